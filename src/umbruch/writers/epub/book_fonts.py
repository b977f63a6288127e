"""The style's own fonts inside the book, each cut down to the characters that the book has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from umbruch.fonts.carried.carried_faces import carried_faces
from umbruch.markup.sheet.css import font_face
from umbruch.style.model import Style

MEDIA_TYPES = {"ttf": "font/ttf", "otf": "font/otf"}
"""By suffix (EPUB 3.3, 3.2 Core media types)."""


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
    faces = carried_faces((document.decode() for document in documents), style)
    return tuple(
        EmbeddedFont(f"fonts/{one.name}", one.content, font_face(one, f"fonts/{one.name}")) for one in faces
    )  # fmt: skip
