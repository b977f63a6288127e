"""The pages of each article, alone, above briefs or with another one, and the first page of a kit."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

import msgspec

from umbruch.diagnostics import collecting, report
from umbruch.language.tags import direction
from umbruch.style.model import Style
from umbruch.style.units import Length
from umbruch.tree import Publication
from umbruch.writers.pdf.columns.before_setting import (
    article_runs_leftwards,
    insist_on_ideographs,
    leaded_style,
)  # fmt: skip
from umbruch.writers.pdf.columns.briefs import (
    FOOT_WHITE,
    MOST_OF_MIDDLE,
    MOST_RESERVED,
    UNDER_RULE,
    Entry,
    SetBriefs,
    brief_style,
    is_middle,
    kept_whole,
    set_together,
)  # fmt: skip
from umbruch.writers.pdf.columns.column_filling import fill, pages_filled
from umbruch.writers.pdf.columns.copyfitting import (
    MOST_PAGES,
    excess,
    is_half_empty,
    tightened,
    ways,
)  # fmt: skip
from umbruch.writers.pdf.columns.grown_type import in_larger_type
from umbruch.writers.pdf.columns.pouring import PageFiller, lines_used
from umbruch.writers.pdf.columns.sheets import HEADLINE_ROOM, Sheets
from umbruch.writers.pdf.columns.story_opening import LOWER_OPENERS, Opening, open_with, opening_picture
from umbruch.writers.pdf.covers.kit_cover import compose_kit_cover
from umbruch.writers.pdf.covers.review_cover import COVER_LOGO, compose_review_cover
from umbruch.writers.pdf.covers.title_page import compose_title_page, main_language
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.article_setting import ArticleSetter, ComposedArticle, headline_size
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.figures.leading_picture import with_lead_first
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.head_and_foot import Logo, furniture_of
from umbruch.writers.pdf.page.strips import Bookmark
from umbruch.writers.pdf.type.composing import Earlier


class PageMaker(Sheets):
    """Makes up one article after another."""

    def __init__(self, publication: Publication, style: Style, logo: Logo | None) -> None:
        super().__init__(style)
        self._publication = publication
        self._logo = logo
        self.title: Galley | None = None
        """What stands above the briefs of the first page."""
        self._opened = 0.0
        """How much of the text area the picture takes that the article at hand opens with."""

    def set_briefs(self, entries: Sequence[Entry], figures: FigureSetter) -> SetBriefs:
        """Compose briefs, to be placed by `briefs`."""
        style, first = self._style, entries[0]
        for entry in entries:
            insist_on_ideographs(entry.article, style, entry.place)
        leftwards = article_runs_leftwards(first.article)
        if leftwards:
            style = leaded_style(style, first.article.lang)
        alone = len(entries) == 1
        brief = brief_style(style, alone=alone)

        def composed_in(entry: Entry) -> ComposedArticle:
            return ArticleSetter(
                entry.article, brief, entry.element, figures, entry.place, self._depth, leftwards=leftwards
            ).compose()

        head, body = (None, set_together(entries, composed_in)) if not alone else composed_in(first)[:2]
        above = self._used_by(head, head.depth_used) if head else 0.0

        def deep() -> float:
            filler = PageFiller(body, self._sheet(body), self._depth)
            depth = filler.next_page(self._depth).depth
            return above + depth if filler.is_done else math.inf

        return SetBriefs(entries, style, leftwards, head, body, deep() if alone else kept_whole(body, deep))

    def briefs(self, briefs: SetBriefs, figures: FigureSetter) -> None:
        """Place briefs below an article that leaves room for them, else on a new page."""
        style, first = briefs.style, briefs.entries[0]
        furniture = furniture_of(self._publication, first.article, style, first.place, leftwards=briefs.leftwards)
        furniture = furniture._replace(logo=self._logo)
        if self._has_room(briefs):
            page, used = self.pages[-1], self.filled + FOOT_WHITE * style.text.body.leading
            if style.page.article_rule:
                rule = Galley(style, style.page.measure, self._depth, first.article.lang)
                rule.rule(style.page.article_rule, style.colours.ink)
                page.strips.append((rule.strips[0], style.page.margins.left, self._top - used))
            used += UNDER_RULE * style.text.body.leading
        elif briefs.head is not None:
            del first.element.kids[:]
            self.article(first, figures, ruled=True)
            return
        else:
            page, used = self._new_page(furniture._replace(opens=True)), style.first_top - style.page.margins.top
        if self.title is not None:
            (page, used), self.title = self._head(self.title, page, furniture, used), None
        if briefs.head is not None:
            first.start.page, first.start.top = len(self.pages) - 1, self._top - used
            self.bookmarks.append(first.start)
            page, used = self._head(briefs.head, page, furniture, used)
        self._columns(briefs.body, page, used, furniture)

    def shares(self, upper: Entry, lower: Entry, figures: FigureSetter) -> bool:
        """Make up an article, with the one that follows below it where both are short; whether that was possible."""
        briefs = self.set_briefs([lower], figures) if is_middle(lower.article, self._style) else None
        if briefs is None or not self._is_above(upper, figures, briefs, MOST_OF_MIDDLE):
            self.article(upper, figures, ruled=True)
        if briefs is not None and self._has_room(briefs):
            self.briefs(briefs, figures)
            return True
        del lower.element.kids[:]
        return False

    def _has_room(self, briefs: SetBriefs) -> bool:
        """Whether briefs may stand below what the last page has."""
        last = self.pages[-1].furniture if self.pages else None
        alike = last is not None and last.leftwards == briefs.leftwards
        alike = alike and last is not None and last.style.page.size == briefs.style.page.size
        return alike and briefs.fits(self._depth - self.filled, self._depth)

    def article_above(self, entry: Entry, figures: FigureSetter, briefs: SetBriefs) -> None:
        """Make up an article which briefs follow: above them where a page has room for all of it, else on its own."""
        if not self._is_above(entry, figures, briefs):
            self.article(entry, figures, ruled=True, followed=True)

    def _is_above(
        self, entry: Entry, figures: FigureSetter, briefs: SetBriefs, most: float = MOST_RESERVED
    ) -> bool:  # fmt: skip
        """Make up an article above briefs that take `most` of a page where it has room for all; whether it has."""
        page, reserved = self._style.page, briefs.needed
        if reserved <= most * self._depth and not briefs.leftwards and not article_runs_leftwards(entry.article):
            margins = msgspec.structs.replace(page.margins, bottom=Length(page.margins.bottom + reserved))
            style = msgspec.structs.replace(self._style, page=msgspec.structs.replace(page, margins=margins))
            upper = PageMaker(self._publication, style, self._logo)
            with collecting() as remarks:
                upper.article(entry, figures, ruled=True)
            if len(upper.pages) == 1:
                for remark in remarks:
                    report(remark)
                [made] = upper.pages
                made.furniture = made.furniture._replace(style=self._style)
                self.pages.append(made)
                for bookmark in upper.bookmarks:
                    bookmark.page = len(self.pages) - 1
                self.bookmarks += upper.bookmarks
                self.filled = upper.filled
                return True
            del entry.element.kids[:]
        return False

    def article(self, entry: Entry, figures: FigureSetter, *, ruled: bool, followed: bool = False) -> None:
        """Make up an article from a new page on; one of several has a rule above it.

        Below one that is `followed` by briefs they take the room that it leaves.
        """
        style = self._style
        article, start, element, place = entry
        insist_on_ideographs(article, style, place)
        leftwards = article_runs_leftwards(article)
        if leftwards:
            style = leaded_style(style, article.lang)
        article = with_lead_first(article, style, figures)

        earlier, over = Earlier(), style.page.measure

        def composed_in(
            style: Style, least_lead: int = 1, pictured: float = 1.0, *,
            parts: Literal["all", "head", "body"] = "all", aside: bool = True,
        ) -> ComposedArticle:  # fmt: skip
            return ArticleSetter(
                text, style, element, figures, place, self._depth, leftwards=leftwards, ruled=ruled,
                least_lead=least_lead, parts=parts, aside=aside, earlier=earlier, pictured=pictured, over=over,
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
            below_in = partial(composed_in, parts="body")
            opening, composed, first = self._opened_with(opening, opened_in, partial(below_in, style), element, kids)
            text = article
            if (plain := self._without_opening(style, composed, composed_in, element, kids)) is not None:
                opening, composed, first = None, plain, kids
            else:
                text = msgspec.structs.replace(article, body=article.body[1:])
                composed_in = below_in
        else:
            self._opened, first = style.first_top - style.page.margins.top, kids
            filling = None
            if not followed and not leftwards:
                filling = in_larger_type(article, style, self._depth - self._opened, element, composed_in, self._pages)
            composed = filling or composed_in(style)
            followed = followed or filling is not None
        if not followed:
            composed = self._tightened(style, composed, composed_in, element, first)
        if composed.side is not None and self._is_too_deep(composed.side, composed.head):
            del element.kids[first:]
            composed = composed_in(style, aside=False)
        if style.page.columns > 1:  # larger type may stand in fewer columns; narrower lines leave heads as they are
            style = msgspec.structs.replace(style, page=composed.body.style.page)
        furniture = furniture_of(self._publication, article, style, place, leftwards=leftwards)
        furniture = furniture._replace(logo=self._logo)
        page = self._new_page(furniture._replace(opens=True, bleeds=opening is not None))
        page.strips += opening.strips if opening is not None else ()
        start.page, start.top = len(self.pages) - 1, self._top
        self.bookmarks.append(start)
        used, self._opened = self._opened, 0.0
        if opening is not None and self._depth - used < HEADLINE_ROOM * style.text.body.leading:
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

    def _without_opening(
        self, style: Style, opened: ComposedArticle, composed_in: Callable[[Style], ComposedArticle], element: Element,
        above: int,
    ) -> ComposedArticle | None:  # fmt: skip
        """The article without a picture up to the edges, where that saves a last page of few lines; else None.

        On a small sheet it saves more of them, in smaller type where that is needed.
        """
        pages = self._pages(opened)
        small = is_half_empty(style, pages)
        if not style.fill.fit or not (small or excess(pages)):
            return None
        known, depth = element.kids, self._opened
        element.kids, self._opened = known[:above], style.first_top - style.page.margins.top
        with collecting():
            tried = composed_in(style)
        found = self._pages(tried)
        if found and len(found) < len(pages):
            return tried
        for tighter in tightened(style, excess(found), headline_size(tried.head)) if small and excess(found) else ():
            element.kids = known[:above]
            with collecting():
                tried = composed_in(tighter)
            if len(self._pages(tried)) == 1:
                return tried
        element.kids, self._opened = known, depth
        return None

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
        for tighter, least_lead, pictured in ways(style, composed.body, headline_size(composed.head), pages):
            element.kids = kids[:first]
            with collecting():
                tried = composed_in(tighter, least_lead, pictured)
            found = self._pages(tried)
            if len(found) < len(pages) or (
                (tried.body.grid or len(pages) == 1 or tighter.text.body.size > style.text.body.size)
                and found and not excess(found) and len(found) <= len(pages)
            ):  # fmt: skip
                return tried
        element.kids = kids
        return composed

    def _pages(self, composed: ComposedArticle) -> list[tuple[int, int]]:
        """Of each page of an article, how much it holds below the headlines, and how much of that is used.

        In lines of all its columns, or in points where it has only one; none where nothing can be said.
        """
        head, body, _ = composed
        if head is body:
            return []
        used = self._opened + self._used_by(head, head.depth_used)
        if self._depth - used < HEADLINE_ROOM * self._style.text.body.leading:
            return []
        if not body.grid:
            return pages_filled(body.strips, self._depth - used, self._depth, body.style.text.body, MOST_PAGES)
        return lines_used(body, self._sheet(body), self._depth - used, self._depth, MOST_PAGES)

    def _is_too_deep(self, side: Galley, head: Galley) -> bool:
        """Whether what stands beside the text of the first page has no room there."""
        room = self._depth - self._opened - self._used_by(head, head.depth_used)
        return side.depth_used + self._style.text.body.leading > room

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
        elif (cover := compose_kit_cover(publication, style, starts, figures, root, self._depth)) is not None:
            galley, furniture = cover, furniture._replace(opens=False, bleeds=True)
        else:
            galley = compose_title_page(publication, style, starts, figures, root, self._depth)
        self._head(galley, self._new_page(furniture), furniture)
        if not self.pages[-1].strips:  # opened for text below a head, and there is none
            self.pages.pop()
