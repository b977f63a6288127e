"""What a format has no place for is said when it happens."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.publications import picture
from umbruch.diagnostics import collecting
from umbruch.registry.format_table import writer
from umbruch.registry.roles import FACTS, PICTURE, Fact
from umbruch.style import load
from umbruch.tree import Article, Change, Credit, Emphasis, Figure, Paragraph, Publication, Quote, Source, Text

FORMATS = ["pdf", "epub", "docx", "newsml", "nitf", "ninjs", "html", "markdown", "text"]


def losses(article: Article, format: str) -> list[str]:
    return told(Publication(articles=(article,)), format)


def told(publication: Publication, format: str, style: str = "release") -> list[str]:
    with collecting() as found:
        writer(format).render(publication, load(style))
    return [remark.message for remark in found if remark.code == "format.loss"]


@pytest.mark.parametrize("format", FORMATS)
def test_page_furniture_is_in_no_file_and_every_writer_says_so(format: str) -> None:
    article = Article(lang="de", headline="Markt", body=(Paragraph((Text("Alle kamen."),)),), discarded=("Seite 3",))
    (message,) = losses(article, format)
    assert message.endswith("discarded")


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "text"])
def test_an_article_that_fits_is_written_without_a_word_about_losses(format: str) -> None:
    article = Article(lang="de", headline="Markt", body=(Paragraph((Text("Alle kamen."),)),), keywords=("Markt",))
    assert losses(article, format) == []


def test_a_description_that_a_format_cannot_carry_is_named_and_only_where_there_is_one() -> None:
    told = Article(lang="de", headline="Markt", body=(Figure(image="kai.jpg", alt="Ein Kai"),))
    bare = Article(lang="de", headline="Markt", body=(Figure(image="kai.jpg", alt=""),))
    assert any("alt" in message.split(", ") or " alt" in message for message in losses(told, "text"))
    assert not any("alt" in message for message in losses(bare, "text"))


WRITTEN_LATER = Article(
    lang="de",
    headline="Markt",
    section="Lokales",
    genre="genre:Interview",
    urgency=2,
    version=2,
    status="withheld",
    change=Change("update"),
    source=Source("Quelle: Bote", circulation=100, rights="nur intern"),
    desk_notes=("Zahl prüfen",),
)


@pytest.mark.parametrize("format", FORMATS)
def test_each_fact_is_written_or_named_as_lost(format: str) -> None:
    """Whatever the table says of a format holds for its writer: a fact without a place is named, no other one."""
    lost = {fact.field for fact in FACTS if getattr(fact, format) is None}
    named = {
        name for message in losses(WRITTEN_LATER, format) for name in message.partition("place for ")[2].split(", ")
    }
    wanted = {
        "section",
        "genre",
        "urgency",
        "version",
        "status",
        "change.update/kill",
        "source.circulation",
        "source.rights",
        "desk_notes",
    }
    assert named & wanted == lost & wanted


KNOWN = {
    "caption": "Der Kai am Morgen",
    "credit": Credit("Foto: Rieke Thomsen"),
    "alt": "Ein Kai",
    "copyright": "2026 Rieke Thomsen",
    "terms": "frei bei Namensnennung",
    "focus": (0.25, 0.5),
    "place": "Lindenau",
    "date": "2026-05-02",
}


@pytest.mark.parametrize("format", [*FORMATS, "ninjs-2.2", "ninjs-1.6"])
@pytest.mark.parametrize("fact", PICTURE, ids=lambda fact: fact.field)
def test_what_is_known_of_a_picture_is_written_or_named_as_lost(format: str, fact: Fact) -> None:
    shown = picture("kai.jpg")
    article = Article(lang="de", headline="Markt", body=(Figure(image="kai.jpg"),))
    bare = Publication(articles=(article,), pictures=(shown,))
    known = replace(bare, pictures=(replace(shown, **{fact.field: KNOWN[fact.field]}),))
    named = [name for message in told(known, format) for name in message.partition("place for ")[2].split(", ")]
    with collecting():
        same = writer(format).render(known, load("release")) == writer(format).render(bare, load("release"))
    if format not in ("epub", "docx"):  # their identifiers are made from the tree
        assert (fact.field in named) == same
    column = format.partition("-")[0]
    assert (fact.field in named) == (
        getattr(fact, column) is None or (fact.field == "focus" and format in ("ninjs-2.2", "ninjs-1.6"))
    )


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "markdown"])
def test_a_logo_that_a_format_does_not_show_is_named(format: str) -> None:
    publication = Publication(articles=(Article(headline="Markt"),), logo="kai.jpg", pictures=(picture("kai.jpg"),))
    assert any("logo" in message for message in told(publication, format, "clipping"))


def test_a_logo_that_a_page_shows_is_not_named() -> None:
    publication = Publication(articles=(Article(headline="Markt"),), logo="kai.jpg", pictures=(picture("kai.jpg"),))
    assert not any("logo" in message for message in told(publication, "pdf"))


@pytest.mark.parametrize("format", ["html", "epub"])
def test_the_note_of_an_update_is_named_where_only_corrections_are_said(format: str) -> None:
    corrected = Article(headline="Markt", change=Change("correction", "Die Zahl war falsch."))
    updated = Article(headline="Markt", change=Change("update", "Mit neuen Zahlen."))
    assert not any("change" in message for message in losses(corrected, format))
    assert any("change.update/kill" in message for message in losses(updated, format))


def test_what_plain_text_cannot_set_inside_a_body_is_named() -> None:
    body = (Paragraph((Emphasis((Text("Nein"),)),)), Quote((Paragraph((Text("Nein"),)),), pull=True))
    (message,) = losses(Article(headline="Markt", body=body), "text")
    assert message.endswith("emphasis, quote.pull")


def test_a_status_that_every_article_has_is_not_worth_a_word() -> None:
    assert not any("status" in message for message in losses(Article(headline="Markt"), "text"))


@pytest.mark.parametrize("format", ["epub", "docx"])
def test_a_subject_that_is_a_code_without_a_name_is_told(format: str) -> None:
    (message,) = losses(Article(headline="Markt", subjects=("sap:x1", "medtop:20000005", "Hafenfest")), format)
    assert message.endswith("the code sap:x1")
