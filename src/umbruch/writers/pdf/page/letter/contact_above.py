"""The contact above a headline: at the right, beside the word for a release and the embargo."""

from __future__ import annotations

from dataclasses import dataclass

from umbruch.writers.pdf.drawing.pen import Pen
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.strips import Strip

MOST_OF_PAGE = 1 / 3
"""How much of the page a stack takes at most: a deeper contact stands below the text, deeper words over its width."""


@dataclass(slots=True, kw_only=True)
class BesideStrip(Strip):
    """Two stacks of strips with their heads on one line; the right one stands `at` from the left."""

    left: tuple[Strip, ...]
    right: tuple[Strip, ...]
    at: float

    def speaks(self) -> bool:
        """Whether anything in them does."""
        return any(strip.speaks() for strip in (*self.left, *self.right))

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw the left stack, then the right one."""
        for strips, x in ((self.left, left), (self.right, left + self.at)):
            below = top
            for strip in strips:
                below -= strip.before
                strip.paint(pen, x, below)
                below -= strip.height


def beside(left: Galley, right: Galley, at: float) -> BesideStrip:
    """What was set in two galleys side by side, parted from nothing that follows.

    Args:
        left: the left one.
        right: the right one.
        at: how far it stands from the left edge of the other, in points.
    """
    height = max(left.depth_used, right.depth_used)
    return BesideStrip(height=height, keep=True, left=tuple(left.strips), right=tuple(right.strips), at=at)
