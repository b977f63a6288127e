"""Fonts: embedded whole, widths that agree, every code with a glyph and a meaning (6.2.11; ISO 14289-1, 7.21)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from struct import unpack_from
from typing import Any, NamedTuple

from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen

from tests.conformance.pdf_profiles.opened import Opened
from tests.conformance.pdf_profiles.rule import rule

_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))
_SUBTYPES = {None, "/Type1C", "/CIDFontType0C", "/OpenType"}


class Program(NamedTuple):
    """What a font file says: how many glyphs, and the widths in thousandths of the type size."""

    glyphs: int
    widths: list[float]
    sound: bool


def program(data: bytes) -> Program:
    """Read the tables; a font whose glyph table is cut off is not sound."""
    (count,) = unpack_from(">H", data, 4)
    records = [unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count)]
    at = {tag: offset for tag, _, offset, _ in records}
    sizes = {tag: length for tag, _, _, length in records}
    (units,) = unpack_from(">H", data, at[b"head"] + 18)
    (long_loca,) = unpack_from(">h", data, at[b"head"] + 50)
    (metrics,) = unpack_from(">H", data, at[b"hhea"] + 34)
    (glyphs,) = unpack_from(">H", data, at[b"maxp"] + 4)
    widths = [
        unpack_from(">H", data, at[b"hmtx"] + 4 * min(one, metrics - 1))[0] * 1000 / units for one in range(glyphs)
    ]
    loca = unpack_from(f">{glyphs + 1}{'L' if long_loca else 'H'}", data, at[b"loca"])
    last = loca[-1] * (1 if long_loca else 2)
    sound = list(loca) == sorted(loca) and last <= sizes[b"glyf"] and sizes[b"hmtx"] >= 4 * metrics
    sound = sound and all(offset + length <= len(data) for _, _, offset, length in records)
    return Program(glyphs, widths, sound)


def postscript_program(data: bytes) -> Program:
    """Read a CFF font by fontTools, in which character n must be glyph n."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    widths = []
    for name in top.charset:
        outline = top.CharStrings[name]
        outline.draw(NullPen())
        widths.append(outline.width * top.FontMatrix[0] * 1000)
    sound = list(top.charset) == [".notdef", *(f"cid{one:05d}" for one in range(1, len(widths)))]
    return Program(len(widths), widths, sound)


def mapped(font: Any) -> dict[int, str]:
    """Code to text by the ToUnicode map."""
    if "/ToUnicode" not in font:
        return {}
    source = font.ToUnicode.read_bytes()
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = _utf16(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = _utf16(text)
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _each(file: Opened) -> Iterator[tuple[Any, Any, Any]]:
    for font in file.fonts:
        for descendant in font.get("/DescendantFonts", []):
            yield font, descendant, descendant.get("/FontDescriptor", {})


def _program_of(font: Any) -> Program | None:
    descriptor = font.DescendantFonts[0].get("/FontDescriptor", {})
    if "/FontFile3" in descriptor:
        return postscript_program(descriptor.FontFile3.read_bytes())
    return program(descriptor.FontFile2.read_bytes()) if "/FontFile2" in descriptor else None


def _widths(descendant: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    written, at = list(descendant.get("/W", [])), 0
    while at < len(written):
        first, second = int(written[at]), written[at + 1]
        if isinstance(second, int):
            found.update(dict.fromkeys(range(first, second + 1), float(written[at + 2])))
            at += 3
        else:
            found.update({first + index: float(width) for index, width in enumerate(second)})
            at += 2
    return found


def _used(file: Opened) -> Iterator[tuple[Any, set[int]]]:
    for font in file.fonts:
        yield font, {one.code for one in file.used if one.font.objgen == font.objgen}


def _other_kinds(file: Opened) -> Iterator[object]:
    for font, descendant, descriptor in _each(file):
        postscript = descriptor.get("/FontFile3", {}).get("/Subtype") == "/CIDFontType0C"
        if font.Subtype != "/Type0" or descendant.Subtype != ("/CIDFontType0" if postscript else "/CIDFontType2"):
            yield font.BaseFont
    yield from (font.BaseFont for font in file.fonts if "/DescendantFonts" not in font)


def _dictionaries(file: Opened) -> Iterator[object]:
    for font, descendant, descriptor in _each(file):
        names = {str(font.get("/BaseFont")), str(descendant.get("/BaseFont")), str(descriptor.get("/FontName"))}
        if font.get("/Type") != "/Font" or descendant.get("/Type") != "/Font" or len(names) > 1 or "None" in names:
            yield names


def _absent(file: Opened) -> Iterator[object]:
    for font, codes in _used(file):
        held = _program_of(font)
        if held is not None:
            yield from (f"{code} in {font.BaseFont}" for code in codes if code >= held.glyphs)


def _other_widths(file: Opened) -> Iterator[object]:
    for font, codes in _used(file):
        held, said = _program_of(font), _widths(font.DescendantFonts[0])
        default = float(font.DescendantFonts[0].get("/DW", 1000))
        for code in sorted(codes):
            if held is not None and code < held.glyphs and abs(held.widths[code] - said.get(code, default)) > 1:
                yield f"{code} of {font.BaseFont}: {held.widths[code]}, not {said.get(code, default)}"


def _meanings(file: Opened) -> Iterator[tuple[Any, str | None]]:
    maps = {font.objgen: mapped(font) for font in file.fonts}
    for one in file.used:
        yield one, maps.get(one.font.objgen, {}).get(one.code)


def _private(file: Opened) -> Iterator[object]:
    for one, text in _meanings(file):
        if not one.replaced and any(low <= ord(sign) <= high for sign in text or "" for low, high in _PRIVATE):
            yield f"code {one.code} of {one.font.BaseFont}"


def _maps(file: Opened) -> Iterator[object]:
    for font in file.fonts:
        source = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        for count, block in re.findall(rb"(\d+) beginbf\w+\n(.*?)endbf", source, re.DOTALL):
            if int(count) > 100 or int(count) != block.count(b"\n"):
                yield f"{count} rows in {font.BaseFont}"


RULES = (
    rule(
        "A 6.2.11.6-1, 2, 3, 4, A 6.2.11.2-2, 4, 5, 6, A 6.2.11.4.2-1, UA 7.21.6-1, 2, 3, 4, UA 7.21.4.2-1",
        "every font is a composite one of the kind of its outlines",
        _other_kinds,
    ),
    rule("A 6.2.11.2-1, 3", "fonts say what they are, under one name", _dictionaries),
    rule(
        "A 6.2.11.2-7",
        "font files of a kind that the standard knows",
        lambda file: (
            one.BaseFont
            for _, one, descriptor in _each(file)
            for key in ("/FontFile", "/FontFile2", "/FontFile3")
            if key in descriptor and descriptor[key].get("/Subtype") not in _SUBTYPES
        ),
    ),
    rule(
        "A 6.2.11.3.1-1, A 6.2.11.3.3-1, 2, 3, A 6.1.13-10, UA 7.21.3.1-1, UA 7.21.3.3-1, 2, 3",
        "the encoding is Identity-H",
        lambda file: (font.BaseFont for font, _, _ in _each(file) if font.get("/Encoding") != "/Identity-H"),
    ),
    rule(
        "A 6.2.11.3.2-1, UA 7.21.3.2-1",
        "there is a map from codes to glyphs",
        lambda file: (
            one.BaseFont
            for _, one, _ in _each(file)
            if one.Subtype == "/CIDFontType2" and one.get("/CIDToGIDMap") != "/Identity"
        ),
    ),
    rule(
        "A 6.2.11.4.1-1, UA 7.21.4.1-1",
        "fonts are embedded",
        lambda file: (
            one.BaseFont
            for _, one, descriptor in _each(file)
            if "/FontFile2" not in descriptor and "/FontFile3" not in descriptor
        ),
    ),
    rule("A 6.2.11.4.1-2, UA 7.21.4.1-2", "the glyphs shown are in the font", _absent),
    rule(
        "A 6.2.11.4.2-2, UA 7.21.4.2-2",
        "no CIDSet that could be wrong",
        lambda file: (one.BaseFont for _, one, descriptor in _each(file) if "/CIDSet" in descriptor),
    ),
    rule("A 6.2.11.5-1, UA 7.21.5-1", "widths agree with the font", _other_widths),
    rule(
        "A 6.2.11.7.2-1, UA 7.21.7-1",
        "every code shown has a meaning",
        lambda file: (f"{one.code} of {one.font.BaseFont}" for one, text in _meanings(file) if not text),
    ),
    rule(
        "A 6.2.11.7.2-2, UA 7.21.7-2",
        "no code means U+0000, U+FEFF or U+FFFE",
        lambda file: (
            f"{one.code} of {one.font.BaseFont}"
            for one, text in _meanings(file)
            if set(text or "") & set("\0\ufeff\ufffe")
        ),
    ),
    rule("A 6.2.11.7.3-1", "private use only under ActualText", _private),
    rule(
        "A 6.2.11.8-1, UA 7.21.8-1",
        "the glyph .notdef is never shown",
        lambda file: {one.font.BaseFont for one in file.used if one.code == 0},
    ),
    rule(
        "own typeface-1",
        "font files are whole",
        lambda file: (font.BaseFont for font in file.fonts if (held := _program_of(font)) and not held.sound),
    ),
    rule("own typeface-2", "maps have blocks of 100 rows at most, and as many as they say", _maps),
)
