"""The picture that a cover is drawn on, of few colours, and its PNG file: letters are drawn once for many covers, and
only rows with ink are compressed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from umbruch.fonts.truetype import open_face
from umbruch.kept import Store, made_once, remembered

if TYPE_CHECKING:
    from PIL._imaging import ImagingCore
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_SHADES = 8
"""How many steps there are from paper to ink at the edge of a letter, in each colour."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PALETTE_COLOUR = 3
"""PNG 5.2 and 11.2.2."""

_LEVEL = 2
"""With runs of equal bytes alone (`Z_RLE`) a quarter faster than looking for any repeats, and smaller."""

_LAST_BLOCK = b"\x03\x00"
"""A block of nothing, marked as the last (RFC 1951, 3.2.3 and 3.2.6)."""

_MOST_ADDED = 65_521
"""The modulus of Adler-32 (RFC 1950, 8.2)."""


class _Letter(NamedTuple):
    """A letter as drawn: its ink, where that lies from the pen, how far the pen goes on, its number in the face."""

    ink: Image
    left: int
    top: int
    advance: float
    glyph: int


class Lettering(Store[str, _Letter]):
    """The letters of one face at one size, each drawn once."""

    def __init__(self, file: Path, size: int) -> None:
        """Open the face; `size` is in pixels."""
        from PIL import ImageFont

        super().__init__(512)
        self.file, self.size = file, size
        self._face = open_face(file)
        self._font: FreeTypeFont = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
        self.height = sum(self._font.getmetrics())

    def __missing__(self, one: str) -> _Letter:
        from PIL import Image

        ink, (left, top) = self._font.getmask2(one, mode="L")
        drawn = Image.new("L", ink.size)
        drawn.im.paste(ink, (0, 0, *ink.size))
        glyph = self._face.characters.get(ord(one), 0)
        return self.keep(one, _Letter(drawn, left, top, self._font.getlength(one), glyph))

    def set(self, words: str, width: int) -> Image:
        """A line of words as grey on black, no wider than `width`, with the kerning of the face."""
        from PIL import Image

        band = Image.new("L", (width, self.height), 0)
        ink = band.im
        kerning = self._face.kerning
        pen, before = 0.0, 0
        for one in words:
            letter = self[one]
            pen += round(kerning.pair(before, letter.glyph) * self.size / 1000)
            before = letter.glyph
            if letter.ink.width:
                x = round(pen) + letter.left
                # Past `Image.paste`, which looks at its arguments for longer than it takes to paste a letter.
                ink.paste(255, (x, letter.top, x + letter.ink.width, letter.top + letter.ink.height), letter.ink.im)
            pen += letter.advance
        return band


@made_once(32)
def lettering(file: Path, size: int) -> Lettering:
    """The letters of a face at a size in pixels."""
    return Lettering(file, size)


_Ink: TypeAlias = "tuple[ImagingCore | None, tuple[int, int]]"
"""What is drawn of a line, and where it lies from the line's upper left corner; None for a line without ink."""

_lines: Store[tuple[Path, int, str, int, int], _Ink] = Store(64, "writers.epub.covers.cover_canvas.lines")
"""Lines as drawn, by face, size, words, room and first shade: newspaper and day stand on many covers."""


class Canvas:
    """A picture of few colours: each has a run of shades from paper to ink, and a pixel is the number of one."""

    def __init__(self, width: int, height: int) -> None:
        """A white picture of that many pixels."""
        from PIL import Image

        self._width, self._height = width, height
        # Each row begins with the number of its filter, none (PNG 9.2): a column on the left that nothing is drawn in.
        self._image = Image.new("L", (1 + width, height), 0)
        self._inked: list[tuple[int, int]] = []
        self._colours: list[str] = []

    def _first_shade(self, colour: str) -> int:
        if colour not in self._colours:
            self._colours.append(colour)
        return 1 + self._colours.index(colour) * _SHADES

    def bar(self, box: tuple[int, int, int, int], colour: str) -> None:
        """Fill a box; right and lower edge are outside."""
        left, top, right, bottom = box
        self._image.paste(self._first_shade(colour) + _SHADES - 1, (1 + left, top, 1 + right, bottom))
        self._inked.append((top, bottom))

    def line(self, words: str, x: int, y: int, letters: Lettering, colour: str) -> None:
        """Set one line of words from `x` on below `y`."""
        shade = self._first_shade(colour)
        key = (letters.file, letters.size, words, self._width - x, shade)
        set_before = _lines.get(key)
        ink, (left, top) = set_before or _lines.keep(key, _shaded(letters.set(words, self._width - x), shade))
        if ink is None:
            return
        wide, high = ink.size
        place = (1 + x + left, y + top, 1 + x + left + wide, y + top + high)
        # Paper is the lowest number, so that a line never wipes out what it touches; past `Image`, as with letters.
        self._image.im.paste(ink.chop_lighter(self._image.im.crop(place)), place)
        self._inked.append((y + top, min(y + top + high, self._height)))

    def png(self) -> bytes:
        """The finished file."""
        from PIL import ImageColor

        palette = [255, 255, 255]
        for colour in self._colours:
            ink = ImageColor.getrgb(colour)[:3]
            for step in range(1, _SHADES + 1):
                palette += [255 - (255 - channel) * step // _SHADES for channel in ink]
        header = struct.pack(">2I5B", self._width, self._height, 8, _PALETTE_COLOUR, 0, 0, 0)
        content = self._compressed()
        return b"".join(
            (_SIGNATURE, _chunk(b"IHDR", header), _chunk(b"PLTE", bytes(palette)), _chunk(b"IDAT", content),
             _chunk(b"IEND", b""))
        )  # fmt: skip

    def _compressed(self) -> bytes:
        """The rows as zlib packs them (RFC 1950); those without ink were packed before."""
        stride = 1 + self._width
        parts = [b"\x78\x01"]
        low, high = 1, 0
        # One for all runs: what a full flush leaves behind knows nothing of what came before.
        compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, zlib.DEF_MEM_LEVEL, zlib.Z_RLE)
        for top, bottom, inked in self._runs():
            if inked:
                run = self._image.crop((0, top, stride, bottom)).tobytes()
                parts += (compressor.compress(run), compressor.flush(zlib.Z_FULL_FLUSH))
                check = zlib.adler32(run, high << 16 | low)
                low, high = check & 0xFFFF, check >> 16
            else:
                parts += _blank(bottom - top, stride)
                high = (high + low * (bottom - top) * stride) % _MOST_ADDED
        parts.append(_LAST_BLOCK)
        parts.append(struct.pack(">I", high << 16 | low))
        return b"".join(parts)

    def _runs(self) -> Iterator[tuple[int, int, bool]]:
        """First row, row after the last, and whether there may be ink, from the top to the bottom."""
        done = 0
        for top, bottom in sorted(self._inked):
            if top > done:
                yield done, top, False
            if bottom > done:
                yield max(done, top), bottom, True
                done = bottom
        if done < self._height:
            yield done, self._height, False


def _chunk(name: bytes, content: bytes) -> bytes:
    """PNG 5.3."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _blank(rows: int, stride: int) -> Iterator[bytes]:
    """Packed rows of paper, in runs whose lengths are powers of two."""
    for power in range(rows.bit_length()):
        if rows >> power & 1:
            yield _blank_run(power, stride)


@remembered(16)
def _blank_run(power: int, stride: int) -> bytes:
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    return compressor.compress(bytes(stride << power)) + compressor.flush(zlib.Z_FULL_FLUSH)


def _shaded(band: Image, first: int) -> _Ink:
    """The ink of a line in shades from `first` on, cut to where there is any, and where that lies."""
    inked = band.im.getbbox()
    if inked is None:
        return None, (0, 0)
    return band.im.crop(inked).point(_shades(first), "L"), inked[:2]


@remembered(32)
def _shades(first: int) -> bytes:
    """The number of a shade for each value of ink; what is fainter than half the first shade is paper."""
    return bytes(0 if ink < 128 // _SHADES else first + min(ink * _SHADES // 256, _SHADES - 1) for ink in range(256))
