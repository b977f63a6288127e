"""Going over a tree: its text, its blocks, its figures and its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from umbruch.tree.model import (
    Article,
    Block,
    Break,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Paragraph,
    Publication,
    Quote,
    Rule,
    Strong,
    Subheading,
    Table,
    Text,
)

_WORD = re.compile(r"\w[\w'’\-]*")


def inline_text(content: Iterable[Inline]) -> str:
    """The characters of a sequence of inlines; a break is a newline."""
    return "".join(_inline_parts(content))


def _inline_parts(content: Iterable[Inline]) -> Iterator[str]:
    for inline in content:
        match inline:
            case Text(text):
                yield text
            case Break():
                yield "\n"
            case Emphasis() | Strong() | Link():
                yield from _inline_parts(inline.content)
            case _:
                assert_never(inline)


def each_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, those inside quotes and lists after the block that holds them."""
    for block in blocks:
        yield block
        match block:
            case Quote():
                yield from each_block(block.content)
            case List():
                for item in block.items:
                    yield from each_block(item)
            case Paragraph() | Subheading() | Figure() | Table() | Rule():
                pass
            case _:
                assert_never(block)


def each_figure(publication: Publication) -> Iterator[Figure]:
    """Every figure of every article in reading order."""
    for article in publication.articles:
        for block in each_block(article.body):
            if isinstance(block, Figure):
                yield block


def block_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of each block that carries any, in reading order; who said it stands after a quote."""
    for block in blocks:
        match block:
            case Paragraph() | Subheading():
                yield inline_text(block.content)
            case Quote():
                yield from block_texts(block.content)
                if block.attribution:
                    yield block.attribution
            case List():
                for item in block.items:
                    yield from block_texts(item)
            case Figure():
                if block.caption:
                    yield inline_text(block.caption)
                if block.credit:
                    yield block.credit.text
            case Table():
                for cells in (block.header, *block.rows):
                    yield from (inline_text(cell) for cell in cells)
                if block.caption:
                    yield inline_text(block.caption)
            case Rule():
                pass
            case _:
                assert_never(block)


def article_texts(article: Article) -> Iterator[str]:
    """Every text that a reader of the article should meet, in reading order.

    What `discarded` holds (page furniture) is left out, as are keywords and subjects.
    """
    if article.embargo:
        yield article.embargo.text
    for line in (article.kicker, article.headline, article.deck):
        if line:
            yield line
    if article.byline:
        yield article.byline.text
    if article.lead:
        yield article.lead
    if article.dateline:
        yield article.dateline.text
    yield from block_texts(article.body)
    if article.source:
        yield article.source.text
    if article.boilerplate:
        yield article.boilerplate
    if article.contact:
        yield article.contact.text
    yield from article.notice


def word_count(texts: Iterable[str]) -> int:
    """How many words the texts have; what hyphens and apostrophes join is one."""
    return sum(len(_WORD.findall(text)) for text in texts)
