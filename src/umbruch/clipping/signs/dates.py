"""Days as newspapers print them, in any of the languages that the conventions know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from umbruch.clipping.conventions import all_conventions, everywhere, shared
from umbruch.clipping.conventions.calendars import LANGUAGES
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import answered_once, remembered

_DIGITS = re.compile(r"\d+")
_LONGEST = 48
_WINDOW = 20
_MONTHS = 12
_LONGEST_SMALL_WORD = 4
_LAST_WORD = re.compile(r"(?<![\w.,])([^\W\d_]+)\.?\s+$")
_YEAR = r"(?P<year>\d{4})"
_DAY_FIRST = (
    r"(?P<day>\d{1,2})(?:\.?\s?[/–-]\s?\d{1,2})?\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})(?:\s?r\.|\s(?:roku|г\.))?",
    r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})",
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}|\d{2})",
)
_YEAR_FIRST = (
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
    r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
    r"(?P<year>\d{4})\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})\.?",
    r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
    r"(?P<year>\d{4})\s?년\s?(?P<month>\d{1,2})\s?월\s?(?P<day>\d{1,2})\s?일",
)


class FoundDate(NamedTuple):
    """A day: ISO 8601, and where it stands in the text."""

    iso: str
    start: int
    end: int


@remembered(1)
def _months() -> dict[str, int]:
    """The months by name; where two languages mean different ones (`listopad`), the first that came to us counts.

    Where they write the day differently, the stop behind it tells them apart (`months_after_a_stop`).
    """
    table: dict[str, int] = {}
    for conventions in sorted(all_conventions().values(), key=lambda one: one.code in LANGUAGES):
        for number, names in enumerate(conventions.months, start=1):
            for name in names:
                table.setdefault(name.lower(), number)
    for further in shared().other_months.values():
        for number, name in enumerate(further, start=1):
            table.setdefault(name.lower(), number)
    return table


def _own_months() -> frozenset[str]:
    """The names of months of the languages that have conventions of their own."""
    return frozenset(
        name.lower() for conventions in all_conventions().values() for names in conventions.months for name in names
    )


@remembered(1)
def _any_month() -> str:
    return any_of(sorted(_months(), key=lambda name: len(re.escape(name)), reverse=True))


@remembered(1)
def _any_weekday() -> str:
    return any_of(everywhere("weekdays"))


@remembered(1)
def _at_day() -> tuple[re.Pattern[str], ...]:
    """Days that start with the day in figures."""
    months = _any_month()
    spelt = (
        rf"(?P<day>\d{{1,2}})(?:\.?\s?[/–-]\s?\d{{1,2}})?(?:\.|[ºª°]|er|ère|st|nd|rd|th|[ηή]ς?|ης)?\s?(?:de\s+|ב)?(?:(?:{months})\s?/\s?)?(?P<name>{months})"
        rf"(?:\.?,?\s+(?:de\s+|del\s+)?{_YEAR}(?:\s?(?:r|г|р)\.)?)?"
    )
    return tuple(map(_compiled, (*_DAY_FIRST, spelt)))


@remembered(1)
def _at_year() -> tuple[re.Pattern[str], ...]:
    """Days that start with the year."""
    months, weekdays = _any_month(), _any_weekday()
    year_first = (
        rf"{_YEAR}(?:\.|\s?m\.)?\s(?P<name>{months})\s(?P<day>\d{{1,2}})(?:\.|\s?d\.)?(?:,\s(?:{weekdays})(?!\w))?"
    )
    latvian = rf"{_YEAR}\.\sgada\s(?P<day>\d{{1,2}})\.\s?(?P<name>{months})"
    return tuple(map(_compiled, (*_YEAR_FIRST, year_first, latvian)))


@remembered(1)
def _at_name() -> re.Pattern[str]:
    """Days that start with the name of a month."""
    own = any_of(sorted(_own_months(), key=lambda name: (-len(name), name)))
    weekdays = _any_weekday()
    named = (
        rf"(?P<name>{own})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th|\s?d\.|\.(?=,\s(?:{weekdays})(?!\w)))?"
        rf"(?:,?\s+{_YEAR}|,\s(?:{weekdays})(?=\s?\())?"
    )
    return re.compile(rf"{named}(?!\w)", re.IGNORECASE)


@remembered(1)
def _any_lead() -> str:
    """What may stand before any day."""
    words = any_of(word for word in everywhere("date_words") if len(word) <= _LONGEST_SMALL_WORD)
    return rf"(?:(?:{words})\s+)?(?:(?:{_any_weekday()})\.?,?\s+)?(?:(?:{words})\s+)?"


@remembered(1)
def _lead() -> re.Pattern[str]:
    return re.compile(_any_lead(), re.IGNORECASE)


@remembered(1)
def _lead_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,]){_any_lead()}$", re.IGNORECASE)


@remembered(1)
def _month_and_year() -> re.Pattern[str]:
    return re.compile(rf"(?:im|in|en|à|w|i)?\s?(?:{_any_month()})\s(?:de\s)?\d{{4}}(?!\w)", re.IGNORECASE)


def _compiled(core: str) -> re.Pattern[str]:
    end = "" if core[-1] in "日일" else r"(?:(?!\w)|(?=T\d\d:))"
    return re.compile(rf"{core}{end}", re.IGNORECASE)


@answered_once
def find_date(text: str, *, with_year: bool = True) -> FoundDate | None:
    """The first day in a text.

    Args:
        text: a line, not a whole article.
        with_year: whether the year must stand there; without it a day such as `8. Juli` is found too, and its `iso`
            is `--07-08` (ISO 8601:2000, 5.2.1.3 d).
    """
    for digits in _DIGITS.finditer(text):
        for match in _around(text, digits.start()):
            iso = _iso(match)
            if iso is not None and not (with_year and iso.startswith("--")):
                return FoundDate(iso, _with_lead(text, match.start()), match.end())
    return None


def _around(text: str, position: int) -> Iterator[re.Match[str]]:
    """The possible days at a figure: those that start with it, and those whose month stands before it."""
    if position == 0 or _may_stand_before(text[position - 1]):
        for pattern in _at_figure(text, position):
            if match := pattern.match(text, position):
                yield match
                break
    if (name := _month_before(text, position)) is not None and (match := _at_name().match(text, name)):
        yield match


def _may_stand_before(sign: str) -> bool:
    """Whether a sign can stand right before a day; in scripts without blanks a letter can: `在2030年5月12日前`."""
    return not (sign.isalnum() or sign in ".,") or "\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7af"


def _at_figure(text: str, position: int) -> tuple[re.Pattern[str], ...]:
    """The patterns that may fit a figure of so many digits."""
    digits = _DIGITS.match(text, position)
    length = len(digits.group()) if digits else 0
    return _at_day() if length <= 2 else _at_year() if length == 4 else ()


def _month_before(text: str, position: int) -> int | None:
    """Where the name of a month begins that stands right before a figure."""
    window = max(0, position - _WINDOW)
    word = _LAST_WORD.search(text[window:position])
    if word is None or word.group(1).lower() not in _months():
        return None
    return window + word.start()


def _with_lead(text: str, start: int) -> int:
    """Where the weekday or article before a day begins."""
    window = max(0, start - 28)
    before = _lead_before().search(text[window:start])
    return window + before.start() if before else start


@answered_once
def date_at(text: str, position: int) -> FoundDate | None:
    """The day that starts right at a position of a text, with or without a year."""
    lead = _lead().match(text, position)
    core = lead.end() if lead else position
    end = min(len(text), core + _LONGEST)
    if core >= end:
        return None
    for pattern in _at_figure(text, core) if text[core].isdigit() else (_at_name(),):
        match = pattern.match(text, core, end)
        if match and (iso := _iso(match)):
            return FoundDate(iso, position, match.end())
    return None


def month_at(text: str, position: int) -> int | None:
    """Where a month with its year ends that starts right at a position of a text (`im Mai 2021`), or None."""
    match = _month_and_year().match(text, position)
    return match.end() if match else None


def _month(name: str) -> int:
    """The number of a month; 0 for a name whose capitals are another letter's, too (`KASIM` for `kasım`)."""
    folded = name.lower()
    return _months().get(folded) or _months().get(folded.replace("i", "ı"), 0)


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    month = _month(groups["name"]) if groups.get("name") else int(groups["month"])
    if groups.get("name") and match.string[match.end("day") : match.end("day") + 1] == ".":
        month = shared().months_after_a_stop.get(groups["name"].lower(), month)
    day, year = int(groups["day"]), groups.get("year")
    if year is not None and len(year) == 2:
        year = ("19" if int(year) > 50 else "20") + year
    if month > _MONTHS and day <= _MONTHS and "/" in match.group():
        month, day = day, month
    try:
        found = date(int(year) if year else 2000, month, day)
    except ValueError:
        return None
    return found.isoformat() if year else f"--{month:02d}-{day:02d}"
