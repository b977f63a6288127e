"""Font files packed for browsers: W3C, WOFF File Format 2.0 (2024)."""

from __future__ import annotations

from collections.abc import Iterator
from struct import calcsize, error, pack, unpack_from

from umbruch.fonts.carried.brotli_stream import brotli
from umbruch.fonts.carried.packed_outlines import Contradiction, packed_outlines
from umbruch.kept import remembered

_HEADER = ">4s4sLHHLLHHLLLLL"
_SFNT_HEADER, _SFNT_ENTRY = 12, 16
_KNOWN = (
    b"cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp"
    b" hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL"
    b" SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx"
    b" opbd prop trak Zapf Silf Glat Gloc Feat Sill"
).replace(b"_", b" ")
_NUMBER_OF = {_KNOWN[5 * number : 5 * number + 4]: number for number in range(63)}
"""Tags of tables that have a number of their own (4.1)."""
_OTHER_TAG = 63
_AS_IT_IS = 3
"""The version of outlines and their offsets that are not rearranged (5.1)."""
_REARRANGED = 1 << 11
"""The flag of a font that was packed in this way (OpenType 1.9, head)."""


@remembered(64)
def woff2(font: bytes) -> bytes:
    """A font file with its outlines rearranged and all of it compressed; the same bytes for the same font.

    Args:
        font: a whole TrueType or OpenType file.
    """
    tables = dict(_tables(font))
    outlines = _outlines(tables)
    if outlines:
        tables[b"head"] = _flagged(tables[b"head"])
    entries, parts = [], list[bytes]()
    for tag, table in _in_order(tables):
        entry = _named(tag, 0 if outlines or tag not in (b"glyf", b"loca") else _AS_IT_IS) + _base_128(len(table))
        if outlines and tag == b"glyf":
            parts += outlines
            entry += _base_128(sum(map(len, outlines)))
        elif outlines and tag == b"loca":
            entry += _base_128(0)
        else:
            parts.append(table)
        entries.append(entry)
    stream = brotli(parts)
    directory = b"".join(entries)
    length = calcsize(_HEADER) + len(directory) + len(stream)
    whole = _SFNT_HEADER + sum(_SFNT_ENTRY + len(table) + -len(table) % 4 for table in tables.values())
    length += -length % 4
    numbers = (length, len(tables), 0, whole, len(stream), 1, 0, 0, 0, 0, 0, 0)
    packed = pack(_HEADER, b"wOF2", font[:4], *numbers) + directory + stream
    return packed + bytes(length - len(packed))


def _tables(font: bytes) -> Iterator[tuple[bytes, bytes]]:
    (count,) = unpack_from(">H", font, 4)
    for index in range(count):
        tag, _, offset, length = unpack_from(">4sLLL", font, _SFNT_HEADER + _SFNT_ENTRY * index)
        yield tag, font[offset : offset + length]


def _in_order(tables: dict[bytes, bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Tables by tag, where offsets follow their outlines (4.1)."""
    for tag in sorted(tables.keys() - {b"loca"}):
        yield tag, tables[tag]
        if tag == b"glyf" and b"loca" in tables:
            yield b"loca", tables[b"loca"]


def _outlines(tables: dict[bytes, bytes]) -> list[bytes]:
    """The outlines rearranged; nothing where the font has none of this kind, or where they contradict each other."""
    if not tables.keys() >= {b"head", b"glyf", b"loca", b"maxp"}:
        return []
    try:
        (count,) = unpack_from(">H", tables[b"maxp"], 4)
        (is_long,) = unpack_from(">H", tables[b"head"], 50)
        offsets = unpack_from(f">{count + 1}{'L' if is_long else 'H'}", tables[b"loca"])
        return packed_outlines(tables[b"glyf"], [one if is_long else 2 * one for one in offsets], is_long)
    except (error, IndexError, Contradiction):
        return []


def _flagged(head: bytes) -> bytes:
    (flags,) = unpack_from(">H", head, 16)
    return head[:16] + pack(">H", flags | _REARRANGED) + head[18:]


def _named(tag: bytes, version: int) -> bytes:
    number = _NUMBER_OF.get(tag, _OTHER_TAG)
    return bytes([number | version << 6]) + (tag if number == _OTHER_TAG else b"")


def _base_128(number: int) -> bytes:
    """A number seven bits a byte, the highest first (6.1.1)."""
    written = [number & 0x7F]
    while number := number >> 7:
        written.insert(0, 0x80 | number & 0x7F)
    return bytes(written)
