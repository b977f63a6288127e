"""Reads a font file as far as setting and embedding need it: character map, advances, metrics, outlines.

OpenType 1.9, chapters cmap, head, hhea, hmtx, loca, maxp, OS/2, post; outlines are those of TrueType or of PostScript
(CFF, CFF2). A variable font gives any weight that it spans.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from struct import unpack_from
from typing import TYPE_CHECKING

from umbruch.errors import StyleError
from umbruch.fonts.kerning import Kerning
from umbruch.fonts.variation import Instance, Variation, normalized
from umbruch.kept import made_once

if TYPE_CHECKING:
    import uharfbuzz

_TRUETYPE, _POSTSCRIPT = (b"\x00\x01\x00\x00", b"true"), b"OTTO"
_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp")
_OUTLINES = ("glyf", "loca")
_POSTSCRIPT_OUTLINES = ("CFF ", "CFF2")
_LEVELS, _RESTRICTED_EMBEDDING, _EDITABLE = 0x000F, 0x0002, 0x0008
_NO_SUBSETTING = 0x0100
_BITMAPS_ONLY = 0x0200
_OTHER_KINDS = {
    b"ttcf": "holds several fonts",
    b"wOFF": "is a web font",
    b"wOF2": "is a web font",
    b"%!PS": "is an old PostScript font",
}
_MAX_FONT_BYTES = 64 * 1024 * 1024


@contextmanager
def whole(name: str) -> Iterator[None]:
    """Tell by a StyleError that a font file is broken when reading its tables fails."""
    try:
        yield
    except (struct.error, IndexError, KeyError, ValueError):
        raise StyleError("the font file is broken", source=name, hint="fetch it again") from None


class Face:
    """One face of a family; lengths are in thousandths of the type size.

    Faces of the same file, weight and width are equal: a document embeds them once however often they were opened.
    """

    def __init__(self, data: bytes, name: str, weight: int | None = None, width: float = 100.0) -> None:
        """Read the tables of a font.

        Args:
            data: the bytes of the file.
            name: what messages call it.
            weight: of a variable font the weight that is wanted (400 regular, 700 bold); None for its default.
            width: of such a font the width that is wanted, in percent of the usual one.

        Raises:
            StyleError: no OpenType font, broken, or its licence bits forbid embedding.
        """
        self.data = data
        self.name = name
        self._known_by = (name, weight, width, len(data))
        self._hash = hash(self._known_by)
        self.stretched = width
        self.is_varied = False
        """Whether it is another weight than the file's own."""
        self._variation: Variation | None = None
        self._instances: dict[int, Instance] = {}
        with whole(name):
            self._read()
            if weight is not None and "fvar" in self.tables and not self.tables.keys().isdisjoint(("gvar", "CFF2")):
                self._vary(weight)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Face) and self._known_by == other._known_by and self.data == other.data

    def __hash__(self) -> int:
        return self._hash

    def _vary(self, weight: int) -> None:
        avar = self.table("avar") if "avar" in self.tables else b""
        place = normalized(self.table("fvar"), avar, weight, self.stretched)
        if place is not None:
            self._variation = None if self.is_postscript else Variation(self.table("gvar"), place)
            self.is_varied = True
            self.weight = weight

    def _read(self) -> None:
        data = self.data
        if data[:4] not in (*_TRUETYPE, _POSTSCRIPT):
            kind = _OTHER_KINDS.get(data[:4], "is no OpenType font")
            raise StyleError(f"the font file {kind}", source=self.name, hint="name a .ttf or .otf file")
        (count,) = unpack_from(">H", data, 4)
        self.tables: dict[str, tuple[int, int]] = {}
        for index in range(count):
            tag, _, offset, length = unpack_from(">4sLLL", data, 12 + 16 * index)
            self.tables[tag.decode("latin-1")] = (offset, length)
        self.is_postscript = not self.tables.keys().isdisjoint(_POSTSCRIPT_OUTLINES)
        """Whether its outlines are those of PostScript, not of TrueType."""
        needed = _NEEDED if self.is_postscript else (*_NEEDED, *_OUTLINES)
        missing = [tag for tag in needed if tag not in self.tables]
        if missing:
            raise StyleError(f"the font file lacks {', '.join(missing)}", source=self.name, hint="fetch it again")
        head = self.tables["head"][0]
        (self.units_per_em,) = unpack_from(">H", data, head + 18)
        if not self.units_per_em:
            raise StyleError("the font file is damaged: no units per em", source=self.name, hint="fetch it again")
        self._scale = 1000 / self.units_per_em
        box = unpack_from(">4h", data, head + 36)
        self.bbox: tuple[float, ...] = tuple(round(side * self._scale, 2) for side in box)
        (self._long_loca,) = unpack_from(">h", data, head + 50)
        hhea = self.tables["hhea"][0]
        ascent, descent = unpack_from(">2h", data, hhea + 4)
        if ascent <= descent:
            ascent, descent = box[3], box[1]
        self.ascent: float = ascent * self._scale
        self.descent: float = descent * self._scale
        (self._metric_count,) = unpack_from(">H", data, hhea + 34)
        (self.glyph_count,) = unpack_from(">H", data, self.tables["maxp"][0] + 4)
        self._read_style()

    def _read_style(self) -> None:
        self.may_be_cut = True
        """Whether a part of it may be embedded, and not only the whole."""
        self.may_be_edited = True
        """Whether a document that carries it may be written in, and not only be read and printed."""
        self.weight, self.cap_height, self.x_height, self.italic_angle = 400, 0.7 * self.ascent, 0.5 * self.ascent, 0.0
        if "OS/2" in self.tables:
            start = self.tables["OS/2"][0]
            version, _, self.weight, _, embedding = unpack_from(">HhHHH", self.data, start)
            self.may_be_cut = not (version > 1 and embedding & _NO_SUBSETTING)
            self.may_be_edited = bool(embedding & _EDITABLE) or not embedding & _LEVELS
            outlines_kept = version > 1 and embedding & _BITMAPS_ONLY
            if embedding & _LEVELS == _RESTRICTED_EMBEDDING or outlines_kept:
                raise StyleError(
                    "the licence of this font forbids embedding", source=self.name, hint="choose another family"
                )
            if version > 1:
                x_height, cap_height = unpack_from(">2h", self.data, start + 86)
                if x_height > 0:
                    self.x_height = x_height * self._scale
                if cap_height > 0:
                    self.cap_height = cap_height * self._scale
        if "post" in self.tables:
            (angle,) = unpack_from(">l", self.data, self.tables["post"][0] + 4)
            self.italic_angle = angle / 65536

    @cached_property
    def characters(self) -> dict[int, int]:
        """Code point to glyph; characters that only lead to the missing-glyph box are left out."""
        with whole(self.name):
            return self._character_map()

    def _character_map(self) -> dict[int, int]:
        start = self.tables["cmap"][0]
        (count,) = unpack_from(">H", self.data, start + 2)
        best, where = -1, 0
        for index in range(count):
            platform, encoding, offset = unpack_from(">HHL", self.data, start + 4 + 8 * index)
            (form,) = unpack_from(">H", self.data, start + offset)
            rank = {4: 1, 12: 2}.get(form, -1)
            if rank > best and (platform == 0 or (platform == 3 and encoding != 0)):
                best, where = rank, start + offset
        if best < 0:
            raise StyleError("the font file has no Unicode character map", source=self.name, hint="choose another")
        pairs = _format_12(self.data, where) if best == 2 else _format_4(self.data, where)
        return {code: glyph for code, glyph in pairs.items() if 0 < glyph < self.glyph_count}

    @cached_property
    def _advances(self) -> array[int]:
        return _shorts(self.data, self.tables["hmtx"][0], 2 * self._metric_count)[::2]

    @cached_property
    def _offsets(self) -> list[int]:
        start = self.tables["loca"][0]
        if self._long_loca:
            return list(unpack_from(f">{self.glyph_count + 1}L", self.data, start))
        return [2 * offset for offset in _shorts(self.data, start, self.glyph_count + 1)]

    @cached_property
    def kerning(self) -> Kerning:
        """The pairs that stand nearer or wider than their advances say."""
        found = self.tables.get("GPOS")
        return Kerning(self.data[found[0] : found[0] + found[1]] if found else b"", self._scale)

    def advance(self, glyph: int) -> float:
        """The width of a glyph."""
        with whole(self.name):
            if self.is_varied and self.is_postscript:
                return float(self.harfbuzz.get_glyph_h_advance(glyph) * self._scale)
            width = self._advances[min(glyph, len(self._advances) - 1)]
            return float((width + round(self._instance(glyph).wider) if self._variation else width) * self._scale)

    @cached_property
    def harfbuzz(self) -> uharfbuzz.Font:
        """The face as HarfBuzz has it, in font units."""
        import uharfbuzz

        font = uharfbuzz.Font(uharfbuzz.Face(self.data))
        if self.is_varied:
            font.set_variations({"wght": float(self.weight), "wdth": self.stretched})
        return font

    def is_blank(self, glyph: int) -> bool:
        """Whether nothing of a glyph is seen."""
        if self.is_postscript:
            extents = self.harfbuzz.get_glyph_extents(glyph)
            return extents is None or not (extents.width or extents.height)
        return not self.outline(glyph)

    def outline(self, glyph: int) -> bytes:
        """The bytes of a glyph in `glyf`; empty for a space. Only TrueType has them."""
        return self._instance(glyph).outline if self._variation else self._drawn(glyph)

    def _drawn(self, glyph: int) -> bytes:
        start = self.tables["glyf"][0]
        return self.data[start + self._offsets[glyph] : start + self._offsets[glyph + 1]]

    def _instance(self, glyph: int) -> Instance:
        found = self._instances.get(glyph)
        if found is None:
            assert self._variation is not None
            found = self._instances[glyph] = self._variation.instance(glyph, self._drawn(glyph))
        return found

    def table(self, tag: str) -> bytes:
        """The bytes of a table; KeyError where the font has none of that tag."""
        offset, length = self.tables[tag]
        return self.data[offset : offset + length]


def _shorts(data: bytes, start: int, count: int) -> array[int]:
    numbers = array("H", data[start : start + 2 * count])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _format_4(data: bytes, start: int) -> dict[int, int]:
    (doubled,) = unpack_from(">H", data, start + 6)
    count = doubled // 2
    ends = _shorts(data, start + 14, count)
    starts = _shorts(data, start + 16 + doubled, count)
    deltas = _shorts(data, start + 16 + 2 * doubled, count)
    ranges_at = start + 16 + 3 * doubled
    ranges = _shorts(data, ranges_at, count)
    found: dict[int, int] = {}
    for index, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        if offset == 0:
            found.update((code, (code + delta) & 0xFFFF) for code in range(first, last + 1))
            continue
        base = ranges_at + 2 * index + offset
        glyphs = _shorts(data, base, last - first + 1)
        found.update((first + step, (glyph + delta) & 0xFFFF) for step, glyph in enumerate(glyphs) if glyph)
    return found


def _format_12(data: bytes, start: int) -> dict[int, int]:
    (count,) = unpack_from(">L", data, start + 12)
    found: dict[int, int] = {}
    for index in range(count):
        first, last, glyph = unpack_from(">3L", data, start + 16 + 12 * index)
        if last - first > 0xFFFF:
            continue
        found.update((code, glyph + code - first) for code in range(first, last + 1))
    return found


@made_once(64)
def open_face(path: Path, weight: int | None = None, width: float = 100.0) -> Face:
    """The face in a file, read once a process.

    Args:
        path: of the file.
        weight: as `Face`.
        width: as `Face`.

    Raises:
        StyleError: the file cannot be read or is no OpenType font.
    """
    try:
        if path.stat().st_size > _MAX_FONT_BYTES:
            raise StyleError("the font file is larger than 64 MB", source=str(path))
        return Face(path.read_bytes(), str(path), weight, width)
    except OSError as error:
        raise StyleError(
            f"the font file cannot be read: {error.strerror}", source=str(path), hint="check the path in the style"
        ) from None
