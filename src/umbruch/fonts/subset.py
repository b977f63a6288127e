"""Cuts a small TrueType font with only the glyphs that are shown, without hints (OpenType 1.9; ISO 32000-1, 9.9).

A glyph of the new font is an outline of the old one with an advance; several may share an outline, and one without an
outline is a space of any width. So a character that a face lacks but can be drawn with what it has still gets a glyph,
and with it a place in the text layer, of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from struct import pack, unpack_from
from typing import NamedTuple

from umbruch.fonts.truetype import Face, whole

_REPEAT, _X_SHORT, _Y_SHORT, _X_SAME, _Y_SAME = 0x08, 0x02, 0x04, 0x10, 0x20
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _INSTRUCTIONS = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080, 0x0100


class Glyph(NamedTuple):
    """A glyph of the new font: whose outline it has, and its advance in 1/1000.

    The outline is that of an old glyph by its number, one of our own as bytes, or None for a space.
    """

    outline: int | bytes | None
    advance: float


def subset(face: Face, glyphs: Sequence[Glyph], beside: Mapping[bytes, bytes] | None = None) -> bytes:
    """A TrueType font file in which `glyphs[n]` is glyph n; parts of composite glyphs follow after them.

    Args:
        face: the whole font.
        glyphs: glyph 0 is the box for a missing glyph and should be `Glyph(0, …)`.
        beside: further tables by their tags, for a font that must stand on its own.

    Raises:
        StyleError: an outline of the font is broken.
    """
    with whole(face.name):
        return _cut(face, glyphs, beside or {})


def _cut(face: Face, glyphs: Sequence[Glyph], beside: Mapping[bytes, bytes]) -> bytes:
    outlines: list[int | bytes | None] = [glyph.outline for glyph in glyphs]
    place_of: dict[int, int] = {}
    pieces: list[bytes] = []
    number = 0
    while number < len(outlines):
        old = outlines[number]
        match old:
            case None:
                pieces.append(b"")
            case bytes():
                pieces.append(old)
            case _:
                pieces.append(_without_hints(face.outline(old), outlines, place_of))
        number += 1
    units = face.units_per_em / 1000
    advances = [round(glyph.advance * units) for glyph in glyphs]
    advances += [round(face.advance(old) * units) for old in outlines[len(glyphs) :] if isinstance(old, int)]
    return _file(face, pieces, advances, beside)


def _without_hints(outline: bytes, outlines: list[int | bytes | None], place_of: dict[int, int]) -> bytes:
    if len(outline) < 10:
        return b""
    (contours,) = unpack_from(">h", outline)
    if contours >= 0:
        return _simple_without_hints(outline, contours)
    changed = bytearray(outline)
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = unpack_from(">HH", outline, at)
        if part not in place_of:
            place_of[part] = len(outlines)
            outlines.append(part)
        changed[at : at + 4] = pack(">HH", flags & ~_INSTRUCTIONS, place_of[part])
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
    return bytes(changed[:at])


@lru_cache(maxsize=8192)
def _simple_without_hints(outline: bytes, contours: int) -> bytes:
    """A glyph of contours without its instructions and without what pads it."""
    if contours == 0:
        return b""
    at = 10 + 2 * contours
    last, hints = unpack_from(">HH", outline, at - 2)
    start = here = at + 2 + hints
    points, coordinates = last + 1, 0
    while points > 0:
        flag = outline[here]
        here += 1
        times = 1
        if flag & _REPEAT:
            times += outline[here]
            here += 1
        size = 1 if flag & _X_SHORT else 0 if flag & _X_SAME else 2
        size += 1 if flag & _Y_SHORT else 0 if flag & _Y_SAME else 2
        coordinates += times * size
        points -= times
    return outline[:at] + b"\0\0" + outline[start : here + coordinates]


def _file(face: Face, pieces: list[bytes], advances: list[int], beside: Mapping[bytes, bytes]) -> bytes:
    offsets, glyf = [0], bytearray()
    for piece in pieces:
        glyf += piece + b"\0" * (-len(piece) % 4)
        offsets.append(len(glyf))
    bearings = [unpack_from(">h", piece, 2)[0] if piece else 0 for piece in pieces]
    head = bytearray(face.table("head"))
    head[8:12] = b"\0\0\0\0"
    head[50:52] = b"\0\1"
    hhea = bytearray(face.table("hhea"))
    hhea[34:36] = pack(">H", len(pieces))
    maxp = bytearray(face.table("maxp"))
    maxp[4:6] = pack(">H", len(pieces))
    if len(maxp) >= 32:
        maxp[14:28] = pack(">7H", 1, 0, 0, 0, 0, 0, 0)
    tables = {
        b"glyf": bytes(glyf),
        b"head": bytes(head),
        b"hhea": bytes(hhea),
        b"hmtx": b"".join(pack(">Hh", *pair) for pair in zip(advances, bearings, strict=True)),
        b"loca": pack(f">{len(offsets)}L", *offsets),
        b"maxp": bytes(maxp),
        **beside,
    }
    return _assemble(tables)


def _assemble(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    directory = bytearray(pack(">4s4H", b"\0\1\0\0", count, 16 << power, power, 16 * count - (16 << power)))
    body = bytearray()
    head_at = 0
    for tag, content in sorted(tables.items()):
        offset = 12 + 16 * count + len(body)
        if tag == b"head":
            head_at = offset
        directory += pack(">4sLLL", tag, _checksum(content), offset, len(content))
        body += content + b"\0" * (-len(content) % 4)
    whole = directory + body
    whole[head_at + 8 : head_at + 12] = pack(">L", (0xB1B0AFBA - _checksum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _checksum(content: bytes) -> int:
    padded = content + b"\0" * (-len(content) % 4)
    total: int = sum(unpack_from(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF
