"""Days as newspapers print them, in any of the languages that the conventions know."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from umbruch.clipping.conventions import all_conventions, everywhere


class FoundDate(NamedTuple):
    """A day: ISO 8601, and where it stands in the text."""

    iso: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    table: dict[str, int] = {}
    for conventions in all_conventions().values():
        for number, names in enumerate(conventions.months, start=1):
            for name in names:
                table.setdefault(name.casefold(), number)
    return table


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    weekdays = "|".join(sorted((re.escape(day) for day in everywhere("weekdays")), key=len, reverse=True))
    before = rf"(?:(?:{weekdays})\.?,?\s+)?(?:(?:den|der|vom|am|le|del|dnia|on|d\.)\s+)?"
    return tuple(
        re.compile(rf"(?<![\w.,]){before}{core}(?![\w])", re.IGNORECASE)
        for core in (
            r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})",
            r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
            r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})",
            r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})",
            rf"(?P<day>\d{{1,2}})(?:\.|º|er|st|nd|rd|th)?\s?(?:de\s+)?(?P<name>{months})(?:\.?,?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}}))?",
            rf"(?P<name>{months})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?",
        )
    )


def find_date(text: str, *, with_year: bool = True) -> FoundDate | None:
    """The first day in a text.

    Args:
        text: a line, not a whole article.
        with_year: whether the year must stand there; without it a day such as `8. Juli` is found too, and its `iso`
            is `--07-08` (ISO 8601:2000, 5.2.1.3 d).
    """
    best: FoundDate | None = None
    for pattern in _patterns():
        for match in pattern.finditer(text):
            iso = _iso(match)
            if iso is None or (with_year and iso.startswith("--")):
                continue
            if best is None or match.start() < best.start:
                best = FoundDate(iso, match.start(), match.end())
            break
    return best


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    month = _months()[groups["name"].casefold()] if groups.get("name") else int(groups["month"])
    day, year = int(groups["day"]), groups.get("year")
    if year is not None and len(year) == 2:
        year = ("19" if int(year) > 50 else "20") + year
    try:
        found = date(int(year) if year else 2000, month, day)
    except ValueError:
        return None
    return found.isoformat() if year else f"--{month:02d}-{day:02d}"
