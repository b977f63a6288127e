"""Cuts a small TrueType font with only the glyphs that are shown, without hints (OpenType 1.9; ISO 32000-1, 9.9).

A glyph of the new font is an outline of the old one with an advance; several may share an outline, and one without an
outline is a space of any width. So a character that a face lacks but can be drawn with what it has still gets a glyph,
and with it a place in the text layer, of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from struct import pack, unpack_from
from typing import NamedTuple

from umbruch.fonts.truetype import Face, whole
from umbruch.kept import remembered

_REPEAT, _X_SHORT, _Y_SHORT, _X_SAME, _Y_SAME = 0x08, 0x02, 0x04, 0x10, 0x20
_OFFSETS, _HEADER = 0x0002, 10
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _INSTRUCTIONS = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080, 0x0100

_SHORT_OFFSETS = 2 * 0xFFFF
"""The longest table of outlines that half offsets of 16 bits reach."""


class Part(NamedTuple):
    """An outline of the old font by its number, moved by `x` and `y` font units."""

    glyph: int
    x: int
    y: int


Outline = int | tuple[Part, ...] | bytes | None


class Glyph(NamedTuple):
    """A glyph of the new font: whose outline it has, and its advance in 1/1000.

    The outline is that of an old glyph by its number, several of them laid over one another (a letter and its marks),
    one of our own as bytes, or None for a space.
    """

    outline: Outline
    advance: float


def subset(face: Face, glyphs: Sequence[Glyph | None]) -> bytes:
    """A TrueType font file in which `glyphs[n]` is glyph n; parts of composite glyphs follow after them.

    Args:
        face: the whole font.
        glyphs: glyph 0 is the box for a missing glyph and should be `Glyph(0, …)`; None for one that nothing shows.

    Raises:
        StyleError: an outline of the font is broken.
    """
    with whole(face.name):
        return _file(face, _Outlines(face, glyphs))


class _Piece(NamedTuple):
    """A glyph as it stands in the table, its left side bearing, and its share of the table's checksum."""

    outline: bytes
    bearing: int
    checksum: int


_EMPTY = _Piece(b"", 0, 0)


class _Outlines:
    """The outlines of the new font in order, with what the tables beside them say of each."""

    def __init__(self, face: Face, glyphs: Sequence[Glyph | None]) -> None:
        self._face = face
        self._units = face.units_per_em / 1000
        self._queue: list[tuple[int, Outline, float]] = [
            (place, *glyph) for place, glyph in enumerate(glyphs) if glyph is not None
        ]
        self._place_of = {outline: place for place, outline, _ in reversed(self._queue) if isinstance(outline, int)}
        self.lengths = [0] * len(glyphs)
        """Bytes of each outline."""
        self.metrics = [0] * (2 * len(glyphs))
        """Advance and left side bearing of each."""
        self.content: list[bytes] = []
        self.checksum = 0
        self.parts = 0
        """How many outlines are laid over one another at most."""
        for place, outline, advance in self._queue:  # grows by the parts of composite glyphs
            if outline is None:
                piece = _EMPTY
            elif isinstance(outline, bytes):
                piece = _piece(outline)
            elif isinstance(outline, tuple):
                self.parts = max(self.parts, len(outline))
                piece = _piece(self._composite(_laid_over(face, outline)))
            else:
                piece = _simple(face, outline) or _piece(self._composite(face.outline(outline)))
            self.content.append(piece.outline)
            self.lengths[place] = len(piece.outline)
            self.metrics[2 * place : 2 * place + 2] = round(advance * self._units), piece.bearing
            self.checksum += piece.checksum

    def _composite(self, outline: bytes) -> bytes:
        """A glyph made of others, which take their places after all that were asked for."""
        changed = bytearray(outline)
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, part = unpack_from(">HH", outline, at)
            changed[at : at + 4] = pack(">HH", flags & ~_INSTRUCTIONS, self._place(part))
            at += 8 if flags & _WORDS else 6
            at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        return bytes(changed[:at])

    def _place(self, part: int) -> int:
        place = self._place_of.get(part)
        if place is None:
            place = self._place_of[part] = len(self.lengths)
            self.lengths.append(0)
            self.metrics += (0, 0)
            self._queue.append((place, part, self._face.advance(part)))
        return place


def _laid_over(face: Face, parts: Sequence[Part]) -> bytes:
    """The composite glyph of parts of which one at least is no space."""
    boxes, made = [], bytearray()
    drawn = [part for part in parts if len(face.outline(part.glyph)) >= _HEADER]
    for number, (glyph, x, y) in enumerate(drawn):
        left, bottom, right, top = unpack_from(">4h", face.outline(glyph), 2)
        boxes.append((left + x, bottom + y, right + x, top + y))
        more = _MORE if number + 1 < len(drawn) else 0
        made += pack(">HHhh", _WORDS | _OFFSETS | more, glyph, x, y)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return pack(">5h", -1, min(lefts), min(bottoms), max(rights), max(tops)) + bytes(made)


def _piece(outline: bytes) -> _Piece:
    padded = outline + b"\0" * (-len(outline) % 4)
    return _Piece(padded, unpack_from(">h", padded, 2)[0] if padded else 0, _checksum(padded))


@remembered(8192)
def _simple(face: Face, glyph: int) -> _Piece | None:
    """A glyph of contours, or an empty one; None for one made of others."""
    outline = face.outline(glyph)
    if len(outline) < 10:
        return _EMPTY
    (contours,) = unpack_from(">h", outline)
    return _piece(_without_hints(outline, contours)) if contours >= 0 else None


def _without_hints(outline: bytes, contours: int) -> bytes:
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


def _file(face: Face, outlines: _Outlines) -> bytes:
    glyf = b"".join(outlines.content)
    count = len(outlines.lengths)
    offsets = list(accumulate(outlines.lengths, initial=0))
    long = len(glyf) > _SHORT_OFFSETS
    head = bytearray(face.table("head"))
    head[8:12] = b"\0\0\0\0"
    head[50:52] = b"\0\1" if long else b"\0\0"
    hhea = bytearray(face.table("hhea"))
    hhea[34:36] = pack(">H", count)
    maxp = bytearray(face.table("maxp"))
    maxp[4:6] = pack(">H", count)
    if len(maxp) >= 32:
        maxp[14:28] = pack(">7H", 1, 0, 0, 0, 0, 0, 0)
        if outlines.parts:
            elements, depth = unpack_from(">2H", maxp, 28)
            maxp[28:32] = pack(">2H", max(elements, outlines.parts), depth + 1)
    tables = {
        b"glyf": glyf,
        b"head": bytes(head),
        b"hhea": bytes(hhea),
        b"hmtx": pack(">" + "Hh" * count, *outlines.metrics),
        b"loca": pack(f">{count + 1}L", *offsets) if long else pack(f">{count + 1}H", *[at // 2 for at in offsets]),
        b"maxp": bytes(maxp),
    }
    return assembled(tables, {b"glyf": outlines.checksum & 0xFFFFFFFF})


def assembled(
    tables: Mapping[bytes, bytes], known: Mapping[bytes, int], *, kind: bytes = b"\0\1\0\0"
) -> bytes:  # fmt: skip
    """The font file of these tables; `known` are checksums that need not be made again, `kind` is how it begins."""
    count = len(tables)
    power = count.bit_length() - 1
    directory = bytearray(pack(">4s4H", kind, count, 16 << power, power, 16 * count - (16 << power)))
    body = bytearray()
    head_at = total = 0
    for tag, content in sorted(tables.items()):
        offset = 12 + 16 * count + len(body)
        if tag == b"head":
            head_at = offset
            content = content[:8] + bytes(4) + content[12:]  # OpenType 1.9, head: summed without the adjustment
        checksum = known[tag] if tag in known else _checksum(content)
        total += checksum
        directory += pack(">4sLLL", tag, checksum, offset, len(content))
        body += content + b"\0" * (-len(content) % 4)
    whole = directory + body
    whole[head_at + 8 : head_at + 12] = pack(">L", (0xB1B0AFBA - total - _checksum(bytes(directory))) & 0xFFFFFFFF)
    return bytes(whole)


def _checksum(content: bytes) -> int:
    padded = content + b"\0" * (-len(content) % 4)
    total: int = sum(unpack_from(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF
