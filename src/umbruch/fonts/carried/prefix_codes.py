"""Codes of uneven length for signs of uneven frequency, and how a stream of Brotli writes them (RFC 7932, 3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import groupby

LONGEST = 15
_LONGEST_OF_LENGTHS = 5
_ORDER = (1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15)
_LENGTH_OF_LENGTH = ((2, 0), (4, 7), (3, 3), (2, 2), (2, 1), (4, 15))
"""Bits and value for the lengths 0 to 5 of the code for lengths (3.5)."""
_REPEAT, _ZEROS = 16, 17
_BITS_OF_RUN = {_REPEAT: 2, _ZEROS: 3}
_SHORTEST_RUN = 3
_FULL = 4
"""A code of so few signs is written as a list of them (3.4)."""

Bits = tuple[int, int]
"""How many bits, and their value; the first bit of a stream is the lowest one."""


class PrefixCode:
    """The code of an alphabet: `of[sign]` are its bits."""

    def __init__(self, counts: Mapping[int, int], alphabet: int) -> None:
        """Make the code for signs that occur so often.

        Args:
            counts: how often each sign occurs; those that never do have no code.
            alphabet: how many signs there could be.
        """
        self._signs = sorted(counts) or [0]
        self._alphabet = alphabet
        self._lengths = _lengths(counts, LONGEST) if len(self._signs) > 1 else {}
        self.of = _codes(self._lengths) if self._lengths else dict.fromkeys(self._signs, (0, 0))

    def written(self) -> Iterator[Bits]:
        """The code itself, as it stands before what is written in it."""
        if len(self._signs) > _FULL:
            yield from _written_lengths(self._row())
            return
        yield 2, 1
        yield 2, len(self._signs) - 1
        width = (self._alphabet - 1).bit_length()
        for sign in sorted(self._signs, key=lambda one: (self._lengths.get(one, 0), one)):
            yield width, sign
        if len(self._signs) == _FULL:
            yield 1, int(max(self._lengths.values()) > 2)

    def _row(self) -> list[int]:
        """The length for each sign of the alphabet, up to the last that has one."""
        return [self._lengths.get(sign, 0) for sign in range(self._signs[-1] + 1)]


def _lengths(counts: Mapping[int, int], longest: int) -> dict[int, int]:
    """How long the code of each of several signs is (Huffman); rare ones count for more until none is too long."""
    least = 1
    while True:
        waiting: list[tuple[int, int, tuple[int, ...]]] = [
            (max(count, least), sign, (sign,)) for sign, count in counts.items()
        ]
        lengths = dict.fromkeys(counts, 0)
        heapify(waiting)
        while len(waiting) > 1:
            one, two = heappop(waiting), heappop(waiting)
            for sign in (joined := (*one[2], *two[2])):
                lengths[sign] += 1
            heappush(waiting, (one[0] + two[0], min(one[1], two[1]), joined))
        if max(lengths.values()) <= longest:
            return lengths
        least *= 2


def _codes(lengths: Mapping[int, int]) -> dict[int, Bits]:
    """The bits of each sign: shorter ones first, then by number (3.2); a code is written from its highest bit."""
    codes, code, before = {}, 0, 0
    for length, sign in sorted((length, sign) for sign, length in lengths.items()):
        code <<= length - before
        codes[sign] = length, int(f"{code:0{length}b}"[::-1], 2)
        code, before = code + 1, length
    return codes


def _written_lengths(row: Sequence[int]) -> Iterator[Bits]:
    """Lengths in a code of their own, runs of one length shortened (3.5)."""
    signs = list(_with_runs(row))
    counts: dict[int, int] = {}
    for sign, _ in signs:
        counts[sign] = counts.get(sign, 0) + 1
    several = len(counts) > 1
    lengths = _lengths(counts, _LONGEST_OF_LENGTHS) if several else dict.fromkeys(counts, 1)
    listed = [lengths.get(sign, 0) for sign in _ORDER]
    while several and not listed[-1]:
        listed.pop()
    skipped = 0 if listed[0] or listed[1] else 2 if listed[2] else 3
    yield 2, skipped
    for length in listed[skipped:]:
        yield _LENGTH_OF_LENGTH[length]
    codes = _codes(lengths) if several else dict.fromkeys(counts, (0, 0))
    for sign, more in signs:
        yield codes[sign]
        if sign in _BITS_OF_RUN:
            yield _BITS_OF_RUN[sign], more


def _with_runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Lengths, and runs of them with what is said of how long they are."""
    before = 8
    for length, same in groupby(row):
        count = sum(1 for _ in same)
        if length and length != before:
            yield length, 0
            count -= 1
        sign = _REPEAT if length else _ZEROS
        if count < _SHORTEST_RUN:
            yield from [(length, 0)] * count
        else:
            yield from _run(sign, count)
        before = length or before


def _run(sign: int, count: int) -> Iterator[tuple[int, int]]:
    """A run as one sign or several that follow each other, each of which counts for many times the one before."""
    bits, parts = _BITS_OF_RUN[sign], []
    count -= _SHORTEST_RUN
    while True:
        parts.append((sign, count & (1 << bits) - 1))
        count >>= bits
        if not count:
            return iter(parts[::-1])
        count -= 1
