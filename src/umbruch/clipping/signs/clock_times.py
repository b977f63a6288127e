"""Times of day as newspapers print them, in any of the languages that the conventions know."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered

_END_OF_DAY = 24
_NOON = 12
_MINUTES = 60
_HALVES = {"am": 0, "pm": _NOON}


def find_clock(text: str) -> str | None:
    """The first time of day in a text (`10.30`, `10 Uhr`, `klo 10`, `0001 hrs`, `2:30 p.m.`, `noon`) as `10:30`.

    `24:00` is the end of the day, which midnight is too (of its two readings the later one, by which nothing goes out
    too soon; `0 Uhr` and `12 a.m.` begin the day); None where there is no time.
    """
    for match in _clock().finditer(text):
        hour, minute = int(match.group("hour")), match.group("minute")
        mark = (match.group("after") or "").lower().replace(".", "").replace(" ", "")
        if minute is None and not mark and match.group("before") is None:
            continue
        if mark in _HALVES and 0 < hour <= _NOON:
            hour = hour % _NOON + _HALVES[mark]
        elif hour == _NOON and not int(minute or 0) and _is_midnight(text[match.end() :]):
            hour = _END_OF_DAY
        if hour == _END_OF_DAY and not int(minute or 0):
            return "24:00"
        if hour < _END_OF_DAY and int(minute or 0) < _MINUTES:
            return f"{hour:02d}:{int(minute or 0):02d}"
    return next((time for time, pattern in _spelt_clock() if pattern.search(text)), None)


def _is_midnight(after: str) -> bool:
    """Whether the word for midnight follows at once, as in `12 midnight`."""
    return dict(_spelt_clock())[f"{_END_OF_DAY}:00"].match(after.lstrip(" (")) is not None


@remembered(1)
def _clock() -> re.Pattern[str]:
    words = any_of(everywhere("clock_words"))
    return re.compile(
        rf"(?<!\w)(?:(?P<before>{words})\s*)?"
        r"(?P<hour>\d{1,2})(?:(?:\s?[:.h]\s?|(?=\d{2}\s?h(?:ou)?rs|\d{2}\s?GMT))(?P<minute>\d{2})(?!\d))?"
        rf"\s*(?P<after>[ap]\.?\s?m(?:\.|\b)|h(?!\w)|(?:{words})(?!\w))?",
        re.IGNORECASE,
    )


@remembered(1)
def _spelt_clock() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (time, re.compile(rf"\b(?:{any_of(everywhere(field))})\b", re.IGNORECASE))
        for time, field in (("12:00", "noon_words"), ("24:00", "midnight_words"))
    )
