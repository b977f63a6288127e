"""Rows of type in which each character has a place of its own: what runs from right to left is drawn as it is read.

The pen goes back where the next character stands on the left, so that the order of the text in the file is that of
reading (ISO 32000-1, 14.8.2.3.1), for those who copy it and for those who hear it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from umbruch.fonts import Face
from umbruch.fonts.shaping import Shaped
from umbruch.fonts.subset import Glyph
from umbruch.writers.pdf.drawing.embedding import SEEN, EmbeddedFont
from umbruch.writers.pdf.file.syntax import number, shortened
from umbruch.writers.pdf.type.founts import Shape
from umbruch.writers.pdf.type.runs import Placed, Run
from umbruch.writers.pdf.type.settable import NO_BREAK_SPACE

_SPACES = (" ", NO_BREAK_SPACE)
_TOUCHES = 0.01


class Cell(NamedTuple):
    """Characters drawn as one; `x` is their place on the line in points."""

    face: Face
    text: str
    glyph: Glyph
    x: float


class Row:
    """What one operator shows: characters of one face, size and colour."""

    def __init__(self, run: Run, face: Face, font: EmbeddedFont, scale: float, x: float) -> None:
        """Begin a row at `x` points."""
        self.face = face
        self._run = run
        self._font = font
        self._per_mille = run.size / 1000 * scale
        self._x = x
        self._shown: list[str] = []

    def takes(self, run: Run, face: Face) -> bool:
        """Whether characters of that look can follow."""
        return face is self.face and run.size == self._run.size and run.colour == self._run.colour

    def show(self, cell: Cell) -> None:
        """Add characters."""
        self._go_to(cell.x)
        self._shown.append(self._font.form(cell.text, cell.glyph))
        self._x += round(cell.glyph.advance) * self._per_mille

    def shows(self, placed: Placed) -> bool:
        """Add a piece as a whole if it goes with this row: a space, or a word of the same face and look."""
        drawn = placed.drawn
        if isinstance(drawn, str):
            if drawn not in _SPACES or placed.run.colour != self._run.colour:
                return False
            self.show(_space(self.face, drawn, placed.x))
            return True
        if not isinstance(drawn, Shaped) or not self.takes(placed.run, drawn.face):
            return False
        edge = placed.x + placed.width if drawn.leftwards else placed.x
        source, start, end = self._font.shaped(drawn, placed.first, placed.end)
        self._go_to(edge + start * self._per_mille)
        self._shown.append(source)
        self._x = edge + end * self._per_mille
        return True

    def _go_to(self, x: float) -> None:
        back = round((self._x - x) / self._per_mille, 1)
        if abs(back) > SEEN:
            self._shown.append(f">{number(back, 1)}<")
            self._x -= back * self._per_mille

    def written(self) -> str:
        """The operator."""
        strings = f"<{''.join(self._shown)}>".replace("<>", "")
        return f"[{shortened(strings)}]TJ"


def cells_of(placed: Placed, scale: float) -> Iterator[Cell]:
    """The cells of a piece in the order of reading; type is drawn `scale` times as wide as it is designed."""
    run, drawn = placed.run, placed.drawn
    per_mille = run.size / 1000 * scale
    x = placed.x
    match drawn:
        case str():
            yield _cell(run, run.fount.shape(drawn), 0, x)
        case Shaped():
            edge = x + placed.width if drawn.leftwards else x
            for cluster, place in drawn.places(placed.first, placed.end):
                yield Cell(drawn.face, cluster.text, cluster.glyph, edge + place * per_mille)
        case Shape():
            for index in range(placed.first, placed.end):
                yield _cell(run, drawn, index, x)
                x += drawn.advances[index] * per_mille + run.tracking * scale


def _cell(run: Run, shape: Shape, index: int, x: float) -> Cell:
    face = shape.faces[index] if shape.faces else 0
    character = shape.text[index]
    return Cell(run.fount.faces[face], character, run.fount.glyph_in(face, character), x)


def _space(face: Face, character: str, x: float) -> Cell:
    return Cell(face, character, Glyph(None, face.advance(face.characters.get(ord(" "), 0))), x)


def linked(placed: Sequence[Placed]) -> list[tuple[Run, float, float]]:
    """Where the links of a line are, in points, in the order of reading: each stretch that nothing else interrupts."""
    pieces: dict[object, list[Placed]] = {}
    for piece in placed:
        if piece.run.href and piece.width:
            pieces.setdefault(piece.run.element, []).append(piece)
    found: list[tuple[Run, float, float]] = []
    for own in pieces.values():
        first = len(found)
        for piece in sorted(own, key=lambda one: one.x):
            end = piece.x + piece.width
            if len(found) > first and piece.x - found[-1][2] < _TOUCHES:
                found[-1] = (*found[-1][:2], end)
            else:
                found.append((piece.run, piece.x, end))
    return found
