"""What a page of a PDF shows: its letters with their places, its pictures and its rules (types only)."""

from __future__ import annotations

from typing import Literal, NamedTuple

SOFT_HYPHEN = "\u00ad"
"""Stands for the hyphen at a line end, which pdfium tells apart (U+0002)."""

LOST = "\ufffd"
"""Stands for letters that the file draws and does not name, as it does with ligatures of some faces."""


class Run(NamedTuple):
    """How the letters of one text object look; `size` in points as seen, `turned` in quarters of a circle.

    `slanted` are those on a line that is neither level nor upright.
    """

    size: float
    bold: bool = False
    italic: bool = False
    invisible: bool = False
    turned: int = 0
    mark: int = -1
    slanted: bool = False


Blank = Literal["none", "guessed", "written"]
"""Whether a blank stands before a letter: in the file, or by the guess of pdfium."""


class Letter(NamedTuple):
    """A glyph with its advance from `left` to `right` on its base line, in points from the page's top left corner."""

    text: str
    left: float
    right: float
    base: float
    run: Run
    after: Blank = "none"


class Area(NamedTuple):
    """Where something is drawn, in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class TickBox(NamedTuple):
    """A box of a form, and whether it is ticked."""

    area: Area
    ticked: bool


class PageContent(NamedTuple):
    """A page: its number from 1, its size in points as seen, and what is drawn on it in the order of the file.

    `unseen` are letters that do not show: in the colour of their ground, covered, tiny, or off the page; `panels`
    rectangles that are tinted or framed, `dots` small filled ones and circles, as bullets are;
    `outlined` how many strokes its filled shapes have, as letters have that are drawn and not set.
    """

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    pictures: tuple[Area, ...]
    rules: tuple[Area, ...]
    unmapped: int = 0
    boxes: tuple[TickBox, ...] = ()
    unseen: tuple[Letter, ...] = ()
    panels: tuple[Area, ...] = ()
    dots: tuple[Area, ...] = ()
    outlined: int = 0
