"""`--set`: any field of the first article, by its path."""

from __future__ import annotations

import pytest

from tests.publications import sample_publication
from umbruch.corrections import correct, parse
from umbruch.diagnostics import Diagnostic
from umbruch.errors import FieldError
from umbruch.tree import Article, Byline, Figure, Paragraph, Person, Publication, Quote, Text
from umbruch.tree.reading import Origin, Reading
from umbruch.tree.walk import inline_text


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
        ("body[1].type=x", "body[1].type", "no such field"),
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
