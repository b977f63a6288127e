"""The blocks of a body as XHTML, the dateline run in to the first paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, assert_never

from umbruch.language.direction import contrary
from umbruch.language.tags import direction, language_tag
from umbruch.markup.footnotes import Footnotes
from umbruch.markup.inline_markup import inline_markup
from umbruch.markup.safe_elements import NOTHING, Attributes, Safe, css_class, element, joined, text
from umbruch.markup.sheet.page_rules import DIGITS
from umbruch.markup.table_markup import table_markup
from umbruch.pictures.alternative_text import alternative_text
from umbruch.tree import Block, Box, Credit, Figure, Inline, List, Note, Paragraph, Quote, Rule, Subheading, Table
from umbruch.tree.characters import cleaned
from umbruch.tree.notes import notes_of
from umbruch.tree.walk import inline_text, said

DEEPEST_HEADING = 6
_WEIGHTS = {None: "", "lead": "leading", "half": "half"}
"""Classes of figures: the picture of the page, and one of two beside each other."""


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
        anchor: str = "article",
        epub: bool = False,
    ) -> None:
        """Take what the body refers to.

        Args:
            pictures: the pictures by the href that figures name them with.
            lang: the language of the words that markup adds.
            field: the path of the body in the tree.
            headline_level: 1 for h1; crossheads are set below it.
            anchor: begins every id, so that several bodies can share a document.
            epub: write `epub:type`.
        """
        self._pictures = pictures
        self._lang = lang
        self._field = field
        self._top = headline_level
        self._last = headline_level
        self._anchor = anchor
        self._epub = epub
        self._direction = direction(lang)
        self._footnotes = Footnotes(anchor, lang, epub=epub)
        self._boxes = self._tables = 0

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
            if isinstance(block, Paragraph):
                parts.append(self._paragraph(block, field, css_class("body"), dateline if number == takes else NOTHING))
            elif isinstance(block, Subheading):
                parts.append(self._subheading(block, field, section_id(self._anchor, number)))
            else:
                parts.append(self._block(block, field))
        return joined(parts, "\n")

    def notes(self, called: str) -> Safe:
        """The footnotes whose marks stand in what has been set, those inside them last; nothing where there are none.

        Args:
            called: the name of the whole for screen readers.
        """
        notes = [self._note(number, note, field) for number, note, field in self._footnotes.waiting()]
        return self._footnotes.foot(joined(notes, "\n"), called) if notes else NOTHING

    def _note(self, number: int, note: Note, field: str) -> Safe:
        """A footnote, its number run in to its first paragraph."""
        head, blocks, kind = self._footnotes.number(number), note.content, css_class("note")
        parts = []
        for place, block in enumerate(blocks):
            at = f"{field}.content[{place}]"
            if isinstance(block, Paragraph):
                parts.append(self._paragraph(block, at, kind, head if place == 0 else NOTHING))
            else:
                parts.append(self._block(block, at))
        if not (blocks and isinstance(blocks[0], Paragraph)):
            parts.insert(0, element("p", head, {"class": kind}))
        return self._footnotes.note(number, joined(parts, "\n"))

    def _blocks(self, blocks: Iterable[Block], field: str) -> Safe:
        return joined((self._block(block, f"{field}[{number}]") for number, block in enumerate(blocks)), "\n")

    def _block(self, block: Block, field: str) -> Safe:
        match block:
            case Paragraph():
                return self._paragraph(block, field)
            case Subheading():
                return self._subheading(block, field)
            case Quote():
                return self._quote(block, field)
            case Box():
                return self._box(block, field)
            case List():
                return self._list(block, field)
            case Figure():
                return self._figure(block, field)
            case Table():
                self._tables += 1
                return table_markup(block, field, self._footnotes, f"{self._anchor}-table-{self._tables}")
            case Rule():
                return element("hr", attributes={"class": "rule"})
            case _:
                assert_never(block)

    def _inlines(self, content: Iterable[Inline], field: str) -> Safe:
        return inline_markup(content, field, self._footnotes)

    def _paragraph(self, block: Paragraph, field: str, kind: str | None = None, head: Safe = NOTHING) -> Safe:
        """A paragraph, a question of an interview by its own class.

        Args:
            block: the paragraph.
            field: its path.
            kind: its class where it is no question.
            head: stands before its words; without either there is no paragraph.
        """
        words = joined((head, self._inlines(said(block), field)), " ")
        asks = block.voice == "question"
        return _filled("p", words, {"class": css_class("question") if asks else kind, **self._tongue(block)})

    def _tongue(self, block: Paragraph) -> Attributes:
        """The language of a paragraph where it is not the article's, and the way it runs where that differs."""
        way = self._contrary(said(block))
        if block.lang is None or (tag := language_tag(block.lang)) == language_tag(self._lang):
            return {"dir": way}
        runs = direction(tag)
        return {"lang": tag, "xml:lang": tag, "dir": way or (runs if runs != self._direction else None)}

    def _contrary(self, content: Iterable[Inline]) -> str | None:
        """The direction of words where it is not that of the article."""
        return contrary(inline_text(content), self._direction)

    def _subheading(self, block: Subheading, field: str, id: str | None = None) -> Safe:
        content = self._inlines(block.content, field)
        if not inline_text(block.content).strip():
            return element("p", content) if any(notes_of(block.content)) else NOTHING
        way = self._contrary(block.content)
        level = min(self._top + max(1, block.level), self._last + 1, DEEPEST_HEADING)
        self._last = level
        return element(f"h{level}", content, {"class": css_class("subheading"), "id": id, "dir": way})

    def _quote(self, block: Quote, field: str) -> Safe:
        """Words of somebody else, or of the article set once more as an ornament, with who said them below."""
        role = "pull" if block.pull else "quote"
        ornament = {"epub:type": "pullquote" if self._epub else None, "role": "doc-pullquote"} if block.pull else {}
        content = self._blocks(block.content, f"{field}.content")
        words = _filled("blockquote", content, {"class": css_class(role), **ornament})
        if not block.attribution:
            return words
        attribution = text(cleaned(block.attribution, f"{field}.attribution"))
        by = element("p", attribution, {"class": css_class("attribution")})
        return element("div", joined((words, by), "\n"), {"class": "quotation"})

    def _box(self, block: Box, field: str) -> Safe:
        """A box beside the text, called by its title; no `aside`, which reading views of browsers leave out."""
        title, called = NOTHING, None
        if block.title and (words := text(cleaned(block.title, f"{field}.title"))).strip():
            self._boxes += 1
            called = f"{self._anchor}-box-{self._boxes}"
            title = element("p", words, {"class": css_class("box_title"), "id": called})
        content = joined((title, self._blocks(block.content, f"{field}.content")), "\n")
        return _filled("div", content, {"class": css_class("box"), "role": "note", "aria-labelledby": called})

    def _list(self, block: List, field: str) -> Safe:
        items = [
            element("li", self._blocks(item, f"{field}.items[{number}]"))
            for number, item in enumerate(block.items)
            if item
        ]
        start = str(block.start) if block.ordered and block.start != 1 else None
        digits = len(str(block.start + len(items) - 1)) if block.ordered else 0
        kind = f"{css_class('list')} digits-{digits}" if digits in DIGITS else css_class("list")
        return _filled("ol" if block.ordered else "ul", joined(items, "\n"), {"class": kind, "start": start})

    def _figure(self, figure: Figure, field: str) -> Safe:
        picture = self._picture(figure, field)
        way = {"class": css_class("caption"), "dir": self._contrary(figure.caption)}
        caption = _filled("figcaption", self._caption(figure.caption, figure.credit, field), way)
        kind = f"figure {_WEIGHTS[figure.weight]}".rstrip() if picture else "figure without-picture"
        return _filled("figure", joined((picture, caption), "\n"), {"class": kind})

    def _picture(self, figure: Figure, field: str) -> Safe:
        if figure.image is None:
            return NOTHING
        if (shown := self._pictures.get(figure.image)) is None:
            return NOTHING
        alt = alternative_text(figure, field)
        if alt is not None:
            alt = cleaned(alt, f"{field}.alt")
        size = {"width": str(shown.width), "height": str(shown.height)}
        return element("img", attributes={"src": shown.src, "alt": alt, **size})

    def _caption(self, caption: tuple[Inline, ...], credit: Credit | None, field: str) -> Safe:
        """Caption and credit, each a paragraph: programs that take articles out of pages keep no other words there."""
        words = _filled("p", self._inlines(caption, f"{field}.caption"), {})
        if credit is None or not credit.text.strip():
            return words
        name = element("p", text(cleaned(credit.text, f"{field}.credit")), {"class": css_class("credit")})
        return joined((words, name), "\n")


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
