"""Small fonts that stand on their own, for e-books and web pages: with kerning, ligatures, name and licence.

HarfBuzz cuts them, with all glyphs that the characters wanted may become; OpenType 1.9, chapter name.
"""

from __future__ import annotations

from collections.abc import Iterable
from struct import pack, unpack_from

from umbruch.fonts.subset import assembled
from umbruch.fonts.truetype import Face, whole

_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS = 0, 13, 14
_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x0409
_LEFT_OUT = (b"name", b"STAT", b"DSIG")
"""Tables that name the whole font, or sign it."""


def webfont(face: Face, characters: Iterable[str], name: str) -> bytes:
    """A font file with the glyphs of these characters, as far as the face has them.

    It keeps the copyright and the licence of the whole font under a name of its own: the Open Font License reserves
    the old one for the whole. A font that must not be cut comes as it is.

    Args:
        face: the whole font; a variable one is cut at the weight at which it was opened.
        characters: what is to be set.
        name: what the small font calls itself.

    Raises:
        StyleError: the font is broken.
    """
    if not face.may_be_cut:
        return face.data
    with whole(face.name):
        small = _cut(face, {ord(one) for one in characters} & face.characters.keys() or {ord(" ")})
        (count,) = unpack_from(">H", small, 4)
        tables = {}
        for index in range(count):
            tag, _, offset, length = unpack_from(">4sLLL", small, 12 + 16 * index)
            if tag not in _LEFT_OUT:
                tables[tag] = small[offset : offset + length]
        tables[b"name"] = _name(face, name)
        return assembled(tables, {}, kind=small[:4])


def _cut(face: Face, codes: set[int]) -> bytes:
    import uharfbuzz

    source = face.harfbuzz.face
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(codes)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    if "fvar" in face.tables:
        wanted.pin_all_axes_to_default(source)
        if face.is_varied:
            wanted.pin_axis_location(source, "wght", face.weight)
    try:
        made: bytes = uharfbuzz.subset(source, wanted).blob.data
    except (RuntimeError, MemoryError):
        raise ValueError("the tables of the font contradict each other") from None
    return made


def _name(face: Face, name: str) -> bytes:
    """Names of the small font, and the copyright and licence of the whole."""
    plain = "".join(letter for letter in name if letter.isalnum())
    kept = _old_names(face)
    texts = {1: name, 2: "Regular", 3: f"{plain}; subset", 4: name, 5: "Version 1.0", 6: plain, **kept}
    records, strings = b"", b""
    for number, text in sorted(texts.items()):
        written = text.encode("utf-16-be", "ignore")
        records += pack(">6H", _WINDOWS, _UNICODE, _ENGLISH, number, len(written), len(strings))
        strings += written
    return pack(">3H", 0, len(texts), 6 + len(records)) + records + strings


def _old_names(face: Face) -> dict[int, str]:
    if "name" not in face.tables:
        return {}
    table = face.table("name")
    _, count, start = unpack_from(">3H", table)
    found: dict[int, str] = {}
    for index in range(count):
        platform, _, _, number, length, offset = unpack_from(">6H", table, 6 + 12 * index)
        if platform == _WINDOWS and number in (_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS):
            written = table[start + offset : start + offset + length]
            found.setdefault(number, written.decode("utf-16-be", "replace"))
    return found
