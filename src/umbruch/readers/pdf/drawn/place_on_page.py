"""Where things of a PDF page stand on it as it is seen, whatever its box and however it is turned."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

from umbruch.readers.pdf.file.page_content import Area


class Seen(NamedTuple):
    """How places in the file become places on the page as it is seen: `across * x + … + left`, from its top left."""

    width: float
    height: float
    quarters: int
    x_by_x: float
    x_by_y: float
    x_from: float
    y_by_x: float
    y_by_y: float
    y_from: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the file on the page."""
        return self.x_by_x * x + self.x_by_y * y + self.x_from, self.y_by_x * x + self.y_by_y * y + self.y_from

    def area(self, left: float, bottom: float, right: float, top: float) -> Area:
        """A rectangle of the file on the page."""
        one, other = self.place(left, bottom), self.place(right, top)
        return Area(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def seen_page(box: Any, quarters: int) -> Seen:
    """The places of a page.

    Args:
        box: what is seen of it, as `FS_RECTF`.
        quarters: of a circle by which it is turned clockwise.
    """
    left, bottom = box.left, box.bottom
    width, height = box.right - box.left, box.top - box.bottom
    match quarters:
        case 1:
            return Seen(height, width, 1, 0.0, 1.0, -bottom, 1.0, 0.0, -left)
        case 2:
            return Seen(width, height, 2, -1.0, 0.0, left + width, 0.0, 1.0, -bottom)
        case 3:
            return Seen(height, width, 3, 0.0, -1.0, bottom + height, -1.0, 0.0, left + width)
        case _:
            return Seen(width, height, 0, 1.0, 0.0, -left, 0.0, -1.0, bottom + height)


_MOST_CLIPS, _MOST_POINTS = 8, 64
_CLIP_ROOM = 2.0
"""Points by which letters may stand out of what they are cut to, and are seen: boxes of letters are larger than ink."""


def clip_of(pdfium: Any, drawn: Any, seen: Seen) -> Area | None:
    """The rectangle around what an object of the page is cut to; None where it is not cut, or stands in it whole."""
    clip = pdfium.FPDFPageObj_GetClipPath(drawn)
    paths = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    if paths <= 0:
        return None
    area: Area | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(paths - _MOST_CLIPS, 0), paths):
        count = pdfium.FPDFClipPath_CountPathSegments(clip, path)
        if not 0 < count <= _MOST_POINTS:
            continue
        points = []
        for at in range(count):
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, at), x, y)
            points.append((x.value, y.value))
        across, down = [x for x, _ in points], [y for _, y in points]
        one = seen.area(min(across), min(down), max(across), max(down))
        area = one if area is None else _both(area, one)
    if area is None:
        return None
    area = Area(area.left - _CLIP_ROOM, area.top - _CLIP_ROOM, area.right + _CLIP_ROOM, area.bottom + _CLIP_ROOM)
    own = bounds_of(pdfium, drawn, seen)
    return None if own is not None and _both(own, area) == own else area


def _both(one: Area, other: Area) -> Area:
    """The area in which two areas overlap."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    return Area(left, top, min(one.right, other.right), min(one.bottom, other.bottom))


def bounds_of(pdfium: Any, drawn: Any, seen: Seen) -> Area | None:
    """Where an object of the page is drawn; None where that is not known."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawn, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return seen.area(left, bottom, right, top)
