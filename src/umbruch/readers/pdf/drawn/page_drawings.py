"""What is drawn on a PDF page beside its letters: pictures, rules, small squares, and the ground behind letters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from umbruch.readers.pdf.drawn.layers import in_layer_off
from umbruch.readers.pdf.drawn.place_on_page import Seen, bounds_of, clip_of
from umbruch.readers.pdf.file.page_content import Area
from umbruch.readers.pdf.panels.panel_areas import MOST_PANELS, MOST_TRIED, is_as_large, is_panel

MOST_OBJECTS = 50_000
"""Drawings of one page that are looked at for pictures and rules."""
_DEEPEST = 3
"""Forms inside forms (ISO 32000-1, 8.10) that are looked into."""
_MOST_IN_FORMS = 5_000
_THIN = 3.0
"""The most that a rule is thick, in points."""
_LEAST_RULE = 24.0
"""The least length of a rule, in points: shorter ones are ornaments and underlines of a word."""
TICK_BOX = (5.0, 24.0)
"""The least and the most that the side of a box to be ticked measures, in points."""
MOST_TICK_BOXES = 200
DOT = (1.5, 8.0)
"""The least and the most that a drawn bullet measures, in points: Chromium's have a third of the type's size."""
_ROUND = 0.8
"""Points by which its sides may differ."""
_OPAQUE = 255
_LINE_HIGH = 24
"""Points of a picture that is no higher than a line of large letters."""
_ONE_COLOUR = 24
"""Steps of 255 by which the parts of a colour differ in a picture of one colour: JPEG leaves some."""
_LAST = MOST_OBJECTS + 1.0
"""Annotations are drawn over the whole page (ISO 32000-1, 12.5.5)."""
_SQUARE, _REDACTION = 5, 28
"""Annotations that cover what is under them, by their numbers in pdfium: squares that are filled, and redactions."""
_MOST_ANNOTATIONS = 500


class Ground(NamedTuple):
    """Something that may lie behind or over letters.

    Args:
        order: its place in the order of drawing.
        area: where.
        colour: of a rectangle that covers all of it; None of a picture, a shade, a curve, of what is clipped or clear.
        picture: of a picture, the object that draws it.
    """

    order: float
    area: Area
    colour: str | None
    picture: Any = None


class PageDrawings(NamedTuple):
    """The drawings of a page: pictures, rules, panels, dots, small squares and how many strokes they have, grounds.

    `orders` has, for the address of each text object, its place in the order of drawing, `clips` the area that it shows
    in, where some of its letters may stand outside of that.
    """

    pictures: list[Area]
    rules: list[Area]
    small: list[tuple[Area, int]]
    grounds: list[Ground]
    orders: dict[int, float]
    clips: dict[int, Area]
    panels: list[Area]
    dots: list[Area]
    outlined: int = 0


def drawings_of(page: Any, seen: Seen, off: frozenset[str] = frozenset()) -> PageDrawings:
    """The drawings of a page.

    Args:
        page: of pypdfium2.
        seen: its places.
        off: the names of the layers that are switched off.
    """
    import pypdfium2.raw as pdfium

    found = PageDrawings([], [], [], [], {}, {}, [], [])
    left = [_MOST_IN_FORMS]
    tried = outlined = 0
    for at in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            address = ctypes.addressof(drawn.contents)
            found.orders[address] = float(at)
            if (clip := clip_of(pdfium, drawn, seen)) is not None:
                found.clips[address] = clip
            continue
        area = bounds_of(pdfium, drawn, seen)
        if area is None or (off and in_layer_off(pdfium, drawn, off)):
            continue
        across, down = area.right - area.left, area.bottom - area.top
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if DOT[0] <= across <= DOT[1] and abs(across - down) < _ROUND and _is_filled(pdfium, drawn):
                found.dots.append(area)
            if min(across, down) <= _THIN:
                if max(across, down) >= _LEAST_RULE:
                    found.rules.append(area)
                continue
            if TICK_BOX[0] <= max(across, down) <= TICK_BOX[1] and len(found.small) < MOST_TICK_BOXES * 3:
                found.small.append((area, pdfium.FPDFPath_CountSegments(drawn)))
            if is_as_large(area) and len(found.panels) < MOST_PANELS and tried < MOST_TRIED:
                tried += 1
                found.panels.extend([area] if is_panel(pdfium, drawn, area) else [])
            if _is_filled(pdfium, drawn):
                outlined += pdfium.FPDFPath_CountSegments(drawn)
                found.grounds.append(Ground(float(at), area, _colour(pdfium, drawn)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            inside = set(_inside(pdfium, drawn, _DEEPEST, found.orders, at + 0.5, left))
            if pdfium.FPDF_PAGEOBJ_IMAGE in inside:
                found.pictures.append(area)
            if inside - {pdfium.FPDF_PAGEOBJ_TEXT}:
                found.grounds.append(Ground(float(at), area, None))
        else:
            is_picture = kind == pdfium.FPDF_PAGEOBJ_IMAGE
            if is_picture:
                found.pictures.append(area)
            whole = is_picture and clip_of(pdfium, drawn, seen) is None
            found.grounds.append(Ground(float(at), area, None, drawn if whole else None))
    found.grounds.extend(_covering(pdfium, page, seen))
    return found._replace(outlined=outlined)


def _inside(
    pdfium: Any, form: Any, deep: int, orders: dict[int, float], order: float, left: list[int]
) -> Iterator[int]:
    """The kinds of objects in a form; its text objects are put in order."""
    for at in range(min(pdfium.FPDFFormObj_CountObjects(form), left[0]) if deep else 0):
        left[0] -= 1
        drawn = pdfium.FPDFFormObj_GetObject(form, at)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        yield kind
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            orders[ctypes.addressof(drawn.contents)] = order
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _inside(pdfium, drawn, deep - 1, orders, order, left)


def _is_filled(pdfium: Any, path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke) and fill.value)


def _colour(pdfium: Any, path: Any) -> str | None:
    """The colour of a path that is a rectangle and covers all of it; None of any other."""
    if not 4 <= pdfium.FPDFPath_CountSegments(path) <= 6 or pdfium.FPDFPageObj_HasTransparency(path):
        return None
    clip = pdfium.FPDFPageObj_GetClipPath(path)
    if clip and pdfium.FPDFClipPath_CountPaths(clip) > 0:
        return None
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(path, matrix) or (matrix.b or matrix.c):
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    points = set()
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(path, at), x, y)
        points.add((round(x.value, 1), round(y.value, 1)))
    if not (len({x for x, _ in points}) == 2 == len({y for _, y in points})):
        return None
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(path, *parts) or parts[3].value < _OPAQUE:
        return None
    return "".join(f"{part.value:02x}" for part in parts[:3])


def _covering(pdfium: Any, page: Any, seen: Seen) -> Iterator[Ground]:
    """The annotations that cover what is under them, as those do who blacken words without taking them out."""
    parts = [ctypes.c_uint() for _ in range(4)]
    box = pdfium.FS_RECTF()
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        inner = pdfium.FPDFANNOT_COLORTYPE_InteriorColor
        if kind in (_SQUARE, _REDACTION) and pdfium.FPDFAnnot_GetRect(note, box):
            filled = pdfium.FPDFAnnot_HasKey(note, b"IC") and pdfium.FPDFAnnot_GetColor(note, inner, *parts)
            if kind == _REDACTION or (filled and parts[3].value == _OPAQUE):
                colour = "".join(f"{part.value:02x}" for part in parts[:3])
                yield Ground(_LAST, seen.area(box.left, box.bottom, box.right, box.top), colour)
        pdfium.FPDFPage_CloseAnnot(note)


def lets_through(page: Any, picture: Any) -> bool:
    """Whether what lies under a picture of a page may be seen.

    It may where the picture is clear somewhere or cannot be drawn, and where it is no higher than a line and not of one
    colour: press systems make pictures of words that something shines through, and leave the words under them.
    """
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPageObj_HasTransparency(picture):
        return True
    drawn = pdfium.FPDFImageObj_GetRenderedBitmap(page.pdf, page, picture)
    if not drawn:
        return True
    try:
        if pdfium.FPDFBitmap_GetFormat(drawn) != pdfium.FPDFBitmap_BGRA:
            return False
        size = pdfium.FPDFBitmap_GetStride(drawn) * pdfium.FPDFBitmap_GetHeight(drawn)
        stored = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(drawn), size)
        low = pdfium.FPDFBitmap_GetHeight(drawn) <= _LINE_HIGH
    finally:
        pdfium.FPDFBitmap_Destroy(drawn)
    if set(stored[3::4]) != {_OPAQUE}:
        return True
    return low and any(max(stored[at::4]) - min(stored[at::4]) > _ONE_COLOUR for at in range(3))
