"""Which way characters run, and in which order a line of them stands: UAX #9, by examples and against python-bidi."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umbruch.language.bidi import levels_of, visual_order

MIRRORED: tuple[dict[int, int], dict[int, int]] = ({}, str.maketrans("()[]", ")(]["))


def shown(text: str, *, leftwards: bool) -> str:
    """The characters of a line from left to right."""
    levels = levels_of(text, leftwards=leftwards)
    return "".join(text[place].translate(MIRRORED[levels[place] % 2]) for place in visual_order(levels))


@pytest.mark.parametrize(
    ("text", "leftwards", "line"),
    [
        ("אבג", True, "גבא"),
        ("abc", True, "abc"),
        ("אבג abc דהו", True, "והד abc גבא"),
        ("abc אבג דהו xyz", False, "abc והד גבא xyz"),
        ("אבג 12,500 דהו", True, "והד 12,500 גבא"),
        ("בשנת 2026.", True, ".2026 תנשב"),
        ("abc (אבג) xyz", False, "abc (גבא) xyz"),
        ("(abc) אבג", True, "גבא (abc)"),
        ("كتاب ٢٠٢٦", True, "٢٠٢٦ باتك"),
    ],
)
def test_lines_stand_as_the_standard_says(text: str, leftwards: bool, line: str) -> None:
    assert shown(text, leftwards=leftwards) == line


@pytest.mark.parametrize(
    "whole",
    ["+962 6 555 0100", "0555-010 020", "press@bote.example", "https://bote.example/a/?b=c&d=1", "www.bote.example"],
)
def test_addresses_and_telephone_numbers_keep_their_parts_in_order(whole: str) -> None:
    assert whole in shown(f"هاتف {whole} حتى", leftwards=True)
    assert whole in shown(f"טלפון {whole}, ועוד", leftwards=True)


def test_a_year_in_a_range_is_no_telephone_number() -> None:
    assert shown("من 2010 - 2026", leftwards=True) == "2026 - 2010 نم"


def test_marks_of_direction_do_what_they_say() -> None:
    assert levels_of("א!\u200e", leftwards=False) == [1, 0, 0]
    assert levels_of("א!\u200f", leftwards=False) == [1, 1, 1]
    assert levels_of("א\u2066b\u2069", leftwards=False)[2] == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\u2029", "\x85"])
def test_ends_of_lines_do_not_end_the_paragraph(end: str) -> None:
    assert levels_of(f"ab{end}אב", leftwards=True)[-1] == 1
    assert levels_of(f"אב{end}ab", leftwards=True)[-1] == 2


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        ([], []),
        ([0, 0], [0, 1]),
        ([1, 1], [1, 0]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([2, 2], [0, 1]),
        ([0, 1, 2, 1, 0], [0, 3, 2, 1, 4]),
    ],
)
def test_pieces_are_turned_round_from_the_highest_level_down(levels: list[int], order: list[int]) -> None:
    assert visual_order(levels) == order


LETTERS = st.text(alphabet="abאבגبيت123٣,.-()[] %/", max_size=40)


@given(LETTERS, st.booleans())
def test_a_line_stands_as_python_bidi_shows_it(text: str, leftwards: bool) -> None:
    from bidi import get_display

    text = f"x{text}x"
    order = visual_order(levels_of(text, leftwards=leftwards))
    assert "".join(text[place] for place in order) == get_display(text, base_dir="R" if leftwards else "L")


@given(LETTERS, st.booleans())
def test_every_character_stands_somewhere_once(text: str, leftwards: bool) -> None:
    assert sorted(visual_order(levels_of(text, leftwards=leftwards))) == list(range(len(text)))
