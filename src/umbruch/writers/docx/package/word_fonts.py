"""The style's own faces inside a Word file, as it keeps them: disguised by a key (ECMA-376-1, 17.8.1)."""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from itertools import product
from typing import NamedTuple
from uuid import UUID

from umbruch.diagnostics import report
from umbruch.errors import StyleError
from umbruch.fonts.carried.carried_faces import looks_of, not_embedded
from umbruch.fonts.carried.webfont import document_font
from umbruch.fonts.families import face_file
from umbruch.fonts.truetype import Face, open_face
from umbruch.kept import remembered
from umbruch.style.model import FontFamily, Style

_DISGUISED = 32
"""How many bytes at the start are hidden; the key of 16 is used twice."""

_PLACES = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}
"""The elements of a font's entry, in the order of ECMA-376-1, 17.8.3.10, by (bold, italic)."""

_WRITTEN_WITH = frozenset({"Nd", "Zs", "Sc", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"})
"""General categories of figures, blanks, currencies and punctuation."""

_TOO_MANY = frozenset({"CJK", "HANGUL", "YI", "CUNEIFORM", "EGYPTIAN"})
"""Scripts of thousands of signs, of which only those go along that the text has."""


class WordFont(NamedTuple):
    """A face of a family as a Word file keeps it: the element that leads to it, its key, and its bytes in disguise."""

    family: str
    place: str
    key: str
    content: bytes
    is_part: bool


def word_fonts(text: str, style: Style) -> tuple[WordFont, ...]:
    """All faces of the families of a style; one that is missing or may not be written with is reported and left out.

    Each goes along with every letter of the scripts that the text has, since somebody will write on in the file.

    Args:
        text: what the file shows.
        style: its families.
    """
    signs = frozenset(text)
    families = {family.family: family for family in (style.fonts.serif, style.fonts.sans)}
    found = []
    for family in families.values():
        seen: set[tuple[str, int | None]] = set()
        for italic, bold in product((False, True), repeat=2):
            try:
                face = _editable(family, bold=bold, italic=italic)
            except StyleError as error:
                report(not_embedded(family.family, looks_of(bold=bold, italic=italic), error))
                continue
            file = face.name, face.weight if face.is_varied else None
            if file not in seen:  # a family without italics has its upright face once
                seen.add(file)
                found.append(_disguised(face, _written_on(signs, face), family.family, bold=bold, italic=italic))
    order = list(_PLACES.values())
    return tuple(sorted(found, key=lambda one: (list(families).index(one.family), order.index(one.place))))


def _editable(family: FontFamily, *, bold: bool, italic: bool) -> Face:
    """A face that may go along in a document that is written in.

    Raises:
        StyleError: it is missing or broken, its licence does not allow that, or Word cannot show it from a file.
    """
    face = open_face(face_file(family, bold=bold, italic=italic), 700 if bold else 400)
    if not face.may_be_edited:
        raise StyleError(
            "the licence of this font allows to embed it for reading and printing, not for writing",
            source=face.name,
            hint="send the file as PDF, or choose another family",
        )
    if face.is_postscript:
        raise StyleError(
            "Word takes faces with TrueType outlines only", source=face.name, hint="name the .ttf file of the family"
        )
    return face


@remembered(64)
def _disguised(face: Face, signs: frozenset[str], family: str, *, bold: bool, italic: bool) -> WordFont:
    content = document_font(face, signs, family, bold=bold, italic=italic)
    key = UUID(bytes=sha256(content).digest()[:16], version=4)
    mask = int.from_bytes(key.bytes[::-1] * 2)
    hidden = (int.from_bytes(content[:_DISGUISED]) ^ mask).to_bytes(_DISGUISED)
    braced = f"{{{str(key).upper()}}}"
    return WordFont(family, _PLACES[bold, italic], braced, hidden + content[_DISGUISED:], face.may_be_cut)


def _written_on(signs: frozenset[str], face: Face) -> frozenset[str]:
    """The signs of a text, and those of a face with which its scripts are written."""
    return _of_scripts(face, frozenset(map(_script, filter(str.isalpha, signs))) - _TOO_MANY) | _shown_by(face, signs)


def _shown_by(face: Face, signs: frozenset[str]) -> frozenset[str]:
    return frozenset(sign for sign in signs if ord(sign) in face.characters)


@remembered(64)
def _of_scripts(face: Face, scripts: frozenset[str]) -> frozenset[str]:
    """The signs of a face with which some scripts are written: thousands to go through, for most files the same."""
    return frozenset(
        sign
        for sign in map(chr, face.characters)
        if (kind := unicodedata.category(sign)) in _WRITTEN_WITH or (kind[0] in "LM" and _script(sign) in scripts)
    )


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]
