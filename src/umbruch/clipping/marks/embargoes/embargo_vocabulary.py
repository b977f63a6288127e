"""The words of which each language makes its embargoes: labels, publishing, refusals, bounds, times."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from umbruch.clipping.conventions import Conventions, all_conventions, everywhere, shared
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
_LEAST_INSIDE = 6
"""Letters of a word for what is awaited that may stand in a longer one: `Sitzung` in `Stadtratssitzung`."""
_TIME_WORDS = ("weekdays", "date_words", "clock_words", "noon_words", "midnight_words")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0962\u0963\u200c])*")
"""A word with the marks of Arabic and Devanagari, which are no letters for Python."""


class Wording(NamedTuple):
    code: str
    words: frozenset[str]
    content: frozenset[str]
    bounds: frozenset[str]


class Vocabulary(NamedTuple):
    """Whole words, beginnings of words that may end in any way, and what longer words are made with."""

    whole: frozenset[str]
    begun: tuple[str, ...]
    inside: tuple[str, ...] = ()

    def has(self, word: str) -> bool:
        if word in self.whole or word.startswith(self.begun):
            return True
        return bool(self.inside) and len(word) > _LEAST_INSIDE and any(part in word for part in self.inside)


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
    polite: frozenset[str]
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
    publishing, refusals, beside = map(vocabulary, (one.publishing_words, one.embargo_refusals, one.embargo_beside))
    moments, sent = map(vocabulary, ((*one.near_times, *one.awaited_events), one.sent_words))
    moments = moments._replace(inside=_compounded(one))
    starts = frozenset(map(str.casefold, one.embargo_starts))
    bounds = frozenset(map(str.casefold, one.embargo_bounds))
    opening = tuple(" ".join(WORD.findall(entry.casefold())) for entry in one.courtesies)
    polite = frozenset(word for entry in opening for word in entry.split())
    all_of_them = (publishing, refusals, beside, moments)
    known = Vocabulary(
        starts.union(bounds, polite, *(part.whole for part in all_of_them)),
        sum((part.begun for part in all_of_them), ()) + times_of(code),
        moments.inside,
    )
    entries = (word.rstrip("*") for entry in one.publishing_words for word in entry.casefold().split())
    heads = _heads_of_names().union(word[:STEM_HEAD] for word in entries)
    courteous = beside.whole | polite
    return Order(
        code, publishing, refusals, known, starts, bounds, courteous, moments, sent, opening, polite, heads, _names()
    )  # fmt: skip


def _compounded(one: Conventions) -> tuple[str, ...]:
    """What longer words for an event are made with, in a language that writes such words without a blank."""
    stems = (entry.casefold().rstrip("*") for entry in one.awaited_events) if one.compounds else ()
    return tuple(sorted({stem for stem in stems if len(stem) >= _LEAST_INSIDE and " " not in stem}))


@remembered(64)
def times_of(code: str) -> tuple[str, ...]:
    """What the months and days of one language begin with; the last letter of days changes: `pred sredo`."""
    one = all_conventions()[code]
    days = {day.casefold().split("-")[0] for day in one.weekdays}
    months = {name.casefold()[:MONTH_STEM] for names in one.months for name in names if len(name) > MONTH_STEM}
    return tuple(sorted({day[:-1] for day in days if len(day) >= LEAST_WEEKDAY} | months))


def vocabulary(entries: tuple[str, ...]) -> Vocabulary:
    """A list of the conventions, in small letters; `*` at the end of a word stands for any ending."""
    folded = " ".join(entries).casefold().split()
    return Vocabulary(
        frozenset(word for word in folded if not word.endswith("*")),
        tuple(word[:-1] for word in folded if word.endswith("*")),
    )


@remembered(32)
def shared_words(field: str) -> Vocabulary:
    """A list of all languages together, by its field in `Shared`: `press_people`."""
    return vocabulary(getattr(shared(), field))


@remembered(1)
def only_words() -> frozenset[str]:
    """What leaves all others out, in all languages: `only`, `ausschließlich`."""
    return frozenset(map(str.casefold, shared().only_words))


@remembered(64)
def naming_words(code: str) -> Vocabulary:
    """Words of one language for naming and quoting somebody."""
    return vocabulary(all_conventions()[code].naming_words)


@remembered(64)
def late_words(code: str) -> frozenset[str]:
    """What allows something late only, in one language: `erst`."""
    return frozenset(map(str.casefold, all_conventions()[code].late_words))


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
    return vocabulary(tuple(entry for entry in entries if len(entry) >= MONTH_STEM))


@remembered(1)
def agreements() -> Vocabulary:
    """Whose agreement texts wait for, in all languages: `consent`, `Rücksprache`."""
    return shared_words("agreement_words")


@remembered(1)
def open_moments() -> Vocabulary:
    return vocabulary(everywhere("open_moments"))


@remembered(1)
def label_words() -> frozenset[str]:
    return frozenset().union(*(wording.words for wording in wordings()))
