"""PDF source: numbers and strings as they stand in a file (ISO 32000-1, 7.3)."""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"([\\()])")


def number(value: float, places: int = 2) -> str:
    """A number as PDF writes it, without needless digits."""
    written = f"{value:.{places}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def string(text: str) -> str:
    """A text string: plain where it is ASCII, else UTF-16 with its byte order mark (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return f"({_ESCAPED.sub(_BEHIND_BACKSLASH, text)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


_BEHIND_BACKSLASH = r"\\\1"
