"""Total fit: no box is lost, no line overflows, spaces stay within their limits where the words allow it."""

from __future__ import annotations

import sys
from random import Random
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umbruch.writers.pdf.type.breaking import NEVER, Line, Segment, break_lines

SPACED = Segment(0.0, space=2.5, stretch=1.25, shrink=0.6)
CUT = Segment(0.0, add=3.0, cost=45.0, hyphen=True)


def segments_of(widths: list[list[float]]) -> list[Segment]:
    """Words as lists of syllables, with hyphens between them and spaces between the words."""
    return [
        (SPACED if number == len(word) else CUT)._replace(width=syllable)
        for word in widths
        for number, syllable in enumerate(word, start=1)
    ]


words = st.lists(st.lists(st.floats(2, 40), min_size=1, max_size=4), min_size=1, max_size=60)


def natural(segments: list[Segment], line: Line) -> tuple[float, float]:
    """Least and natural width of a line."""
    inside = segments[line.start : line.end]
    width = sum(segment.width for segment in inside) + sum(segment.space for segment in inside[:-1])
    least = width - sum(segment.shrink for segment in inside[:-1])
    added = inside[-1].add if line.end < len(segments) else 0.0
    return least + added, width + added


@given(widths=words, measure=st.floats(60, 300), ragged=st.sampled_from([0.0, 20.0]))
def test_every_segment_stands_in_exactly_one_line_in_order(
    widths: list[list[float]], measure: float, ragged: float
) -> None:
    segments = segments_of(widths)
    lines = break_lines(segments, measure, ragged=ragged)
    assert [index for line in lines for index in range(line.start, line.end)] == list(range(len(segments)))
    assert all(line.start < line.end for line in lines)


@given(widths=words, measure=st.floats(60, 300), ragged=st.sampled_from([0.0, 20.0]))
def test_no_line_is_wider_than_the_measure(widths: list[list[float]], measure: float, ragged: float) -> None:
    segments = segments_of(widths)
    for line in break_lines(segments, measure, ragged=ragged):
        assert natural(segments, line)[0] <= measure + 0.05


def test_total_fit_is_more_even_than_filling_line_by_line() -> None:
    widths = [[float(7 + (7 * n * n) % 31)] for n in range(120)]
    segments = segments_of(widths)
    lines = break_lines(segments, 180.0)
    ratios = [line.ratio for line in lines[:-1]]
    assert sum(ratio**2 for ratio in ratios) < sum(ratio**2 for ratio in _first_fit(segments, 180.0))


def _first_fit(segments: list[Segment], measure: float) -> list[float]:
    ratios: list[float] = []
    start = 0
    while natural(segments, Line(start, len(segments), 0))[1] > measure:
        ends = range(start + 1, len(segments))
        end = max(end for end in ends if natural(segments, Line(start, end, 0))[1] <= measure)
        _, width = natural(segments, Line(start, end, 0))
        ratios.append((measure - width) / sum(segment.stretch for segment in segments[start : end - 1]))
        start = end
    return ratios


def test_four_hyphens_in_a_row_are_not_allowed() -> None:
    segments = segments_of([[9.0, 9.0, 9.0, 9.0]] * 80)
    lines = break_lines(segments, 168.0)
    ends = [segments[line.end - 1].hyphen for line in lines[:-1]]
    assert any(ends)
    assert not any(all(ends[n : n + 4]) for n in range(len(ends) - 3))


def test_hardly_any_paragraph_of_short_syllables_has_four_hyphens_in_a_row() -> None:
    drawn, crowded = Random(1), 0
    for _ in range(150):
        widths = [[drawn.choice((9.0, 14.0, 21.0)) for _ in range(drawn.randint(2, 4))] for _ in range(40)]
        segments = segments_of(widths)
        ends = [segments[line.end - 1].hyphen for line in break_lines(segments, 200.0)[:-1]]
        crowded += any(all(ends[n : n + 4]) for n in range(len(ends) - 3))
    assert crowded <= 2


def test_a_break_that_is_not_allowed_is_never_taken() -> None:
    bound = SPACED._replace(width=20.0, cost=NEVER)
    segments = [bound, SPACED._replace(width=20.0)] * 30
    assert all(line.end % 2 == 0 for line in break_lines(segments, 100.0))


def test_a_segment_wider_than_the_measure_stands_alone() -> None:
    segments = [SPACED._replace(width=width) for width in (30.0, 500.0, 30.0)]
    lines = break_lines(segments, 100.0)
    assert [(line.start, line.end) for line in lines] == [(0, 1), (1, 2), (2, 3)]


def test_a_paragraph_too_narrow_for_its_words_is_set_all_the_same() -> None:
    segments = segments_of([[9.0, 11.0], [40.0]] * 20)
    lines = break_lines(segments, 45.0)
    assert lines[-1].end == len(segments)


def test_nothing_gives_no_lines() -> None:
    assert break_lines([], 100.0) == []


ORDINARY = [[11.0, 9.0 + n % 7, 8.0] for n in range(2_400)]
ONE_WORD = [[6.0 + n % 3] * 3 for n in range(2_400)]


@pytest.mark.parametrize(("words", "unbroken"), [(ORDINARY, False), (ONE_WORD, True)])
def test_work_grows_with_the_length_and_not_with_its_square(words: list[list[float]], unbroken: bool) -> None:
    def steps(count: int) -> int:
        segments = segments_of([[part for word in words[:count] for part in word]] if unbroken else words[:count])
        taken = 0

        def trace(_frame: FrameType, event: str, _argument: object) -> Any:
            nonlocal taken
            taken += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            break_lines(segments, 240.0)
        finally:
            sys.settrace(before)
        return taken

    assert steps(2_400) < 3 * 1.2 * steps(800)
