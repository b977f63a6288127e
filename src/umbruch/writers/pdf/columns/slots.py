"""Where floats stand: at the head, the foot or in the midst of columns; frames are what they leave to the text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from umbruch.writers.pdf.columns.column_filling import Placed, fill
from umbruch.writers.pdf.page.floating import Float, FloatKind
from umbruch.writers.pdf.page.strips import BASELINE, MOST_CUT, PictureStrip, TypeStrip

Where = Literal["head", "middle", "foot"]
LEAST_FRAME = 3
"""A frame holds that many lines of text at least: one line more than what is kept together of a paragraph."""
_WHITE = 0.7
"""White between a photograph and text, in lines; the photograph is cut for it."""
_LEAST_WHITE = 0.5
"""White between a float and text, in lines; what whole lines leave over is added to it."""
_MIDST = 0.42
"""How far down a pull quote stands, as a part of the room in its column: in the middle third."""


@dataclass(slots=True)
class Block:
    """A float, or the part of one that a page holds, ready to be placed.

    `placed` are its strips with their distance from its top, `height` how high it is in points; `hang` is how far its
    last line reaches below the baseline. Blocks of the same number `part` (0: alone) are one float, in this order.
    """

    kind: FloatKind
    placed: tuple[Placed, ...]
    height: float
    span: int
    at: int
    hang: float
    part: int = 0

    @property
    def photograph(self) -> PictureStrip | None:
        """The photograph that it shows, if that may be cut."""
        strip = self.placed[0].strip
        return strip if isinstance(strip, PictureStrip) and strip.crops and strip.measure else None

    def stretch(self, by: float) -> None:
        """Make its photograph higher or, with a negative number, lower; what stands below it moves."""
        picture = self.photograph
        assert picture is not None
        picture.height += by
        self.height += by
        self.placed = (self.placed[0], *(Placed(one.strip, one.drop + by) for one in self.placed[1:]))


def blocks_of(float: Float, depth: float) -> list[Block]:
    """A float as one block, or as one for each page when it is deeper than the columns, in points."""
    made = []
    start = 0
    while start < len(float.strips):
        column = fill(float.strips, start, depth)
        last = column.placed[-1].strip
        hang = last.height * (1 - BASELINE) if isinstance(last, TypeStrip) else 0.0
        made.append(Block(float.kind, column.placed, column.depth, float.span, float.at, hang))
        start = column.end
    if len(made) > 1:
        for block in made:
            block.part = id(float)
    return made


class Slot(NamedTuple):
    """A block in columns `column` to `column + block.span - 1`."""

    block: Block
    column: int
    where: Where


class Frame(NamedTuple):
    """A stretch of a column for text, in whole lines from the top of the column."""

    top: int
    lines: int


class Standing(NamedTuple):
    """A block with its first column and the distance of its top from the top of the columns, in points."""

    block: Block
    column: int
    drop: float


class Layout(NamedTuple):
    """The frames of each column from top to bottom, and where the floats stand."""

    frames: tuple[tuple[Frame, ...], ...]
    standing: tuple[Standing, ...]


class Sheet(NamedTuple):
    """The columns of a page: how many, the distance of their lines, and how far capitals stand below a line's top.

    `around` is how many lines of text stand above and below what is in the midst of a column, fewer in a short one, and
    `lines_per_float` how many lines of text a page has for each float where it goes on, 0 for any number.
    """

    columns: int
    grid: float
    capital_drop: float
    around: int = 6
    lines_per_float: float = 0.0

    def lines_in(self, depth: float) -> int:
        """How many lines columns of that depth hold, one at least."""
        return max(int(depth / self.grid + 0.001), 1)

    def lines_of(self, block: Block, where: Where) -> int:
        """How many lines a float takes there, white included."""
        height = block.height
        if where == "head":
            height += self.capital_drop + _LEAST_WHITE * self.grid
        elif where == "foot":
            height += _LEAST_WHITE * self.grid
        else:
            height += 2 * _LEAST_WHITE * self.grid
        return math.ceil(height / self.grid - 0.001)

    def trim(self, block: Block) -> None:
        """Cut a photograph, or show a little more of it, so that its block is of whole lines."""
        picture = block.photograph
        if picture is None:
            return
        over = (block.height + self.capital_drop + _WHITE * self.grid) % self.grid
        if picture.height + self.grid - over <= picture.whole:
            block.stretch(self.grid - over)
        elif picture.height - over >= (1 - MOST_CUT) * picture.whole:
            block.stretch(-over)

    def layout(self, slots: Sequence[Slot], lines: int) -> Layout | None:
        """Where everything stands in columns of so many lines; None where there is no room for it."""
        heads, feet = [0] * self.columns, [lines] * self.columns
        standing: list[Standing] = []
        for block, column, where in slots:
            taken = range(column, column + block.span)
            if where == "head":
                top = max(heads[number] for number in taken)
                end = top + self.lines_of(block, where)
                standing.append(Standing(block, column, top * self.grid + self.capital_drop))
                for number in taken:
                    heads[number] = end
            elif where == "foot":
                bottom = min(feet[number] for number in taken)
                top = bottom - self.lines_of(block, where)
                under = bottom * self.grid - self._below_baseline() + block.hang
                standing.append(Standing(block, column, under - block.height))
                for number in taken:
                    feet[number] = top
        middles = [[(heads[number], feet[number])] for number in range(self.columns)]
        for block, column, where in slots:
            if where == "middle":
                top, bottom = heads[column], feet[column]
                deep = self.lines_of(block, where)
                first = top + round((bottom - top - deep) * _MIDST)
                around = min(self.around, max((bottom - top - deep) // 3, LEAST_FRAME))
                if first - top < around or bottom - first - deep < around:
                    return None
                white = deep * self.grid - block.height
                standing.append(Standing(block, column, first * self.grid + white / 2))
                middles[column] = [(top, first), (first + deep, bottom)]
        frames = []
        for parts in middles:
            if slots and any(end < start or 0 < end - start < LEAST_FRAME for start, end in parts):
                return None
            frames.append(tuple(Frame(start, end - start) for start, end in parts if end > start))
        return Layout(tuple(frames), tuple(standing))

    def _below_baseline(self) -> float:
        return self.grid / 4


def places_for(block: Block, mention: int, slots: Sequence[Slot], columns: int, *, opens: bool) -> Iterator[Slot]:
    """Where a float may stand on a page, the best place first.

    Args:
        block: what is to be placed.
        mention: the column in which the text comes to it.
        slots: what has its place.
        columns: how many the page has.
        opens: whether the article begins on this page, so that nothing but its lead stands above its first words.
    """
    taken = {(slot.where, number) for slot in slots for number in range(slot.column, slot.column + slot.block.span)}
    quoted = {number for where, number in taken if where == "middle"}
    boxed = {slot.column for slot in slots if slot.block.kind == "box"}

    def free(column: int, where: Where) -> bool:
        return all((where, number) not in taken for number in range(column, column + block.span))

    last = columns - block.span
    onward = [*range(min(mention, last), last + 1), *reversed(range(min(mention, last)))]
    heads = [column for column in onward if column or not opens or block.kind == "lead"]
    if block.span > 1 and not opens:
        heads = sorted(heads)
    order: list[tuple[list[int], Where]] = [(heads, "head"), (onward, "foot")]
    if block.kind == "lead":
        order = [([0], "head"), (heads, "head"), (onward, "foot")]
    elif block.kind == "box":
        order = [([last], "foot"), (onward, "foot"), (heads, "head")]
    elif block.kind == "quote":
        apart = [column for column in onward if column not in boxed and not quoted & {column - 1, column + 1}]
        others = [column for column in apart if column != mention] + [mention] * (mention in apart)
        order = [(others, "middle"), (onward, "foot"), (heads, "head")]
    for choices, where in order:
        for column in choices:
            if free(column, where):
                yield Slot(block, column, where)
