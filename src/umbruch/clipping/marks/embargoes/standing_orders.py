"""Orders to wait that name what is waited for in words of the world: `Not to be used until the Chancellor sits down`.

That they are orders shows before those: a refusal and a word for publishing right before the bound, an `only` without a
subject, a day of the week with an edition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.clipping.conventions import Conventions, all_conventions, everywhere
from umbruch.clipping.marks.embargo_words import EAST_ASIAN, names_a_time
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    LEAST_WEEKDAY,
    STEM_HEAD,
    WORD,
    Order,
    Vocabulary,
    knows,
    late_words,
    moments,
    only_words,
    orders_of_words,
    shared_words,
    small_words,
)
from umbruch.clipping.marks.embargoes.speaking_languages import orders_that_may_speak
from umbruch.clipping.marks.embargoes.told_documents import tells_of_a_document
from umbruch.kept import remembered

_LONGEST = 140
"""Signs of such a line."""
_LEAST = 3
"""Words of the shortest order: `For Saturday's paper`."""
_MOST_BEFORE = 7
"""Words before the bound: `Please do not use or broadcast this before …`."""
_NEAR = 2
"""Words of a line among which a refusal or an `only` makes it an order."""
_LEAST_PLAIN = 6
"""Letters of a word for publishing that has no other meaning: `publish`, `drucken`, `emitir`."""
_MOST_STRANGE = 2
"""Words beside those of embargoes between an `only` at the start and a word for publishing at the end."""
_MOST_OF_EDITION = 8
"""Words of a line that says for which edition a text is."""
_QUOTED = re.compile('["“”„«»]')


def orders_to_wait(line: str) -> bool:
    """Whether a line or short paragraph orders whoever publishes to wait for something that it names.

    Args:
        line: as it stands alone; within a sentence of a report the same words tell of one.
    """
    bare = line.strip(" .!()[]*+–-") if len(line) <= _LONGEST else ""
    if not bare[:1].isupper() or not any(map(_may_open, bare.split(None, _NEAR + 1)[: _NEAR + 1])):
        return False
    if _QUOTED.search(line) or EAST_ASIAN.search(line):
        return False
    folded = [word.casefold() for word in WORD.findall(bare)]
    if len(folded) < _LEAST:
        return False
    if _is_for_an_edition(folded):
        return True
    if tells_of_a_document(folded):
        return False
    spoken = [one for one in orders_that_may_speak(folded) if not _tells(line, folded, one)]
    if any(_forbids_plainly(folded, one) for one in spoken):
        return True
    if not spoken or not (any(map(moments().has, folded)) or names_a_time(line)):
        return False
    ended = line.rstrip().endswith(".")
    return any(_forbids(folded, one) or _allows_late(folded, one, ended=ended) for one in spoken)


def waits_for_an_event(label: str, rest: str) -> bool:
    """Whether behind the label of an embargo stands what is waited for, in any words: `Embargoed until doors close`.

    Args:
        label: with which the line begins.
        rest: what stands behind it; states, too, have an embargo until something ends, but none until a speech.
    """
    folded = [word.casefold() for word in WORD.findall(rest)]
    bounds = [word.casefold() for word in WORD.findall(label)]
    bounded = bool(bounds) and not _bounds().isdisjoint((*bounds[-_NEAR:], *folded[:1], *folded[-1:]))
    told = sum(word not in small_words() for word in folded)
    short = 0 < told <= _MOST_OF_EDITION and len(rest) <= _LONGEST and not rest.rstrip().endswith(".")
    if not (bounded and short):
        return False
    spoken = any(map(shared_words("spoken_events").has, folded))
    if not spoken and not _held_words().intersection(bounds):
        return False
    return (spoken or any(map(moments().has, folded))) and not any(
        _past_words(one.code).intersection(folded) for one in orders_of_words()
    )


@remembered(1)
def _bounds() -> frozenset[str]:
    return frozenset().union(*(one.bounds for one in orders_of_words()))


@remembered(1)
def _held_words() -> frozenset[str]:
    """What says of a text alone that it is held back: `embargoed`, and no `embargo`, which states have, too."""
    return frozenset(map(str.casefold, everywhere("held_words")))


def _forbids(folded: Sequence[str], order: Order) -> bool:
    """A refusal at the beginning, a word for publishing, the bound behind them, and no strange word before it."""
    near = _NEAR + 1 if folded[0] in order.beside else _NEAR
    if not any(map(order.refusals.has, folded[:near])):
        return False
    at = next((number for number, word in enumerate(folded) if word in order.bounds), len(folded))
    before = folded[:at]
    if not 0 < at <= _MOST_BEFORE or at == len(folded) - 1 or not _all_known(before, order):
        return False
    return any(order.publishing.has(word) and not order.sent.has(word) for word in before)


def _forbids_plainly(folded: Sequence[str], order: Order) -> bool:
    """`Please do not publish until the family has been told`: nothing but a plain order stands before the bound.

    Whatever is waited for, then, it is an order; `use` and `run` are said of other things, too.
    """
    near = _NEAR + 1 if folded[0] in order.beside else _NEAR
    at = next((number for number, word in enumerate(folded) if word in order.bounds), 0)
    before = folded[:at]
    if not _NEAR <= at < len(folded) - 1 or at > _MOST_BEFORE or not any(map(order.refusals.has, folded[:near])):
        return False
    plain = (word for word in before[-_NEAR:] if len(word) >= _LEAST_PLAIN and not order.refusals.has(word))
    return any(order.publishing.has(word) and not order.sent.has(word) for word in plain) and _all_known(before, order)


def _allows_late(folded: Sequence[str], order: Order, *, ended: bool) -> bool:
    """`Erst mit Schließung der Lokale freigeben`, `Text darf erst raus, wenn …`, `Må først bringes, når …`."""
    late = next((number for number, word in enumerate(folded) if word in late_words(order.code)), None)
    if late is None:
        return False
    if late == 0 and not ended and order.publishing.has(folded[-1]):
        return sum(not _is_known(word, order) for word in folded) <= _MOST_STRANGE
    doing = next((number for number, word in enumerate(folded) if order.publishing.has(word)), len(folded))
    told = folded[: max(late, doing) + 1]
    if doing == len(folded) or len(told) > _MOST_BEFORE or not _all_known(told, order):
        return False
    first = folded[0]
    if first not in small_words() and order.sent.has(first):
        return True
    opens = any(order.publishing.has(word) and word not in small_words() for word in folded[:_NEAR])
    return late <= _NEAR and (late == 0 or opens or (late < _NEAR and first in order.beside))


def _all_known(words: Sequence[str], order: Order) -> bool:
    return all(_is_known(word, order) for word in words)


def _is_known(word: str, order: Order) -> bool:
    return knows(order, word) or order.sent.has(word)


def _is_for_an_edition(folded: Sequence[str]) -> bool:
    """`Freigegeben für die Samstagausgaben`, `For Saturday's paper`: a day of the week, an edition, and no sentence."""
    if len(folded) > _MOST_OF_EDITION:
        return False
    return any(_names_an_edition(folded, code) for code in _with_editions() if _has_weekday(folded, code))


def _has_weekday(folded: Sequence[str], code: str) -> bool:
    return any(word.startswith(_weekdays(code)) for word in folded)


def _names_an_edition(folded: Sequence[str], code: str) -> bool:
    one = all_conventions()[code]
    editions, publishing = _editions(code), _publishing(code)
    if not any(map(editions.search, folded)):
        return False
    opened = f"{' '.join(folded)} ".startswith(tuple(f"{opener} " for opener in one.edition_openers))
    if not opened and (folded[0] in small_words() or not publishing.has(folded[0])):
        return False
    return all(
        word in small_words()
        or word in only_words()
        or publishing.has(word)
        or word.startswith(_weekdays(code))
        or editions.search(word)
        for word in folded
    )


@remembered(4096)
def _may_open(word: str) -> bool:
    """Whether an order may have a word among its first: one that refuses, is sent, opens an edition, says `only`."""
    folded = word.strip(",:;!?'’").casefold()
    openings = _openings()
    return folded in openings.whole or (folded[:STEM_HEAD] in _heads() and folded.startswith(openings.begun))


@remembered(1)
def _heads() -> frozenset[str]:
    return frozenset(begun[:STEM_HEAD] for begun in _openings().begun)


@remembered(1)
def _openings() -> Vocabulary:
    lists = [vocabulary for one in orders_of_words() for vocabulary in (one.refusals, one.publishing, one.sent)]
    late = (word for one in all_conventions().values() for word in one.late_words)
    openers = (opener for one in all_conventions().values() for opener in one.edition_openers)
    whole = frozenset().union(*(one.whole for one in lists)) - small_words()
    refusals = (one.refusals.whole for one in orders_of_words())
    return Vocabulary(
        whole.union(*refusals, map(str.casefold, late), (word.casefold() for one in openers for word in one.split())),
        tuple(sorted({begun for one in lists for begun in one.begun})),
    )


@remembered(1)
def _with_editions() -> tuple[str, ...]:
    return tuple(code for code, one in all_conventions().items() if one.edition_words and one.edition_openers)


@remembered(64)
def _weekdays(code: str) -> tuple[str, ...]:
    days = {day.casefold().split("-")[0] for day in all_conventions()[code].weekdays}
    return tuple(sorted(day for day in days if len(day) >= LEAST_WEEKDAY))


@remembered(64)
def _editions(code: str) -> re.Pattern[str]:
    entries = (re.escape(one.casefold()).replace(r"\*", r"\w*") for one in all_conventions()[code].edition_words)
    return re.compile(rf"^(?:{'|'.join(entries)})$")


@remembered(64)
def _publishing(code: str) -> Vocabulary:
    one: Conventions = all_conventions()[code]
    folded = " ".join((*one.publishing_words, *one.embargo_dates)).casefold().split()
    return Vocabulary(
        frozenset(word for word in folded if not word.endswith("*")),
        tuple(word[:-1] for word in folded if word.endswith("*")),
    )


def _tells(line: str, folded: Sequence[str], order: Order) -> bool:
    """Whether a verb of what is over stands in a line, or behind its last comma a verb for what somebody said."""
    if not _past_words(order.code).isdisjoint(folded):
        return True
    _, comma, behind = line.rpartition(",")
    return bool(comma) and not _saying_words(order.code).isdisjoint(map(str.casefold, WORD.findall(behind)))


@remembered(64)
def _past_words(code: str) -> frozenset[str]:
    return frozenset(map(str.casefold, all_conventions()[code].past_words))


@remembered(64)
def _saying_words(code: str) -> frozenset[str]:
    one = all_conventions()[code]
    return frozenset(map(str.casefold, one.saying_words)) - one.function_words
