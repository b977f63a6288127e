"""Embargoes that stand where nobody looks for one: in a page head, a subject, a headline, a sentence of the report.

Nothing may go out too soon because its embargo, or a request to wait, was furniture. What clearly sets one is taken;
what only reads as if it did is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.embargo_words import names_a_time
from umbruch.clipping.marks.furniture.glued_embargo import LONGEST, parted
from umbruch.clipping.marks.newsroom.asides import asides_in
from umbruch.clipping.marks.newsroom.secrecy.reasons_to_wait import asks_to_wait, must_wait, speaks_of_publishing
from umbruch.clipping.marks.release import is_embargo, is_label_alone, parse_embargo
from umbruch.clipping.signs.clock_times import find_clock
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.undressed import undressed
from umbruch.diagnostics import Diagnostic, Severity
from umbruch.diagnostics.remarks import shortened
from umbruch.facts.desk_comments import comment_words
from umbruch.kept import remembered
from umbruch.tree import Article, Embargo, Table
from umbruch.tree.walk import article_texts, block_texts, inline_text

_FEW_WORDS = 90
"""Signs that `…` in a phrase may stand for."""
_LONGEST_ORDER = 140
"""Signs of a request to wait beside a text; teasers of other stories, which say the like of somebody, are longer."""
_LABEL_AND_VALUE = 2
_LONGEST_CELL = 60
"""Signs of a label or of a day with its hour in a row of a table: `Freigabezeitpunkt`, `11. Juni 2027, 10 Uhr MESZ`."""


def with_heeded_embargoes(
    articles: Sequence[Article], beside: Iterable[str] = ()
) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    """The articles with the embargoes that stood in other fields or around the copy, and what is to be said of it.

    Args:
        articles: as they were recognised.
        beside: lines around them that are no part of any: page heads, the subject of a mail. They hold for all.

    Returns:
        Articles that have an embargo of their own keep it.
    """
    beside = tuple(beside)
    around = _first_embargo(beside)
    order = None if around else _first_order(beside)
    made: list[Article] = []
    remarks: list[Diagnostic] = []
    for number, article in enumerate(articles):
        one, told = _heeded(article, around)
        made.append(one)
        remarks += [replace(remark, field=f"articles[{number}].embargo") for remark in told]
        made[-1], told = _held_by(one, order)
        remarks += [replace(remark, field=f"articles[{number}].status") for remark in told]
    if not any(one.embargo for one in made):
        remarks += [replace(doubt, field="articles[0].embargo") for doubt in _doubted(beside)]
    return tuple(made), tuple(remarks)


def _held_by(article: Article, order: str | None) -> tuple[Article, tuple[Diagnostic, ...]]:
    """The article withheld where words beside it ask to wait with it and set no time."""
    if order is None or article.embargo is not None or article.status != "usable":
        return article, ()
    said = f"words beside the text ask to wait with it: {shortened(order)}"
    return replace(article, status="withheld"), (
        Diagnostic("status.withheld", said, "warning", hint="--set status=usable"),
    )


def _first_order(lines: Iterable[str]) -> str | None:
    """The first of some lines around a text that asks to wait with it, and not only to wait."""
    all_lines = (line.strip() for block in lines for line in block.split("\n"))
    return next((line for line in all_lines if line and len(line) <= _LONGEST_ORDER and _asks_to_wait(line)), None)


def _asks_to_wait(line: str) -> bool:
    return must_wait(line) and (speaks_of_publishing(line) or asks_to_wait(line))


def remark_on_doubt(words: str, severity: Severity = "warning") -> Diagnostic:
    """What is said of words that may be an embargo, or the closing of a road."""
    return Diagnostic(
        "embargo.doubt",
        f"may be an embargo, and holds nothing back: {shortened(words)}",
        severity,
        hint="--set embargo=… where it is one",
    )


def _heeded(article: Article, around: str | None) -> tuple[Article, tuple[Diagnostic, ...]]:
    article, glued = _titles_freed(article)
    if article.embargo is not None:
        return (replace(article, discarded=(*article.discarded, glued)) if glued else article), ()
    aside = _first_embargo((*article.discarded, *map(comment_words, article.desk_notes)))
    if found := glued or aside or around:
        told = Diagnostic(
            "embargo.beside",
            f"the embargo stands beside the text and is heeded: {shortened(found)}",
            "info",
            hint="--set embargo= where it is none",
        )
        return replace(article, embargo=_as_embargo(found)), (told,)
    named = next((text for text in _short_texts(article) if _forbids_to_publish(text)), None) or _in_a_sentence(article)
    named = named or next(filter(is_embargo, (*_rows(article), *_letterhead(article))), None)
    if named is None:
        return article, ()
    doubt = Diagnostic(
        "embargo.in_text",
        f"a sentence of the text sets an embargo, which is heeded: {shortened(named)}",
        "warning",
        hint="take the sentence out of the text; --set embargo= where it is none",
    )
    return replace(article, embargo=_as_embargo(named)), (doubt,)


def _as_embargo(words: str) -> Embargo:
    found = parted(words)
    return parse_embargo(found.embargo if found else words)


def _first_embargo(lines: Iterable[str]) -> str | None:
    all_lines = [line for block in lines for line in block.split("\n")]
    for line, below in pairwise((*all_lines, "")):
        if len(line) <= LONGEST and (_forbids_to_publish(line) or _sets_one(line)):
            return f"{line.strip()} {below.strip()}" if is_label_alone(line) and below else line.strip()
        if _is_cell(line) and _is_cell(below) and is_embargo(both := f"{line.strip(' :')}: {below.strip()}"):
            return both
    return None


def _is_cell(text: str) -> bool:
    """Whether a text is short enough for the label or the value of a row in a table."""
    return 0 < len(text) <= _LONGEST_CELL


def _sets_one(line: str) -> bool:
    return any(one.what == "embargo" for one in asides_in(line))


def _doubted(lines: Iterable[str]) -> Iterator[Diagnostic]:
    """What in lines around a text may hold it back."""
    for line in lines:
        yield from map(remark_on_doubt, (one.words for one in asides_in(line) if one.what == "doubt"))


def _titles_freed(article: Article) -> tuple[Article, str | None]:
    """The article with its titles freed from the embargo that stood on their line, and that embargo."""
    found = None
    for field in ("kicker", "headline", "deck"):
        title: str | None = getattr(article, field)
        one = parted(title) if title else None
        if one is not None:
            found = found or one.embargo
            article = replace(article, **{field: one.rest or None})
    return article, found


def _short_texts(article: Article) -> Iterable[str]:
    """Titles with a time, texts of the report and of what stands under it, short enough for a note to the newsroom."""
    titles = (title for title in (article.kicker, article.headline, article.deck) if title and len(title) <= LONGEST)
    yield from filter(names_a_time, titles)
    yield from (text for text in block_texts(article.body) if len(text) <= LONGEST)
    for text in (*article.notice, article.boilerplate or "", article.contact.text if article.contact else ""):
        yield from (line for line in text.split("\n") if line and len(line) <= LONGEST)


def _rows(article: Article) -> Iterator[str]:
    """Rows of two cells in the tables of a report, as lines with a label."""
    for table in article.body:
        if isinstance(table, Table):
            for row in (table.header, *table.rows):
                cells = [text for cell in row if (text := inline_text(cell).strip())]
                if len(cells) == _LABEL_AND_VALUE and all(map(_is_cell, cells)):
                    yield f"{cells[0].rstrip(' :')}: {cells[1]}"


def _letterhead(article: Article) -> Iterator[str]:
    """A label that was taken for a kicker, and the day beside it that was taken for the source."""
    if article.kicker and article.source and _is_cell(article.kicker):
        yield f"{article.kicker.rstrip(' :')}: {article.source.text}"


def _in_a_sentence(article: Article) -> str | None:
    """The first sentence of what readers are shown, of whatever length its paragraph is, that sets an embargo."""
    texts = (*article_texts(article), *article.keywords)
    return next((one.words for text in texts for one in asides_in(text) if one.what == "embargo"), None)


def _forbids_to_publish(text: str) -> bool:
    """Whether a sentence forbids to publish before a day: `Der Text darf erst am 5. Mai veröffentlicht werden.`"""
    if is_embargo(text) or parted(undressed(text)) is not None:
        return True
    if not any(map(str.isdigit, text)):
        return False
    words = {word.strip(".,:;!()\"'„“").casefold() for word in text.split()}
    if words.isdisjoint(_phrases_begin_with()) or _phrases().search(text) is None:
        return False
    return find_date(text, with_year=False) is not None or find_clock(text) is not None


@remembered(1)
def _phrases_begin_with() -> frozenset[str]:
    return frozenset(phrase.split()[0].casefold() for phrase in everywhere("embargo_phrases"))


@remembered(1)
def _phrases() -> re.Pattern[str]:
    gap = rf"\b.{{0,{_FEW_WORDS}}}?\b"
    phrases = (gap.join(re.escape(part.strip()) for part in one.split("…")) for one in everywhere("embargo_phrases"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})", re.IGNORECASE | re.DOTALL)
