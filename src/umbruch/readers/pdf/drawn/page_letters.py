"""The letters of a PDF page in the order of the file, with their places and looks."""

from __future__ import annotations

import ctypes
from math import hypot
from typing import Any, NamedTuple

from umbruch.readers.pdf.drawn.layers import in_layer_off
from umbruch.readers.pdf.drawn.place_on_page import Seen
from umbruch.readers.pdf.file.page_content import SOFT_HYPHEN, Blank, Letter, Run
from umbruch.readers.unseen_words import CLEAR

MOST_LETTERS = 120_000
"""Letters of one page: a newspaper page has 10,000 to 20,000."""
_INVISIBLE = 3
"""Text render mode: neither filled nor stroked (ISO 32000-1, 9.3.6)."""
_BOLD_WEIGHT = 700
"""From which a face is bold whatever its name: pdfium makes it of the thickness of stems."""
_CELL = 8.0
"""Points of the cells in which a letter is looked for that is printed twice."""
_EACH = 4
"""Every fourth letter is asked whether the file says which character it is: asking all takes a sixth of the time."""


class PageLetters(NamedTuple):
    """The letters of a page.

    Args:
        shown: those on the page.
        drawn: for each of them, the address of the text object that draws it.
        inks: for each such address, the colour that fills its letters; None where it is not told.
        off: those that lie off the page.
        unmapped: about how many of them have no character.
    """

    shown: list[Letter]
    drawn: list[int]
    inks: dict[int, str | None]
    off: list[Letter]
    unmapped: int


def letters_of(page: Any, seen: Seen, layers: frozenset[str] = frozenset()) -> PageLetters:
    """The letters of a page.

    Args:
        page: of pypdfium2.
        seen: its places.
        layers: the names of those that are switched off; letters in them are invisible.
    """
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    handle = text_page.raw
    drawn_by, code_of, unmapped_at = (
        pdfium.FPDFText_GetTextObject, pdfium.FPDFText_GetUnicode, pdfium.FPDFText_HasUnicodeMapError,
    )  # fmt: skip
    box_of, origin_of, address_of = (
        pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin, ctypes.addressof,
    )  # fmt: skip
    letters: list[Letter] = []
    drawings: list[int] = []
    inks: dict[int, str | None] = {}
    off: list[Letter] = []
    printed = _Printed()
    faces: dict[int, _Face] = {}
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    the_box, the_x, the_y = ctypes.pointer(box), ctypes.pointer(x), ctypes.pointer(y)
    width, height = seen.width, seen.height + 1
    x_by_x, x_by_y, x_from, y_by_x, y_by_y, y_from = seen[3:]
    known, run, unmapped = 0, Run(0.0), 0
    blank: Blank = "none"
    before: tuple[float, float, float] | None = None
    for at in range(min(text_page.count_chars(), MOST_LETTERS)):
        drawn = drawn_by(handle, at)
        if not drawn:
            blank = "guessed" if blank == "none" else blank
            continue
        code = code_of(handle, at)
        address = address_of(drawn.contents)
        if address != known:
            known, run = address, _run(pdfium, handle, at, drawn, seen.quarters, faces)
            inks[address] = _ink(pdfium, drawn)
            if layers and in_layer_off(pdfium, drawn, layers):
                run = run._replace(invisible=True)
        if code == 0:
            unmapped += 1
        elif at % _EACH == 0 and unmapped_at(handle, at) == 1:
            unmapped += _EACH
        if code in (0, 10, 13) or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            continue
        sign = SOFT_HYPHEN if code == 2 else chr(code)
        if sign.isspace() or sign in "\u200b\ufeff":
            blank = "written" if sign.isspace() else blank
            continue
        box_of(handle, at, the_box)
        origin_of(handle, at, the_x, the_y)
        base = y_by_x * x.value + y_by_y * y.value + y_from
        start = x_by_x * box.left + x_by_y * box.bottom + x_from
        end = x_by_x * box.right + x_by_y * box.top + x_from
        if start > end:
            start, end = end, start
        if not (-1 < start < width and 0 < base < height):
            off.append(Letter(sign, start, end, base, run, blank))
            continue
        if before == (start, end, base):
            letters.append(Letter(sign, end, end, base, run))  # a further letter of a ligature
            drawings.append(address)
            before = (end, end, base)
            continue
        if printed.over(sign, start, base, run.size):
            continue
        letters.append(Letter(sign, start, end, base, run, blank))
        drawings.append(address)
        before = (start, end, base)
        blank = "none"
    text_page.close()
    return PageLetters(letters, drawings, inks, off, unmapped)


class _Printed:
    """Which letters stand where, to tell those that are printed over themselves."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, int, int], list[tuple[float, float]]] = {}

    def over(self, sign: str, left: float, base: float, size: float) -> bool:
        """Whether the letter is printed over itself, for a shadow or for want of a bold face; else remember it."""
        near = min(max(0.12 * size, 0.2), _CELL / 2)
        taken = self._taken
        first, last = int((left - near) / _CELL), int((left + near) / _CELL)
        upper, lower = int((base - near) / _CELL), int((base + near) / _CELL)
        for across in (first,) if first == last else (first, last):
            for down in (upper,) if upper == lower else (upper, lower):
                for there, line in taken.get((sign, across, down), ()):
                    if abs(there - left) < near and abs(line - base) < near:
                        return True
        taken.setdefault((sign, int(left / _CELL), int(base / _CELL)), []).append((left, base))
        return False


def _ink(pdfium: Any, drawn: Any) -> str | None:
    """The colour that fills the letters of a text object; None where they are not filled, or with a pattern."""
    if pdfium.FPDFTextObj_GetTextRenderMode(drawn) != 0:
        return None
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(drawn, *parts):
        return None
    red, green, blue, opaque = (part.value for part in parts)
    return f"{red:02x}{green:02x}{blue:02x}" if opaque else CLEAR


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
