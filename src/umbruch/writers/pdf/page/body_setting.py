"""The body of an article composed block by block: paragraphs, crossheads, quotes, lists, boxes, and its footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, assert_never

import msgspec

from umbruch.style.model import Colours, Style, TextStyle
from umbruch.style.units import Colour
from umbruch.tree import Article, Block, Box, Figure, List, Paragraph, Quote, Rule, Strong, Subheading, Table
from umbruch.tree.notes import apart_from_notes
from umbruch.tree.walk import inline_text, said
from umbruch.writers.pdf.file.structure_tags import FURNITURE, Element
from umbruch.writers.pdf.page.beside.side_picture import has_room_aside, set_beside
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.figures.printed_page import printed_page, set_printed_page
from umbruch.writers.pdf.page.floating import Float, FloatKind, Turned, turned, width_of_columns
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.headings import heading_levels
from umbruch.writers.pdf.page.inline_runs import runs_of
from umbruch.writers.pdf.page.panel import ON_COLOUR, PADDING, panelled
from umbruch.writers.pdf.page.rows.fact_rows import set_facts
from umbruch.writers.pdf.page.rows.key_figures import set_key_figures
from umbruch.writers.pdf.page.rows.table_lead import leading_table, set_below
from umbruch.writers.pdf.page.rows.table_setting import set_table
from umbruch.writers.pdf.page.rows.table_widths import is_small
from umbruch.writers.pdf.page.spans import Spans
from umbruch.writers.pdf.page.strips import Bookmark
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import LineBreak, Run
from umbruch.writers.pdf.type.settable import plain

_BULLET = "•"
_LABEL_GAP = 0.35
"""White between the number of an item and its words, as a part of the size of the type."""
_SMALL_QUOTE = 0.25
_SMALL_BOX = 0.5
"""A box less deep than that part of a column is not broken."""
_DEEPEST_FLOAT = 0.6
"""Of a column: what is deeper stays in the text and is broken as that is."""
_NOTE_RULE = 0.3
"""How far the rule above the footnotes reaches, as a part of the measure."""


class Within(NamedTuple):
    """Where blocks stand: the style of their paragraphs, the white on their left and the element they belong to."""

    text: TextStyle
    inset: float
    element: Element
    place: str


class BodySetter:
    """Composes the body of one article into its galley."""

    def __init__(
        self, article: Article, style: Style, galley: Galley, head: Galley, figures: FigureSetter, place: str,
        *, least_lead: int = 1, aside: Galley | None = None,
    ) -> None:  # fmt: skip
        """Take an article and what it is set with.

        Args:
            article: the article, with its language filled in.
            style: the style.
            galley: takes the body.
            head: the headlines, above which columns begin.
            figures: sets its figures.
            place: its path in the tree (`articles[0]`).
            least_lead: over how many columns its lead picture stands at least.
            aside: takes its pictures, where they stand beside the text.
        """
        self._aside = aside
        self._article, self._notes = apart_from_notes(article)
        self._style = style
        self._body = galley
        self._head = head
        self._figures = figures
        self._place = place
        self._spans = Spans(self._article, style, head, figures, least_lead)
        self._page = printed_page(self._article, style)
        self._leading = leading_table(self._article, style)
        self._led: Float | None = None
        """The table that leads the story, once it is set."""
        self._levels = heading_levels(self._article, self._notes)
        self._initial = style.text.body.drop_cap
        self.dateline_set = False
        """Whether a paragraph has begun with the dateline."""

    def compose(self, element: Element) -> None:
        """Set all blocks of the body."""
        self._blocks(
            self._article.body, Within(self._style.text.body, 0.0, element, f"{self._place}.body"), top=True
        )  # fmt: skip
        self._body.end_beside()

    def compose_notes(self, element: Element) -> None:
        """Set the footnotes under a short rule, each with the number that stands at its mark."""
        if not self._notes:
            return
        galley, style = self._body, self._style.text.note
        galley.rule(
            0.5, self._style.colours.rule, before=style.leading, after=style.leading * 0.4,
            width=galley.measure * _NOTE_RULE,
        )  # fmt: skip
        galley.keep_with_next()
        look = galley.look(style, f"{self._place}.body")
        widest = compose([look.run(f"{len(self._notes)}", FURNITURE)], look, galley.measure)[0].width
        style = msgspec.structs.replace(style, inset=style.inset + widest + style.size * _LABEL_GAP)
        for number, content in enumerate(self._notes, start=1):
            note = Element("Note", element)
            note.identifier = f"{self._place}.note[{number}]"
            note.cites = number
            label = Element("Lbl", note)
            first = len(galley.strips)
            self._blocks(content, Within(style, 0.0, note, f"{self._place}.note[{number}]"))
            self._mark_item(f"{number}", label, first, Within(look.style, 0.0, note, look.place), style, widest)

    def _blocks(self, blocks: Sequence[Block], within: Within, *, top: bool = False) -> None:
        body = self._style.text.body
        previous: Block | None = None
        paired = False
        for number, block in enumerate(blocks):
            if paired:
                paired = False
                continue
            after = blocks[number + 1] if number + 1 < len(blocks) else None
            place = f"{within.place}[{number}]"
            inside = within._replace(place=place)
            inset = within.inset + within.text.inset
            afloat = len(self._body.floats)
            if not isinstance(block, Paragraph | Subheading):
                self._body.end_beside()
            match block:
                case Paragraph():
                    follows = top and isinstance(previous, Paragraph) and previous.voice != "question"
                    self._paragraph(block, inside, indent=body.indent if follows and within.text is body else 0.0)
                case Subheading():
                    self._subheading(block, inside)
                case Quote():
                    with self._afloat("quote", 1, floats=block.pull and top and self._style.fill.quotes == "free"):
                        self._quote(block, inside)
                case Box():
                    if self._led and top and set_below(self._led, block, self._body, within.element, place):
                        continue
                    with self._afloat("box", 1, floats=top):
                        self._box(block, inside)
                case List():
                    if _leads_in(previous):
                        self._body.keep_with_next()
                    self._list(block, inside)
                case Figure():
                    if top and self._aside is not None and has_room_aside(block, self._aside, self._figures):
                        self._figures.set(block, self._aside, within.element, place)
                        continue
                    lead = top and number == 0 and self._figures.leads(block, self._style)
                    narrow = self._body.pictured < 1
                    span = self._spans.lead(block) if lead else 1 if narrow else self._spans.picture(block)
                    if top and block is self._page:
                        measure = self._head.measure
                        set_printed_page(block, self._body, measure, self._figures, within.element, place)
                        continue
                    with self._afloat("lead" if lead else "picture", span, floats=top and block.image is not None):
                        if not inset and isinstance(after, Figure) and self._figures.pairs(block, after, self._body):
                            paired = True
                            places = (place, f"{within.place}[{number + 1}]")
                            self._figures.set_pair((block, after), self._body, within.element, places)
                        elif not (top and self._is_beside(block, blocks[number + 1 :], inside)):
                            self._figures.set(block, self._body, within.element, place, inset=inset)
                case Table() if top and self._has_begun() and self._spans.is_turned(block):
                    self._turned(block, within.element, place)
                case Table():
                    titled = bool(block.caption) and isinstance(after, Paragraph)
                    tied = (isinstance(previous, Subheading) and not titled) or _leads_in(previous)
                    leads = top and block is self._leading and not tied
                    span = self._style.page.columns if leads else self._spans.table(block) if top else 1
                    floats = top and (span > 1 or not (tied or is_small(block)))
                    with self._afloat("lead" if leads else "table", span, floats=floats):
                        set_table(block, self._body, within.element, place, inset=inset)
                    self._led = self._body.floats[-1] if leads and self._body.floats else self._led
                case Rule():
                    self._rule()
                case _:
                    assert_never(block)
            if not isinstance(block, Figure) and len(self._body.floats) == afloat:
                previous = block

    def _is_beside(self, figure: Figure, following: Sequence[Block], within: Within) -> bool:
        """Whether a figure was put beside the text that follows it."""
        paper = self._style.page
        above = self._head.depth_used + max(self._style.first_top - paper.margins.top, 0.0)
        element, place = within.element, within.place
        return set_beside(figure, following, self._body, above, self._figures, element, place)

    @contextmanager
    def _afloat(self, kind: FloatKind, span: int, *, floats: bool) -> Iterator[None]:
        """What is set meanwhile floats, in a galley of so many columns; what is too deep for that stays in the text."""
        text = self._body
        if not floats or not text.grid:
            yield
            return
        own = Galley(
            self._style, width_of_columns(self._style.page, span), text.depth, text.lang, leftwards=text.leftwards
        )  # fmt: skip
        self._body = own
        yield
        self._body = text
        float = Float(kind, own.strips, span, len(text.strips))
        if span > 1 or float.height <= _DEEPEST_FLOAT * text.depth:
            text.floats += [float] if own.strips else []
        else:
            text.take_in(own)

    def _has_begun(self) -> bool:
        """Whether anything stands on the page yet that a turned sheet may follow."""
        return bool(self._body.strips) or bool(self._head.strips)

    def _turned(self, table: Table, element: Element, place: str) -> None:
        """A table on sheets of its own that are turned, behind the page of its mention."""
        text, style = self._body, turned(self._style)
        page = style.page
        depth = page.height - page.margins.top - page.margins.bottom
        own = Galley(style, page.measure, depth, text.lang, leftwards=text.leftwards)
        set_table(table, own, element, place)
        text.turned.append(Turned(own.strips, style, len(text.strips)))

    def _paragraph(self, block: Paragraph, within: Within, *, indent: float) -> None:
        asks = block.voice == "question" and within.text is self._style.text.body
        style = self._style.text.question if asks else within.text
        lang = block.lang if block.lang != self._article.lang else None
        element = Element("P", within.element, lang=lang)
        look = self._body.look(style, f"{within.place}.content")
        if lang:
            look = look._replace(lang=lang)
        content: list[Run | LineBreak] = []
        dateline = self._article.dateline
        initial, self._initial = (self._initial if within.text is self._style.text.body else 0), 0
        if dateline and not self.dateline_set and within.text is self._style.text.body:
            self.dateline_set = True
            initial = 0
            opening = self._body.look(self._style.text.dateline, f"{self._place}.dateline")
            content.append(opening.run(" ".join(dateline.text.split()) + " ", element))
        content += runs_of(said(block), look, element)
        body = self._style.text.body
        grid = within.text is body
        display = style.size > body.size and style.align != "justify"
        self._body.paragraph(
            content, look, inset=within.inset, indent=0.0 if asks else indent, grid=grid, flows=grid and not asks,
            initial=initial, balanced=display, keep=asks or all(isinstance(one, Strong) for one in block.content),
        )  # fmt: skip

    def _subheading(self, block: Subheading, within: Within) -> None:
        title = inline_text(block.content)
        if not plain(title):
            return
        element = Element(f"H{next(self._levels)}", within.element)
        look = self._body.look(self._style.text.subheading, f"{within.place}.content")
        self._body.paragraph(
            runs_of(block.content, look, element), look, inset=within.inset, keep=True, whole=True,
            grid=True, bookmark=Bookmark(title, 1, element),
        )  # fmt: skip

    def _quote(self, block: Quote, within: Within) -> None:
        """Words of somebody else, between the rules of their style; who said them stands inside."""
        element = Element("BlockQuote", within.element)
        galley, text = self._body, self._style.text
        style = text.pull if block.pull else text.quote
        first = len(galley.strips)
        inset = within.inset + within.text.inset
        if style.ground is not None:
            self._quote_on_ground(block, style, style.ground, within, element)
            return
        plain_style = msgspec.structs.replace(style, rule_above=0.0, rule_below=0.0)
        ruled = bool(block.content or block.attribution)
        if style.rule_above and ruled:
            galley.rule(
                style.rule_above, galley.rule_colour(style), before=style.space_before, after=style.leading * 0.4,
                width=galley.measure - inset, inset=inset,
            )  # fmt: skip
            galley.keep_with_next()
            plain_style = msgspec.structs.replace(plain_style, space_before=0.0)
        self._blocks(block.content, Within(plain_style, inset, element, f"{within.place}.content"))
        if block.attribution:
            galley.keep_with_next()
            galley.close_up()
            named = msgspec.structs.replace(text.attribution, inset=style.inset) if block.pull else text.attribution
            look = galley.look(named, f"{within.place}.attribution")
            said_by = Element("P", element)
            galley.paragraph([look.run("— " + block.attribution, said_by)], look, inset=inset, whole=True)
        if style.rule_below and ruled:
            galley.keep_with_next()
            galley.close_up()
            galley.rule(
                style.rule_below, galley.rule_colour(style), before=style.leading * 0.4, after=style.space_after,
                width=galley.measure - inset, inset=inset,
            )  # fmt: skip
        galley.keep_whole(first, _SMALL_QUOTE)

    def _quote_on_ground(
        self, block: Quote, style: TextStyle, ground: Colour, within: Within, element: Element
    ) -> None:  # fmt: skip
        """A pull quote in white on a block of a colour, with who said it."""
        colours = msgspec.structs.replace(self._style.colours, tint=ground, accent=ground)
        white = msgspec.structs.replace(style, colour=ON_COLOUR, inset=0.0, rule_above=0.0, rule_below=0.0, ground=None)
        with self._panel(within, colours, style.space_before, style.space_after):
            self._blocks(block.content, Within(white, 0.0, element, f"{within.place}.content"))
            if block.attribution:
                self._body.close_up()
                said_by = msgspec.structs.replace(self._style.text.attribution, colour=ON_COLOUR, inset=0.0)
                look = self._body.look(said_by, f"{within.place}.attribution")
                self._body.paragraph([look.run("— " + block.attribution, Element("P", element))], look, whole=True)

    def _box(self, block: Box, within: Within) -> None:
        """A tinted panel with a rule above it; one that is not deep stays in one column."""
        texts = self._style.text
        element = Element("Sect", within.element)
        if not within.inset and set_key_figures(block.content, block.title, self._body, element, within.place):
            return
        white = texts.body.leading * 0.7
        with self._panel(within, self._style.colours, white, white):
            if block.title and plain(block.title):
                look = self._body.look(texts.box_title, f"{within.place}.title")
                self._body.paragraph([look.run(block.title, Element("P", element))], look, keep=True, whole=True)
            if not set_facts(block.content, self._body, element, f"{within.place}.content"):
                self._blocks(block.content, Within(texts.box, 0.0, element, f"{within.place}.content"))

    @contextmanager
    def _panel(self, within: Within, colours: Colours, above: float, below: float) -> Iterator[None]:
        """What is set meanwhile stands on a panel in these colours, with so much white above and below it."""
        galley = self._body
        inset = within.inset + within.text.inset
        width = galley.measure - inset
        inner = Galley(self._style, width - 2 * PADDING, galley.depth, galley.lang, leftwards=galley.leftwards)
        self._body = inner
        yield
        self._body = galley
        if not any(strip.speaks() for strip in inner.strips):
            return
        first = len(galley.strips)
        galley.white(above)
        for strip in panelled(inner.strips, width, inset, colours):
            galley.place(strip, before=strip.before)
        galley.white(below)
        galley.keep_whole(first, _SMALL_BOX)

    def _list(self, block: List, within: Within) -> None:
        """A list; its items stand in as far as its widest number asks for."""
        numbering = "Decimal" if block.ordered else "Disc"
        element = Element("L", within.element, attributes={"O": "/List", "ListNumbering": f"/{numbering}"})
        style, around = self._style.text.list, within.text
        if around.size < style.size:  # in boxes and notes, whose type is smaller than the body's
            style = msgspec.structs.replace(style, font=around.font, size=around.size, leading=around.leading)
        nested = within.element.role == "LBody"
        look = self._body.look(style, within.place)
        widest = f"{block.start + len(block.items) - 1}." if block.ordered else _BULLET
        room = compose([look.run(widest, FURNITURE)], look, self._body.measure)[0].width
        style = msgspec.structs.replace(style, inset=max(style.inset, room + style.size * _LABEL_GAP))
        white = style.space_after if nested else max(style.leading * 0.3, self._style.text.body.space_after)
        self._body.white(white)
        for number, item in enumerate(block.items):
            entry = Element("LI", element)
            label = Element("Lbl", entry)
            body = Element("LBody", entry)
            inner = Within(style, within.inset + within.text.inset, body, f"{within.place}.items[{number}]")
            first = len(self._body.strips)
            self._blocks(item, inner)
            if not any(strip.speaks() for strip in self._body.strips[first:]):
                continue
            self._mark_item(f"{block.start + number}." if block.ordered else _BULLET, label, first, within, style, room)
        self._body.white(white)

    def _mark_item(
        self, sign: str, element: Element, first: int, within: Within, style: TextStyle, room: float
    ) -> None:  # fmt: skip
        """Put the number or bullet before the first line of an item; numbers end in line with the widest one."""
        galley = self._body
        look = galley.look(style, within.place)
        line = compose([look.run(sign, element)], look, galley.measure)[0]
        inset = within.inset + within.text.inset + max(room - line.width, 0.0)
        galley.label(line, inset, style, first)

    def _rule(self) -> None:
        galley = self._body
        white = self._style.text.body.leading * 0.6
        width = galley.measure * 0.3
        inset = (galley.measure - width) / 2
        galley.rule(0.5, self._style.colours.rule, before=white, after=white, width=width, inset=inset)


def _leads_in(block: Block | None) -> bool:
    """Whether a paragraph ends with a colon, so that what follows stands under it."""
    return isinstance(block, Paragraph) and inline_text(block.content).rstrip().endswith(":")
