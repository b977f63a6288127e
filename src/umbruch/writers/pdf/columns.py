"""Fills columns with slugs: breaks only where they are allowed, and columns of like depth at the end of an article."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.writers.pdf.slugs import Slug

_HAIR = 0.01
_STEP = 2.0


class Placed(NamedTuple):
    """A slug and the distance of its top from the top of its column, in points."""

    slug: Slug
    drop: float


class Column(NamedTuple):
    """What one column holds, the slug after its last one, and how deep it is filled in points.

    `forced` says that it had to end where no break is allowed.
    """

    placed: tuple[Placed, ...]
    end: int
    depth: float
    forced: bool = False


def fill(slugs: Sequence[Slug], start: int, depth: float, grid: float = 0.0) -> Column:
    """Fill one column with slugs from number `start` on.

    The column ends at the last allowed break. Where no break is allowed at all it ends at the last slug that fits; a
    slug deeper than the column stands alone.

    Args:
        slugs: all slugs of the galley.
        start: the first one.
        depth: of the column in points.
        grid: distance of the lines of the baseline grid, 0 for none.
    """
    placed: list[Placed] = []
    drop = 0.0
    allowed = start
    number = start
    while number < len(slugs):
        slug = slugs[number]
        top = drop + (slug.before if placed else 0.0)
        if grid and slug.grid:
            top = math.ceil(top / grid - 0.01) * grid
        if top + slug.height > depth + _HAIR:
            break
        placed.append(Placed(slug, top))
        drop = top + slug.height
        number += 1
        if not slug.keep:
            allowed = number
    if number == len(slugs):
        allowed = number
    forced = allowed == start < len(slugs)
    if forced:
        allowed = max(number, start + 1)
        if not placed and start < len(slugs):
            placed = [Placed(slugs[start], 0.0)]
    placed = placed[: allowed - start]
    return Column(tuple(placed), allowed, placed[-1].drop + placed[-1].slug.height if placed else 0.0, forced)


def fill_page(slugs: Sequence[Slug], start: int, depth: float, count: int, grid: float = 0.0) -> list[Column]:
    """Fill the columns of one page; those that hold the end of the galley are of like depth.

    Args:
        slugs: all slugs of the galley.
        start: the first one.
        depth: of the page's text area in points.
        count: how many columns it has.
        grid: as `fill`.
    """
    full = _columns(slugs, start, depth, count, grid)
    if count == 1 or full[-1].end < len(slugs):
        return full
    step = _STEP
    filled = sum(column.depth for column in full)
    low = max(1, math.floor(filled / count / step) - 8)
    high = math.ceil(depth / step)
    best = full
    while low < high:
        middle = (low + high) // 2
        tried = _columns(slugs, start, min(middle * step, depth), count, grid)
        if tried[-1].end == len(slugs) and not any(column.forced for column in tried):
            best, high = tried, middle
        else:
            low = middle + 1
    return best


def _columns(slugs: Sequence[Slug], start: int, depth: float, count: int, grid: float) -> list[Column]:
    columns = []
    for _ in range(count):
        column = fill(slugs, start, depth, grid)
        columns.append(column)
        start = column.end
    return columns
