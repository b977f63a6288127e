"""Dates and moments as NewsML-G2 writes them: a date alone where it may stand, else a moment with its zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic, report
from umbruch.facts.embargo import end_of, remark, where_of
from umbruch.tree import Article

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Hold(NamedTuple):
    """An embargo as the item carries it: when it ends ("" for until further notice), and whether it still holds."""

    until: str
    holds: bool


def stamp(moment: datetime) -> str:
    """A moment in UTC (`2023-11-14T22:13:20Z`)."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def day_or_moment(written: str | None) -> str | None:
    """What xs:date or xs:dateTime with zone can say of an ISO 8601 date; None where it is none."""
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    if _DAY.fullmatch(written) or moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def hold_of(article: Article, moment: datetime, lang: str | None) -> Hold | None:
    """The embargo of an article, seen at `moment`; None where it has none.

    Args:
        article: it.
        moment: with zone; the file is stamped with it.
        lang: the language of the whole, which tells the zone where nothing else does; a zone told so is reported.
    """
    embargo = article.embargo
    if embargo is None:
        return None
    end = end_of(embargo, where_of(article, lang))
    if end is None:
        if embargo.until is not None:
            report(
                Diagnostic(
                    code="embargo.unreadable",
                    message=f"{embargo.until!r} is no moment (ISO 8601); the item is held until further notice",
                    severity="warning",
                    hint="write the end of the embargo like 2024-03-09T10:00:00+01:00",
                )
            )
        return Hold("", holds=True)
    if told := remark(end):
        report(told)
    return Hold(end.moment.isoformat(), holds=moment < end.moment)
