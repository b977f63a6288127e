"""The first page of a press kit: title, who and when, what is inside on which page, and whom to call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from umbruch.facts.embargo import embargo_of
from umbruch.facts.imprint import article_title
from umbruch.language.tags import direction
from umbruch.language.wording import long_date, word
from umbruch.style.model import Style, TextStyle
from umbruch.tree import Figure, Publication
from umbruch.writers.pdf.drawing.pen import LinkArea, Pen
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.inline_runs import with_addresses
from umbruch.writers.pdf.page.strips import BASELINE, Bookmark, Strip, TypeStrip
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.headlines.headline_steps import stepped
from umbruch.writers.pdf.type.runs import LineBreak, Look, Run
from umbruch.writers.pdf.type.settable import plain

_WHITE_ABOVE = 0.14
_ROOM_FOR_NUMBER = 40.0


@dataclass(slots=True, kw_only=True)
class ContentsStrip(TypeStrip):
    """The last line of an entry of the contents, with its page number; all of it leads there."""

    width: float
    look: Look
    element: Element
    target: Bookmark
    bold: bool = False

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw title and page number; the number is known now that all pages are made up."""
        TypeStrip.paint(self, pen, left, top)
        page = self.target.page or 0
        run = self.look.run(str(page + 1), self.element, bold=self.bold)
        for number in compose([run], self.look, _ROOM_FOR_NUMBER):
            pen.line(number, left + self.width - number.width, top - BASELINE * self.height)
        left = pen.side(left, self.width)
        area = (left, top - self.height, left + self.width, top)
        pen.links.append(LinkArea(*area, f"#{page}", self.element, self.target.title, self.target.element))
        entry = self.element.nearest("TOCI")
        if entry is not None and self.target.element is not None:
            entry.refers.append(self.target.element)


def contents_entry(table: Element) -> Element:
    """A new entry of the contents: the link that all of it is."""
    return Element("Link", Element("Reference", Element("TOCI", table)))


def main_language(publication: Publication) -> str | None:
    """The language of a publication, or else of its first article that names one."""
    return publication.lang or next((article.lang for article in publication.articles if article.lang), None)


def compose_title_page(
    publication: Publication, style: Style, starts: Sequence[Bookmark], figures: FigureSetter, root: Element,
    depth: float,
) -> Galley:  # fmt: skip
    """The galley of the title page.

    Args:
        publication: the kit.
        style: the style.
        starts: where each article starts.
        figures: sets the cover.
        root: the element that the page goes into.
        depth: height of the text area in points.
    """
    lang = main_language(publication)
    text = style.text
    leftwards = direction(lang) == "rtl"
    element = Element("Sect", root, attributes={"O": "/Layout", "WritingMode": "/RlTb"} if leftwards else None)
    galley = Galley(style, style.page.measure, depth, lang, leftwards=leftwards)
    galley.place(Strip(height=depth * _WHITE_ABOVE, keep=True))
    title = kit_title(publication, lang)
    if embargo := embargo_of(publication):
        set_line(galley, embargo.text, "embargo", text.embargo, Element("P", element))
    if publication.publisher:
        set_line(galley, publication.publisher, "publisher", text.kicker, Element("P", element))
    heading = Element("H1", element)
    set_line(galley, title, "title", text.headline, heading, bookmark=Bookmark(title, 0, heading))
    if publication.subtitle:
        set_line(galley, publication.subtitle, "subtitle", text.deck, Element("P", element))
    if publication.date:
        set_line(galley, long_date(publication.date, lang), "date", text.byline, Element("P", element))
    cover = publication.picture(publication.cover) if publication.cover else None
    if cover is not None:
        figures.set(Figure(image=cover.href, alt=""), galley, element, "cover")
    if starts:
        _contents(galley, starts, element)
    if publication.boilerplate:
        set_line(galley, publication.boilerplate, "boilerplate", text.boilerplate, Element("P", element))
    if publication.contact:
        set_line(galley, publication.contact.text, "contact", text.contact, Element("P", element))
    return galley


def compose_title(publication: Publication, style: Style, root: Element) -> Galley:
    """The galley of a title that stands above articles on one sheet, as high as the style has headlines."""
    lang = main_language(publication)
    galley = Galley(style, style.page.measure, style.page.height, lang, leftwards=direction(lang) == "rtl")
    title, heading = kit_title(publication, lang), Element("H1", Element("Sect", root))
    set_line(galley, title, "title", style.text.headline, heading, bookmark=Bookmark(title, 0, heading))
    return galley


def kit_title(publication: Publication, lang: str | None) -> str:
    """What a kit goes by: its title, or else that of its first article."""
    title = publication.title if publication.title and plain(publication.title) else ""
    if not title and publication.articles:
        title = article_title(publication.article, publication.lang)
    return title or word("untitled", lang)


def _contents(galley: Galley, starts: Sequence[Bookmark], element: Element) -> None:
    text = galley.style.text
    galley.white(2 * text.body.leading)
    set_line(galley, word("contents", galley.lang), "contents", text.subheading, Element("H2", element))
    galley.keep_with_next()
    table = Element("TOC", element)
    rule = galley.style.colours.rule
    for number, start in enumerate(starts):
        entry = contents_entry(table)
        look = galley.look(text.contact, f"articles[{number}].headline")
        lines = compose([look.run(start.title, entry)], look, galley.measure - _ROOM_FOR_NUMBER)
        galley.rule(0.4, rule, before=3.0, after=3.0)
        galley.keep_with_next()
        galley.lines(lines[:-1], look.style, 0.0, before=0.0, whole=True)
        if lines[:-1]:
            galley.keep_with_next()
        galley.place(
            ContentsStrip(
                height=look.style.leading,
                lines=tuple((line, 0.0) for line in lines[-1:]),
                width=galley.measure,
                look=look,
                element=entry,
                target=start,
            )
        )
    galley.rule(0.4, rule, before=3.0, after=text.body.leading)


def set_line(
    galley: Galley, line: str, place: str, style: TextStyle, element: Element, *, bookmark: Bookmark | None = None
) -> None:
    """Set a line of the publication's own; one with a `bookmark` is a title, and balanced.

    Args:
        galley: takes it.
        line: what it says; its own line ends are kept.
        place: its path in the tree.
        style: how it is set.
        element: the element that it is.
        bookmark: the entry of the outline that leads to it.
    """
    look = stepped(line, galley.look(style, place), galley.measure)
    content: list[Run | LineBreak] = []
    for number, part in enumerate(line.splitlines()):
        if number:
            content.append(LineBreak())
        content += [look.run(part, element)] if bookmark else with_addresses(part, look, element)
    galley.paragraph(content, look, balanced=bookmark is not None, bookmark=bookmark)
