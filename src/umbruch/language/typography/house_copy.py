"""A publication with the signs of its languages: what a style asks for, done in the tree before pages are set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec.structs import replace

from umbruch.language.typography.dashes import dash_edits
from umbruch.language.typography.edits import ELSEWHERE, edited
from umbruch.language.typography.house_signs import HouseSigns
from umbruch.language.typography.quotation_marks import marks_for, quotation_edits
from umbruch.language.typography.spaces import space_edits
from umbruch.tree import (
    Article,
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
    Publication,
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


def dressed(publication: Publication, signs: HouseSigns) -> Publication:
    """The publication with the signs of its languages; see `with_house_signs`."""
    whole = _Dresser(signs, publication.lang)
    return replace(
        publication,
        title=whole.line(publication.title),
        subtitle=whole.line(publication.subtitle),
        boilerplate=whole.line(publication.boilerplate),
        articles=tuple(_dressed(article, signs, publication.lang) for article in publication.articles),
    )


def _dressed(article: Article, signs: HouseSigns, lang: str | None) -> Article:
    dresser = _Dresser(signs, article.lang or lang)
    return replace(
        article,
        kicker=dresser.line(article.kicker),
        headline=dresser.line(article.headline),
        deck=dresser.line(article.deck),
        lead=dresser.line(article.lead),
        body=dresser.blocks(article.body),
        boilerplate=dresser.line(article.boilerplate),
    )


class _Dresser:
    """Changes signs in one language; what another language stands in is left to one of its own."""

    def __init__(self, signs: HouseSigns, lang: str | None) -> None:
        self._signs = signs
        self._lang = lang
        self._marks = marks_for(signs.quotes, lang)

    def _within(self, lang: str | None) -> _Dresser:
        return self if not lang or lang == self._lang else _Dresser(self._signs, lang)

    def line(self, line: str | None) -> str | None:
        """A line of plain text."""
        return self._pieces([line])[0] if line else line

    def _pieces(self, pieces: list[str], *, cell: bool = False) -> list[str]:
        """The text of a paragraph, cut by its emphasis and links."""
        if self._marks is not None:
            pieces = edited(pieces, quotation_edits("".join(pieces), self._marks))
        if self._signs.dashes and self._lang:
            pieces = edited(pieces, dash_edits("".join(pieces), self._lang, cell=cell))
        if self._signs.spaces and self._lang:
            pieces = edited(pieces, space_edits("".join(pieces), self._lang))
        return pieces

    def _said(self, content: tuple[Inline, ...], *, cell: bool = False) -> tuple[Inline, ...]:
        """The inlines of a paragraph."""
        pieces = list(_pieces_of(content))
        made = self._pieces(pieces, cell=cell)
        foreign = any(isinstance(one, Span | Note) for one in _each(content))
        return content if made == pieces and not foreign else tuple(self._rebuilt(content, iter(made)))

    def _rebuilt(self, content: Iterable[Inline], pieces: Iterator[str]) -> Iterator[Inline]:
        for inline in content:
            match inline:
                case Text():
                    yield Text(next(pieces))
                case Break():
                    next(pieces)
                    yield inline
                case Span():
                    next(pieces)
                    yield replace(inline, content=self._within(inline.lang)._said(inline.content))
                case Note():
                    next(pieces)
                    yield replace(inline, content=self.blocks(inline.content))
                case Emphasis() | Strong() | Subscript() | Superscript() | Struck() | Link():
                    yield replace(inline, content=tuple(self._rebuilt(inline.content, pieces)))
                case _:
                    assert_never(inline)

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Blocks with all below them."""
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, content=self._within(block.lang)._said(block.content))
            case Subheading():
                return replace(block, content=self._said(block.content))
            case Quote():
                return replace(block, content=self.blocks(block.content), attribution=self.line(block.attribution))
            case Box():
                return replace(block, title=self.line(block.title), content=self.blocks(block.content))
            case List():
                return replace(block, items=tuple(map(self.blocks, block.items)))
            case Figure():
                return replace(block, caption=self._said(block.caption))
            case Table():
                rows = tuple(tuple(self._said(cell, cell=True) for cell in row) for row in block.rows)
                header = tuple(map(self._said, block.header))
                return replace(block, header=header, rows=rows, caption=self._said(block.caption))
            case Rule():
                return block
            case _:
                assert_never(block)


def _pieces_of(content: Iterable[Inline]) -> Iterator[str]:
    """The pieces of text in order: one for each leaf that `_rebuilt` meets."""
    for inline in content:
        match inline:
            case Text(text):
                yield text
            case Break():
                yield "\n"
            case Span() | Note():
                yield ELSEWHERE
            case Emphasis() | Strong() | Subscript() | Superscript() | Struck() | Link():
                yield from _pieces_of(inline.content)
            case _:
                assert_never(inline)


def _each(content: Iterable[Inline]) -> Iterator[Inline]:
    for inline in content:
        yield inline
        if not isinstance(inline, Text | Break | Note):
            yield from _each(inline.content)
