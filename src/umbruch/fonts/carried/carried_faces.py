"""The style's own faces inside a file for readers: those that its pages can show, cut down to their characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Literal, NamedTuple

from umbruch.diagnostics import Diagnostic, report
from umbruch.errors import StyleError
from umbruch.fonts.carried.webfont import webfont
from umbruch.fonts.carried.woff2 import woff2
from umbruch.fonts.families import face_file
from umbruch.fonts.truetype import open_face
from umbruch.style.model import Generic, Style, TextStyle

_REGULAR_WEIGHT, _BOLD_WEIGHT = 400, 700

_UNSEEN = re.compile(r"<(script|style)[ >].*?</\1>|<[^>]*>", re.DOTALL)
_ITALIC, _BOLD = re.compile(r"<em[ >]"), re.compile(r"<(?:strong|th)[ >]")
_GENERIC: tuple[Generic, ...] = ("serif", "sans")

Kind = Literal["ttf", "otf", "woff2"]


class CarriedFace(NamedTuple):
    """One face: its family as the style names it, which one it is, its kind by suffix, and its bytes."""

    family: str
    generic: Generic
    bold: bool
    italic: bool
    kind: Kind
    content: bytes

    @property
    def name(self) -> str:
        """What its file is called: `serif-bold-italic.ttf`."""
        return f"{self.generic}-{looks_of(bold=self.bold, italic=self.italic)}.{self.kind}"


def carried_faces(
    pages: Iterable[str], style: Style, furniture: Iterable[tuple[Generic, bool]] = (), *, packed: bool = False
) -> tuple[CarriedFace, ...]:
    """Every face that pages can show in a style; one that is missing or must not go along is reported and left out.

    Args:
        pages: their XHTML or HTML.
        style: its families, and which roles are bold or italic.
        furniture: what stands on the pages beside the roles: a family, and whether in bold.
        packed: as WOFF 2, for browsers.
    """
    pages = list(pages)
    characters = {letter for one in pages for letter in unescape(_UNSEEN.sub("", one))}
    if any(getattr(style.text, role).capitals for role in style.text.__struct_fields__):
        characters |= set("".join(characters).upper())
    italic = any(_ITALIC.search(one) for one in pages)
    bold = any(_BOLD.search(one) for one in pages)
    beside = {(generic, heavy, False) for generic, heavy in furniture}
    wanted = {(generic, *one) for generic in _GENERIC for one in _faces(generic, style, bold=bold, italic=italic)}
    found = (
        _face(generic, heavy, slanted, frozenset(characters), style, packed=packed)
        for generic, heavy, slanted in sorted(wanted | beside, key=lambda one: (_GENERIC.index(one[0]), *one[1:]))
    )
    return tuple(face for face in found if face)


def not_embedded(family: str, looks: str, error: StyleError) -> Diagnostic:
    """What is said of a face that cannot go along."""
    return Diagnostic(
        code="font.not_embedded",
        message=f"{family} ({looks}) is not embedded: {error.message}",
        severity="warning",
        hint=error.hint,
    )


def looks_of(*, bold: bool, italic: bool) -> str:
    return "-".join(name for name, on in (("bold", bold), ("italic", italic)) if on) or "regular"


def _faces(generic: Generic, style: Style, *, bold: bool, italic: bool) -> set[tuple[bool, bool]]:
    """Weights and slants of a family: those of its roles, and those of emphasis inside them."""
    looks: list[TextStyle] = [getattr(style.text, role) for role in style.text.__struct_fields__]
    plain = {(look.weight == "bold", look.slant == "italic") for look in looks if look.font == generic}
    heavier = {(True, slanted) for _, slanted in plain} if bold else set()
    return plain | heavier | ({(heavy, True) for heavy, _ in plain | heavier} if italic else set())


def _face(
    generic: Generic, bold: bool, italic: bool, characters: frozenset[str], style: Style, *, packed: bool
) -> CarriedFace | None:
    family = style.fonts.serif if generic == "serif" else style.fonts.sans
    looks = looks_of(bold=bold, italic=italic)
    try:
        face = open_face(face_file(family, bold=bold, italic=italic), _BOLD_WEIGHT if bold else _REGULAR_WEIGHT)
        content = webfont(face, characters, f"Embedded {generic} {looks}")
    except StyleError as error:
        report(not_embedded(family.family, looks, error))
        return None
    kind: Kind = "woff2" if packed else "otf" if face.is_postscript else "ttf"
    return CarriedFace(family.family, generic, bold, italic, kind, woff2(content) if packed else content)
