"""Makes up pages: the headline block over the columns, the body in them, and a title page for a kit."""

from __future__ import annotations

from dataclasses import dataclass

from umbruch.diagnostics import collecting, report
from umbruch.errors import RenderError
from umbruch.style.model import Style
from umbruch.tree import Publication
from umbruch.writers.pdf.columns.article_pages import PageMaker
from umbruch.writers.pdf.columns.before_setting import (
    article_runs_leftwards,
    completed,
    sheets_for,
)  # fmt: skip
from umbruch.writers.pdf.columns.briefs import (
    Entry,
    brief_style,
    grouped,
    is_brief,
    is_sheet_of_briefs,
    settles_its_sheet,
)  # fmt: skip
from umbruch.writers.pdf.columns.grown_type import of_one_hand
from umbruch.writers.pdf.columns.sheets import Page
from umbruch.writers.pdf.covers.title_page import compose_title, main_language
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.article_setting import title_of
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.strips import Bookmark


@dataclass(slots=True)
class MadeUp:
    """A publication made up: its pages, the structure of its text, and the outline in order."""

    pages: list[Page]
    root: Element
    bookmarks: list[Bookmark]


def make_up(publication: Publication, style: Style, figures: FigureSetter) -> MadeUp:
    """Make up all pages of a publication, on the next larger sheet where a small one does not hold what settles it.

    Raises:
        RenderError: there is nothing in it, or a text or picture cannot be set.
    """
    if not publication.articles and publication.kind == "article":
        raise RenderError("there is no article to set", hint="is the input empty?")
    gathered = is_sheet_of_briefs(publication, style)
    if not gathered and not settles_its_sheet(publication, style):
        return _made_up(publication, style, figures, gathered=False)
    for own in sheets_for(publication.articles, style):
        with collecting() as remarks:
            made = _made_up(publication, own, figures, gathered=gathered)
        if len(made.pages) == 1:
            break
    for remark in remarks:
        report(remark)
    return made


def _made_up(publication: Publication, style: Style, figures: FigureSetter, *, gathered: bool) -> MadeUp:
    root = Element("Document")
    articles = [completed(article, publication) for article in publication.articles]
    lone = publication.kind == "article" and len(articles) == 1
    longer_ones = [] if lone else [article for article in articles if not is_brief(article, style)]
    maker = PageMaker(publication, of_one_hand(longer_ones, style), figures.logo(style.logo))
    starts = [Bookmark(title_of(article), 0) for article in articles]
    if gathered:
        maker.title = compose_title(publication, brief_style(style, alone=True), root)
    elif publication.kind == "kit":
        maker.title_page(root, starts, figures)
    entries = []
    for number, (article, start) in enumerate(zip(articles, starts, strict=True)):
        other = article.lang if article.lang != main_language(publication) else None
        element = start.element = root if lone else Element("Art", root, lang=other)
        if article_runs_leftwards(article):
            element.attributes = {"O": "/Layout", "WritingMode": "/RlTb"}
        entries.append(Entry(article, start, element, f"articles[{number}]"))
    longer: Entry | None = None
    for group in grouped(entries, style):
        if lone or not is_brief(group[0].article, style):
            shared = longer is not None and maker.shares(longer, group[0], figures)
            longer = None if shared else group[0]
            continue
        briefs = maker.set_briefs(group, figures)
        if longer is not None:
            maker.article_above(longer, figures, briefs)
            longer = None
        maker.briefs(briefs, figures)
    if longer is not None:
        maker.article(longer, figures, ruled=not lone)
    return MadeUp(maker.pages, root, maker.bookmarks)
