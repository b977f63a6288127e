"""Breaks a paragraph into lines by total fit (Knuth and Plass, Software: Practice and Experience 11, 1981).

A paragraph is a row of segments with widths in points, where the paper has boxes with glues and penalties: most of the
time goes into these numbers. All lines of the best paragraph are chosen together, so that their word spaces differ as
little as the words allow. From each break only those ends of its line are looked at that can be reached with spaces
within their limits: the time is linear in the length.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate
from operator import add, itemgetter
from typing import NamedTuple, TypeAlias

NEVER = 10_000.0
"""The cost of a break that is not allowed."""

_LINE = 10.0
_FITNESS_JUMP = 2000.0
_TWO_HYPHENS = 8000.0
_THREE_HYPHENS = 300_000.0
_MOST_HYPHENS = 3
_HYPHEN_BEFORE_LAST = 5_000.0
_SHORT_LAST_LINE = 30_000.0
_SYLLABLE_ALONE = 1_500_000.0
_SHORT = 0.15
_WORTH_ANOTHER = 1_500_000.0
"""Demerits from which on wider spaces are tried as well, for they may cost less than what is so dear."""
_TOLERANCES = (1.7, 3.2, 8.0)
_FARTHEST = 1_000.0
_DEAREST = _LINE + 100 * _FARTHEST**3
_LAST_RESORT = 6
_BALANCING_STEPS = 7
_TIGHTEST = -1.0001
_HAIR = 0.01


class Segment(NamedTuple):
    """Something that stays whole, the break after it, and the space there where no line ends."""

    width: float
    give: float = 0.0
    """How much wider or narrower it may be drawn."""
    hang: float = 0.0
    """How far it may stand out into the left margin at the start of a line."""
    add: float = 0.0
    """What a break after it adds to the line: a hyphen, or less than nothing for a sign that hangs into the margin."""
    cost: float = 0.0
    """What a break after it costs, 0 or more, `NEVER` for one that is not allowed."""
    hyphen: bool = False
    """Whether such a break counts among hyphens in a row."""
    space: float = 0.0
    stretch: float = 0.0
    """How much the space may grow."""
    shrink: float = 0.0


class Line(NamedTuple):
    """Segments `start` to `end` (exclusive). `ratio` says how far their spaces are set.

    1 is their full stretch, -1 their full shrink.
    """

    start: int
    end: int
    ratio: float


_Node: TypeAlias = "tuple[float, int, int, int, float, _Node | None]"
"""Demerits, place, fitness, hyphens in a row, ratio of the line that ends there, and the node before."""


def break_lines(
    segments: Sequence[Segment], measure: float, *, ragged: float = 0.0, balanced: bool = False
) -> list[Line]:
    """The best lines for a row of segments.

    Args:
        segments: the paragraph; the break and the space after the last one do not count.
        measure: width of a line in points.
        ragged: for text that is not justified, how uneven the lines may be, in points; 0 for justified text.
        balanced: whether ragged lines should be as few as the measure allows, and then of like length.

    Returns:
        Lines from first to last, none for no segments. None is lost; one wider than the measure stands out.
    """
    if not segments:
        return []
    breaker = Breaker(segments)
    best = breaker.best(measure, ragged=ragged)
    if not balanced or len(best) < 2:
        return best
    fewest = len(best)
    widest = max(segment.width for segment in segments)
    low, high = min(max(measure / 2, widest), measure), measure
    for _ in range(_BALANCING_STEPS):
        middle = (low + high) / 2
        tried = breaker.best(middle, ragged=ragged)
        if len(tried) <= fewest:
            best, high = tried, middle
        else:
            low = middle
    return best


class Breaker:
    """The sums over the segments of a paragraph, and the search: for any measure.

    Place 0 is the start of the paragraph, place n the one after n segments.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Take the paragraph."""
        self._measure = self._ragged = self._further_in = 0.0
        self._desperate = False
        # tuples of numbers, which Python's search for garbage passes over once it has met them
        widths, gives, hangs, adds, costs, hyphens, spaces, stretches, shrinks = zip(*segments, strict=True)
        self._widths: tuple[float, ...] = widths
        self._gives: tuple[float, ...] = gives
        self._hangs: tuple[float, ...] = hangs
        self._adds: tuple[float, ...] = (*adds[:-1], 0.0)
        self._costs: tuple[float, ...] = (*costs[:-1], 0.0)
        self._hyphens: tuple[bool, ...] = (*hyphens[:-1], False)
        self._width: tuple[float, ...] = tuple(accumulate(map(add, widths, spaces), initial=0.0))
        self._stretch: tuple[float, ...] = tuple(accumulate(map(add, gives, stretches), initial=0.0))
        self._shrink: tuple[float, ...] = tuple(accumulate(map(add, gives, shrinks), initial=0.0))
        self._ends: tuple[float, ...] = tuple(map(add, map(add, self._width, widths), self._adds))
        """Where a line ends that is broken after each segment, counted from the start of the paragraph."""
        self._stretched: tuple[float, ...] = tuple(map(add, self._stretch, gives))
        self._shrunk: tuple[float, ...] = tuple(map(add, self._shrink, gives))
        self._slack = max(max(self._adds), -min(self._adds), 0.0) + 0.01
        self._final = len(segments)

    def best(self, measure: float, *, ragged: float = 0.0, further_in: float = 0.0) -> list[Line]:
        """The best lines of that measure: within the limits of the spaces where that is possible.

        Args:
            measure: width of a line in points.
            ragged: as in `break_lines`.
            further_in: how much further in than its segments say the paragraph begins, in points.
        """
        self._measure, self._ragged, self._further_in = measure, ragged, further_in
        self._desperate = False
        dear: dict[float, bool] = {}
        for tolerance in _TOLERANCES[:-1]:  # most paragraphs are not dear, and found soonest by looking at no dear way
            end = self._search(tolerance, _WORTH_ANOTHER)
            if end is not None:
                return self._lines(end)
            dear[tolerance] = self._dear
        found: _Node | None = None
        tried = 0.0
        for tolerance in _TOLERANCES:
            if found is not None:
                if _loosest_below(found[0]) > tried:  # else no line that was not looked at can be cheaper than all
                    found = self._search(tolerance, found[0]) or found
                return self._lines(found)
            tried = tolerance
            found = self._search(tolerance, math.inf) if dear.get(tolerance, True) else None
            if found is not None and found[0] < _WORTH_ANOTHER:
                return self._lines(found)
        if found is not None:
            return self._lines(found)
        self._desperate = True
        end = self._search(0.0, math.inf)
        assert end is not None
        return self._lines(end)

    def _search(self, tolerance: float, limit: float) -> _Node | None:
        """The end of the best paragraph whose spaces grow by `tolerance` of their stretch at most; None for none.

        Most of the time of setting type goes into this loop: what it needs stands in names of its own.

        Args:
            tolerance: the most that spaces grow.
            limit: demerits that it stays below; no way is followed that has come to them.
        """
        final, desperate, measure, ragged = self._final, self._desperate, self._measure, self._ragged
        width, stretch, shrink, slack = self._width, self._stretch, self._shrink, self._slack
        ends_at, stretched_to, shrunk_to = self._ends, self._stretched, self._shrunk
        adds, costs, hyphened, hangs = self._adds, self._costs, self._hyphens, self._hangs
        last = final - 1
        payable = _loosest_below(limit)
        self._dear = payable < tolerance
        tolerance = min(tolerance, payable)
        rows: list[dict[int, _Node] | None] = [None] * (final + 1)
        rows[0] = {0: (0.0, 0, 1, 0, 0.0, None)}
        low = 0
        priced: dict[int, float] = {}
        for here in range(final):
            row = rows[here]
            if not row:
                continue
            befores = [*row.values()] if len(row) == 1 else _hopeful(row.values())
            if desperate:
                priced = self._at_any_price(here)
                places: Iterable[int] = priced
            else:
                inset = 0.0 if here else self._further_in
                stretched, shrunk = stretch[here] - ragged, shrink[here]
                far = width[here] - inset + measure
                least = far + tolerance * stretched - slack
                far += hangs[here]
                low = max(low, here)
                while low < last and width[low + 1] + tolerance * stretch[low + 1] < least:
                    low += 1  # too little for a line, and so for all that begin further on
                places = range(low, final)
            for at in places:
                cost = costs[at]
                if desperate:
                    ratio = priced[at]
                else:
                    gap = far - ends_at[at]
                    if gap >= 0:
                        if at == last:
                            ratio = 0.0
                        else:
                            room = stretched_to[at] - stretched
                            ratio = gap / room if room > 0 else 0.0 if gap <= _HAIR else math.inf
                            if ratio > tolerance or cost >= NEVER:
                                continue
                    else:
                        room = shrunk_to[at] - shrunk
                        ratio = gap / room if room > 0 else 0.0 if gap >= -_HAIR else -math.inf
                        if ratio < _TIGHTEST:
                            if gap + adds[at] + room + slack < 0:
                                break
                            continue
                        if cost >= NEVER:
                            continue
                loose = ratio if ratio >= 0 else -ratio
                dear = _LINE + 100 * loose * loose * loose if loose < _FARTHEST else _DEAREST
                base = dear * dear + cost * cost
                fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
                there, hyphen, short = at + 1, hyphened[at], False
                if at == last and self._natural(here, there) < _SHORT * measure:
                    short = True
                    base += _SHORT_LAST_LINE
                ends_after_hyphen = _SYLLABLE_ALONE if short else _HYPHEN_BEFORE_LAST
                row = rows[there]
                if row is None:
                    row = rows[there] = {}
                for before in befores:
                    demerits, _, fitness_before, hyphens, _, _ = before
                    demerits += base
                    if hyphen:
                        if hyphens <= _MOST_HYPHENS:  # more are all alike
                            hyphens += 1
                        if hyphens > 1:
                            if hyphens > _MOST_HYPHENS and not desperate:
                                continue
                            demerits += _TWO_HYPHENS if hyphens == 2 else _THREE_HYPHENS
                            if hyphens > _MOST_HYPHENS:  # they count no more than these: the ways stay few
                                hyphens = _MOST_HYPHENS + 1
                    elif hyphens:
                        hyphens = 0
                        if at == last:
                            demerits += ends_after_hyphen
                    if not -2 < fitness - fitness_before < 2:
                        demerits += _FITNESS_JUMP
                    if demerits >= limit:
                        self._dear = True
                        continue
                    key = 8 * fitness + hyphens
                    rival = row.get(key)
                    if rival is None or demerits < rival[0]:
                        row[key] = (demerits, there, fitness, hyphens, ratio, before)
        ends = rows[final]
        return min(ends.values(), key=_demerits) if ends else None

    def _at_any_price(self, here: int) -> dict[int, float]:
        """When no limit can be kept: the longest lines that fit, or the shortest that does not.

        By the last segment of each, how far its spaces are set.
        """
        final = self._final
        limit = self._measure + self._slack - self._shrink[here]
        high = here + 1
        while high <= final and self._bare(here, high) - self._shrink[high - 1] - self._gives[high - 1] <= limit:
            high += 1
        found: dict[int, float] = {}
        for there in range(high - 1, here, -1):
            ratio = self._ratio(here, there)
            if self._costs[there - 1] < NEVER and ratio >= _TIGHTEST:
                found[there - 1] = max(ratio if there < final else min(ratio, 0.0), -1.0)
                if len(found) == _LAST_RESORT:
                    break
        if not found:
            there = next(there for there in range(here + 1, final + 1) if self._costs[there - 1] < NEVER)
            found[there - 1] = max(min(self._ratio(here, there), 0.0), -1.0)
        return found

    def _bare(self, here: int, there: int) -> float:
        """The width of a line without what a break adds to it."""
        begun = self._width[here] + self._hangs[here] - (0.0 if here else self._further_in)
        return self._width[there - 1] + self._widths[there - 1] - begun

    def _natural(self, here: int, there: int) -> float:
        """The width of a line whose spaces are as wide as they are."""
        return self._bare(here, there) + self._adds[there - 1]

    def _lines(self, end: _Node) -> list[Line]:
        """The lines on the way to a node."""
        found: list[Line] = []
        _, place, _, _, ratio, before = end
        while before is not None:
            found.append(Line(before[1], place, ratio))
            _, place, _, _, ratio, before = before
        found.reverse()
        return found

    def _ratio(self, here: int, there: int) -> float:
        gap = self._measure - self._natural(here, there)
        if gap >= 0:
            room = self._stretch[there - 1] + self._gives[there - 1] - self._stretch[here] + self._ragged
        else:
            room = self._shrink[there - 1] + self._gives[there - 1] - self._shrink[here]
        if room > 0:
            return gap / room
        if abs(gap) <= _HAIR:
            return 0.0
        return math.inf if gap > 0 else -math.inf


def _loosest_below(limit: float) -> float:
    """How far the spaces of a line may grow that alone costs fewer demerits than the limit."""
    dear = math.sqrt(limit) - _LINE
    return math.inf if math.isinf(dear) else (max(dear, 0.0) / 100) ** (1 / 3) + _HAIR


def _hopeful(row: Collection[_Node]) -> list[_Node]:
    """The ways to a place but for those that end behind the best one whatever follows.

    What follows costs a way at most a jump more than one with as many hyphens in a row, or more.
    """
    best = min(row, key=_demerits)
    most, hyphens = best[0] + _FITNESS_JUMP, best[3]
    return [one for one in row if one[0] <= most or one[3] < hyphens]


_demerits = itemgetter(0)
