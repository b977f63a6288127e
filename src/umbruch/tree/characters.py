"""Characters that may stand in a file for readers: what is forbidden is taken out and reported, never written."""

from __future__ import annotations

import re

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import forbidden_characters

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile(r"[ \t]*[\t\n\r][ \t\n\r]*")


def clean(text: str) -> str:
    """The text without what XML 1.0 forbids (2.2 Characters) or discourages: control characters of ASCII and of C1.

    They go, as do halves of surrogate pairs and U+FFFE, U+FFFF; a control character that parts words (vertical tab,
    form feed, next line) becomes a space. Line ends become a newline.
    """
    if text.isprintable():  # nothing of all that is, and most texts are
        return text
    kept = _FORBIDDEN.sub(lambda found: " " if found.group().isspace() else "", text)
    return kept.replace("\r\n", "\n").replace("\r", "\n")


def cleaned(text: str, field: str) -> str:
    """The text as `clean` leaves it; what was taken out is reported with `field`, the path in the tree."""
    if not text.isprintable() and (found := _FORBIDDEN.findall(text)):
        report(forbidden_characters(found, field))
    return clean(text)


def escape(text: str) -> str:
    """The text, cleaned, with `&`, `<`, `>` and `"` as entities: safe as content and inside double quotes."""
    # One after the other: `translate` asks a dictionary for each letter as soon as one of them is not ASCII.
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def one_line(text: str) -> str:
    """The text with line ends and tabs turned into single spaces, as `g2normalizedString` wants it."""
    return _LINE_ENDS.sub(" ", text)
