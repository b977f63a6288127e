"""The blocks of a body as XHTML, the dateline run in to the first paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, assert_never

from umbruch.language.direction import contrary
from umbruch.language.tags import direction
from umbruch.markup.inline_markup import inline_markup
from umbruch.markup.safe_elements import NOTHING, Safe, css_class, element, joined, text
from umbruch.pictures.alternative_text import alternative_text
from umbruch.tree import Block, Box, Credit, Figure, Inline, List, Paragraph, Quote, Rule, Subheading, Table
from umbruch.tree.characters import cleaned
from umbruch.tree.walk import inline_text, said

DEEPEST_HEADING = 6


class Shown(NamedTuple):
    """A picture as the markup names it: its address, its size in pixels."""

    src: str
    width: int
    height: int


def section_id(anchor: str, number: int) -> str:
    """The id of the crosshead that is block `number` (from 0) of a body whose article has that anchor."""
    return f"{anchor}-section-{number + 1}"


class Body:
    """Sets the blocks of one body; it keeps in mind how deep the last heading was, so that none is skipped."""

    def __init__(
        self,
        pictures: Mapping[str, Shown],
        lang: str | None,
        field: str,
        headline_level: int,
        anchor: str | None = None,
    ) -> None:
        """Take what the body refers to.

        Args:
            pictures: the pictures by the href that figures name them with.
            lang: the language of the words that markup adds.
            field: the path of the body in the tree.
            headline_level: 1 for h1; crossheads are set below it.
            anchor: begins the ids of crossheads (`section_id`); without it they have none.
        """
        self._pictures = pictures
        self._lang = lang
        self._field = field
        self._top = headline_level
        self._last = headline_level
        self._anchor = anchor
        self._direction = direction(lang)

    def markup(self, blocks: tuple[Block, ...], dateline: Safe = NOTHING) -> Safe:
        """All blocks, the dateline run in to the first paragraph.

        Figures may stand before that paragraph; before anything else the dateline gets a line of its own.
        """
        takes = _runs_in(blocks) if dateline else None
        parts: list[Safe] = []
        if dateline and takes is None:
            parts.append(element("p", dateline, {"class": css_class("body")}))
        for number, block in enumerate(blocks):
            field = f"{self._field}[{number}]"
            if number == takes and isinstance(block, Paragraph):
                run_in = Safe(f"{dateline} {inline_markup(said(block), field)}")
                parts.append(element("p", run_in, {"class": css_class("body"), "dir": self._contrary(said(block))}))
            elif isinstance(block, Subheading):
                parts.append(self._subheading(block, field, section_id(self._anchor, number) if self._anchor else None))
            else:
                parts.append(self._block(block, field, css_class("body")))
        return joined(parts, "\n")

    def _blocks(self, blocks: Iterable[Block], field: str) -> Safe:
        return joined((self._block(block, f"{field}[{number}]") for number, block in enumerate(blocks)), "\n")

    def _block(self, block: Block, field: str, paragraph_class: str | None = None) -> Safe:
        match block:
            case Paragraph():
                way = {"class": paragraph_class, "dir": self._contrary(said(block))}
                return _filled("p", inline_markup(said(block), field), way)
            case Subheading():
                return self._subheading(block, field)
            case Quote():
                return self._quote(block, field)
            case Box():
                title = element("strong", text(cleaned(block.title, f"{field}.title"))) if block.title else NOTHING
                parts = (_filled("p", title, {}), self._blocks(block.content, f"{field}.content"))
                return joined(parts, "\n")
            case List():
                return self._list(block, field)
            case Figure():
                return self._figure(block, field)
            case Table():
                return _table(block, field)
            case Rule():
                return element("hr", attributes={"class": "rule"})
            case _:
                assert_never(block)

    def _contrary(self, content: Iterable[Inline]) -> str | None:
        """The direction of words where it is not that of the article."""
        return contrary(inline_text(content), self._direction)

    def _subheading(self, block: Subheading, field: str, id: str | None = None) -> Safe:
        content = inline_markup(block.content, field)
        if not inline_text(block.content).strip():
            return NOTHING
        way = self._contrary(block.content)
        level = min(self._top + max(1, block.level), self._last + 1, DEEPEST_HEADING)
        self._last = level
        return element(f"h{level}", content, {"class": css_class("subheading"), "id": id, "dir": way})

    def _quote(self, block: Quote, field: str) -> Safe:
        words = _filled("blockquote", self._blocks(block.content, f"{field}.content"), {"class": css_class("quote")})
        if not block.attribution:
            return words
        attribution = text(cleaned(block.attribution, f"{field}.attribution"))
        by = element("figcaption", attribution, {"class": css_class("attribution")})
        return element("figure", joined((words, by), "\n"), {"class": "quotation"})

    def _list(self, block: List, field: str) -> Safe:
        items = joined(
            (
                element("li", self._blocks(item, f"{field}.items[{number}]"))
                for number, item in enumerate(block.items)
                if item
            ),
            "\n",
        )
        start = str(block.start) if block.ordered and block.start != 1 else None
        return _filled("ol" if block.ordered else "ul", items, {"class": css_class("list"), "start": start})

    def _figure(self, figure: Figure, field: str) -> Safe:
        picture = self._picture(figure, field)
        way = {"class": css_class("caption"), "dir": self._contrary(figure.caption)}
        caption = _filled("figcaption", _caption(figure.caption, figure.credit, field), way)
        kind = "figure" if picture else "figure without-picture"
        return _filled("figure", joined((picture, caption), "\n"), {"class": kind})

    def _picture(self, figure: Figure, field: str) -> Safe:
        if figure.image is None:
            return NOTHING
        if (shown := self._pictures.get(figure.image)) is None:
            return NOTHING
        alt = alternative_text(figure, self._lang, field)
        if alt == figure.alt:
            alt = cleaned(alt, f"{field}.alt")
        size = {"width": str(shown.width), "height": str(shown.height)}
        return element("img", attributes={"src": shown.src, "alt": alt, **size})


def _runs_in(blocks: tuple[Block, ...]) -> int | None:
    """The place of the paragraph that takes the dateline, None where there is none at the beginning."""
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph) and inline_text(said(block)).strip():
            return number
        if not isinstance(block, Figure | Paragraph):
            return None
    return None


def _filled(name: str, content: Safe, attributes: Mapping[str, str | None]) -> Safe:
    return element(name, content, attributes) if content.strip() else NOTHING


def _caption(caption: tuple[Inline, ...], credit: Credit | None, field: str) -> Safe:
    words = inline_markup(caption, f"{field}.caption")
    if credit is None or not credit.text.strip():
        return words
    name = element("span", text(cleaned(credit.text, f"{field}.credit")), {"class": css_class("credit")})
    return joined((words, name), " ")


def _table(table: Table, field: str) -> Safe:
    width = max((len(row) for row in (table.header, *table.rows)), default=0)
    rows = joined(_rows(table, width, field), "\n") if width else NOTHING
    grid = _filled("table", rows, {"class": css_class("table")})
    words = inline_markup(table.caption, f"{field}.caption")
    caption = _filled("figcaption", words, {"class": css_class("caption")})
    if not caption:
        return grid
    return element("figure", joined((grid, caption), "\n"), {"class": "tabular"})


def _rows(table: Table, width: int, field: str) -> Iterator[Safe]:
    if table.header:
        yield element("thead", _row(table.header, width, f"{field}.header", heads=True))
    if table.rows:
        cells = (_row(row, width, f"{field}.rows[{number}]") for number, row in enumerate(table.rows))
        yield element("tbody", joined(cells, "\n"))


def _row(cells: tuple[tuple[Inline, ...], ...], width: int, field: str, heads: bool = False) -> Safe:
    """A row, filled up with empty cells; a head over a column without a name is an ordinary cell."""
    written: list[Safe] = []
    for number in range(width):
        content = inline_markup(cells[number], f"{field}[{number}]") if number < len(cells) else NOTHING
        head = heads and content
        written.append(element("th", content, {"scope": "col"}) if head else element("td", content))
    return element("tr", joined(written))
