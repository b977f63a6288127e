"""Where the pictures of a PDF page stand, and how large: the current transformation followed through the content."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pikepdf

Matrix = tuple[float, float, float, float, float, float]

_UNIT: Matrix = (1, 0, 0, 1, 0, 0)
_DEEPEST = 8


class Placement(NamedTuple):
    """A picture on a page: its name there, its pixels, and its width and height in points."""

    name: str
    pixels: tuple[float, float]
    placed: tuple[float, float]


def placements(page: pikepdf.Page) -> Iterator[Placement]:
    """The pictures that a page draws, those inside its forms too; masks are left out."""
    import pikepdf

    unit = float(page.obj.get("/UserUnit", 1))
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    yield from _drawn(page, resources, (unit, 0, 0, unit, 0, 0), 0)


def _drawn(holder: Any, resources: Any, outer: Matrix, depth: int) -> Iterator[Placement]:
    import pikepdf

    current, kept = outer, []
    try:
        content: Any = pikepdf.parse_content_stream(holder, "q Q cm Do")
    except pikepdf.PdfError:
        return
    for operands, operator in content:
        match str(operator):
            case "q":
                kept.append(current)
            case "Q":
                current = kept.pop() if kept else outer
            case "cm" if len(operands) == 6:
                current = _times(_matrix(operands), current)
            case "Do" if operands:
                name = str(operands[0])
                drawn = resources.get("/XObject", {}).get(name)
                if drawn is None:
                    continue
                if drawn.get("/Subtype") == "/Image" and not bool(drawn.get("/ImageMask", False)):
                    yield _placement(name, drawn, current)
                elif drawn.get("/Subtype") == "/Form" and depth < _DEEPEST:
                    own = _times(_matrix(drawn.get("/Matrix", _UNIT)), current)
                    yield from _drawn(drawn, drawn.get("/Resources", resources), own, depth + 1)
            case _:
                pass


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
