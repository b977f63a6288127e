"""What a sentence may say to a newsroom, and in which languages: told by its words, before any pattern is tried."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions, all_conventions, conventions_state, everywhere, shared
from umbruch.clipping.marks import embargo_words
from umbruch.clipping.marks.embargo_words import EAST_ASIAN
from umbruch.clipping.marks.embargoes import embargo_vocabulary
from umbruch.clipping.marks.embargoes.embargo_vocabulary import orders_of_words, wordings
from umbruch.kept import prepared, remembered, state_of

HEAD = 4
"""Letters of the longest word of an entry by which most lines are known to hold none of them."""
_WORD = re.compile(r"\w+")
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
    index = _index()
    signs = [index.by_head.get(word[:HEAD], 0) for word in _WORD.findall(text.casefold())]
    found = index.roles_of(signs)
    if found == index.everywhere:
        return _NEITHER
    of = [found >> index.shift(role) for role in range(_ALL)]
    embargo = bool(index.languages & _held_back(of))
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
    index = _index()
    found = index.roles_of(index.by_head.get(word[:HEAD], 0) for word in _WORD.findall(paragraph.casefold()))
    if found & (index.label | index.desk | index.bracketed):
        return True
    of = [found >> index.shift(role) for role in range(_ALL)]
    return index.languages & (_held_back(of) | _asked(of) | _forbidden(of, polite=True)) != 0


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
    """Whether the beginning of a name of a desk stands in a text."""
    index = _index()
    return any(index.by_head.get(head, 0) & index.desk for head in heads_of(text)) or bool(EAST_ASIAN.search(text))


def heads_of(text: str) -> set[str]:
    """What the words of a text begin with, in small letters."""
    return {word[:HEAD] for word in _WORD.findall(text.casefold())}


_BOTH, _NEITHER = Leads(embargo=True, order=True), Leads(embargo=False, order=False)
_ROLES: tuple[tuple[str, ...], ...] = (
    ("desk_phrases",), ("copy_parts",), ("desk_work",), ("still_missing",), ("before_print",), ("open_point_words",),
    ("embargo_refusals",), ("publishing_words", "naming_words"), ("asking_words", "urging_words", "courtesies"),
    ("copy_parts", "sent_words"),
)  # fmt: skip
"""Fields of the conventions whose words do the same: six for orders, four for what is forbidden."""
_OF_EMBARGOES = ("words for publishing", "bounds of orders", "words of labels", "bounds of labels")
"""What words do in embargoes; those of languages that have an order or a wording of their own."""
_ALL = len(_ROLES) + len(_OF_EMBARGOES)
_PUBLISHES, _BOUNDS, _TELLS, _LIMITS = range(len(_ROLES), _ALL)


def _held_back(of: list[int]) -> int:
    return of[_PUBLISHES] & of[_BOUNDS] | of[_TELLS] & of[_LIMITS]


def _asked(of: list[int]) -> int:
    phrases, parts, work, missing, before, todo = of[:6]
    return phrases | (work | missing) & parts | before & (todo | work)


def _forbidden(of: list[int], *, polite: bool) -> int:
    refusals, doing, requests, parts = of[6:10]
    return refusals & doing | (requests & (doing | parts) if polite else 0)


def _roles_in(text: str) -> list[int]:
    index = _index()
    found = index.roles_of(index.by_head.get(head, 0) for head in heads_of(text))
    if not text.isascii() and EAST_ASIAN.search(text):
        found |= index.east_asian
    return [found >> index.shift(role) for role in range(_ALL)]


class _Index(NamedTuple):
    """For each beginning of a word one bit for every role and language that has such a word, and three for labels."""

    spoken: tuple[str, ...]
    by_head: dict[str, int]
    everywhere: int
    east_asian: int

    @property
    def languages(self) -> int:
        return (1 << len(self.spoken)) - 1

    @property
    def label(self) -> int:
        return 1 << self.shift(_ALL)

    @property
    def desk(self) -> int:
        return self.label << 1

    @property
    def bracketed(self) -> int:
        return self.desk << 1

    def shift(self, role: int) -> int:
        return role * len(self.spoken)

    def roles_of(self, signs: Iterable[int]) -> int:
        found = self.everywhere
        for sign in signs:
            found |= sign
        return found

    def codes(self, bits: int) -> tuple[str, ...]:
        bits &= self.languages
        return tuple(code for at, code in enumerate(self.spoken) if bits >> at & 1) if bits else ()


@remembered(1)
def _index() -> _Index:
    kept = prepared("newsroom/telling_words", _state, lambda: marshal.dumps(tuple(_put_together())))
    return _put_together() if kept is None else _Index(*marshal.loads(kept))  # noqa: S302  from the user's own cache


def _state() -> str:
    """Stands for all words that are in the index, and for the modules that choose them."""
    return f"{conventions_state()}\n{state_of(__file__, embargo_vocabulary.__file__, embargo_words.__file__)}"


def _put_together() -> _Index:
    spoken = tuple(all_conventions())
    made = _Index(spoken, {}, 0, 0)
    signs: list[tuple[Iterable[str], int]] = [
        (_entries(one, fields), 1 << made.shift(role) + at)
        for at, one in enumerate(all_conventions().values())
        for role, fields in enumerate(_ROLES)
    ]
    for order in orders_of_words():
        at = spoken.index(order.code)
        publishing = (*order.publishing.whole, *(f"{stem}*" for stem in order.publishing.begun), *order.names)
        signs.append((publishing, 1 << made.shift(_PUBLISHES) + at))
        signs.append(((*order.bounds, *order.starts), 1 << made.shift(_BOUNDS) + at))
    for wording in wordings():
        at = spoken.index(wording.code)
        signs += ((wording.content, 1 << made.shift(_TELLS) + at), (wording.bounds, 1 << made.shift(_LIMITS) + at))
    signs.append((_everywhere("embargo_labels", "embargo_dates", "embargo_doubts"), made.label))
    signs.append(((*_ends(everywhere("desk_names")), *shared().open_marks, *shared().doubtful_marks), made.desk))
    signs.append((_everywhere("newsroom_people", "open_point_words"), made.bracketed))
    return _indexed(made, signs)


def _indexed(index: _Index, signs: Iterable[tuple[Iterable[str], int]]) -> _Index:
    everywhere = east_asian = 0
    for entries, bit in signs:
        for entry in entries:
            head = max(_words_of(entry), key=len)[:HEAD]
            if EAST_ASIAN.search(entry):
                east_asian |= bit
            elif entry.endswith("*") and len(head) < HEAD:
                everywhere |= bit
            else:
                index.by_head[head] = index.by_head.get(head, 0) | bit
    return index._replace(everywhere=everywhere, east_asian=east_asian)


def _words_of(entry: str) -> list[str]:
    return _WORD.findall(entry.casefold())


def _entries(one: Conventions, fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(entry for field in fields for entry in getattr(one, field))


def _everywhere(*fields: str) -> tuple[str, ...]:
    return tuple(entry for field in fields for entry in everywhere(field))


def _ends(names: Iterable[str]) -> Iterable[str]:
    """The first and the last word of names: a desk is told by either."""
    for words in map(_words_of, names):
        yield from (words[0], words[-1])
