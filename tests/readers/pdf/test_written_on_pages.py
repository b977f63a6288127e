"""What stands on the pages of a PDF beside its text: comments, filled fields, watermarks, turned lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from reportlab.pdfbase.pdfdoc import PDFString

import umbruch
from tests.readers.pdf.pages import HEADLINE, article, pdf
from umbruch.tree import Article
from umbruch.tree.walk import article_texts

EMBARGO = "Sperrfrist: 3. Mai 2027, 11 Uhr"
END = "2027-05-03T11:00:00+02:00"


def turned(canvas: Any, text: str, degrees: float) -> None:
    canvas.saveState()
    canvas.translate(300, 300)
    canvas.rotate(degrees)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


WAYS: dict[str, Callable[[Any, str], None]] = {
    "a comment": lambda canvas, text: canvas.textAnnotation(text, Rect=[50, 50, 80, 80]),
    "words typed over the page": lambda canvas, text: canvas.freeTextAnnotation(
        text, DA=("Helv", 12, "0 g"), Rect=[50, 700, 300, 720]
    ),
    "a field filled in": lambda canvas, text: canvas.acroForm.textfield(value=text, x=50, y=50, width=200),
    "a watermark": lambda canvas, text: turned(canvas, text, 45),
    "a line on its side": lambda canvas, text: turned(canvas, text, 90),
    "a line upside down": lambda canvas, text: turned(canvas, text, 180),
}


def read(way: str, text: str) -> Article:
    def draw(canvas: Any) -> None:
        article(canvas)
        WAYS[way](canvas, text)

    return umbruch.read(pdf(draw)).article


@pytest.mark.parametrize("way", WAYS)
def test_an_embargo_holds_the_article_and_is_none_of_its_words(way: str) -> None:
    found = read(way, EMBARGO)
    assert found.embargo is not None
    assert found.embargo.until == END
    assert found.headline == HEADLINE
    assert EMBARGO not in " ".join(text for text in article_texts(found) if text != found.embargo.text)


@pytest.mark.parametrize("way", WAYS)
def test_other_words_are_kept_aside_whole(way: str) -> None:
    words = "Stimmt die Zahl der Mitglieder?"
    found = read(way, words)
    kept = (*found.desk_notes, *found.discarded)
    assert any(words in one for one in kept)
    assert words not in " ".join(article_texts(found))
    assert found.embargo is None
    assert (found.desk_notes != ()) == (way in ("a comment", "words typed over the page"))


def test_whoever_made_a_comment_is_named_and_the_comment_told() -> None:
    def draw(canvas: Any) -> None:
        article(canvas)
        canvas.textAnnotation("Bitte prüfen", Rect=[50, 50, 80, 80], T=PDFString("Ada Roth"))

    reading = umbruch.read(pdf(draw))
    assert reading.article.desk_notes == ("<!-- Ada Roth: Bitte prüfen -->",)
    assert "copy.comment" in {one.code for one in reading.diagnostics}


def test_an_embargo_in_white_on_the_paper_holds() -> None:
    def draw(canvas: Any) -> None:
        article(canvas)
        canvas.setFillGray(1)
        canvas.drawString(60, 700, EMBARGO)

    found = umbruch.read(pdf(draw)).article
    assert found.embargo is not None
    assert found.embargo.until == END
