"""Text with its look before it is broken into lines, and the lines that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from umbruch.language.joining_letters import is_shaped
from umbruch.style.model import Fonts, TextStyle
from umbruch.style.units import Colour
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.type.founts import Fount, Shape, founts_of
from umbruch.writers.pdf.type.settable import SOFT_HYPHEN, clean, is_usual

if TYPE_CHECKING:
    from umbruch.fonts.shaping import Shaped


class Run(NamedTuple):
    """Text of one look that belongs to one element; `size`, `tracking` and `rise` in points.

    `whole` text is not broken at its spaces; `mixed` text does not simply run from left to right,
    letter by letter. `rise` is how far
    its baseline stands above that of the line, `struck` text has a line through it, and `lang` is the language of
    words that are not in that of their paragraph.
    """

    text: str
    fount: Fount
    size: float
    colour: Colour
    element: Element
    tracking: float = 0.0
    href: str | None = None
    hyphenate: bool = False
    whole: bool = False
    mixed: bool = False
    rise: float = 0.0
    struck: bool = False
    lang: str | None = None


class LineBreak(NamedTuple):
    """A line break that the author set."""


Piece = tuple[Shape, int, int] | float | str
"""A part of a word (its shape, first and last character), a space (its width in points), or a single character."""


class Placed(NamedTuple):
    """A piece of a line that runs both ways: what is drawn, from where to where of it, and its place on the line.

    `x` and `width` are in points, from the left end of the line.
    """

    run: Run
    drawn: Shape | Shaped | str
    first: int
    end: int
    x: float
    width: float


class WordRow(NamedTuple):
    """A line to be drawn: its words, whole or from one character to another, with the same white between all of them.

    `tail` is what follows the last word: a space, a hyphen or nothing. `offset`, `scale` as in `SetLine`; `tracking` is
    the white after each letter in points.
    """

    run: Run
    words: Sequence[Shape | tuple[Shape, int, int]]
    space: float
    tail: str
    offset: float
    scale: float
    tracking: float


class SetLine(NamedTuple):
    """A line of type: runs with their pieces.

    `offset` is where it starts, from the edge of its column where lines begin; `width` how far the type reaches;
    `scale` how much wider than its design it is drawn. A line that runs from right to left or both ways has its pieces
    in `placed` instead.
    """

    strokes: tuple[tuple[Run, list[Piece]], ...]
    offset: float
    width: float
    scale: float = 1.0
    placed: tuple[Placed, ...] = ()

    def ready(self) -> SetLine:
        """The line, as it is ready."""
        return self

    def drawn(self) -> SetLine:
        """The line, as it is drawn."""
        return self

    @property
    def is_cut(self) -> bool:
        """Whether it ends with a hyphen that we set."""
        if self.placed:
            return self.placed[-1].drawn == SOFT_HYPHEN
        return bool(self.strokes) and self.strokes[-1][1][-1:] == [SOFT_HYPHEN]


class Broken(Protocol):
    """A line whose place in its paragraph is known; what it has of a `SetLine` is made when it is asked for."""

    @property
    def strokes(self) -> tuple[tuple[Run, list[Piece]], ...]:
        """As in `SetLine`."""

    @property
    def offset(self) -> float:
        """As in `SetLine`."""

    @property
    def width(self) -> float:
        """As in `SetLine`."""

    @property
    def scale(self) -> float:
        """As in `SetLine`."""

    @property
    def placed(self) -> tuple[Placed, ...]:
        """As in `SetLine`."""

    @property
    def is_cut(self) -> bool:
        """Whether it ends with a hyphen that we set."""

    def ready(self) -> SetLine:
        """The line, with all that is known of it."""

    def drawn(self) -> SetLine | WordRow:
        """The line, to be drawn."""


class Look(NamedTuple):
    """How a paragraph is set: its text style, the founts it draws on, the colour of links, where its remarks point.

    `leftwards` says that its article runs from right to left.
    """

    style: TextStyle
    fonts: Fonts
    accent: Colour
    lang: str | None
    place: str
    leftwards: bool = False

    def run(
        self, text: str, element: Element, *, bold: bool = False, italic: bool = False, href: str | None = None
    ) -> Run:
        """Text of this look, cleaned; emphasis inside italics stands upright."""
        style = self.style
        if style.capitals:
            text = text.upper()
        fount = founts_of(self.fonts).fount(
            style.font, bold=bold or style.weight == "bold", italic=italic != (style.slant == "italic"),
            features=style.opentype, display=style.display,
        )  # fmt: skip
        colour = self.accent if href else style.colour
        usual = is_usual(text)
        if not usual:
            text = clean(text, self.place)
        mixed = self.leftwards or (not usual and is_shaped(text))
        return Run(text, fount, style.size, colour, element, style.tracking, href, style.hyphenate, mixed=mixed)
