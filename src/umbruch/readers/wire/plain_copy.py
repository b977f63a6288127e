"""Running text as agencies send it, wrapped or not, with or without tags in it, as blocks."""

from __future__ import annotations

import re

from umbruch.readers.wire.item_told import Told
from umbruch.readers.wire.markup.body_roles import take_roles
from umbruch.readers.wire.markup.markup_blocks import TakeFigure, body_of_markup
from umbruch.readers.wire.wrapped_copy import paragraphs_of
from umbruch.tree import Block, Break, Paragraph, Text

_MARKED_UP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|table|b|i|strong|em|html|body)\b[^<>]{0,400}>", re.IGNORECASE)


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
