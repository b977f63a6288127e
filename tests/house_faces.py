"""Faces as publishing houses have them, made for a test: PostScript outlines, licence bits."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import msgspec
import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from umbruch.fonts import face_file
from umbruch.style import FontFamily, Style, load

LATIN = frozenset(range(0x20, 0x180)) | frozenset(map(ord, "„“”‚‘’»«›‹–—…•€ﬁﬂ"))
_TRUETYPE_ONLY = ("glyf", "loca", "cvt ", "fpgm", "prep", "gasp", "hdmx", "DSIG", "LTSH", "VDMX")


@cache
def latin_truetype(*, bold: bool = False, italic: bool = False) -> bytes:
    """PT Serif with the letters of Latin alone."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(LATIN)
    wanted.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    path = face_file(FontFamily("PT Serif"), bold=bold, italic=italic)
    content: bytes = uharfbuzz.subset(uharfbuzz.Face(path.read_bytes()), wanted).blob.data
    return content


@cache
def latin_postscript(*, bold: bool = False, italic: bool = False, units: int = 1000) -> bytes:
    """The same face with PostScript outlines (CFF), with so many units per em."""
    font = TTFont(io.BytesIO(latin_truetype(bold=bold, italic=italic)))
    if units != 1000:
        from fontTools.ttLib.scaleUpem import scale_upem

        scale_upem(font, units)
    glyphs = font.getGlyphSet()
    programs: dict[str, T2CharString] = {}
    for name in font.getGlyphOrder():
        pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(pen)
        programs[name] = pen.getCharString()
    for tag in _TRUETYPE_ONLY:
        if tag in font:
            del font[tag]
    font.sfntVersion = "OTTO"
    FontBuilder(font=font).setupCFF("Haus-Regular", {"FullName": "Haus"}, programs, {})
    font["maxp"].tableVersion = 0x00005000
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def with_licence(content: bytes, bits: int) -> bytes:
    """A font with these embedding bits (OpenType 1.9, OS/2 fsType)."""
    font = TTFont(io.BytesIO(content))
    font["OS/2"].fsType = bits
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def style_with(folder: Path, regular: bytes, style: str = "broadsheet", *, kind: str = "otf", **others: bytes) -> Style:
    """A style whose serif face is the house's own."""
    files = {"regular": regular, **others}
    for slot, content in files.items():
        (folder / f"haus-{slot}.{kind}").write_bytes(content)
    names = {slot: str(folder / f"haus-{slot}.{kind}") for slot in files}
    taken = load(style)
    family = msgspec.convert({"family": "Haus", **names}, FontFamily)
    return msgspec.structs.replace(taken, variants=(), fonts=msgspec.structs.replace(taken.fonts, serif=family))
