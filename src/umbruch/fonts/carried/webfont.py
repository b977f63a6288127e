"""Small fonts that stand on their own, for e-books, web pages and Word files: with kerning, ligatures, name, licence.

HarfBuzz cuts them, with all glyphs that the characters wanted may become; OpenType 1.9, chapter name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
        kind, tables = _cut_tables(face, characters)
        plain = "".join(letter for letter in name if letter.isalnum())
        tables[b"name"] = _called(face, name, "Regular", name, plain)
        return assembled(tables, {}, kind=kind)


def document_font(face: Face, characters: Iterable[str], family: str, *, bold: bool, italic: bool) -> bytes:
    """A font file for inside a document that is edited: programs find it by the name of its family, bold or italic.

    A font that is carried in a document may be called as the whole is (Open Font License, FAQ 1.15).

    Args:
        face: as for `webfont`.
        characters: what is to be set, by the writer and by those who go on writing.
        family: what the document calls the family.
        bold: whether it is the bold face of that family.
        italic: whether it is the italic one.

    Raises:
        StyleError: the font is broken.
    """
    if not face.may_be_cut:
        return face.data
    with whole(face.name):
        kind, tables = _cut_tables(face, characters)
        look = " ".join(name for name, on in (("Bold", bold), ("Italic", italic)) if on) or "Regular"
        called = family if look == "Regular" else f"{family} {look}"
        plain = "".join(letter for letter in family if letter.isalnum()) + "-" + look.replace(" ", "")
        tables[b"name"] = _called(face, family, look, called, plain)
        tables[b"head"] = _with_bits(tables[b"head"], 44, bold | italic << 1, 0b11)
        if b"OS/2" in tables:  # fsSelection: italic, bold, regular
            said = italic | bold << 5 | (look == "Regular") << 6
            tables[b"OS/2"] = _with_bits(tables[b"OS/2"], 62, said, 0b1100001)
        return assembled(tables, {}, kind=kind)


def _called(face: Face, family: str, look: str, whole_name: str, plain: str) -> bytes:
    """The names of a small font (OpenType, name IDs 1 to 6), with the rights of the whole one."""
    texts = {1: family, 2: look, 3: f"{plain}; subset", 4: whole_name, 5: "Version 1.0", 6: plain}
    return _names({**texts, **_old_names(face)})


def _with_bits(table: bytes, place: int, bits: int, mask: int) -> bytes:
    """A table in which some bits of a number are as they should be."""
    (old,) = unpack_from(">H", table, place)
    return table[:place] + pack(">H", old & ~mask | bits) + table[place + 2 :]


def _cut_tables(face: Face, characters: Iterable[str]) -> tuple[bytes, dict[bytes, bytes]]:
    """How the small font begins, and its tables but for its name."""
    small = _cut(face, {ord(one) for one in characters} & face.characters.keys() or {ord(" ")})
    (count,) = unpack_from(">H", small, 4)
    tables = {}
    for index in range(count):
        tag, _, offset, length = unpack_from(">4sLLL", small, 12 + 16 * index)
        if tag not in _LEFT_OUT:
            tables[tag] = small[offset : offset + length]
    return small[:4], tables


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
            if face.stretched != 100:
                wanted.pin_axis_location(source, "wdth", face.stretched)
    try:
        made: bytes = uharfbuzz.subset(source, wanted).blob.data
    except (RuntimeError, MemoryError):
        raise ValueError("the tables of the font contradict each other") from None
    return made


def _names(texts: Mapping[int, str]) -> bytes:
    """The table of names: each text by its number."""
    records, strings = b"", b""
    for number, text in sorted(texts.items()):
        written = text.encode("utf-16-be", "ignore")
        records += pack(">6H", _WINDOWS, _UNICODE, _ENGLISH, number, len(written), len(strings))
        strings += written
    return pack(">3H", 0, len(texts), 6 + len(records)) + records + strings


def _old_names(face: Face) -> dict[int, str]:
    """Copyright and licence of the whole font."""
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
