"""Small fonts that stand on their own, for e-books and web pages: character map, kerning, name and licence with them.

OpenType 1.9, chapters cmap, kern, name, OS/2, post.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from struct import pack, unpack_from

from umbruch.fonts.subset import Glyph, subset
from umbruch.fonts.truetype import Face, whole

_NO_SUBSETTING = 0x0100
_SHAPED = frozenset({"R", "AL", "AN", "NSM"})
"""Bidirectional classes of characters that need a font's own rules to stand right: Arabic, Hebrew, combining marks."""

_UNSHAPED = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "MODIFIER", "FEMININE", "MASCULINE", "MICRO", "CJK")
"""How the names of letters begin that stand one after the other without rules of the font."""

_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS = 0, 13, 14
_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x0409
_MOST_PAIRS = 10_000


def webfont(face: Face, characters: Iterable[str], name: str) -> bytes:
    """A TrueType file with the glyphs of these characters, as far as the face has them.

    It keeps the copyright and the licence of the whole font under a name of its own: the Open Font License reserves
    the old one for the whole. A font that must not be cut, or whose characters need shaping, comes as it is.

    Args:
        face: the whole font.
        characters: what is to be set.
        name: what the small font calls itself.

    Raises:
        StyleError: the font is broken.
    """
    wanted = sorted({ord(one) for one in characters} & face.characters.keys())
    if not _may_be_cut(face) or any(_is_shaped(chr(code)) for code in wanted):
        return face.data
    old = [face.characters[code] for code in wanted]
    glyphs = [Glyph(0, face.advance(0)), *(Glyph(glyph, face.advance(glyph)) for glyph in old)]
    with whole(face.name):
        beside = {b"OS/2": _os2(face, wanted), b"cmap": _cmap(wanted), b"name": _name(face, name), b"post": _post(face)}
        if pairs := _pairs(face, wanted, old):
            beside[b"kern"] = _kern(pairs)
    return subset(face, glyphs, beside)


def _may_be_cut(face: Face) -> bool:
    if "OS/2" not in face.tables:
        return False
    (embedding,) = unpack_from(">H", face.table("OS/2"), 8)
    return not embedding & _NO_SUBSETTING


def _is_shaped(character: str) -> bool:
    letter = character.isalpha() and not unicodedata.name(character, "").startswith(_UNSHAPED)
    return letter or unicodedata.bidirectional(character) in _SHAPED


def _os2(face: Face, codes: list[int]) -> bytes:
    table = bytearray(face.table("OS/2"))
    table[64:68] = pack(">HH", min(min(codes, default=0), 0xFFFF), min(max(codes, default=0), 0xFFFF))
    return bytes(table)


def _post(face: Face) -> bytes:
    """Version 3: no names of glyphs."""
    old = face.table("post") if "post" in face.tables else b""
    return pack(">L", 0x00030000) + old[4:32].ljust(28, b"\0")


def _cmap(codes: list[int]) -> bytes:
    """The n-th code leads to glyph n + 1: a table for the Basic Multilingual Plane, and one for everything."""
    glyph_of = {code: glyph for glyph, code in enumerate(codes, 1)}
    runs = _runs(glyph_of)
    narrow = [run for run in runs if run[0] <= 0xFFFE]
    narrow = [(first, min(last, 0xFFFE), glyph) for first, last, glyph in narrow]
    segments = [*narrow, (0xFFFF, 0xFFFF, 0)]
    count = len(segments)
    power = count.bit_length() - 1
    four = pack(">4H", 2 * count, 2 << power, power, 2 * count - (2 << power))
    four += b"".join(pack(">H", last) for _, last, _ in segments) + b"\0\0"
    four += b"".join(pack(">H", first) for first, _, _ in segments)
    deltas = [(glyph - first) & 0xFFFF for first, _, glyph in narrow]
    four += b"".join(pack(">H", delta) for delta in (*deltas, 1)) + bytes(2 * count)
    four = pack(">3H", 4, len(four) + 6, 0) + four
    twelve = b"".join(pack(">3L", *run) for run in runs)
    twelve = pack(">HHLLL", 12, 0, len(twelve) + 16, 0, len(runs)) + twelve
    header = 4 + 2 * 8
    places = pack(">HHL", _WINDOWS, 1, header) + pack(">HHL", _WINDOWS, 10, header + len(four))
    return pack(">HH", 0, 2) + places + four + twelve


def _runs(glyph_of: dict[int, int]) -> list[tuple[int, int, int]]:
    """First code, last code and first glyph of each stretch without a gap; none crosses the end of the plane."""
    runs: list[tuple[int, int, int]] = []
    for code, glyph in glyph_of.items():
        if runs and code == runs[-1][1] + 1 and code != 0x10000:
            first, _, start = runs[-1]
            runs[-1] = (first, code, start)
        else:
            runs.append((code, code, glyph))
    return runs


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


def _pairs(face: Face, codes: list[int], old: list[int]) -> list[tuple[int, int, int]]:
    """Glyphs of the small font and what is added between them, in font units."""
    units = face.units_per_em / 1000
    visible = [(new, glyph) for new, (code, glyph) in enumerate(zip(codes, old, strict=True), 1) if code > 0x20]
    found = [
        (left, right, value)
        for left, first in visible
        for right, second in visible
        if (value := round(face.kerning.pair(first, second) * units))
    ]
    return sorted(sorted(found, key=lambda pair: -abs(pair[2]))[:_MOST_PAIRS])


def _kern(pairs: list[tuple[int, int, int]]) -> bytes:
    """Format 0, horizontal."""
    count = len(pairs)
    power = count.bit_length() - 1
    body = pack(">4H", count, 6 << power, power, 6 * count - (6 << power) & 0xFFFF)
    body += b"".join(pack(">HHh", *pair) for pair in pairs)
    return pack(">HH", 0, 1) + pack(">3H", 0, len(body) + 6, 1) + body
