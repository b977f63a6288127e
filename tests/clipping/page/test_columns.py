"""Columns that stand side by side in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umbruch.clipping.page.columns import columns_apart

LEFT = [
    "Die Feuerwehr von Obertal feiert",
    "in diesem Sommer ihren hundert-",
    "sten Geburtstag mit einem Fest",
    "auf dem Platz vor der Kirche und",
    "mit einem Umzug durch das Dorf,",
    "zu dem Wehren aus dem ganzen",
    "Kreis eingeladen sind, wie der",
]
RIGHT = [
    "Kommandant am Montag sagte.",
    "Am Abend spielt die Kapelle aus",
    "dem Nachbarort zum Tanz auf, und",
    "um elf Uhr wird ein Feuerwerk",
    "gezündet. Die Straßen sind von",
    "achtzehn Uhr an gesperrt, Busse",
    "halten dann am alten Bahnhof.",
]


def side_by_side(left: list[str], right: list[str], gutter: int = 40) -> list[str]:
    return [f"{one:{gutter}}{two}".rstrip() for one, two in zip(left, right, strict=True)]


def texts(lines: list[str]) -> list[str]:
    return [line.strip() for _, line in columns_apart(lines) if line.strip()]


def test_the_left_column_comes_before_the_right_one() -> None:
    assert texts(side_by_side(LEFT, RIGHT)) == LEFT + RIGHT


def test_three_columns_come_one_after_the_other() -> None:
    third = [line.replace("Feuer", "Wasser") for line in LEFT]
    assert texts(side_by_side(side_by_side(LEFT, RIGHT), third, 80)) == LEFT + RIGHT + third


def test_what_stands_above_and_below_stays_there() -> None:
    page = [
        "Hundert Jahre Feuerwehr in Obertal, und alle feiern mit",
        "",
        *side_by_side(LEFT, RIGHT),
        "",
        "Obertaler Bote",
    ]
    assert texts(page) == [page[0], *LEFT, *RIGHT, page[-1]]


def test_a_longer_column_is_read_to_its_end() -> None:
    page = [*side_by_side(LEFT, RIGHT), "Bürgermeister bestätigt hat."]
    assert texts(page) == [*LEFT, "Bürgermeister bestätigt hat.", *RIGHT]


def test_lines_keep_their_numbers() -> None:
    numbers = [number for number, line in columns_apart(["Kopf", *side_by_side(LEFT, RIGHT)]) if line.strip()]
    assert numbers == [1, *range(2, 9), *range(2, 9)]


def test_a_table_is_no_columns() -> None:
    table = [f"Verein {number:<20}{number * 3:>4}      {number * 2}" for number in range(10)]
    assert [line for _, line in columns_apart(table)] == table


@pytest.mark.parametrize("page", [[], [""], ["   "] * 10, ["a   b"] * 3, LEFT])
def test_other_texts_stay_as_they_are(page: list[str]) -> None:
    assert list(columns_apart(page)) == list(enumerate(page, 1))


@given(st.lists(st.text(alphabet="ab  \t", max_size=60), max_size=40))
def test_no_sign_is_lost_or_doubled(page: list[str]) -> None:
    def signs(lines: list[str]) -> list[str]:
        return sorted("".join(lines).replace(" ", "").replace("\t", ""))

    assert signs([line for _, line in columns_apart(page)]) == signs(page)
