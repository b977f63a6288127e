"""Drop caps: the first letter of an article, as high as its first lines, which make room for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from umbruch.writers.pdf.composing import LineBreak, Look, Run, SetLine, compose

_GAP = 0.3
_LEAST_MEASURE = 0.6


class DropCap(NamedTuple):
    """A drop cap, the lines beside and below it, and how many of them stand beside it."""

    letter: SetLine
    lines: list[SetLine]
    beside: int


def compose_with_drop_cap(
    content: Sequence[Run | LineBreak], look: Look, measure: float, height: int
) -> DropCap | None:
    """Set a paragraph with a drop cap; None for one that begins with no letter or has too few lines.

    Args:
        content: the runs of the paragraph.
        look: how it is set.
        measure: width of the column in points.
        height: of the letter in lines.
    """
    first = content[0] if content else None
    if not isinstance(first, Run) or not first.text[:1].isalpha() or first.href or not first.text[1:2].isalpha():
        return None
    face = first.fount.faces[0]
    size = ((height - 1) * look.style.leading / face.cap_height * 1000) + first.size
    cap = first._replace(text=first.text[0], size=size)
    left = look._replace(style=msgspec.structs.replace(look.style, align="left"))
    letter = compose([cap], left, measure)[0]
    room = letter.width + first.size * _GAP
    if measure - room < _LEAST_MEASURE * measure:
        return None
    rest = [first._replace(text=first.text[1:]), *content[1:]]
    lines = compose(rest, look, measure, narrowed=(height, room))
    return DropCap(letter, lines, height) if len(lines) > height else None
