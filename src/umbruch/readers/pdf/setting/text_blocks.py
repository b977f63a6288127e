"""Pieces of lines to blocks: lines under one another of one size, a column's leading apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from umbruch.readers.pdf.file.page_content import Area
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.stretched_lines import one_line, rows_of, with_stretched_lines

_LEAST_LEADING, _MOST_LEADING = 1.25, 2.1
_WIDER = 1.25
"""Times the usual leading from which a line stands apart."""
_LIKE = 1.18
"""Times a size from which another is another."""
_OVERLAP = 0.25
"""Share of the narrower line that stands over or under the other one."""
_GUTTER_ROWS = 3
_GUTTER = 0.55
"""Ems of a gap that goes through several lines and parts columns."""
_RUNNING = 40
"""Signs of a line that runs on, of which the leading of its size is measured."""
_SAME_STEP = 1.03
"""Times a step from line to line up to which another is the same: pages are set on whole pixels."""
_FEWEST_STEPS = 2
_FIRST_LINES = 8.5
"""Lines beside the base of a first letter at most, counted from the first one."""


@dataclass(frozen=True)
class TextBlock:
    """Lines that stand together, from the top; of a panel also its blocks.

    Of a table also its cells, row by row, with the ends of lines in them, and whether its first row looks like a head.
    """

    lines: tuple[SetLine, ...]
    cells: tuple[tuple[str, ...], ...] = ()
    headed: bool = False
    inside: tuple[TextBlock, ...] = ()

    @cached_property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @cached_property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @cached_property
    def top(self) -> float:
        return min(line.top for line in self.lines)

    @cached_property
    def bottom(self) -> float:
        return max(line.bottom for line in self.lines)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters, in points."""
        weights: dict[float, int] = {}
        for line in self.lines:
            weights[line.size] = weights.get(line.size, 0) + len(line.text)
        return max(weights, key=lambda size: (weights[size], size))

    @cached_property
    def text(self) -> str:
        """Its lines with blanks between; only for looking at."""
        return " ".join(line.text for line in self.lines)


def blocks_of(lines: Sequence[SetLine], rules: Sequence[Area] = ()) -> list[TextBlock]:
    """The blocks of a page, in no order.

    Args:
        lines: the pieces of its lines.
        rules: its rules; one that lies between two lines parts them.
    """
    ordered = sorted(with_stretched_lines(lines), key=lambda line: (line.base, line.left))
    below = [_below(ordered, at) for at in range(len(ordered))]
    leading = _leading(ordered, below)
    wider = _leading_of_sizes(ordered, below, leading)
    group = list(range(len(ordered)))
    across = [rule for rule in rules if rule.right - rule.left > rule.bottom - rule.top]
    for at, candidates in enumerate(below):
        line = ordered[at]
        for other in candidates:
            following = ordered[other]
            size = max(line.size, following.size)
            if following.base - line.base > wider.get(size, leading) * size:
                break
            if not _parted(line, following, across):
                _unite(group, at, other)
    blocks: dict[int, list[SetLine]] = {}
    for at, line in enumerate(ordered):
        blocks.setdefault(_root(group, at), []).append(line)
    return [TextBlock(tuple(part)) for block in blocks.values() for part in _columns(block)]


def _below(lines: Sequence[SetLine], at: int) -> list[int]:
    """The lines of like size next under a line, nearest first: none that another one hides."""
    line = lines[at]
    found: list[int] = []
    limit = line.base + _MOST_LEADING * line.size * _LIKE
    for other in range(at + 1, len(lines)):
        following = lines[other]
        if following.base > limit:
            break
        if following.base - line.base < 0.5 * min(line.size, following.size):
            continue
        shared = min(line.right, following.right) - max(line.left, following.left)
        if shared < _OVERLAP * min(line.right - line.left, following.right - following.left):
            continue
        if max(line.size, following.size) > _LIKE * min(line.size, following.size):
            break
        if found and following.base - lines[found[0]].base > 0.5 * line.size:
            break
        found.append(other)
    return found


def _leading(lines: Sequence[SetLine], below: Sequence[Sequence[int]]) -> float:
    """The most ems from one base line to the next inside a block."""
    steps = [
        (lines[found[0]].base - line.base) / line.size
        for line, found in zip(lines, below, strict=True)
        if found and len(line.text) > 15
    ]
    usual = median(steps) if steps else 1.2
    return min(max(usual * _WIDER, _LEAST_LEADING), _MOST_LEADING)


def _leading_of_sizes(lines: Sequence[SetLine], below: Sequence[Sequence[int]], most: float) -> Mapping[float, float]:
    """The most ems from one base line to the next in sizes that are set wider than most of the page.

    A letter at a line and a half over the small print of its foot: step by step the same, whatever the page has most.
    """
    steps: dict[float, list[float]] = {}
    for line, found in zip(lines, below, strict=True):
        if found and len(line.text) > _RUNNING:
            following = lines[found[0]]
            step = (following.base - line.base) / line.size
            if following.size == line.size and step > most:
                steps.setdefault(line.size, []).append(step)
    return {
        size: min(max(every), _MOST_LEADING) * _SAME_STEP
        for size, every in steps.items()
        if len(every) >= _FEWEST_STEPS and max(every) <= min(every) * _SAME_STEP
    }


def _parted(line: SetLine, following: SetLine, rules: Sequence[Area]) -> bool:
    left, right = max(line.left, following.left), min(line.right, following.right)
    return any(
        line.base + 0.3 * line.size < rule.top and rule.bottom < following.base - 0.6 * following.size
        and rule.left < left + 5 and rule.right > right - 5
        for rule in rules
    )  # fmt: skip


def _root(group: list[int], at: int) -> int:
    while group[at] != at:
        group[at] = group[group[at]]
        at = group[at]
    return at


def _unite(group: list[int], one: int, other: int) -> None:
    one, other = _root(group, one), _root(group, other)
    group[max(one, other)] = min(one, other)


def _columns(lines: Sequence[SetLine]) -> list[list[SetLine]]:
    """The block, or its columns where a gap goes through several of its lines, and what stands over them apart."""
    rows = rows_of(lines)
    many = [number for number, row in enumerate(rows) if len(row) > 1]
    if len(many) < _GUTTER_ROWS:
        return [[one_line(row) for row in rows]]
    gutter = _gutter(rows, many)
    if gutter is None:
        return [[one_line(row) for row in rows]]
    first, last, at = gutter
    parts: list[list[SetLine]] = []
    if first:
        parts += _columns([line for row in rows[:first] for line in row])
    parts += _columns([line for row in rows[first:last] for line in row if line.right <= at])
    parts += _columns([line for row in rows[first:last] for line in row if line.left >= at])
    if last < len(rows):
        parts += _columns([line for row in rows[last:] for line in row])
    return [part for part in parts if part]


def _gutter(rows: Sequence[Sequence[SetLine]], many: Sequence[int]) -> tuple[int, int, float] | None:
    """The longest stretch of rows with a common gap: first row, last row (exclusive), and the place of the gap."""
    best: tuple[int, int, float] | None = None
    for number in many[:: max(1, len(many) // 12)]:
        for left, right in pairwise(rows[number]):
            low, high = left.right, right.left
            if high - low < _GUTTER * left.size:
                continue
            first, last, both = number, number + 1, 1
            for step in (-1, 1):
                one = number + step
                while 0 <= one < len(rows):
                    start = max((line.right for line in rows[one] if line.left < low), default=low)
                    end = min((line.left for line in rows[one] if line.right > high), default=high)
                    if min(end, high) - max(start, low) < _GUTTER * left.size:
                        break
                    low, high = max(start, low), min(end, high)
                    both += len(rows[one]) > 1
                    first, last = min(first, one), max(last, one + 1)
                    one += step
            if both >= _GUTTER_ROWS and (best is None or last - first > best[1] - best[0]):
                best = (first, last, (low + high) / 2)
    return best


def with_drop_caps(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks, a big first letter put to the line that it begins."""
    caps = [block for block in blocks if len(block.lines) == 1 and len(block.text) <= 2 and block.text[:1].isalpha()]
    result = [block for block in blocks if block not in caps]
    for cap in caps:
        letter = cap.lines[0]
        for number, block in enumerate(result):
            first = block.lines[0]
            if (
                letter.size > 1.8 * block.size
                and len(block.lines) > 1
                and abs(letter.top - first.top) < 1.2 * block.size
                and -0.3 * letter.size < first.left - letter.right < 0.8 * letter.size
                and letter.base < first.base + _FIRST_LINES * block.size
            ):
                joined = first._replace(text=letter.text + first.text)
                result[number] = TextBlock((joined, *block.lines[1:]))
                break
        else:
            result.append(cap)
    return result
