"""Total fit: no box is lost, no line overflows, spaces stay within their limits where the words allow it."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from umbruch.writers.pdf.breaking import NEVER, Box, Glue, Item, Line, Penalty, break_lines

SPACE = Glue(2.5, 1.25, 0.6)


def items_of(widths: list[list[float]]) -> list[Item]:
    """Words as lists of syllables, with hyphens between them and spaces between the words."""
    items: list[Item] = []
    for word in widths:
        if items:
            items.append(SPACE)
        for number, syllable in enumerate(word):
            if number:
                items.append(Penalty(3.0, 45.0))
            items.append(Box(syllable))
    return items


words = st.lists(st.lists(st.floats(2, 40), min_size=1, max_size=4), min_size=1, max_size=60)


def natural(items: list[Item], line: Line) -> tuple[float, float]:
    """Least and natural width of a line."""
    inside = items[line.start : line.end]
    width = sum(item.width for item in inside if not isinstance(item, Penalty))
    least = width - sum(item.shrink for item in inside if isinstance(item, Glue))
    if line.end < len(items) and isinstance(item := items[line.end], Penalty):
        width, least = width + item.width, least + item.width
    return least, width


@given(widths=words, measure=st.floats(60, 300), ragged=st.sampled_from([0.0, 20.0]))
def test_every_box_stands_in_exactly_one_line_in_order(
    widths: list[list[float]], measure: float, ragged: float
) -> None:
    items = items_of(widths)
    lines = break_lines(items, measure, ragged=ragged)
    shown = [index for line in lines for index in range(line.start, line.end) if isinstance(items[index], Box)]
    assert shown == [index for index, item in enumerate(items) if isinstance(item, Box)]


@given(widths=words, measure=st.floats(60, 300), ragged=st.sampled_from([0.0, 20.0]))
def test_no_line_is_wider_than_the_measure(widths: list[list[float]], measure: float, ragged: float) -> None:
    items = items_of(widths)
    for line in break_lines(items, measure, ragged=ragged):
        assert natural(items, line)[0] <= measure + 0.05


@given(widths=words, measure=st.floats(60, 300))
def test_lines_end_only_at_spaces_hyphens_and_the_end(widths: list[list[float]], measure: float) -> None:
    items = items_of(widths)
    for line in break_lines(items, measure):
        assert line.end == len(items) or isinstance(items[line.end], Glue | Penalty)


def test_total_fit_is_more_even_than_filling_line_by_line() -> None:
    widths = [[float(7 + (7 * n * n) % 31)] for n in range(120)]
    items = items_of(widths)
    lines = break_lines(items, 180.0)
    ratios = [line.ratio for line in lines[:-1]]
    assert sum(ratio**2 for ratio in ratios) < sum(ratio**2 for ratio in _first_fit(items, 180.0))


def _first_fit(items: list[Item], measure: float) -> list[float]:
    ratios: list[float] = []
    start = 0
    while True:
        ends = [n for n in range(start + 1, len(items)) if isinstance(items[n], Glue)]
        fitting = [n for n in ends if natural(items, Line(start, n, 0))[1] <= measure]
        if not fitting or natural(items, Line(start, len(items), 0))[1] <= measure:
            return ratios
        _, width = natural(items, Line(start, fitting[-1], 0))
        stretch = sum(item.stretch for item in items[start : fitting[-1]] if isinstance(item, Glue))
        ratios.append((measure - width) / stretch)
        start = fitting[-1] + 1


def test_four_hyphens_in_a_row_are_not_allowed() -> None:
    items = items_of([[9.0, 9.0, 9.0, 9.0]] * 80)
    lines = break_lines(items, 160.0)
    ends = [isinstance(items[line.end], Penalty) for line in lines[:-1]]
    assert not any(all(ends[n : n + 4]) for n in range(len(ends) - 3))


def test_a_break_that_is_not_allowed_is_never_taken() -> None:
    items: list[Item] = []
    for _ in range(30):
        items += [Box(20.0), Penalty(0.0, NEVER), SPACE, Box(20.0), SPACE]
    lines = break_lines(items[:-1], 100.0)
    assert all(line.end == len(items) - 1 or not isinstance(items[line.end], Penalty) for line in lines)
    assert all(not isinstance(items[line.end - 1], Penalty) for line in lines)


def test_a_box_wider_than_the_measure_stands_alone() -> None:
    items: list[Item] = [Box(30.0), SPACE, Box(500.0), SPACE, Box(30.0)]
    lines = break_lines(items, 100.0)
    assert [(line.start, line.end) for line in lines] == [(0, 1), (2, 3), (4, 5)]


def test_nothing_gives_no_lines() -> None:
    assert break_lines([], 100.0) == []


def test_time_grows_with_the_length_and_not_with_its_square() -> None:
    def seconds(count: int) -> float:
        items = items_of([[11.0, 9.0 + n % 7, 8.0] for n in range(count)])
        start = time.perf_counter()
        break_lines(items, 240.0)
        return time.perf_counter() - start

    seconds(200)
    short = min(seconds(1_000) for _ in range(5))
    long = min(seconds(8_000) for _ in range(5))
    assert long < 8 * 4 * short
