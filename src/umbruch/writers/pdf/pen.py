"""Draws on one page: type, rules, tints and pictures, each as part of an element of the structure or as furniture.

There is no way to draw without saying what is drawn, so no content can end up outside the tags (ISO 14289-1, 7.1).
"""

from __future__ import annotations

from typing import NamedTuple

from umbruch.fonts import Face
from umbruch.fonts.subset import Glyph
from umbruch.style.units import Colour
from umbruch.writers.pdf.composing import Run, SetLine
from umbruch.writers.pdf.embedding import EmbeddedFont
from umbruch.writers.pdf.founts import Shape
from umbruch.writers.pdf.tags import FURNITURE, Element


class LinkArea(NamedTuple):
    """Where a link can be clicked: corners in points from the lower left of the page, its address and its element.

    The address `#3` leads to page 3, counted from 0; `label` says in words where a link leads.
    """

    left: float
    bottom: float
    right: float
    top: float
    href: str
    element: Element
    label: str = ""


class FontCase:
    """The fonts of one document, each made when its first character is set."""

    def __init__(self) -> None:
        """Start with an empty case."""
        self.fonts: dict[int, EmbeddedFont] = {}

    def font(self, face: Face) -> EmbeddedFont:
        """The font of a face."""
        found = self.fonts.get(id(face))
        if found is None:
            found = self.fonts[id(face)] = EmbeddedFont(face, f"F{len(self.fonts) + 1}")
        return found


class Pen:
    """Draws on one page; lengths are points from its lower left corner."""

    def __init__(self, page: int, fonts: FontCase) -> None:
        """Begin page number `page`, counted from 0."""
        self.page = page
        self.operators: list[str] = []
        self.marks: list[Element] = []
        self.links: list[LinkArea] = []
        self.pictures: set[str] = set()
        self._fonts = fonts
        self._element: Element | None = None
        self._in_text = False
        self._font: tuple[str, float] | None = None
        self._colour: Colour | None = None
        self._tracking = 0.0
        self._scale = 1.0

    def line(self, line: SetLine, left: float, baseline: float) -> None:
        """Set a line of type; each of its runs belongs to its own element."""
        x = left + line.offset
        for run, pieces in line.strokes:
            if run.element is not self._element:
                self._mark(run.element)
            x = self._stroke(run, pieces, x, baseline, line.scale)

    def rule(self, left: float, bottom: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle: a rule or a tint. It is furniture."""
        self._mark(FURNITURE)
        self._leave_text()
        self._fill(colour)
        self.operators.append(f"{number(left)} {number(bottom)} {number(width)} {number(height)} re f")

    def picture(self, name: str, element: Element, left: float, bottom: float, width: float, height: float) -> None:
        """Place a picture that the document holds under `name`."""
        self._mark(element)
        self._leave_text()
        self.pictures.add(name)
        box = f"{number(width)} 0 0 {number(height)} {number(left)} {number(bottom)}"
        self.operators.append(f"q {box} cm /{name} Do Q")

    def finish(self) -> str:
        """End the page and give its content."""
        self._unmark()
        return "\n".join(self.operators)

    def _mark(self, element: Element) -> None:
        if element is self._element:
            return
        self._unmark()
        if element is FURNITURE:
            self.operators.append("/Artifact <</Type /Layout>> BDC")
        else:
            mcid = len(self.marks)
            self.marks.append(element)
            element.mark(self.page, mcid)
            self.operators.append(f"/{element.role} <</MCID {mcid}>> BDC")
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

    def _stroke(
        self, run: Run, pieces: list[tuple[Shape, int, int] | float | str], x: float, baseline: float, scale: float
    ) -> float:
        if not self._in_text:
            self.operators.append("BT")
            self._in_text = True
        self._fill(run.colour)
        if run.tracking != self._tracking:
            self._tracking = run.tracking
            self.operators.append(f"{number(run.tracking, 3)} Tc")
        if scale != self._scale:
            self._scale = scale
            self.operators.append(f"{number(scale * 100)} Tz")
        self.operators.append(f"1 0 0 1 {number(x)} {number(baseline)} Tm")
        start = x
        per_mille = run.size / 1000 * scale
        tracking = run.tracking * scale
        main = run.fount.faces[0]
        face = main
        font = self._select(face, run.size)
        codes = font.codes
        array: list[str] = []
        hexes: list[str] = []

        def flush() -> None:
            if hexes:
                array.append(f"<{''.join(hexes)}>")
                hexes.clear()

        def show() -> None:
            flush()
            if array:
                self.operators.append(f"[{''.join(array)}]TJ")
                array.clear()

        def put(character: str, number_of_face: int, kern: float) -> None:
            nonlocal face, font, codes
            wanted = run.fount.faces[number_of_face]
            if wanted is not face:
                show()
                face = wanted
                font = self._select(face, run.size)
                codes = font.codes
            code = codes.get(character)
            if code is None:
                code = font.code(character, run.fount.glyph(character)[1])
            hexes.append(code)
            if kern:
                flush()
                array.append(number(-kern, 1))

        for piece in pieces:
            if isinstance(piece, float):
                glyph: Glyph = run.fount.glyph(" ")[1]
                put(" ", 0, (piece - tracking) / per_mille - glyph.advance)
                x += piece
            elif isinstance(piece, str):
                number_of_face, glyph = run.fount.glyph(piece)
                put(piece, number_of_face, 0.0)
                x += glyph.advance * per_mille + tracking
            else:
                shape, first, end = piece
                text, kerns, faces = shape.text, shape.kerns, shape.faces
                for index in range(first, end):
                    put(text[index], faces[index] if faces else 0, kerns[index] if index + 1 < end else 0.0)
                x += sum(shape.advances[first:end]) * per_mille + tracking * (end - first)
                x -= kerns[end - 1] * per_mille
        show()
        if run.href:
            bottom = baseline + main.descent * per_mille
            self.links.append(LinkArea(start, bottom, x, baseline + main.ascent * per_mille, run.href, run.element))
        return x

    def _select(self, face: Face, size: float) -> EmbeddedFont:
        font = self._fonts.font(face)
        if self._font != (font.name, size):
            self._font = (font.name, size)
            self.operators.append(f"/{font.name} {number(size)} Tf")
        return font


def number(value: float, places: int = 2) -> str:
    """A number as PDF writes it, without needless digits."""
    written = f"{value:.{places}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written
