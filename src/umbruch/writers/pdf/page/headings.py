"""The levels of headings in the structure of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from umbruch.tree import Article, Block, Subheading
from umbruch.tree.walk import each_block, inline_text
from umbruch.writers.pdf.type.settable import plain


def heading_levels(article: Article, notes: Sequence[Sequence[Block]]) -> Iterator[int]:
    """The levels of the subheadings in reading order, none left out on the way down (ISO 14289-1, 7.4.2)."""
    headings = [
        block for blocks in (article.body, *notes) for block in each_block(blocks) if isinstance(block, Subheading)
    ]
    used = sorted({block.level for block in headings})
    previous = 1 if article.headline and plain(article.headline) else 0
    first = previous + 1
    for block in headings:
        if plain(inline_text(block.content)):
            previous = min(first + used.index(block.level), previous + 1, 6)
            yield previous
