"""Larger type: an article that leaves its page white fills it, as far as its style lets type grow."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from umbruch.diagnostics import Diagnostic, collecting, report
from umbruch.kept import remembered
from umbruch.language.tags import has_blanks
from umbruch.style.model import Page, Style, TextStyle
from umbruch.style.units import Length
from umbruch.tree import Article, Box, Figure, Table
from umbruch.tree.walk import block_texts, each_block
from umbruch.writers.pdf.file.structure_tags import FURNITURE, Annotated, Element, Marked
from umbruch.writers.pdf.page.article_setting import ComposedArticle
from umbruch.writers.pdf.page.figures.printed_page import printed_page
from umbruch.writers.pdf.page.spans import CHARACTER
from umbruch.writers.pdf.type.runs import Look

LARGEST = 1.06
"""Type of that part of its size fills a page that would stay white otherwise: half a point more at most, unless the
style allows more."""
LEAST_LINE, _LEAST_IN_TWO = 32, 30
"""Letters that a justified line has at least where type becomes larger, and in the last two columns, of which none can
go; measured: with 30, 24 of 2,894 lines of three columns have spaces of more than 160 % of their width, with 32, 13 of
2,828, with 34 no fewer."""
MOST_LETTERS = 62
"""Letters that a line of a single column keeps where the largest type still leaves white, by lines that reach less far:
those of a letter of form B (63 of 11 pt), and few less than the 66 of books."""
_NEARLY_LARGEST = (1.0, 0.95, 0.9, 0.84)
"""Parts of the size that would fill a page by its area alone: headlines that become larger, too, take some of it."""
LADDER = (120, 98, 84, 72, 64, 56, 50, 46, 40, 36, 32, 28, 24, 20)
"""Sizes of headlines that are apart enough to be told from one another, in points, as the styles have them."""
BODY_LADDER = (8.8, 9.2, 9.8, 10.4, 11.0, 11.8, 12.6, 13.4, 14.4, 15.4, 16.6, 18.0, 20.0)
"""Sizes that the body takes where it becomes larger, in points: stories of one paper look of one hand. Neighbours are
6 to 7 % apart, which is the least that is seen; those of newspapers are the first four (9 to 10.5 pt)."""
_GROWS_HALF = ("kicker", "byline", "contact", "box", "box_title")
"""Roles around the text that grow half as much as the text does."""
_IN_TEXT = ("body", "lead", "dateline", "subheading", "question", "list")
"""Roles whose size changes with the body's, where they stand on its grid."""
_FULL = 0.97
"""How much of a page the nearest fill takes."""
_WORTH_FILLING, _WELL_FILLED = 0.5, 0.9
"""How much of a page alone is used by an article that a little larger type may fill, and that needs none."""
_LEAST_STEP = 1.03
"""Type that would be larger by less than that is the style's own."""
_HAIR = 0.01
_MOST_TRIALS = 3
"""So many sizes are tried; measured on news: two of three articles fill their page in the first one."""
_SPREAD, _NEARLY_SPREAD = 0.62, 0.96
"""How much of its last page an article gets that would have few lines on it: more than half of it is a page."""
_SPREAD_ALONE, _SPREAD_TRIED = 0.36, 2
"""As much of it in a single column, whose type stays near to what the style says: a third is more than a few lines; and
so many sizes are tried."""
_MOST_SPREAD = 3
"""Longer articles are not set in larger type for the sake of their last page."""
_STEP = 0.02
"""The steps, as a part of the size of the style, in which the size that fills a page is looked for."""
_LAST_LINE = 0.35
"""What a paragraph takes beside its letters, in lines: the white of its last one, measured on news of 2 kB."""
_RAGGED = 0.12
"""What the lines of a headline leave white on the right together, in lines."""
_EXPECTED = 0.94
"""How much of a page an article is expected to take before it is composed: few then have a line too many."""


class _Trial(NamedTuple):
    """An article composed in type of a part of its size, its pages, its elements, and what was remarked on the way.

    Of each page, how many lines it holds and how many of them are used.
    """

    share: float
    pages: Sequence[tuple[int, int]]
    composed: ComposedArticle
    kids: Sequence[Element | Marked | Annotated]
    remarks: Sequence[Diagnostic]

    @property
    def fits(self) -> bool:
        """Whether it stands on one page."""
        return len(self.pages) == 1

    @property
    def used(self) -> float:
        """How many times the lines of the first page it took."""
        return sum(used for _, used in self.pages) / self.pages[0][0]

    @property
    def fills(self) -> bool:
        """Whether it is on one page, and that well filled."""
        return self.fits and self.used >= _WELL_FILLED


def grows_far(style: Style) -> bool:
    """Whether type may become more than a little larger to fill a page."""
    return style.fill.fit and style.fill.ceiling > _LEAST_STEP * style.text.body.size


def leaves_white(pages: Sequence[tuple[int, int]]) -> bool:
    """Whether an article of one page leaves so much of it white that a wider picture may stand on it."""
    return len(pages) == 1 and pages[0][1] < _WELL_FILLED * pages[0][0]


def is_filled_by_type(style: Style, pages: Sequence[tuple[int, int]]) -> bool:
    """Whether larger type may fill what an article of one page leaves white: half of it, or more if the style says."""
    return leaves_white(pages) and (grows_far(style) or pages[0][1] >= _WORTH_FILLING * pages[0][0])


def larger(style: Style, pages: Sequence[tuple[int, int]]) -> Iterator[Style]:
    """The style in type so much larger that an article fills its page: by `LARGEST`, or to the ceiling of the style.

    Args:
        style: the style.
        pages: of one page, how many lines all its columns hold and how many of them are used.
    """
    held, used = pages[0]
    wanted, most = math.sqrt(_FULL * held / max(used, 1)), style.fill.ceiling / style.text.body.size
    if not style.fill.ceiling:
        yield in_size(style, min(LARGEST, wanted), steps=0)
        return
    for share in dict.fromkeys(on_ladder(style, min(wanted * part, most)) for part in _NEARLY_LARGEST):
        if share > 1:
            yield grown(style, share)


def in_larger_type(
    article: Article, style: Style, depth: float, element: Element, composed_in: Callable[[Style], ComposedArticle],
    pages_of: Callable[[ComposedArticle], Sequence[tuple[int, int]]],
) -> ComposedArticle | None:  # fmt: skip
    """A short article of text alone in the type that fills its page; None where none does, or it needs none.

    Its size is told by its length, so that most are composed once.

    Args:
        article: the article.
        style: the style.
        depth: of its page, in points.
        element: takes what is composed; what it has already stays.
        composed_in: composes the article in a style.
        pages_of: of each page that it takes, how many lines all columns hold and how many of them are used.
    """
    share, first = _expected(article, style, depth), len(element.kids)
    best: _Trial | None = None
    tried: set[float] = set()
    for _ in range(_MOST_TRIALS):
        made = grown(style, share)
        share = _share_of(made, style)
        if share < _LEAST_STEP or round(share, 3) in tried:
            break
        tried.add(round(share, 3))
        del element.kids[first:]
        with collecting() as remarks:
            composed = composed_in(made)
        pages = pages_of(composed)
        if not pages:
            break
        trial = _Trial(share, pages, composed, element.kids[first:], remarks)
        if trial.fits and (best is None or trial.used > best.used):
            best = trial
        if trial.fills or (wanted := _next_share(trial, article, style)) is None:
            break
        share = wanted
    del element.kids[first:]
    if best is None:
        return None
    element.kids += best.kids
    for remark in best.remarks:
        report(remark)
    return best.composed


def of_one_hand(articles: Sequence[Article], style: Style) -> Style:
    """The style for articles that share a file: all in the size in which the longest one still stands on its page.

    Args:
        articles: those that begin a page of their own.
        style: the style.
    """
    if not grows_far(style) or not articles:
        return style
    page = style.page
    depth = page.height - page.margins.top - page.margins.bottom
    expected = min(_expected(article, style, depth) for article in articles)
    made = grown(style, min(expected, style.fill.ceiling / style.text.body.size))
    return msgspec.structs.replace(made, fill=msgspec.structs.replace(made.fill, ceiling=made.text.body.size))


def spread(style: Style, pages: Sequence[tuple[int, int]]) -> Iterator[Style]:
    """The style in type so much larger that an article has text enough for its last page, which has few lines of it.

    Args:
        style: the style.
        pages: as `larger`, of all pages.
    """
    if len(pages) > _MOST_SPREAD:
        return
    held, used = sum(lines for lines, _ in pages[:-1]) + _SPREAD * pages[-1][0], sum(used for _, used in pages)
    wanted = min(math.sqrt(held / used), style.fill.ceiling / style.text.body.size)
    for share in dict.fromkeys(on_ladder(style, one) for one in (wanted, wanted * _NEARLY_SPREAD)):
        if share > 1:
            yield grown(style, share)


def spread_alone(style: Style, pages: Sequence[tuple[int, int]]) -> Iterator[Style]:
    """As `spread` for a single column: in the smallest type that gives the last page more than a few lines.

    Args:
        style: the style.
        pages: as `larger`, of all pages, in points.
    """
    if not 1 < len(pages) <= _MOST_SPREAD:
        return
    held, used = sum(points for points, _ in pages[:-1]) + _SPREAD_ALONE * pages[-1][0], sum(used for _, used in pages)
    least = math.sqrt(held / used) * style.text.body.size
    for size in [step for step in BODY_LADDER if least <= step <= style.fill.ceiling + _HAIR][:_SPREAD_TRIED]:
        yield grown(style, size / style.text.body.size)


def _expected(article: Article, style: Style, depth: float) -> float:
    """In type of about what part of its size an article of text alone fills its page, from 1; 1 where nothing is known.

    Args:
        article: the article.
        style: the style.
        depth: of its page, in points.
    """
    if not grows_far(style) or not has_blanks(article.lang):
        return 1.0
    page = printed_page(article, style)
    if any(isinstance(block, Figure | Table) and block is not page for block in each_block(article.body)):
        return 1.0
    lengths = [len(text) for text in block_texts(article.body) if text]
    lengths += [len(text) for text in (article.lead, article.boilerplate) if text]
    headlines = [(_width(line, look, style, article.lang), role) for role, line, look in _headlines(article, style)]

    def holds(share: float) -> bool:
        made = grown(style, share)
        body, page = made.text.body, made.page
        a_line = page.column_width / (CHARACTER * body.size)
        text = sum([max(length / a_line + _LAST_LINE, 1.0) for length in lengths]) * body.leading
        text += len(lengths) * body.space_after
        heads = [_depth(wide, getattr(made.text, role), style.page.measure) for wide, role in headlines]
        head = body.leading + sum(heads)
        return text <= _EXPECTED * page.columns * (depth - head)

    most, size = _most_share(article, style), style.text.body.size
    next_size = next((step for step in BODY_LADDER if step > _LEAST_STEP * size), style.fill.ceiling)
    if not holds(min(next_size / size, most)):
        return 1.0
    low, high = 0, round((most - 1.0) / _STEP)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(1.0 + middle * _STEP) else (low, middle - 1)
    return min(1.0 + low * _STEP, most)


def _most_share(article: Article, style: Style) -> float:
    """The most by which an article of text alone becomes larger: in the largest type, and in the narrowest lines.

    What stands in a box, as key figures do, keeps the whole measure. Both count alike: lines that are narrower by a
    tenth make text as much deeper as type does that is larger by half of that.
    """
    most, letters = style.fill.ceiling / style.text.body.size, MOST_LETTERS * CHARACTER * style.fill.ceiling
    if style.page.columns > 1 or any(isinstance(block, Box) for block in article.body):
        return most
    return most * math.sqrt(max(style.page.column_width / letters, 1.0))


def _share_of(made: Style, style: Style) -> float:
    """By how much a style that was `grown` became larger, as `_most_share` counts it."""
    narrower = style.page.measure / made.page.measure
    return made.text.body.size / style.text.body.size * math.sqrt(narrower)


def _headlines(article: Article, style: Style) -> Iterator[tuple[str, str, TextStyle]]:
    """What stands over the columns: its role, its words and their look."""
    byline = article.byline.text if article.byline else ""
    lines = (article.kicker, article.headline, article.deck, byline)
    for role, line in zip(("kicker", "headline", "deck", "byline"), lines, strict=True):
        if line and line.strip():
            yield role, line, getattr(style.text, role)


def _depth(wide: float, look: TextStyle, measure: float) -> float:
    """About how deep a headline is, in points, that is so wide on one line as a part of its size."""
    lines, size = 1, look.size
    for size in (look.size, *look.steps):
        lines = math.ceil(wide * size / measure + _RAGGED)
        if not look.max_lines or lines <= look.max_lines:
            break
    return lines * look.leading * size / look.size + look.space_after


def _width(line: str, look: TextStyle, style: Style, lang: str | None) -> float:
    """How wide a headline is on one line, as a part of its size."""
    with collecting():
        run = Look(look, style.fonts, style.colours.accent, lang, "").run(line, FURNITURE)
    words = run.text.split()
    blanks = (len(words) - 1) * run.fount.glyph(" ")[1].advance
    return (sum(run.fount.shape(word).width for word in words) + blanks) / 1000 + len(line) * look.tracking / look.size


def _next_share(trial: _Trial, article: Article, style: Style) -> float | None:
    """The part of its size that is tried next, after what did not fill its page or not stand on it; None for none."""
    wanted = trial.share * math.sqrt((_FULL if trial.fits else _EXPECTED) / max(trial.used, _STEP))
    if not trial.fits:
        wanted = min(wanted, trial.share - _STEP)
    page, size = _columns_for(style, min(wanted, _most_share(article, style)))
    share = on_ladder(style, size) * math.sqrt(style.page.measure / page.measure)
    return share if abs(share - trial.share) >= _STEP / 2 else None


@remembered(64)
def grown(style: Style, share: float) -> Style:
    """The style in type so much larger, in fewer columns where it needs that, with headlines that suit it."""
    page, share = _columns_for(style, share)
    share = on_ladder(style, share)
    # Readers of files tell columns from blanks by the size of the type: a gutter that stays looks like one.
    page = msgspec.structs.replace(page, gutter=Length(page.gutter * share))
    style = msgspec.structs.replace(in_size(style, share, steps=0), page=page)
    text, half = style.text, (1 + share) / 2
    looks = {role: _scaled(getattr(text, role), half) for role in _GROWS_HALF}
    looks["deck"] = msgspec.structs.replace(_scaled(text.deck, share), steps=(text.deck.size, *text.deck.steps))
    title = text.headline
    # One without steps is in a like proportion to its text in all sizes.
    largest = next((step for step in LADDER if step <= title.size * (half if title.steps else share)), title.size)
    if largest > title.size:
        looks["headline"] = msgspec.structs.replace(
            _scaled(title, largest / title.size), steps=(title.size, *title.steps),
        )  # fmt: skip
    return msgspec.structs.replace(style, text=msgspec.structs.replace(text, **looks))


def on_ladder(style: Style, share: float) -> float:
    """The part of its size by which type becomes larger: to the next size of the ladder below, or not at all."""
    size = style.text.body.size
    below = [step for step in BODY_LADDER if _LEAST_STEP * size < step <= share * size + _HAIR]
    return below[-1] / size if below else 1.0


def steps_below(size: float) -> list[tuple[float, float]]:
    """How much more a page holds in the smaller sizes of the ladder, the largest first, and their part of `size`."""
    return [((size / step) ** 2, step / size) for step in reversed(BODY_LADDER) if step < size - _HAIR]


def _columns_for(style: Style, share: float) -> tuple[Page, float]:
    """A column less where type of that part of its size has too few letters a line, or smaller type in the last two.

    A single one becomes narrower for what type may not become larger.
    """
    page, character = style.page, CHARACTER * style.text.body.size
    if page.columns == 1:
        most = style.fill.ceiling / style.text.body.size
        if style.fill.ceiling and share > most + _HAIR:
            white = page.measure * (1 - (most / share) ** 2)
            margins = msgspec.structs.replace(page.margins, right=Length(round(page.margins.right + white, 3)))
            page, share = msgspec.structs.replace(page, margins=margins), most
        return page, share
    while page.columns > 2 and page.column_width < LEAST_LINE * character * share:
        page = msgspec.structs.replace(page, columns=page.columns - 1)
    least = _LEAST_IN_TWO if page.columns == 2 else LEAST_LINE
    return page, max(min(share, page.column_width / (least * character)), 1.0)


def in_size(style: Style, share: float, steps: int = 1) -> Style:
    """The style in type of that part of its size, with the headline so many steps smaller."""
    body = style.text.body
    looks = {
        role: _scaled(look, share) for role in _IN_TEXT if (look := getattr(style.text, role)).leading == body.leading
    }
    title = style.text.headline
    if steps := min(steps, len(title.steps)):
        size = title.steps[steps - 1]
        looks["headline"] = msgspec.structs.replace(
            title,
            size=size,
            leading=title.leading * size / title.size,
            tracking=title.tracking * size / title.size,
            steps=title.steps[steps:],
        )
    return msgspec.structs.replace(style, text=msgspec.structs.replace(style.text, **looks))


def _scaled(look: TextStyle, share: float) -> TextStyle:
    return msgspec.structs.replace(
        look, size=_rounded(look.size * share), leading=_rounded(look.leading * share),
        space_before=_rounded(look.space_before * share), space_after=_rounded(look.space_after * share),
    )  # fmt: skip


def _rounded(points: float) -> Length:
    """Without what dividing and multiplying leaves behind the size that was meant."""
    return Length(round(points, 6))
