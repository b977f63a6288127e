"""Briefs: short articles of several that share pages, in the columns or at the foot of a longer article."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from umbruch.style.model import Style
from umbruch.style.units import Length
from umbruch.tree import Article, List, Paragraph, Publication, Quote, Rule, Subheading
from umbruch.tree.walk import article_texts
from umbruch.writers.pdf.columns.before_setting import article_runs_leftwards, style_for
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.article_setting import ComposedArticle
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.strips import Bookmark

_LEADING = 1.17
"""Leading of a headline in a column, as a part of its size; to the nearest half line, so that text below two lines of
it is on the grid."""
_UNDER_HEADLINE = 0.25
"""White between a headline and its text, in lines; more where the grid wants that."""
_ALONE = 1.6
"""How much larger the headline of a brief is that stands over all columns: 22 pt to 14 (board c has 20 to 11)."""
_DECK = 0.75
_MOST_DEEPER = 1.3
"""How many times deeper briefs may stand that no column parts: three of like length have a column each."""
_SPARE = 0.5
"""What a page keeps free below them, in lines, so that all of them stand on it."""
_BETWEEN = 1.5
"""White between two briefs, in lines."""
FOOT_WHITE, UNDER_RULE = 1.4, 0.7
"""White between a longer article and the rule above briefs, and below that rule, in lines."""
MOST_RESERVED = 0.45
"""How much of a page briefs at its foot may take from an article that needs less than the rest."""
_MIDDLE = 2400
"""So many characters of text alone take less than half of a newspaper's page, where two stories of that length share
one; a longer one has its own."""
MOST_OF_MIDDLE = 0.58
"""How much of a page a story of that length may leave to the one above it, whose headline becomes smaller for that."""
_WORTH_BEGINNING = 0.3
"""Briefs that have no room below an article begin there if that part of the page is free, else on the next page."""


class Entry(NamedTuple):
    """An article of several: with its entry of the outline, its element, and its path in the tree."""

    article: Article
    start: Bookmark
    element: Element
    place: str


class SetBriefs(NamedTuple):
    """Briefs composed: in their style, the headline block of one that stands alone, their text, and how deep they are.

    That is in points, and without an end where they take more than a page.
    """

    entries: Sequence[Entry]
    style: Style
    leftwards: bool
    head: Galley | None
    body: Galley
    deep: float

    @property
    def needed(self) -> float:
        """How much of a page they take with what parts them from the article above, in points."""
        return self.deep + (FOOT_WHITE + UNDER_RULE + _SPARE) * self.body.style.text.body.leading

    def fits(self, free: float, depth: float) -> bool:
        """Whether they may begin on a page that is so deep, in points, and free so far."""
        return free >= self.needed or (self.head is None and free >= _WORTH_BEGINNING * depth)


def all_brief(articles: Sequence[Article], style: Style) -> bool:
    """Whether there are but briefs, so that they may take a smaller sheet together."""
    return len(articles) > 1 and all(is_brief(article, style) for article in articles)


def settles_its_sheet(publication: Publication, style: Style) -> bool:
    """Whether what is no kit is one article, or but briefs, so that their length settles the sheet."""
    alone = len(publication.articles) == 1
    return publication.kind == "article" and (alone or all_brief(publication.articles, style))


def is_sheet_of_briefs(publication: Publication, style: Style) -> bool:
    """Whether several inputs in one file are but briefs for a sheet: a title above them says all that a cover would."""
    told = publication
    covered = (told.subtitle, told.publisher, told.date, told.cover, told.contact, told.boilerplate)
    return (
        publication.kind == "kit"
        and not any(covered)
        and all_brief(publication.articles, style)
        and style_for(publication.articles, style).page is not style.page
    )


def grouped(entries: Sequence[Entry], style: Style) -> Iterator[list[Entry]]:
    """Articles that begin a page of their own, each alone, and briefs that share pages, together; in their order."""
    run: list[Entry] = []
    for entry in entries:
        brief = len(entries) > 1 and is_brief(entry.article, style)
        turns = run and article_runs_leftwards(run[-1].article) != article_runs_leftwards(entry.article)
        if run and (not brief or turns):
            yield run
            run = []
        if brief:
            run.append(entry)
        else:
            yield [entry]
    if run:
        yield run


def is_middle(article: Article, style: Style) -> bool:
    """Whether an article is no brief, but may stand below another one on its page, where the style has briefs."""
    return bool(style.briefs.most_characters) and is_brief(article, style, _MIDDLE)


def is_brief(article: Article, style: Style, most: int | None = None) -> bool:
    """Whether an article has `most` characters, or as few as the style says, is all text, and may be read at once."""
    most = style.briefs.most_characters if most is None else most
    if not most or style.page.columns == 1 or style.press_head or article.embargo is not None:
        return False
    for block in article.body:
        text_alone = isinstance(block, Paragraph | Subheading | List | Rule)
        if not (text_alone or (isinstance(block, Quote) and not block.pull)):
            return False
        if isinstance(block, Paragraph) and block.voice is not None:
            return False
    return sum(map(len, article_texts(article))) <= most


def brief_style(style: Style, *, alone: bool) -> Style:
    """The style for a brief: its headline in the first column or, of one that stands `alone`, over all of them."""
    size = Length(style.briefs.headline * (_ALONE if alone else 1.0))
    text = style.text
    half = text.body.leading / 2
    leading = Length(max(round(size * _LEADING / half), 2) * half)
    deck = min(text.deck.size, size * _DECK)
    shrunk = deck / text.deck.size
    looks = {
        "headline": msgspec.structs.replace(
            text.headline, size=size, leading=leading, steps=(), max_lines=0,
            tracking=Length(text.headline.tracking * size / text.headline.size),
            space_after=Length(_UNDER_HEADLINE * text.body.leading),
        ),
        "deck": msgspec.structs.replace(
            text.deck, size=Length(deck), leading=Length(text.deck.leading * shrunk), steps=(), max_lines=0
        ),
        "kicker": msgspec.structs.replace(
            text.kicker, size=min(text.kicker.size, text.body.size), leading=text.body.leading
        ),
        "body": msgspec.structs.replace(text.body, drop_cap=0),
    }  # fmt: skip
    return msgspec.structs.replace(
        style, headline_over_columns=alone, label="", text=msgspec.structs.replace(text, **looks)
    )


def set_together(entries: Sequence[Entry], composed_in: Callable[[Entry], ComposedArticle]) -> Galley:
    """Briefs in one galley, as wide as a column, each with its entry of the outline at its head."""
    first, *others = entries
    galley = _with_bookmark(composed_in(first).body, first.start)
    for entry in others:
        galley.white(_BETWEEN * galley.style.text.body.leading)
        galley.take_in(_with_bookmark(composed_in(entry).body, entry.start))
    return galley


def kept_whole(galley: Galley, deep: Callable[[], float]) -> float:
    """Keep each brief in one column where that makes all of them little deeper; how deep they are then.

    Args:
        galley: briefs set together.
        deep: how deep they are as they are kept at the time.
    """
    broken = deep()
    tied = [
        strip for strip, following in pairwise(galley.strips)
        if not strip.keep and (following.bookmark is None or following.bookmark.level)
    ]  # fmt: skip
    for strip in tied:
        strip.keep = True
    whole = deep()
    if whole <= _MOST_DEEPER * broken < math.inf:
        return whole
    for strip in tied:
        strip.keep = False
    return broken


def _with_bookmark(galley: Galley, bookmark: Bookmark) -> Galley:
    free = next((strip for strip in galley.strips if strip.bookmark is None), None)
    if free is not None:
        free.bookmark = bookmark
    return galley
