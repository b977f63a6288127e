"""What may leave its place in the text: a block of strips with its kind, its width in columns and its mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import msgspec

from umbruch.style.model import Page, Style
from umbruch.writers.pdf.page.strips import Strip

FloatKind = Literal["lead", "picture", "quote", "box", "table"]


@dataclass(slots=True)
class Float:
    """A block that floats.

    `strips` is what it consists of, `span` how many columns it is wide, and `at` the number of the strip of the galley
    that would follow it.
    """

    kind: FloatKind
    strips: list[Strip]
    span: int
    at: int

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return sum(strip.height + strip.before for strip in self.strips)


class Turned(NamedTuple):
    """What has sheets of its own, as a table that is turned: its strips, their style, and its mention as above.

    `told` stands below the text on the page before, where that has room.
    """

    strips: list[Strip]
    style: Style
    at: int
    told: Strip | None = None


def turned(style: Style) -> Style:
    """The style for a sheet that lies on its side, of one column, with the narrower of its margins on both sides."""
    page = style.page
    side = min(page.margins.left, page.margins.right)
    margins = msgspec.structs.replace(page.margins, left=side, right=side)
    size = (page.height, page.width)
    return msgspec.structs.replace(
        style, page=msgspec.structs.replace(page, size=size, margins=margins, columns=1), variants=()
    )


def width_of_columns(page: Page, span: int) -> float:
    """The width of so many columns with the gutters between them, in points."""
    return page.column_width * span + page.gutter * (span - 1)
