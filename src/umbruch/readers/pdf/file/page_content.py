"""What a page of a PDF shows: its letters with their places, its pictures and its rules."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from math import hypot
from typing import Any, Literal, NamedTuple

MOST_LETTERS = 120_000
"""Letters of one page: a newspaper page has 10,000 to 20,000."""
MOST_OBJECTS = 50_000
"""Drawings of one page that are looked at for pictures and rules."""
_DEEPEST = 3
"""Forms inside forms (ISO 32000-1, 8.10) that are looked into."""

_INVISIBLE = 3
"""Text render mode: neither filled nor stroked (ISO 32000-1, 9.3.6)."""
_BOLD_WEIGHT = 700
"""From which a face is bold whatever its name: pdfium makes it of the thickness of stems."""
_CELL = 8.0
"""Points of the cells in which a letter is looked for that is printed twice."""
_THIN = 3.0
"""The most that a rule is thick, in points."""
_LEAST_RULE = 24.0
"""The least length of a rule, in points: shorter ones are ornaments and underlines of a word."""
_TICK_BOX = (5.0, 24.0)
"""The least and the most that the side of a box to be ticked measures, in points."""
_SQUARE = 0.2
_STROKES_OF_BOX = 4
_TICK_OFF = 1.5
"""Points by which the strokes of a tick may stand out of its box."""
_MOST_TICK_BOXES = 200
_BOX_SIGNS = dict.fromkeys("☐□❏❑\uf0a8\uf06f\uf0a3", False) | dict.fromkeys("☑☒✓✔✗✘\uf0fe\uf0fd\uf0fc\uf078", True)
"""Boxes and ticks as characters, those of Wingdings with them, and whether they are ticked."""


SOFT_HYPHEN = "\u00ad"
"""Stands for the hyphen at a line end, which pdfium tells apart (U+0002)."""


class Run(NamedTuple):
    """How the letters of one text object look; `size` in points as seen, `turned` in quarters of a circle."""

    size: float
    bold: bool = False
    italic: bool = False
    invisible: bool = False
    turned: int = 0
    mark: int = -1


Blank = Literal["none", "guessed", "written"]
"""Whether a blank stands before a letter: in the file, or by the guess of pdfium."""


class Letter(NamedTuple):
    """A glyph with its advance from `left` to `right` on its base line, in points from the page's top left corner."""

    text: str
    left: float
    right: float
    base: float
    run: Run
    after: Blank = "none"


class Area(NamedTuple):
    """Where something is drawn, in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class TickBox(NamedTuple):
    """A box of a form, and whether it is ticked."""

    area: Area
    ticked: bool


class PageContent(NamedTuple):
    """A page: its number from 1, its size in points as seen, and what is drawn on it in the order of the file."""

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    pictures: tuple[Area, ...]
    rules: tuple[Area, ...]
    unmapped: int = 0
    boxes: tuple[TickBox, ...] = ()


def content_of(page: Any, number: int) -> PageContent:
    """What the page shows; what lies outside of it is left out, and what stands there twice at one place, too.

    Args:
        page: a page of pypdfium2.
        number: its number from 1.
    """
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    seen = _seen(box, pdfium.FPDFPage_GetRotation(page))
    letters, unmapped = _letters(page, seen)
    turned = _mostly_turned(letters)
    if turned:
        seen = _seen(box, (pdfium.FPDFPage_GetRotation(page) + turned) % 4)
        letters, unmapped = _letters(page, seen)
    pictures, rules, small = _drawings(page, seen)
    boxes = (*_drawn_boxes(small), *_printed_boxes(letters))
    return PageContent(number, seen.width, seen.height, tuple(letters), tuple(pictures), tuple(rules), unmapped, boxes)


class _Seen(NamedTuple):
    """How places in the file become places on the page as it is seen."""

    width: float
    height: float
    place: Callable[[float, float], tuple[float, float]]
    quarters: int


def _seen(box: Any, quarters: int) -> _Seen:
    left, bottom = box.left, box.bottom
    width, height = box.right - box.left, box.top - box.bottom
    match quarters:
        case 1:
            return _Seen(height, width, lambda x, y: (y - bottom, x - left), 1)
        case 2:
            return _Seen(width, height, lambda x, y: (left + width - x, y - bottom), 2)
        case 3:
            return _Seen(height, width, lambda x, y: (bottom + height - y, left + width - x), 3)
        case _:
            return _Seen(width, height, lambda x, y: (x - left, bottom + height - y), 0)


def _letters(page: Any, seen: _Seen) -> tuple[list[Letter], int]:
    """The letters in the order of the file, and how many of them have no character."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    handle = text_page.raw
    letters: list[Letter] = []
    taken: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    faces: dict[int, _Face] = {}
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    known, run, unmapped = 0, Run(0.0), 0
    blank: Blank = "none"
    for at in range(min(text_page.count_chars(), MOST_LETTERS)):
        drawn = pdfium.FPDFText_GetTextObject(handle, at)
        code = pdfium.FPDFText_GetUnicode(handle, at)
        if not drawn:
            blank = "guessed" if blank == "none" else blank
            continue
        address = ctypes.addressof(drawn.contents)
        if address != known:
            known, run = address, _run(pdfium, handle, at, drawn, seen.quarters, faces)
        if code == 0 or pdfium.FPDFText_HasUnicodeMapError(handle, at) == 1:
            unmapped += 1
        if code in (0, 10, 13) or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            continue
        sign = SOFT_HYPHEN if code == 2 else chr(code)
        if sign.isspace() or sign in "\u200b\ufeff":
            blank = "written" if sign.isspace() else blank
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, at, box)
        pdfium.FPDFText_GetCharOrigin(handle, at, x, y)
        base = seen.place(x.value, y.value)[1]
        first, second = seen.place(box.left, box.bottom)[0], seen.place(box.right, box.top)[0]
        start, end = min(first, second), max(first, second)
        if not (-1 < start < seen.width and 0 < base < seen.height + 1):
            continue
        if letters and (letters[-1].left, letters[-1].right, letters[-1].base) == (start, end, base):
            letters.append(Letter(sign, end, end, base, run))  # a further letter of a ligature
            continue
        if _doubled(taken, sign, start, base, run.size):
            continue
        letters.append(Letter(sign, start, end, base, run, blank))
        blank = "none"
    text_page.close()
    return letters, unmapped


class _Face(NamedTuple):
    bold: bool
    italic: bool


def _run(pdfium: Any, handle: Any, at: int, drawn: Any, quarters: int, faces: dict[int, _Face]) -> Run:
    """How a text object looks; a font size of 1 is usual, the matrix holds the real one."""
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    pdfium.FPDFText_GetMatrix(handle, at, matrix)
    pdfium.FPDFTextObj_GetFontSize(drawn, size)
    scale = hypot(matrix.c, matrix.d)
    across, down = ((matrix.a, -matrix.b), (matrix.b, matrix.a), (-matrix.a, matrix.b), (-matrix.b, -matrix.a))[
        quarters
    ]
    turned = (0 if across >= 0 else 2) if abs(across) >= abs(down) else (1 if down < 0 else 3)
    font = pdfium.FPDFTextObj_GetFont(drawn)
    address = ctypes.addressof(font.contents) if font else 0
    if address not in faces:
        faces[address] = _face(pdfium, font) if font else _Face(False, False)
    return Run(
        round(size.value * scale, 2) or 1.0,
        *faces[address],
        pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE,
        turned,
        pdfium.FPDFPageObj_GetMarkedContentID(drawn),
    )


def _face(pdfium: Any, font: Any) -> _Face:
    """Whether a font is bold and whether it slants, by its name first: its flags are seldom set."""
    kept, angle = ctypes.create_string_buffer(128), ctypes.c_int(0)
    pdfium.FPDFFont_GetBaseFontName(font, kept, 128)
    pdfium.FPDFFont_GetItalicAngle(font, angle)
    name = kept.value.decode("latin-1").lower()
    heavy = any(word in name for word in ("bold", "black", "heavy", "-bd", "demi"))
    return _Face(
        heavy or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT,
        angle.value != 0 or "italic" in name or "oblique" in name,
    )


def _doubled(
    taken: dict[tuple[str, int, int], list[tuple[float, float]]], sign: str, left: float, base: float, size: float
) -> bool:
    """Whether the letter is printed over itself, for a shadow or for want of a bold face; else it is remembered."""
    near = min(max(0.12 * size, 0.2), _CELL / 2)
    for across in {int((left - near) / _CELL), int((left + near) / _CELL)}:
        for down in {int((base - near) / _CELL), int((base + near) / _CELL)}:
            for there, line in taken.get((sign, across, down), ()):
                if abs(there - left) < near and abs(line - base) < near:
                    return True
    taken.setdefault((sign, int(left / _CELL), int(base / _CELL)), []).append((left, base))
    return False


def _mostly_turned(letters: list[Letter]) -> int:
    """The quarters by which most letters are turned; 0 where they stand upright."""
    counts = [0, 0, 0, 0]
    for letter in letters:
        counts[letter.run.turned] += 1
    most = max(range(4), key=lambda quarter: (counts[quarter], -quarter))
    return most if counts[most] > sum(counts) * 0.6 else 0


def _drawings(page: Any, seen: _Seen) -> tuple[list[Area], list[Area], list[tuple[Area, int]]]:
    """Where pictures stand, and where rules; and small squares with the number of their strokes."""
    import pypdfium2.raw as pdfium

    pictures: list[Area] = []
    rules: list[Area] = []
    small: list[tuple[Area, int]] = []
    edges = [ctypes.c_float() for _ in range(4)]
    for at in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        area = _area(seen, left, bottom, right, top)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            across, down = area.right - area.left, area.bottom - area.top
            if min(across, down) <= _THIN and max(across, down) >= _LEAST_RULE:
                rules.append(area)
            elif _TICK_BOX[0] <= max(across, down) <= _TICK_BOX[1] and len(small) < _MOST_TICK_BOXES * 3:
                small.append((area, pdfium.FPDFPath_CountSegments(drawn)))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE or _holds_picture(pdfium, drawn, _DEEPEST):
            pictures.append(area)
    return pictures, rules, small


def _drawn_boxes(small: list[tuple[Area, int]]) -> list[TickBox]:
    """The small squares among some drawings, ticked where a further drawing stands inside."""
    squares = [
        (number, area)
        for number, (area, strokes) in enumerate(small)
        if strokes >= _STROKES_OF_BOX and abs((area.right - area.left) - (area.bottom - area.top))
        < _SQUARE * (area.right - area.left)
    ][:_MOST_TICK_BOXES]  # fmt: skip
    return [
        TickBox(area, any(other != number and _stands_in(one, area) for other, (one, _) in enumerate(small)))
        for number, area in squares
        if not any(other < number and _stands_in(area, one) for other, one in squares)
    ]


def _stands_in(one: Area, box: Area) -> bool:
    """Whether a drawing stands in the middle of a box and fills a good part of it."""
    inside = one.left > box.left - _TICK_OFF and one.right < box.right + _TICK_OFF
    inside = inside and one.top > box.top - _TICK_OFF and one.bottom < box.bottom + _TICK_OFF
    return inside and one.right - one.left > (box.right - box.left) / 3


def _printed_boxes(letters: list[Letter]) -> list[TickBox]:
    return [
        TickBox(Area(one.left, one.base - 0.75 * one.run.size, one.right, one.base), _BOX_SIGNS[one.text])
        for one in letters
        if one.text in _BOX_SIGNS
    ][:_MOST_TICK_BOXES]


def _holds_picture(pdfium: Any, form: Any, deep: int) -> bool:
    for at in range(min(pdfium.FPDFFormObj_CountObjects(form), 100) if deep else 0):
        drawn = pdfium.FPDFFormObj_GetObject(form, at)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == pdfium.FPDF_PAGEOBJ_FORM and _holds_picture(pdfium, drawn, deep - 1):
            return True
    return False


def _area(seen: _Seen, left: float, bottom: float, right: float, top: float) -> Area:
    one, other = seen.place(left, bottom), seen.place(right, top)
    return Area(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
