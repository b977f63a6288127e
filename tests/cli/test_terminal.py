"""Widths, shortening and wrapping of what a terminal shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umbruch.cli.terminal import DECIMAL_SIGNS, one_line, padded, shortened, size_of, table, width, wrapped
from umbruch.language.locales.locale_search import locale_of


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("äöü", 3), ("汉字", 4), ("e\u0301", 1), ("", 0), ("a\u200bb", 2)]
)
def test_wide_characters_take_two_columns_and_combining_ones_none(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text(), st.integers(2, 40))
def test_shortened_never_takes_more_columns_than_it_may(text: str, limit: int) -> None:
    assert width(shortened(text, limit)) <= limit


@given(st.text(max_size=12), st.integers(2, 12))
def test_shortened_leaves_a_text_that_fits_as_it_is(text: str, limit: int) -> None:
    assert width(text) > limit or shortened(text, limit) == text


@given(st.text())
def test_one_line_has_no_line_break_and_nothing_that_steers(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "\x1b" not in line
    assert line.replace("\u00ad", "").replace("\u200c", "").replace("\u200d", "").isprintable()


@given(st.text(alphabet="ab 汉", max_size=80), st.integers(4, 30))
def test_wrapping_loses_no_word(text: str, limit: int) -> None:
    assert " ".join(wrapped(text, limit)).split() == text.split()


def test_padding_counts_columns() -> None:
    assert padded("汉", 4) == "汉  "
    assert padded("7", 3, right=True) == "  7"


def test_the_last_column_goes_on_below_itself() -> None:
    assert table(("A", "B"), [("one", "x" * 40)], limit=30) == ["A    B", "one  " + "x" * 25, "     " + "x" * 15]


def test_columns_without_room_stand_below_the_others() -> None:
    lines = table(("A", "B", "C"), [("one" * 8, "two words", "three and four and five")], limit=30)
    assert lines == ["A", "  B", "  C", "one" * 8, "  two words", "  three and four and five"]


@given(st.lists(st.tuples(*[st.text(alphabet="ab 汉", max_size=70)] * 4), max_size=3), st.integers(40, 120))
def test_no_line_of_a_table_is_wider_than_the_terminal_and_no_word_is_lost(
    rows: list[tuple[str, ...]], limit: int
) -> None:
    lines = table(("A", "B", "C", "D"), rows, limit=limit)
    assert all(width(line) <= limit for line in lines)
    assert "".join("".join(lines).split()) == "ABCD" + "".join("".join("".join(row).split()) for row in rows)


@pytest.mark.parametrize(("language", "shown"), [("de", "84,5 kB"), ("en", "84.5 kB")])
def test_sizes_have_the_decimal_sign_of_the_users_language(
    language: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    assert size_of(84_512) == shown


def test_decimal_signs_are_those_of_cldr() -> None:
    for language, sign in DECIMAL_SIGNS.items():
        assert locale_of(language).numbers.decimal_sign == sign
