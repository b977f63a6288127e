"""Columns that stand side by side in the text, as `pdftotext -layout` leaves them, put one under the other.

In such a text each line holds a line of every column, with blanks between. The columns are known by the place where
the right one begins: it is the same in most lines, and nothing is printed just before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_LEAST_LINES = 6
_LEAST_WIDTH = 16
_LEAST_WORDS = 2.5
_MOST_COLUMNS = 6
_INDENT = 4
_LONGEST_PAGE = 200
_LONGEST_LINE = 1_000
_MOST_GUTTERS = 8

Numbered = tuple[int, str]
"""A line with its number in the input, from 1."""


class _Block(NamedTuple):
    """Lines `first` to `last` (exclusive) that hold two columns, the right one from the sign `gutter` on."""

    first: int
    last: int
    gutter: int


def columns_apart(lines: Sequence[str]) -> Iterable[Numbered]:
    """The lines with their numbers, those of columns side by side one column after the other.

    A table is no columns: its cells are too short.
    """
    numbered = list(enumerate(lines, start=1))
    if sum("   " in line.strip() for line in lines) < _LEAST_LINES:
        return numbered
    apart: list[Numbered] = []
    page: list[Numbered] = []
    for number, line in numbered:
        if page and ("\f" in line or (len(page) >= _LONGEST_PAGE and not line.strip())):
            apart += _unwoven(page, _MOST_COLUMNS)
            page = []
        page.append((number, line.expandtabs(8) if "\t" in line else line))
    return apart + _unwoven(page, _MOST_COLUMNS)


def _unwoven(lines: Sequence[Numbered], most: int) -> list[Numbered]:
    result: list[Numbered] = []
    done = 0
    for block in _blocks([line for _, line in lines]) if most > 1 else ():
        left = [(number, line[: block.gutter].rstrip()) for number, line in lines[block.first : block.last]]
        right = [(number, line[block.gutter :]) for number, line in lines[block.first : block.last]]
        seam = (lines[block.first][0], "")
        result += [*lines[done : block.first], seam, *_unwoven(left, most - 1), seam, *_unwoven(right, most - 1), seam]
        done = block.last
    return [*result, *lines[done:]]


def _blocks(lines: Sequence[str]) -> list[_Block]:
    """Stretches that hold two columns of running text, in order; where several gutters fit, the leftmost one."""
    starts = Counter(match.end() for line in lines for match in _GAP.finditer(line[:_LONGEST_LINE]))
    gutters = sorted(start for start, count in starts.most_common(_MOST_GUTTERS) if count >= _LEAST_LINES)
    found = sorted(block for gutter in gutters for block in _blocks_at(lines, gutter))
    blocks: list[_Block] = []
    for block in found:
        if not blocks or block.first >= blocks[-1].last:
            blocks.append(block)
        elif block.gutter < blocks[-1].gutter:
            blocks[-1] = block
    return blocks


def _blocks_at(lines: Sequence[str], gutter: int) -> Iterator[_Block]:
    first = last = -1
    for at, line in enumerate((*lines, None)):
        if line is None or _crosses(line, gutter):
            if first >= 0 and _is_text(lines[first:last], gutter):
                while last < at and lines[last].strip():
                    last += 1
                yield _Block(first, last, gutter)
            first = last = -1
        elif _has_both(line, gutter):
            first = at if first < 0 else first
            last = at + 1


def _crosses(line: str, gutter: int) -> bool:
    """Whether something is printed over the gutter, and not on one side only."""
    return bool(line[gutter - 2 : gutter].strip()) and len(line.rstrip()) > gutter


def _has_both(line: str, gutter: int) -> bool:
    return bool(line[: gutter - 2].strip()) and bool(line[gutter : gutter + _INDENT].strip())


def _is_text(lines: Sequence[str], gutter: int) -> bool:
    """Whether both sides are running text: wide enough, of several words a line, over enough lines."""
    both = [line for line in lines if _has_both(line, gutter)]
    if len(both) < _LEAST_LINES:
        return False
    for side in ([line[:gutter].strip() for line in both], [line[gutter:].strip() for line in both]):
        if sum(map(len, side)) < _LEAST_WIDTH * len(side):
            return False
        if sum(len(text.split()) for text in side) < _LEAST_WORDS * len(side):
            return False
    return True
