"""Fills columns with strips: breaks only where they are allowed, and pictures where they belong."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy
from typing import NamedTuple

from umbruch.style.model import TextStyle
from umbruch.writers.pdf.page.panel import PanelledStrip
from umbruch.writers.pdf.page.rows.key_figures import KeyFiguresStrip
from umbruch.writers.pdf.page.strips import PictureStrip, RuleStrip, Strip, TypeStrip

_HAIR = 0.01
_WORTH_FILLING = 0.12
_LEAST_SHARE = 0.6
_LEAST_HEIGHT = 24.0
_FEW_STRIPS = 12
_MOST_TAKEN = 0.3
_WORTH_CLOSING = 5.0
_FAR_TOO_MUCH = 1e9
_LEAST_WHITE = 0.5
"""What is left at least of the white around something that does not stand on the grid."""


class Placed(NamedTuple):
    """A strip and the distance of its top from the top of its column, in points."""

    strip: Strip
    drop: float


class Column(NamedTuple):
    """What one column holds, the strip after its last one, and how deep it is filled in points.

    `forced` says that it had to end where no break is allowed.
    """

    placed: tuple[Placed, ...]
    end: int
    depth: float
    forced: bool = False


def fill(
    strips: Sequence[Strip], start: int, depth: float, grid: float = 0.0, *, ends_page: bool = False
) -> Column:  # fmt: skip
    """Fill one column with strips from number `start` on.

    The column ends at the last allowed break. Where no break is allowed at all it ends at the last strip that fits; a
    strip deeper than the column stands alone. What does not stand on the grid, such as a picture, shares the white that
    the next line on the grid makes more or less above and below it.

    Args:
        strips: all strips of the galley.
        start: the first one.
        depth: of the column in points.
        grid: distance of the lines of the baseline grid, 0 for none.
        ends_page: whether the reader turns the page after this column, so that no word may be cut there.
    """
    placed: list[Placed] = []
    drop = 0.0
    for strip in strips[start].under if start < len(strips) else ():
        placed.append(Placed(strip, drop + strip.before))
        drop += strip.before + strip.height
    repeated = len(placed)
    allowed = start
    number = start
    off_grid, above = repeated, 0.0
    while number < len(strips):
        strip = strips[number]
        top = drop + (strip.before if placed else 0.0)
        shift = 0.0
        if grid and strip.grid and (strip.before or not repeated < len(placed) == off_grid):
            top, shift = _on_grid(top, above, top - drop, grid)
        elif not strip.grid and len(placed) == off_grid:
            above = top - drop
        if top + strip.height > depth + _HAIR:
            break
        if shift:
            placed[off_grid:] = [Placed(one.strip, one.drop + shift) for one in placed[off_grid:]]
        placed.append(Placed(strip, top))
        if strip.grid:
            off_grid, above = len(placed), 0.0
        drop = top + strip.height
        number += 1
        if not (strip.keep or (ends_page and strip.cut)):
            allowed = number
    if number == len(strips):
        allowed = number
    if start + 1 < allowed < len(strips) and _is_lone(strips, allowed - 1):
        allowed -= 1
    forced = allowed == start < len(strips)
    if forced:
        allowed = max(number, start + 1)
        if len(placed) == repeated and start < len(strips):
            placed, repeated = [Placed(strips[start], 0.0)], 0
    placed = placed[: allowed - start + repeated]
    return Column(tuple(placed), allowed, placed[-1].drop + placed[-1].strip.height if placed else 0.0, forced)


def at_foot(column: Column, first: int | None, depth: float) -> tuple[Placed, ...]:
    """What a column holds, with all from strip number `first` on at its foot: about whom, the contact, and the rights.

    Args:
        column: one that begins with strip number 0.
        first: None where nothing stands there.
        depth: of the column in points.
    """
    if first is None or not 0 < first < len(column.placed):
        return column.placed
    if any(isinstance(one.strip, PictureStrip) for one in column.placed[first:]):  # text flowed past it
        return column.placed
    white = max(depth - column.depth, 0.0)
    return (*column.placed[:first], *(Placed(one.strip, one.drop + white) for one in column.placed[first:]))


def _is_lone(strips: Sequence[Strip], number: int) -> bool:
    """Whether a line of body text would stand alone between a picture or the like and the foot of its column."""
    return strips[number].flows and not strips[number - 1].flows and not strips[number - 1].keep


def _on_grid(top: float, above: float, below: float, grid: float) -> tuple[float, float]:
    """The line of the grid nearest to `top`, and how far what stands between it and the line before has to move.

    That has white `above` and `below` it, both of which grow or shrink in proportion, to `_LEAST_WHITE` at least.
    """
    white = above + below
    nearest = round(top / grid) * grid
    if nearest - top < (_LEAST_WHITE - 1) * white - _HAIR:
        nearest += grid
    return nearest, (nearest - top) * above / white if above else 0.0


def settle_pictures(
    strips: list[Strip], start: int, depth: float, count: int, grid: float, text: TextStyle, *, shrinks: bool = True
) -> None:  # fmt: skip
    """Keep pictures where they belong when they no longer fit into their column.

    In several columns body text flows past such a picture, which then heads the next column. Where no text can flow,
    and in a single column, the picture becomes smaller, to `_LEAST_SHARE` of its measure at most. So does one behind
    which a line or two would be left for a page of their own. Works in place, on the strips of one page.

    Args:
        strips: all strips of the galley.
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
            _fit_at_head(strips, start, depth)
        column = fill(strips, start, depth, grid, ends_page=last)
        picture = column.end
        if picture >= len(strips):
            return
        headed = _picture_under(strips, picture) if count == 1 else picture
        if headed > picture:
            above = _height_of(strips[picture:headed])
            if _flow_past(strips, headed, depth, depth - column.depth - above, grid, text):
                column = fill(strips, start, depth, grid, ends_page=last)
        elif isinstance(strips[picture], PictureStrip):
            room = depth - column.depth
            settled = count > 1 and _flow_past(strips, picture, depth, room, grid, text)
            if not settled and shrinks:
                settled = _shrink_into(strips, picture, room, grid, start=start)
            if not settled and count == 1:
                settled = _flow_past(strips, picture, depth, room, grid, text)
            if settled:
                column = fill(strips, start, depth, grid, ends_page=last)
        if last and shrinks and _take_tail_in(strips, start, column, depth, grid):
            return
        start = column.end


def _fit_at_head(strips: Sequence[Strip], start: int, depth: float) -> None:
    """Make a picture that heads a column no deeper than that column, with what is tied to it."""
    strip = strips[start] if start < len(strips) else None
    if isinstance(strip, PictureStrip):
        tied = _height_of(strips[start + 1 : _end_of_keep(strips, start)])
        if strip.height + tied > depth:
            strip.shrink(max(depth - tied - _HAIR, min(strip.height, _LEAST_HEIGHT)))


def _goes_along(strips: Sequence[Strip], number: int) -> bool:
    """Whether a picture, a box or a table begins there, which may stand below the next text like the picture above."""
    first, next_one = strips[number], strips[number + 1] if number + 1 < len(strips) else None
    is_table = isinstance(first, RuleStrip) and isinstance(next_one, TypeStrip) and len(next_one.lines) > 1
    is_titled = first.keep and isinstance(next_one, KeyFiguresStrip)
    return is_table or is_titled or isinstance(first, PictureStrip | PanelledStrip | KeyFiguresStrip)


def _picture_under(strips: Sequence[Strip], number: int) -> int:
    """The number of the picture that follows crossheads at that place, or that place where none does."""
    for other in range(number, _end_of_keep(strips, number)):
        if isinstance(strips[other], PictureStrip):
            return other
    return number


def _flow_past(strips: list[Strip], picture: int, depth: float, room: float, grid: float, text: TextStyle) -> bool:
    """Move body text that fits into that room before a picture; whether there was any."""
    after = _end_of_keep(strips, picture)
    while after < len(strips) and _goes_along(strips, after):
        after = _end_of_keep(strips, after)
    end = _last_that_fits(strips, after, room, grid) if room > _WORTH_FILLING * depth else after
    if end < after + 2:
        return False
    under_crosshead = picture > 0 and strips[picture - 1].keep
    strips[after].before = 0.0 if under_crosshead else max(text.space_after, text.space_before)
    if under_crosshead:
        strips[picture].before = max(strips[picture].before, text.leading)
    if end < len(strips):
        strips[end].before = max(strips[end].before, text.leading)
    strips[picture:end] = strips[after:end] + strips[picture:after]
    return True


def _shrink_into(strips: Sequence[Strip], picture: int, room: float, grid: float, *, start: int) -> bool:
    """Make a picture so much smaller that it fits with what is tied to it, best with all that follows it."""
    strip = strips[picture]
    assert isinstance(strip, PictureStrip)
    if picture == start:
        return False
    after = _end_of_keep(strips, picture)
    tied = _height_of(strips[picture:after])
    rest = _height_of(strips[after:]) + grid if len(strips) - after <= _FEW_STRIPS else _FAR_TOO_MUCH
    for needed in (tied + rest, tied):
        height = strip.height - (needed - room) - _HAIR
        if height >= max(_LEAST_SHARE * strip.height, strip.least):
            strip.shrink(min(height, strip.height))
            return True
    return False


def _take_tail_in(strips: Sequence[Strip], start: int, column: Column, depth: float, grid: float) -> bool:
    """Take in the few lines that would otherwise be left for another page: a picture or white shrinks for them."""
    tail = strips[column.end :]
    if len(tail) > _FEW_STRIPS or any(isinstance(strip, PictureStrip) for strip in tail):
        return False
    lacking = column.depth + _height_of(tail) + grid - depth + _HAIR
    for strip in strips[start : column.end]:
        if isinstance(strip, PictureStrip) and strip.height - lacking >= max(_LEAST_SHARE * strip.height, strip.least):
            strip.shrink(strip.height - lacking)
            return True
    return not grid and _close_up(strips[start:], lacking)


def _close_up(strips: Sequence[Strip], lacking: float) -> bool:
    """Take so much from the white between strips, a part of `_MOST_TAKEN` at most; whether that was enough."""
    whites = [strip for strip in strips[1:] if strip.before >= _WORTH_CLOSING]
    whole = sum(strip.before for strip in whites)
    if not 0 < lacking <= _MOST_TAKEN * whole:
        return False
    for strip in whites:
        strip.before *= 1 - lacking / whole
    return True


def pages_filled(
    strips: Sequence[Strip], first: float, depth: float, text: TextStyle, most: int
) -> list[tuple[int, int]]:  # fmt: skip
    """Of each page of one column, how deep it is and how deep it is filled, in points.

    Args:
        strips: all strips of the galley; they stay as they are.
        first: how deep the first page is.
        depth: how deep the following ones are.
        text: the style of the body.
        most: how many pages are looked at.
    """
    pages: list[tuple[int, int]] = []
    start = 0
    settles = any(isinstance(strip, PictureStrip) for strip in strips)
    strips = [copy(strip) for strip in strips] if settles else list(strips)
    while start < len(strips) and len(pages) <= most:
        deep = depth if pages else first
        if settles:
            settle_pictures(strips, start, deep, 1, 0.0, text)
        column = fill(strips, start, deep, ends_page=True)
        pages.append((int(deep), math.ceil(column.depth)))
        start = column.end
    return pages


def _height_of(strips: Sequence[Strip]) -> float:
    return sum(strip.before + strip.height for strip in strips)


def _end_of_keep(strips: Sequence[Strip], start: int) -> int:
    """The number after the last strip that is tied to the one at `start`."""
    end = start
    while end < len(strips) - 1 and strips[end].keep:
        end += 1
    return end + 1


def _last_that_fits(strips: Sequence[Strip], start: int, room: float, grid: float) -> int:
    """The number after the last strip of body text from `start` on that fits into that room, at an allowed break.

    Its crossheads go with it, and its lists and quotes where there is one column.
    """
    drop, end = grid, start
    for number in range(start, len(strips)):
        strip = strips[number]
        drop += strip.before + strip.height
        if drop > room or not (strip.flows or (isinstance(strip, TypeStrip) and (strip.keep or not grid))):
            break
        if not strip.keep:
            end = number + 1
    return end
