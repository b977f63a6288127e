"""Forms over clippings: the paper is ticked, the day and the event stand by labels."""

from __future__ import annotations

from typing import Any

import pytest

import umbruch
from tests.readers.pdf.pages import pdf, put
from umbruch.tree import Article
from umbruch.tree.walk import block_texts

PARAGRAPH = (
    "Der Rat hat am Montag den Bau der neuen Brücke beschlossen. Sie soll im nächsten",
    "Frühjahr fertig sein und zwei Millionen Euro kosten, sagte die Bürgermeisterin.",
    "Die alte Brücke war im Winter gesperrt worden, weil ihre Pfeiler nicht mehr trugen.",
)


def box(canvas: Any, left: float, down: float, *, ticked: bool) -> None:
    canvas.rect(left, 842 - down, 11, 11)
    if ticked:
        canvas.line(left, 842 - down, left + 11, 853 - down)
        canvas.line(left, 853 - down, left + 11, 842 - down)


def form(canvas: Any, ticked: int, headline: str | None) -> None:
    put(canvas, "Presseauswertung", 60, 60, 20, "Helvetica-Bold")
    for number, paper in enumerate(("Lauter Bote", "Auer Zeitung", "Wochenblick")):
        box(canvas, 60 + 150 * number, 100, ticked=number == ticked)
        put(canvas, paper, 80 + 150 * number, 98, 11)
    put(canvas, "Anlass:", 60, 125, 11, "Times-Bold")
    put(canvas, "Rat baut eine Brücke über die Aue", 140, 125, 11)
    put(canvas, "Datum:", 60, 145, 11, "Times-Bold")
    put(canvas, "12. März 2019", 140, 145, 11)
    if headline:
        put(canvas, headline, 60, 200, 18, "Helvetica-Bold")
    for number, line in enumerate(PARAGRAPH):
        put(canvas, line, 60, 230 + 14 * number, 11)


def article(ticked: int, headline: str | None) -> Article:
    return umbruch.read(pdf(lambda canvas: form(canvas, ticked, headline))).article


@pytest.mark.parametrize(("ticked", "paper"), [(0, "Lauter Bote"), (1, "Auer Zeitung"), (2, "Wochenblick")])
def test_the_paper_that_is_ticked_is_the_source(ticked: int, paper: str) -> None:
    source = article(ticked, "Zwei Millionen für den Fluss").source
    assert source is not None
    assert (source.publications, source.date) == ((paper,), "2019-03-12")


def test_a_form_is_in_no_field_of_the_article() -> None:
    read = article(0, "Zwei Millionen für den Fluss")
    assert read.headline == "Zwei Millionen für den Fluss"
    assert "".join(block_texts(read.body)).startswith("Der Rat hat am Montag")
    assert "Auer Zeitung" not in "".join(block_texts(read.body))
    assert "Auer Zeitung" in read.discarded
    assert "Anlass: Rat baut eine Brücke über die Aue" in read.discarded


def test_what_a_clipping_without_headline_is_about_stands_in_the_form() -> None:
    assert article(1, None).headline == "Rat baut eine Brücke über die Aue"


def test_boxes_of_which_none_is_ticked_tell_no_paper() -> None:
    source = article(7, "Zwei Millionen für den Fluss").source
    assert source is None or source.publications == ()
