"""The first page of a press review: title and day on the accent, then its clippings by newspaper, with their sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from msgspec.structs import replace

from umbruch.language.tags import direction
from umbruch.language.wording import long_date, long_number, word
from umbruch.style.model import Logo as LogoSizes
from umbruch.style.model import Page, Style
from umbruch.style.units import Colour, Length
from umbruch.tree import Article, Publication
from umbruch.writers.pdf.covers.title_page import ContentsStrip, contents_entry, main_language
from umbruch.writers.pdf.drawing.pen import Pen
from umbruch.writers.pdf.file.structure_tags import FURNITURE, Element
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.head_and_foot import Logo
from umbruch.writers.pdf.page.inline_runs import with_addresses
from umbruch.writers.pdf.page.strips import Bookmark, Strip, TypeStrip
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import Look, SetLine
from umbruch.writers.pdf.type.settable import plain

_WHITE = Colour("#ffffff")
_BLOCK = 0.30
"""How much of the sheet the block of the title takes: 88 of 297 mm, as on the board of the press review."""
_TITLE = 1.7
"""The size of the title as a part of that of headlines."""
_SECTION, _PAGE = 0.63, 0.9
"""Where the section begins and the page number ends in a row, as parts of the measure."""
_ROW_LEADING = 1.6
_GAP = 8.0
COVER_LOGO = LogoSizes(height=Length(34))
"""How high a logo is on the block: 12 mm, as on the board of the press review."""
_PLATE = 6.0
_LOGO_SHARE = 0.3
"""How much of the measure it takes at most."""


@dataclass(slots=True, kw_only=True)
class BlockStrip(Strip):
    """A block of colour from edge to edge of the sheet, behind the strips that follow it."""

    page: Page
    deep: float
    colour: Colour

    def paint(self, pen: Pen, left: float, top: float) -> None:  # noqa: ARG002
        """Draw the block."""
        pen.rule(
            self.page.margins.left - max(self.page.margins.left, self.page.margins.right),
            self.page.height - self.deep, self.page.width + abs(self.page.margins.left - self.page.margins.right),
            self.deep, self.colour,
        )  # fmt: skip


@dataclass(slots=True, kw_only=True)
class LogoStrip(Strip):
    """A logo on a white plate at the end of the first line: it may be made for paper, and the block is dark."""

    logo: Logo
    measure: float

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw plate and logo."""
        width = min(COVER_LOGO.height * self.logo.shape, self.measure * _LOGO_SHARE)
        height = width / self.logo.shape
        at = left + self.measure - width - _PLATE
        pen.rule(at - _PLATE, top - height - _PLATE, width + 2 * _PLATE, height + 2 * _PLATE, _WHITE)
        pen.picture(self.logo.name, FURNITURE, at, top - height, width, height)


def compose_review_cover(
    publication: Publication, style: Style, starts: Sequence[Bookmark], root: Element, depth: float, logo: Logo | None
) -> Galley:
    """The galley of the first page.

    Args:
        publication: the press review; its articles stand in the order of their sheets.
        style: the style.
        starts: where each article starts.
        root: the element that the page goes into.
        depth: height of the text area in points.
        logo: that of the publication; None for none.
    """
    lang = main_language(publication)
    leftwards = direction(lang) == "rtl"
    element = Element("Sect", root, attributes={"O": "/Layout", "WritingMode": "/RlTb"} if leftwards else None)
    galley = Galley(style, style.page.measure, depth, lang, leftwards=leftwards)
    _title(galley, publication, element, logo)
    for paper, rows in groupby(zip(publication.articles, starts, strict=True), key=lambda row: paper_of(row[0])):
        _paper(galley, paper, list(rows), element)
    galley.rule(0.5, style.colours.rule, before=6.0, after=style.text.body.leading)
    for name, line, text in (
        ("boilerplate", publication.boilerplate, style.text.boilerplate),
        ("contact", publication.contact.text if publication.contact else None, style.text.contact),
    ):
        if line:
            look = galley.look(text, name)
            said = Element("P", element)
            galley.paragraph(with_addresses(line, look, said), look)
    return galley


def paper_of(article: Article) -> str:
    """The newspaper of a clipping; empty where it names none."""
    return article.source.publications[0] if article.source and article.source.publications else ""


def _title(galley: Galley, publication: Publication, element: Element, logo: Logo | None) -> None:
    style, text, lang = galley.style, galley.style.text, galley.lang
    page = style.page
    deep = page.height * _BLOCK
    inside = deep - page.margins.top
    title = publication.title if publication.title and plain(publication.title) else word("press_review", lang)
    size = text.headline.size * _TITLE
    day = long_date(publication.date, lang)
    lines = [
        (publication.publisher or "", galley.look(text.byline, "publisher"), text.body.size, text.body.leading, "P"),
        (title, galley.look(text.headline, "title"), size, size * 1.15, "H1"),
        (day, galley.look(text.deck, "date"), text.deck.size * 1.2, text.deck.leading * 1.3, "P"),
        (_counts(publication, lang), galley.look(text.byline, "count"), text.body.size, text.body.leading * 1.2, "P"),
    ]  # fmt: skip
    made: list[tuple[SetLine, float, bool]] = []
    for words, look, set_size, leading, role in lines:
        if not words:
            continue
        own = Element(role, element)
        found = _lines(words, look, set_size, own, galley.measure)
        made += [(line, leading, role == "H1") for line in found]
    high = sum(leading for _, leading, _ in made)
    deep = max(deep, page.margins.top + high + text.body.leading * 2)
    galley.place(BlockStrip(height=0.0, keep=True, page=page, deep=deep, colour=style.colours.accent))
    if logo is not None:
        galley.place(LogoStrip(height=0.0, keep=True, logo=logo, measure=galley.measure))
    white = max(deep - page.margins.top - high - text.body.leading * 1.5, 0.0)
    first_head = next((number for number, (_, _, is_title) in enumerate(made) if is_title), 0)
    for number, (line, leading, is_title) in enumerate(made):
        leads = number == first_head and is_title
        bookmark = Bookmark(title, 0, line.strokes[0][0].element if line.strokes else element) if leads else None
        strip = TypeStrip(height=leading, keep=True, lines=((line, 0.0),), bookmark=bookmark)
        galley.place(strip, before=white if number == first_head else 0.0)
    galley.white(max(inside - white - high, 0.0) + text.body.leading * 2)


def _lines(words: str, look: Look, size: float, element: Element, measure: float) -> list[SetLine]:
    """The lines of the block, white, in type so small that no word is cut."""
    while True:
        run = look.run(words, element)._replace(size=size, colour=_WHITE)
        lines = compose([run], look, measure)
        if size < 2 * look.style.size or not any(line.is_cut for line in lines):
            return lines
        size *= 0.9


def _counts(publication: Publication, lang: str | None) -> str:
    """How many clippings of how many newspapers, and how many copies these print together, where all say it."""
    papers: dict[str, int | None] = {}
    for article in publication.articles:
        copies = article.source.circulation if article.source else None
        if (paper := paper_of(article)) and not papers.get(paper):
            papers[paper] = copies
    said = [f"{word('clippings', lang)}: {len(publication.articles)}"]
    if papers:
        said.append(f"{word('newspapers', lang)}: {len(papers)}")
    printed = [one for one in papers.values() if one]
    if printed and len(printed) == len(papers):
        said.append(f"{word('circulation_together', lang)}: {long_number(sum(printed), lang)}")
    return "  ·  ".join(said)


def _paper(galley: Galley, paper: str, rows: Sequence[tuple[Article, Bookmark]], element: Element) -> None:
    """One newspaper: its name with day and circulation, and its clippings."""
    style, text, lang = galley.style, galley.style.text, galley.lang
    galley.rule(1.4, style.colours.accent, before=text.body.leading, after=3.0)
    galley.keep_with_next()
    head = Element("H2", element)
    look = galley.look(text.deck, "source.publications")
    name = look.run(paper or word("no_newspaper", lang), head, bold=True)._replace(
        size=text.body.size * 1.15, colour=style.colours.ink
    )  # fmt: skip
    meta_look = galley.look(text.credit, "source.date")
    days = dict.fromkeys(long_date(one.source.date, lang) for one, _ in rows if one.source and one.source.date)
    copies = next((one.source.circulation for one, _ in rows if one.source and one.source.circulation), None)
    told = [*list(days)[:2], *([f"{word('circulation', lang)} {long_number(copies, lang)}"] if copies else [])]
    meta = (
        compose([meta_look.run("  ·  ".join(told), Element("P", element))], meta_look, galley.measure) if told else []
    )
    room = galley.measure - (meta[0].width + 2 * _GAP if meta else 0.0)
    lines = compose([name], look, room)
    for number, line in enumerate(lines):
        beside = ((meta[0], galley.measure - meta[0].width - meta[0].offset),) if meta and number == 0 else ()
        galley.place(TypeStrip(height=text.body.leading * 1.15, keep=True, lines=((line, 0.0), *beside)))
    galley.white(2.0)
    table = Element("TOC", element)
    for article, start in rows:
        _row(galley, article, start, table)


def _row(galley: Galley, article: Article, start: Bookmark, table: Element) -> None:
    text = galley.style.text
    entry = contents_entry(table)
    look = galley.look(text.contact, "headline")
    size = text.body.size
    look = look._replace(style=replace(look.style, size=size, leading=Length(size * _ROW_LEADING)))
    side = galley.look(text.credit, "section")
    lines = compose([look.run(start.title, entry)], look, galley.measure * _SECTION - _GAP)
    beside: list[tuple[SetLine, float]] = []
    if article.section:
        found = compose([side.run(article.section, entry)], side, galley.measure * (_PAGE - _SECTION) - 4 * _GAP)
        beside += [(line, galley.measure * _SECTION) for line in found[:1]]
    if article.source and article.source.page:
        found = compose([side.run(article.source.page, entry)], side, galley.measure * (1 - _PAGE) + 2 * _GAP)
        beside += [(line, galley.measure * _PAGE - line.width) for line in found[:1]]
    leading = look.style.leading
    for number, line in enumerate(lines[:-1]):
        galley.place(
            TypeStrip(height=leading, keep=True, lines=((line, 0.0), *(beside if number == 0 else ())))
        )  # fmt: skip
    last = lines[-1:]
    if last:
        shown = ((last[0], 0.0), *(() if lines[:-1] else beside))
        galley.place(
            ContentsStrip(
                height=leading, lines=shown, width=galley.measure, look=look, element=entry, target=start, bold=True
            )
        )  # fmt: skip
