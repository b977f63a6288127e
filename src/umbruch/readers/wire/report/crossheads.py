"""Crossheads that agencies set as paragraphs between two dashes: `- Three weeks of works -` (AFP, and who takes it)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from umbruch.readers.blocks.inline_cuts import cut
from umbruch.tree import Block, Paragraph, Subheading
from umbruch.tree.walk import inline_text

_BETWEEN_DASHES = re.compile(r"\s*(?P<sign>-{1,3}|[–—=*+])\s?(?P<words>[^\s\d].{0,78}[^\s.:;,])\s?(?P=sign)\s*")
_LEVEL = 2


def with_crossheads(body: Iterable[Block]) -> list[Block]:
    """The blocks of a body with such paragraphs as headings; one that no text stands above or below is none.

    Args:
        body: of an item of others.
    """
    blocks = list(body)
    for at, block in enumerate(blocks[1:-1], start=1):
        if not isinstance(block, Paragraph) or not isinstance(blocks[at + 1], Paragraph):
            continue
        found = _BETWEEN_DASHES.fullmatch(inline_text(block.content))
        if found is not None and any(map(str.isalpha, found["words"])):
            blocks[at] = Subheading(cut(block.content, found.start("words"), found.end("words")), _LEVEL)
    return blocks
