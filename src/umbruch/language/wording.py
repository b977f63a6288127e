"""The words and dates that umbruch itself prints, in the language of the article."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from umbruch.kept import remembered
from umbruch.language.locales.locale_search import FALLBACK, locale_of
from umbruch.language.locales.locale_writing import day_and_time_written, day_written, number_written, time_written
from umbruch.written.own_table import own_table

_SAME_WORDS = {"no": "nb", "nn": "nb"}
_CENTRAL_EUROPE = "Europe/Brussels"
"""The zone whose name is said beside the distance, in the years and days in which it is kept there (IANA)."""
_OWN_NAMES = {"de": {"CET": "MEZ", "CEST": "MESZ"}}


@remembered(1)
def _table() -> dict[str, dict[str, str]]:
    return own_table(Path(__file__).with_name("wording.toml"))


def word(key: str, lang: str | None) -> str:
    """The word for `key` in that language, in English where we have none; KeyError for no key of wording.toml."""
    words = _table().get(_primary(lang), {})
    return words.get(key) or _table()[FALLBACK][key]


def in_all_languages(key: str) -> tuple[str, ...]:
    """The word for `key` in each language that has one."""
    return tuple(table[key] for table in _table().values() if key in table)


def words() -> tuple[str, ...]:
    """The keys of all words."""
    return tuple(_table()[FALLBACK])


def page_number(page: int | str, pages: int | str, lang: str | None) -> str:
    """`Seite 2 von 3` in the language of the article."""
    return word("page_of", lang).format(page=page, pages=pages)


@remembered(512)
def long_date(written: str | None, lang: str | None) -> str:
    """An ISO 8601 day or moment as it is written out (`12. November 2022`); what is no date comes back as it is."""
    if not written:
        return ""
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return written
    return day_written(day, locale_of(lang))


@remembered(512)
def long_number(number: int, lang: str | None) -> str:
    """A number with the marks that part its thousands (`18.400`)."""
    return number_written(number, locale_of(lang))


def long_moment(written: str | None, lang: str | None) -> str:
    """An ISO 8601 moment with weekday, time of day and zone (`Freitag, 20. November 2026, 10:00 Uhr MEZ (UTC+1)`).

    A day without a time stays a day, a time without a zone has none; what is no date comes back as it is.
    """
    if not written:
        return ""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return written
    locale = locale_of(lang)
    day = day_written(moment, locale, weekday=True)
    if "T" not in written and " " not in written:
        return day
    time = word("clock", lang).format(time=time_written(moment.time(), locale))
    return " ".join((day_and_time_written(day, time, locale), *_zone(moment, lang)))


def _zone(moment: datetime, lang: str | None) -> tuple[str, ...]:
    """Names of the zone: the distance from UTC, and before it the name that Central Europe gives its own time then."""
    offset = moment.utcoffset()
    if offset is None:
        return ()
    if not offset:
        return ("UTC",)
    minutes = abs(offset) // timedelta(minutes=1)
    sign = "+" if offset > timedelta() else "\N{MINUS SIGN}"
    distance = f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")
    try:
        from zoneinfo import ZoneInfo

        there = moment.astimezone(ZoneInfo(_CENTRAL_EUROPE))
    except OverflowError:  # at either end of the calendar
        return (distance,)
    if offset != there.utcoffset():
        return (distance,)
    name = there.tzname() or distance
    return _OWN_NAMES.get(_primary(lang), {}).get(name, name), f"({distance})"


def _primary(lang: str | None) -> str:
    primary = (lang or FALLBACK).split("-")[0].lower()
    return _SAME_WORDS.get(primary, primary)


def speaks(lang: str | None) -> bool:
    """Whether we have our words in that language."""
    return lang is not None and _primary(lang) in _table()
