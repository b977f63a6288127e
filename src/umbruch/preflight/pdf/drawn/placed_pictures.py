"""Where the pictures of a PDF page stand, and how large: the current transformation followed through the content."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from umbruch.preflight.pdf.unpacked_size import is_bearable

if TYPE_CHECKING:
    import pikepdf

Matrix = tuple[float, float, float, float, float, float]

_UNIT: Matrix = (1, 0, 0, 1, 0, 0)
_DEEPEST = 8
_MOST_DRAWN = 20_000
"""Pictures and forms that are followed on a page, those inside forms counted each time."""


class Placement(NamedTuple):
    """A picture on a page: its name there, its pixels, and its width and height in points."""

    name: str
    pixels: tuple[float, float]
    placed: tuple[float, float]


class PlacedPictures:
    """The pictures of one file's pages; what a form draws is read once, and no page is followed without end."""

    def __init__(self) -> None:
        self._orders: dict[tuple[int, int], Any] = {}
        self._left = 0
        self.endless: list[int] = []
        """The pages on which a form draws itself, or more is drawn than is followed."""

    def on(self, page: pikepdf.Page, number: int) -> Iterator[Placement]:
        """The pictures that a page draws, those inside its forms too; masks are left out."""
        import pikepdf

        unit = float(page.obj.get("/UserUnit", 1))
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        self._left = _MOST_DRAWN
        yield from self._drawn(page, resources, (unit, 0, 0, unit, 0, 0), ())
        if self._left < 0:
            self.endless.append(number)

    def _orders_of(self, holder: Any) -> Any:
        import pikepdf

        key = holder.obj.objgen if isinstance(holder, pikepdf.Page) else holder.objgen
        if key not in self._orders:
            try:
                known = pikepdf.parse_content_stream(holder, "q Q cm Do") if is_bearable(holder) else ()
            except pikepdf.PdfError:
                known = ()
            if isinstance(holder, pikepdf.Page):
                return known
            self._orders[key] = known
        return self._orders[key]

    def _drawn(
        self, holder: Any, resources: Any, outer: Matrix, inside: tuple[tuple[int, int], ...]
    ) -> Iterator[Placement]:
        current, kept = outer, []
        for operands, operator in self._orders_of(holder):
            match str(operator):
                case "q":
                    kept.append(current)
                case "Q":
                    current = kept.pop() if kept else outer
                case "cm" if len(operands) == 6:
                    current = _times(_matrix(operands), current)
                case "Do" if operands:
                    self._left -= 1
                    if self._left < 0:
                        return
                    yield from self._object(str(operands[0]), resources, current, inside)
                case _:
                    pass

    def _object(
        self, name: str, resources: Any, current: Matrix, inside: tuple[tuple[int, int], ...]
    ) -> Iterator[Placement]:
        drawn = resources.get("/XObject", {}).get(name)
        if drawn is None:
            return
        if drawn.get("/Subtype") == "/Image" and not bool(drawn.get("/ImageMask", False)):
            yield _placement(name, drawn, current)
        elif drawn.get("/Subtype") == "/Form" and drawn.objgen in inside:
            self._left = -1
        elif drawn.get("/Subtype") == "/Form" and len(inside) < _DEEPEST:
            own = _times(_matrix(drawn.get("/Matrix", _UNIT)), current)
            yield from self._drawn(drawn, drawn.get("/Resources", resources), own, (*inside, drawn.objgen))


def _placement(name: str, image: Any, matrix: Matrix) -> Placement:
    a, b, c, d, _, _ = matrix
    pixels = float(image.get("/Width", 0)), float(image.get("/Height", 0))
    return Placement(f"picture {name[1:]}", pixels, (math.hypot(a, b), math.hypot(c, d)))


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in numbers)
    return a, b, c, d, e, f


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
