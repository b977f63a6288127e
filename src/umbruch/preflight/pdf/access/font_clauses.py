"""Clauses about fonts: how codes become glyphs, and glyphs characters (7.21)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from umbruch.preflight.pdf.access.found import Found
from umbruch.preflight.pdf.access.predefined_maps import COLLECTION_OF
from umbruch.preflight.pdf.opened import Document
from umbruch.preflight.pdf.unpacked_size import MOST_CONTENT, unpacked

_IDENTITY = ("/Identity-H", "/Identity-V")
_SYMBOLIC = 4
_LATIN = ("/MacRomanEncoding", "/WinAnsiEncoding")
_MODE = re.compile(rb"/WMode\s+(\d)\s+def")
_BASE = re.compile(rb"/([\w-]+)\s+usecmap")
_TARGETS = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CODES = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_NO_CHARACTERS = ("0000", "FEFF", "FFFE")
_NAME_OF_GLYPH = re.compile(r"/(?:uni[0-9A-F]{4}|u[0-9A-F]{4,6})")


def collections(document: Document) -> Iterator[Found]:
    """The map of codes and the font are of one collection of characters (7.21.3.1)."""
    for place, font in document.fonts:
        if str(font.get("/Subtype")) != "/Type0" or str(font.get("/Encoding")) in _IDENTITY:
            continue
        encoding, system = font["/Encoding"], font.DescendantFonts[0].get("/CIDSystemInfo", {})
        held = (str(system.get("/Registry", "")), str(system.get("/Ordering", "")))
        if isinstance(encoding, pikepdf.Stream):
            other: Any = encoding.get("/CIDSystemInfo", {})
            asked = (str(other.get("/Registry", "")), str(other.get("/Ordering", "")))
            newer = int(system.get("/Supplement", 0)) > int(other.get("/Supplement", 0))
        else:
            asked, newer = ("Adobe", COLLECTION_OF.get(str(encoding)[1:], held[1])), False
        if asked != held or newer:
            yield Found(f"the font {_named(font)} is of another collection of characters than its codes", place)


def glyph_maps(document: Document) -> Iterator[Found]:
    """A TrueType font that is addressed by numbers says which glyph each of them is (7.21.3.2)."""
    for place, font in document.fonts:
        for one in font.get("/DescendantFonts", []):
            told = one.get("/CIDToGIDMap")
            if str(one.get("/Subtype")) != "/CIDFontType2" or "/FontFile2" not in one.get("/FontDescriptor", {}):
                continue
            if not isinstance(told, pikepdf.Stream) and str(told) != "/Identity":
                yield Found(f"the font {_named(font)} has no CIDToGIDMap", place)


def code_maps(document: Document) -> Iterator[Found]:
    """A map of codes is in the file, or one that all readers have (7.21.3.3)."""
    for place, font in document.fonts:
        encoding = font.get("/Encoding")
        if str(font.get("/Subtype")) != "/Type0" or encoding is None:
            continue
        if not isinstance(encoding, pikepdf.Stream):
            if str(encoding) not in _IDENTITY and str(encoding)[1:] not in COLLECTION_OF:
                yield Found(f"the map {str(encoding)[1:]} of the font {_named(font)} is not in the file", place)
            continue
        written = _read(encoding)
        mode = _MODE.search(written)
        if (int(mode[1]) if mode else 0) != int(encoding.get("/WMode", 0)):
            yield Found(f"the map of the font {_named(font)} is of another direction of writing than it says", place)
        bases = [one.decode() for one in _BASE.findall(written)]
        if isinstance(used := encoding.get("/UseCMap"), pikepdf.Name):
            bases.append(str(used)[1:])
        for base in bases:
            if f"/{base}" not in _IDENTITY and base not in COLLECTION_OF:
                yield Found(f"the map {base}, on which that of the font {_named(font)} rests, is not there", place)


def true_type_codes(document: Document) -> Iterator[Found]:
    """A TrueType font of letters says how they are coded, one of signs does not (7.21.6)."""
    from umbruch.preflight.pdf.access.glyph_names import is_known

    for place, font in document.fonts:
        if str(font.get("/Subtype")) != "/TrueType":
            continue
        encoding = font.get("/Encoding")
        if int(font.get("/FontDescriptor", {}).get("/Flags", 0)) & _SYMBOLIC:
            if encoding is not None:
                yield Found(f"the font {_named(font)} is one of signs and says how its codes are to be read", place)
            continue
        base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
        if str(base) not in _LATIN:
            yield Found(f"the font {_named(font)} does not say how its codes are to be read", place)
        elif isinstance(encoding, pikepdf.Dictionary):
            names = [str(one)[1:] for one in encoding.get("/Differences", []) if isinstance(one, pikepdf.Name)]
            if unknown := [one for one in names if not is_known(one)]:
                yield Found(f"the font {_named(font)} has a glyph {unknown[0]!r} that is no character", place)


def characters(document: Document) -> Iterator[Found]:
    """No code stands for the null character or for a mark of byte order (7.21.7)."""
    for place, font in document.fonts:
        if isinstance(font.get("/ToUnicode"), pikepdf.Stream) and _has_no_character(_read(font["/ToUnicode"])):
            yield Found(f"codes of the font {_named(font)} lead to no character", place)


def _has_no_character(written: bytes) -> bool:
    for kind, rows in _TARGETS.findall(written):
        codes = [re.sub(rb"\s", b"", one).decode().upper() for one in _CODES.findall(re.sub(rb"[\[\]]", b" ", rows))]
        targets = codes[1::2] if kind == b"bfchar" else codes[2::3] if b"[" not in rows else codes
        for one in targets:
            if any(one[at : at + 4] in _NO_CHARACTERS for at in range(0, len(one), 4)):
                return True
    return False


def _read(stream: Any) -> bytes:
    if unpacked(stream, MOST_CONTENT) > MOST_CONTENT:
        return b""
    found: bytes = stream.read_bytes()
    return found


def _named(font: Any) -> str:
    return str(font.get("/BaseFont", font.get("/Name", "/without name")))[1:]
