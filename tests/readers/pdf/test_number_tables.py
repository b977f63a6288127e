"""Tables of a page come as tables where numbers stand under one another, and stay lines where that is not certain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import umbruch
from tests.readers.pdf.pages import pdf, put
from umbruch.readers.pdf.setting.number_tables import heads_in, tables_apart
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.tree import Paragraph, Table
from umbruch.tree.walk import inline_text

TEXT = "Der Rat hat am Montag den Bau der neuen Brücke mit großer Mehrheit beschlossen, trotz aller Kosten."
VISITS = (
    ("Ort", "Besuche", "Anteil"),
    ("Lauter", "41.210", "62,1 %"),
    ("Bergen", "12.030", "18,4 %"),
    ("Aue", "98", "1,2 %"),
)


def set_lines_of(
    rows: Sequence[Sequence[str]], lefts: Sequence[float] = (60, 200, 300), step: float = 14
) -> list[SetLine]:
    """Cells as they stand on a page, those without words left out, under two lines of text."""
    lines = [SetLine(TEXT, 60, 500, 100 + 12 * at, 10, False, False, at) for at in range(6)]
    for number, row in enumerate(rows):
        lines += (
            SetLine(cell, left, left + 5 * len(cell), 200 + step * number, 10, False, False, 10 + number)
            for cell, left in zip(row, lefts, strict=False)
            if cell
        )
    return lines


def cells_of(lines: Sequence[SetLine]) -> list[tuple[tuple[str, ...], ...]]:
    return [table.cells for table in tables_apart(lines).tables]


def test_rows_with_numbers_under_one_another_are_a_table() -> None:
    assert cells_of(set_lines_of(VISITS)) == [VISITS]


def test_names_in_the_middle_over_their_columns_are_its_head() -> None:
    lines = set_lines_of(VISITS[1:])
    lines += [
        SetLine(name, left, left + 20, 186, 10, False, False, 9)
        for name, left in zip("abc", (120, 250, 350), strict=True)
    ]
    assert cells_of(lines) == [(("a", "b", "c"), *VISITS[1:])]


def test_the_rest_of_a_cell_in_the_next_line_belongs_to_it() -> None:
    rows = (*VISITS[:2], ("Hafen am", "9.870", "14,0 %"), ("", "", ""), VISITS[2])
    lines = set_lines_of(rows, step=20)
    lines.append(SetLine("alten Ufer", 60, 110, 251, 10, False, False, 50))
    assert cells_of(lines) == [(*VISITS[:2], ("Hafen am\nalten Ufer", "9.870", "14,0 %"), VISITS[2])]


@pytest.mark.parametrize(
    "rows",
    [
        (("Der Rat hat am", "Die alte Brücke"), ("Montag den Bau", "war im Winter"), ("der Brücke be-", "gesperrt"),
         ("schlossen und", "weil sie bebte")),
        (("Telefon", "0761 123456"), ("Telefax", "0761 123457"), ("Mobil", "0171 1234567"), ("Zentrale", "0761 12345")),
        (("Ereignis:", "Wahl", "2"), ("Seite:", "12", "3"), ("Auflage:", "41.000", "4")),
        (("Premiere", "12.03.2027"), ("Lesung", "14.03.2027"), ("Konzert", "15.03.2027"), ("Markt", "16.03.2027")),
        (("2019 1.204", "312", "9"), ("2020 1.087", "287", "7"), ("2021 998", "251", "8")),
        (("Lauter", "41.210", "62,1 %"), ("Bergen", "12.030", "18,4 %")),
        (("Lauter", "41.210"), ("Bergen", "12.030"), ("Aue", "9.120")),
    ],
    ids=["columns of text", "telephones", "form", "days", "two columns in one", "two rows", "three rows of two"],
)  # fmt: skip
def test_what_is_not_certainly_a_table_stays_lines(rows: Sequence[Sequence[str]]) -> None:
    lines = set_lines_of(rows)
    assert tables_apart(lines) == ((), tuple(lines))


def test_a_list_that_fills_its_page_stays_lines() -> None:
    lines = [line for line in set_lines_of(VISITS) if line.text != TEXT]
    assert cells_of(lines) == []


@pytest.mark.parametrize(
    ("head", "body", "heads"),
    [(("Ort", "Besuche"), ("Aue", "98"), 1), (("Aue", "41"), ("Bergen", "98"), 0),
     (("Posten", "2026"), ("Aue", "98"), 1), (("Jahrgang", "1998"), ("Aue", "2003"), 0),
     (("Ort", "Land"), ("Aue", "Baden"), 0)],
)  # fmt: skip
def test_a_head_names_columns_by_words_or_years(head: tuple[str, ...], body: tuple[str, ...], heads: int) -> None:
    assert heads_in([head, body]) == heads


def test_a_table_stands_in_the_text_where_it_stood_on_the_page() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, "Mehr Besuche in den Büchereien", 60, 80, 22, "Helvetica-Bold")
        put(canvas, TEXT, 60, 110)
        for number, row in enumerate(VISITS):
            for cell, left in zip(row, (60, 200, 300), strict=True):
                put(canvas, cell, left, 140 + 14 * number)
        put(canvas, "Die Bürgermeisterin will die Öffnungszeiten so lassen, wie sie sind.", 60, 220)

    first, table, last = umbruch.read(pdf(draw), lang="de").article.body
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)
    assert inline_text(last.content).startswith("Die Bürgermeisterin")
    assert isinstance(table, Table)
    assert [[inline_text(cell) for cell in row] for row in (table.header, *table.rows)] == [list(row) for row in VISITS]
