"""What a sentence may say to a newsroom, and in which languages: told by its words, before any pattern is tried."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions, all_conventions, conventions_state, everywhere, shared
from umbruch.clipping.marks import embargo_words
from umbruch.clipping.marks.embargo_words import EAST_ASIAN
from umbruch.clipping.marks.embargoes import embargo_vocabulary
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    LEAST_WEEKDAY,
    WORD,
    agreements,
    orders_of_words,
    wordings,
)
from umbruch.clipping.marks.embargoes.written_labels import is_mistyped_label
from umbruch.clipping.signs.word_choice import folded
from umbruch.kept import Store, answered_once, prepared, remembered, state_of

_WORD = re.compile(r"\w+")
_ENTRY_WORD = re.compile(r"\w+\*?")
_MOST_WORDS = 10_000
"""Words of which it is kept what they may say; an article has some 300 different ones, few of them new."""
_LABEL_WITHIN = 2
"""Words at whose beginning a label of an embargo stands: the initials of an agency may come before it."""
_DESK_WITHIN = 9
"""Words among which a desk is named; three calls and greetings may come before it."""
_CLAUSE_SIGNS = re.compile(r"\s[–—/-]\s|[:,.!] ")


class Leads(NamedTuple):
    """What a text may do, told by its words alone.

    Args:
        embargo: whether it may set an embargo.
        order: whether it may ask a desk for something or forbid it something.
    """

    embargo: bool
    order: bool


def leads_of(text: str) -> Leads:
    """What a sentence may say to a newsroom; for most sentences nothing.

    Args:
        text: a sentence, or words in brackets.
    """
    if not text.isascii() and EAST_ASIAN.search(text):
        return _BOTH
    signs = _signs_of(text)
    found = reduce(or_, signs, 0)
    if not found:
        return _NEITHER
    index = _index()
    of = index.parted(found)
    embargo = index.names_an_edition(found) or bool(index.languages & (_held_back(of) | index.waits(found, of)))
    if not embargo and found & index.label:
        opens = any(sign & index.label for sign in signs[:_LABEL_WITHIN])
        embargo = opens or _CLAUSE_SIGNS.search(text) is not None
    order = bool(index.languages & (_asked(of) | _forbidden(of, polite=True)))
    if not order and found & index.desk:
        order = any(sign & index.desk for sign in signs[:_DESK_WITHIN])
    return Leads(embargo, order or (found & index.bracketed != 0 and ("(" in text or "[" in text)))


def may_lead(paragraph: str) -> bool:
    """Whether words stand in a paragraph without which no sentence of it says anything to a newsroom."""
    if not paragraph.isascii() and EAST_ASIAN.search(paragraph):
        return True
    found = _all_signs(paragraph)
    if not found:
        return False
    index = _index()
    if found & (index.label | index.desk | index.bracketed) or index.names_an_edition(found):
        return True
    of = index.parted(found)
    return index.languages & (_held_back(of) | index.waits(found, of) | _asked(of) | _forbidden(of, polite=True)) != 0


def may_hold_back(text: str) -> bool:
    """Whether words stand in a text without which nothing in it sets an embargo."""
    if not text.isascii() and EAST_ASIAN.search(text):
        return True
    found = _all_signs(text)
    if not found:
        return False
    index = _index()
    if found & index.label or index.names_an_edition(found):
        return True
    of = index.parted(found)
    doing = of[_PUBLISHES] | of[_NAMES]
    bounds = index.languages if found & index.agreement else of[_BOUNDS]
    return index.languages & (doing & bounds | _held_back(of) | index.waits(found, of)) != 0


def speaking() -> tuple[str, ...]:
    """Languages that ask their desks anything, by code."""
    return _index().spoken


def saying(text: str) -> tuple[str, ...]:
    """Languages in which a text may hold a phrase that nobody but a desk says, by code."""
    return _index().codes(_roles_in(text)[0])


def asking(text: str) -> tuple[str, ...]:
    """Languages in which a text may ask a desk for something or say what is missing, by code."""
    return _index().codes(_asked(_roles_in(text)))


def forbidding(text: str, *, polite: bool) -> tuple[str, ...]:
    """Languages in which a text may forbid a desk to print or name something, by code.

    Args:
        text: a sentence, or words in brackets.
        polite: whether a request without a refusal counts, too.
    """
    return _index().codes(_forbidden(_roles_in(text), polite=polite))


def names_a_desk(text: str) -> bool:
    """Whether a word of a name of a desk, or a mark of what is to come, stands in a text."""
    return bool(_all_signs(text) & _index().desk) or bool(EAST_ASIAN.search(text))


def roles_of(text: str, code: str) -> tuple[str, ...]:
    """What the words of a text may do in notes of one language, and what words of all languages together are.

    Args:
        text: a line, or a short paragraph.
        code: of a language that has conventions.
    """
    found = _all_signs(text)
    if not found:
        return ()
    index = _index()
    own = 1 << index.spoken.index(code)
    played = (name for name, bits in zip(_ROLE_NAMES, index.parted(found), strict=True) if bits & own)
    return (*played, *(name for at, name in enumerate(_SHARED) if found >> len(index.spoken) * _ALL + at & 1))


_BOTH, _NEITHER = Leads(embargo=True, order=True), Leads(embargo=False, order=False)
_ROLES: tuple[tuple[str, ...], ...] = (
    ("desk_phrases",), ("copy_parts",), ("desk_work",), ("still_missing",), ("before_print",), ("open_point_words",),
    ("embargo_refusals",), ("publishing_words", "naming_words"), ("asking_words", "urging_words", "courtesies"),
    ("copy_parts", "sent_words"),
)  # fmt: skip
"""Fields of the conventions whose words do the same: six for orders, four for what is forbidden."""
_OF_EMBARGOES = ("words for publishing", "bounds of orders", "words of labels", "bounds of labels", "words for naming")
"""What words do in embargoes; those of languages that have an order or a wording of their own."""
_ALL = len(_ROLES) + len(_OF_EMBARGOES)
_ROLE_NAMES = (*(" or ".join(fields) for fields in _ROLES), *_OF_EMBARGOES)
_PUBLISHES, _BOUNDS, _TELLS, _LIMITS, _NAMES = range(len(_ROLES), _ALL)
_NO_ROLES = (0,) * _ALL
_SHARED = (
    "labels",
    "agreements",
    "editions",
    "days of the week",
    "names of desks",
    "words in brackets",
    "words for waiting",
)
"""What words do in all languages together."""


def _held_back(of: Sequence[int]) -> int:
    return of[_PUBLISHES] & of[_BOUNDS] | of[_TELLS] & of[_LIMITS]


def _asked(of: Sequence[int]) -> int:
    phrases, parts, work, missing, before, todo = of[:6]
    return phrases | (work | missing) & parts | before & (todo | work)


def _forbidden(of: Sequence[int], *, polite: bool) -> int:
    refusals, doing, requests, parts = of[6:10]
    return refusals & doing | (requests & (doing | parts) if polite else 0)


def _roles_in(text: str) -> Sequence[int]:
    index = _index()
    found = _all_signs(text)
    if not text.isascii() and EAST_ASIAN.search(text):
        found |= index.east_asian
    return index.parted(found)


def _signs_of(text: str) -> list[int]:
    """What each word of a text may say."""
    return list(map(_signs.__getitem__, _WORD.findall(folded(text))))


@answered_once
def _all_signs(text: str) -> int:
    """What the words of a text may say together."""
    return reduce(or_, map(_signs.__getitem__, _WORD.findall(folded(text))), 0)


class _Signs(Store[str, int]):
    """What words may say, each looked up when it is first met."""

    def __missing__(self, word: str) -> int:
        return self.keep(word, _index().signs_of(word))


_signs = _Signs(_MOST_WORDS, "clipping.marks.newsroom.telling_words._signs")


class _Index(NamedTuple):
    """One bit for every role and language, and some that all languages share, by words and by how words begin.

    `stems` are such beginnings as far as the `shortest` goes, `endings` those of words for editions; the bits that all
    languages share are `label`, `agreement`, `edition`, `weekday`, `desk`, `bracketed` and `waiting`.
    """

    spoken: tuple[str, ...]
    whole: dict[str, int]
    begun: dict[str, int]
    shortest: int
    stems: frozenset[str]
    endings: tuple[str, ...]
    east_asian: int
    languages: int
    label: int
    agreement: int
    edition: int
    weekday: int
    desk: int
    bracketed: int
    waiting: int

    def parted(self, found: int) -> Sequence[int]:
        """The bits of each role; those of the roles behind it stand above them."""
        size = len(self.spoken)
        return [found >> shift for shift in range(0, size * _ALL, size)] if found else _NO_ROLES

    def names_an_edition(self, found: int) -> bool:
        """Whether an edition and a day of the week are named: `Für die Samstagausgaben`."""
        return found & self.edition != 0 and found & self.weekday != 0

    def waits(self, found: int, of: Sequence[int]) -> int:
        """In which languages a bound stands beside a word for waiting: `ist bis Montag gesperrt`."""
        return of[_BOUNDS] if found & self.waiting else 0

    def signs_of(self, word: str) -> int:
        """What a word may say; figures and marks beside it are none of it."""
        found = 0
        for part in (word,) if word.isalpha() else (word, *WORD.findall(word)):
            found |= self.whole.get(part, 0)
            if part[: self.shortest] in self.stems:
                for size in range(self.shortest, len(part) + 1):
                    found |= self.begun.get(part[:size], 0)
            if part.endswith(self.endings):
                found |= self.edition
            if is_mistyped_label(part):
                found |= self.label
        return found

    def codes(self, bits: int) -> tuple[str, ...]:
        bits &= self.languages
        return tuple(code for at, code in enumerate(self.spoken) if bits >> at & 1) if bits else ()


@remembered(1)
def _index() -> _Index:
    kept = prepared("newsroom/telling_words", _state, lambda: marshal.dumps(_put_together()))
    tables: _Words = _put_together() if kept is None else marshal.loads(kept)  # noqa: S302  from the user's own cache
    size = len(tables[0])
    label, agreement, edition, weekday, desk, bracketed, waiting = (
        1 << size * _ALL + at for at, _ in enumerate(_SHARED)
    )
    return _Index(*tables, (1 << size) - 1, label, agreement, edition, weekday, desk, bracketed, waiting)


def _state() -> str:
    """Stands for all words that are in the index, and for the modules that choose them."""
    return f"{conventions_state()}\n{state_of(__file__, embargo_vocabulary.__file__, embargo_words.__file__)}"


_Words = tuple[tuple[str, ...], dict[str, int], dict[str, int], int, frozenset[str], tuple[str, ...], int]


def _put_together() -> _Words:
    spoken = tuple(all_conventions())
    signs: list[tuple[Iterable[str], int]] = [
        (_entries(one, fields), role * len(spoken) + at)
        for at, one in enumerate(all_conventions().values())
        for role, fields in enumerate(_ROLES)
    ]
    for order in orders_of_words():
        at = spoken.index(order.code)
        publishing = (*order.publishing.whole, *(f"{stem}*" for stem in order.publishing.begun), *order.names)
        signs.append((publishing, _PUBLISHES * len(spoken) + at))
        signs.append(((*order.bounds, *order.starts), _BOUNDS * len(spoken) + at))
        signs.append((" ".join(all_conventions()[order.code].naming_words).split(), _NAMES * len(spoken) + at))
    for wording in wordings():
        at = spoken.index(wording.code)
        signs.append((wording.content, _TELLS * len(spoken) + at))
        signs.append((wording.bounds, _LIMITS * len(spoken) + at))
    days = (day.casefold().split("-")[0] for day in everywhere("weekdays"))
    shared_by_all: tuple[Iterable[str], ...] = (
        _everywhere("embargo_labels", "embargo_dates", "embargo_doubts"),
        agreements().whole,
        everywhere("edition_words"),
        (f"{day}*" for day in days if len(day) >= LEAST_WEEKDAY),
        (*_ends(everywhere("desk_names")), *shared().open_marks, *shared().doubtful_marks),
        _everywhere("newsroom_people", "open_point_words"),
        shared().waiting_words,
    )
    signs += ((entries, len(spoken) * _ALL + at) for at, entries in enumerate(shared_by_all))
    return _indexed(spoken, signs)


def _indexed(spoken: tuple[str, ...], signs: Iterable[tuple[Iterable[str], int]]) -> _Words:
    """The longest word of each entry with the bit of its role; before `*` what words begin with."""
    whole: dict[str, int] = {}
    begun: dict[str, int] = {}
    east_asian = 0
    for entries, bit in signs:
        for entry in entries:
            if EAST_ASIAN.search(entry):
                east_asian |= 1 << bit
                continue
            if entry.startswith("*"):
                continue  # an ending
            longest = max(_words_of(entry), key=lambda one: len(one.rstrip("*")))
            table = begun if longest.endswith("*") else whole
            word = longest.rstrip("*")
            table[word] = table.get(word, 0) | 1 << bit
    endings = tuple(folded(one[1:]) for one in everywhere("edition_words") if one.startswith("*"))
    shortest = min(map(len, begun))
    return spoken, whole, begun, shortest, frozenset(stem[:shortest] for stem in begun), endings, east_asian


def _words_of(entry: str) -> list[str]:
    return _ENTRY_WORD.findall(folded(entry))


def _entries(one: Conventions, fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(entry for field in fields for entry in getattr(one, field))


def _everywhere(*fields: str) -> tuple[str, ...]:
    return tuple(entry for field in fields for entry in everywhere(field))


def _ends(names: Iterable[str]) -> Iterable[str]:
    """The first and the last word of names: a desk is told by either."""
    for words in map(_words_of, names):
        yield from (words[0], words[-1])
