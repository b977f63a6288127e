"""Print-outs of web pages: what browsers and sites put around an article is no part of it, and tells where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import umbruch
from tests.readers.pdf.pages import pdf, put
from umbruch.tree import Article
from umbruch.tree.walk import block_texts

HEADLINE = "Neue Brücke über die Aue"
TEXT = (
    (
        "Der Rat hat am Montag den Bau der neuen Brücke beschlossen. Sie soll im nächsten",
        "Frühjahr fertig sein und zwei Millionen Euro kosten, sagte die Bürgermeisterin.",
    ),
    (
        "Die alte Brücke war im Winter gesperrt worden, weil ihre Pfeiler morsch geworden",
        "waren. Seither fahren die Busse einen Umweg über Bergen.",
    ),
)
SHORT_END = "Im Mai wird gefeiert."


def printed(canvas: Any, between: Sequence[str] = (), below: Sequence[str] = ()) -> None:
    canvas.setCreator("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36")
    canvas.setTitle(f"{HEADLINE} - Lauter Bote")
    put(canvas, "11/29/26, 7:36 PM", 24, 22, 7, "Helvetica")
    put(canvas, f"{HEADLINE} - Lauter Bote", 280, 22, 7, "Helvetica")
    put(canvas, "Lauter Bote", 60, 70, 22, "Times-Bold")
    for number, word in enumerate(("Startseite", "Lokales", "Sport", "Abo")):
        put(canvas, word, 60 + 90 * number, 90, 11)
    down = 130.0
    put(canvas, HEADLINE, 60, down, 20, "Times-Bold")
    put(canvas, "Von Ada Roe · 12. März 2019, 17:42 Uhr", 60, down + 20, 9)
    down += 50
    for lines in (TEXT[0], between, TEXT[1], (SHORT_END,), below):
        for line in lines:
            put(canvas, line, 60, down, 11)
            down += 14
        down += 14 if lines else 0
    put(canvas, "https://www.lauter-bote.example/lokales/bruecke-123.html", 24, 828, 7, "Helvetica")
    put(canvas, "1/1", 560, 828, 7, "Helvetica")


def read(**around: Any) -> Article:
    return umbruch.read(pdf(lambda canvas: printed(canvas, **around))).articles[0]


def words(article: Article) -> str:
    return "\n".join(block_texts(article.body)) + "\n" + (article.headline or "")


def test_what_the_browser_printed_is_out_and_tells_site_and_address() -> None:
    article = read()
    assert article.headline == HEADLINE
    assert article.source is not None
    assert article.source.publications == ("Lauter Bote",)
    assert article.source.url == "https://www.lauter-bote.example/lokales/bruecke-123.html"
    assert "7:36 PM" in "\n".join(article.discarded)
    assert "Startseite" not in words(article)


def test_the_day_of_the_article_counts_and_not_that_of_the_print() -> None:
    source = read().source
    assert source is not None
    assert source.date == "2019-03-12"


def test_a_name_and_a_day_in_one_line_are_byline_and_day() -> None:
    byline = read().byline
    assert byline is not None
    assert byline.text == "Von Ada Roe"


def test_a_short_last_paragraph_stays() -> None:
    assert read().body[-1].content[0].text == SHORT_END  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "lines",
    [
        ("Lesen Sie auch", "Drei Verletzte bei Unfall auf der Landstraße", "Schwimmbad öffnet erst im Juni wieder"),
        ("Wir verwenden Cookies, um Ihnen den besten Dienst zu bieten.", "Alle akzeptieren"),
        ("Newsletter abonnieren", "Jeden Morgen die wichtigsten Nachrichten in Ihrem Postfach"),
        ("Teilen Twittern E-Mail",),
    ],
)
def test_what_the_site_puts_between_paragraphs_is_out(lines: Sequence[str]) -> None:
    article = read(between=lines)
    assert len(article.body) == len(TEXT) + 1
    assert not any(line in words(article) for line in lines)
    assert all(line in "\n".join(article.discarded) for line in lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("Kommentare (3)", "Das wurde auch Zeit, Glückwunsch an den Rat!"),
        ("Impressum | Datenschutz | AGB | © 2019 Lauter Bote Verlag",),
        ("Mehr zum Thema:", "Schwimmbad öffnet erst im Juni wieder"),
    ],
)
def test_what_stands_below_the_article_is_out(lines: Sequence[str]) -> None:
    article = read(below=lines)
    assert len(article.body) == len(TEXT) + 1
    assert not any(line in words(article) for line in lines)


def test_an_article_about_cookies_is_no_banner() -> None:
    about = "Der Verband rät, Cookies im Browser zu löschen, und nennt Einzelheiten."
    assert about in words(read(between=(about,)))


def test_a_letter_with_the_address_of_its_site_at_the_foot_is_no_print_out() -> None:
    def letter(canvas: Any) -> None:
        put(canvas, "Gemeinde Lauter", 60, 90, 14, "Times-Bold")
        put(canvas, HEADLINE, 60, 150, 18, "Times-Bold")
        for number, line in enumerate(line for lines in TEXT for line in lines):
            put(canvas, line, 60, 190 + 14 * number, 11)
        put(canvas, "Kommentare", 60, 270, 11)
        put(canvas, "Die Gemeinde nimmt bis Ende Mai Kommentare zu diesem Bau entgegen.", 60, 284, 11)
        put(canvas, "https://www.lauter.example", 60, 828, 7)
        put(canvas, "1/1", 560, 828, 7)

    article = umbruch.read(pdf(letter)).articles[0]
    assert article.headline == HEADLINE
    assert "Kommentare zu diesem Bau" in words(article)
    assert article.source is None


def test_the_same_lines_tell_a_print_out_whatever_program_made_the_file() -> None:
    def other(canvas: Any) -> None:
        printed(canvas)
        canvas.setCreator("Print to PDF")

    source = umbruch.read(pdf(other)).articles[0].source
    assert source is not None
    assert source.publications == ("Lauter Bote",)
