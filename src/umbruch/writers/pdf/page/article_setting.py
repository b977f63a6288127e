"""An article composed: its headline block in one galley, its body, source and contact in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import NamedTuple, assert_never

import msgspec

from umbruch.language.wording import long_date, word
from umbruch.style.model import Style, TextStyle
from umbruch.tree import Article, Block, Box, Figure, List, Paragraph, Quote, Rule, Strong, Subheading, Table, Text
from umbruch.tree.notes import with_notes_at_foot
from umbruch.tree.walk import article_texts, each_block, inline_text, said
from umbruch.writers.pdf.file.structure_tags import FURNITURE, Element
from umbruch.writers.pdf.page.figure_setting import FigureSetter
from umbruch.writers.pdf.page.galley import Galley, runs_of, with_addresses
from umbruch.writers.pdf.page.strips import Bookmark, PanelStrip
from umbruch.writers.pdf.page.table_setting import set_table
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import LineBreak, Run
from umbruch.writers.pdf.type.settable import plain, web_address

_PANEL_PADDING = 7.0
_BULLET = "•"
_LABEL_GAP = 0.35
"""White between the number of an item and its words, as a part of the size of the type."""
_SMALL_QUOTE = 0.25
_OPENING = 60


class ComposedArticle(NamedTuple):
    """The two galleys of an article: `head` over all columns, `body` for the columns."""

    head: Galley
    body: Galley


class _Within(NamedTuple):
    """Where blocks stand: the style of their paragraphs, the white on their left and the element they belong to."""

    text: TextStyle
    inset: float
    element: Element
    place: str


def title_of(article: Article) -> str:
    """What an article goes by in contents, outline and metadata: its headline, or else how it begins."""
    titles = (article.headline, article.kicker, article.deck)
    named = next((title for title in titles if title and plain(title)), None)
    if named:
        return named
    opening = next((text for text in map(plain, article_texts(article)) if text), "")
    return shorten(opening, _OPENING, placeholder=" …") or word("untitled", article.lang)


class ArticleSetter:
    """Composes one article."""

    def __init__(
        self,
        article: Article,
        style: Style,
        element: Element,
        figures: FigureSetter,
        place: str,
        depth: float,
        *,
        leftwards: bool = False,
        ruled: bool = False,
    ) -> None:
        """Take an article and what it is set with.

        Args:
            article: the article, with its language filled in.
            style: the style.
            element: the element that its parts go into.
            figures: sets its figures.
            place: its path in the tree (`articles[0]`).
            depth: height of the text area in points.
            leftwards: whether it runs from right to left.
            ruled: whether it is one of several, parted by a rule.
        """
        page = style.page
        grid = style.text.body.leading if page.columns > 1 else 0.0
        self._article = article = with_notes_at_foot(article)
        self._style = style
        self._element = element
        self._figures = figures
        self._place = place
        self._body = Galley(style, page.column_width, depth, article.lang, grid=grid, leftwards=leftwards)
        over = style.headline_over_columns or page.columns == 1
        self._head = Galley(style, page.measure, depth, article.lang, leftwards=leftwards) if over else self._body
        self._levels = _heading_levels(article)
        self._dateline_set = False
        self._ruled = ruled and style.page.article_rule > 0
        self._initial = style.text.body.drop_cap

    def compose(self) -> ComposedArticle:
        """Set the article in the order of `umbruch.tree.walk.article_texts`."""
        article, style, text = self._article, self._style, self._style.text
        if self._style.press_head:
            self._press_head()
        if self._ruled:
            self._head.rule(style.page.article_rule, style.colours.ink, after=style.text.kicker.leading * 0.4)
            self._head.keep_with_next()
        if article.embargo:
            self._line(self._head, article.embargo.text, text.embargo, "embargo", keep=True)
        self._headlines()
        if article.lead:
            self._line(self._body, article.lead, text.lead, "lead")
        self._blocks(article.body, _Within(text.body, 0.0, self._element, f"{self._place}.body"), top=True)
        if article.dateline and not self._dateline_set:
            self._line(self._body, article.dateline.text, text.dateline, "dateline")
        self._tail()
        return ComposedArticle(self._head, self._body)

    def _headlines(self) -> None:
        article, text = self._article, self._style.text
        if label := self._label_word():
            self._line(self._head, label, text.kicker, "label", keep=True)
        for name, line in (("kicker", article.kicker), ("headline", article.headline), ("deck", article.deck)):
            if not line or not line.strip():
                continue
            role = "H1" if name == "headline" else "P"
            self._line(self._head, line, getattr(text, name), name, role=role, keep=True, balanced=True)
        if article.byline:
            self._line(self._head, article.byline.text, text.byline, "byline", keep=True)

    def _label_word(self) -> str:
        """What the style calls a release; empty for other articles, and where the kicker or the headline says it."""
        article = self._article
        if not self._style.label or article.source or not (article.contact or article.boilerplate or article.embargo):
            return ""
        label = word(self._style.label, article.lang)
        said = f"{article.kicker or ''} {article.headline or ''}".casefold()
        return "" if label.casefold() in said else label

    def _tail(self) -> None:
        article, text = self._article, self._style.text
        if article.source:
            address = web_address(article.source.url or "")
            self._line(self._body, article.source.text, text.source, "source", whole=True, href=address)
        if article.boilerplate:
            self._line(self._body, article.boilerplate, text.boilerplate, "boilerplate")
        if article.contact:
            self._line(self._body, article.contact.text, text.contact, "contact", whole=True)
        for number, notice in enumerate(article.notice):
            self._line(self._body, notice, text.notice, f"notice[{number}]")

    def _line(
        self, galley: Galley, line: str, style: TextStyle, name: str, *, role: str = "P", keep: bool = False,
        balanced: bool = False, whole: bool = False, href: str | None = None,
    ) -> None:  # fmt: skip
        """Set one of the article's plain fields; its own line ends are kept, and `href` makes a link of it."""
        look = galley.look(style, f"{self._place}.{name}")
        element = Element(role, self._element)
        content: list[Run | LineBreak] = []
        for number, part in enumerate(line.splitlines() or [line]):
            if number:
                content.append(LineBreak())
            if href:
                link = Element("Link", element, inline=True)
                content.append(look.run(part, link, href=href)._replace(colour=style.colour))
            elif role == "H1":
                content.append(look.run(part, element))
            else:
                content += with_addresses(part, look, element)
        galley.paragraph(content, look, keep=keep, balanced=balanced, whole=whole)

    def _press_head(self) -> None:
        """Newspaper, date and page in a panel; the words of the source line stand in the text as well."""
        article, style, galley = self._article, self._style, self._head
        source = article.source
        if source is None:
            return
        lang = article.lang
        values = (
            ("newspaper", ", ".join(source.publications)),
            ("date", long_date(source.date, lang)),
            ("page", source.page or ""),
        )
        cells = [(word(key, lang), value) for key, value in values if value.strip()]
        if not cells:
            return
        shares = {1: (1.0,), 2: (0.62, 0.38), 3: (0.5, 0.34, 0.16)}[len(cells)]
        label_look = galley.look(style.text.credit, f"{self._place}.source")
        value_look = galley.look(style.text.deck, f"{self._place}.source")
        size = style.text.body.size
        lines = []
        left, deepest = _PANEL_PADDING + 2, 0.0
        for (label, value), share in zip(cells, shares, strict=True):
            width = share * (galley.measure - 2 * _PANEL_PADDING)
            lines += [
                (line, left, _PANEL_PADDING + 8.0)
                for line in compose([label_look.run(label, FURNITURE)], label_look, width)[:1]
            ]
            run = value_look.run(value, FURNITURE, bold=True)._replace(size=size, colour=style.colours.ink)
            for number, line in enumerate(compose([run], value_look, width - 8)):
                drop = _PANEL_PADDING + 8.0 + size * 1.35 * (number + 1)
                lines.append((line, left, drop))
                deepest = max(deepest, drop)
            left += width
        panel = PanelStrip(
            height=deepest + _PANEL_PADDING,
            keep=True,
            width=galley.measure,
            tint=style.colours.tint,
            edge=style.colours.accent,
            lines=tuple(lines),
        )
        galley.place(panel, after=style.text.headline.leading * 0.7)

    def _blocks(self, blocks: Sequence[Block], within: _Within, *, top: bool = False) -> None:
        body = self._style.text.body
        previous: Block | None = None
        paired = False
        for number, block in enumerate(blocks):
            if paired:
                paired = False
                continue
            place = f"{within.place}[{number}]"
            inside = within._replace(place=place)
            inset = within.inset + within.text.inset
            match block:
                case Paragraph():
                    follows = top and isinstance(previous, Paragraph)
                    self._paragraph(block, inside, indent=body.indent if follows and within.text is body else 0.0)
                case Subheading():
                    self._subheading(block, inside)
                case Quote():
                    self._quote(block, inside)
                case Box():
                    boxed = inside._replace(text=msgspec.structs.replace(within.text))
                    if block.title:
                        self._paragraph(Paragraph((Strong((Text(block.title),)),)), boxed, indent=0.0)
                    self._blocks(block.content, boxed._replace(place=f"{place}.content"))
                case List():
                    if isinstance(previous, Paragraph) and inline_text(previous.content).rstrip().endswith(":"):
                        self._body.keep_with_next()
                    self._list(block, inside)
                case Figure():
                    opens = top and number == 0 and self._figures.leads(block, self._style)
                    galley = self._head if opens else self._body
                    after = blocks[number + 1] if number + 1 < len(blocks) else None
                    if not inset and isinstance(after, Figure) and self._figures.pairs(block, after, galley):
                        paired = True
                        places = (place, f"{within.place}[{number + 1}]")
                        self._figures.set_pair((block, after), galley, within.element, places)
                        continue
                    self._figures.set(block, galley, within.element, place, inset=inset)
                case Table():
                    set_table(block, self._body, within.element, place, inset=inset)
                case Rule():
                    self._rule()
                case _:
                    assert_never(block)
            if not isinstance(block, Figure):
                previous = block

    def _paragraph(self, block: Paragraph, within: _Within, *, indent: float) -> None:
        element = Element("P", within.element)
        look = self._body.look(within.text, f"{within.place}.content")
        content: list[Run | LineBreak] = []
        dateline = self._article.dateline
        initial, self._initial = (self._initial if within.text is self._style.text.body else 0), 0
        if dateline and not self._dateline_set and within.text is self._style.text.body:
            self._dateline_set = True
            initial = 0
            opening = self._body.look(self._style.text.dateline, f"{self._place}.dateline")
            content.append(opening.run(" ".join(dateline.text.split()) + " ", element))
        content += runs_of(said(block), look, element)
        body = self._style.text.body
        grid = within.text is body
        display = within.text.size > body.size and within.text.align != "justify"
        self._body.paragraph(
            content, look, inset=within.inset, indent=indent, grid=grid, flows=grid, initial=initial, balanced=display
        )

    def _subheading(self, block: Subheading, within: _Within) -> None:
        title = inline_text(block.content)
        if not plain(title):
            return
        element = Element(f"H{next(self._levels)}", within.element)
        look = self._body.look(self._style.text.subheading, f"{within.place}.content")
        self._body.paragraph(
            runs_of(block.content, look, element), look, inset=within.inset, keep=True, whole=True,
            grid=True, bookmark=Bookmark(title, 1),
        )  # fmt: skip

    def _quote(self, block: Quote, within: _Within) -> None:
        """Words of somebody else, between the rules of their style; who said them stands inside."""
        element = Element("BlockQuote", within.element)
        galley, text = self._body, self._style.text
        style = text.quote
        first = len(galley.strips)
        inset = within.inset + within.text.inset
        plain_style = msgspec.structs.replace(style, rule_above=0.0, rule_below=0.0)
        ruled = bool(block.content or block.attribution)
        if style.rule_above and ruled:
            galley.rule(
                style.rule_above, galley.rule_colour(style), before=style.space_before, after=style.leading * 0.4,
                width=galley.measure - inset, inset=inset,
            )  # fmt: skip
            galley.keep_with_next()
            plain_style = msgspec.structs.replace(plain_style, space_before=0.0)
        self._blocks(block.content, _Within(plain_style, inset, element, f"{within.place}.content"))
        if block.attribution:
            galley.keep_with_next()
            galley.close_up()
            look = galley.look(text.attribution, f"{within.place}.attribution")
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

    def _list(self, block: List, within: _Within) -> None:
        """A list; its items stand in as far as its widest number asks for."""
        numbering = "Decimal" if block.ordered else "Disc"
        element = Element("L", within.element, attributes={"O": "/List", "ListNumbering": f"/{numbering}"})
        style = self._style.text.list
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
            inner = _Within(style, within.inset + within.text.inset, body, f"{within.place}.items[{number}]")
            first = len(self._body.strips)
            self._blocks(item, inner)
            if not any(strip.speaks() for strip in self._body.strips[first:]):
                continue
            self._mark_item(f"{block.start + number}." if block.ordered else _BULLET, label, first, within, style, room)
        self._body.white(white)

    def _mark_item(
        self, sign: str, element: Element, first: int, within: _Within, style: TextStyle, room: float
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


def _heading_levels(article: Article) -> Iterator[int]:
    """The levels of the subheadings in reading order, none left out on the way down (ISO 14289-1, 7.4.2)."""
    used = sorted({block.level for block in each_block(article.body) if isinstance(block, Subheading)})
    previous = 1 if article.headline and plain(article.headline) else 0
    first = previous + 1
    for block in each_block(article.body):
        if isinstance(block, Subheading) and plain(inline_text(block.content)):
            previous = min(first + used.index(block.level), previous + 1, 6)
            yield previous
