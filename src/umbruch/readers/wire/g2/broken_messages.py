"""A message of which an item is no XML: the others are parted by their tags and read each for itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputInvalid
from umbruch.readers.wire.wire_xml import Element, decoded, local, parsed

_ROOT = re.compile(r"<(?P<prefix>[\w.-]{1,40}:)?newsMessage\b[^<>]{0,5000}>")
_ITEM = re.compile(
    r"<(?P<prefix>[\w.-]{1,40}:)?(?P<name>newsItem|packageItem|knowledgeItem|conceptItem)\b"
    r"(?:(?!<(?P=prefix)?(?:newsItem|packageItem|knowledgeItem|conceptItem)\b).)*?</(?:[\w.-]{1,40}:)?(?P=name)\s*>",
    re.DOTALL,
)


class WholeItems(NamedTuple):
    """The items that could be read, and what is to be said of the others."""

    items: tuple[Element, ...]
    remarks: tuple[Diagnostic, ...]


def whole_items(content: bytes, source: str) -> WholeItems:
    """The items of a broken message that are whole.

    Args:
        content: the bytes of the file.
        source: its name for messages.
    """
    text = decoded(content)
    root = _ROOT.search(text)
    if root is None:
        return WholeItems((), ())
    items: list[Element] = []
    remarks: list[Diagnostic] = []
    start, end = root.group(), f"</{root.group('prefix') or ''}newsMessage>"
    for number, match in enumerate(_ITEM.finditer(text, root.end()), start=1):
        try:
            message = parsed(f"{start}{match.group()}{end}".encode(), source).root
        except InputInvalid as error:
            line = text.count("\n", 0, match.start()) + 1
            remarks.append(Diagnostic("wire.left-out", f"item {number}: {error.message}; left out", "warning", line))
            continue
        items += (one for one in message if local(one))
    return WholeItems(tuple(items), tuple(remarks))
