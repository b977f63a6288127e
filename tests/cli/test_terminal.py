"""Widths, shortening and wrapping of what a terminal shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umbruch.cli.terminal import one_line, padded, shortened, table, width, wrapped


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("äöü", 3), ("汉字", 4), ("e\u0301", 1), ("", 0), ("a\u200bb", 2)]
)
def test_wide_characters_take_two_columns_and_combining_ones_none(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text(), st.integers(2, 40))
def test_shortened_never_takes_more_columns_than_it_may(text: str, limit: int) -> None:
    assert width(shortened(text, limit)) <= limit


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


def test_the_column_that_gives_is_shortened() -> None:
    lines = table(("A", "B"), [("one", "x" * 60)], limit=30)
    assert lines == ["A    B", "one  " + "x" * 24 + "…"]
