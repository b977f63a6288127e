"""Rows over a clipping that name the paper, and lines that only justification drove apart."""

from __future__ import annotations

from typing import Any

import pytest

import umbruch
from tests.readers.pdf.pages import pdf, put
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.stretched_lines import with_stretched_lines

TEXT = (
    "Der Rat hat am Montag den Bau der neuen Brücke beschlossen. Sie soll im nächsten",
    "Frühjahr fertig sein und zwei Millionen Euro kosten, sagte die Bürgermeisterin.",
)


def page(*rows: tuple[str, ...]) -> bytes:
    def draw(canvas: Any) -> None:
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                put(canvas, cell, 60 + 130 * place, 60 + 16 * number, 11)
        put(canvas, "Neue Brücke über die Aue", 60, 200, 20, "Times-Bold")
        for number, line in enumerate(TEXT):
            put(canvas, line, 60, 230 + 14 * number, 11)

    return pdf(draw)


@pytest.mark.parametrize(
    "rows",
    [
        (("Pressespiegel",), ("Zeitung:", "Lauter Bote"), ("Datum:", "12. März 2019"), ("Seite:", "17")),
        (("Medium: Lauter Bote",), ("Erscheinungsdatum: 12. März 2019",), ("Auflage: 12.400",), ("Seite: 17",)),
        (("Source:", "Lauter Bote"), ("Date:", "12 March 2019"), ("Page:", "17")),
    ],
)
def test_rows_with_labels_tell_paper_day_and_page(rows: tuple[tuple[str, ...], ...]) -> None:
    article = umbruch.read(page(*rows)).articles[0]
    assert article.headline == "Neue Brücke über die Aue"
    assert article.source is not None
    assert article.source.publications == ("Lauter Bote",)
    assert (article.source.date, article.source.page) == ("2019-03-12", "17")
    assert len(article.body) == 1


def test_labels_without_a_paper_are_no_form() -> None:
    article = umbruch.read(page(("Telefon:", "0123 456"), ("Datum:", "12. März 2019"))).articles[0]
    assert article.source is None or not article.source.publications


def line(text: str, left: float, right: float, base: float) -> SetLine:
    return SetLine(text, left, right, base, 8.0, bold=False, italic=False, rank=int(base * 1000 + left))


def test_words_that_justification_drove_apart_are_one_line() -> None:
    rows = [
        line("The band played", 10, 60, 10), line("on", 75, 85, 10), line("into the", 100, 140, 10),
        line("evening until nobody was left", 10, 140, 20), line("in the hall.", 10, 60, 30),
    ]  # fmt: skip
    assert next(one.text for one in with_stretched_lines(rows)) == "The band played on into the"


def test_columns_stay_apart_under_a_line_over_both() -> None:
    rows = [
        line("A line over both of the columns", 10, 140, 10),
        line("left one", 10, 70, 20), line("right one", 80, 140, 20),
        line("left two", 10, 70, 30), line("right two", 80, 140, 30),
    ]  # fmt: skip
    assert len(with_stretched_lines(rows)) == len(rows)


def test_single_words_that_even_gaps_drove_through_a_column_are_one_line() -> None:
    column = [line("evening until nobody was left", 10, 140, base) for base in (100, 110)]
    driven = [line("Sänger", 10, 40, 20), line("für", 78, 90, 20), line("sein", 127, 140, 20)]
    beside = [line("Noten", 180, 200, 20), line("lesen", 215, 240, 20)]
    assert [one.text for one in with_stretched_lines([*driven, *beside, *column])][:3] == [
        "Sänger für sein",
        "Noten",
        "lesen",
    ]


def test_two_words_at_the_edges_of_a_column_are_one_line_under_a_line_of_it_and_no_row_of_a_table() -> None:
    whole = [line("evening until nobody was left", 10, 140, base) for base in (10, 100)]
    rows = [*whole, line("genügt", 10, 40, 20), line("den", 127, 140, 20), line("Lauter", 10, 40, 60)]
    found = [one.text for one in with_stretched_lines([*rows, line("West", 127, 140, 60)])]
    assert "genügt den" in found
    assert {"Lauter", "West"} <= set(found)
    figures = [*whole, line("Lauter", 10, 40, 20), line("12", 127, 140, 20)]
    assert {"Lauter", "12"} <= {one.text for one in with_stretched_lines(figures)}


def test_words_that_fill_no_column_stay_apart() -> None:
    driven = [line("Sänger", 10, 40, 20), line("für", 78, 90, 20), line("sein", 127, 140, 20)]
    assert len(with_stretched_lines([*driven, line("evening until nobody was left", 10, 180, 100)])) == 4
