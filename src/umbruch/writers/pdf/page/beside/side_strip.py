"""The strip of a picture at the right edge of a column, and how far lines make room for it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from umbruch.writers.pdf.drawing.pen import Pen
from umbruch.writers.pdf.page.strips import PictureStrip, Strip
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import LineBreak, Look, Run, SetLine

_HAIR = 0.01


@dataclass(slots=True, kw_only=True)
class SideStrip(Strip):
    """A picture and its caption, at the height of the lines that follow, which are narrower.

    It takes no height of its own. `drop` is how far the picture stands below its top, and `under` each line of the
    caption with its baseline below the foot of the picture.
    """

    picture: PictureStrip
    drop: float
    caption: tuple[tuple[SetLine, float], ...]

    def speaks(self) -> bool:
        """As its picture does."""
        return self.picture.speaks() or bool(self.caption)

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Place the picture and its caption."""
        self.picture.paint(pen, left, top - self.drop)
        foot = top - self.drop - self.picture.height
        for line, below in self.caption:
            pen.line(line, left + self.picture.inset, foot - below)


class Beside(NamedTuple):
    """What lines stand beside: the number of the first one's strip, how much narrower they are, and how far down."""

    first: int
    room: float
    depth: float

    def left(self, strips: Sequence[Strip]) -> float:
        """How much of it is still beside what comes after those strips, in points."""
        return self.depth - sum(strip.before + strip.height for strip in strips[self.first :])


def compose_beside(
    content: Sequence[Run | LineBreak], look: Look, measure: float, room: float, left: float, *, indent: float
) -> list[SetLine]:  # fmt: skip
    """The lines of a paragraph of which the first ones stand beside a picture at the right edge.

    Args:
        content: its runs.
        look: how it is set.
        measure: of the column, in points.
        room: how much narrower lines beside the picture are.
        left: how far down the picture still reaches.
        indent: of the first line.
    """
    if any(isinstance(part, LineBreak) for part in content):
        return compose(content, look, measure - room, indent=indent)
    narrow = math.ceil(left / look.style.leading - _HAIR)
    lines = compose(content, look, measure, indent=indent, narrowed=(narrow, room))
    return [line._replace(offset=line.offset - room) for line in lines[:narrow]] + lines[narrow:]


def tied(strips: Sequence[Strip], depth: float) -> list[Strip]:
    """Strips that stand beside a picture so deep, kept on its page, with the white between them kept as it is."""
    made: list[Strip] = []
    drop = 0.0
    for strip in strips:
        if made and drop < depth - _HAIR and strip.before:
            made.append(Strip(height=strip.before, keep=True))
            drop += strip.before
            strip.before = 0.0
        drop += strip.before + strip.height
        if drop < depth - _HAIR:
            strip.keep = True
        made.append(strip)
    return made
