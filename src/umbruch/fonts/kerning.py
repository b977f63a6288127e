"""Pair kerning out of a font's GPOS table (OpenType 1.9, GPOS lookup types 2 and 9), without ligatures or shaping."""

from __future__ import annotations

import struct
from functools import cached_property
from itertools import repeat
from struct import unpack_from
from typing import NamedTuple

from umbruch.kept import Store

_X_ADVANCE = 0x0004
_PAIR, _EXTENSION = 2, 9
_MAX_KNOWN = 20_000
_SCRIPTS = (b"latn", b"DFLT", b"cyrl", b"grek")


class _Pairs(NamedTuple):
    """Format 1: right-hand glyphs and values for each left-hand glyph."""

    values: dict[tuple[int, int], int]
    covered: frozenset[int]


class _Classes(NamedTuple):
    """Format 2: a matrix of values by the classes of the two glyphs."""

    covered: frozenset[int]
    left: dict[int, int]
    right: dict[int, int]
    columns: int
    values: tuple[int, ...]


class Kerning:
    """The kerning of one face."""

    def __init__(self, table: bytes, scale: float) -> None:
        """Take the table as it is; it is read when the first pair is asked for.

        Args:
            table: the bytes of GPOS, empty for a face without.
            scale: thousandths of the type size a font unit.
        """
        self._table = table
        self._scale = scale
        self._known: Store[tuple[int, int], float] = Store(_MAX_KNOWN)

    def pair(self, left: int, right: int) -> float:
        """What is added between two glyphs, in thousandths of the type size; mostly 0, often negative."""
        found = self._known.get((left, right))
        if found is None:
            found = self._known.keep((left, right), self._look_up(left, right))
        return found

    def _look_up(self, left: int, right: int) -> float:
        for lookup in self._lookups:
            for part in lookup:
                if left not in part.covered:
                    continue
                if isinstance(part, _Pairs):
                    found = part.values.get((left, right))
                    if found is None:
                        continue
                else:
                    row = part.left.get(left, 0)
                    found = part.values[row * part.columns + part.right.get(right, 0)]
                if found:
                    return found * self._scale
                break
        return 0.0

    @cached_property
    def _lookups(self) -> tuple[tuple[_Pairs | _Classes, ...], ...]:
        if not self._table:
            return ()
        try:
            return tuple(self._lookup(index) for index in self._kern_lookups())
        except (struct.error, IndexError):
            return ()

    def _kern_lookups(self) -> list[int]:
        """Indices of the lookups behind the feature `kern` of the scripts that we set."""
        table = self._table
        scripts, features = unpack_from(">HH", table, 4)
        indices: set[int] = set()
        (script_count,) = unpack_from(">H", table, scripts)
        wanted: set[int] = set()
        for number in range(script_count):
            tag, offset = unpack_from(">4sH", table, scripts + 2 + 6 * number)
            (default,) = unpack_from(">H", table, scripts + offset)
            if tag in _SCRIPTS and default:
                at = scripts + offset + default
                (count,) = unpack_from(">H", table, at + 4)
                wanted.update(unpack_from(f">{count}H", table, at + 6))
        for number in wanted:
            tag, offset = unpack_from(">4sH", table, features + 2 + 6 * number)
            if tag == b"kern":
                (count,) = unpack_from(">H", table, features + offset + 2)
                indices.update(unpack_from(f">{count}H", table, features + offset + 4))
        return sorted(indices)

    def _lookup(self, index: int) -> tuple[_Pairs | _Classes, ...]:
        table = self._table
        (start,) = unpack_from(">H", table, 8)
        (offset,) = unpack_from(">H", table, start + 2 + 2 * index)
        at = start + offset
        kind, _, count = unpack_from(">3H", table, at)
        parts: list[_Pairs | _Classes] = []
        for sub in unpack_from(f">{count}H", table, at + 6):
            where, what = at + sub, kind
            if kind == _EXTENSION:
                _, what, further = unpack_from(">HHL", table, where)
                where += further
            if what == _PAIR:
                parts.append(self._subtable(where))
        return tuple(parts)

    def _subtable(self, at: int) -> _Pairs | _Classes:
        table = self._table
        form, coverage, first, second = unpack_from(">4H", table, at)
        covered = _coverage(table, at + coverage)
        size = first.bit_count() + second.bit_count()
        skip = (first & (_X_ADVANCE - 1)).bit_count()
        has_advance = bool(first & _X_ADVANCE)
        if form == 1:
            (sets,) = unpack_from(">H", table, at + 8)
            values: dict[tuple[int, int], int] = {}
            for left, offset in zip(covered, unpack_from(f">{sets}H", table, at + 10), strict=False):
                (count,) = unpack_from(">H", table, at + offset)
                row = unpack_from(f">{count * (1 + size)}h", table, at + offset + 2)
                pairs = [(left, right & 0xFFFF) for right in row[:: 1 + size]]
                values.update(zip(pairs, row[1 + skip :: 1 + size] if has_advance else repeat(0), strict=False))
            return _Pairs(values, frozenset(covered))
        left_at, right_at, rows, columns = unpack_from(">4H", table, at + 8)
        flat = unpack_from(f">{rows * columns * size}h", table, at + 16)
        matrix = flat[skip::size] if has_advance else (0,) * (rows * columns)
        return _Classes(
            frozenset(covered), _classes(table, at + left_at), _classes(table, at + right_at), columns, matrix
        )


def _coverage(table: bytes, at: int) -> tuple[int, ...]:
    form, count = unpack_from(">2H", table, at)
    if form == 1:
        return unpack_from(f">{count}H", table, at + 4)
    ranges = (unpack_from(">3H", table, at + 4 + 6 * number) for number in range(count))
    return tuple(glyph for first, last, _ in ranges for glyph in range(first, last + 1))


def _classes(table: bytes, at: int) -> dict[int, int]:
    (form,) = unpack_from(">H", table, at)
    if form == 1:
        first, count = unpack_from(">2H", table, at + 2)
        return {first + step: one for step, one in enumerate(unpack_from(f">{count}H", table, at + 6))}
    (count,) = unpack_from(">H", table, at + 2)
    found: dict[int, int] = {}
    for number in range(count):
        first, last, one = unpack_from(">3H", table, at + 4 + 6 * number)
        found.update((glyph, one) for glyph in range(first, last + 1))
    return found
