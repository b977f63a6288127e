"""What a format has no place for is said when it happens."""

from __future__ import annotations

import pytest

from umbruch.diagnostics import collecting
from umbruch.registry.format_table import writer
from umbruch.registry.roles import FACTS
from umbruch.style import load
from umbruch.tree import Article, Change, Figure, Paragraph, Publication, Source, Text

FORMATS = ["pdf", "epub", "docx", "newsml", "nitf", "ninjs", "html", "markdown", "text"]


def losses(article: Article, format: str) -> list[str]:
    with collecting() as found:
        writer(format).render(Publication(articles=(article,)), load("release"))
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
    wanted = {"section", "version", "status", "change", "source.circulation", "source.rights", "desk_notes"}
    assert named & wanted == lost & wanted


def test_a_status_that_every_article_has_is_not_worth_a_word() -> None:
    assert not any("status" in message for message in losses(Article(headline="Markt"), "text"))
