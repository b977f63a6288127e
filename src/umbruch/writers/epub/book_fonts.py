"""The style's own fonts inside the book, each cut down to the characters that the book has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic, report
from umbruch.errors import StyleError
from umbruch.fonts.families import face_file
from umbruch.fonts.truetype import open_face
from umbruch.fonts.webfont import webfont
from umbruch.markup.css import font_face
from umbruch.style.model import Generic, Style, TextStyle

MEDIA_TYPES = {"ttf": "font/ttf", "otf": "font/otf"}
"""By suffix (EPUB 3.3, 3.2 Core media types)."""

_REGULAR_WEIGHT, _BOLD_WEIGHT = 400, 700

_TAG = re.compile(r"<[^>]*>")
_ITALIC, _BOLD = re.compile(r"<em[ >]"), re.compile(r"<(?:strong|th)[ >]")
_GENERIC: tuple[Generic, ...] = ("serif", "sans")


class EmbeddedFont(NamedTuple):
    """A font file of the book: its path beside the style sheet, its bytes, and the CSS that makes it known."""

    path: str
    content: bytes
    rule: str

    @property
    def media_type(self) -> str:
        """What the package calls it."""
        return MEDIA_TYPES[self.path.rpartition(".")[2]]


def embedded_fonts(documents: Iterable[bytes], style: Style) -> tuple[EmbeddedFont, ...]:
    """Every face that the documents can show in this style; one that is missing or must not go along is reported.

    Args:
        documents: the XHTML of the book.
        style: its families, and which roles are bold or italic.
    """
    markup = [document.decode() for document in documents]
    characters = {letter for one in markup for letter in unescape(_TAG.sub("", one))}
    if any(getattr(style.text, role).capitals for role in style.text.__struct_fields__):
        characters |= set("".join(characters).upper())
    italic = any(_ITALIC.search(one) for one in markup)
    bold = any(_BOLD.search(one) for one in markup)
    return tuple(
        font
        for generic in _GENERIC
        for heavy, slanted in sorted(_faces(generic, style, bold=bold, italic=italic))
        if (font := _font(generic, heavy, slanted, characters, style))
    )


def _faces(generic: Generic, style: Style, *, bold: bool, italic: bool) -> set[tuple[bool, bool]]:
    """Weights and slants of a family: those of its roles, and those of emphasis inside them."""
    looks: list[TextStyle] = [getattr(style.text, role) for role in style.text.__struct_fields__]
    plain = {(look.weight == "bold", look.slant == "italic") for look in looks if look.font == generic}
    heavier = {(True, slanted) for _, slanted in plain} if bold else set()
    return plain | heavier | ({(heavy, True) for heavy, _ in plain | heavier} if italic else set())


def _font(generic: Generic, bold: bool, italic: bool, characters: set[str], style: Style) -> EmbeddedFont | None:
    family = style.fonts.serif if generic == "serif" else style.fonts.sans
    kind = "-".join(name for name, on in (("bold", bold), ("italic", italic)) if on) or "regular"
    try:
        face = open_face(face_file(family, bold=bold, italic=italic), _BOLD_WEIGHT if bold else _REGULAR_WEIGHT)
        content = webfont(face, characters, f"Embedded {generic} {kind}")
    except StyleError as error:
        report(
            Diagnostic(
                code="font.not_embedded",
                message=f"{family.family} ({kind}) is not embedded: {error.message}",
                severity="warning",
                hint=error.hint,
            )
        )
        return None
    path = f"fonts/{generic}-{kind}.{'otf' if face.is_postscript else 'ttf'}"
    return EmbeddedFont(path, content, font_face(family.family, path, bold=bold, italic=italic))
