"""Drop caps: the first letter of an article, as high as its first lines, which make room for it.

The large letter is drawn as a shape. As text it would stand on another line than the rest of its word, and whoever
copies or searches would meet "D ie"; so the letter stands, not painted, where the word goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from umbruch.fonts.contours import Contour, contours
from umbruch.language.joining_letters import is_shaped
from umbruch.style.units import Colour
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import LineBreak, Look, Run, SetLine

_GAP = 0.3
_LEAST_MEASURE = 0.6
_DEEP = 0.25
"""How far a letter may reach below its baseline, as a part of the leading, before one more line makes room for it."""


class Initial(NamedTuple):
    """A letter as a shape: its contours in thousandths of its size, size and width in points, what it belongs to."""

    contours: list[Contour]
    size: float
    width: float
    colour: Colour
    element: Element


class DropCap(NamedTuple):
    """A drop cap: its shape, its letter as text, its height in lines, the lines with it, how many stand beside it."""

    initial: Initial
    letter: SetLine
    height: int
    lines: list[SetLine]
    beside: int


def compose_with_drop_cap(
    content: Sequence[Run | LineBreak], look: Look, measure: float, height: int
) -> DropCap | None:
    """Set a paragraph with a drop cap; None for one that begins with no letter or has too few lines.

    Text whose letters join has none.

    Args:
        content: the runs of the paragraph.
        look: how it is set.
        measure: width of the column in points.
        height: of the letter in lines.
    """
    first = content[0] if content else None
    if (
        not isinstance(first, Run)
        or look.leftwards
        or is_shaped(first.text[:2])
        or not first.text[:1].isalpha()
        or first.href
        or not first.text[1:2].isalpha()
    ):
        return None
    number, glyph = first.fount.glyph(first.text[0])
    if not isinstance(glyph.outline, int):
        return None
    face = first.fount.faces[number]
    size = ((height - 1) * look.style.leading / face.cap_height * 1000) + first.size
    width = glyph.advance * size / 1000
    room = width + first.size * _GAP
    if measure - room < _LEAST_MEASURE * measure:
        return None
    shape = contours(face, glyph.outline)
    lowest = min((curve[-1] for contour in shape for curve in contour), default=0.0) * size / 1000
    beside = height + (lowest < -_DEEP * look.style.leading)
    left = look._replace(style=msgspec.structs.replace(look.style, align="left"))
    letter = compose([first._replace(text=first.text[0], tracking=0.0)], left, measure)[0]
    rest = [first._replace(text=first.text[1:]), *content[1:]]
    lines = compose(rest, look, measure, narrowed=(beside, room))
    if len(lines) <= beside:
        return None
    return DropCap(Initial(shape, size, width, first.colour, first.element), letter, height, lines, beside)
