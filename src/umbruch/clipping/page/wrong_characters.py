"""Characters that nobody sees, and letters that were decoded twice: taken out, or mended, before a text is read."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKS = re.compile("[\u200b\u2060\u2061-\u2064\u180e\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\u200c\u200d\u034f]")
_BLANKS = re.compile("[\u200b\u2060\u2061-\u2064\u180e\u034f]+")
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINERS = re.compile("(?<![\u0600-\u08ff\u0900-\u0dff\u200d\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])[\u200c\u200d]")
_WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer, which have no blanks between words: U+200B tells where a line may end there."""
_PRINTED_HYPHEN = re.compile("(?:^|(?<=\\s))\u00ad(?=[^\\S\n]+\\S)", re.MULTILINE)
_SOFT_HYPHEN = re.compile("\u00ad+(?![^\\S\n]*\n)(?!\\Z)")

_LATE = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xC0)}
_FOLLOWING = "".join(
    dict.fromkeys([*(sign for sign in _LATE.values() if sign != "\ufffd"), *map(chr, range(0x80, 0xC0))])
)
_BYTE_OF = {sign: byte for byte, sign in _LATE.items() if sign != "\ufffd"} | {
    chr(byte): byte for byte in range(0x80, 0x100)
}
_CLASS = re.escape(_FOLLOWING)
_TWICE = re.compile(f"[\u00c2-\u00df][{_CLASS}]|[\u00e0-\u00ef][{_CLASS}]{{2}}|[\u00f0-\u00f4][{_CLASS}]{{3}}")
_AMBIGUOUS = re.compile("[\u00c2-\u00df][»”’“‘„‚‹›«\u00a0–—…]")
"""A capital before a quotation mark, a dash or a blank: real in `CAFÉ»`."""
_LEAST_TWICE = 2


class Mended(NamedTuple):
    """A text, how many invisible characters went, how many letters were mended, and the line of the first of these.

    `doubtful` counts what looks decoded twice and was left as it is.
    """

    text: str
    invisible: int = 0
    twice: int = 0
    doubtful: int = 0
    line: int | None = None


def mended(text: str) -> Mended:
    """The text as its writer saw it: no invisible characters, and UTF-8 that was read as Windows-1252 put right.

    A soft hyphen stays at the end of a line, where it tells that the word was cut, and becomes a hyphen where blanks
    stand on both its sides, as printing programs leave it. Marks of direction stay in texts that have letters written
    from right to left, joiners beside letters that need them.

    Args:
        text: the text with `\\n` line ends.
    """
    if text.isascii():
        return Mended(text)
    told = _once(text)
    cleaned = _without_invisible(told.text) if _MARKS.search(told.text) else told.text
    return told._replace(text=cleaned, invisible=len(told.text) - len(cleaned))


def _without_invisible(text: str) -> str:
    text = _PRINTED_HYPHEN.sub("-", text)
    text = _SOFT_HYPHEN.sub("", text)
    if not _WITHOUT_BLANKS.search(text):
        text = _BLANKS.sub("", text)
    if not _RIGHT_TO_LEFT.search(text):
        text = _BIDI.sub("", text)
    return _JOINERS.sub("", text)


def _once(text: str) -> Mended:
    """The text with what was decoded twice put right, where that is certain.

    It is where two such letters stand in it and they are no fewer than the letters that were decoded once.
    """
    found = [match for match in _TWICE.finditer(text) if _letters(match.group()) is not None]
    if not found:
        return Mended(text)
    line = text.count("\n", 0, found[0].start()) + 1
    plain = sum(not _AMBIGUOUS.fullmatch(match.group()) for match in found)
    inside = sum(len(match.group()) for match in found)
    others = sum(sign.isalpha() and not sign.isascii() for sign in text) - inside
    if plain < _LEAST_TWICE or plain < others:
        return Mended(text, doubtful=plain, line=line if plain else None)
    return Mended(_TWICE.sub(lambda match: _letters(match.group()) or match.group(), text), twice=len(found), line=line)


def _letters(signs: str) -> str | None:
    """The letter whose UTF-8 was read as Windows-1252; None where the signs are no UTF-8."""
    try:
        return bytes(_BYTE_OF[sign] for sign in signs).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
