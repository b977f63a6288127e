"""Draws on one page: type, rules, tints and pictures, each as part of an element of the structure or as furniture.

There is no way to draw without saying what is drawn, so no content can end up outside the tags (ISO 14289-1, 7.1).
"""

from __future__ import annotations

from typing import NamedTuple

from umbruch.fonts import Face
from umbruch.style.units import Colour
from umbruch.writers.pdf.drawing.embedding import EmbeddedFont
from umbruch.writers.pdf.drawing.link_words import Linked, joined, label_of, linked, words_of
from umbruch.writers.pdf.drawing.rows import Row, Stretch, cells_of, stretches_of
from umbruch.writers.pdf.file.structure_tags import ARTIFACT, FURNITURE, Element
from umbruch.writers.pdf.file.syntax import PLACES, number, shortened
from umbruch.writers.pdf.type.drop_cap import Initial
from umbruch.writers.pdf.type.founts import Shape
from umbruch.writers.pdf.type.runs import Piece, Run, SetLine, WordRow
from umbruch.writers.pdf.type.settable import MAX_STRING

_FILLED, _NOT_PAINTED = 0, 3
"""Text rendering modes (ISO 32000-1, 9.3.6)."""

_STRIKE_HEIGHT, _STRIKE_WEIGHT = 0.25, 0.055
"""Where the line through struck words stands above the baseline, and how thick it is, as parts of the size: about the
middle of the small letters, as yStrikeoutPosition and yStrikeoutSize of text faces have it (OpenType 1.9, OS/2)."""

_SEEN_CUT = 0.05
_UNDER = 0.12
"""How far below the baseline the line under a link stands, as part of the size: below most of the small letters."""


class LinkArea(NamedTuple):
    """Where a link can be clicked: corners in points from the lower left of the page, its address and its element.

    The address `#3` leads to page 3, counted from 0, and there to `target`; `label` says in words where a link leads.
    """

    left: float
    bottom: float
    right: float
    top: float
    href: str
    element: Element
    label: str = ""
    target: Element | None = None


class PageFonts:
    """The fonts of one document, each made when its first character is set."""

    def __init__(self) -> None:
        """Start with an empty case."""
        self.fonts: dict[Face, EmbeddedFont] = {}

    def font(self, face: Face) -> EmbeddedFont:
        """The font of a face."""
        found = self.fonts.get(face)
        if found is None:
            found = self.fonts[face] = EmbeddedFont(face, f"F{len(self.fonts) + 1}")
        return found


class Pen:
    """Draws on one page; lengths are points from its lower left corner."""

    def __init__(
        self, page: int, fonts: PageFonts, *, tagged: bool = True, mirror: float | None = None, underline: float = 0.0
    ) -> None:  # fmt: skip
        """Begin a page.

        Args:
            page: its number, counted from 0.
            fonts: those of the document.
            tagged: whether what is drawn is marked.
            mirror: for a page that is filled from the right, the width of the sheet: all that is drawn changes sides
                there, in itself unchanged, and the margins with it.
        """
        self._underline = underline
        self.page = page
        self.mirror = mirror
        self.tagged = tagged
        self.operators: list[str] = []
        self.marks: list[Element] = []
        self.links: list[LinkArea] = []
        self.pictures: set[str] = set()
        self._fonts = fonts
        self._element: Element | None = None
        self._said: tuple[Element | None, Element] = (None, FURNITURE)
        self._in_text = False
        self._font: tuple[str, float] | None = None
        self._colour: Colour | None = None
        self._tracking = 0.0
        self._scale = 1.0

    def line(self, line: SetLine | WordRow, left: float, baseline: float) -> None:
        """Set a line of type; each of its runs belongs to its own element."""
        if isinstance(line, WordRow):
            self._row(line, left + line.offset, baseline)
            return
        x = left + line.offset
        if self.mirror is not None:
            x = self.side(x, line.width)
        struck: list[tuple[Run, float, float]] = []
        links: list[Linked] = []
        if line.placed:
            struck += self._both_ways(line, x, baseline)
            links = [one.moved(x) for one in linked(line.placed)]
        for run, pieces in line.strokes:
            if run.element is not self._element:
                self._mark(run.element)
            self._stroke(run, pieces, x, baseline, line.scale)
            if run.href or run.struck or len(line.strokes) > 1:
                start, x = x, x + _extent(run, pieces, line.scale)
                if run.href:
                    shown = x - (pieces[-1] if isinstance(pieces[-1], float) else 0.0)
                    links.append(Linked(run, start, shown, words_of(pieces)))
                if run.struck:
                    ends_open = pieces[-1:] == [" "]  # the space that the end of the line stands for
                    struck.append((run, start, start + _extent(run, pieces[: -1 if ends_open else None], line.scale)))
        for run, start, end in struck:
            self._strike(run, start, end, baseline)
        for one in joined(links):
            self._link(one, baseline, line.scale)

    def side(self, left: float, width: float) -> float:
        """Where the left edge of a box comes to stand that is `left` on a page filled from the left."""
        return left if self.mirror is None else self.mirror - left - width

    def rule(
        self, left: float, bottom: float, width: float, height: float, colour: Colour, artifact: Element = FURNITURE
    ) -> None:
        """Fill a rectangle: a rule or a tint. It is an artifact."""
        left = self.side(left, width)
        self._mark(artifact)
        self._leave_text()
        self._fill(colour)
        self.operators.append(f"{number(left)} {number(bottom)} {number(width)} {number(height)} re f")

    def band(self, bottom: float, height: float, width: float, colour: Colour, artifact: Element = FURNITURE) -> None:
        """Fill a band over the whole width of the sheet."""
        self.rule(self.side(0.0, width), bottom, width, height, colour, artifact)

    def picture(
        self, name: str, element: Element, left: float, bottom: float, width: float, height: float, *,
        whole: float = 0.0, focus: float = 0.5,
    ) -> None:  # fmt: skip
        """Place a picture that the document holds under `name`.

        One that is `whole` points high is cut to its height, so that the place is seen that lies at the part `focus` of
        it from above.
        """
        left = self.side(left, width)
        self._mark(element)
        self._leave_text()
        self.pictures.add(name)
        if (over := whole - height) > _SEEN_CUT:
            above = min(max(focus * whole - height / 2, 0.0), over)
            clip = f"{number(left)} {number(bottom)} {number(width)} {number(height)} re W n "
            height, bottom = whole, bottom - (over - above)
        else:
            clip = ""
        box = f"{number(width)} 0 0 {number(height)} {number(left)} {number(bottom)}"
        self.operators.append(f"q {clip}{box} cm /{name} Do Q")

    def initial(self, initial: Initial, left: float, baseline: float) -> None:
        """Fill the shape of a letter; it belongs to its paragraph."""
        self._mark(initial.element)
        self._leave_text()
        self._fill(initial.colour)
        scale = initial.size / 1000
        for contour in initial.contours:
            for number_of, curve in enumerate(contour):
                places = [at * scale + (baseline if index % 2 else left) for index, at in enumerate(curve)]
                operator = "c" if len(curve) > 2 else "l" if number_of else "m"
                self.operators.append(f"{' '.join([number(place) for place in places])} {operator}")
            self.operators.append("h")
        self.operators.append("f")

    def unseen(self, line: SetLine, left: float, baseline: float) -> None:
        """Set type that is not painted, only read: of what is drawn as a shape."""
        self.operators.append(f"{_NOT_PAINTED} Tr")
        self.line(line, left, baseline)
        self.operators.append(f"{_FILLED} Tr")

    def finish(self) -> str:
        """End the page and give its content."""
        self._unmark()
        return "\n".join(self.operators)

    def _mark(self, element: Element) -> None:
        if element is not self._element and self.tagged:
            self._unmark()
            self._open(*self._entered(element))

    def _entered(self, element: Element) -> tuple[Element, str]:
        """An element that takes up what will be drawn next for it, and the operator that this begins with."""
        if element.role == ARTIFACT:
            kind = " ".join(f"/{key} {value}" for key, value in (element.attributes or {}).items())
            return element, f"/{ARTIFACT} <<{kind}>> BDC"
        mcid = len(self.marks)
        self.marks.append(element)
        element.mark(self.page, mcid)
        return element, f"/{element.role} <</MCID {mcid}>> BDC"

    def _open(self, element: Element, operator: str) -> None:
        if self.tagged:
            self.operators.append(operator)
            self._element = element

    def _unmark(self) -> None:
        self._leave_text()
        if self._element is not None:
            self.operators.append("EMC")
            self._element = None

    def _leave_text(self) -> None:
        if self._in_text:
            self.operators.append("ET")
            self._in_text = False

    def _fill(self, colour: Colour) -> None:
        if colour != self._colour:
            self._colour = colour
            self.operators.append(" ".join(number(part / 255, 3) for part in colour.rgb) + " rg")

    def _row(self, row: WordRow, x: float, baseline: float) -> None:
        """Show the words of a line from `x` on."""
        run, words, space, tail, _, scale, tracking = row
        if run.element is not self._element:
            self._mark(run.element)
        self._place_text(run, x, baseline, scale, tracking)
        fount = run.fount
        font = self._select(fount.faces[0], run.size)
        shown = font.in_place(fount, words)
        if len(shown) > 1:
            shown = [font.gap(fount, space, run.size / 1000 * scale, tracking * scale).join(shown)]
        if tail:
            shown += font.in_place(fount, [(fount.shape(tail), 0, 1)])
        self._show(shown)

    def _stroke(self, run: Run, pieces: list[Piece], x: float, baseline: float, scale: float) -> None:
        """Show the pieces of one run from `x` on."""
        self._place_text(run, x, baseline, scale, run.tracking)
        per_mille, tracking = run.size / 1000 * scale, run.tracking * scale
        fount, main = run.fount, run.fount.faces[0]
        font = self._select(main, run.size)
        shown: list[str] = []
        width, gap = -1.0, ""
        for piece in pieces:
            if isinstance(piece, float):
                if piece != width:
                    width = piece
                    gap = font.gap(fount, piece, per_mille, tracking)
                shown.append(gap)
                continue
            shape, first, end = (fount.shape(piece), 0, 1) if isinstance(piece, str) else piece
            if shape.faces is None:
                shown += font.in_place(fount, [(shape, first, end)])
            else:
                self._show(shown)
                self._fall_back(run, shape, first, end)
                self._select(main, run.size)
        self._show(shown)

    def _strike(self, run: Run, start: float, end: float, baseline: float) -> None:
        """Draw the line through struck words, which is no part of the text."""
        self._mark(FURNITURE)
        self._leave_text()
        self._fill(run.colour)
        bottom = baseline + run.rise + _STRIKE_HEIGHT * run.size
        box = f"{number(start)} {number(bottom)} {number(end - start)} {number(_STRIKE_WEIGHT * run.size)}"
        self.operators.append(f"{box} re f")

    def _link(self, link: Linked, baseline: float, scale: float) -> None:
        """One annotation for a link on a line, which says its words, and the line under it."""
        run = link.run
        assert run.href is not None
        face, per_mille = run.fount.faces[0], run.size / 1000 * scale
        bottom, top = baseline + face.descent * per_mille, baseline + face.ascent * per_mille
        area = LinkArea(link.start, bottom, link.end, top, run.href, run.element, label_of(link.words, run.href))
        self.links.append(area)
        if self._underline:
            self._mark(FURNITURE)
            self._leave_text()
            self._fill(run.colour)
            under = baseline + run.rise - _UNDER * run.size - self._underline
            box = f"{number(link.start)} {number(under)} {number(link.end - link.start)} {number(self._underline)}"
            self.operators.append(f"{box} re f")

    def _both_ways(self, line: SetLine, left: float, baseline: float) -> list[tuple[Run, float, float]]:
        """Show the pieces of a line from left to right, each at its place; what is struck, from where to where.

        The structure takes them up in the order of reading.
        """
        scale = line.scale
        stretches = stretches_of(line.placed)
        if len(stretches) == 1:
            self._mark(self._saying(stretches[0]))
            self._show_stretch(stretches[0], left, baseline, scale)
        else:
            self._unmark()
            in_order = sorted(stretches, key=lambda stretch: stretch.first)
            marks = {stretch.first: self._entered(self._saying(stretch)) for stretch in in_order}
            for stretch in stretches:
                self._open(*marks[stretch.first])
                self._show_stretch(stretch, left, baseline, scale)
                self._unmark()
        return [(one.run, left + one.x, left + one.x + one.width) for one in line.placed if one.run.struck]

    def _saying(self, stretch: Stretch) -> Element:
        """The element that a stretch is drawn for: one that says how it is read, where it is drawn in another order."""
        element = stretch.element
        if not stretch.turned or element.role == ARTIFACT or not self.tagged or len(stretch.said) > MAX_STRING:
            return element
        owner, saying = self._said
        full = len(saying.actual_text) + len(stretch.said) > MAX_STRING
        if owner is not element or saying is not self._element or full:
            saying = element.saying()
            self._said = (element, saying)
        saying.actual_text += stretch.said
        return saying

    def _show_stretch(self, stretch: Stretch, left: float, baseline: float, scale: float) -> None:
        row: Row | None = None
        for placed in stretch.pieces:
            if row is not None and row.shows(placed):
                continue
            for cell in cells_of(placed, scale):
                if row is None or not row.takes(placed.run, cell.face):
                    self._end_row(row)
                    self._place_text(placed.run, left + cell.x, baseline, scale, 0.0)
                    row = Row(placed.run, cell.face, self._select(cell.face, placed.run.size), scale, cell.x)
                row.show(cell)
        self._end_row(row)

    def _end_row(self, row: Row | None) -> None:
        if row is not None:
            self.operators.append(row.written())

    def _place_text(self, run: Run, x: float, baseline: float, scale: float, tracking: float) -> None:
        if not self._in_text:
            self.operators.append("BT")
            self._in_text = True
        self._fill(run.colour)
        if tracking != self._tracking:
            self._tracking = tracking
            self.operators.append(f"{number(tracking, 3)} Tc")
        if scale != self._scale:
            self._scale = scale
            self.operators.append(f"{number(scale * 100)} Tz")
        self.operators.append(f"1 0 0 1 {PLACES[x]} {PLACES[baseline + run.rise]} Tm")

    def _show(self, shown: list[str]) -> None:
        """Show words and gaps, of which each leaves the string open for the next one."""
        if shown:
            array = "".join(shown)
            open_ended = array[-1] == "(" and array[-2:] != "\\("
            self.operators.append(f"[{shortened(f'({array[:-1]}' if open_ended else f'({array})')}]TJ")
            shown.clear()

    def _fall_back(self, run: Run, shape: Shape, first: int, end: int) -> None:
        """Show a word whose characters come from several faces, one stretch after another."""
        assert shape.faces is not None
        while first < end:
            face = shape.faces[first]
            until = first + 1
            while until < end and shape.faces[until] == face:
                until += 1
            font = self._select(run.fount.faces[face], run.size)
            self._show([font.word(run.fount, shape, first, until)])
            first = until

    def _select(self, face: Face, size: float) -> EmbeddedFont:
        font = self._fonts.font(face)
        if self._font != (font.name, size):
            self._font = (font.name, size)
            self.operators.append(f"/{font.name} {number(size)} Tf")
        return font


def _extent(run: Run, pieces: list[Piece], scale: float) -> float:
    """How far the pieces of a run reach."""
    per_mille, tracking = run.size / 1000 * scale, run.tracking * scale
    width = 0.0
    for piece in pieces:
        if isinstance(piece, float):
            width += piece
            continue
        shape, first, end = (run.fount.shape(piece), 0, 1) if isinstance(piece, str) else piece
        width += (sum(shape.advances[first:end]) - shape.kerns[end - 1]) * per_mille + tracking * (end - first)
    return width
