"""The contours of a glyph as curves that can be drawn without the font (OpenType 1.9, chapter glyf)."""

from __future__ import annotations

from struct import unpack_from
from typing import NamedTuple

from umbruch.fonts.truetype import Face, whole
from umbruch.fonts.variation import Part, composite_parts, simple_points

_ON_CURVE, _BY_OFFSET = 0x01, 0x02
_DEEPEST = 8

Curve = tuple[float, ...]
"""Where a line goes: a point, or two control points and a point for a cubic curve."""

Contour = list[Curve]
"""A closed line: the point where it begins, then its curves."""


class _Point(NamedTuple):
    x: float
    y: float
    on: bool


def contours(face: Face, glyph: int) -> list[Contour]:
    """The contours of a glyph, in thousandths of the type size.

    Raises:
        StyleError: the font is broken.
    """
    scale = 1000 / face.units_per_em
    with whole(face.name):
        rows = _points(face, glyph, _DEEPEST)
    return [_curves([_Point(x * scale, y * scale, on) for x, y, on in row]) for row in rows]


def _points(face: Face, glyph: int, depth: int) -> list[list[_Point]]:
    """The points of each contour in font units; parts of composite glyphs are put in their places."""
    outline = face.outline(glyph)
    if len(outline) < 10 or not depth:
        return []
    (count,) = unpack_from(">h", outline)
    if count < 0:
        parts = composite_parts(outline)
        return [[_moved(one, part) for one in row] for part in parts for row in _points(face, part.glyph, depth - 1)]
    flags, places, ends = simple_points(outline, count)
    points = [_Point(x, y, bool(flag & _ON_CURVE)) for (x, y), flag in zip(places, flags, strict=True)]
    starts = [0, *(end + 1 for end in ends)]
    rows = [points[start : end + 1] for start, end in zip(starts, ends, strict=False)]
    return [row for row in rows if len(row) > 1]


def _moved(point: _Point, part: Part) -> _Point:
    numbers = [value / 16384 for value in unpack_from(f">{len(part.transformation) // 2}h", part.transformation)]
    match numbers:
        case [both]:
            a, b, c, d = both, 0.0, 0.0, both
        case [across, up]:
            a, b, c, d = across, 0.0, 0.0, up
        case [a, b, c, d]:
            pass
        case _:
            a, b, c, d = 1.0, 0.0, 0.0, 1.0
    dx, dy = (part.x, part.y) if part.flags & _BY_OFFSET else (0.0, 0.0)
    return _Point(a * point.x + c * point.y + dx, b * point.x + d * point.y + dy, point.on)


def _curves(row: list[_Point]) -> Contour:
    """A contour of quadratic splines as cubic curves; between two control points lies one on the curve."""
    start = next((number for number, point in enumerate(row) if point.on), None)
    if start is None:
        row = [_middle(row[-1], row[0]), *row]
        start = 0
    row = [*row[start:], *row[: start + 1]]
    here = row[0]
    found: Contour = [(here.x, here.y)]
    control: _Point | None = None
    for point in row[1:]:
        if control is None and point.on:
            found.append((point.x, point.y))
            here = point
        elif control is None:
            control = point
        else:
            end = point if point.on else _middle(control, point)
            found.append(_cubic(here, control, end))
            here, control = end, None if point.on else point
    return found


def _middle(one: _Point, other: _Point) -> _Point:
    return _Point((one.x + other.x) / 2, (one.y + other.y) / 2, True)


def _cubic(start: _Point, control: _Point, end: _Point) -> Curve:
    return (
        start.x + (control.x - start.x) * 2 / 3,
        start.y + (control.y - start.y) * 2 / 3,
        end.x + (control.x - end.x) * 2 / 3,
        end.y + (control.y - end.y) * 2 / 3,
        end.x,
        end.y,
    )
