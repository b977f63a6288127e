"""Codes that characters have in content streams, the same in every file, so that a word is written out only once.

The characters of European languages and the ligatures of faces have fixed codes. Any other gets a code of its own in
each file.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from umbruch.fonts.features import LIGATURES

_CHARACTERS = (
    *map(chr, chain(range(0x20, 0x7F), (0xAD, 0xA0, *map(ord, "„“”‚‘’»«›‹–—…•·§°€")))),
    *LIGATURES,
    *map(
        chr,
        chain(
            range(0xC0, 0x100),
            (code for code in range(0xA1, 0xC0) if chr(code) not in "§°«·»\xad"),
            range(0x100, 0x180),
            range(0x386, 0x3CF),
            range(0x400, 0x460),
            (0x490, 0x491, 0x218, 0x219, 0x21A, 0x21B, 0x1E9E, 0x2009, 0x202F, 0x2011),
        ),
    ),
)

FIXED: dict[str, int] = {character: code for code, character in enumerate(_CHARACTERS, start=1)}
"""The characters and ligatures with fixed codes; 0 is the box for a missing glyph."""

FIRST_FREE = len(FIXED) + 1
"""The first code that no character has."""

_ESCAPED = {"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"}


def written(code: int) -> str:
    """A code as it stands in a string of a content stream: two bytes (ISO 32000-1, 7.3.4.2), each as a character.

    They are half as long as digits would be, smaller when compressed, and that in a fifth of the time.
    """
    return "".join([_ESCAPED.get(byte, byte) for byte in map(chr, divmod(code, 256))])


WRITTEN: dict[str, str] = {character: written(code) for character, code in FIXED.items()}
"""Fixed codes as they stand in content streams."""


_FOUND_AS = str.maketrans({"\N{THIN SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
"""Thin spaces are copied and found as the spaces that people type: Chrome finds `10 %` in no other way."""


def unicode_row(characters: str, code: int) -> str:
    """A row of the map back to characters (ISO 32000-1, 9.10.3)."""
    return f"<{code:04X}> <{characters.translate(_FOUND_AS).encode('utf-16-be').hex().upper()}>"


_ROWS = {character: unicode_row(character, code) for character, code in FIXED.items()}


def unicode_rows(codes: Iterable[tuple[int, str]]) -> list[str]:
    """The rows of codes and the characters that they stand for, in the order given."""
    return [_ROWS[text] if code < FIRST_FREE else unicode_row(text, code) for code, text in codes]
