"""Photographs and drawings cut out of the pages of a PDF: pieces put together, emblems and backgrounds left."""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf
from typing import Any, NamedTuple

from umbruch.errors import InputUnreadable
from umbruch.pictures.open_picture import picture_from
from umbruch.readers.pdf.drawn.layers import in_layer_off
from umbruch.readers.pdf.file.page_content import Area, PageContent
from umbruch.tree import Picture

_MOST_PICTURES = 40
_MOST_BYTES = 64_000_000
"""Of all pictures that are cut out of one file."""
_LEAST_SIDE, _LEAST_LONG_SIDE = 40.0, 90.0
"""Points of a photograph: what is smaller is an emblem, an ornament or a portrait of a column's author."""
_MOST_OF_PAGE = 0.7
"""Share of a page from which a picture is its background, or the page itself as it was scanned."""
_MOST_STRETCHED = 6.0
_HEAD_ZONE, _EMBLEM = 0.2, 0.02
"""Share of a page at its top in which pictures under another share of it, or of A4, are emblems of a letterhead."""
_A4 = 595.0 * 842.0
"""Square points of the sheets that have letterheads: on a newspaper page a photograph fills a column."""
_LEAST_PIECE = 8.0
_DEEPEST = 4
"""Levels of forms (ISO 32000-1, 8.10) in which pictures are looked for, the page being the first."""
_MOST_PIECES = 300
_TOUCHING = 1.5
"""Points between the pieces into which press systems cut one photograph."""
_MOST_LETTERS = 30
"""Letters printed on a picture from which it is an advertisement or a table, whose words are text already."""
_FINEST, _MOST_PIXELS = 200, 6_000_000
_PLAIN_COLOURS = frozenset((1, 2, 4, 5, 7))
"""Grey, RGB, and such by a profile (FPDF_COLORSPACE in fpdf_edit.h): a JPEG in one of them is taken as it is."""
_SCREEN_BITS = frozenset((8, 24))
_QUALITY = 88


class CutPicture(NamedTuple):
    """A picture, and where it stands."""

    page: int
    area: Area
    picture: Picture


class _Piece(NamedTuple):
    """A picture in the file, where it stands, and how the forms around it and its own matrix place it."""

    area: Area
    drawn: Any
    matrix: Any


def cut_pictures(
    document: Any, contents: Sequence[PageContent], off: frozenset[str] = frozenset()
) -> tuple[list[CutPicture], int]:
    """The pictures on some pages from the top, at most 40 with 64 MB, and how many more there are.

    Args:
        document: a document of pypdfium2.
        contents: what the pages show that are read by their letters.
        off: the names of layers that are switched off; pictures in them are not seen.
    """
    found: list[CutPicture] = []
    left_out, size = 0, 0
    wanted = [(content, area, pieces) for content in contents for area, pieces in _photographs(document, content, off)]
    places = Counter(_place(area) for _, area, _ in wanted)
    for content, area, pieces in wanted:
        if places[_place(area)] > 1 and len(contents) > 1:
            continue
        if len(found) >= _MOST_PICTURES or size > _MOST_BYTES:
            left_out += 1
            continue
        stored = _as_stored(pieces) or _as_seen(document[content.number - 1], content, area, pieces)
        try:
            suffix = "jpg" if stored.startswith(b"\xff\xd8") else "png"
            picture = picture_from(stored, f"page-{content.number}-picture-{len(found) + 1}.{suffix}")
        except InputUnreadable:
            left_out += 1
            continue
        size += len(stored)
        found.append(CutPicture(content.number, area, picture))
    return found, left_out


def _place(area: Area) -> tuple[int, ...]:
    return tuple(round(edge) for edge in area)


def _photographs(document: Any, content: PageContent, off: frozenset[str]) -> Iterator[tuple[Area, list[_Piece]]]:
    """The areas of a page that pictures take up which belong to its articles, from the top."""
    if not content.pictures:
        return
    page = document[content.number - 1]
    size = content.width * content.height
    letters = sorted((one.base, (one.left + one.right) / 2) for one in content.letters)
    for pieces in _put_together(_pieces(page, content, off)):
        area = _around([piece.area for piece in pieces])
        wide, high = area.right - area.left, area.bottom - area.top
        share = wide * high / size if size else 1.0
        if (
            min(wide, high) < _LEAST_SIDE
            or max(wide, high) < _LEAST_LONG_SIDE
            or max(wide, high) > _MOST_STRETCHED * min(wide, high)
            or share > _MOST_OF_PAGE
            or (area.bottom < _HEAD_ZONE * content.height and wide * high < _EMBLEM * min(size, _A4))
        ):
            continue
        beside = letters[bisect_right(letters, (area.top, inf)) : bisect_left(letters, (area.bottom, -inf))]
        on_it = sum(area.left < x < area.right for _, x in beside)
        if on_it <= _MOST_LETTERS:
            yield area, pieces


def _pieces(page: Any, content: PageContent, off: frozenset[str]) -> list[_Piece]:
    import pypdfium2.raw as pdfium

    if page.get_rotation() or tuple(map(round, page.get_size())) != (round(content.width), round(content.height)):
        return []
    left, bottom, _, top = page.get_bbox()
    found = []
    for drawn in _drawn_pictures(pdfium, page):
        if off and _is_off(pdfium, drawn, off):
            continue
        one, matrix = drawn.get_bounds(), drawn.get_matrix()
        form = drawn.container
        while form is not None:
            placed = form.get_matrix()
            one, matrix, form = placed.on_rect(*one), matrix.multiply(placed), form.container
        area = Area(one[0] - left, top - one[3], one[2] - left, top - one[1])
        if min(area.right - area.left, area.bottom - area.top) >= _LEAST_PIECE and one[1] < top and one[3] > bottom:
            found.append(_Piece(area, drawn, matrix))
        if len(found) >= _MOST_PIECES:
            break
    return found


def _drawn_pictures(pdfium: Any, page: Any, form: Any = None, level: int = 0) -> Iterator[Any]:
    """The pictures of a page and of the forms in it; no object is made of the thousands of letters and lines."""
    from pypdfium2 import PdfObject

    inside = form or page
    count = pdfium.FPDFFormObj_CountObjects if form else pdfium.FPDFPage_CountObjects
    place = pdfium.FPDFFormObj_GetObject if form else pdfium.FPDFPage_GetObject
    for at in range(count(inside)):
        found = place(inside, at)
        kind = pdfium.FPDFPageObj_GetType(found) if found else None
        if kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        drawn = PdfObject(found, page=page, pdf=page.pdf, container=form, level=level)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield drawn
        elif level < _DEEPEST - 1:
            yield from _drawn_pictures(pdfium, page, drawn, level + 1)


def _is_off(pdfium: Any, drawn: Any, off: frozenset[str]) -> bool:
    """Whether a picture, or a form that holds it, is drawn in a layer that is switched off."""
    while drawn is not None:
        if in_layer_off(pdfium, drawn.raw, off):
            return True
        drawn = drawn.container
    return False


def _put_together(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Pieces that touch one another as one picture, from the top of the page."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        touching = [group for group in groups if any(_touch(piece.area, other.area) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([piece, *(other for group in touching for other in group)])
    return sorted(groups, key=lambda group: _around([piece.area for piece in group])[1::-1])


def _touch(one: Area, other: Area) -> bool:
    """Whether two pieces overlap, or stand side by side along a whole edge of one of them."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if min(across, down) < -_TOUCHING:
        return False
    return max(across, down) > 0.5 * min(
        one.right - one.left if across > down else one.bottom - one.top,
        other.right - other.left if across > down else other.bottom - other.top,
    )


def _around(areas: Sequence[Area]) -> Area:
    edges = list(zip(*areas, strict=True))
    return Area(min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3]))


def _as_stored(pieces: Sequence[_Piece]) -> bytes | None:
    """The JPEG itself, where one is the whole picture and every program shows it as the page does."""
    if len(pieces) > 1:
        return None
    drawn = pieces[0].drawn
    told, matrix = drawn.get_metadata(), pieces[0].matrix.get()
    upright = matrix[0] > 0 and matrix[3] > 0 and abs(matrix[1]) < 1 and abs(matrix[2]) < 1
    plain = told.colorspace in _PLAIN_COLOURS and told.bits_per_pixel in _SCREEN_BITS
    if not upright or not plain or list(drawn.get_filters()) != ["DCTDecode"]:
        return None
    return bytes(drawn.get_data(decode_simple=False))


def _as_seen(page: Any, content: PageContent, area: Area, pieces: Sequence[_Piece]) -> bytes:
    """The part of the page as it is shown, as fine as its finest piece is."""
    fine = max(piece.drawn.get_metadata().width / max(piece.area.right - piece.area.left, 1.0) * 72 for piece in pieces)
    scale = min(max(fine, 72), _FINEST) / 72
    pixels = (area.right - area.left) * (area.bottom - area.top) * scale**2
    scale *= min(1.0, (_MOST_PIXELS / pixels) ** 0.5)
    edges = (area.left, content.height - area.bottom, content.width - area.right, area.top)
    image = page.render(scale=scale, crop=tuple(max(edge, 0) for edge in edges)).to_pil().convert("RGB")
    stored = io.BytesIO()
    image.save(stored, "JPEG", quality=_QUALITY)
    return stored.getvalue()
