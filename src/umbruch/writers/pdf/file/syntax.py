"""PDF source: numbers and strings as they stand in a file (ISO 32000-1, 7.3)."""

from __future__ import annotations

import re
import zlib

from umbruch.kept import Store

_ESCAPED = re.compile(r"([\\()])")


_LONGEST = 30_000
"""Bytes of a string that may be no longer, in whole codes."""
_STRING = re.compile(r"\((?:\\.|[^\\()])*\)", re.DOTALL)
_BYTE = re.compile(r"\\.|[^\\()]", re.DOTALL)

_LEVEL = 4
"""Of zlib: at 6 pages of text become a twenty-fifth smaller, and that takes three times as long."""


def compressed(content: bytes) -> bytes:
    """The content of a stream as the filter FlateDecode reads it."""
    return zlib.compress(content, _LEVEL)


def number(value: float, places: int = 2) -> str:
    """A number as PDF writes it, without needless digits."""
    written = f"{value:.2f}" if places == 2 else f"{value:.{places}f}"
    if written[-1] == "0" and places:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


class _Places(Store[float, str]):
    """Places on a page as numbers, which come again all the time: the edges of columns and the lines of the grid."""

    def __missing__(self, place: float) -> str:
        return self.keep(place, number(place))


PLACES = _Places(4_096, "writers.pdf.file.syntax.PLACES")


def string(text: str) -> str:
    """A text string: plain where it is ASCII, else UTF-16 with its byte order mark (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return f"({_ESCAPED.sub(_BEHIND_BACKSLASH, text)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


_BEHIND_BACKSLASH = r"\\\1"


def shortened(array: str) -> str:
    """The elements of an array of TJ, with strings parted that are longer than they may be (ISO 19005-2, 6.1.13)."""
    return array if len(array) <= _LONGEST else _STRING.sub(_parted, array)


def _parted(string: re.Match[str]) -> str:
    """A string as several."""
    units = _BYTE.findall(string.group())
    return "".join([f"({''.join(units[at : at + _LONGEST])})" for at in range(0, len(units), _LONGEST)])
