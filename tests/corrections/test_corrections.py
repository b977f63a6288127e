"""`--set`: any field of the first article, by its path."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from tests.full_sample import full_sample
from tests.publications import sample_publication
from umbruch.corrections import correct, parse
from umbruch.diagnostics import Diagnostic
from umbruch.errors import FieldError
from umbruch.tree import (
    Article,
    Block,
    Box,
    Byline,
    Contact,
    Credit,
    Figure,
    List,
    Paragraph,
    Person,
    Picture,
    Provider,
    Publication,
    Quote,
    Source,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.reading import Origin, Reading
from umbruch.tree.walk import block_texts, inline_text


def corrected(assignment: str, publication: Publication | None = None) -> Article:
    """The article of a sample with one correction."""
    return correct(publication or sample_publication(), parse([assignment])).article


@pytest.mark.parametrize("field", ["kicker", "headline", "deck", "lead", "boilerplate", "id"])
def test_plain_fields_take_the_words(field: str) -> None:
    assert getattr(corrected(f"{field}=Neue Worte = neu"), field) == "Neue Worte = neu"


@pytest.mark.parametrize("field", ["kicker", "headline", "byline", "dateline", "source", "embargo", "contact"])
def test_an_empty_value_clears_the_field(field: str) -> None:
    assert getattr(corrected(f"{field}="), field) is None


def test_an_empty_value_clears_a_list_and_takes_a_block_out() -> None:
    assert corrected("keywords=").keywords == ()
    assert len(corrected("body[1]=").body) == len(sample_publication().article.body) - 1


def test_an_empty_alt_marks_a_picture_as_decoration() -> None:
    figure = corrected("body[1].alt=").body[1]
    assert isinstance(figure, Figure)
    assert figure.alt == ""


def test_names_and_keywords_are_parted_by_semicolons() -> None:
    assert corrected("keywords=Hafen; Bücher;").keywords == ("Hafen", "Bücher")
    source = corrected("source.publications=Bote; Kurier").source
    assert source is not None
    assert source.publications == ("Bote", "Kurier")


def test_a_byline_is_read_for_its_people() -> None:
    byline = corrected("byline=Von Anna Berg und Kai Ohm").byline
    assert byline == Byline("Von Anna Berg und Kai Ohm", (Person("Anna Berg"), Person("Kai Ohm")))


def test_a_dateline_is_read_for_place_and_credit() -> None:
    dateline = corrected("dateline=KALLDORF (LR/wb).").dateline
    assert dateline is not None
    assert (dateline.text, dateline.place, dateline.credit) == ("KALLDORF (LR/wb).", "KALLDORF", ("LR", "wb"))


def test_a_place_alone_makes_a_dateline() -> None:
    for assignment in ("dateline=Kalldorf", "dateline.place=Kalldorf"):
        dateline = corrected(assignment, sample_publication("untitled")).dateline
        assert dateline is not None
        assert (dateline.text, dateline.place) == ("Kalldorf", "Kalldorf")


def test_a_source_line_is_read_for_newspaper_and_day() -> None:
    source = corrected("source=Lippische Rundschau, 3. Mai 2023, S. 5").source
    assert source is not None
    assert (source.publications, source.date, source.page) == (("Lippische Rundschau",), "2023-05-03", "5")


def test_a_credit_an_embargo_and_a_contact_are_read_too() -> None:
    figure = corrected("body[1].credit=Foto: Kai Ohm").body[1]
    assert isinstance(figure, Figure)
    assert figure.credit is not None
    assert figure.credit.name == "Kai Ohm"
    embargo = corrected("embargo=Sperrfrist: 3. Mai 2023, 12 Uhr").embargo
    assert embargo is not None
    assert (embargo.until or "").startswith("2023-05-03T12:00")
    contact = corrected("contact=Anna Berg, Rathaus, anna@rathaus.example").contact
    assert contact is not None
    assert contact.email == "anna@rathaus.example"


def test_a_corrected_part_is_corrected_in_the_printed_line_too() -> None:
    dateline = corrected("dateline.place=NEUHAFEN").dateline
    assert dateline is not None
    assert dateline.text == "NEUHAFEN (LB/mö)."
    byline = corrected("byline.people[1].name=Jan Brüggeman").byline
    assert byline is not None
    assert byline.text == "Von Mareike Öztürk und Jan Brüggeman (dpa)"


def test_blocks_take_new_words() -> None:
    assert corrected("body[0]=Neu.").body[0] == Paragraph((Text("Neu."),))
    figure, quote = corrected("body[1]=Neu.").body[1], corrected("body[4]=Neu.").body[4]
    assert isinstance(figure, Figure)
    assert inline_text(figure.caption) == "Neu."
    assert figure.image == "speicher.jpg"
    assert isinstance(quote, Quote)
    assert quote.attribution == "Solveig Harms, Leiterin"
    assert corrected("body=Eins.\n\nZwei.").body == (Paragraph((Text("Eins."),)), Paragraph((Text("Zwei."),)))


def test_the_language_of_a_single_article_is_that_of_the_publication() -> None:
    publication = correct(sample_publication(), {"lang": "fr"})
    assert (publication.lang, publication.article.lang) == ("fr", "fr")


@pytest.mark.parametrize(
    ("assignment", "place", "says"),
    [
        ("hedline=x", "hedline", "did you mean headline?"),
        ("source.dat=x", "source.dat", "did you mean date?"),
        ("headline.text=x", "headline.text", "has no parts"),
        ("headline[0]=x", "headline", "is not a list"),
        ("body[99]=x", "body[99]", "there are 11 of them"),
        ("body[5]=x", "body[5]", "this is a list"),
        ("body[1].type=x", "body[1].type", "no kind of block"),
        ("body[2].level=9", "body[2].level", "from 1 to 5"),
        ("body[5].ordered=perhaps", "body[5].ordered", "true or false"),
        ("source.date=12.11.2022", "source.date", "is no date"),
        ("source.date=2022-13-01", "source.date", "is no date"),
        ("embargo.until=2022-11-12T99:00", "embargo.until", "is no date"),
        ("modified=heute", "modified", "is no date"),
        ("lang=Deutsch!", "lang", "is no language tag"),
        ("byline.text=", "byline.text", "cannot be empty"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_path(assignment: str, place: str, says: str) -> None:
    with pytest.raises(FieldError) as caught:
        corrected(assignment)
    assert caught.value.place == place
    assert says in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("written", ["headline", "a b=1", "=x", "body[-1]=x", "body[]=x", ".x=1", "body[0=x"])
def test_what_is_no_assignment_is_refused(written: str) -> None:
    with pytest.raises(FieldError):
        corrected(written)


def test_without_an_article_there_is_nothing_to_correct() -> None:
    with pytest.raises(FieldError, match="no article"):
        correct(Publication(), {"headline": "x"})


def test_what_was_guessed_about_a_corrected_field_is_forgotten() -> None:
    reading = Reading(
        articles=(Article(headline="Falsch", body=(Paragraph(),)),),
        diagnostics=(
            Diagnostic("headline.guessed", "the second line", "warning", field="articles[0].headline"),
            Diagnostic("other", "something else", "warning", field="articles[0].headlines"),
            Diagnostic("no.field", "no field"),
        ),
        origins=(Origin("articles[0].headline", (2,)), Origin("articles[0].body[0]", (3,))),
    )
    after = correct(reading, {"headline": "Richtig"})
    assert [remark.code for remark in after.diagnostics] == ["other", "no.field"]
    assert [origin.field for origin in after.origins] == ["articles[0].body[0]"]


@pytest.mark.parametrize(
    ("assignment", "at", "value"),
    [
        ("section=Lokales", ("section",), "Lokales"),
        ("version=3", ("version",), 3),
        ("status=canceled", ("status",), "canceled"),
        ("change=update", ("change", "kind"), "update"),
        ("change.note=Zahl berichtigt", ("change", "note"), "Zahl berichtigt"),
        ("desk_notes=Nur bis 18 Uhr; Foto folgt", ("desk_notes",), ("Nur bis 18 Uhr", "Foto folgt")),
        ("source.circulation=1200", ("source", "circulation"), 1200),
        ("source.rights=nur intern", ("source", "rights"), "nur intern"),
        ("body[0].content[1].content=3", ("body", 0, "content", 1, "content", 0, "text"), "3"),
        ("body[0].content[9].lang=it", ("body", 0, "content", 9, "lang"), "it"),
        ("body[1].weight=half", ("body", 1, "weight"), "half"),
        ("body[1].weight=", ("body", 1, "weight"), None),
        ("body[2].voice=answer", ("body", 2, "voice"), "answer"),
        ("body[2].speaker=Die Zeitung", ("body", 2, "speaker"), "Die Zeitung"),
        ("body[4].lang=it", ("body", 4, "lang"), "it"),
        ("body[5].pull=no", ("body", 5, "pull"), False),
        ("body[6].start=7", ("body", 6, "start"), 7),
        ("body[6].ordered=false", ("body", 6, "ordered"), False),
        ("body[7].align=left; ; right", ("body", 7, "align"), ("left", None, "right")),
        ("body[7].align[1]=", ("body", 7, "align", 1), None),
        ("body[7].row_heads=false", ("body", 7, "row_heads"), False),
        ("body[7].rows[1][2]=26 %", ("body", 7, "rows", 1, 2, 0, "text"), "26 %"),
        ("body[8].title=Die Leiterin", ("body", 8, "title"), "Die Leiterin"),
        ("body[8].content[0]=Neu.", ("body", 8, "content", 0, "content", 0, "text"), "Neu."),
    ],
)
def test_every_field_of_the_second_version_can_be_set(
    assignment: str, at: tuple[str | int, ...], value: object
) -> None:
    part: object = corrected(assignment, sample_publication("everything"))
    for step in at:
        part = part[step] if isinstance(step, int) else getattr(part, step)  # type: ignore[index]
    assert part == value


def test_what_belongs_to_the_publication_is_set_by_its_own_name() -> None:
    publication = correct(sample_publication("everything"), parse(["publication.title=Neue Mappe"]))
    assert publication.title == "Neue Mappe"
    changes = ["publication.provider=Neuer Dienst", "pictures[0].focus=0.5; 0.25", "pictures[0].credit=Foto: Kai Ohm"]
    publication = correct(publication, parse(changes))
    assert publication.provider == Provider("Neuer Dienst")
    assert publication.pictures[0].focus == (0.5, 0.25)
    assert publication.pictures[0].credit == Credit("Foto: Kai Ohm", "Kai Ohm")
    second = correct(sample_publication("kit"), parse(["articles[1].headline=Anders"]))
    assert [article.headline for article in second.articles][1] == "Anders"


@pytest.mark.parametrize(
    ("kind", "block"),
    [
        ("paragraph", Paragraph((Text("Worte"),))),
        ("subheading", Subheading((Text("Worte"),))),
        ("quote", Quote((Paragraph((Text("Worte"),)),))),
        ("box", Box(None, (Paragraph((Text("Worte"),)),))),
        ("list", List(items=((Paragraph((Text("Worte"),)),),))),
        ("figure", Figure(caption=(Text("Worte"),))),
    ],
)
def test_a_paragraph_becomes_another_kind_of_block_with_the_same_words(kind: str, block: Block) -> None:
    publication = Publication(articles=(Article(body=(Paragraph((Text("Worte"),)),)),))
    assert corrected(f"body[0].type={kind}", publication).body == (block,)


@pytest.mark.parametrize("kind", ["paragraph", "subheading", "quote", "list", "box"])
@pytest.mark.parametrize("number", [0, 2, 3, 5, 6, 8])
def test_no_word_is_lost_when_a_block_becomes_another_kind(number: int, kind: str) -> None:
    publication = sample_publication("everything")
    old = " ".join(block_texts(publication.article.body[number : number + 1])).replace("Bote: ", "")
    new = corrected(f"body[{number}].type={kind}", publication).body[number]
    assert " ".join(block_texts((new,))).replace("Bote: ", "").split() == old.split()


@pytest.mark.parametrize(
    ("assignment", "place"),
    [
        ("body[0].type=paragraf", "body[0].type"),
        ("body[1].type=paragraph", "body[1].type"),
        ("body[7].type=list", "body[7].type"),
        ("body[0].type=rule", "body[0].type"),
        ("version=0", "version"),
        ("status=gone", "status"),
        ("body[6].start=-3", "body[6].start"),
        ("body[6].start=1000000000", "body[6].start"),
        ("body[4].lang=klingonisch", "body[4].lang"),
        ("body[7].align=left; middle", "body[7].align"),
        ("pictures[0].focus=1.5; 0", "pictures[0].focus"),
        ("pictures[0].focus=0.5", "pictures[0].focus"),
    ],
)
def test_what_a_field_does_not_take_is_refused_with_its_path(assignment: str, place: str) -> None:
    with pytest.raises(FieldError) as caught:
        corrected(assignment, sample_publication("everything"))
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("title", "headline"),
        ("titel", "headline"),
        ("Überschrift", "headline"),
        ("hedline", "headline"),
        ("Dachzeile", "kicker"),
        ("autor", "byline"),
        ("place", "dateline.place"),
        ("page", "source.page"),
        ("caption", "body[1].caption"),
        ("alt", "body[1].alt"),
        ("ressort", "section"),
    ],
)
def test_a_name_that_people_use_is_answered_with_the_field(name: str, meant: str) -> None:
    with pytest.raises(FieldError) as caught:
        corrected(f"{name}=x")
    assert caught.value.hint == f"did you mean {meant}?"


def test_the_language_of_an_article_is_that_of_its_publication_only_where_it_stands_alone() -> None:
    alone = correct(Publication(lang="de", articles=(Article(lang="de"),)), {"lang": "fr"})
    assert (alone.lang, alone.article.lang) == ("fr", "fr")
    kit = correct(Publication(kind="kit", lang="de", articles=(Article(lang="de"), Article())), {"lang": "fr"})
    assert (kit.lang, kit.article.lang) == ("de", "fr")


def each_field(part: object, path: str = "") -> Iterator[tuple[str, Any, object]]:
    """The path of every field and every item of a tree, its type where it has one, and what stands there."""
    if isinstance(part, tuple):
        for number, one in enumerate(part):
            if isinstance(one, tuple):
                yield f"{path}[{number}]", None, one
            yield from each_field(one, f"{path}[{number}]")
    elif isinstance(part, msgspec.Struct):
        hints = typing.get_type_hints(type(part))
        for name in part.__struct_fields__:
            whole = f"{path}.{name}".lstrip(".")
            yield whole, hints[name], getattr(part, name)
            yield from each_field(getattr(part, name), whole)


WRITTEN = {
    "lang": "fr", "date": "2026-05-03", "modified": "2026-05-03T10:00:00+02:00", "until": "2026-05-03T10:00:00+02:00",
    "align": "center; right", "focus": "0.5; 0.25", "start": "7", "level": "3", "version": "7", "circulation": "7",
    "urgency": "7", "change": "update", "rows": "eins; zwei\ndrei; vier",
}  # fmt: skip
"""What is written for fields that do not take any words."""


def written_for(path: str, kind: Any, now: object) -> str:
    name = path.rpartition(".")[2]
    words = [
        str(one) for hint in (kind, *typing.get_args(kind)) for one in typing.get_args(hint) if isinstance(one, str)
    ]
    if words:
        return next(word for word in words if word != now)
    if kind is bool:
        return "no" if now else "yes"
    if kind is float or name.startswith("focus["):
        return "0.125"
    return WRITTEN.get(name, "Andere Worte")


FIELDS = {
    path if path.startswith(("articles[", "pictures[")) else f"publication.{path}": (kind, now)
    for path, kind, now in each_field(full_sample())
    if path not in ("articles", "pictures")
}
OF_THE_FILE = {"width", "height", "media_type", "content"}


def test_every_field_of_the_tree_can_be_set() -> None:
    unset = []
    for path, (kind, now) in FIELDS.items():
        of_the_file = path.startswith("pictures[") and path.rpartition(".")[2] in OF_THE_FILE
        if of_the_file:
            with pytest.raises(FieldError, match="is read from the picture's file"):
                correct(full_sample(), {path: "7"})
        elif correct(full_sample(), {path: written_for(path, kind, now)}) == full_sample() and now != "fr":
            unset.append(path)
    assert unset == []
    assert len(FIELDS) > 400
    named = {re.sub(r".*\.", "", path) for path in FIELDS}
    types = (Publication, Article, Picture, Paragraph, Figure, Table, Box, Source, Contact)
    assert {name for kind in types for name in kind.__struct_fields__} - named <= {"articles", "pictures"}


def test_items_cells_and_rows_are_parted_by_semicolons_and_line_ends() -> None:
    everything = sample_publication("everything")
    body = correct(
        everything, {"body[6].items": "Abnahme; Fest", "body[7].rows": "2027; ; 12 %\n2028; 9; 8 %"}
    ).article.body
    assert [" ".join(block_texts(item)) for item in body[6].items] == ["Abnahme", "Fest"]  # type: ignore[union-attr]
    rows = body[7].rows  # type: ignore[union-attr]
    assert [[inline_text(cell) for cell in row] for row in rows] == [["2027", "", "12 %"], ["2028", "9", "8 %"]]
