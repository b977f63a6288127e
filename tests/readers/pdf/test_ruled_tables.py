"""Tables come cell by cell where rules part their cells, whatever stands in them, and letterheads and forms do not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

import umbruch
from tests.cpu_growth import EVEN, growth
from tests.readers.pdf.pages import pdf, put
from umbruch.readers.pdf.file.page_content import Area
from umbruch.readers.pdf.setting.ruled_tables import ruled_grids
from umbruch.tree import Table
from umbruch.tree.walk import inline_text

TEXT = (
    "Der Rat hat am Montag den Bau der neuen Brücke mit großer Mehrheit beschlossen, trotz aller Kosten.",
    "Bis sie fertig ist, bleiben drei Straßen der Stadt für Wochen ganz oder halb gesperrt, wie es hieß.",
    "Die Anwohner sind am Freitag mit einem Schreiben unterrichtet worden, sagte die Bürgermeisterin.",
)
CLOSURES = (
    ("Straße", "Beginn", "Sperrung"),
    ("Am Freibad und Weserweg", "April", "ganz"),
    ("Hafenweg", "Mai", "keine"),
)
LEFTS = (60.0, 182.0, 240.0, 320.0)


def whole_rules(canvas: Any, heights: Sequence[float]) -> None:
    """Rules as LibreOffice draws them: through the table, from edge to edge."""
    for height in heights:
        canvas.rect(LEFTS[0], 842 - height, LEFTS[-1] - LEFTS[0], 0.5, stroke=0, fill=1)
    for left in LEFTS:
        canvas.rect(left, 842 - heights[-1], 0.5, heights[-1] - heights[0], stroke=0, fill=1)


def rules_of_cells(canvas: Any, heights: Sequence[float]) -> None:
    """Rules as Word and browsers draw them: a piece for each cell, upright ones shorter than any rule that counts."""
    for height in heights:
        for left, right in pairwise(LEFTS):
            canvas.rect(left, 842 - height, right - left, 0.5, stroke=0, fill=1)


def page(
    draw: Any, rows: Sequence[Sequence[str]] = CLOSURES, *, text: Sequence[str] = TEXT, head: str = "Times-Roman"
) -> umbruch.Article:
    def drawn(canvas: Any) -> None:
        put(canvas, "Neue Brücke über die Aue", 60, 100, 26, "Helvetica-Bold")
        for number, line in enumerate(text):
            put(canvas, line, 60, 130 + 12 * number)
        deep = [max(cell.count("\n") for cell in row) for row in rows]
        heights = [200 + 16 * number + 11 * sum(deep[:number]) for number in range(len(rows) + 1)]
        draw(canvas, heights)
        for at, (row, height) in enumerate(zip(rows, heights, strict=False)):
            for cell, left in zip(row, LEFTS, strict=False):
                for number, line in enumerate(cell.split("\n")):
                    put(canvas, line, left + 3, height + 11 + 11 * number, font="Times-Roman" if at else head)
        for number, line in enumerate(text):
            put(canvas, line, 60, 300 + 12 * number)

    return umbruch.read(pdf(drawn), name="page.pdf").article


def tables_of(article: umbruch.Article) -> list[list[tuple[str, ...]]]:
    return [
        [
            tuple(inline_text(cell) for cell in row)
            for row in ((block.header, *block.rows) if block.header else block.rows)
        ]
        for block in article.body
        if isinstance(block, Table)
    ]


@pytest.mark.parametrize("draw", [whole_rules, rules_of_cells])
def test_a_table_of_words_between_rules_stands_in_its_text_cell_by_cell(draw: Any) -> None:
    article = page(draw)
    assert tables_of(article) == [list(CLOSURES)]
    assert [isinstance(block, Table) for block in article.body].index(True) == len(TEXT)


def test_cells_that_touch_are_parted_by_the_rule_between_them() -> None:
    rows = (
        ("Straße", "Beginn", "Sperrung"),
        ("Am Freibad, Uferpromenade,", "April, Mai", "ganz"),
        ("Kai", "Mai", "nie"),
    )
    assert tables_of(page(whole_rules, rows)) == [list(rows)]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ((("Anlass", "Feier", "–"), ("Ort:", "Lauter", "–"), ("Datum:", "1. Mai", "–")), TEXT),
        (CLOSURES, ()),
    ],
    ids=["a form with labels", "rules that a whole page is laid out in"],
)
def test_what_is_no_table_of_a_text_stays_lines(rows: Sequence[Sequence[str]], text: Sequence[str]) -> None:
    assert tables_of(page(whole_rules, rows, text=text)) == []


def test_rules_without_columns_between_them_are_no_grid() -> None:
    assert ruled_grids([Area(60, 100 + 40 * at, 500, 101 + 40 * at) for at in range(5)]) == ()


def test_rules_of_maps_and_charts_are_not_tried_with_one_another() -> None:
    def look(count: int) -> None:
        ruled_grids([Area(at % 500, at // 3, at % 500 + 30 + at % 7, at // 3 + 1) for at in range(count)])

    assert growth(look, 1_500, 15_000) < EVEN


@pytest.mark.parametrize("look", ["bold", "tint", "none"])
def test_the_first_row_names_the_columns_where_it_looks_like_that(look: str) -> None:
    def drawn(canvas: Any, heights: Sequence[float]) -> None:
        if look == "tint":
            canvas.setFillGray(0.8)
            canvas.rect(LEFTS[0], 842 - heights[1], LEFTS[-1] - LEFTS[0], heights[1] - heights[0], stroke=0, fill=1)
            canvas.setFillGray(0)
        rules_of_cells(canvas, heights)

    article = page(drawn, head="Times-Bold" if look == "bold" else "Times-Roman")
    (table,) = [block for block in article.body if isinstance(block, Table)]
    assert bool(table.header) is (look != "none")


def test_a_word_that_a_line_end_cuts_in_a_cell_is_whole() -> None:
    rows = (*CLOSURES, ("Beckerstraße, Bürger-\nmeister-Roe-Platz, Rad-\nund Fußweg", "Juni", "halb"))
    assert tables_of(page(rules_of_cells, rows))[0][3][0] == "Beckerstraße, Bürgermeister-Roe-Platz, Rad- und Fußweg"
