"""Changing the figures of a tree: their pictures' names, captions, credits and alternative texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from msgspec.structs import replace

from umbruch.tree import Article, Block, Figure, List, Paragraph, Quote, Rule, Subheading, Table

Retouch = Callable[[Figure], Figure]


def retouched(article: Article, retouch: Retouch) -> Article:
    """The article with every figure, however deep, passed through `retouch`."""
    return replace(article, body=_blocks(article.body, retouch))


def _blocks(blocks: Iterable[Block], retouch: Retouch) -> tuple[Block, ...]:
    return tuple(_block(block, retouch) for block in blocks)


def _block(block: Block, retouch: Retouch) -> Block:
    match block:
        case Figure():
            return retouch(block)
        case Quote():
            return replace(block, content=_blocks(block.content, retouch))
        case List():
            return replace(block, items=tuple(_blocks(item, retouch) for item in block.items))
        case Paragraph() | Subheading() | Table() | Rule():
            return block
        case _:
            assert_never(block)
