"""The words of which each language makes its embargoes: labels, publishing, refusals, bounds, times."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from umbruch.clipping.conventions import Conventions, all_conventions, everywhere
from umbruch.clipping.conventions.tables_of_words import word_table
from umbruch.kept import remembered

MONTH_STEM = 4
"""Letters of the name of a month that stand in all its cases: `květen`, `května`, `květnem`."""
LEAST_WEEKDAY = 5
"""Letters of a day of the week that may begin a longer word; shorter ones are abbreviations: `Don.`, `mer`."""
STEM_HEAD = 3
"""Letters by which a word is known to be none of publishing, before all are compared."""
_LEAST_NAME = 7
"""Letters of a word that alone names an embargo and nothing else: `embargo` has seven."""
_TIME_WORDS = ("weekdays", "date_words", "clock_words", "noon_words", "midnight_words")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0962\u0963\u200c])*")
"""A word with the marks of Arabic and Devanagari, which are no letters for Python."""


class Wording(NamedTuple):
    code: str
    words: frozenset[str]
    content: frozenset[str]
    bounds: frozenset[str]


class Vocabulary(NamedTuple):
    """Whole words, and beginnings of words that may end in any way."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    def has(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.begun)


class Order(NamedTuple):
    """Of what words a language makes orders not to publish before a time; `known` are all that may stand there."""

    code: str
    publishing: Vocabulary
    refusals: Vocabulary
    known: Vocabulary
    starts: frozenset[str]
    bounds: frozenset[str]
    beside: frozenset[str]
    moments: Vocabulary
    sent: Vocabulary
    courtesies: tuple[str, ...]
    heads: frozenset[str]
    names: frozenset[str]


def knows(order: Order, word: str) -> bool:
    """Whether a word may stand in an order of a language: one of its own, a small word or a month of any."""
    return word in small_words() or word in other_months() or order.known.has(word)


@remembered(1)
def all_words() -> frozenset[str]:
    return small_words().union(*(wording.words for wording in wordings()))


def _read_wordings(rows: list[tuple[Any, ...]]) -> tuple[Wording, ...]:
    return tuple(Wording(*row) for row in rows)


@word_table(__file__, plain=lambda wordings: [tuple(one) for one in wordings], read=_read_wordings)
def wordings() -> tuple[Wording, ...]:
    return tuple(_wording(code, one) for code, one in all_conventions().items() if one.embargo_bounds)


def _wording(code: str, conventions: Conventions) -> Wording:
    """The words of which one language makes its embargoes, and those among them that are no small words."""
    spoken = (*conventions.embargo_labels, *conventions.embargo_phrases)
    words = frozenset(word.casefold() for entry in spoken for word in WORD.findall(entry))
    small = frozenset(map(str.casefold, conventions.function_words))
    bounds = frozenset(map(str.casefold, conventions.embargo_bounds))
    return Wording(code, words, words - small - bounds, bounds)


def _plain_orders(orders: tuple[Order, ...]) -> list[Any]:
    return [[tuple(field) if isinstance(field, Vocabulary) else [field] for field in one] for one in orders]


def _read_orders(rows: list[Any]) -> tuple[Order, ...]:
    def read(field: Any) -> Any:
        return Vocabulary(*field) if type(field) is tuple else field[0]

    return tuple(Order(*map(read, row)) for row in rows)


@word_table(__file__, plain=_plain_orders, read=_read_orders)
def orders_of_words() -> tuple[Order, ...]:
    return tuple(_order(code, one) for code, one in all_conventions().items() if one.publishing_words)


def _order(code: str, one: Conventions) -> Order:
    publishing, refusals, beside = map(_vocabulary, (one.publishing_words, one.embargo_refusals, one.embargo_beside))
    moments, sent = map(_vocabulary, ((*one.near_times, *one.awaited_events), one.sent_words))
    starts = frozenset(map(str.casefold, one.embargo_starts))
    bounds = frozenset(map(str.casefold, one.embargo_bounds))
    opening = tuple(" ".join(WORD.findall(entry.casefold())) for entry in one.courtesies)
    polite = frozenset(word for entry in opening for word in entry.split())
    all_of_them = (publishing, refusals, beside, moments)
    known = Vocabulary(
        starts.union(bounds, polite, *(part.whole for part in all_of_them)),
        sum((part.begun for part in all_of_them), ()) + _times_of(one),
    )
    entries = (word.rstrip("*") for entry in one.publishing_words for word in entry.casefold().split())
    heads = _heads_of_names().union(word[:STEM_HEAD] for word in entries)
    courteous = beside.whole | polite
    return Order(
        code, publishing, refusals, known, starts, bounds, courteous, moments, sent, opening, heads, _names()
    )  # fmt: skip


def _times_of(one: Conventions) -> tuple[str, ...]:
    """What the months and days of one language begin with; the last letter of days changes: `pred sredo`."""
    days = {day.casefold().split("-")[0] for day in one.weekdays}
    months = {name.casefold()[:MONTH_STEM] for names in one.months for name in names if len(name) > MONTH_STEM}
    return tuple(sorted({day[:-1] for day in days if len(day) >= LEAST_WEEKDAY} | months))


def _vocabulary(entries: tuple[str, ...]) -> Vocabulary:
    folded = " ".join(entries).casefold().split()
    return Vocabulary(
        frozenset(word for word in folded if not word.endswith("*")),
        tuple(word[:-1] for word in folded if word.endswith("*")),
    )


@remembered(1)
def every_bound() -> frozenset[str]:
    spoken = (one for one in all_conventions().values() if one.publishing_words)
    return frozenset(bound.casefold() for one in spoken for bound in (*one.embargo_bounds, *one.embargo_starts))


@remembered(1)
def other_months() -> frozenset[str]:
    return frozenset(map(str.casefold, everywhere("months_of_other_calendars")))


@remembered(1)
def _names() -> frozenset[str]:
    """Words that alone name an embargo, in all languages."""
    labels = map(str.casefold, everywhere("embargo_labels"))
    return frozenset(label for label in labels if label.isalpha() and len(label) >= _LEAST_NAME)


@remembered(1)
def _heads_of_names() -> frozenset[str]:
    return frozenset(name[:STEM_HEAD] for name in _names())


@remembered(1)
def month_names() -> frozenset[str]:
    return frozenset(name.casefold() for one in all_conventions().values() for names in one.months for name in names)


@word_table(__file__)
def small_words() -> frozenset[str]:
    """Small words and words of time of all languages."""
    fields = ("function_words", *_TIME_WORDS)
    months = (name for one in all_conventions().values() for names in one.months for name in names)
    entries = (*(entry for field in fields for entry in everywhere(field)), *months)
    return frozenset(word for entry in entries for word in WORD.findall(entry.casefold()))


@remembered(1)
def moments() -> Vocabulary:
    """Times without figures and what is waited for, in all languages; short words are other words elsewhere."""
    entries = (*everywhere("near_times"), *everywhere("awaited_events"))
    return _vocabulary(tuple(entry for entry in entries if len(entry) >= MONTH_STEM))


@remembered(1)
def open_moments() -> Vocabulary:
    return _vocabulary(everywhere("open_moments"))


@remembered(1)
def label_words() -> frozenset[str]:
    return frozenset().union(*(wording.words for wording in wordings()))
