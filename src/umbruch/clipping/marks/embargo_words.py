"""An embargo said in words of its own order: `Vor 10 Uhr nicht senden`, `Nicht vor Mittwoch drucken oder senden`.

No list has all of them, but all are made of the same words: those of the known labels and sentences of a language, its
small words and times, and none besides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.conventions import all_conventions, everywhere
from umbruch.clipping.marks.embargoes.awaited_anything import LONGEST, QUOTED, orders_it
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    LEAST_WEEKDAY,
    MONTH_STEM,
    WORD,
    Order,
    Wording,
    all_words,
    knows,
    moments,
    month_names,
    other_months,
    small_words,
)
from umbruch.clipping.marks.embargoes.speaking_languages import orders_that_may_speak, wordings_that_may_speak
from umbruch.clipping.marks.embargoes.told_documents import tells_of_a_document
from umbruch.clipping.signs.clock_times import find_clock
from umbruch.clipping.signs.dates import find_date
from umbruch.kept import remembered

LEAST = 3
"""Words that must come from labels: `Ab Montag gesperrt`, of a road, has two."""
_LONGEST_ZONE = 5
_MOST_BETWEEN = 3
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CLOCK = re.compile(r"(?:上午|下午|午前|午後|오전|오후)?\s?\d{1,2}\s?(?:[:：]\d{2}|[时時点點시](?:\d{1,2}[分분]|半)?)")
_BARE_DAY = re.compile(
    r"(?<![\d.,/])(?:[0-2]?\d|3[01])[./](?:0?[1-9]|1[0-2])\.?(?![\d/])|\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号號]"
)
"""A day in figures without its year, which counts beside an order alone: `12.5.`, `5月12日`."""
_PLAIN_ORDER = 4
"""Letters of an order of East Asia that can be nothing else (`報道禁止`); `公開` is what museums do, too."""
_MOST_OTHER = 8
"""Letters of East Asia that may stand beside the order, the day and the hour: `この記事は`, `请于`."""
_LEAST_SHORT_MONTH = 3
"""Letters of a month of Latin script beside a number; `मई` and `مه` have two."""


class _Span(NamedTuple):
    start: int
    end: int


def sets_it_in_own_words(line: str) -> bool:
    """Whether a line forbids to publish before a time in the words of embargoes and no others.

    Args:
        line: one line or a short paragraph.

    Returns:
        False where a word stands in it that labels and sentences of embargoes do not have: a report has a subject.
    """
    if len(line) > LONGEST:
        return False
    if EAST_ASIAN.search(line):
        return says_it_without_blanks(line)
    spoken = WORD.findall(line)
    folded = [word.casefold() for word in spoken if not is_zone(word)] if not line.isupper() else _folded(spoken)
    if len(folded) < LEAST:
        return False
    spoken_in, ordered_in = wordings_that_may_speak(folded), orders_that_may_speak(folded)
    if not spoken_in and not ordered_in:
        return False
    if tells_of_a_document(folded):
        return False
    timed = names_a_time(line)
    if timed and any(_says_it(folded, wording) for wording in spoken_in):
        return True
    if any(_orders_it(folded, one, timed=timed) for one in ordered_in):
        return True
    if not QUOTED.search(line) and any(orders_it(folded, one) for one in ordered_in):
        return True
    alone = without_rights(line)
    return alone != line and sets_it_in_own_words(alone)


def without_rights(line: str) -> str:
    """A line without a clause on rights at its end: `Frei ab Redebeginn – es gilt das gesprochene Wort`."""
    found = _rights().search(line)
    return line[: found.start()] if found else line


@remembered(1)
def _rights() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, everywhere("rights_phrases")))
    return re.compile(rf"(?:\s[–—-]|[,;.(])\s?(?:{phrases})[^.]{{0,20}}$", re.IGNORECASE)


def names_a_time(line: str) -> bool:
    """Whether a day, an hour or a day of the week stands in a line."""
    folded = [word.casefold() for word in WORD.findall(line)]
    if any(word.startswith(_weekdays()) for word in folded):
        return True
    if not any(map(str.isdigit, line)):
        return False
    if any(word.startswith(_month_stems()) or word in other_months() for word in folded):
        return True
    return _day_in(line) is not None or find_clock(line) is not None


def _day_in(line: str) -> _Span | None:
    """Where a day stands, with its year or without."""
    day = find_date(line, with_year=False)
    if day is not None:
        return _Span(day.start, day.end)
    found = _BARE_DAY.search(line) or _short_months().search(line)
    return _Span(found.start(), found.end()) if found else None


def begins_like_a_month(word: str) -> bool:
    """Whether a word, in small letters, begins as a month of any language does."""
    return word.startswith(_month_stems()) or word in other_months() or word in month_names()


def begins_with_a_time(line: str) -> bool:
    """Whether a line begins with a day or an hour, a small word before it or not: `bis 5. Mai 2027, 10 Uhr`."""
    start = next((at for at, sign in enumerate(line) if sign.isdigit()), len(line))
    day = find_date(line, with_year=False)
    return (day is not None and day.start <= start) or (len(line[:start].split()) <= 1 and find_clock(line) is not None)


def time_follows(rest: str) -> bool:
    """Whether a text is a day or a day of the week with nothing but small words around it: ` bis zum 12. Mai`."""
    day = _day_in(rest)
    before = rest if day is None else rest[: day.start]
    folded = [word.casefold() for word in WORD.findall(before) if not is_zone(word)]
    at = next((number for number, word in enumerate(folded) if _tells_a_time(word)), None)
    if at is None and day is None:
        return False
    between = folded[:at]
    after = rest[day.end :] if day is not None else rest
    beside = (*between, *(word.casefold() for word in WORD.findall(after) if not is_zone(word)))
    known = all_words()
    return len(between) <= _MOST_BETWEEN and all(word in known or _tells_a_time(word) for word in beside)


def clock_follows(rest: str) -> bool:
    """Whether a text is an hour with nothing but small words around it: ` 14.30 Uhr`, ` ab 18:00 Uhr MESZ`."""
    if find_clock(rest) is None:
        return False
    return all(word.casefold() in all_words() for word in WORD.findall(rest) if not is_zone(word))


def _tells_a_time(word: str) -> bool:
    return word.startswith(_times()) or moments().has(word)


def _says_it(folded: list[str], wording: Wording) -> bool:
    own = wording.words.intersection(folded)
    if len(own) < LEAST or wording.content.isdisjoint(own) or wording.bounds.isdisjoint(folded):
        return False
    return all(
        word in own or word in wording.bounds or word in small_words() or word.startswith(_times()) for word in folded
    )


def _orders_it(folded: list[str], order: Order, *, timed: bool) -> bool:
    """Whether words allow to publish from a time on, or forbid it before one, and say nothing else."""
    if not any(map(order.publishing.has, folded)) or not (timed or any(map(order.moments.has, folded))):
        return False
    allowed = not order.starts.isdisjoint(folded)
    if not allowed and (order.bounds.isdisjoint(folded) or not any(map(order.refusals.has, folded))):
        return False
    return all(knows(order, word) for word in folded)


def says_it_without_blanks(line: str) -> bool:
    """Whether a line of East Asia holds an order not to publish, a bound, a time, and hardly anything else."""
    day = find_date(line, with_year=False)
    rest = line if day is None else f"{line[: day.start]} {line[day.end :]}"
    timed = _CLOCK.sub(" ", rest)
    bare = day is None and timed == rest
    if day is None:
        timed = _BARE_DAY.sub(" ", timed)
        if timed == rest:
            return False
    orders = _orders().findall(timed)
    if not orders or (bare and max(sum(map(str.isalpha, one)) for one in orders) < _PLAIN_ORDER):
        return False
    left = _orders().sub(" ", timed)
    left = _bounds().sub(" ", left)
    return _bounds().search(timed) is not None and sum(map(str.isalnum, left)) <= _MOST_OTHER


@remembered(1)
def _orders() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, everywhere("embargo_orders"))))


@remembered(1)
def _bounds() -> re.Pattern[str]:
    own = {bound for code in ("zh", "ja", "ko") for bound in all_conventions()[code].embargo_bounds}
    return re.compile("|".join(sorted(map(re.escape, own), key=lambda one: (-len(one), one))))


def is_zone(word: str) -> bool:
    return word.isupper() and len(word) <= _LONGEST_ZONE


def _folded(spoken: list[str]) -> list[str]:
    """The words of a line in capitals, without what can only be a zone or an hour's sign: `HRS`, `BST`."""
    known = all_words()
    folded = [word.casefold() for word in spoken]
    return [word for word in folded if word in known or len(word) > _LONGEST_ZONE]


@remembered(1)
def _weekdays() -> tuple[str, ...]:
    """What words for days of the week begin with, however they end: `Donnerstagausgaben`, `keskiviikkoa`."""
    days = (day.casefold().split("-")[0] for day in everywhere("weekdays"))
    return tuple(sorted({day for day in days if len(day) >= LEAST_WEEKDAY}))


@remembered(1)
def _month_stems() -> tuple[str, ...]:
    names = (name.casefold() for one in all_conventions().values() for names in one.months for name in names)
    return tuple(sorted({name[:MONTH_STEM] for name in names if len(name) > MONTH_STEM}))


@remembered(1)
def _short_months() -> re.Pattern[str]:
    """A number beside a month of few letters, in whatever case: `12. májom`, `12 במאי`, `May 12`."""
    names = {name.casefold() for one in all_conventions().values() for names in one.months for name in names}
    short = sorted((re.escape(name) for name in names if _is_short_month(name)), key=lambda one: (-len(one), one))
    listed = "|".join(sorted(short, key=lambda one: (-len(one), one)))
    month = rf"(?:ב)?(?:{listed})\w{{0,3}}"
    return re.compile(rf"\b\d{{1,2}}\.?\s+{month}\b|\b{month}\.?\s+\d{{1,2}}\b", re.IGNORECASE)


def _is_short_month(name: str) -> bool:
    return len(name) <= MONTH_STEM and (len(name) >= _LEAST_SHORT_MONTH or not name.isascii())


@remembered(1)
def _times() -> tuple[str, ...]:
    return _weekdays() + _month_stems()
