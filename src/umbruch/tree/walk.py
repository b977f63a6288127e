"""Going over a tree: its text, its blocks, its figures and its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from umbruch.tree.blocks import (
    Block,
    Box,
    Break,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Strong,
    Struck,
    Subheading,
    Subscript,
    Superscript,
    Table,
    Text,
)
from umbruch.tree.model import Article, Publication
from umbruch.tree.notes import notes_of

_WORD = re.compile(r"\w[\w'’\-]*")


def inline_text(content: Iterable[Inline]) -> str:
    """The characters of a sequence of inlines; a break is a newline, a footnote nothing: its text stands elsewhere."""
    return "".join(_inline_parts(content))


def _inline_parts(content: Iterable[Inline]) -> Iterator[str]:
    for inline in content:
        match inline:
            case Text(text):
                yield text
            case Break():
                yield "\n"
            case Emphasis() | Strong() | Subscript() | Superscript() | Struck() | Span() | Link():
                yield from _inline_parts(inline.content)
            case Note():
                pass
            case _:
                assert_never(inline)


def said(paragraph: Paragraph) -> tuple[Inline, ...]:
    """What a paragraph shows: its words, and before them who says them, where they don't begin with that name."""
    speaker = (paragraph.speaker or "").strip()
    seen = any(sign.isprintable() and not sign.isspace() for sign in speaker)
    if not seen or inline_text(paragraph.content).lstrip().casefold().startswith(speaker.casefold()):
        return paragraph.content
    return (Strong((Text(f"{speaker}:"),)), Text(" "), *paragraph.content)


def says_something(content: tuple[Inline, ...]) -> bool:
    """Whether inlines have words or the mark of a note, which has words of its own."""
    return bool(inline_text(content).strip()) or next(notes_of(content), None) is not None


def each_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, those inside quotes, boxes and lists after the block that holds them."""
    for block in blocks:
        yield block
        match block:
            case Quote() | Box():
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
    """The text of each block that carries any, in reading order; who said it stands after a quote.

    Footnotes are left out, as their text stands at the foot.
    """
    for block in blocks:
        match block:
            case Paragraph():
                yield inline_text(said(block))
            case Subheading():
                yield inline_text(block.content)
            case Box():
                if block.title:
                    yield block.title
                yield from block_texts(block.content)
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

    The texts of footnotes follow the body. What `discarded` holds (page furniture) is left out, as are notes for the
    desk, keywords and subjects.
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
    for note in notes_of(article.body):
        yield from block_texts(note.content)
    if article.source:
        yield article.source.text
    if article.boilerplate:
        yield article.boilerplate
    if article.contact:
        yield article.contact.text
    yield from notices(article)


def notices(article: Article) -> tuple[str, ...]:
    """What stands at the foot for readers: the notices, and the note of a correction, which tells what was wrong."""
    change = article.change
    return (*article.notice, change.note) if change and change.kind == "correction" and change.note else article.notice


def in_brackets(note: Note) -> tuple[Inline, ...]:
    """The words of a note between brackets, for where there is no foot to set it at."""
    return (Text(f" [{' '.join(block_texts(note.content))}]"),)


def word_count(texts: Iterable[str]) -> int:
    """How many words the texts have; what hyphens and apostrophes join is one."""
    return sum(len(_WORD.findall(text)) for text in texts)
