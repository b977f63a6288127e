"""Changing the figures of a tree: their pictures' names, captions, credits and alternative texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from msgspec.structs import replace

from umbruch.tree.model import Article, Block, Figure, List, Paragraph, Quote, Rule, Subheading, Table

Retouch = Callable[[Figure, str], Figure]
"""Takes a figure and its path in the article (`body[2].content[0]`)."""


def retouched(article: Article, retouch: Retouch) -> Article:
    """The article with every figure, however deep, passed through `retouch`."""
    return replace(article, body=_blocks(article.body, "body", retouch))


def _blocks(blocks: Iterable[Block], path: str, retouch: Retouch) -> tuple[Block, ...]:
    return tuple(_block(block, f"{path}[{number}]", retouch) for number, block in enumerate(blocks))


def _block(block: Block, path: str, retouch: Retouch) -> Block:
    match block:
        case Figure():
            return retouch(block, path)
        case Quote():
            return replace(block, content=_blocks(block.content, f"{path}.content", retouch))
        case List():
            items = (_blocks(item, f"{path}.items[{number}]", retouch) for number, item in enumerate(block.items))
            return replace(block, items=tuple(items))
        case Paragraph() | Subheading() | Table() | Rule():
            return block
        case _:
            assert_never(block)
