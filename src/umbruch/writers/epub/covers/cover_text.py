"""Covers whose words are drawn by the faces of whoever looks at them, for signs that no face here has."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from umbruch.errors import StyleError
from umbruch.fonts.families import face_file
from umbruch.fonts.truetype import Face, open_face
from umbruch.markup.sheet.css import font_stack
from umbruch.style.model import Style, TextStyle
from umbruch.tree.characters import escape
from umbruch.writers.epub.covers.cover_lines import Sheet, Width

_WIDE = frozenset({"W", "F"})
_SQUARE = 1000
"""Signs of East Asia and emoji fill the square of their size (UAX 11, 2)."""

_UNKNOWN = 880
"""Any other sign: in Malayalam, the widest of twelve scripts in Noto Sans Bold, a headline has 875 a letter."""

_SPARE = 1.34
"""Another face than the style's is at most so much wider: DejaVu Sans Bold, the widest usual one, than PT Sans Bold."""

_BASELINE = 0.88
"""Where letters stand below the upper edge of their line, as a part of their size: the ascent of CJK faces."""


class TextSheet(Sheet):
    """A page of SVG whose words are text, with room for faces that are not known here."""

    def _measure(self, words: str, role: TextStyle, style: Style) -> Width:
        face = _face(role, style)
        widths = {one: _width(one, face) for one in {*words, " "}}
        return lambda part: sum(widths[one] for one in part)

    def _draw(self, lines: Sequence[tuple[str, int]], role: TextStyle, style: Style, size: int) -> None:
        x = self._width - self._margin if self._leftwards else self._margin
        look = {
            "font-family": font_stack(style, role.font),
            "font-size": str(size),
            "font-weight": role.weight.replace("regular", "normal"),
            "font-style": role.slant.replace("upright", "normal"),
            "fill": role.colour,
        }
        said = "".join(f' {name}="{escape(value)}"' for name, value in look.items())
        for line, y in lines:
            self._drawn.append(f'<text x="{x}" y="{y + round(size * _BASELINE)}"{said}>{escape(line)}</text>')

    def file(self) -> bytes:
        """The finished file, with the language by which faces for Chinese, Japanese and Korean are chosen."""
        lang = f' xml:lang="{escape(self._lang)}"' if self._lang else ""
        direction = ' direction="rtl"' if self._leftwards else ""
        box = f' viewBox="0 0 {self._width} {self._height}"'
        return self.svg(f"{box}{lang}{direction}").encode()


def _face(role: TextStyle, style: Style) -> Face | None:
    """The style's face, where it is installed."""
    family = style.fonts.serif if role.font == "serif" else style.fonts.sans
    bold = role.weight == "bold"
    try:
        return open_face(face_file(family, bold=bold, italic=role.slant == "italic"), 700 if bold else 400)
    except (StyleError, OSError):
        return None


def _width(character: str, face: Face | None) -> float:
    """About how wide a character is, in thousandths of its size."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in _WIDE:
        return _SQUARE
    if face is not None and ord(character) in face.characters:
        return face.advance(face.characters[ord(character)]) * _SPARE
    return _UNKNOWN
