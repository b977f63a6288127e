"""What a format has no place for is said when it happens."""

from __future__ import annotations

import pytest

from umbruch.diagnostics import collecting
from umbruch.registry.format_table import writer
from umbruch.style import load
from umbruch.tree import Article, Figure, Paragraph, Publication, Text

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
