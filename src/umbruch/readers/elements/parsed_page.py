"""Bytes or text of HTML to elements: the encoding told, nothing fetched, depth and number of elements bounded."""

from __future__ import annotations

import codecs
import re
from typing import Any

from umbruch.clipping.page.code_pages import code_page_of
from umbruch.errors import InputUnreadable
from umbruch.readers.elements.word_lists import restore_lists

Element = Any
"""An element of lxml, which brings no types."""

MOST_ELEMENTS = 500_000
"""A long newspaper page has some 5,000."""
DEEPEST = 200
"""Elements inside one another that are kept as blocks; libxml2 itself stops at 255."""

_LONG_TAG = 20_000
"""Letters of a tag from which its attributes are counted: 5,000 of them have at least as many."""
_MOST_ATTRIBUTES = 5_000
"""libxml2 compares each attribute of an element with all before it."""
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")

_HEAD = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.-]+)", re.IGNORECASE
)
_UNSAFE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_AS_BROWSERS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
"""What browsers read under these names (WHATWG Encoding, 4.2)."""


def decoded_page(content: bytes, told: str | None = None) -> str:
    """The text of a page: by its byte order mark, what was told, its own word, else as UTF-8 or what it looks like.

    Args:
        content: the bytes.
        told: an encoding named outside of the page, as in the header of a mail.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").lstrip("\ufeff")
    found = _CHARSET.search(content[:_HEAD])
    own = (found.group(1) or found.group(2)).decode("ascii", "replace") if found else None
    for name in (told, "utf-8" if not told else None, own, "utf-8"):
        if (text := decoded_as(content, name)) is not None:
            return text
    return guessed(content)


def decoded_as(content: bytes, name: str | None) -> str | None:
    """The text in an encoding; None where there is none of that name, or the bytes are not in it."""
    if not name:
        return None
    try:
        return content.decode(_AS_BROWSERS.get(name.lower(), name))
    except (LookupError, UnicodeError, ValueError):
        return None


def guessed(content: bytes) -> str:
    """The text of bytes of which nobody says the encoding, in the one that their letters tell."""
    return content.decode(code_page_of(content).codec, "replace")


def parsed(text: str, source: str) -> Element:
    """The root element of a page.

    Args:
        text: the page.
        source: its name for messages.

    Raises:
        InputUnreadable: no element in it, more than half a million, or one of thousands of attributes.
    """
    from lxml import etree

    text = _UNSAFE.sub("", _DECLARED.sub("", text, count=1))
    if text.count("<") > MOST_ELEMENTS * 2:
        raise InputUnreadable("the page has more than half a million elements", source=source, hint="split it")
    if any(len(part) > _LONG_TAG and _attributes(part) > _MOST_ATTRIBUTES for part in text.split("<")):
        raise InputUnreadable("an element of the page has thousands of attributes", source=source, hint="save it anew")
    parser = etree.HTMLParser(no_network=True, remove_pis=True, encoding="utf-8", recover=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise InputUnreadable("there is no word in it", source=source, hint="was it saved?")
    if "mso-list" in text:
        restore_lists(root)
    return root


def _attributes(tag: str) -> int:
    """How many attributes a tag has at most; words behind it are not counted."""
    return len(_QUOTED.sub("", tag).partition(">")[0].split())
