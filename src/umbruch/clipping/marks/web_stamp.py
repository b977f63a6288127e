"""The line of a web page that says when an article was published and when it was changed."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.dates import find_date
from umbruch.kept import answered_once, remembered

_LONGEST = 120
_MOST_DATES = 3
_CLOCK = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?(?!\d)|\b\d{1,2}\s?(?:[ap]\.?m\b|h\b|uhr\b)", re.IGNORECASE)
_ZONE = re.compile(r"\b(?:GMT|UTC|[A-Z]{1,3}S?T)\b(?:[+-]\d{1,2}(?::?\d{2})?)?")
_GLUED = re.compile(
    r"(?<=\b(?:19|20)\d\d)(?=[^\W\d_]{3,10}\.? \d{1,2}\b|\d{1,2}\.? [^\W\d_]{3,10}\b)"
    + by_case(r"|(?<=(?<![^\W\d_])[ap]m)(?=[^\W\d_[:lower:]])")
)
"""Where sites write one day right behind another, of which browsers show the first: `May 3, 2027May 4, 2027`."""
_TIME = re.compile(
    r"[\s,;|·–-]*(?:[^\W\d_]{1,5}\.?\s)?(?P<hour>\d{1,2})\s?[:.h]\s?(?P<minute>\d{2})(?!\d)(?!\s?[ap]\.?m)"
)
_TIME_OF_DAY = re.compile(r"(?<![\d.,:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d.,]\d)")
_PAIR = re.compile(r"[\u3400-\u9fff]{2,6}：\s*[^\s：]{0,20}(?=\s|$)")
"""What else Chinese pages say beside the day: `浏览次数：12`, `信息来源：市政府`."""
_LONGEST_TIME = 24
_LONGEST_AGE = 60
_NUMBER = re.compile(r"\d+")
_MOST_FILED = 4
"""A small word and a section of at most three words: `in Local News`."""
_LAST_HOUR, _LAST_MINUTE = 23, 59
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*")


class Stamp(NamedTuple):
    """When an article was published and when it was changed, as far as a line says so (ISO 8601)."""

    published: str | None = None
    modified: str | None = None


def stamp_in(line: str) -> Stamp:
    """The days of a line that holds little else: `Published 3 May 2021`, `Aktualisiert am 4. Mai 2021, 14.30 Uhr`.

    A day after a word such as `Updated` is that of a change, with its time of day where that stands there.
    """
    published: str | None = None
    modified: str | None = None
    line = days_apart(line)
    start = 0
    for _ in range(_MOST_DATES):
        found = find_date(line[start:])
        if found is None:
            break
        before = line[start : start + found.start].casefold()
        start += found.end
        if any(word in before for word in _update_words()):
            modified = modified or f"{found.iso}{_time_in(line[start : start + _LONGEST_TIME])}"
        else:
            published = published or found.iso
    return Stamp(published, modified)


@remembered(1)
def _update_words() -> tuple[str, ...]:
    return tuple(word.casefold() for word in everywhere("update_words"))


def _time_in(text: str) -> str:
    """The time of day at the start of a text, as it follows a day in ISO 8601; empty where there is none."""
    match = _TIME.match(text)
    if match is None or int(match.group("hour")) > _LAST_HOUR or int(match.group("minute")) > _LAST_MINUTE:
        return ""
    return f"T{int(match.group('hour')):02d}:{match.group('minute')}:00"


def days_apart(line: str) -> str:
    """A line with a blank between days that a site glued to each other."""
    return _GLUED.sub(" ", line) if len(line) <= _LONGEST and any(map(str.isdigit, line)) else line


@answered_once
def stamped_day(line: str) -> str | None:
    """The first day in a line that holds nothing but dates, times and words such as `Published` or `mis à jour`.

    Args:
        line: one line of the text.

    Returns:
        The day in ISO 8601, None where the line holds anything else.
    """
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return None
    first: str | None = None
    rest = days_apart(line)
    opens = False
    for _ in range(_MOST_DATES):
        found = find_date(rest)
        if found is None:
            break
        opens = opens or (first is None and _words().issuperset(map(str.casefold, _WORD.findall(rest[: found.start]))))
        behind = rest[found.end :]
        if first is None and "：" in behind:
            behind = _PAIR.sub(" ", behind)
        first = first or found.iso
        rest = f"{rest[: found.start]} {behind}"
    if first is None:
        return None
    rest = _ZONE.sub(" ", _CLOCK.sub(" ", rest))
    if any(map(str.isdigit, rest)):
        return None
    unknown = [word for word in map(str.casefold, _WORD.findall(rest)) if word not in _words()]
    return first if not unknown or (opens and _files_under(unknown)) else None


def _files_under(words: list[str]) -> bool:
    """Whether words behind the day name the section in which a site files an article: `3 Maggio 2021 in Politica`."""
    return 1 < len(words) <= _MOST_FILED and words[0] in _filing_words() and _sections().issuperset(words[1:])


@remembered(1)
def _filing_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in everywhere("source_prepositions"))


@remembered(1)
def _sections() -> frozenset[str]:
    entries = (entry for field in ("topic_words", "section_words") for entry in everywhere(field))
    return frozenset(word.casefold() for entry in entries for word in entry.split())


@remembered(1)
def _words() -> frozenset[str]:
    entries = (entry for field in ("stamp_words", "date_words", "weekdays") for entry in everywhere(field))
    return frozenset(word.casefold().rstrip(".") for entry in entries for word in entry.split())


def tells_age(line: str) -> bool:
    """Whether a line says nothing but how long ago an article was published or changed: `Updated 3 hours ago`."""
    if len(line) > _LONGEST_AGE or not _NUMBER.search(line):
        return False
    words = _NUMBER.sub("{0}", line.casefold()).strip(" •·|-–—").split()
    while words:
        if "".join(words).rstrip(".") in _ages():
            return True
        if words[0].strip(":") not in _words():
            return False
        words = words[1:]
    return False


@remembered(1)
def _ages() -> frozenset[str]:
    return frozenset("".join(age.split()).rstrip(".") for age in everywhere("ages"))


def tells_time(line: str) -> bool:
    """Whether a line holds a time of day with a colon, as figures of money have none."""
    return _TIME_OF_DAY.search(line) is not None
