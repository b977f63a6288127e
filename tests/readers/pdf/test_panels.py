"""What stands on tinted ground or in a frame beside the text of a PDF, under a headline of its own, is a box of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import umbruch
from tests.readers.pdf.pages import pdf, put
from umbruch.tree import Box, List
from umbruch.tree.walk import block_texts

TEXT = (
    "Der Rat hat am Montag den Bau der neuen Brücke mit großer Mehrheit beschlossen, trotz aller Kosten.",
    "Bis sie fertig ist, bleiben drei Straßen der Stadt für Wochen ganz oder halb gesperrt, wie es hieß.",
    "Die Anwohner sind am Freitag mit einem Schreiben unterrichtet worden, sagte die Bürgermeisterin.",
)
FACTS = ("Die Brücke wird 84 Meter lang und trägt zwei", "Fahrbahnen. Gebaut wird sie aus Stahl und Holz.")


def tinted(canvas: Any) -> None:
    canvas.setFillGray(0.9)
    canvas.rect(60, 842 - 262, 240, 72, stroke=0, fill=1)
    canvas.setFillGray(0)


def rounded(canvas: Any) -> None:
    canvas.setFillColorRGB(0.9, 0.95, 0.8)
    canvas.roundRect(60, 842 - 262, 240, 72, 8, stroke=0, fill=1)
    canvas.setFillGray(0)


def framed(canvas: Any) -> None:
    canvas.rect(60, 842 - 262, 240, 72)


def ruled(canvas: Any) -> None:
    for down in (190, 262):
        canvas.line(60, 842 - down, 300, 842 - down)
    for left in (60, 300):
        canvas.line(left, 842 - 190, left, 842 - 262)


def under_a_bar(canvas: Any) -> None:
    canvas.setFillGray(0.7)
    canvas.rect(60, 842 - 212, 240, 22, stroke=0, fill=1)
    canvas.setFillGray(0.9)
    canvas.rect(60, 842 - 262, 240, 50, stroke=0, fill=1)
    canvas.setFillGray(0)


def page(
    panel: Any, facts: Sequence[str] = FACTS, *, title: str = "Zahlen zum Bau", font: str = "Times-Bold"
) -> umbruch.Article:
    def drawn(canvas: Any) -> None:
        put(canvas, "Neue Brücke über die Aue", 60, 100, 26, "Helvetica-Bold")
        for number, line in enumerate(TEXT):
            put(canvas, line, 60, 130 + 12 * number)
        panel(canvas)
        put(canvas, title, 70, 206, 9, font)
        for number, line in enumerate(facts):
            put(canvas, line, 70, 222 + 11 * number)
        for number, line in enumerate(TEXT):
            put(canvas, line, 60, 290 + 12 * number)

    return umbruch.read(pdf(drawn), name="page.pdf").article


def boxes(article: umbruch.Article) -> list[Box]:
    return [block for block in article.body if isinstance(block, Box)]


@pytest.mark.parametrize("panel", [tinted, rounded, framed, ruled, under_a_bar])
def test_a_panel_under_a_headline_is_a_box_where_it_stands(panel: Any) -> None:
    article = page(panel)
    (box,) = boxes(article)
    assert (box.title, list(block_texts(box.content))) == ("Zahlen zum Bau", [" ".join(FACTS)])
    assert 0 < article.body.index(box) < len(article.body) - 1
    assert "Zahlen zum Bau" not in list(block_texts(tuple(one for one in article.body if one is not box)))


def test_items_in_a_panel_are_a_list() -> None:
    (box,) = boxes(page(tinted, ("• 84 Meter lang und 12 Meter breit", "• Stahl und Holz für zwei Fahrbahnen")))
    assert [type(block) for block in box.content] == [List]


@pytest.mark.parametrize(
    ("facts", "title", "font"),
    [
        (FACTS, "Zahlen zum Bau", "Times-Roman"),
        (("Rathaus der Stadt Lauter, Ada Roe, Pressestelle", "Telefon 0123 456789, presse@lauter.example"), "Presse",
         "Times-Bold"),
        (("Die Meldung ist bis Freitag, 1. Mai 2026, 10 Uhr", "gesperrt, Sperrfrist: 1. Mai 2026, 10.00 Uhr."),
         "Sperrfrist: 1. Mai 2026, 10 Uhr", "Times-Bold"),
        (("GROSSES FEST IM ZELT AM MARKT LIVE DABEI", "Alle Karten jetzt im Vorverkauf UND VIELES MEHR"), "FEST",
         "Times-Bold"),
    ],
    ids=["no headline", "contact", "embargo", "advertisement"],
)  # fmt: skip
def test_a_panel_that_says_something_else_is_no_box(facts: Sequence[str], title: str, font: str) -> None:
    assert boxes(page(tinted, facts, title=title, font=font)) == []


def test_an_order_to_wait_in_a_panel_holds() -> None:
    article = page(tinted, ("Die Meldung ist gesperrt.", "Sperrfrist: 1. Mai 2026, 10.00 Uhr"), title="Bitte beachten")
    assert article.embargo is not None


def test_bullets_that_are_drawn_make_a_list() -> None:
    def drawn(canvas: Any) -> None:
        put(canvas, "Neue Brücke über die Aue", 60, 100, 26, "Helvetica-Bold")
        for number, line in enumerate(TEXT):
            put(canvas, line, 60, 130 + 12 * number)
        for number, line in enumerate(("Stahl für die Bögen der Brücke", "Holz für das Geländer", "Stein am Ufer")):
            canvas.circle(75, 842 - 182 - 12 * number, 1.5, stroke=0, fill=1)
            put(canvas, line, 84, 185 + 12 * number)
        for number, line in enumerate(TEXT):
            put(canvas, line, 60, 235 + 12 * number)

    article = umbruch.read(pdf(drawn), name="page.pdf").article
    assert [len(block.items) for block in article.body if isinstance(block, List)] == [3]
