"""Bytes packed as a stream of Brotli (RFC 7932), as fonts for browsers ask for.

It looks for repetitions and writes each part in codes of its own; the dictionary of words and the contexts of the
format, which help with pages of text, are left aside. The library that does all of it brings five megabytes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from umbruch.fonts.carried.prefix_codes import Bits, PrefixCode

_KEY, _TRIED = 4, 24
"""A repetition has at least so many bytes; so many of the places where it may stand are looked at."""
_WINDOW = (1 << 24) - 16
_WINDOW_OF_24_BITS: Bits = (4, 0b1111)
_MOST_OF_A_BLOCK = 1 << 18
_MOST_KNOWN = 1 << 17
"""So many different runs of bytes are remembered; beyond that the search begins anew, so that memory is bounded."""
_LEAST_OF_A_BLOCK = 400
"""Codes of their own cost some 100 bytes, so smaller parts share those of the next."""
_FIRST_DISTANCE = 4
_LAST_DISTANCE = 0
_LITERALS, _COMMANDS, _DISTANCES = 256, 704, 64
_INSERTS = (
    (0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (1, 6), (1, 8), (2, 10), (2, 14), (3, 18), (3, 26), (4, 34),
    (4, 50), (5, 66), (5, 98), (6, 130), (7, 194), (8, 322), (9, 578), (10, 1090), (12, 2114), (14, 6210), (24, 22594),
)  # fmt: skip
_COPIES = (
    (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 9), (1, 10), (1, 12), (2, 14), (2, 18), (3, 22),
    (3, 30), (4, 38), (4, 54), (5, 70), (5, 102), (6, 134), (7, 198), (8, 326), (9, 582), (10, 1094), (24, 2118),
)  # fmt: skip
"""Extra bits and the shortest length of each code (5)."""
_GROUPS = (2, 3, 6, 4, 5, 8, 7, 9, 10)
"""Where the 64 signs of each pair of groups of eight codes stand, for lengths with a distance (5)."""


class _Command(NamedTuple):
    """Some bytes as they are, then a number of bytes that stood so far before; at the end of a part 0 of them."""

    literals: bytes
    copied: int
    distance: int


def brotli(parts: Sequence[bytes]) -> bytes:
    """The parts one after another as one stream; the same bytes for the same parts.

    Args:
        parts: what is alike inside itself, and of another kind than its neighbours; at least one byte in all.
    """
    data, ends = b"".join(parts), _ends(parts)
    written = [_WINDOW_OF_24_BITS]
    places: dict[bytes, list[int]] = {}
    distance = _FIRST_DISTANCE
    begin = 0
    for end in ends:
        if len(places) > _MOST_KNOWN:
            places.clear()
        commands = list(_commands(data, begin, end, places))
        written += _block(commands, end - begin, distance, is_last=end == len(data))
        distance = next((one.distance for one in reversed(commands) if one.copied), distance)
        begin = end
    return _as_bytes(written)


def _ends(parts: Sequence[bytes]) -> list[int]:
    """Where blocks end: with parts, but for small ones, and inside very large ones."""
    ends, place, begin = [0], 0, 0
    for part in parts:
        place += len(part)
        while place - begin > _MOST_OF_A_BLOCK:
            begin += _MOST_OF_A_BLOCK
            ends.append(begin)
        if place - begin >= _LEAST_OF_A_BLOCK:
            begin = place
            ends.append(begin)
    if 0 < place - begin < _LEAST_OF_A_BLOCK and begin:
        ends.pop()
    return ends[1:] if ends[-1] == place else [*ends[1:], place]


def _commands(data: bytes, begin: int, end: int, places: dict[bytes, list[int]]) -> Iterator[_Command]:
    """One part as bytes and repetitions; `places` knows where each few bytes stood before."""
    literal = place = begin
    while place + _KEY <= end:
        known = places.setdefault(data[place : place + _KEY], [])
        length, start = _longest(data, place, end, known)
        known.append(place)
        if length:
            yield _Command(data[literal:place], length, place - start)
            for inside in range(place + 1, min(place + length, end - _KEY)):
                places.setdefault(data[inside : inside + _KEY], []).append(inside)
            literal = place = place + length
        else:
            place += 1
    if literal < end:
        yield _Command(data[literal:end], 0, 0)


def _longest(data: bytes, place: int, end: int, known: Sequence[int]) -> tuple[int, int]:
    """The longest repetition and where it stood, the nearest of several; a distance costs up to three bytes."""
    best, where = 0, 0
    for start in known[: -_TRIED - 1 : -1]:
        if place - start > _WINDOW or place + best >= end or data[start + best] != data[place + best]:
            continue
        length = _KEY
        while place + length < end and data[start + length] == data[place + length]:
            length += 1
        if length > best:
            best, where = length, start
    return best, where


def _block(commands: Sequence[_Command], length: int, distance: int, *, is_last: bool) -> Iterator[Bits]:
    """A meta-block with one code each for bytes, for lengths and for distances (9.2, 9.3)."""
    signs = list(_signs(commands, distance))
    nibbles = max(4, -(-(length - 1).bit_length() // 4))
    yield (2, 1) if is_last else (1, 0)
    yield 2, nibbles - 4
    yield 4 * nibbles, length - 1
    if not is_last:
        yield 1, 0
    yield 13, 0  # one kind of block each, distances without a postfix, one context, one tree each
    literals = PrefixCode(_counted(byte for command in commands for byte in command.literals), _LITERALS)
    lengths = PrefixCode(_counted(one.sign for one in signs), _COMMANDS)
    distances = PrefixCode(_counted(one.distance for one in signs if one.distance is not None), _DISTANCES)
    for code in (literals, lengths, distances):
        yield from code.written()
    for command, sign in zip(commands, signs, strict=True):
        yield lengths.of[sign.sign]
        yield from sign.more
        for byte in command.literals:
            yield literals.of[byte]
        if sign.distance is not None:
            yield distances.of[sign.distance]
            yield sign.more_of_distance


class _Sign(NamedTuple):
    """How a command is said: its sign and what it lacks, the code of its distance and what that lacks."""

    sign: int
    more: tuple[Bits, Bits]
    distance: int | None
    more_of_distance: Bits = (0, 0)


_LEAST_INSERTED = [least for _, least in _INSERTS]
_LEAST_COPIED = [least for _, least in _COPIES]


def _signs(commands: Sequence[_Command], before: int) -> Iterator[_Sign]:
    for literals, copied, distance in commands:
        insert = bisect_right(_LEAST_INSERTED, len(literals)) - 1
        copy = bisect_right(_LEAST_COPIED, max(copied, 2)) - 1
        more = (
            (_INSERTS[insert][0], len(literals) - _LEAST_INSERTED[insert]),
            (_COPIES[copy][0], max(copied, 2) - _LEAST_COPIED[copy]),
        )
        low = (copy & 7) | (insert & 7) << 3
        again = not copied or distance == before
        if again and insert < 8 and copy < 16:
            yield _Sign(low | (copy >> 3) << 6, more, None)
        else:
            sign = low | _GROUPS[(copy >> 3) + 3 * (insert >> 3)] << 6
            code, extra = (_LAST_DISTANCE, (0, 0)) if again else _distance(distance)
            yield _Sign(sign, more, code if copied else None, extra)
        before = distance if copied else before


def _distance(distance: int) -> tuple[int, Bits]:
    """The code of a distance and the bits that it lacks (4)."""
    shifted = distance + 3
    bits = shifted.bit_length() - 2
    return 16 + 2 * (bits - 1) + (shifted >> bits & 1), (bits, shifted & (1 << bits) - 1)


def _counted(signs: Iterator[int]) -> Mapping[int, int]:
    counts: dict[int, int] = {}
    for sign in signs:
        counts[sign] = counts.get(sign, 0) + 1
    return counts


def _as_bytes(written: Sequence[Bits]) -> bytes:
    out, waiting, count = bytearray(), 0, 0
    for bits, value in written:
        waiting |= value << count
        count += bits
        while count >= 8:
            out.append(waiting & 0xFF)
            waiting >>= 8
            count -= 8
    if count:
        out.append(waiting)
    return bytes(out)
