"""Running text as agencies send it, wrapped or not, with or without tags in it, as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from umbruch.readers.wire.item_told import Told
from umbruch.readers.wire.markup.body_roles import take_roles
from umbruch.readers.wire.markup.markup_blocks import TakeFigure, body_of_markup
from umbruch.tree import Block, Break, Inline, Paragraph, Text

_MARKED_UP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|table|b|i|strong|em|html|body)\b[^<>]{0,400}>", re.IGNORECASE)
_INDENT = re.compile(r"[ \t\u00a0]{2,}|\t")
_NARROW = (30, 100)
"""Characters a line between which copy was wrapped by a machine; wires have 65 to 80."""


def _none(_address: str, _alt: str | None) -> str | None:
    """No picture."""
    return None


def blocks_of_text(text: str, told: Told, kind: str = "", take: TakeFigure = _none) -> list[Block]:
    """The blocks of a text; where tags stand in it, it is read as HTML, and its roles go to the item.

    Args:
        text: what stands in the item.
        told: the item.
        kind: the media type that it is said to have.
        take: gives the picture of an address.
    """
    if "html" in kind or _MARKED_UP.search(text):
        from umbruch.readers.elements.parsed_page import parsed

        root = parsed(f"<div>{text}</div>" if "<html" not in text[:500].lower() else text, told.id or "an item")
        if root is not None:
            before, told.body = told.body, []
            take_roles(told, body_of_markup(root, take))
            found, told.body = told.body, before
            if len(found) == 1 and isinstance(found[0], Paragraph) and "\n" in text.strip() and not _broken(found[0]):
                plain: list[Block] = list(paragraphs_of(_without_tags(text)))
                return plain if len(plain) > 1 and not _styled(found[0]) else found
            return found
    return list(paragraphs_of(text))


def _broken(paragraph: Paragraph) -> bool:
    return any(isinstance(one, Break) for one in paragraph.content)


def _styled(paragraph: Paragraph) -> bool:
    return any(not isinstance(one, Text | Break) for one in paragraph.content)


def _without_tags(text: str) -> str:
    import html

    return html.unescape(_MARKED_UP.sub(" ", text))


def paragraphs_of(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text: parted by blank lines and by indents; lines that a machine wrapped are joined."""
    for group in _groups(text.expandtabs(4).splitlines()):
        content: list[Inline] = []
        for line in _joined(group):
            content += [Break(), Text(line)] if content else [Text(line)]
        if content:
            yield Paragraph(tuple(content))


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    told = [line for line in lines if line.strip()]
    indented = [bool(_INDENT.match(line)) for line in told]
    by_indent = any(indented) and not all(indented)
    apart = all(len(line) > _NARROW[1] for line in told[:-1]) if told else False
    group: list[str] = []
    for line in lines:
        if not line.strip():
            if group:
                yield group
            group = []
            continue
        if group and (apart or (by_indent and _INDENT.match(line))):
            yield group
            group = []
        group.append(" ".join(line.split()))
    if group:
        yield group


def _joined(group: Sequence[str]) -> Iterator[str]:
    """The lines of a group, those joined that only ended because the next word did not fit."""
    width = max(map(len, group))
    if not _NARROW[0] <= width <= _NARROW[1]:
        yield from group if width < _NARROW[0] else (" ".join(group),)
        return
    line = ""
    for number, one in enumerate(group):
        line = f"{line} {one}" if line else one
        after = group[number + 1] if number + 1 < len(group) else ""
        if not after or len(one) + 1 + len(after.split()[0]) < min(width, 60) - 4:
            yield line
            line = ""
