"""Cuts a small font with PostScript outlines with only the glyphs that are shown, without hints.

Adobe Technical Notes 5176 (The Compact Font Format Specification) and 5177 (The Type 2 Charstring Format): a font by
character identifiers, in which glyph n is character n, as ISO 32000-1, 9.7.4.2, embeds it. Outlines are those that
HarfBuzz draws, so that subroutines are written out and variable fonts stand at their weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from struct import pack

from umbruch.fonts.contours import Contour, drawn_contours
from umbruch.fonts.subset import Glyph
from umbruch.fonts.truetype import Face
from umbruch.fonts.variation import simple_points

_ADOBE, _IDENTITY = 391, 392
"""The first strings of the font's own: names of the character collection."""

_CHARSET, _CHARSTRINGS, _PRIVATE = 15, 17, 18
_MATRIX, _ORDERING, _COUNT, _FONTS, _SELECT, _BOX = 1207, 1230, 1234, 1236, 1237, 5
_MOVE, _LINE, _CURVE, _END = 21, 5, 8, 14
_MOST_OPERANDS = 48


def postscript_subset(face: Face, glyphs: Sequence[Glyph | None]) -> bytes:
    """A CFF font in which `glyphs[n]` is glyph n and character n; None for one that nothing shows."""
    units = face.units_per_em / 1000
    drawn = [_charstring(face, glyph, units) if glyph else bytes((_END,)) for glyph in glyphs]
    count = len(drawn)
    name = _index([b"Embedded"])
    strings = _index([b"Adobe", b"Identity"]) + _index([])
    charset = pack(">BHH", 2, 1, count - 2) if count > 1 else b"\0"
    select = pack(">BHHBH", 3, 1, 0, 0, count)
    outlines = _index(drawn)
    size = len(_index([_top(face, count, (0, 0, 0, 0))]))
    at = 4 + len(name) + size + len(strings)
    parts = (charset, select, outlines, _index([_entry(_PRIVATE, 0, 0)]))
    places = list(accumulate(map(len, parts[:-1]), initial=at))
    top = _index([_top(face, count, (places[0], places[1], places[2], places[3]))])
    return b"\1\0\4\4" + name + top + strings + b"".join(parts)


def _top(face: Face, count: int, places: tuple[int, int, int, int]) -> bytes:
    """What the font says of itself: as long whatever the places are."""
    charset, select, outlines, fonts = places
    made = _entry(_ORDERING, _ADOBE, _IDENTITY, 0)
    if face.units_per_em != 1000:
        made += b"".join((_real(1 / face.units_per_em), _plain(0), _plain(0), _real(1 / face.units_per_em)))
        made += _plain(0) * 2 + _operator(_MATRIX)
    made += _entry(_BOX, *[round(side * face.units_per_em / 1000) for side in face.bbox])
    made += _placed(charset) + _operator(_CHARSET) + _placed(select) + _operator(_SELECT)
    made += _placed(outlines) + _operator(_CHARSTRINGS) + _placed(fonts) + _operator(_FONTS)
    return made + _entry(_COUNT, count)


def _entry(operator: int, *operands: int) -> bytes:
    return b"".join(map(_plain, operands)) + _operator(operator)


def _operator(operator: int) -> bytes:
    return bytes(divmod(operator, 100)) if operator >= 1200 else bytes((operator,))


def _plain(value: int) -> bytes:
    """An integer in a dictionary or a charstring."""
    if -107 <= value <= 107:
        return bytes((value + 139,))
    if 108 <= value <= 1131:
        return pack(">H", value - 108 + (247 << 8))
    if -1131 <= value <= -108:
        return pack(">H", -value - 108 + (251 << 8))
    return pack(">Bh", 28, max(-0x8000, min(value, 0x7FFF)))


def _placed(offset: int) -> bytes:
    """An offset, which takes five bytes whatever it is."""
    return pack(">Bl", 29, offset)


def _real(value: float) -> bytes:
    digits = f"{value:.10f}".rstrip("0").removeprefix("0")
    nibbles = ["0123456789.".index(digit) for digit in digits] + [15]
    nibbles += [15] * (len(nibbles) % 2)
    return b"\x1e" + bytes(high << 4 | low for high, low in zip(nibbles[::2], nibbles[1::2], strict=True))


def _index(items: Sequence[bytes]) -> bytes:
    if not items:
        return b"\0\0"
    offsets = list(accumulate(map(len, items), initial=1))
    width = (offsets[-1].bit_length() + 7) // 8
    return pack(">HB", len(items), width) + b"".join([at.to_bytes(width, "big") for at in offsets]) + b"".join(items)


def _charstring(face: Face, glyph: Glyph, units: float) -> bytes:
    """The program that draws a glyph: its width, then each contour from where the pen stands."""
    width = round(glyph.advance * units)
    made = bytearray(_plain(width) if width else b"")
    pen = (0, 0)
    for contour in _contours(face, glyph):
        points = [[round(one) for one in curve] for curve in contour]
        (x, y), *curves = points
        made += _plain(x - pen[0]) + _plain(y - pen[1]) + bytes((_MOVE,))
        pen = (x, y)
        if curves[-1] == [x, y]:
            curves.pop()
        made += b"".join(_operations(curves, pen))
        pen = (curves[-1][-2], curves[-1][-1]) if curves else pen
    return bytes(made + bytes((_END,)))


def _operations(curves: Iterable[list[int]], pen: tuple[int, int]) -> Iterator[bytes]:
    """Lines and curves as operands and operators, as many of a kind together as the stack holds."""
    x, y = pen
    waiting: list[bytes] = []
    count, kind = 0, _LINE
    for curve in curves:
        own = _CURVE if len(curve) == 6 else _LINE
        if waiting and (own != kind or count + len(curve) > _MOST_OPERANDS):
            yield b"".join(waiting) + bytes((kind,))
            waiting, count = [], 0
        kind = own
        for across, up in zip(curve[::2], curve[1::2], strict=True):
            waiting += (_plain(across - x), _plain(up - y))
            x, y = across, up
        count += len(curve)
    if waiting:
        yield b"".join(waiting) + bytes((kind,))


def _contours(face: Face, glyph: Glyph) -> Iterator[Contour]:
    match glyph.outline:
        case None:
            return
        case int(number):
            yield from drawn_contours(face, number)
        case bytes(sign):
            yield from _of_sign(sign)
        case parts:
            for number, right, up in parts:
                for contour in drawn_contours(face, number):
                    yield [_moved(curve, right, up) for curve in contour]


def _moved(curve: tuple[float, ...], right: float, up: float) -> tuple[float, ...]:
    return tuple([one + (up if index % 2 else right) for index, one in enumerate(curve)])


def _of_sign(outline: bytes) -> Iterator[Contour]:
    """The contours of a sign, all of whose points lie on them."""
    _, points, ends = simple_points(outline, int.from_bytes(outline[:2], "big"))
    start = 0
    for end in ends:
        yield [*points[start : end + 1], points[start]]
        start = end + 1
