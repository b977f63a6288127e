"""Outlines of TrueType rearranged so that like stands by like (W3C, WOFF File Format 2.0, 5.1 and 5.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from struct import pack, unpack_from

_ON_CURVE, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME, _OVERLAP = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _INSTRUCTIONS = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080, 0x0100
_BOX = 8
_OFF_CURVE = 128
_WITH_OVERLAPS = 1


class Contradiction(Exception):
    """Outlines are not what their numbers say."""


class _Streams:
    """What stands by itself: numbers of contours and points, flags, distances, parts, boxes, instructions."""

    def __init__(self, count: int) -> None:
        self.contours, self.points, self.flags, self.glyphs = bytearray(), bytearray(), bytearray(), bytearray()
        self.parts, self.boxes, self.instructions = bytearray(), bytearray(), bytearray()
        self.boxed, self.overlapping = bytearray((count + 31) // 32 * 4), bytearray((count + 7) // 8)

    def add_box(self, number: int, box: bytes) -> None:
        self.boxed[number >> 3] |= 0x80 >> (number & 7)
        self.boxes += box


def packed_outlines(table: bytes, offsets: Sequence[int], index_format: int) -> list[bytes]:
    """The rearranged table in its streams.

    Args:
        table: the table glyf.
        offsets: where each glyph begins in it, and where the last one ends.
        index_format: of the table loca, as head says it.

    Raises:
        struct.error, IndexError, Contradiction: the outlines are broken.
    """
    count = len(offsets) - 1
    streams = _Streams(count)
    for number in range(count):
        _add(streams, number, table[offsets[number] : offsets[number + 1]])
    boxes = bytes(streams.boxed + streams.boxes)
    written = [streams.contours, streams.points, streams.flags, streams.glyphs, streams.parts]
    overlaps = any(streams.overlapping)
    sizes = (*map(len, written), len(boxes), len(streams.instructions))
    header = pack(">4H7L", 0, _WITH_OVERLAPS if overlaps else 0, count, index_format, *sizes)
    last = bytes(streams.overlapping) if overlaps else b""
    return [header, *map(bytes, written), boxes, bytes(streams.instructions), last]


def _add(streams: _Streams, number: int, glyph: bytes) -> None:
    contours = unpack_from(">h", glyph)[0] if glyph else 0
    streams.contours += pack(">h", max(contours, -1))
    if not contours:
        return
    box = glyph[2:10]
    if contours > 0:
        found = _add_points(streams, number, glyph, contours)
        if found != unpack_from(">4h", box):
            streams.add_box(number, box)
        return
    streams.add_box(number, box)
    place, flags = 2 + _BOX, _MORE
    while flags & _MORE:
        (flags,) = unpack_from(">H", glyph, place)
        place += 4 + (4 if flags & _WORDS else 2)
        place += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        if flags & _INSTRUCTIONS:
            _add_instructions(streams, glyph, place)
    if place > len(glyph):
        raise Contradiction
    streams.parts += glyph[2 + _BOX : place]


def _add_points(streams: _Streams, number: int, glyph: bytes, contours: int) -> tuple[int, int, int, int]:
    """Points of one glyph; the box around them."""
    ends = unpack_from(f">{contours}H", glyph, 2 + _BOX)
    place = 2 + _BOX + 2 * contours
    for before, end in zip((-1, *ends), ends, strict=False):
        streams.points += _short_number(end - before)
    (length,) = unpack_from(">H", glyph, place)
    flags, at = _flags(glyph, place + 2 + length, ends[-1] + 1)
    if flags[0] & _OVERLAP:
        streams.overlapping[number >> 3] |= 0x80 >> (number & 7)
    across = _steps(glyph, at, flags, _X_SHORT, _X_SAME)
    steps = list(across)
    down = list(_steps(glyph, at + _width(flags, _X_SHORT, _X_SAME), flags, _Y_SHORT, _Y_SAME))
    for flag, x, y in zip(flags, steps, down, strict=True):
        kind, distance = _triplet(x, y)
        streams.flags.append(kind if flag & _ON_CURVE else kind | _OFF_CURVE)
        streams.glyphs += distance
    _add_instructions(streams, glyph, place)
    xs, ys = list(_summed(steps)), list(_summed(down))
    return min(xs), min(ys), max(xs), max(ys)


def _add_instructions(streams: _Streams, glyph: bytes, place: int) -> None:
    (length,) = unpack_from(">H", glyph, place)
    streams.glyphs += _short_number(length)
    streams.instructions += glyph[place + 2 : place + 2 + length]


def _flags(glyph: bytes, place: int, count: int) -> tuple[list[int], int]:
    """The flags of all points, and where they end."""
    flags = list[int]()
    while len(flags) < count:
        flag = glyph[place]
        place += 1
        flags.append(flag)
        if flag & _REPEAT:
            flags += [flag] * glyph[place]
            place += 1
    if len(flags) > count:
        raise Contradiction
    return flags, place


def _width(flags: Sequence[int], short: int, same: int) -> int:
    return sum(1 if flag & short else 0 if flag & same else 2 for flag in flags)


def _steps(glyph: bytes, place: int, flags: Sequence[int], short: int, same: int) -> Iterator[int]:
    """How far each point is from the one before, in one direction."""
    for flag in flags:
        if flag & short:
            yield glyph[place] if flag & same else -glyph[place]
            place += 1
        elif flag & same:
            yield 0
        else:
            yield unpack_from(">h", glyph, place)[0]
            place += 2


def _summed(steps: Sequence[int]) -> Iterator[int]:
    place = 0
    for step in steps:
        place += step
        yield place


def _triplet(x: int, y: int) -> tuple[int, bytes]:
    """A step as a flag and one to four bytes (5.2)."""
    wide, high = abs(x), abs(y)
    signs = (x >= 0) + 2 * (y >= 0)
    if x == 0 and high < 1280:
        return ((high & 0xF00) >> 7) + (y >= 0), bytes([high & 0xFF])
    if y == 0 and wide < 1280:
        return 10 + ((wide & 0xF00) >> 7) + (x >= 0), bytes([wide & 0xFF])
    if 0 < wide < 65 and 0 < high < 65:
        kind = 20 + ((wide - 1) & 0x30) + (((high - 1) & 0x30) >> 2) + signs
        return kind, bytes([((wide - 1) & 0xF) << 4 | (high - 1) & 0xF])
    if 0 < wide < 769 and 0 < high < 769:
        kind = 84 + 12 * (((wide - 1) & 0x300) >> 8) + (((high - 1) & 0x300) >> 6) + signs
        return kind, bytes([(wide - 1) & 0xFF, (high - 1) & 0xFF])
    if wide < 4096 and high < 4096:
        return 120 + signs, bytes([wide >> 4, (wide & 0xF) << 4 | high >> 8, high & 0xFF])
    return 124 + signs, pack(">2H", wide, high)


def _short_number(number: int) -> bytes:
    """A number of up to 16 bits, small ones as one byte (6.1.2)."""
    if not 0 <= number < 1 << 16:
        raise Contradiction
    if number < 253:
        return bytes([number])
    if number < 762:
        first, least = (255, 253) if number < 506 else (254, 506)
        return bytes([first, number - least])
    return bytes([253]) + pack(">H", number)
