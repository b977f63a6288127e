"""An embargo said in words of its own order: `Vor 10 Uhr nicht senden`, `Nicht vor Mittwoch drucken oder senden`.

No list has all of them, but all are made of the same words: those of the known labels and sentences of a language, its
small words and times, and none besides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions, all_conventions, everywhere
from umbruch.clipping.signs.clock_times import find_clock
from umbruch.clipping.signs.dates import find_date
from umbruch.kept import remembered

_LONGEST = 140
"""Signs of such a line: a label with its day and hour has 70, one for print and one for broadcast follow each other."""
_LEAST = 3
"""Words that must come from labels: `Ab Montag gesperrt`, of a road, has two."""
_LONGEST_ZONE = 5
_MOST_BETWEEN = 3
_MONTH_STEM = 4
"""Letters of the name of a month that stand in all its cases: `květen`, `května`, `květnem`."""
_LEAST_WEEKDAY = 5
"""Letters of a day of the week that may begin a longer word; shorter ones are abbreviations: `Don.`, `mer`."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0962\u0963\u200c])*")
"""A word with the marks of Arabic and Devanagari, which are no letters for Python."""
_STEM_HEAD = 3
"""Letters by which a word is known to be none of publishing, before all are compared."""
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
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
_TIME_WORDS = ("weekdays", "date_words", "clock_words", "noon_words", "midnight_words")


class _Wording(NamedTuple):
    words: frozenset[str]
    content: frozenset[str]
    bounds: frozenset[str]


class _Vocabulary(NamedTuple):
    """Whole words, and beginnings of words that may end in any way."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    def has(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.begun)


class _Order(NamedTuple):
    """Of what words a language makes orders not to publish before a time; `known` are all that may stand there beside
    the small words and the months of all languages.
    """

    publishing: _Vocabulary
    refusals: _Vocabulary
    known: _Vocabulary
    starts: frozenset[str]
    bounds: frozenset[str]


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
    if len(line) > _LONGEST:
        return False
    if _EAST_ASIAN.search(line):
        return _says_it_without_blanks(line)
    spoken = _WORD.findall(line)
    folded = [word.casefold() for word in spoken if not _is_zone(word)] if not line.isupper() else _folded(spoken)
    if len(folded) < _LEAST:
        return False
    told = not _telling_words().isdisjoint(folded)
    if not (told or _speaks_of_publishing(folded)) or not names_a_time(line):
        return False
    if told and any(_says_it(folded, wording) for wording in _wordings()):
        return True
    return any(_orders_it(folded, order) for order in _orders_of_words())


def names_a_time(line: str) -> bool:
    """Whether a day, an hour or a day of the week stands in a line."""
    folded = [word.casefold() for word in _WORD.findall(line)]
    if any(word.startswith(_weekdays()) for word in folded):
        return True
    if not any(map(str.isdigit, line)):
        return False
    if any(word.startswith(_month_stems()) or word in _other_months() for word in folded):
        return True
    return _day_in(line) is not None or find_clock(line) is not None


def _day_in(line: str) -> _Span | None:
    """Where a day stands, with its year or without."""
    day = find_date(line, with_year=False)
    if day is not None:
        return _Span(day.start, day.end)
    found = _BARE_DAY.search(line) or _short_months().search(line)
    return _Span(found.start(), found.end()) if found else None


def time_follows(rest: str) -> bool:
    """Whether a text is a day or a day of the week with nothing but small words around it: ` bis zum 12. Mai`."""
    day = _day_in(rest)
    before = rest if day is None else rest[: day.start]
    folded = [word.casefold() for word in _WORD.findall(before) if not _is_zone(word)]
    at = next((number for number, word in enumerate(folded) if word.startswith(_times())), None)
    if at is None and day is None:
        return False
    between = folded[:at]
    after = rest[day.end :] if day is not None else rest
    beside = (*between, *(word.casefold() for word in _WORD.findall(after) if not _is_zone(word)))
    known = _all_words()
    return len(between) <= _MOST_BETWEEN and all(word in known or word.startswith(_times()) for word in beside)


def _says_it(folded: list[str], wording: _Wording) -> bool:
    own = wording.words.intersection(folded)
    if len(own) < _LEAST or wording.content.isdisjoint(own) or wording.bounds.isdisjoint(folded):
        return False
    return all(
        word in own or word in wording.bounds or word in _small_words() or word.startswith(_times()) for word in folded
    )


def _speaks_of_publishing(folded: list[str]) -> bool:
    """Whether a word may be one of publishing and another one names a bound: most lines have not both."""
    heads = _publishing_heads()
    return any(word[:_STEM_HEAD] in heads for word in folded) and not _every_bound().isdisjoint(folded)


def _orders_it(folded: list[str], order: _Order) -> bool:
    """Whether words allow to publish from a time on, or forbid it before one, and say nothing else."""
    if not any(map(order.publishing.has, folded)):
        return False
    allowed = not order.starts.isdisjoint(folded)
    if not allowed and (order.bounds.isdisjoint(folded) or not any(map(order.refusals.has, folded))):
        return False
    small, others = _small_words(), _other_months()
    return all(word in small or word in others or order.known.has(word) for word in folded)


def _says_it_without_blanks(line: str) -> bool:
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


def _is_zone(word: str) -> bool:
    return word.isupper() and len(word) <= _LONGEST_ZONE


def _folded(spoken: list[str]) -> list[str]:
    """The words of a line in capitals, without what can only be a zone or an hour's sign: `HRS`, `BST`."""
    known = _all_words()
    folded = [word.casefold() for word in spoken]
    return [word for word in folded if word in known or len(word) > _LONGEST_ZONE]


@remembered(1)
def _all_words() -> frozenset[str]:
    return _small_words().union(*(wording.words for wording in _wordings()))


@remembered(1)
def _telling_words() -> frozenset[str]:
    return frozenset().union(*(wording.content for wording in _wordings()))


@remembered(1)
def _wordings() -> tuple[_Wording, ...]:
    return tuple(_wording(one) for one in all_conventions().values() if one.embargo_bounds)


def _wording(conventions: Conventions) -> _Wording:
    """The words of which one language makes its embargoes, and those among them that are no small words."""
    spoken = (*conventions.embargo_labels, *conventions.embargo_phrases)
    words = frozenset(word.casefold() for entry in spoken for word in _WORD.findall(entry))
    small = frozenset(map(str.casefold, conventions.function_words))
    bounds = frozenset(map(str.casefold, conventions.embargo_bounds))
    return _Wording(words, words - small - bounds, bounds)


@remembered(1)
def _orders_of_words() -> tuple[_Order, ...]:
    return tuple(_order(one) for one in all_conventions().values() if one.publishing_words)


def _order(one: Conventions) -> _Order:
    publishing, refusals, beside = map(_vocabulary, (one.publishing_words, one.embargo_refusals, one.embargo_beside))
    starts = frozenset(map(str.casefold, one.embargo_starts))
    bounds = frozenset(map(str.casefold, one.embargo_bounds))
    known = _Vocabulary(
        starts.union(bounds, publishing.whole, refusals.whole, beside.whole),
        publishing.begun + refusals.begun + beside.begun + _times_of(one),
    )
    return _Order(publishing, refusals, known, starts, bounds)


def _times_of(one: Conventions) -> tuple[str, ...]:
    """What the months and days of one language begin with; the last letter of days changes: `pred sredo`."""
    days = {day.casefold().split("-")[0] for day in one.weekdays}
    months = {name.casefold()[:_MONTH_STEM] for names in one.months for name in names if len(name) > _MONTH_STEM}
    return tuple(sorted({day[:-1] for day in days if len(day) >= _LEAST_WEEKDAY} | months))


def _vocabulary(entries: tuple[str, ...]) -> _Vocabulary:
    folded = [word.casefold() for entry in entries for word in entry.split()]
    return _Vocabulary(
        frozenset(word for word in folded if not word.endswith("*")),
        tuple(word[:-1] for word in folded if word.endswith("*")),
    )


@remembered(1)
def _publishing_heads() -> frozenset[str]:
    entries = everywhere("publishing_words")
    return frozenset(entry.casefold().rstrip("*")[:_STEM_HEAD] for entry in entries)


@remembered(1)
def _every_bound() -> frozenset[str]:
    spoken = (one for one in all_conventions().values() if one.publishing_words)
    return frozenset(bound.casefold() for one in spoken for bound in (*one.embargo_bounds, *one.embargo_starts))


@remembered(1)
def _other_months() -> frozenset[str]:
    return frozenset(map(str.casefold, everywhere("months_of_other_calendars")))


@remembered(1)
def _small_words() -> frozenset[str]:
    """Small words and words of time of all languages."""
    fields = ("function_words", *_TIME_WORDS)
    months = (name for one in all_conventions().values() for names in one.months for name in names)
    entries = (*(entry for field in fields for entry in everywhere(field)), *months)
    return frozenset(word for entry in entries for word in _WORD.findall(entry.casefold()))


@remembered(1)
def _weekdays() -> tuple[str, ...]:
    """What words for days of the week begin with, however they end: `Donnerstagausgaben`, `keskiviikkoa`."""
    days = (day.casefold().split("-")[0] for day in everywhere("weekdays"))
    return tuple(sorted({day for day in days if len(day) >= _LEAST_WEEKDAY}))


@remembered(1)
def _month_stems() -> tuple[str, ...]:
    names = (name.casefold() for one in all_conventions().values() for names in one.months for name in names)
    return tuple(sorted({name[:_MONTH_STEM] for name in names if len(name) > _MONTH_STEM}))


@remembered(1)
def _short_months() -> re.Pattern[str]:
    """A number beside a month of few letters, in whatever case: `12. májom`, `12 במאי`, `May 12`."""
    names = {name.casefold() for one in all_conventions().values() for names in one.months for name in names}
    short = sorted((re.escape(name) for name in names if _is_short_month(name)), key=lambda one: (-len(one), one))
    listed = "|".join(sorted(short, key=lambda one: (-len(one), one)))
    month = rf"(?:ב)?(?:{listed})\w{{0,3}}"
    return re.compile(rf"\b\d{{1,2}}\.?\s+{month}\b|\b{month}\.?\s+\d{{1,2}}\b", re.IGNORECASE)


def _is_short_month(name: str) -> bool:
    return len(name) <= _MONTH_STEM and (len(name) >= _LEAST_SHORT_MONTH or not name.isascii())


@remembered(1)
def _times() -> tuple[str, ...]:
    return _weekdays() + _month_stems()
