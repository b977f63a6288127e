"""Panels of some pages to boxes of the article, those that say nothing else: no contact, no order to wait."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.clipping.page.lines import ends_sentence
from umbruch.manuscript import Box as Place
from umbruch.manuscript import Piece, WrittenLine
from umbruch.manuscript.model import FixedRole
from umbruch.readers.pdf.page_manuscript import ReadPage, manuscript_of_pages, place_of
from umbruch.readers.pdf.setting.text_blocks import TextBlock
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Article, Block, Box, List
from umbruch.tree.walk import block_texts

_MOST_BOXES = 20
"""Panels of a file that are looked into: each is recognised by itself."""
_PROSE = 0.6
"""Share of the letters of a box that stand in sentences or lists."""


class Boxed(NamedTuple):
    """Some pages with the panels that are boxes, the boxes by their places, and the lines that stand in them."""

    pages: tuple[ReadPage, ...]
    boxes: dict[Place, Box]
    lines: tuple[str, ...]


def boxes_of(pages: Sequence[ReadPage], request: ReadRequest) -> Boxed:
    """The boxes beside an article; of panels that are none the blocks that stand in them are the article's.

    Args:
        pages: with its panels.
        request: with the language, where it is given.
    """
    boxes: dict[Place, Box] = {}
    left = _MOST_BOXES
    lines: list[str] = []
    kept = []
    for page in pages:
        blocks: list[TextBlock] = []
        for block in page.blocks:
            box = _box(block, page, request) if block.inside and left else None
            left -= bool(block.inside and left)
            if box is None:
                blocks += block.inside or (block,)
                continue
            boxes[place_of(page.number, block)] = box
            lines += [line.text for line in block.lines]
            blocks.append(block)
        kept.append(page._replace(blocks=tuple(blocks)))
    return Boxed(tuple(kept), boxes, tuple(lines))


def _box(panel: TextBlock, page: ReadPage, request: ReadRequest) -> Box | None:
    """A panel as a box; None where it tells more than a headline and a text, or is put together of bare words."""
    title, *texts = panel.inside
    whole = _recognised((page._replace(blocks=panel.inside),), request)
    if any(map(_tells_more, whole)):
        return None
    made = _recognised((page._replace(blocks=tuple(texts)),), request, as_body=True)
    if len(made) != 1 or made[0] != Article(lang=made[0].lang, body=made[0].body) or not _is_prose(made[0].body):
        return None
    return Box(title.text, made[0].body)


def _recognised(pages: Sequence[ReadPage], request: ReadRequest, *, as_body: bool = False) -> Sequence[Article]:
    from umbruch.clipping.assembly import recognise

    manuscript = manuscript_of_pages(pages)
    if as_body:
        manuscript = replace(manuscript, fixed=tuple(_roles(manuscript.pieces)))
    return recognise(manuscript, request.told_language, (), house_language=request.house.language).articles


def _roles(pieces: Sequence[Piece]) -> Iterator[tuple[int, FixedRole]]:
    """Bold lines alone between others are crossheads, all others text."""
    around: Sequence[Piece | None] = (None, *pieces, None)
    for number, (above, piece, below) in enumerate(zip(around, pieces, around[2:], strict=False), start=1):
        if isinstance(piece, WrittenLine) and piece.text:
            alone = piece.look.bold and not (_words(above) or _words(below)) and below is not None
            yield number, "subheading" if alone else "body"


def _words(piece: Piece | None) -> str:
    return piece.text if isinstance(piece, WrittenLine) else ""


def _tells_more(article: Article) -> bool:
    """Whether words are no background: somebody's address, whoever sends them, or what only the desk is told."""
    return bool(
        article.contact or article.boilerplate or article.desk_notes or article.embargo or article.discarded
        or article.byline or article.dateline
    )  # fmt: skip


def _is_prose(body: Sequence[Block]) -> bool:
    """Whether most words stand in sentences or in lists, as they do in no advertisement."""
    told = sum(
        sum(map(len, block_texts((block,))))
        for block in body
        if isinstance(block, List) or any(ends_sentence(text) for text in block_texts((block,)))
    )
    return told > _PROSE * sum(map(len, block_texts(body)))
