"""Bullets and numbers that office programs set far before their items belong to them, and nothing else does."""

from __future__ import annotations

from typing import Any

import pytest

import umbruch
from tests.readers.pdf.pages import pdf, put
from umbruch.readers.pdf.file.page_content import Letter, Run
from umbruch.readers.pdf.setting.set_lines import set_lines
from umbruch.tree import Article, List, Paragraph
from umbruch.tree.walk import block_texts, inline_text

ABOVE = (
    "Die Gemeinde Lindenau hat am Dienstag den neuen Steg freigegeben, sagte Anna Größl im Rathaus.",
    "Am Wochenende feiert der Ort ein Fest am Ufer. Das Programm steht fest und beginnt am Freitag:",
)
BELOW = "Der alte Steg war nach einem Hochwasser gesperrt worden, seither war der Schulweg weit."
ITEMS = ("Freitag 18 Uhr Andacht in der Kapelle", "Samstag 10 Uhr Lauf der Schule", "Sonntag 11 Uhr Konzert am Steg")


def written(text: str, left: float, base: float, size: float = 11) -> list[Letter]:
    """The letters of a line, each half an em wide."""
    return [
        Letter(sign, left + at * size / 2, left + (at + 1) * size / 2, base, Run(size)) for at, sign in enumerate(text)
    ]


def lines(*parts: tuple[str, float, float]) -> list[str]:
    letters = [letter for text, left, base in parts for letter in written(text, left, base)]
    return [line.text for line in set_lines(letters)]


def page(labels: tuple[str, ...], indent: float = 18) -> Article:
    def draw(canvas: Any) -> None:
        put(canvas, "Neuer Steg über die Aue freigegeben", 60, 80, 22, "Helvetica-Bold")
        for number, line in enumerate(ABOVE):
            put(canvas, line, 60, 120 + 14 * number, 11)
        for number, label in enumerate(labels):
            put(canvas, label, 78, 150 + 14 * number, 11)
        for number, item in enumerate(ITEMS):
            put(canvas, item, 78 + indent, 150 + 14 * number, 11)
        put(canvas, BELOW, 60, 206, 11)

    return umbruch.read(pdf(draw)).article


@pytest.mark.parametrize(("labels", "ordered"), [(("•", "•", "•"), False), (("1.", "2.", "3."), True)])
@pytest.mark.parametrize("indent", [18, 36])
def test_labels_before_items_make_a_list(labels: tuple[str, ...], indent: float, *, ordered: bool) -> None:
    (found,) = (block for block in page(labels, indent).body if isinstance(block, List))
    assert found.ordered is ordered
    assert tuple(" ".join(block_texts(item)) for item in found.items) == ITEMS


def test_no_label_is_left_beside_the_text() -> None:
    article = page(("•", "•", "•"))
    words = [inline_text(block.content) for block in article.body if isinstance(block, Paragraph)]
    assert not any("•" in text for text in (*words, *article.discarded))


def test_bullets_of_symbol_fonts_and_letters_that_stand_for_one_are_labels() -> None:
    assert lines(("\uf0b7", 60, 100), ("Andacht", 85, 100)) == ["\uf0b7 Andacht"]
    assert lines(("o", 60, 100), ("Andacht", 85, 100)) == ["◦ Andacht"]


def test_a_number_alone_and_a_label_of_another_line_stay_where_they_are() -> None:
    assert lines(("3.", 60, 100), ("Andacht", 90, 100)) == ["3.", "Andacht"]
    assert lines(("•", 60, 100), ("Andacht", 85, 112)) == ["•", "Andacht"]
    assert lines(("•", 60, 100), ("Andacht", 160, 100)) == ["•", "Andacht"]
    assert lines(("so", 60, 100), ("Andacht", 90, 100)) == ["so", "Andacht"]
