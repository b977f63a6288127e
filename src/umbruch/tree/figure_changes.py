"""Changing the figures of a tree: their pictures' names, captions, credits and alternative texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from msgspec.structs import replace

from umbruch.tree.blocks import Block, Box, Credit, Figure, List, Paragraph, Quote, Rule, Subheading, Table, Text
from umbruch.tree.model import Article, Picture, Publication

FigureChange = Callable[[Figure, str], Figure]
"""Takes a figure and its path in the article (`body[2].content[0]`)."""


def with_figures_changed(article: Article, change: FigureChange) -> Article:
    """The article with every figure, however deep, passed through `change`."""
    return replace(article, body=_blocks(article.body, "body", change))


def with_pictures_told(publication: Publication) -> Publication:
    """The publication as it is shown: figures that say nothing take what is known of their pictures."""
    known = {one.href: one for one in publication.pictures if one.caption or one.credit or one.alt is not None}
    if not known:
        return publication

    def change(figure: Figure, _path: str) -> Figure:
        picture = known.get(figure.image or "")
        return completed(figure, picture) if picture else figure

    articles = tuple(with_figures_changed(article, change) for article in publication.articles)
    return replace(publication, articles=articles)


def completed(figure: Figure, picture: Picture) -> Figure:
    """The figure with what is known of its picture where it says nothing itself."""
    return with_words(figure, picture.caption, picture.credit, picture.alt)


def with_words(figure: Figure, caption: str | None, credit: Credit | None, alt: str | None) -> Figure:
    """The figure with a caption, a credit and a description where it has none; decoration stays as it is."""
    if figure.alt == "":
        return figure
    return replace(
        figure,
        caption=figure.caption or ((Text(caption),) if caption else ()),
        credit=figure.credit or credit,
        alt=alt if figure.alt is None else figure.alt,
    )


def _blocks(blocks: Iterable[Block], path: str, change: FigureChange) -> tuple[Block, ...]:
    return tuple(_block(block, f"{path}[{number}]", change) for number, block in enumerate(blocks))


def _block(block: Block, path: str, change: FigureChange) -> Block:
    match block:
        case Figure():
            return change(block, path)
        case Quote() | Box():
            return replace(block, content=_blocks(block.content, f"{path}.content", change))
        case List():
            items = (_blocks(item, f"{path}.items[{number}]", change) for number, item in enumerate(block.items))
            return replace(block, items=tuple(items))
        case Paragraph() | Subheading() | Table() | Rule():
            return block
        case _:
            assert_never(block)
