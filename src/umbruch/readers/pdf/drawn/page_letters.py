"""The letters of a PDF page in the order of the file, with their places and looks."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from math import hypot
from struct import Struct
from typing import Any, NamedTuple

from umbruch.kept import remembered
from umbruch.readers.pdf.drawn.layers import in_layer_off
from umbruch.readers.pdf.drawn.place_on_page import Seen
from umbruch.readers.pdf.file.page_content import LOST, SOFT_HYPHEN, Blank, Letter, Run
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
_FIRST_SIGN, _LAST_SIGN = 0x21, 0x7F
_SIGNS = tuple(map(chr, range(_LAST_SIGN)))
"""The signs of ASCII that are seen, which need no look at what they are."""
_ASKED_OF_LINE = 2
"""Letters of a text object on one height from which it is set across, and all others stand on that height, too."""
_SLANTED = 0.18
"""Tangent of the angle, some ten degrees, from which a line is set aslant: a page that was scanned askew is less so."""
_BOX, _ORIGIN, _MATRIX, _INK = Struct("4f"), Struct("2d"), Struct("6f"), Struct("4I")
"""What pdfium writes of a letter: its edges (left, top, right, bottom), its place, its matrix, its colour (RGBA)."""

_Printed = dict[tuple[str, int, int], list[tuple[float, float]]]
"""Which letters stand where, to tell those that are printed over themselves."""


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
    whole = ctypes.cast(text_page.raw, ctypes.c_void_p).value or 0
    drawn_by, code_of, unmapped_at, box_of, origin_of, inked_at, *_ = _asked_by_address(pdfium)
    ink = [ctypes.c_double() for _ in range(4)]
    the_ink = [*map(ctypes.addressof, ink)]
    letters: list[Letter] = []
    drawings: list[int] = []
    inks: dict[int, str | None] = {}
    off: list[Letter] = []
    printed: _Printed = {}
    box, origin = ctypes.create_string_buffer(_BOX.size), ctypes.create_string_buffer(_ORIGIN.size)
    the_box, the_x = ctypes.addressof(box), ctypes.addressof(origin)
    the_y = the_x + _ORIGIN.size // 2
    edges_in, point_in = _BOX.unpack_from, _ORIGIN.unpack_from
    look = _Looks(pdfium, whole, seen.quarters)
    width, height = seen.width, seen.height + 1
    x_by_x, x_by_y, x_from, y_by_x, y_by_y, y_from = seen[3:]
    upright = not seen.quarters
    known, run, unmapped, near = 0, Run(0.0), 0, 0.0
    blank: Blank = "none"
    before: tuple[float, float, float] | None = None
    base, asked, level = 0.0, 0, False
    row, rows_for, upper, lower = -1.0, 0.0, 0, 0
    new = tuple.__new__
    for at in range(min(text_page.count_chars(), MOST_LETTERS)):
        address = drawn_by(whole, at)
        if not address:
            blank = "guessed" if blank == "none" else blank
            continue
        code = code_of(whole, at)
        if address != known:
            known = address
            run, inks[address], flat = look.of(at, address)
            near = min(max(0.12 * run.size, 0.2), _CELL / 2)
            asked, level = (0 if flat and upright else 2), False
            if layers and in_layer_off(pdfium, _text_object(pdfium, address), layers):
                run = run._replace(invisible=True)
        if code == 0:
            unmapped += 1
            inked_at(whole, at, *the_ink)
            code = ord(LOST) if ink[0].value < ink[1].value and ink[2].value < ink[3].value else 0
        elif at % _EACH == 0 and unmapped_at(whole, at) == 1:
            unmapped += _EACH
        if _FIRST_SIGN <= code < _LAST_SIGN:
            sign = _SIGNS[code]
        else:
            if code in (0, 10, 13) or code > 0x10FFFF or 0xD800 <= code < 0xE000:
                continue
            sign = SOFT_HYPHEN if code == 2 else chr(code)
            if sign.isspace() or sign in "\u200b\ufeff":
                blank = "written" if sign.isspace() else blank
                continue
        box_of(whole, at, the_box)
        left, top, right, bottom = edges_in(box)
        if not level:
            origin_of(whole, at, the_x, the_y)
            x, y = point_in(origin)
            above, base = base, y_by_x * x + y_by_y * y + y_from
            asked += 1
            level = asked == _ASKED_OF_LINE and above == base
        start = x_by_x * left + x_by_y * bottom + x_from
        end = x_by_x * right + x_by_y * top + x_from
        if start > end:
            start, end = end, start
        if not (-1 < start < width and 0 < base < height):
            off.append(Letter(sign, start, end, base, run, blank))
            continue
        if before == (start, end, base):
            letters.append(Letter(sign, end, end, base, run))  # a further letter of a ligature
            drawings.append(address)
            continue
        first, last = int((start - near) / _CELL), int((start + near) / _CELL)
        if base != row or near != rows_for:
            row, rows_for = base, near
            upper, lower = int((base - near) / _CELL), int((base + near) / _CELL)
        if first == last and upper == lower and (key := (sign, first, upper)) not in printed:
            printed[key] = [(start, base)]
        elif _is_over(printed, sign, start, base, near):
            continue
        letters.append(new(Letter, (sign, start, end, base, run, blank)))
        drawings.append(address)
        before = (start, end, base)
        blank = "none"
    text_page.close()
    return PageLetters(letters, drawings, inks, off, unmapped)


def _is_over(printed: _Printed, sign: str, left: float, base: float, near: float) -> bool:
    """Whether a letter is printed over itself, for a shadow or for want of a bold face; else remember it."""
    first, last = int((left - near) / _CELL), int((left + near) / _CELL)
    upper, lower = int((base - near) / _CELL), int((base + near) / _CELL)
    for across in (first,) if first == last else (first, last):
        for down in (upper,) if upper == lower else (upper, lower):
            for there, line in printed.get((sign, across, down), ()):
                if abs(there - left) < near and abs(line - base) < near:
                    return True
    printed.setdefault((sign, int(left / _CELL), int(base / _CELL)), []).append((left, base))
    return False


class _Face(NamedTuple):
    bold: bool
    italic: bool


class _Looks:
    """How the text objects of a page look; what pdfium writes its answers into is made once."""

    def __init__(self, pdfium: Any, page: int, quarters: int) -> None:
        self._pdfium, self._page, self._quarters = pdfium, page, quarters
        self._ask = _asked_by_address(pdfium)
        self._faces: dict[int | None, _Face] = {None: _Face(False, False)}
        self._matrix, self._size = ctypes.create_string_buffer(_MATRIX.size), ctypes.c_float()
        self._inks = ctypes.create_string_buffer(_INK.size)
        whole = ctypes.addressof(self._inks)
        self._places = [whole + at * _INK.size // 4 for at in range(4)]
        self._of_matrix, self._of_size = ctypes.addressof(self._matrix), ctypes.addressof(self._size)

    def of(self, at: int, drawn: int) -> tuple[Run, str | None, bool]:
        """The run of the letter at a place, drawn by a text object, its ink, and whether it lies flat.

        A font size of 1 is usual, the matrix holds the real one. The ink is the colour that fills the letters; None
        where they are not filled, or with a pattern.
        """
        ask = self._ask
        ask.matrix(self._page, at, self._of_matrix)
        ask.size(drawn, self._of_size)
        mode = ask.mode(drawn)
        font = ask.font(drawn)
        if font not in self._faces:
            self._faces[font] = _face(self._pdfium, self._pdfium.FPDFTextObj_GetFont(_text_object(self._pdfium, drawn)))
        a, b, c, d, _, _ = _MATRIX.unpack_from(self._matrix)
        bold, italic = self._faces[font]
        size = round(self._size.value * hypot(c, d), 2) or 1.0
        slanted = b != 0 and min(abs(a), abs(b)) > _SLANTED * max(abs(a), abs(b))
        run = Run(size, bold, italic, mode == _INVISIBLE, _turned(a, b, self._quarters), ask.marked(drawn), slanted)
        if mode != 0 or not ask.ink(drawn, *self._places):
            return run, None, b == 0
        red, green, blue, opaque = _INK.unpack_from(self._inks)
        return run, f"{red:02x}{green:02x}{blue:02x}" if opaque else CLEAR, b == 0


def _turned(a: float, b: float, quarters: int) -> int:
    """The quarters of a circle by which letters are turned, by the first two numbers of their matrix."""
    across, down = ((a, -b), (b, a), (-a, b), (-b, -a))[quarters]
    return (0 if across >= 0 else 2) if abs(across) >= abs(down) else (1 if down < 0 else 3)


def _text_object(pdfium: Any, drawn: int) -> Any:
    """The text object at an address, as pypdfium2 wants it."""
    return ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT)


class _Asked(NamedTuple):
    """What pdfium is asked of every letter and every text object."""

    drawn_by: Callable[..., Any]
    code: Callable[..., Any]
    unmapped: Callable[..., Any]
    box: Callable[..., Any]
    origin: Callable[..., Any]
    inked: Callable[..., Any]
    matrix: Callable[..., Any]
    size: Callable[..., Any]
    mode: Callable[..., Any]
    font: Callable[..., Any]
    marked: Callable[..., Any]
    ink: Callable[..., Any]


@remembered(1)
def _asked_by_address(pdfium: Any) -> _Asked:
    """The questions with plain addresses: pointers made for each call take a third of the time."""
    place, number = ctypes.c_void_p, ctypes.c_int
    asked = (
        (pdfium.FPDFText_GetTextObject, place, (place, number)),
        (pdfium.FPDFText_GetUnicode, ctypes.c_uint, (place, number)),
        (pdfium.FPDFText_HasUnicodeMapError, number, (place, number)),
        (pdfium.FPDFText_GetLooseCharBox, number, (place, number, place)),
        (pdfium.FPDFText_GetCharOrigin, number, (place, number, place, place)),
        (pdfium.FPDFText_GetCharBox, number, (place, number, place, place, place, place)),
        (pdfium.FPDFText_GetMatrix, number, (place, number, place)),
        (pdfium.FPDFTextObj_GetFontSize, number, (place, place)),
        (pdfium.FPDFTextObj_GetTextRenderMode, number, (place,)),
        (pdfium.FPDFTextObj_GetFont, place, (place,)),
        (pdfium.FPDFPageObj_GetMarkedContentID, number, (place,)),
        (pdfium.FPDFPageObj_GetFillColor, number, (place, place, place, place, place)),
    )
    made = (ctypes.PYFUNCTYPE(back, *given)(ctypes.cast(one, place).value) for one, back, given in asked)  # type: ignore[arg-type]
    return _Asked(*made)


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
