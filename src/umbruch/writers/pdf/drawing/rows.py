"""Rows of type that run from right to left or both ways, drawn from left to right as they lie on the page.

ISO 32000-1, 14.8.2.3.1, has such text drawn in the order of reading, with the pen going back. No writer in use does so,
and readers turn round whatever runs from right to left: of a file by that clause Chrome copies each word backwards and
Firefox finds none. The order of reading stands in the structure (`Stretch`, `Element.say`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from umbruch.fonts import Face
from umbruch.fonts.shaping import Shaped
from umbruch.fonts.subset import Glyph
from umbruch.writers.pdf.drawing.embedding import SEEN, EmbeddedFont
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.file.syntax import number, shortened
from umbruch.writers.pdf.type.founts import Shape
from umbruch.writers.pdf.type.runs import Placed, Run
from umbruch.writers.pdf.type.settable import LINE_END, NO_BREAK_SPACE, SOFT_HYPHEN

_SPACED = {" ": " ", NO_BREAK_SPACE: NO_BREAK_SPACE, LINE_END: " "}


class Cell(NamedTuple):
    """Characters drawn as one; `x` is their place on the line in points."""

    face: Face
    text: str
    glyph: Glyph
    x: float


class Stretch(NamedTuple):
    """Pieces of one element that stand side by side, from left to right, and what they say in the order of reading.

    `first` is the number of that piece in the line that is read first; `turned` says that it is drawn in another order
    than it is read.
    """

    element: Element
    first: int
    pieces: list[Placed]
    said: str
    turned: bool


def stretches_of(placed: Sequence[Placed]) -> list[Stretch]:
    """The stretches of a line, from left to right; its pieces are given in the order of reading."""
    owners = [run for run, group in enumerate(_of_one_element(placed)) for _ in range(group)]
    ordered = sorted(range(len(placed)), key=lambda number: (placed[number].x, _among_equals(placed[number], number)))
    found = []
    for _, group in groupby(ordered, key=owners.__getitem__):
        drawn = list(group)
        read = sorted(drawn)
        pieces = [placed[number] for number in drawn]
        turned = read != drawn or any(isinstance(one.drawn, Shaped) and one.drawn.leftwards for one in pieces)
        said = "".join([text_of(placed[number]) for number in read])
        found.append(Stretch(pieces[0].run.element, read[0], pieces, said, turned))
    return found


def _of_one_element(placed: Sequence[Placed]) -> Iterator[int]:
    """How many pieces in a row belong to one element, again and again."""
    for _, group in groupby(placed, key=lambda piece: id(piece.run.element)):
        yield sum(1 for _ in group)


def _among_equals(piece: Placed, number: int) -> int:
    """What takes no room stands behind the piece before it: on its left where text runs from right to left."""
    return -number if isinstance(piece.drawn, Shaped) and piece.drawn.leftwards else number


def text_of(placed: Placed) -> str:
    """The characters of a piece in the order of reading; nothing for a hyphen that we set."""
    match placed.drawn:
        case str():
            return placed.drawn.replace(SOFT_HYPHEN, "").replace(LINE_END, "\n")
        case Shaped():
            return "".join([cluster.text for cluster in placed.drawn.clusters[placed.first : placed.end]])
        case Shape():
            return placed.drawn.text[placed.first : placed.end]


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
            if drawn not in _SPACED or placed.run.colour != self._run.colour:
                return False
            self.show(_space(self.face, _SPACED[drawn], placed.x))
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
            self._shown.append(f"){number(back, 1)}(")
            self._x -= back * self._per_mille

    def written(self) -> str:
        """The operator."""
        strings = f"({''.join(self._shown)})".removeprefix("()")
        return f"[{shortened(strings)}]TJ"


def cells_of(placed: Placed, scale: float) -> Iterator[Cell]:
    """The cells of a piece from left to right; type is drawn `scale` times as wide as it is designed."""
    run, drawn = placed.run, placed.drawn
    per_mille = run.size / 1000 * scale
    x = placed.x
    match drawn:
        case str():
            yield _cell(run, run.fount.shape(_SPACED.get(drawn, drawn)), 0, x)
        case Shaped():
            edge = x + placed.width if drawn.leftwards else x
            for cluster, place in drawn.from_the_left(placed.first, placed.end):
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
