"""When the embargo that stands in a line ends: its day in the order of its country, its hour in the right zone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.clipping.conventions import all_conventions
from umbruch.clipping.embargo_watch import with_heeded_embargoes
from umbruch.clipping.marks.embargoes.slashed_days import slashed_day
from umbruch.clipping.marks.release import parse_embargo
from umbruch.diagnostics import Diagnostic
from umbruch.facts.embargo import Where, end_of, settled, shown, strictest, where_of, zones_of
from umbruch.facts.time_zones import is_american, region, stated
from umbruch.kept import remembered
from umbruch.tree import Article, Embargo
from umbruch.tree.reading import Origin

_BOTH_ORDERS = "CA"


class ReadEmbargo(NamedTuple):
    """An embargo whose end has its zone, and what had to be assumed for that."""

    embargo: Embargo
    remarks: tuple[Diagnostic, ...] = ()


def read_embargo(line: str, where: Where, *, month_first: bool | None = None) -> ReadEmbargo:
    """The embargo in a line.

    Args:
        line: as it stands in the copy.
        where: what is known about its place.
        month_first: whether other days of the article are written so; None where they do not tell.
    """
    readings = slashed_day(line)
    if readings is None or not (where.lang is None or _is_english(where.lang) or _is_american(line)):
        embargo, remark = settled(parse_embargo(line), where)
        return ReadEmbargo(embargo, (remark,) if remark else ())
    order = _month_goes_first(line, where, month_first)
    both = [settled(replace(parse_embargo(one), text=line), where) for one in readings]
    if order is None:
        last = strictest(embargo for embargo, _ in both)
        embargo, remark = next(one for one in both if one[0] == last)
        told = "it is not told whether day or month stands first; the later reading holds"
    else:
        embargo, remark = both[1 if order else 0]
        told = f"read with the {'month' if order else 'day'} first"
    end = end_of(embargo)
    doubt = Diagnostic(
        code="embargo.day",
        message=f"the day of the embargo has two readings; {told}{f': until {shown(end.moment)}' if end else ''}",
        severity="warning" if order is None else "info",
        hint="write the month as a word: 6 May 2027",
    )
    return ReadEmbargo(embargo, (doubt, remark) if remark else (doubt,))


def _month_goes_first(line: str, where: Where, written_so: bool | None) -> bool | None:
    """Whether the month stands before the day: by the zone, the place or the country; None where nothing tells it."""
    told_by, zones = zones_of(line, where)
    if told_by in ("stated", "place") and all(map(is_american, zones)):
        return True
    if written_so is not None:
        return written_so
    if told_by == "country":
        return None if region(where.lang) == _BOTH_ORDERS else all(map(is_american, zones))
    return False if told_by in ("stated", "place") else None


def _is_american(line: str) -> bool:
    zones = stated(line)
    return bool(zones) and all(map(is_american, zones))


def _is_english(lang: str | None) -> bool:
    return (lang or "").split("-")[0].lower() == "en"


@remembered(1)
def _written_days() -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = "|".join(re.escape(name) for names in all_conventions()["en"].months for name in names)
    return (
        re.compile(rf"(?<!\w)(?:{months})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}", re.IGNORECASE),
        re.compile(rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th)?\s(?:{months})\.?,?\s\d{{4}}", re.IGNORECASE),
    )


def writes_month_first(texts: Iterable[str | None]) -> bool | None:
    """Whether days are written out as in America (`May 4, 2027`) or not (`4 May 2027`); None where there are none."""
    for text in filter(None, texts):
        for first, pattern in zip((True, False), _written_days(), strict=True):
            if pattern.search(text):
                return first
    return None


def with_ends(
    articles: tuple[Article, ...], origins: Iterable[Origin], house: Where, beside: Iterable[str] = ()
) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    """The articles with the ends of their embargoes settled, and what is to be said about them.

    Args:
        articles: as they were recognised.
        origins: where their fields stood.
        house: what the house has set about its zone.
        beside: lines around the copy that are no part of it, in which an embargo is heeded too.
    """
    articles, heeded = with_heeded_embargoes(articles, beside)
    if not any(one.embargo for one in articles):
        return articles, heeded
    lines = {origin.field: origin.lines for origin in origins}
    made: list[Article] = []
    remarks = list(heeded)
    for number, article in enumerate(articles):
        field = f"articles[{number}].embargo"
        changed, told = settled_article(article, house)
        made.append(changed)
        remarks += _placed(told, field, next(iter(lines.get(field, ())), None))
    return tuple(made), tuple(remarks)


def settled_article(article: Article, house: Where) -> tuple[Article, tuple[Diagnostic, ...]]:
    """The article with the end of its embargo read anew, now that its dateline and its language are known."""
    if article.embargo is None:
        return article, ()
    where = where_of(article)._replace(zone=house.zone, country=house.country)
    texts = (one.text for one in (article.dateline, article.source) if one)
    found = read_embargo(article.embargo.text, where, month_first=writes_month_first(texts))
    if found.embargo.until is None:
        return article, ()
    return replace(article, embargo=found.embargo), found.remarks


def _placed(remarks: Iterable[Diagnostic], field: str, line: int | None) -> Iterator[Diagnostic]:
    for one in remarks:
        yield replace(one, field=field, line=line)
