"""Breaks a paragraph into lines by total fit (Knuth and Plass, Software: Practice and Experience 11, 1981).

A paragraph is a row of boxes, glues and penalties with widths in points. All lines of the best paragraph are chosen
together, so that their word spaces differ as little as the words allow. From each break only those ends of its line are
looked at that can be reached with spaces within their limits, found by bisection: the time is linear in the length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

NEVER = 10_000.0
"""The cost of a break that is not allowed."""

_LINE = 10.0
_FITNESS_JUMP = 2000.0
_TWO_HYPHENS = 8000.0
_THREE_HYPHENS = 300_000.0
_MOST_HYPHENS = 3
_HYPHEN_BEFORE_LAST = 5_000.0
_SHORT_LAST_LINE = 30_000.0
_TOLERANCES = (1.7, 3.2)
_LAST_RESORT = 6
_BALANCING_STEPS = 7
_ENDLESS = float("inf")


class Box(NamedTuple):
    """Something that stays whole. `hang` is how far it may stand out into the left margin at the start of a line.

    `give` is how much wider or narrower it may be drawn.
    """

    width: float
    hang: float = 0.0
    give: float = 0.0


class Glue(NamedTuple):
    """A space that can be broken at, with limits of how much it may grow and shrink.

    `hang` is how far the character before it may stand out into the right margin when the line ends here.
    """

    width: float
    stretch: float
    shrink: float
    hang: float = 0.0


class Penalty(NamedTuple):
    """A place to break inside a word, what it costs, and what it adds to the line there; `hyphen` counts in a row."""

    width: float
    cost: float
    hyphen: bool = True


Item = Box | Glue | Penalty


class Line(NamedTuple):
    """Items `start` to `end` (exclusive); `end` is the item broken at. `ratio` says how far the glues are set.

    1 is their full stretch, -1 their full shrink.
    """

    start: int
    end: int
    ratio: float


class _Node(NamedTuple):
    demerits: float
    place: int
    fitness: int
    hyphens: int
    ratio: float
    before: _Node | None


def break_lines(items: Sequence[Item], measure: float, *, ragged: float = 0.0, balanced: bool = False) -> list[Line]:
    """The best lines for a row of items.

    Args:
        items: boxes, glues and penalties; glues at the very end should be left out.
        measure: width of a line in points.
        ragged: for text that is not justified, how uneven the lines may be, in points; 0 for justified text.
        balanced: whether ragged lines should be as few as the measure allows, and then of like length.

    Returns:
        Lines from first to last, none for no items. No box is lost; a box wider than the measure stands out.
    """
    if not items:
        return []
    paragraph = _Paragraph(items, ragged)
    best = paragraph.best(measure)
    if not balanced or len(best) < 2:
        return best
    fewest = len(best)
    widest = max(item.width for item in items if isinstance(item, Box))
    low, high = min(max(measure / 2, widest), measure), measure
    for _ in range(_BALANCING_STEPS):
        middle = (low + high) / 2
        tried = paragraph.best(middle)
        if len(tried) <= fewest:
            best, high = tried, middle
        else:
            low = middle
    return best


class _Paragraph:
    """The sums over the items, and the search."""

    def __init__(self, items: Sequence[Item], ragged: float) -> None:
        self._measure = 0.0
        self._ragged = ragged
        self._desperate = False
        last = len(items)
        places, bare, adds, costs, hyphens = [-1], [0.0], [0.0], [0.0], [False]
        end_stretch, end_shrink = [0.0], [0.0]
        starts, start_width, start_stretch, start_shrink = [0], [0.0], [0.0], [0.0]
        waiting = 0
        width = stretch = shrink = 0.0
        after_box = False
        for index, item in enumerate(items):
            if type(item) is Box:
                for _ in range(waiting):
                    starts.append(index)
                    start_width.append(width + item.hang)
                    start_stretch.append(stretch)
                    start_shrink.append(shrink)
                waiting = 0
                if not index:
                    start_width[0] = item.hang
                width += item.width
                stretch += item.give
                shrink += item.give
                after_box = True
                continue
            glue = type(item) is Glue
            if after_box if glue else item.cost < NEVER:  # type: ignore[union-attr]
                places.append(index)
                bare.append(width)
                end_stretch.append(stretch)
                end_shrink.append(shrink)
                waiting += 1
                if glue:
                    adds.append(-item.hang)  # type: ignore[union-attr]
                    costs.append(0.0)
                    hyphens.append(False)
                else:
                    adds.append(item.width)
                    costs.append(item.cost)  # type: ignore[union-attr]
                    hyphens.append(item.hyphen)  # type: ignore[union-attr]
            if glue:
                width += item.width
                stretch += item.stretch  # type: ignore[union-attr]
                shrink += item.shrink  # type: ignore[union-attr]
            after_box = False
        places.append(last)
        bare.append(width)
        adds.append(0.0)
        costs.append(0.0)
        hyphens.append(False)
        end_stretch.append(stretch)
        end_shrink.append(shrink)
        for _ in range(waiting + 1):
            starts.append(last)
            start_width.append(width)
            start_stretch.append(stretch)
            start_shrink.append(shrink)
        self._places, self._starts, self._costs, self._hyphens = places, starts, costs, hyphens
        self._bare = bare
        self._end_width = [one + add for one, add in zip(bare, adds, strict=True)]
        self._end_stretch, self._end_shrink = end_stretch, end_shrink
        self._start_width, self._start_stretch, self._start_shrink = start_width, start_stretch, start_shrink
        self._least = [one - less for one, less in zip(bare, end_shrink, strict=True)]
        self._slack = max(map(abs, adds)) + 0.01

    def best(self, measure: float) -> list[Line]:
        """The best lines of that measure: within the limits of the spaces where that is possible."""
        self._measure = measure
        self._desperate = False
        for tolerance in _TOLERANCES:
            if (end := self.fit(tolerance)) is not None:
                return self.lines(end)
        return self.lines(self.fit_at_any_price())

    def fit(self, tolerance: float) -> _Node | None:
        """The end of the best paragraph whose glues grow by `tolerance` of their stretch at most; None for none."""
        places = len(self._places)
        most = [one + tolerance * more for one, more in zip(self._bare, self._end_stretch, strict=True)]
        reach = self._measure - tolerance * self._ragged - self._slack
        nodes: list[list[_Node]] = [[] for _ in range(places)]
        nodes[0] = [_Node(0.0, 0, 1, 0, 0.0, None)]
        final = places - 1
        for here in range(final):
            if not nodes[here]:
                continue
            origin = self._start_width[here] + tolerance * self._start_stretch[here]
            low = max(bisect_left(most, origin + reach, here + 1), here + 1)
            limit = self._start_width[here] - self._start_shrink[here] + self._measure + self._slack
            high = bisect_right(self._least, limit, low)
            for there in range(low, min(high, final)):
                ratio = self._ratio(here, there)
                if -1.0001 <= ratio <= tolerance:
                    self._link(nodes, here, there, ratio)
            if self._least[final] <= limit:
                ratio = min(self._ratio(here, final), 0.0)
                if ratio >= -1.0001:
                    self._link(nodes, here, final, ratio)
            nodes[here] = []
        return min(nodes[final], default=None, key=_demerits)

    def fit_at_any_price(self) -> _Node:
        """The best paragraph when no limit can be kept: from each break only the longest lines that fit are tried."""
        self._desperate = True
        final = len(self._places) - 1
        nodes: list[list[_Node]] = [[] for _ in range(final + 1)]
        nodes[0] = [_Node(0.0, 0, 1, 0, 0.0, None)]
        for here in range(final):
            if not nodes[here]:
                continue
            limit = self._start_width[here] - self._start_shrink[here] + self._measure + self._slack
            high = max(bisect_right(self._least, limit, here + 1), here + 2)
            linked = False
            for there in range(high - 1, here, -1):
                ratio = self._ratio(here, there)
                if there == final:
                    ratio = min(ratio, 0.0)
                if ratio >= -1.0001 or (not linked and there == here + 1):
                    self._link(nodes, here, there, max(ratio, -1.0))
                    linked = True
                if linked and there <= high - _LAST_RESORT:
                    break
            nodes[here] = []
        return min(nodes[final], key=_demerits)

    def lines(self, end: _Node) -> list[Line]:
        """The lines on the way to a node."""
        found: list[Line] = []
        node = end
        while node.before is not None:
            found.append(Line(self._starts[node.before.place], self._places[node.place], node.ratio))
            node = node.before
        return [line for line in reversed(found) if line.start < line.end]

    def _ratio(self, here: int, there: int) -> float:
        gap = self._measure - (self._end_width[there] - self._start_width[here])
        if gap >= 0:
            stretch = self._end_stretch[there] - self._start_stretch[here] + self._ragged
            return gap / stretch if stretch > 0 else (_ENDLESS if gap > 0.01 else 0.0)
        shrink = self._end_shrink[there] - self._start_shrink[here]
        return gap / shrink if shrink > 0 else (-_ENDLESS if gap < -0.01 else 0.0)

    def _link(self, nodes: list[list[_Node]], here: int, there: int, ratio: float) -> None:
        badness = min(100 * abs(ratio) ** 3, NEVER)
        cost = self._costs[there]
        base = (_LINE + badness) ** 2 + cost * abs(cost)
        fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        hyphen = self._hyphens[there]
        final = there == len(self._places) - 1
        if final and self._end_width[there] - self._start_width[here] < 0.12 * self._measure:
            base += _SHORT_LAST_LINE
        for before in nodes[here]:
            demerits = before.demerits + base
            hyphens = 0
            if hyphen:
                hyphens = before.hyphens + 1
                if hyphens > _MOST_HYPHENS and not self._desperate:
                    continue
                if hyphens > 1:
                    demerits += _TWO_HYPHENS if hyphens == 2 else _THREE_HYPHENS
            elif final and before.hyphens:
                demerits += _HYPHEN_BEFORE_LAST
            if abs(fitness - before.fitness) > 1:
                demerits += _FITNESS_JUMP
            row = nodes[there]
            for index, rival in enumerate(row):
                if rival.fitness == fitness and rival.hyphens == hyphens:
                    if demerits < rival.demerits:
                        row[index] = _Node(demerits, there, fitness, hyphens, ratio, before)
                    break
            else:
                row.append(_Node(demerits, there, fitness, hyphens, ratio, before))


def _demerits(node: _Node) -> float:
    return node.demerits
