"""The story as XHTML: a flat row of blocks under `body`, in reading order, each starting with its text.

Readers exist that take the direct children of `body` only, and of each only the text before its first element: so
there is no section around the story and no span around the dateline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from msgspec.structs import replace

from umbruch.language.direction import contrary
from umbruch.language.tags import direction
from umbruch.language.told_in_words import correction_named
from umbruch.newsxml.inline_elements import XHTML_INLINES, run_in, voice_class
from umbruch.newsxml.story import Story, leftward
from umbruch.newsxml.xml_elements import XHTML, Element, append, file_iri, lines
from umbruch.pictures.alternative_text import alternative_text
from umbruch.registry.roles import ROLE
from umbruch.tree import Block, Box, Figure, Inline, List, Paragraph, Quote, Rule, Subheading, Table
from umbruch.tree.walk import inline_text, notices, said


def xhtml(story: Story) -> Element:
    """The `html` element of a story: all that its reader should meet."""
    return XHTML(
        "html",
        XHTML("head", XHTML("meta", charset="utf-8"), XHTML("title", story.title)),
        XHTML(
            "body", _head(story), _Body(story).blocks(run_in(story.article.dateline, story.article.body)), _foot(story)
        ),
        lang=story.lang,
        dir=leftward(story.lang),
    )


def fragment(story: Story) -> Iterator[Element]:
    """The body of a story and what stands at its foot, for formats that carry its head in fields of their own."""
    yield from _Body(story).blocks(run_in(story.article.dateline, story.article.body))
    yield from _foot(story)


def _head(story: Story) -> Iterator[Element]:
    article = story.article
    if article.embargo:
        yield from _line("embargo", article.embargo.text)
    yield from _line("kicker", article.kicker)
    yield from _line("headline", article.headline, tag="h1")
    yield from _line("deck", article.deck)
    if article.byline:
        yield from _line("byline", article.byline.text)
    yield from _line("lead", article.lead)


def _foot(story: Story) -> Iterator[Element]:
    """What readers meet below the story; contact and notices are the desk's, and stand in fields of their own."""
    article = story.article
    if article.source:
        yield from _line("source", article.source.text)
    yield from _line("boilerplate", story.boilerplate)
    for note in notices(correction_named(replace(article, notice=()), story.lang)):
        yield from _line("notice", note)


def _line(role: str, text: str | None, tag: str = "p") -> Iterator[Element]:
    if text and text.strip():
        yield XHTML(tag, lines(XHTML, text), class_=ROLE[role].css_class)


class _Body:
    """The blocks of one story as XHTML."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Element]:
        for block in blocks:
            match block:
                case Paragraph():
                    if words := said(block):
                        voice, way = voice_class(block), self._contrary(words)
                        yield XHTML("p", XHTML_INLINES.inlines(words), class_=voice, lang=block.lang, dir=way)
                case Box():
                    inside = [*_line("box_title", block.title), *self.blocks(block.content)]
                    if inside:
                        yield XHTML("aside", inside, class_=ROLE["box"].css_class)
                case Subheading():
                    if block.content:
                        way = self._contrary(block.content)
                        yield XHTML(f"h{min(block.level + 1, 6)}", XHTML_INLINES.inlines(block.content), dir=way)
                case Quote():
                    yield from self._quote(block)
                case List():
                    yield from self._list(block)
                case Figure():
                    yield from self._figure(block)
                case Table():
                    yield from _table(block)
                case Rule():
                    yield XHTML("hr")
                case _:
                    assert_never(block)

    def _contrary(self, content: Iterable[Inline]) -> str | None:
        """The direction of a paragraph where it is not that of its story."""
        return contrary(inline_text(content), direction(self._story.lang))

    def _quote(self, quote: Quote) -> Iterator[Element]:
        inside = list(self.blocks(quote.content))
        if inside:
            yield XHTML("blockquote", inside, class_=ROLE["pull"].css_class if quote.pull else None)
        if quote.attribution:
            yield XHTML("p", lines(XHTML, quote.attribution), class_=ROLE["attribution"].css_class)

    def _list(self, block: List) -> Iterator[Element]:
        if block.items:
            start = block.start if block.ordered and block.start != 1 else None
            items = [XHTML("li", self.blocks(item)) for item in block.items]
            notes = ROLE["note"].css_class if block is self._story.notes else None
            yield XHTML("ol" if block.ordered else "ul", items, class_=notes, start=start)

    def _figure(self, figure: Figure) -> Iterator[Element]:
        picture = self._story.picture(figure.image)
        credit = figure.credit.text if figure.credit else None
        if picture is None:
            if figure.caption:
                yield XHTML("p", XHTML_INLINES.inlines(figure.caption), class_=ROLE["caption"].css_class)
            yield from _line("credit", credit)
            return
        image = XHTML(
            "img", src=file_iri(picture.href), alt=alternative_text(figure),
            width=picture.width, height=picture.height,
        )  # fmt: skip
        caption = XHTML("figcaption", XHTML_INLINES.inlines(figure.caption))
        if credit:
            append(caption, " " if figure.caption else None)
            append(caption, XHTML("span", lines(XHTML, credit), class_=ROLE["credit"].css_class))
        yield XHTML("figure", image, caption if figure.caption or credit else None, class_=figure.weight)


def _table(table: Table) -> Iterator[Element]:
    header, rows = table.header, [row for row in table.rows if row]
    if not header and not rows:
        if table.caption:
            yield XHTML("p", XHTML_INLINES.inlines(table.caption), class_=ROLE["caption"].css_class)
        return
    yield XHTML(
        "table",
        XHTML("caption", XHTML_INLINES.inlines(table.caption)) if table.caption else None,
        XHTML("thead", XHTML("tr", _cells(table, header, head=True))) if header else None,
        XHTML("tbody", [XHTML("tr", _cells(table, row)) for row in rows]) if rows else None,
    )


def _cells(table: Table, cells: Sequence[tuple[Inline, ...]], *, head: bool = False) -> Iterator[Element]:
    for place, cell in enumerate(cells):
        first = table.row_heads and place == 0
        align = table.align[place] if place < len(table.align) else None
        yield XHTML(
            "th" if head or first else "td",
            XHTML_INLINES.inlines(cell),
            scope="col" if head else "row" if first else None,
            style=f"text-align: {align}" if align else None,
        )
