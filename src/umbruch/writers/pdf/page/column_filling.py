"""Fills columns with slugs: breaks only where they are allowed, and columns of like depth at the end of an article."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy
from heapq import nlargest
from typing import NamedTuple

from umbruch.style.model import TextStyle
from umbruch.writers.pdf.page.pieces import PictureSlug, Slug

_HAIR = 0.01
_EVEN_ENOUGH = 2.01
_TOLERABLE = 5.0
_TRIED = (0.9, 0.95, 1.0, 1.05, 1.1, 1.15, 1.2, 1.3)
_DEEPER = 1.4
"""How much deeper than they have to be columns may become for the sake of ending more evenly."""
_WORTH_FILLING = 0.12
_LEAST_SHARE = 0.6
_LEAST_HEIGHT = 24.0
_FEW_SLUGS = 12
_MOST_TAKEN = 0.3
_WORTH_CLOSING = 5.0
_FAR_TOO_MUCH = 1e9
_LEAST_WHITE = 0.5
"""What is left at least of the white around something that does not stand on the grid."""


class Placed(NamedTuple):
    """A slug and the distance of its top from the top of its column, in points."""

    slug: Slug
    drop: float


class Column(NamedTuple):
    """What one column holds, the slug after its last one, and how deep it is filled in points.

    `forced` says that it had to end where no break is allowed; `needed` is the depth at which one more slug would fit.
    """

    placed: tuple[Placed, ...]
    end: int
    depth: float
    forced: bool = False
    needed: float = math.inf


def fill(
    slugs: Sequence[Slug], start: int, depth: float, grid: float = 0.0, *, ends_page: bool = False
) -> Column:  # fmt: skip
    """Fill one column with slugs from number `start` on.

    The column ends at the last allowed break. Where no break is allowed at all it ends at the last slug that fits; a
    slug deeper than the column stands alone. What does not stand on the grid, such as a picture, shares the white that
    the next line on the grid makes more or less above and below it.

    Args:
        slugs: all slugs of the galley.
        start: the first one.
        depth: of the column in points.
        grid: distance of the lines of the baseline grid, 0 for none.
        ends_page: whether the reader turns the page after this column, so that no word may be cut there.
    """
    placed: list[Placed] = []
    drop = 0.0
    for slug in slugs[start].under if start < len(slugs) else ():
        placed.append(Placed(slug, drop + slug.before))
        drop += slug.before + slug.height
    repeated = len(placed)
    allowed = start
    number, needed = start, math.inf
    off_grid, above = repeated, 0.0
    while number < len(slugs):
        slug = slugs[number]
        top = drop + (slug.before if placed else 0.0)
        shift = 0.0
        if grid and slug.grid and (slug.before or not repeated < len(placed) == off_grid):
            top, shift = _on_grid(top, above, top - drop, grid)
        elif not slug.grid and len(placed) == off_grid:
            above = top - drop
        if top + slug.height > depth + _HAIR:
            needed = top + slug.height
            break
        if shift:
            placed[off_grid:] = [Placed(one.slug, one.drop + shift) for one in placed[off_grid:]]
        placed.append(Placed(slug, top))
        if slug.grid:
            off_grid, above = len(placed), 0.0
        drop = top + slug.height
        number += 1
        if not (slug.keep or (ends_page and slug.cut)):
            allowed = number
    if number == len(slugs):
        allowed = number
    if start + 1 < allowed < len(slugs) and _is_lone(slugs, allowed - 1):
        allowed -= 1
    forced = allowed == start < len(slugs)
    if forced:
        allowed = max(number, start + 1)
        if len(placed) == repeated and start < len(slugs):
            placed, repeated = [Placed(slugs[start], 0.0)], 0
    placed = placed[: allowed - start + repeated]
    return Column(tuple(placed), allowed, placed[-1].drop + placed[-1].slug.height if placed else 0.0, forced, needed)


def _is_lone(slugs: Sequence[Slug], number: int) -> bool:
    """Whether a line of body text would stand alone between a picture or the like and the foot of its column."""
    return slugs[number].flows and not slugs[number - 1].flows and not slugs[number - 1].keep


def _on_grid(top: float, above: float, below: float, grid: float) -> tuple[float, float]:
    """The line of the grid nearest to `top`, and how far what stands between it and the line before has to move.

    That has white `above` and `below` it, both of which grow or shrink in proportion, to `_LEAST_WHITE` at least.
    """
    white = above + below
    nearest = round(top / grid) * grid
    if nearest - top < (_LEAST_WHITE - 1) * white - _HAIR:
        nearest += grid
    return nearest, (nearest - top) * above / white if above else 0.0


def fill_page(slugs: Sequence[Slug], start: int, depth: float, count: int, grid: float = 0.0) -> list[Column]:
    """Fill the columns of one page; those that hold the end of the galley are of like depth.

    Of all depths that hold them that one is taken which is the first to end within two lines, or else most evenly.

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
    shallow = _least_depth(slugs[start:], count)
    while shallow < depth:
        tried = _columns(slugs, start, shallow, count, grid)
        if tried[-1].end == len(slugs) and not any(column.forced for column in tried):
            return tried
        shallow = max(min(column.needed for column in tried), shallow + _HAIR)
    return full


def _least_depth(slugs: Sequence[Slug], count: int) -> float:
    """A depth that columns cannot be shallower than: what the slugs take but for the white that may fall away."""
    heads = nlargest(count, [slug.before for slug in slugs])
    return (_height_of(slugs) - sum(heads)) / count - _HAIR


def fill_last_page(
    slugs: list[Slug], start: int, depth: float, count: int, grid: float, text: TextStyle
) -> list[Column]:  # fmt: skip
    """Fill a page as `fill_page`; where its columns end very unevenly, text flows past pictures for it.

    Works in place when that helps. The arguments are those of `settle_pictures`.
    """
    columns = fill_page(slugs, start, depth, count, grid)
    least = _unevenness(columns)
    tolerable = _TOLERABLE * text.leading
    if count == 1 or columns[-1].end < len(slugs) or least <= tolerable:
        return columns
    page = slugs[start:]
    if not any(isinstance(slug, PictureSlug) for slug in page):
        return columns
    mean = sum(column.depth for column in columns) / count
    best: list[Slug] | None = None
    for share in _TRIED:
        tried = [copy(slug) for slug in page]
        settle_pictures(tried, 0, min(mean * share, depth), count, grid, text, shrinks=False)
        filled = fill_page(tried, 0, depth, count, grid)
        if filled[-1].end == len(tried) and (uneven := _unevenness(filled)) < least - tolerable / 2:
            best, least = tried, uneven
    if best is None:
        return columns
    slugs[start:] = best
    return fill_page(slugs, start, depth, count, grid)


def _unevenness(columns: Sequence[Column]) -> float:
    depths = [column.depth for column in columns]
    return max(depths) - min(depths)


def settle_pictures(
    slugs: list[Slug], start: int, depth: float, count: int, grid: float, text: TextStyle, *, shrinks: bool = True
) -> None:  # fmt: skip
    """Keep pictures where they belong when they no longer fit into their column.

    In several columns body text flows past such a picture, which then heads the next column. Where no text can flow,
    and in a single column, the picture becomes smaller, to `_LEAST_SHARE` of its measure at most. So does one behind
    which a line or two would be left for a page of their own. Works in place, on the slugs of one page.

    Args:
        slugs: all slugs of the galley.
        start: the first one of the page.
        depth: of the page's text area in points.
        count: how many columns it has.
        grid: as `fill`.
        text: the style of the body, for the white around what is moved.
        shrinks: whether pictures may become smaller.
    """
    for number in range(count):
        last = number == count - 1
        if shrinks:
            _fit_at_head(slugs, start, depth)
        column = fill(slugs, start, depth, grid, ends_page=last)
        picture = column.end
        if picture >= len(slugs):
            return
        if isinstance(slugs[picture], PictureSlug):
            room = depth - column.depth
            settled = count > 1 and _flow_past(slugs, picture, depth, room, grid, text)
            if not settled and shrinks:
                settled = _shrink_into(slugs, picture, room, grid, start=start)
            if not settled and count == 1:
                settled = _flow_past(slugs, picture, depth, room, grid, text)
            if settled:
                column = fill(slugs, start, depth, grid, ends_page=last)
        if last and shrinks and _take_tail_in(slugs, start, column, depth, grid):
            return
        start = column.end


def _fit_at_head(slugs: Sequence[Slug], start: int, depth: float) -> None:
    """Make a picture that heads a column no deeper than that column, with what is tied to it."""
    slug = slugs[start] if start < len(slugs) else None
    if isinstance(slug, PictureSlug):
        tied = _height_of(slugs[start + 1 : _end_of_keep(slugs, start)])
        if slug.height + tied > depth:
            slug.shrink(max(depth - tied - _HAIR, min(slug.height, _LEAST_HEIGHT)))


def _flow_past(slugs: list[Slug], picture: int, depth: float, room: float, grid: float, text: TextStyle) -> bool:
    """Move body text that fits into that room before a picture; whether there was any."""
    after = _end_of_keep(slugs, picture)
    end = _last_that_fits(slugs, after, room, grid) if room > _WORTH_FILLING * depth else after
    if end < after + 2:
        return False
    slugs[after].before = max(text.space_after, text.space_before)
    if end < len(slugs):
        slugs[end].before = max(slugs[end].before, text.leading)
    slugs[picture:end] = slugs[after:end] + slugs[picture:after]
    return True


def _shrink_into(slugs: Sequence[Slug], picture: int, room: float, grid: float, *, start: int) -> bool:
    """Make a picture so much smaller that it fits with what is tied to it, best with all that follows it."""
    slug = slugs[picture]
    assert isinstance(slug, PictureSlug)
    if picture == start:
        return False
    after = _end_of_keep(slugs, picture)
    tied = _height_of(slugs[picture:after])
    rest = _height_of(slugs[after:]) + grid if len(slugs) - after <= _FEW_SLUGS else _FAR_TOO_MUCH
    for needed in (tied + rest, tied):
        height = slug.height - (needed - room) - _HAIR
        if height >= _LEAST_SHARE * slug.height:
            slug.shrink(min(height, slug.height))
            return True
    return False


def _take_tail_in(slugs: Sequence[Slug], start: int, column: Column, depth: float, grid: float) -> bool:
    """Take in the few lines that would otherwise be left for another page: a picture or white shrinks for them."""
    tail = slugs[column.end :]
    if len(tail) > _FEW_SLUGS or any(isinstance(slug, PictureSlug) for slug in tail):
        return False
    lacking = column.depth + _height_of(tail) + grid - depth + _HAIR
    for slug in slugs[start : column.end]:
        if isinstance(slug, PictureSlug) and slug.height - lacking >= _LEAST_SHARE * slug.height:
            slug.shrink(slug.height - lacking)
            return True
    return not grid and _close_up(slugs[start:], lacking)


def _close_up(slugs: Sequence[Slug], lacking: float) -> bool:
    """Take so much from the white between slugs, a part of `_MOST_TAKEN` at most; whether that was enough."""
    whites = [slug for slug in slugs[1:] if slug.before >= _WORTH_CLOSING]
    whole = sum(slug.before for slug in whites)
    if not 0 < lacking <= _MOST_TAKEN * whole:
        return False
    for slug in whites:
        slug.before *= 1 - lacking / whole
    return True


def _height_of(slugs: Sequence[Slug]) -> float:
    return sum(slug.before + slug.height for slug in slugs)


def _end_of_keep(slugs: Sequence[Slug], start: int) -> int:
    """The number after the last slug that is tied to the one at `start`."""
    end = start
    while end < len(slugs) - 1 and slugs[end].keep:
        end += 1
    return end + 1


def _last_that_fits(slugs: Sequence[Slug], start: int, room: float, grid: float) -> int:
    """The number after the last slug of body text from `start` on that fits into that room, at an allowed break."""
    drop, end = grid, start
    for number in range(start, len(slugs)):
        slug = slugs[number]
        drop += slug.before + slug.height
        if drop > room or not slug.flows:
            break
        if not slug.keep:
            end = number + 1
    return end


def _columns(slugs: Sequence[Slug], start: int, depth: float, count: int, grid: float) -> list[Column]:
    columns = []
    for number in range(count):
        column = fill(slugs, start, depth, grid, ends_page=number == count - 1)
        columns.append(column)
        start = column.end
    return columns
