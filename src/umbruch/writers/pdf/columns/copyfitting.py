"""Copyfitting: what is a few lines too long or too short for its page is made to fit it, within limits."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec

from umbruch.style.model import Style
from umbruch.style.units import Length
from umbruch.writers.pdf.columns.column_filling import Placed
from umbruch.writers.pdf.columns.grown_type import (
    grows_far,
    in_size,
    is_filled_by_type,
    larger,
    leaves_white,
    spread,
    spread_alone,
    steps_below,
)  # fmt: skip
from umbruch.writers.pdf.columns.slots import Block, Frame, Layout, Sheet
from umbruch.writers.pdf.page.beside.side_strip import SideStrip
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.strips import MOST_CUT, PictureStrip, Strip

SMALL_TAIL = 1 / 3
"""A last page that holds less of its lines is taken in where that is possible."""
_HAIR = 0.01
TIGHTER = ((1.035, 0.983), (1.07, 0.966), (1.09, 0.957), (1.105, 0.95), (1.15, 0.93), (1.2, 0.91), (1.26, 0.885))
"""How much more a page holds in type of that part of its size, leading included, in styles whose type does not grow."""
_TRIED, _TRIED_ALONE = 2, 4
"""So many sizes are tried, in columns and in a single one; measured: 5 of 60 releases that two sizes do not take in end
a page sooner with the third or fourth, and no article in columns does."""
_LOWER_HEADLINE = 1.05
"""What the next step of the headline gives to the text of a page besides."""
_MOST_STEPS = 3
"""So many steps the headline goes down for the sake of a last page: from 46 to 32 pt, still three times the body."""
_MOST_SPREAD = 4
"""Lines of white that a full column takes in above its crossheads and under its picture; more stay at its foot."""
MOST_PAGES = 8
"""Longer articles are not composed twice for the sake of their last page."""
LOWER_PICTURES = (0.75, 0.58, 0.42)
"""How high pictures of a single column are, as a part of what they may be, where that saves a page."""
NARROW_PICTURES = 0.5
"""As such a part, in several columns: those in the text stand in one of them, however wide they are."""
BESIDE_LOWER_PICTURES = (1.0, 1.09, 1.15)
"""How many times more a page must hold in smaller type beside the lowest pictures, tried in turn for a second page."""
_MOST_TAKEN_IN = 0.6
"""How much of a last page lower pictures may take in."""
_SMALL_SHEET = 0.6 * 595.3 * 841.9
"""Sheets of that area at most are given away: more than A5, less than A4, in square points."""
_SAFE = 1.02
"""Text takes a little more lines than its height says: no line of a paragraph stands alone."""


def fit_lead(blocks: Sequence[Block], strips: Sequence[Strip], sheet: Sheet, lines: int, full: int) -> None:
    """Cut the lead picture so that its article ends with its page, or show more of it where there is room.

    Args:
        blocks: the floats of the article.
        strips: its text.
        sheet: the columns.
        lines: how many its first page has in each column.
        full: how many the following ones have.
    """
    lead = next((block for block in blocks if block.kind == "lead"), None)
    picture = lead.photograph if lead else None
    if lead is None or picture is None:
        return
    text = sum(strip.before + strip.height for strip in strips) / sheet.grid * _SAFE
    floats = sum(block.span * sheet.lines_of(block, "head") for block in blocks)
    over = text + floats - sheet.columns * lines
    page = sheet.columns * full
    if over <= 0:
        grows = min(-over / lead.span, (picture.whole - picture.height) / sheet.grid)
        lead.stretch(int(grows) * sheet.grid)
    elif (tail := over % page) < SMALL_TAIL * page:
        cut = math.ceil(tail / lead.span)
        if picture.height - cut * sheet.grid >= (1 - MOST_CUT) * picture.whole - 0.01:
            lead.stretch(-cut * sheet.grid)


def is_half_empty(style: Style, pages: Sequence[tuple[int, int]]) -> bool:
    """Whether a small sheet of one article ends on its back, of which much stays white: nobody turns over a leaflet.

    Args:
        style: the style.
        pages: as `excess`.
    """
    if len(pages) != 2 or style.page.width * style.page.height > _SMALL_SHEET:
        return False
    return pages[1][1] <= _MOST_TAKEN_IN * pages[1][0]


def excess(pages: Sequence[tuple[int, int]]) -> float:
    """How many times what its pages but the last one hold an article takes, if it takes few lines of that one; else 0.

    Args:
        pages: of each page, how many lines all its columns hold and how many of them are used.
    """
    if not 1 < len(pages) <= MOST_PAGES:
        return 0.0
    (last, tail), held = pages[-1], sum(lines for lines, _ in pages[:-1])
    return (held + tail) / held if tail < SMALL_TAIL * last else 0.0


def ways(
    style: Style, body: Galley, headline: float, pages: Sequence[tuple[int, int]]
) -> Iterator[tuple[Style, int, float]]:  # fmt: skip
    """Styles, the least number of columns of the lead, and the height of pictures with which to compose it anew.

    Args:
        style: the style in which it is composed.
        body: its text.
        headline: the size of its headline, in points.
        pages: as `excess`.
    """
    over = excess(pages)
    if over:
        for tighter in tightened(style, over, headline):
            yield tighter, 1, 1.0
    if body.grid and over and any(one.kind == "picture" and one.span > 1 for one in body.floats):
        yield style, 1, NARROW_PICTURES
    lead = next((one.span for one in body.floats if one.kind == "lead"), 0)
    if body.grid and (over or (lead and leaves_white(pages))):
        lead = lead or style.page.columns
        spans = range(lead + 1, style.page.columns + 1)
        for span in spans if over else reversed(spans):
            yield style, span, 1.0
        if is_filled_by_type(style, pages):
            yield from ((grown, min(lead, grown.page.columns), 1.0) for grown in larger(style, pages))
        if over and grows_far(style):
            yield from ((grown, min(lead, grown.page.columns), 1.0) for grown in spread(style, pages))
    elif leaves_white(pages) and style.fill.ceiling > style.text.body.size:
        yield from ((grown, 1, 1.0) for grown in larger(style, pages))
    elif not body.grid and is_taken_in_by_pictures(pages, body.strips):
        for pictured in LOWER_PICTURES:
            yield style, 1, pictured
        tried: list[Style] = []
        for wanted in BESIDE_LOWER_PICTURES if len(pages) == 2 else BESIDE_LOWER_PICTURES[:1]:
            for tighter in tightened(style, max(over, wanted), headline):
                if tighter not in tried:  # what holds more is among what holds a little more, too
                    tried.append(tighter)
                    yield tighter, 1, LOWER_PICTURES[-1]
    if over and not body.grid and grows_far(style):
        yield from ((grown, 1, 1.0) for grown in spread_alone(style, pages))


def is_taken_in_by_pictures(pages: Sequence[tuple[int, int]], strips: Sequence[Strip]) -> bool:
    """Whether the last page of a single column is worth an attempt with lower pictures.

    Args:
        pages: as `excess`.
        strips: what stands in the column.
    """
    if not 1 < len(pages) <= MOST_PAGES or pages[-1][1] > _MOST_TAKEN_IN * pages[-1][0]:
        return False
    return any(isinstance(strip, PictureStrip | SideStrip) for strip in strips)


def tightened(style: Style, excess: float, headline: float) -> Iterator[Style]:
    """The style in type so much smaller that a page holds more by `excess`, from 1, or a little smaller still.

    Where type of the least size is not enough the headline goes down by more than one of its steps, from the size
    `headline` that it has for its length.
    """
    title = style.text.headline
    below = tuple(size for size in title.steps if size < headline)
    if 0 < headline < title.size:
        part = headline / title.size
        title = msgspec.structs.replace(
            title, size=Length(headline), leading=Length(title.leading * part), tracking=Length(title.tracking * part),
            steps=below,
        )  # fmt: skip
        style = msgspec.structs.replace(style, text=msgspec.structs.replace(style.text, headline=title))
    body = style.text.body
    sizes = steps_below(body.size) if style.fill.ceiling else TIGHTER
    shares = [(more, share) for more, share in sizes if body.size * share >= style.fill.floor - _HAIR]
    tried = _TRIED if style.page.columns > 1 else _TRIED_ALONE
    enough = [share for more, share in shares if more >= excess][:tried]
    for share in enough:
        yield in_size(style, share)
    if shares and len(enough) < _TRIED:
        most, least = shares[-1]
        held = most
        for steps in range(1, min(_MOST_STEPS, len(style.text.headline.steps)) + 1):
            held *= _LOWER_HEADLINE
            if held >= excess and (steps > 1 or not enough):
                yield in_size(style, least, steps)


def filled_out(
    columns: Sequence[tuple[Placed, ...]], layout: Layout, sheet: Sheet
) -> tuple[tuple[tuple[Placed, ...], ...], Layout]:  # fmt: skip
    """Full columns that end a few lines short are filled.

    Their picture shows more, text stands a line further below what is above it unless another column begins beside it,
    and crossheads stand further off.
    """
    grid = sheet.grid
    made = []
    for number, (placed, frames) in enumerate(zip(columns, layout.frames, strict=True)):
        lacking = _lacking(placed, frames, grid)
        if lacking and (taken := _under_picture(placed, number, layout, lacking, grid)):
            placed = tuple(Placed(one.strip, one.drop + taken * grid) for one in placed)
            lacking -= taken
        if lacking > 1 and len(frames) == 1 and frames[0].top and not _begins_beside(number, frames[0].top, layout):
            placed = tuple(Placed(one.strip, one.drop + grid) for one in placed)
            lacking -= 1
        made.append(_spread(placed, frames, lacking, grid) if lacking else placed)
    return tuple(made), layout


def _begins_beside(number: int, top: int, layout: Layout) -> bool:
    """Whether a column next to that one begins on the same line: heads of neighbours stand level."""
    beside = [layout.frames[other] for other in (number - 1, number + 1) if 0 <= other < len(layout.frames)]
    return any(frames and frames[0].top == top for frames in beside)


def _lacking(placed: Sequence[Placed], frames: Sequence[Frame], grid: float) -> int:
    if not placed or not frames:
        return 0
    last, frame = placed[-1], frames[-1]
    lacking = int(frame.top + frame.lines - (last.drop + last.strip.height) / grid + 0.01)
    return lacking if 1 <= lacking <= _MOST_SPREAD else 0


def _under_picture(placed: Sequence[Placed], number: int, layout: Layout, lacking: int, grid: float) -> int:
    """By how many lines the photograph at the head of a column became higher."""
    here = [one for one in layout.standing if one.column <= number < one.column + one.block.span]
    above = [one for one in here if one.drop < placed[0].drop]
    between = [one for one in here if placed[0].drop < one.drop < placed[-1].drop]
    if len(above) != 1 or between or above[0].block.span > 1:
        return 0
    block = above[0].block
    picture = block.photograph
    if picture is None:
        return 0
    taken = min(lacking, int((picture.whole - picture.height) / grid + 0.01))
    if taken:
        block.stretch(taken * grid)
    return taken


def _spread(placed: Sequence[Placed], frames: Sequence[Frame], lacking: int, grid: float) -> tuple[Placed, ...]:
    """Open the white above the crossheads of the last frame, a line each."""
    top = frames[-1].top * grid - 0.01
    opened: list[Placed] = []
    moved = 0.0
    for number, one in enumerate(placed):
        inside = number and placed[number - 1].drop >= top
        if lacking and inside and one.strip.grid and one.strip.before >= grid - 0.01:
            moved += grid
            lacking -= 1
        opened.append(Placed(one.strip, one.drop + moved))
    return tuple(opened)
