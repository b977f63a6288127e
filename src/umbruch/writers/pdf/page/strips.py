"""Strips: what a column is filled with, from top to bottom. A strip is never cut; a keep ties it to the next one.

(A strip is a line of type as the Linotype cast it.)
"""

from __future__ import annotations

from dataclasses import dataclass

from umbruch.style.paper import GRID
from umbruch.style.units import Colour
from umbruch.writers.pdf.drawing.pen import Pen
from umbruch.writers.pdf.file.structure_tags import ARTIFACT, Element
from umbruch.writers.pdf.type.drop_cap import Initial
from umbruch.writers.pdf.type.runs import Broken, SetLine
from umbruch.writers.pdf.type.settable import plain

BASELINE = 0.75
"""Where the baseline lies in a line, from its top as a part of the leading: the same for every size on the grid."""
CAPITALS = 0.7
"""The height of capitals as a part of the size of the type: that of PT Serif and PT Sans, .70 em."""

MOST_CUT = 0.25
LEAD_DPI = 72
"""The picture that leads is set as large as the page allows, down to a pixel a point."""
_NEARLY = 0.8
"""A picture that is a little too coarse for a width of the grid takes it even so."""
ROW_GAP = 10.0
"""White between pictures in a row, and between a picture and the caption beside it."""
LEAST_BESIDE = 66.0
"""The least width of a caption beside its picture: some fourteen characters."""
_FRAME = 0.5
_HAIR = 0.01


class Bookmark:
    """An entry of the outline; where it leads is known when the page is drawn."""

    def __init__(self, title: str, level: int, element: Element | None = None) -> None:
        """Make an entry at `level`, 0 for an article, that leads to an element."""
        self.title = plain(title)
        self.level = level
        self.element = element
        self.page: int | None = None
        self.top = 0.0


@dataclass(slots=True, kw_only=True)
class Strip:
    """White of its own height, and the base of all strips; lengths in points.

    `before` is white above it that falls away at the top of a column; `keep` forbids a break after it; `grid` puts
    it on the common baseline grid of the columns; `flows` lets it stand before a picture that it follows. `under` are
    strips that stand above it again where it heads a column; `cut` says that it ends in the middle of a word.
    """

    height: float
    before: float = 0.0
    keep: bool = False
    grid: bool = False
    flows: bool = False
    cut: bool = False
    bookmark: Bookmark | None = None
    under: tuple[Strip, ...] = ()

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""

    def speaks(self) -> bool:
        """Whether it holds anything that is part of the text."""
        return False


@dataclass(slots=True, kw_only=True)
class TypeStrip(Strip):
    """Lines of type on one baseline: one of a paragraph, or one of each cell of a table row, with their places."""

    lines: tuple[tuple[Broken, float], ...]

    def speaks(self) -> bool:
        """Type is text."""
        return bool(self.lines)

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw the lines."""
        for line, inset in self.lines:
            pen.line(line.drawn(), left + inset, top - BASELINE * self.height)


@dataclass(slots=True, kw_only=True)
class BandStrip(TypeStrip):
    """A line on a band over the whole sheet, as high as the strip; the line stands `padding` below its top."""

    colour: Colour
    sheet: float
    leading: float
    padding: float

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw the band, then the line."""
        pen.band(top - self.height, self.height, self.sheet, self.colour)
        for line, inset in self.lines:
            pen.line(line.drawn(), left + inset, top - self.padding - BASELINE * self.leading)


@dataclass(slots=True, kw_only=True)
class InitialStrip(TypeStrip):
    """The first line of a paragraph with its drop cap, whose baseline lies `drop` below that of the line.

    `letter` is that of the drop cap in the size of the line, to which it belongs as text.
    """

    initial: Initial
    letter: SetLine
    inset: float
    drop: float

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw the letter, then the line beside it."""
        baseline = top - BASELINE * self.height
        pen.initial(self.initial, left + self.inset, baseline - self.drop)
        line, inset = self.lines[0]
        pen.unseen(self.letter, left + inset + line.offset - self.letter.width, baseline)
        TypeStrip.paint(self, pen, left, top)


@dataclass(slots=True, kw_only=True)
class RuleStrip(Strip):
    """A horizontal rule."""

    inset: float = 0.0
    width: float
    thickness: float
    colour: Colour

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw the rule in the middle of its height."""
        pen.rule(left + self.inset, top - (self.height + self.thickness) / 2, self.width, self.thickness, self.colour)


def box_on_grid(
    measure: float, shape: float, widest: float, most: float, *, crops: bool
) -> tuple[float, float, float]:  # fmt: skip
    """The width of a picture in its column, the height that is seen of it, and its height before it is cut.

    Args:
        measure: width of the column in points.
        shape: its height as part of its width.
        widest: as wide as it may be, in points.
        most: as high as it may be.
        crops: whether up to a quarter of its height may be cut off.
    """
    for share in GRID:
        width = share * measure
        whole = width * shape
        if width <= widest + _HAIR and (1 - MOST_CUT if crops else 1) * whole <= most + _HAIR:
            return width, min(whole, most), whole
    width = min(widest, most / shape)
    return width, width * shape, width * shape


def widest_in(measure: float, pixels_wide: int, coarsest: int) -> float:
    """As wide as its pixels let a picture be in its measure, in points, all of it where no caption has room beside it.

    Args:
        measure: width of the place in points.
        pixels_wide: of the picture.
        coarsest: the fewest pixels in an inch.
    """
    finest = pixels_wide * 72 / coarsest / _NEARLY
    widest = measure if finest > measure else finest if finest > measure / 3 else finest * _NEARLY
    taken = next((share for share in GRID if share * measure <= widest), GRID[-1])
    narrow = 0.0 < (1 - taken) * measure < LEAST_BESIDE + ROW_GAP
    return measure if narrow and pixels_wide * 72 >= measure * LEAD_DPI else widest


@dataclass(slots=True, kw_only=True)
class PictureStrip(Strip):
    """A picture.

    `measure` is that of its column, 0 for one that stands beside others; `whole` how high it is before anything is cut
    off, and `focus` the part of it above the place that has to be seen. `frame` is the colour of a thin line around it.
    """

    name: str
    element: Element
    inset: float
    width: float
    measure: float = 0.0
    whole: float = 0.0
    crops: bool = False
    focus: float = 0.4
    frame: Colour | None = None

    @property
    def least(self) -> float:
        """How low it may become: as the narrowest width of the grid has it, cut where it may be; 0 for no limit."""
        if not self.measure:
            return 0.0
        shape = (self.whole or self.height) / self.width
        return GRID[-1] * self.measure * shape * (1 - MOST_CUT if self.crops else 1)

    def shrink(self, height: float) -> None:
        """Make it less high: cut, or of a smaller width of the grid; its left edge stays in line with its caption."""
        if self.measure:
            shape = (self.whole or self.height) / self.width
            self.width, self.height, self.whole = box_on_grid(
                self.measure, shape, self.width, height, crops=self.crops
            )  # fmt: skip
        else:
            self.width, self.height = self.width * height / self.height, height

    def speaks(self) -> bool:
        """A picture does, unless it is decoration."""
        return self.element.role != ARTIFACT

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Place the picture."""
        bottom = top - self.height
        if self.element.role != ARTIFACT and self.element.attributes is not None:
            side = pen.side(left + self.inset, self.width)
            box = (side, bottom, side + self.width, top)
            self.element.attributes["BBox"] = "[" + " ".join(f"{edge:.2f}" for edge in box) + "]"
        pen.picture(
            self.name, self.element, left + self.inset, bottom, self.width, self.height,
            whole=max(self.whole, self.height), focus=self.focus,
        )  # fmt: skip
        if self.frame is not None:
            at, thin = left + self.inset, _FRAME
            pen.rule(at, bottom, self.width, thin, self.frame)
            pen.rule(at, top - thin, self.width, thin, self.frame)
            pen.rule(at, bottom, thin, self.height, self.frame)
            pen.rule(at + self.width - thin, bottom, thin, self.height, self.frame)


@dataclass(slots=True, kw_only=True)
class PictureRowStrip(PictureStrip):
    """A picture with others of its height `beside` it."""

    beside: tuple[PictureStrip, ...]

    def shrink(self, height: float) -> None:
        """Make all smaller; their left edges stay in line with their captions."""
        PictureStrip.shrink(self, height)
        for strip in self.beside:
            strip.shrink(height)

    def speaks(self) -> bool:
        """Whether any of them does."""
        return PictureStrip.speaks(self) or any(strip.speaks() for strip in self.beside)

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Place the pictures."""
        PictureStrip.paint(self, pen, left, top)
        for strip in self.beside:
            strip.paint(pen, left, top)


@dataclass(slots=True, kw_only=True)
class CaptionedStrip(PictureStrip):
    """A picture with its caption beside it, whose last line stands on the lower edge; `at` is how far from the left."""

    lines: tuple[SetLine, ...]
    leading: float
    at: float

    def shrink(self, height: float) -> None:
        """Make the picture smaller, but not less high than its caption, which stays as far from it."""
        width = self.width
        PictureStrip.shrink(self, max(height, len(self.lines) * self.leading))
        self.at -= width - self.width

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Place picture and caption."""
        PictureStrip.paint(self, pen, left, top)
        for below, line in zip(reversed(range(len(self.lines))), self.lines, strict=True):
            pen.line(line, left + self.at, top - self.height + below * self.leading)


@dataclass(slots=True, kw_only=True)
class PanelStrip(Strip):
    """A tinted panel with lines of type: (line, from the left, baseline from the top)."""

    width: float
    tint: Colour
    edge: Colour
    lines: tuple[tuple[SetLine, float, float], ...]

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw the panel with a rule above it."""
        pen.rule(left, top - self.height, self.width, self.height, self.tint)
        pen.rule(left, top - 1.2, self.width, 1.2, self.edge)
        for line, inset, drop in self.lines:
            pen.line(line, left + inset, top - drop)
