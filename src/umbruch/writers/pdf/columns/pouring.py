"""Pages of several columns: floats get their places, and text is poured through the frames that they leave."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from umbruch.writers.pdf.columns.column_filling import Placed, fill, settle_pictures
from umbruch.writers.pdf.columns.copyfitting import SMALL_TAIL, filled_out, fit_lead
from umbruch.writers.pdf.columns.slots import (
    LEAST_FRAME,
    Block,
    Layout,
    Sheet,
    Slot,
    Standing,
    blocks_of,
    places_for,
)  # fmt: skip
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.strips import MOST_CUT, PictureStrip

_MOST_COVERED = 0.72
"""How much of a page floats may cover while there is text to stand beside them."""
_MOST_REFUSED = 8
"""After so many floats without room on a page the others wait unasked: an article may hold thousands."""
_MOST_LOWERED = 3
"""So many times a lead picture is made lower for the lines that run on from its page."""
_SEEN = 2.0
"""White between the end of the text and a float at the foot that is not seen as a gap, in lines."""
_CLEAR = 4.0
_LEAST_RULE = 24.0
_ALIKE = 1e-6


class Poured(NamedTuple):
    """Text in the frames of a page: the strips of each column, how deep each is, and the strip after the last one."""

    columns: tuple[tuple[Placed, ...], ...]
    depths: tuple[float, ...]
    end: int


class FilledPage(NamedTuple):
    """A page of columns: text, floats, how deep the deepest one is, and the depths of all together, in points.

    `end` is the number of the first strip that has no place yet.
    """

    columns: tuple[tuple[Placed, ...], ...]
    standing: tuple[Standing, ...]
    depth: float
    used: float
    end: int

    def rules(self) -> Iterator[tuple[int, float, float]]:
        """The rules between columns: the column to their right, their top and their height; none crosses a float."""
        used = [bool(column) for column in self.columns]
        for block, column, _ in self.standing:
            used[column : column + block.span] = [True] * block.span
        for number in range(1, sum(used)):
            top = 0.0
            crossed = [one for one in self.standing if one.column < number < one.column + one.block.span]
            for one in sorted(crossed, key=lambda one: one.drop):
                if one.drop - top > _LEAST_RULE:
                    yield number, top, one.drop - top - _CLEAR
                top = one.drop + one.block.height + _CLEAR
            if self.depth - top > _LEAST_RULE:
                yield number, top, self.depth - top


def lines_used(body: Galley, sheet: Sheet, first: float, depth: float, most: int) -> list[tuple[int, int]]:
    """Of each page, how many lines its columns hold together and how many of them are used.

    Args:
        body: the text of an article and what floats in it.
        sheet: its columns.
        first: how deep they are on the first page, in points.
        depth: how deep they are on the following ones.
        most: how many pages are looked at.
    """
    filler = PageFiller(body, sheet, depth)
    filled: list[FilledPage] = []
    while not filler.is_done and len(filled) <= most:
        filled.append(filler.next_page(depth if filled else first))
    if filler.is_done and not filler.has_pictures:
        body.poured = (sheet, first, depth, filled)
    held = (sheet.columns * sheet.lines_in(depth if number else first) for number in range(len(filled)))
    return [(lines, math.ceil(page.used / sheet.grid)) for lines, page in zip(held, filled, strict=True)]


def pages_of(body: Galley, sheet: Sheet, first: float, depth: float) -> Iterator[FilledPage]:
    """The pages of an article: those that it was looked at with, where no picture became another in the meantime.

    Args:
        body: as `lines_used`.
        sheet: as `lines_used`.
        first: as `lines_used`.
        depth: as `lines_used`.
    """
    if body.poured is not None:
        known_sheet, known_first, known_depth, filled = body.poured
        if known_sheet == sheet and abs(known_first - first) < _ALIKE and known_depth == depth:
            yield from filled
            return
    filler = PageFiller(body, sheet, depth)
    deep = first
    while not filler.is_done:
        yield filler.next_page(deep)
        deep = depth


class PageFiller:
    """Fills one page after another with the text and the floats of an article."""

    def __init__(self, body: Galley, sheet: Sheet, depth: float) -> None:
        """Take the text of an article with what floats in it, the columns of its pages and their depth in points."""
        self._strips = body.strips
        self._text = body.style.text.body
        self._balances = body.style.fill.last_page == "balance"
        self._waiting = [block for float in body.floats for block in blocks_of(float, depth)]
        self._sheet = sheet
        for block in self._waiting:
            sheet.trim(block)
        self._pictured = self._waiting
        self._start = 0
        self._first = True
        self._settles = any(isinstance(strip, PictureStrip) for strip in self._strips)
        self._full = sheet.lines_in(depth)

    @property
    def has_pictures(self) -> bool:
        """Whether there are pictures, which become higher and lower as pages are filled with them."""
        return self._settles or any(block.photograph is not None for block in self._pictured)

    @property
    def is_done(self) -> bool:
        """Whether everything has its place."""
        return self._start >= len(self._strips) and not self._waiting

    def next_page(self, depth: float) -> FilledPage:
        """Fill a page whose columns are that deep, in points."""
        sheet = self._sheet
        lines = sheet.lines_in(depth)
        if self._first:
            fit_lead(self._waiting, self._strips, sheet, lines, self._full)
        if self._settles:
            settle_pictures(self._strips, self._start, lines * sheet.grid, sheet.columns, sheet.grid, self._text)
        slots, layout, poured = self._place(lines)
        if self._first:
            slots, layout, poured = self._below_lower_lead(slots, layout, poured, lines)
        if poured.end == self._start < len(self._strips) and not slots:
            poured = self._forced(depth)
        elif poured.end == len(self._strips) and self._sheet.columns > 1:
            if self._balances:
                layout, poured = self._balanced(slots, layout, poured, lines)
            layout = self._stack(self._raised(layout, poured), poured, lines)
            if len(layout.standing) < len(self._waiting) and self._goes_on(crowded := self._place(lines, crowds=True)):
                slots, layout, poured = crowded
        placed = {id(one.block) for one in layout.standing}
        self._waiting = [one for one in self._waiting if id(one) not in placed]
        columns = poured.columns
        if poured.end < len(self._strips):
            columns, layout = filled_out(columns, layout, sheet)
        self._start, self._first = poured.end, False
        depths = list(poured.depths)
        for one in layout.standing:
            for number in range(one.column, one.column + one.block.span):
                depths[number] = max(depths[number], one.drop + one.block.height)
        deepest = max(depths)
        return FilledPage(columns, layout.standing, deepest, sum(depths), self._start)

    def _goes_on(self, placed: tuple[list[Slot], Layout, Poured]) -> bool:
        """Whether text is left for the floats that wait, which would have a page of their own without it."""
        return placed[2].end < len(self._strips)

    def _below_lower_lead(
        self, slots: list[Slot], layout: Layout, poured: Poured, lines: int
    ) -> tuple[list[Slot], Layout, Poured]:
        """The page with a lower lead picture where that alone takes in the few lines that run on from it.

        What is kept together may need more lines than the area of the text says.
        """
        block = next((slot.block for slot in slots if slot.block.kind == "lead"), None)
        picture = block.photograph if block else None
        found, lowered = (slots, layout, poured), 0.0
        if block is None or picture is None:
            return found
        for _ in range(_MOST_LOWERED):
            rest = self._strips[poured.end :]
            over = math.ceil(sum(strip.before + strip.height for strip in rest) / self._sheet.grid)
            cut = max(math.ceil(over / block.span), 1) * self._sheet.grid
            if (
                not rest
                or over > SMALL_TAIL * self._sheet.columns * lines
                or picture.height - cut < (1 - MOST_CUT) * picture.whole - 0.01
            ):
                break
            block.stretch(-cut)
            lowered += cut
            slots, layout, poured = self._place(lines)
        if not lowered or poured.end == len(self._strips):
            return slots, layout, poured
        block.stretch(lowered)
        return found

    def _place(self, lines: int, *, crowds: bool = False) -> tuple[list[Slot], Layout, Poured]:
        """Give each float that the text comes to on this page its place; those without room wait for the next one.

        As many as suit its text, unless it `crowds`.
        """
        sheet, slots = self._sheet, list[Slot]()
        layout = sheet.layout((), lines)
        assert layout is not None
        poured = self._pour(layout)
        covered = refused = 0
        parts: int | None = None
        full = sheet.columns * lines
        for block in self._waiting:
            if (
                refused > _MOST_REFUSED
                or block.at > poured.end
                or (block.at == poured.end and poured.end < len(self._strips))
            ):
                break
            if block.part and block.part == parts:  # the one before it found no room
                continue
            needs = block.span * sheet.lines_of(block, "head")
            parts = block.part
            if slots and covered + needs > _MOST_COVERED * full:
                refused += 1
                continue
            for slot in places_for(block, self._mention(block, poured), slots, sheet.columns, opens=self._first):
                tried = sheet.layout([*slots, slot], lines)
                if tried is None:
                    continue
                filled = self._pour(tried)
                if filled.end == self._start < len(self._strips):
                    continue
                if slots and not crowds and self._is_crowded(len(slots) + 1, filled):
                    return slots, layout, poured
                slots.append(slot)
                layout, poured = tried, filled
                covered += needs
                parts = None
                break
            else:
                refused += 1
        return slots, layout, poured

    def _is_crowded(self, floats: int, poured: Poured) -> bool:
        """Whether a page on which the text goes on has more floats than suit so many lines of it."""
        goes_on = poured.end < len(self._strips)
        return goes_on and floats * self._sheet.lines_per_float > poured.end - self._start

    def _mention(self, block: Block, poured: Poured) -> int:
        """The column in which the text comes to a float."""
        number = self._start
        for column, placed in enumerate(poured.columns):
            number += len(placed)
            if block.at <= number:
                return column
        return len(poured.columns) - 1

    def _pour(self, layout: Layout) -> Poured:
        strips, grid = self._strips, self._sheet.grid
        start = self._start
        columns, depths = [], []
        for number, frames in enumerate(layout.frames):
            placed: list[Placed] = []
            deep = 0.0
            for frame in frames:
                if start >= len(strips):
                    break
                ends_page = number == len(layout.frames) - 1 and frame is frames[-1]
                column = fill(strips, start, frame.lines * grid, grid, ends_page=ends_page)
                if column.forced:
                    continue
                top = frame.top * grid
                placed += [Placed(one.strip, one.drop + top) for one in column.placed] if top else column.placed
                deep = top + column.depth
                start = column.end
            columns.append(tuple(placed))
            depths.append(deep)
        return Poured(tuple(columns), tuple(depths), start)

    def _forced(self, depth: float) -> Poured:
        """A page that begins with what no column can hold whole: broken where it has to be."""
        start, columns, depths = self._start, [], []
        for number in range(self._sheet.columns):
            column = fill(self._strips, start, depth, self._sheet.grid, ends_page=number == self._sheet.columns - 1)
            columns.append(column.placed)
            depths.append(column.depth)
            start = column.end
        return Poured(tuple(columns), tuple(depths), start)

    def _balanced(self, slots: Sequence[Slot], layout: Layout, poured: Poured, lines: int) -> tuple[Layout, Poured]:
        """The shallowest columns that hold the end of the text, if possible with no line alone in one of them."""
        sheet = self._sheet
        rest = self._strips[self._start :]
        text = sum(strip.before + strip.height for strip in rest)
        covered = sum(slot.block.span * sheet.lines_of(slot.block, slot.where) for slot in slots)
        heads = sheet.columns * max((strip.before for strip in rest), default=0.0)
        least = math.ceil(((text - heads) / sheet.grid + covered) / sheet.columns - 0.01)
        balanced = layout, poured
        for tried in range(max(least, LEAST_FRAME), lines):
            found = sheet.layout(slots, tried)
            if found is None:
                continue
            filled = self._pour(found)
            if filled.end < len(self._strips):
                continue
            if not self._leaves_a_line_alone(filled):
                return found, filled
            balanced = (found, filled) if balanced[1] is poured else balanced
        return balanced

    def _leaves_a_line_alone(self, poured: Poured) -> bool:
        """Whether a column has nothing but one line, between text before and behind it.

        What is kept together leads there: the last lines of a paragraph with the source below them.
        """
        number = self._start
        for placed in poured.columns:
            last = number + len(placed)
            between = number > 0 and last < len(self._strips) and self._strips[number - 1].flows
            if len(placed) == 1 and placed[0].strip.flows and between:
                return True
            number = last
        return False

    def _raised(self, layout: Layout, poured: Poured) -> Layout:
        """What stands at the foot of the last columns follows their text: white stays below it, never between."""
        grid = self._sheet.grid
        standing = []
        for one in layout.standing:
            deep = max(poured.depths[one.column : one.column + one.block.span])
            top = math.ceil((deep + grid) / grid - 0.001) * grid + self._sheet.capital_drop
            below = deep > 0 and one.drop > deep
            standing.append(one._replace(drop=top) if below and one.drop - top > _SEEN * grid else one)
        return layout._replace(standing=tuple(standing))

    def _stack(self, layout: Layout, poured: Poured, lines: int) -> Layout:
        """Below the end of the text, the floats that are left, as far as the page holds them."""
        sheet = self._sheet
        bottoms = [0.0] * sheet.columns
        for number, deep in enumerate(poured.depths):
            bottoms[number] = deep
        for one in layout.standing:
            for number in range(one.column, one.column + one.block.span):
                bottoms[number] = max(bottoms[number], one.drop + one.block.height)
        stands = {id(one.block) for one in layout.standing}
        standing = list(layout.standing)
        for block in self._waiting:
            if id(block) in stands:
                continue
            choices = range(sheet.columns - block.span + 1)
            tops = [max(bottoms[column : column + block.span]) for column in choices]
            top = min(tops)
            if top:
                top = math.ceil((top + sheet.grid) / sheet.grid - 0.001) * sheet.grid
            top += sheet.capital_drop
            if top + block.height > lines * sheet.grid + 0.01 and any(bottoms):
                break
            column = tops.index(min(tops))
            standing.append(Standing(block, column, top))
            for number in range(column, column + block.span):
                bottoms[number] = top + block.height
        return layout._replace(standing=tuple(standing))
