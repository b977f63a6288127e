"""Articles made to fit their pages: in another size text is only broken anew, as if it were cut and measured again."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import msgspec
import pytest

from tests.benchmarks.pdf import WORDS
from umbruch.style import load
from umbruch.style.model import TextStyle
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.type.breaking import Breaker, Line, Segment
from umbruch.writers.pdf.type.composing import Earlier, compose_for_later
from umbruch.writers.pdf.type.runs import Broken, Look, Run

MEASURE = 156.0
SHARES = (1.0, 0.983, 0.957, 0.91, 1.04, 1.2)


def look_in(share: float, **changes: object) -> Look:
    style = load("broadsheet")
    body: TextStyle = msgspec.structs.replace(style.text.body, size=style.text.body.size * share, **changes)
    return Look(body, style.fonts, style.colours.accent, "de", "articles[0].body[0].content")


def runs(look: Look, words: Sequence[str]) -> list[Run]:
    element = Element("P")
    middle = len(words) // 2
    return [
        look.run(" ".join(words[:middle]) + " ", element),
        look.run(" ".join(words[middle:]), element, italic=True),
    ]


def drawn(line: Broken) -> list[tuple[object, ...]]:
    """All that is drawn of a line, numbers as near as a file has them."""
    found: list[tuple[object, ...]] = [(round(line.offset, 4), round(line.width, 4), round(line.scale, 6))]
    for run, pieces in line.strokes:
        found.append((run.fount, round(run.size, 6), round(run.tracking, 6)))
        found += [(round(piece, 4),) if isinstance(piece, float) else (piece,) for piece in pieces]
    return found


@pytest.mark.parametrize("share", SHARES)
def test_a_paragraph_in_another_size_has_the_lines_of_one_that_is_cut_anew(share: float) -> None:
    chance = random.Random(7)
    for _ in range(8):
        words = [chance.choice(WORDS) for _ in range(60)]
        earlier = Earlier()
        large, small = look_in(1.0), look_in(share)
        compose_for_later(runs(large, words), large, MEASURE, earlier, indent=10.0)
        again = compose_for_later(runs(small, words), small, MEASURE, earlier, indent=10.0)
        anew = compose_for_later(runs(small, words), small, MEASURE, Earlier(), indent=10.0)
        assert [drawn(line) for line in again] == [drawn(line) for line in anew]
        assert [line.is_cut for line in again] == [line.is_cut for line in anew]


@pytest.mark.parametrize(("share", "measure"), [(1.2, 240.0), (0.957, 120.0), (1.0, 170.0)])
def test_a_paragraph_in_another_column_has_the_lines_of_one_that_is_cut_anew(share: float, measure: float) -> None:
    chance = random.Random(8)
    for _ in range(8):
        words = [chance.choice(WORDS) for _ in range(60)]
        earlier = Earlier()
        large, small = look_in(1.0), look_in(share)
        compose_for_later(runs(large, words), large, MEASURE, earlier, indent=10.0)
        again = compose_for_later(runs(small, words), small, measure, earlier, indent=10.0)
        anew = compose_for_later(runs(small, words), small, measure, Earlier(), indent=10.0)
        assert [drawn(line) for line in again] == [drawn(line) for line in anew]


@pytest.mark.parametrize("share", [0.91, 1.09])
@pytest.mark.parametrize("length", [28, 31, 34, 36, 80])
def test_words_as_wide_as_their_column_are_cut_anew_in_another_size(share: float, length: int) -> None:
    words = ["Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"[:length], "tagt"]
    large, small = look_in(1.0, hyphenate=False), look_in(share, hyphenate=False)
    earlier = Earlier()
    compose_for_later(runs(large, words), large, MEASURE, earlier)
    again = compose_for_later(runs(small, words), small, MEASURE, earlier)
    anew = compose_for_later(runs(small, words), small, MEASURE, Earlier())
    assert [drawn(line) for line in again] == [drawn(line) for line in anew]


def test_other_words_at_the_same_place_are_not_taken_for_those_known() -> None:
    look = look_in(1.0)
    earlier = Earlier()
    compose_for_later(runs(look, ["Der", "Rat", "tagt"]), look, MEASURE, earlier)
    other = compose_for_later(runs(look, ["Die", "Brücke", "ist", "gesperrt"]), look, MEASURE, earlier)
    assert "".join(run.text for run, _ in other[0].strokes) == "Die Brücke ist gesperrt"


def best_of_all(breaker: Breaker, measure: float) -> list[Line]:
    """The lines for which every way was looked at."""
    breaker.best(measure)
    found = [breaker._search(tolerance, math.inf) for tolerance in (1.7, 3.2, 8.0)]
    narrow, wide, widest = found
    if narrow and (narrow[0] < 1_500_000 or wide is None):
        return breaker._lines(narrow)
    if narrow or (wide and wide[0] < 1_500_000):
        return breaker._lines(min((end for end in (wide, narrow) if end), key=lambda end: end[0]))
    ends = [end for end in (widest, wide) if end]
    return breaker._lines(min(ends, key=lambda end: end[0])) if ends else breaker.best(measure)


@pytest.mark.parametrize("seed", range(6))
def test_the_best_lines_are_found_without_looking_at_ways_that_are_dear(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    segments = [
        Segment(
            width, width * 0.02, add=1.3 * (cost > 0), cost=cost, hyphen=cost > 0,
            space=2.6 * (not cost), stretch=1.3 * (not cost), shrink=0.73 * (not cost),
        )
        for width, cost in ((chance.uniform(4, 38), chance.choice((0.0, 0.0, 90.0, 220.0))) for _ in range(160))
    ]  # fmt: skip
    breaker = Breaker(segments)
    measures = [chance.uniform(60, 260) for _ in range(8)]
    quick = [breaker.best(measure) for measure in measures]
    monkeypatch.setattr("umbruch.writers.pdf.type.breaking._hopeful", list)
    assert quick == [best_of_all(breaker, measure) for measure in measures]
