"""Other weights out of a variable font, glyph by glyph (OpenType 1.9, chapters fvar, avar, gvar).

Only the glyphs that a document shows are made, so a bold takes well under a millisecond and no file beside the regular.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from struct import pack, unpack_from
from typing import NamedTuple

_SHARED_POINTS, _COUNT = 0x8000, 0x0FFF
_OWN_PEAK, _INTERMEDIATE, _PRIVATE_POINTS = 0x8000, 0x4000, 0x2000
_ZEROS, _WORD_RUN = 0x80, 0x40
_REPEAT, _X_SHORT, _Y_SHORT, _X_SAME, _Y_SAME, _ON_CURVE = 0x08, 0x02, 0x04, 0x10, 0x20, 0x01
_WORDS, _OFFSETS, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _INSTRUCTIONS = 1, 2, 8, 0x20, 0x40, 0x80, 0x100
_PHANTOMS = 4

Points = list[tuple[float, float]]


class Instance(NamedTuple):
    """A glyph at another place of the design space: its outline, and what that adds to its advance in font units."""

    outline: bytes
    wider: float


class Variation:
    """One weight of a variable font."""

    def __init__(self, gvar: bytes, place: Sequence[float]) -> None:
        """Take the table `gvar` and the normalized coordinates of `normalized`."""
        self._gvar = gvar
        self._place = place
        axes, shared, shared_at, count, flags, self._data_at = unpack_from(">HHLHHL", gvar, 4)
        self._axes = axes
        self._shared = [_fractions(gvar, shared_at + 2 * axes * number, axes) for number in range(shared)]
        if flags & 1:
            self._offsets = list(unpack_from(f">{count + 1}L", gvar, 20))
        else:
            self._offsets = [2 * offset for offset in unpack_from(f">{count + 1}H", gvar, 20)]

    def instance(self, glyph: int, outline: bytes) -> Instance:
        """A glyph in this weight; instructions are left out.

        Args:
            glyph: its number.
            outline: its bytes in `glyf`, empty for a space.
        """
        if len(outline) < 10:
            wider = self._shift(glyph, [(0.0, 0.0)] * _PHANTOMS, [])
            return Instance(b"", wider[1][0] - wider[0][0])
        (contours,) = unpack_from(">h", outline)
        if contours < 0:
            return self._composite(glyph, outline)
        flags, points, ends = simple_points(outline, contours)
        moves = self._shift(glyph, [*points, *[(0.0, 0.0)] * _PHANTOMS], ends)
        left = moves[-_PHANTOMS][0]
        moved = [(round(x + dx - left), round(y + dy)) for (x, y), (dx, dy) in zip(points, moves, strict=False)]
        return Instance(simple_glyph(flags, moved, ends), moves[-_PHANTOMS + 1][0] - left)

    def _composite(self, glyph: int, outline: bytes) -> Instance:
        parts = composite_parts(outline)
        moves = self._shift(glyph, [(part.x, part.y) for part in parts] + [(0.0, 0.0)] * _PHANTOMS, [])
        left = moves[-_PHANTOMS][0]
        made = bytearray(outline[:10])
        for number, (part, (dx, dy)) in enumerate(zip(parts, moves, strict=False)):
            more = _MORE if number + 1 < len(parts) else 0
            flags = part.flags & ~(_INSTRUCTIONS | _MORE) | _WORDS | more
            x, y = (part.x + dx - left, part.y + dy) if flags & _OFFSETS else (part.x, part.y)
            made += pack(">HHhh", flags, part.glyph, round(x), round(y)) + part.transformation
        return Instance(bytes(made), moves[-_PHANTOMS + 1][0] - left)

    def _shift(self, glyph: int, points: Points, ends: Sequence[int]) -> Points:
        """How far each point moves."""
        start, end = self._data_at + self._offsets[glyph], self._data_at + self._offsets[glyph + 1]
        total = [(0.0, 0.0)] * len(points)
        if start == end:
            return total
        data = self._gvar
        count, at = unpack_from(">HH", data, start)
        header, at = start + 4, start + at
        shared: list[int] | None = None
        if count & _SHARED_POINTS:
            shared, at = _point_numbers(data, at)
        for _ in range(count & _COUNT):
            size, index = unpack_from(">HH", data, header)
            header += 4
            peak = self._shared[index & _COUNT] if not index & _OWN_PEAK else _fractions(data, header, self._axes)
            header += 2 * self._axes if index & _OWN_PEAK else 0
            first = last = None
            if index & _INTERMEDIATE:
                first = _fractions(data, header, self._axes)
                last = _fractions(data, header + 2 * self._axes, self._axes)
                header += 4 * self._axes
            share = _share(self._place, peak, first, last)
            if share:
                here, numbers = at, shared
                if index & _PRIVATE_POINTS:
                    numbers, here = _point_numbers(data, here)
                moved = len(points) if numbers is None else len(numbers)
                xs, here = _deltas(data, here, moved)
                ys, _ = _deltas(data, here, moved)
                moves: dict[int, tuple[float, float]] = dict(
                    zip(numbers if numbers is not None else range(moved), zip(xs, ys, strict=True), strict=True)
                )
                filled = moves if numbers is None else _interpolated(points, moves, ends)
                for number, (dx, dy) in filled.items():
                    x, y = total[number]
                    total[number] = (x + share * dx, y + share * dy)
            at += size
        return total


def normalized(fvar: bytes, avar: bytes, weight: float, width: float = 100.0) -> tuple[float, ...] | None:
    """The place of a weight and width in the design space, other axes at their defaults; None where nothing changes."""
    at, _, count, size = unpack_from(">4H", fvar, 4)
    place, changed = [], False
    maps = _segments(avar, count) if avar else [[] for _ in range(count)]
    for number in range(count):
        tag, low, default, high = unpack_from(">4slll", fvar, at + size * number)
        value = 0.0
        named = {b"wght": weight, b"wdth": width}.get(tag)
        wanted = default if named is None else min(max(round(named * 65536), low), high)
        if wanted != default:
            changed = True
            value = (wanted - default) / ((high - default) if wanted > default else (default - low))
        place.append(_mapped(value, maps[number]))
    return tuple(place) if changed else None


def _segments(avar: bytes, count: int) -> list[list[tuple[float, float]]]:
    at, found = 8, []
    for _ in range(count):
        (pairs,) = unpack_from(">H", avar, at)
        flat = _fractions(avar, at + 2, 2 * pairs)
        found.append(list(zip(flat[::2], flat[1::2], strict=True)))
        at += 2 + 4 * pairs
    return found


def _mapped(value: float, segments: list[tuple[float, float]]) -> float:
    for (low, to_low), (high, to_high) in pairwise(segments):
        if low <= value <= high and low < high:
            return to_low + (value - low) / (high - low) * (to_high - to_low)
    return value


def _fractions(data: bytes, at: int, count: int) -> tuple[float, ...]:
    return tuple(value / 16384 for value in unpack_from(f">{count}h", data, at))


def _share(
    place: Sequence[float], peak: Sequence[float], first: Sequence[float] | None, last: Sequence[float] | None
) -> float:
    """How much of a move applies at a place."""
    share = 1.0
    for axis, (here, top) in enumerate(zip(place, peak, strict=True)):
        if not top or here == top:
            continue
        start = first[axis] if first else min(top, 0.0)
        end = last[axis] if last else max(top, 0.0)
        if not start < here < end:
            return 0.0
        share *= (here - start) / (top - start) if here < top else (end - here) / (end - top)
    return share


def _point_numbers(data: bytes, at: int) -> tuple[list[int] | None, int]:
    """The points that move, None for all, and where the deltas begin."""
    count = data[at]
    at += 1
    if count & 0x80:
        count = (count & 0x7F) << 8 | data[at]
        at += 1
    if not count:
        return None, at
    numbers: list[int] = []
    point = 0
    while len(numbers) < count:
        control = data[at]
        run = (control & 0x7F) + 1
        steps = unpack_from(f">{run}{'H' if control & 0x80 else 'B'}", data, at + 1)
        at += 1 + run * (2 if control & 0x80 else 1)
        for step in steps:
            point += step
            numbers.append(point)
    return numbers, at


def _deltas(data: bytes, at: int, count: int) -> tuple[list[int], int]:
    found: list[int] = []
    while len(found) < count:
        control = data[at]
        run = (control & 0x3F) + 1
        at += 1
        if control & _ZEROS:
            found += [0] * run
        else:
            wide = bool(control & _WORD_RUN)
            found += unpack_from(f">{run}{'h' if wide else 'b'}", data, at)
            at += run * (2 if wide else 1)
    return found, at


def _interpolated(
    points: Points, moves: dict[int, tuple[float, float]], ends: Sequence[int]
) -> dict[int, tuple[float, float]]:
    """Moves of the points between those that are said to move, along each contour."""
    filled = dict(moves)
    start = 0
    for end in ends:
        said = [number for number in range(start, end + 1) if number in moves]
        for before, after in zip(said, said[1:] + said[:1], strict=True):
            number = before
            while True:
                number = number + 1 if number < end else start
                if number in (after, before):
                    break
                filled[number] = (
                    _between(points[number][0], points[before][0], points[after][0], moves[before][0], moves[after][0]),
                    _between(points[number][1], points[before][1], points[after][1], moves[before][1], moves[after][1]),
                )
        start = end + 1
    return filled


def _between(here: float, one: float, other: float, move: float, other_move: float) -> float:
    if one > other:
        one, other, move, other_move = other, one, other_move, move
    if one == other:
        return move if move == other_move else 0.0
    if here <= one:
        return move
    if here >= other:
        return other_move
    return move + (here - one) / (other - one) * (other_move - move)


def simple_points(outline: bytes, contours: int) -> tuple[list[int], Points, list[int]]:
    """Flags, absolute points and last points of the contours of a simple glyph."""
    ends = list(unpack_from(f">{contours}H", outline, 10))
    at = 10 + 2 * contours
    (hints,) = unpack_from(">H", outline, at)
    at += 2 + hints
    count = ends[-1] + 1 if ends else 0
    flags: list[int] = []
    while len(flags) < count:
        flag = outline[at]
        times = 1
        at += 1
        if flag & _REPEAT:
            times += outline[at]
            at += 1
        flags += [flag] * times
    xs, at = _coordinates(outline, at, flags, _X_SHORT, _X_SAME)
    ys, _ = _coordinates(outline, at, flags, _Y_SHORT, _Y_SAME)
    return flags, list(zip(xs, ys, strict=True)), ends


def _coordinates(outline: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[float], int]:
    found: list[float] = []
    value = 0
    for flag in flags:
        if flag & short:
            value += outline[at] if flag & same else -outline[at]
            at += 1
        elif not flag & same:
            value += unpack_from(">h", outline, at)[0]
            at += 2
        found.append(value)
    return found, at


def simple_glyph(flags: list[int], points: list[tuple[int, int]], ends: list[int]) -> bytes:
    """A glyph of contours without instructions.

    Args:
        flags: for each point an odd number where it lies on the curve.
        points: absolute, in font units.
        ends: the last point of each contour.
    """
    if not points:
        return b""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    made = bytearray(pack(">5h", len(ends), min(xs), min(ys), max(xs), max(ys)))
    made += pack(f">{len(ends)}HH", *ends, 0)
    steps = [
        [here - before for here, before in zip(row, [0, *row[:-1]], strict=True)] for row in (xs, ys)
    ]  # fmt: skip
    drawn = bytearray()
    kinds = [flag & _ON_CURVE for flag in flags]
    for row, short, same in ((steps[0], _X_SHORT, _X_SAME), (steps[1], _Y_SHORT, _Y_SAME)):
        for number, step in enumerate(row):
            if step == 0:
                kinds[number] |= same
            elif -256 < step < 256:
                kinds[number] |= short | (same if step > 0 else 0)
                drawn.append(abs(step))
            else:
                drawn += pack(">h", step)
    return bytes(made + bytes(kinds) + drawn)


class Part(NamedTuple):
    """A part of a composite glyph."""

    flags: int
    glyph: int
    x: float
    y: float
    transformation: bytes


def composite_parts(outline: bytes) -> list[Part]:
    found, at, flags = [], 10, _MORE
    while flags & _MORE:
        flags, glyph = unpack_from(">HH", outline, at)
        x, y = unpack_from(">hh" if flags & _WORDS else ">bb", outline, at + 4)
        at += 8 if flags & _WORDS else 6
        size = 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        found.append(Part(flags, glyph, x, y, outline[at : at + size]))
        at += size
    return found
