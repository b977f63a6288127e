"""Dates and moments as NewsML-G2 writes them: a date alone where it may stand, else a moment with its zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic, report
from umbruch.tree import Article

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_HOURS_BY_REGION = {
    0: "GB IE PT",
    1: "AT BE CH CZ DE DK ES FR HR HU IT LI LU NL NO PL SE SI SK",
    2: "BG CY EE FI GR LT LV RO",
}
_HOURS_BY_LANGUAGE = {1: "cs da de hr hu it nb nl nn no pl sk sl sv", 2: "bg el et fi lt lv ro"}


class Hold(NamedTuple):
    """An embargo as the item carries it: when it ends ("" for until further notice), and whether it still holds."""

    until: str
    holds: bool


def stamp(moment: datetime) -> str:
    """A moment in UTC (`2023-11-14T22:13:20Z`)."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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

    A time without zone is meant in the country that the language tells, with the summer time of EU directive
    2000/84/EC, else in UTC; both are reported.
    """
    if article.embargo is None:
        return None
    written = article.embargo.until
    if written is None:
        return Hold("", holds=True)
    try:
        until = datetime.fromisoformat(written)
    except ValueError:
        report(
            Diagnostic(
                code="embargo.unreadable",
                message=f"{written!r} is no moment (ISO 8601); the item is held until further notice",
                severity="warning",
                hint="write the end of the embargo like 2024-03-09T10:00:00+01:00",
            )
        )
        return Hold("", holds=True)
    if until.tzinfo is None:
        until = until.replace(tzinfo=_zone(until, lang))
    return Hold(until.replace(microsecond=0).isoformat(), holds=moment < until)


def _zone(local: datetime, lang: str | None) -> timezone:
    hours = _winter_hours(lang)
    if hours is None:
        report(
            Diagnostic(
                code="embargo.zone",
                message="the embargo names no time zone; it was taken as UTC",
                severity="warning",
                hint="write it with its zone, like 2024-03-09T10:00:00+01:00",
            )
        )
        return UTC
    offset = timedelta(hours=hours + _is_summer(local, hours))
    report(
        Diagnostic(
            code="embargo.zone",
            message=f"the embargo names no time zone; it was taken as local time of the language {lang}",
        )
    )
    return timezone(offset)


def _winter_hours(lang: str | None) -> int | None:
    """Hours ahead of UTC in winter, by the region of a language tag (BCP 47) or by a language of one region."""
    language, _, rest = (lang or "").partition("-")
    regions = [part.upper() for part in rest.split("-") if len(part) == 2]
    table, key = (_HOURS_BY_REGION, regions[0]) if regions else (_HOURS_BY_LANGUAGE, language.lower())
    return next((hours for hours, names in table.items() if key in names.split()), None)


def _is_summer(local: datetime, hours: int) -> bool:
    """Whether summer time holds; in the hour that the clocks skip or repeat it does not, so that none ends early."""
    begins, ends = _last_sunday(local.year, 3), _last_sunday(local.year, 10)
    return begins <= local - timedelta(hours=hours + 1) and local - timedelta(hours=hours) < ends


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1)  # noqa: DTZ001
    return last - timedelta(days=(last.weekday() + 1) % 7)
