"""The order in which the blocks of a page are read: columns from left to right, what spans them first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from umbruch.readers.pdf.setting.text_blocks import TextBlock

_LEAST_GUTTER = 4.0
"""Points between two columns."""
_DEEPEST = 60


def in_reading_order(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks as they are read.

    A page is cut where nothing is printed: from top to bottom between columns where that goes, else across it under
    what spans the columns.
    """
    return _ordered(list(blocks), _DEEPEST)


def _ordered(blocks: list[TextBlock], deep: int) -> list[TextBlock]:
    if len(blocks) < 2:
        return blocks
    if deep:
        columns = _cut(blocks, lambda block: block.left, lambda block: block.right, _LEAST_GUTTER)
        if len(columns) > 1 and _are_columns(columns):
            return [block for column in columns for block in _ordered(column, deep - 1)]
        strips = _cut(blocks, lambda block: block.top, lambda block: block.bottom, 0.0)
        if len(strips) > 1:
            return [block for strip in _bands(strips) for block in _ordered(strip, deep - 1)]
        if len(columns) > 1:
            return [block for column in columns for block in _ordered(column, deep - 1)]
    return _untangled(blocks, deep)


def _cut(
    blocks: Sequence[TextBlock], start: Callable[[TextBlock], float], end: Callable[[TextBlock], float], least: float
) -> list[list[TextBlock]]:
    """The blocks in groups between which a strip of some width is empty."""
    groups: list[list[TextBlock]] = []
    reach = 0.0
    for block in sorted(blocks, key=lambda block: (start(block), end(block))):
        if groups and start(block) < reach + least:
            groups[-1].append(block)
            reach = max(reach, end(block))
        else:
            groups.append([block])
            reach = end(block)
    return groups


def _are_columns(columns: Sequence[Sequence[TextBlock]]) -> bool:
    """Whether groups side by side are columns, and not the pieces of lines under one another, as in a form."""
    return all(any(len(block.lines) > 2 for block in column) for column in columns)


def _bands(strips: Sequence[list[TextBlock]]) -> list[list[TextBlock]]:
    """The strips across the page, those put together that stand in the same columns."""
    bands: list[list[TextBlock]] = [list(strips[0])]
    for strip in strips[1:]:
        together = [*bands[-1], *strip]
        columns = _cut(together, lambda block: block.left, lambda block: block.right, _LEAST_GUTTER)
        own = _cut(strip, lambda block: block.left, lambda block: block.right, _LEAST_GUTTER)
        before = _cut(bands[-1], lambda block: block.left, lambda block: block.right, _LEAST_GUTTER)
        if len(columns) > 1 and len(columns) >= max(len(own), len(before)) and _are_columns(columns):
            bands[-1] = together
        else:
            bands.append(list(strip))
    return bands


def _untangled(blocks: list[TextBlock], deep: int) -> list[TextBlock]:
    """Blocks that no straight cut parts: the topmost one that nothing stands over, then the rest."""
    if not deep:
        return sorted(blocks, key=lambda block: (block.top, block.left))
    widest = max(blocks, key=lambda block: (block.right - block.left, -block.top))
    over = [block for block in blocks if block is not widest and block.bottom <= widest.top + 2]
    rest = [block for block in blocks if block is not widest and block not in over]
    if len(over) + len(rest) < len(blocks) - 1 or not (over or rest):
        return sorted(blocks, key=lambda block: (block.top, block.left))
    left = [block for block in rest if block.right <= widest.left + 2]
    others = [block for block in rest if block not in left]
    return [*_ordered(over, deep - 1), *_ordered(left, deep - 1), widest, *_ordered(others, deep - 1)]
