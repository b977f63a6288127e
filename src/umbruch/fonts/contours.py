"""The contours of a glyph as curves that can be drawn without the font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from umbruch.fonts.truetype import Face
from umbruch.kept import made_once

if TYPE_CHECKING:
    import uharfbuzz

Curve = tuple[float, ...]
"""Where a line goes: a point, or two control points and a point for a cubic curve."""

Contour = list[Curve]
"""A closed line: the point where it begins, then its curves."""


def contours(face: Face, glyph: int) -> list[Contour]:
    """The contours of a glyph, in thousandths of the type size."""
    scale = 1000 / face.units_per_em
    return [[tuple([scale * one for one in curve]) for curve in row] for row in drawn_contours(face, glyph)]


def drawn_contours(face: Face, glyph: int) -> list[Contour]:
    """The contours of a glyph in font units; quadratic curves come as cubic ones, parts of letters at their places."""
    found: list[Contour] = []
    face.harfbuzz.draw_glyph(glyph, _pen(), found)
    return [row for row in found if len(row) > 2]


@made_once(1)
def _pen() -> uharfbuzz.DrawFuncs:
    import uharfbuzz

    pen = uharfbuzz.DrawFuncs()
    pen.set_move_to_func(_move)
    pen.set_line_to_func(_line)
    pen.set_cubic_to_func(_curve)
    return pen


def _move(x: float, y: float, found: list[Contour]) -> None:
    found.append([(x, y)])


def _line(x: float, y: float, found: list[Contour]) -> None:
    found[-1].append((x, y))


def _curve(x1: float, y1: float, x2: float, y2: float, x: float, y: float, found: list[Contour]) -> None:
    found[-1].append((x1, y1, x2, y2, x, y))
