"""Panels: boxes on a tint with a rule above them; a long one goes on in the next column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from umbruch.style.model import Colours, TextStyle
from umbruch.style.units import Colour
from umbruch.writers.pdf.drawing.pen import Pen
from umbruch.writers.pdf.page.strips import BandStrip, Strip, TypeStrip

PADDING = 8.0
"""White between the edge of a panel and its type, in points: about the distance of two lines from each other."""
_EDGE = 1.2
ON_COLOUR = Colour("#ffffff")
"""Type on a band or a bar."""


@dataclass(slots=True, kw_only=True)
class PanelledStrip(Strip):
    """A strip on its part of a panel: the tint reaches up over the white above it, unless a column begins here."""

    inner: Strip
    inset: float
    width: float
    tint: Colour
    edge: Colour | None = None

    def speaks(self) -> bool:
        """Whether what stands in the panel does."""
        return self.inner.speaks()

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw the panel, and what stands on it."""
        pen.rule(left + self.inset, top - self.height, self.width, self.height, self.tint)
        if self.edge is not None:
            pen.rule(left + self.inset, top - _EDGE, self.width, _EDGE, self.edge)
        self.inner.paint(pen, left + self.inset + PADDING, top - (self.height - self.inner.height))


def panelled(strips: Sequence[Strip], width: float, inset: float, colours: Colours) -> list[Strip]:
    """The strips on a panel.

    Args:
        strips: set in a measure that is two paddings narrower than the panel.
        width: of the panel in points.
        inset: white on its left.
        colours: of the style: its tint and its accent are used.

    Returns:
        Strips that follow one another without white, which has become part of the panel, padding above and below
        included.
    """
    made: list[Strip] = [
        PanelledStrip(
            height=PADDING, keep=True, inner=Strip(height=0.0), inset=inset, width=width, tint=colours.tint,
            edge=colours.accent,
        )
    ]  # fmt: skip
    for number, strip in enumerate(strips):
        white = strip.before if number else 0.0
        made.append(
            PanelledStrip(
                height=strip.height + white, keep=strip.keep or number == len(strips) - 1, cut=strip.cut,
                bookmark=strip.bookmark, inner=strip, inset=inset, width=width, tint=colours.tint,
            )
        )  # fmt: skip
    made.append(
        PanelledStrip(height=PADDING * 0.6, inner=Strip(height=0.0), inset=inset, width=width, tint=colours.tint)
    )
    return made


def on_band(strips: list[Strip], first: int, look: TextStyle, sheet: float) -> None:
    """Lay the lines from number `first` on, to the last one, on a band over the whole sheet.

    Args:
        strips: of a galley; they change in place.
        first: number of the first line.
        look: how they are set; the band has its colour.
        sheet: width of the sheet in points.
    """
    last = len(strips) - 1
    for number in range(first, len(strips)):
        line = strips[number]
        assert isinstance(line, TypeStrip)
        above, below = PADDING if number == first else 0.0, PADDING if number == last else 0.0
        strips[number] = BandStrip(
            height=line.height + above + below, before=line.before, keep=line.keep, lines=line.lines,
            colour=look.colour, sheet=sheet, leading=line.height, padding=above,
        )  # fmt: skip
