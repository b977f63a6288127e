"""Panels beside the text of a page: lines on tinted ground or in a frame, under a headline of their own."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from umbruch.readers.pdf.file.page_content import Area
from umbruch.readers.pdf.setting.reading_order import in_reading_order
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.stretched_lines import rows_of
from umbruch.readers.pdf.setting.text_blocks import TextBlock, blocks_of

_MOST_OF_PAGE = 0.5
"""Share of the page from which what is tinted or framed is the page itself, or a column of it."""
_LONGEST_TITLE, _MOST_TITLE_LINES = 80, 3
"""Letters of the headline of a box, as in office files, and its lines."""
_LARGER = 1.15
"""Times the size of the text from which a line stands out."""
_SAME_SIZE = 0.05
"""Share by which the sizes of the lines of one headline may differ."""
_LEAST_LETTERS, _LEAST_LINES = 60, 2
"""Letters and lines under the headline of a box."""
_RUNNING = 40
"""Letters of a line from which it is one of a text."""
_ONE_PIECE = 0.8
"""Share of the rows of a box that are one piece: those of a table or a form are several."""


class PanelsApart(NamedTuple):
    """The panels of a page, and the pieces of lines that are in none."""

    panels: tuple[TextBlock, ...]
    lines: tuple[SetLine, ...]


def panels_apart(
    lines: Sequence[SetLine], areas: Sequence[Area], page: float, filled: Sequence[Area], rules: Sequence[Area] = ()
) -> PanelsApart:
    """The panels of a page that stand beside its text.

    Args:
        lines: the pieces of its lines that stand in no table.
        areas: where panels may stand, the largest first.
        page: its square points.
        filled: where tables and pictures stand; what holds one is no box.
        rules: of the page.
    """
    found: list[TextBlock] = []
    rest = list(lines)
    for area in areas:
        if (area.right - area.left) * (area.bottom - area.top) > _MOST_OF_PAGE * page:
            continue
        inside = [line for line in rest if _stands_in(line, area)]
        if len(inside) <= _LEAST_LINES or any(_meets(area, one) for one in filled):
            continue
        taken = set(map(id, inside))
        outside = [line for line in rest if id(line) not in taken]
        if _letters(outside) <= _letters(inside) or not any(
            len(line.text) >= _RUNNING and line.top < area.bottom for line in outside
        ):
            continue
        blocks = in_reading_order(blocks_of(inside, rules))
        if titled := _titled(blocks):
            found.append(TextBlock(tuple(line for block in titled for line in block.lines), inside=titled))
            rest = outside
    return PanelsApart(tuple(found), tuple(rest))


def _titled(blocks: Sequence[TextBlock]) -> tuple[TextBlock, ...]:
    """The blocks of a panel, its headline first in a block of its own; none where it has none, or is a table."""
    lines = [line for block in blocks for line in block.lines]
    rows = rows_of(lines)
    if sum(len(row) == 1 for row in rows) < _ONE_PIECE * len(rows):
        return ()
    first = lines[0]
    usual = median(line.size for line in lines[1:])
    head = 0
    while head < len(lines) and _is_like(lines[head], first) and (first.bold or first.size > _LARGER * usual):
        head += 1
    text = lines[head:]
    if not 0 < head <= _MOST_TITLE_LINES or _letters(lines[:head]) > _LONGEST_TITLE:
        return ()
    if len(text) < _LEAST_LINES or _letters(text) < _LEAST_LETTERS:
        return ()
    made = [TextBlock(tuple(lines[:head]))]
    for block in blocks:
        made += [TextBlock(block.lines[head:])] if len(block.lines) > head else []
        head = max(head - len(block.lines), 0)
    return tuple(made)


def _is_like(line: SetLine, first: SetLine) -> bool:
    """Whether a line may go on with the headline that another one begins."""
    return line.bold == first.bold and abs(line.size - first.size) < _SAME_SIZE * first.size


def _letters(lines: Sequence[SetLine]) -> int:
    return sum(len(line.text) for line in lines)


def _stands_in(line: SetLine, area: Area) -> bool:
    middle = (line.top + line.bottom) / 2
    return area.top < middle < area.bottom and area.left - 1 < line.left and line.right < area.right + 1


def _meets(area: Area, other: Area) -> bool:
    """Whether the middle of something stands in an area."""
    x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
    return area.left < x < area.right and area.top < y < area.bottom
