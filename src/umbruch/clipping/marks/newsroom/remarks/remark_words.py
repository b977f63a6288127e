"""The words of which one language makes the remarks of colleagues on copy, and what tells that one may stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from umbruch.clipping.conventions import Conventions, all_conventions, everywhere, shared
from umbruch.clipping.conventions.tables_of_words import word_table
from umbruch.clipping.marks.embargoes import embargo_vocabulary
from umbruch.clipping.marks.embargoes.embargo_vocabulary import WORD, small_words
from umbruch.kept import remembered

HEAD = 4
"""Letters of the longest word of an entry by which most lines are known to hold none of them."""
_SPOKEN = re.compile(r"\w+")
_FEW_SIGNS = 30
"""Signs that `…` in an entry may stand for."""
_COUNTED = r"(?<!\w)\d{1,5}(?:[-–]\d{1,5})?\s?"
_NOTHING = re.compile(r"(?!)")


class Wording:
    """The words of one language; patterns are made when they are asked for."""

    def __init__(self, one: Conventions) -> None:
        self._one = one

    @property
    def tells_nouns(self) -> bool:
        return self._one.nouns_are_capitalised

    @property
    def small(self) -> frozenset[str]:
        return self._one.function_words

    @cached_property
    def passages(self) -> re.Pattern[str]:
        return _any(self._one.passages)

    @cached_property
    def pending(self) -> re.Pattern[str]:
        return _any(self._one.pending_words)

    @cached_property
    def must(self) -> re.Pattern[str]:
        return _any(self._one.must_words)

    @cached_property
    def promise(self) -> re.Pattern[str]:
        return _any(self._one.promise_words)

    @cached_property
    def approval(self) -> re.Pattern[str]:
        return _any(self._one.approval_words)

    @cached_property
    def consent(self) -> re.Pattern[str]:
        return _any(self._one.consent_words)

    @cached_property
    def people(self) -> re.Pattern[str]:
        return _any(self._one.newsroom_people)

    @cached_property
    def missing(self) -> re.Pattern[str]:
        return _any(self._one.still_missing)

    @cached_property
    def colleague(self) -> re.Pattern[str]:
        return _any(self._one.colleague_words)

    @cached_property
    def checking(self) -> re.Pattern[str]:
        return _any(self._one.checking_words)

    @cached_property
    def todo(self) -> re.Pattern[str]:
        return _any(self._one.open_point_words)

    @cached_property
    def parts(self) -> re.Pattern[str]:
        return _any((*self._one.copy_parts, *self._one.passages))

    @cached_property
    def here(self) -> re.Pattern[str]:
        return _any(self._one.here_words)

    @cached_property
    def layout(self) -> re.Pattern[str]:
        return _any(self._one.layout_parts)

    @cached_property
    def asking(self) -> re.Pattern[str]:
        return _any((*self._one.asking_words, *self._one.urging_words))

    @cached_property
    def units(self) -> re.Pattern[str]:
        units = self._one.copy_units
        return re.compile(_COUNTED + _any(units).pattern.removeprefix(r"(?<!\w)"), re.IGNORECASE) if units else _NOTHING

    @cached_property
    def stored(self) -> re.Pattern[str]:
        return _any(self._one.stored_places)

    @cached_property
    def saying(self) -> re.Pattern[str]:
        return _any(self._one.saying_words)

    @cached_property
    def absence(self) -> re.Pattern[str]:
        return _any(self._one.absence_phrases)

    @cached_property
    def publishing(self) -> re.Pattern[str]:
        return _any(self._one.publishing_words)

    @cached_property
    def work(self) -> re.Pattern[str]:
        return _any(self._one.desk_work)


def _any(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words; `*` stands for any letters at either end, `…` for a few words."""
    if not entries:
        return _NOTHING
    longest = sorted(entries, key=lambda one: (-len(one), one))
    escaped = "|".join(
        re.escape(one).replace(r"\ …\ ", rf"\s(?:[^.!?]{{0,{_FEW_SIGNS}}}?\s)?").replace(r"\*", r"\w*")
        for one in longest
    )
    return re.compile(rf"(?<!\w)(?:{escaped})(?!\w)", re.IGNORECASE)


_ROLES = (
    "pending_words", "passages", "consent_words", "checking_words", "open_point_words", "copy_parts", "colleague_words",
    "here_words", "layout_parts", "copy_units", "stored_places", "absence_phrases", "must_words", "promise_words",
    "newsroom_people", "approval_words",
)  # fmt: skip
_ONLY = len(_ROLES)
"""The role of words such as `only`, which are the same list in every language."""
_NEEDED = tuple(
    tuple(_ROLES.index(field) if field in _ROLES else _ONLY for field in fields)
    for fields in (
        ("pending_words", "passages"), ("pending_words", "consent_words"), ("colleague_words", "checking_words"),
        ("colleague_words", "open_point_words"), ("here_words", "checking_words"), ("here_words", "open_point_words"),
        ("layout_parts",), ("copy_units",), ("stored_places", "copy_parts"), ("absence_phrases",),
        ("only_words", "copy_parts"), ("must_words", "copy_parts", "checking_words"), ("promise_words", "copy_parts"),
        ("must_words", "copy_parts", "approval_words"), ("pending_words", "copy_parts", "approval_words"),
        ("promise_words", "passages"), ("promise_words", "newsroom_people"),
        ("newsroom_people", "must_words", "checking_words"),
        ("newsroom_people", "pending_words", "checking_words"),
    )
)  # fmt: skip
"""What of one language stands together in each kind of remark."""


@remembered(1)
def _languages() -> tuple[str, ...]:
    return tuple(code for code, one in all_conventions().items() if one.layout_parts)


def wordings_for(text: str) -> Iterator[Wording]:
    """The wordings of those languages in which a text may be such a remark; for most texts none."""
    found = 0
    by_head = _by_head()
    for head in {word[:HEAD] for word in _SPOKEN.findall(text.casefold())} & by_head.keys():
        found |= by_head[head]
    size = len(_languages())
    bits = 0
    for roles in _NEEDED:
        together = (1 << size) - 1
        for role in roles:
            together &= found >> role * size
        bits |= together
    return (_wording(code) for at, code in enumerate(_languages()) if bits >> at & 1) if bits else iter(())


@remembered(64)
def _wording(code: str) -> Wording:
    return Wording(all_conventions()[code])


@word_table(__file__, embargo_vocabulary.__file__)
def _by_head() -> dict[str, int]:
    """For each beginning of a word one bit for every role and language that has such a word."""
    found: dict[str, int] = {}
    size = len(_languages())
    for at, code in enumerate(_languages()):
        lists = (getattr(all_conventions()[code], field) for field in _ROLES)
        for role, entries in enumerate((*lists, shared().only_words)):
            for head in _heads(entries):
                found[head] = found.get(head, 0) | 1 << role * size + at
    return found


def _heads(entries: Iterable[str]) -> Iterator[str]:
    """What the longest word of each entry begins with."""
    return (max(WORD.findall(entry.casefold()), key=len)[:HEAD] for entry in entries)


@remembered(1)
def only() -> re.Pattern[str]:
    """`nur`, `only`: in any language."""
    return _any(shared().only_words)


@remembered(1)
def short_words() -> frozenset[str]:
    """Small words of all languages, and those of requests."""
    return small_words().union(word for entry in everywhere("asking_words") for word in entry.casefold().split())
