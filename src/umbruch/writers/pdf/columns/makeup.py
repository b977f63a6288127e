"""Makes up pages: the headline block over the columns, the body in them, and a title page for a kit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

import msgspec

from umbruch.diagnostics import collecting
from umbruch.errors import RenderError
from umbruch.language.tags import direction
from umbruch.style.model import Style
from umbruch.tree import Article, Publication
from umbruch.writers.pdf.columns.before_setting import (
    article_runs_leftwards,
    completed,
    insist_on_ideographs,
    leaded_style,
    style_for,
)  # fmt: skip
from umbruch.writers.pdf.columns.column_filling import fill, pages_filled, settle_pictures
from umbruch.writers.pdf.columns.copyfitting import (
    BESIDE_LOWER_PICTURES,
    LOWER_PICTURES,
    MOST_PAGES,
    excess,
    is_filled_by_type,
    is_taken_in_by_pictures,
    larger,
    leaves_white,
    tightened,
)  # fmt: skip
from umbruch.writers.pdf.columns.pouring import lines_used, pages_of
from umbruch.writers.pdf.columns.slots import Sheet
from umbruch.writers.pdf.columns.story_opening import LOWER_OPENERS, Opening, open_with, opening_picture
from umbruch.writers.pdf.covers.review_cover import COVER_LOGO, compose_review_cover
from umbruch.writers.pdf.covers.title_page import compose_title_page, main_language
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.article_setting import ArticleSetter, ComposedArticle, title_of
from umbruch.writers.pdf.page.figure_setting import FigureSetter
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.head_and_foot import Logo, PageFurniture, furniture_of
from umbruch.writers.pdf.page.strips import BASELINE, CAPITALS, Bookmark, Strip
from umbruch.writers.pdf.type.composing import Earlier

_HEADLINE_ROOM = 3


@dataclass(slots=True)
class Page:
    """A page made up: strips with their upper left corners, rules between columns, and its furniture."""

    furniture: PageFurniture
    strips: list[tuple[Strip, float, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)


@dataclass(slots=True)
class MadeUp:
    """A publication made up: its pages, the structure of its text, and the outline in order."""

    pages: list[Page]
    root: Element
    bookmarks: list[Bookmark]


def make_up(publication: Publication, style: Style, figures: FigureSetter) -> MadeUp:
    """Make up all pages of a publication.

    Raises:
        RenderError: there is nothing in it, or a text or picture cannot be set.
    """
    if not publication.articles and publication.kind == "article":
        raise RenderError("there is no article to set", hint="is the input empty?")
    root = Element("Document")
    if publication.kind == "article" and len(publication.articles) == 1:
        style = style_for(publication.articles[0], style)
    maker = _PageMaker(publication, style, figures.logo(style.logo))
    articles = [completed(article, publication) for article in publication.articles]
    starts = [Bookmark(title_of(article), 0) for article in articles]
    if publication.kind == "kit":
        maker.title_page(root, starts, figures)
    for number, (article, start) in enumerate(zip(articles, starts, strict=True)):
        lone = publication.kind == "article" and len(publication.articles) == 1
        other = article.lang if article.lang != main_language(publication) else None
        element = start.element = root if lone else Element("Art", root, lang=other)
        if article_runs_leftwards(article):
            element.attributes = {"O": "/Layout", "WritingMode": "/RlTb"}
        maker.article(article, start, element, figures, f"articles[{number}]", ruled=not lone)
    return MadeUp(maker.pages, root, maker.bookmarks)


class _PageMaker:
    """Collects the pages."""

    def __init__(self, publication: Publication, style: Style, logo: Logo | None) -> None:
        self.pages: list[Page] = []
        self.bookmarks: list[Bookmark] = []
        self._publication = publication
        self._style = style
        self._logo = logo
        self._opened = 0.0
        """How much of the text area the picture takes that the article at hand opens with."""
        page = style.page
        self._top = page.height - page.margins.top
        self._depth = page.height - page.margins.top - page.margins.bottom

    def article(
        self, article: Article, start: Bookmark, element: Element, figures: FigureSetter, place: str, *, ruled: bool
    ) -> None:
        """Make up an article from a new page on; one of several has a rule above it."""
        style = self._style
        insist_on_ideographs(article, style, place)
        leftwards = article_runs_leftwards(article)
        if leftwards:
            style = leaded_style(style, article.lang)

        earlier = Earlier()

        def composed_in(
            style: Style, least_lead: int = 1, pictured: float = 1.0, *,
            parts: Literal["all", "head", "body"] = "all", aside: bool = True,
        ) -> ComposedArticle:  # fmt: skip
            return ArticleSetter(
                text, style, element, figures, place, self._depth, leftwards=leftwards, ruled=ruled,
                least_lead=least_lead, parts=parts, aside=aside, earlier=earlier, pictured=pictured,
            ).compose()  # fmt: skip

        text = article
        opening = None
        kids = len(element.kids)
        if not leftwards and (figure := opening_picture(article, style, figures)) is not None:
            headed_in = partial(composed_in, parts="head")
            opened_in = partial(open_with, figure, style, figures, element, place, headed_in)
            opening = opened_in()
        if opening is not None:
            text = msgspec.structs.replace(article, body=article.body[1:])
            composed_in = partial(composed_in, parts="body")
            opening, composed, first = self._opened_with(
                opening, opened_in, partial(composed_in, style), element, kids
            )  # fmt: skip
        else:
            self._opened = style.first_top - style.page.margins.top
            composed, first = composed_in(style), kids
        composed = self._tightened(style, composed, composed_in, element, first)
        if composed.side is not None and self._is_too_deep(composed.side, composed.head):
            del element.kids[first:]
            composed = composed_in(style, aside=False)
        furniture = furniture_of(self._publication, article, style, place, leftwards=leftwards)
        furniture = furniture._replace(logo=self._logo)
        page = self._new_page(furniture._replace(opens=True, bleeds=opening is not None))
        page.strips += opening.strips if opening is not None else ()
        start.page, start.top = len(self.pages) - 1, self._top
        self.bookmarks.append(start)
        used, self._opened = self._opened, 0.0
        if opening is not None and self._depth - used < _HEADLINE_ROOM * style.text.body.leading:
            page, used = self._new_page(furniture), 0.0
        if composed.head is not composed.body and composed.head.strips:
            page, used = self._head(composed.head, page, furniture, used)
        if composed.side is not None:
            right = style.page.margins.left + style.page.measure + style.letter.gutter
            self._place(page, fill(composed.side.strips, 0, self._depth - used).placed, right, used)
        self._columns(composed.body, page, used, furniture)

    def _opened_with(
        self, opening: Opening, opened_in: Callable[..., Opening | None], composed_in: Callable[[], ComposedArticle],
        element: Element, above: int,
    ) -> tuple[Opening, ComposedArticle, int]:  # fmt: skip
        """An opening, with a lower picture where that saves a page, and what stands below it.

        And how many children the element has before that; it had `above` before the opening.
        """
        self._opened, first = opening.depth, len(element.kids)
        composed = composed_in()
        pages = self._pages(composed)
        for share in LOWER_OPENERS if self._style.fill.fit and excess(pages) else ():
            known, element.kids = element.kids, element.kids[:above]
            with collecting():
                lower = opened_in(share)
                if lower is not None:
                    self._opened, opened = lower.depth, len(element.kids)
                    tried = composed_in()
                    if len(self._pages(tried)) < len(pages):
                        return lower, tried, opened
            element.kids, self._opened = known, opening.depth
        return opening, composed, first

    def _tightened(
        self, style: Style, composed: ComposedArticle,
        composed_in: Callable[[Style, int, float], ComposedArticle], element: Element, first: int,
    ) -> ComposedArticle:  # fmt: skip
        """The article without a few lines on a further page; as it was composed where nothing helps.

        In smaller type they go away; else a lead picture of more columns takes text along with them, or lower pictures
        make room in a single column. A page that an article with a picture leaves white has it over more columns, or
        larger type. `first` is the number of its first child in the element.
        """
        if not style.fill.fit:
            return composed
        pages = self._pages(composed)
        kids = element.kids
        for tighter, least_lead, pictured in self._ways(style, composed, pages):
            element.kids = kids[:first]
            with collecting():
                tried = composed_in(tighter, least_lead, pictured)
            found = self._pages(tried)
            if len(found) < len(pages) or (
                tried.body.grid and found and not excess(found) and len(found) <= len(pages)
            ):
                return tried
        element.kids = kids
        return composed

    def _ways(
        self, style: Style, composed: ComposedArticle, pages: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[Style, int, float]]:  # fmt: skip
        """Styles, the least number of columns of the lead, and the height of pictures with which to compose it anew."""
        over = excess(pages)
        body = composed.body
        if over:
            for tighter in tightened(style, over):
                yield tighter, 1, 1.0
        lead = next((one.span for one in body.floats if one.kind == "lead"), 0)
        if body.grid and (over or (lead and leaves_white(pages))):
            lead = lead or style.page.columns
            spans = range(lead + 1, style.page.columns + 1)
            for span in spans if over else reversed(spans):
                yield style, span, 1.0
            if is_filled_by_type(pages):
                yield larger(style, pages), lead, 1.0
        elif not body.grid and is_taken_in_by_pictures(pages, body.strips):
            for pictured in LOWER_PICTURES:
                yield style, 1, pictured
            for wanted in BESIDE_LOWER_PICTURES if len(pages) == 2 else BESIDE_LOWER_PICTURES[:1]:
                for tighter in tightened(style, max(over, wanted)):
                    yield tighter, 1, LOWER_PICTURES[-1]

    def _pages(self, composed: ComposedArticle) -> list[tuple[int, int]]:
        """Of each page of an article, how much it holds below the headlines, and how much of that is used.

        In lines of all its columns, or in points where it has only one; none where nothing can be said.
        """
        head, body, _ = composed
        if head is body:
            return []
        used = self._opened + self._used_by(head, head.depth_used)
        if self._depth - used < _HEADLINE_ROOM * self._style.text.body.leading:
            return []
        if not body.grid:
            return pages_filled(body.strips, self._depth - used, self._depth, body.style.text.body, MOST_PAGES)
        return lines_used(body, self._sheet(body), self._depth - used, self._depth, MOST_PAGES)

    def _is_too_deep(self, side: Galley, head: Galley) -> bool:
        """Whether what stands beside the text of the first page has no room there."""
        room = self._depth - self._opened - self._used_by(head, head.depth_used)
        return side.depth_used + self._style.text.body.leading > room

    def _head(self, head: Galley, page: Page, furniture: PageFurniture, used: float = 0.0) -> tuple[Page, float]:
        """The block over all columns; one that is deeper than a page runs on. Gives what it used of its last page.

        It begins `used` points below the head of its first page.
        """
        start, above = 0, used
        settle_pictures(head.strips, 0, self._depth, 1, 0.0, self._style.text.body)
        while True:
            column = fill(head.strips, start, self._depth - above)
            self._place(page, column.placed, self._style.page.margins.left, above)
            start = column.end
            if start >= len(head.strips):
                break
            page, above = self._new_page(furniture), 0.0
        if not head.strips:
            return page, 0.0
        used = above + self._used_by(head, column.depth)
        if self._depth - used < _HEADLINE_ROOM * self._style.text.body.leading:
            return self._new_page(furniture), 0.0
        return page, used

    def _used_by(self, head: Galley, depth: float) -> float:
        """How much of a page a headline block takes that is so deep, with the white below it."""
        return depth + head.strips[-1].height * (1 - BASELINE) + self._gap_below_head() if head.strips else 0.0

    def _gap_below_head(self) -> float:
        style = self._style
        return max(style.text.byline.space_after, style.text.body.leading * 0.5)

    def _columns(self, body: Galley, page: Page, used: float, furniture: PageFurniture) -> None:
        if body.grid:
            self._poured(body, page, used, furniture)
            return
        left = self._style.page.margins.left
        start = 0
        if not body.strips:
            self._turned_sheets(body, 0, furniture)
        while start < len(body.strips):
            depth = self._depth - used
            settle_pictures(body.strips, start, depth, 1, 0.0, self._style.text.body)
            column = fill(body.strips, start, depth, ends_page=True)
            self._place(page, column.placed, left, used)
            start = column.end
            self._turned_sheets(body, start, furniture)
            if start < len(body.strips):
                page, used = self._new_page(furniture), 0.0

    def _turned_sheets(self, body: Galley, end: int, furniture: PageFurniture) -> None:
        """Behind a page whose text ends before strip number `end`, the tables that it mentions on turned sheets."""
        while body.turned and (body.turned[0].at <= end or end >= len(body.strips)):
            table = body.turned.pop(0)
            sheet = table.style.page
            top = sheet.height - sheet.margins.top
            start = 0
            while start < len(table.strips):
                column = fill(table.strips, start, top - sheet.margins.bottom)
                page = self._new_page(furniture._replace(style=table.style))
                page.strips += [(strip, sheet.margins.left, top - drop) for strip, drop in column.placed]
                start = column.end

    def _poured(self, body: Galley, page: Page, used: float, furniture: PageFurniture) -> None:
        """Several columns: text flows past pictures, quotes, boxes and tables, which have places of their own."""
        sheet = self._style.page
        pages = [*pages_of(body, self._sheet(body), self._depth - used, self._depth)]
        for count, filled in enumerate(pages, start=1):
            for number, placed in enumerate(filled.columns):
                self._place(page, placed, self._left(number), used)
            for block, column, drop in filled.standing:
                self._place(page, [(one.strip, one.drop + drop) for one in block.placed], self._left(column), used)
            if sheet.column_rule:
                for number, top, height in filled.rules():
                    page.rules.append((self._left(number) - sheet.gutter / 2, self._top - used - top, height))
            self._turned_sheets(body, filled.end, furniture)
            if count < len(pages):
                page, used = self._new_page(furniture), 0.0

    def _sheet(self, body: Galley) -> Sheet:
        size = body.style.text.body.size
        style = self._style
        return Sheet(style.page.columns, body.grid, BASELINE * body.grid - CAPITALS * size, style.fill.around)

    def _left(self, column: int) -> float:
        sheet = self._style.page
        return sheet.margins.left + column * (sheet.column_width + sheet.gutter)

    def _place(self, page: Page, placed: Sequence[tuple[Strip, float]], left: float, used: float) -> None:
        for strip, drop in placed:
            top = self._top - used - drop
            page.strips.append((strip, left, top))
            if strip.bookmark is not None:
                strip.bookmark.page, strip.bookmark.top = len(self.pages) - 1, top + 6
                self.bookmarks.append(strip.bookmark)

    def _new_page(self, furniture: PageFurniture) -> Page:
        page = Page(furniture)
        self.pages.append(page)
        return page

    def title_page(self, root: Element, starts: Sequence[Bookmark], figures: FigureSetter) -> None:
        """Make up the first page of a kit."""
        publication = self._publication
        style = self._style
        lang = main_language(publication)
        if leftwards := direction(lang) == "rtl":
            style = leaded_style(style, lang)
        furniture = furniture_of(publication, None, style, "publication", leftwards=leftwards)
        furniture = furniture._replace(logo=None if style.press_head else self._logo, opens=True)
        if style.press_head:
            logo = figures.logo(COVER_LOGO)
            galley = compose_review_cover(publication, style, starts, root, self._depth, logo)
        else:
            galley = compose_title_page(publication, style, starts, figures, root, self._depth)
        self._head(galley, self._new_page(furniture), furniture)
        if not self.pages[-1].strips:  # opened for text below a head, and there is none
            self.pages.pop()
