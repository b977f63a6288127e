"""Fills columns with slugs: breaks only where they are allowed, and columns of like depth at the end of an article."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.style.model import TextStyle
from umbruch.writers.pdf.slugs import PictureSlug, Slug

_HAIR = 0.01
_STEP = 2.0
_SURELY_TOO_SHALLOW = 0.9
_WORTH_FILLING = 0.12


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
    for slug in slugs[start].under if start < len(slugs) else ():
        placed.append(Placed(slug, drop + slug.before))
        drop += slug.before + slug.height
    repeated = len(placed)
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
        if len(placed) == repeated and start < len(slugs):
            placed, repeated = [Placed(slugs[start], 0.0)], 0
    placed = placed[: allowed - start + repeated]
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
    shallow = sum(column.depth for column in full) / count * _SURELY_TOO_SHALLOW
    while shallow < depth:
        tried = _columns(slugs, start, shallow, count, grid)
        if tried[-1].end == len(slugs) and not any(column.forced for column in tried):
            return tried
        shallow += _STEP
    return full


def defer_pictures(slugs: list[Slug], start: int, depth: float, count: int, grid: float, text: TextStyle) -> None:
    """Let text flow past a picture that no longer fits into its column: the picture heads the next one.

    Works in place, on the slugs of one page; on the last page of a galley nothing is moved.

    Args:
        slugs: all slugs of the galley.
        start: the first one of the page.
        depth: of the page's text area in points.
        count: how many columns it has.
        grid: as `fill`.
        text: the style of the body, for the white around what is moved.
    """
    for _ in range(count):
        column = fill(slugs, start, depth, grid)
        picture = column.end
        if picture >= len(slugs):
            return
        if isinstance(slugs[picture], PictureSlug) and depth - column.depth > _WORTH_FILLING * depth:
            after = _end_of_keep(slugs, picture)
            end = _last_that_fits(slugs, after, depth - column.depth, grid)
            if end > after:
                slugs[after].before = max(text.space_after, text.space_before)
                if end < len(slugs):
                    slugs[end].before = max(slugs[end].before, text.leading)
                slugs[picture:end] = slugs[after:end] + slugs[picture:after]
                column = fill(slugs, start, depth, grid)
        start = column.end


def _end_of_keep(slugs: Sequence[Slug], start: int) -> int:
    """The number after the last slug that is tied to the one at `start`."""
    end = start
    while end < len(slugs) - 1 and slugs[end].keep:
        end += 1
    return end + 1


def _last_that_fits(slugs: Sequence[Slug], start: int, room: float, grid: float) -> int:
    """The number after the last slug before the next picture that fits into that room, at an allowed break."""
    drop, end = grid, start
    for number in range(start, len(slugs)):
        slug = slugs[number]
        drop += slug.before + slug.height
        if drop > room or isinstance(slug, PictureSlug):
            break
        if not slug.keep:
            end = number + 1
    return end


def _columns(slugs: Sequence[Slug], start: int, depth: float, count: int, grid: float) -> list[Column]:
    columns = []
    for _ in range(count):
        column = fill(slugs, start, depth, grid)
        columns.append(column)
        start = column.end
    return columns
