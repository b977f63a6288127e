"""Orders to hold a text until something: `Hold until relatives have been told`, `Attendre le feu vert du préfet`.

People hold their breath and wait for buses, too. An order to a newsroom has nothing but small words and what it calls
the text between the verb and its bound; what it waits for is somebody's word, a press conference, or that people know.
"""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    WORD,
    every_bound,
    moments,
    only_words,
    orders_of_words,
    shared_words,
    small_words,
)
from umbruch.clipping.marks.newsroom.desk_orders import listed
from umbruch.clipping.marks.newsroom.remarks.versions_and_fees import is_polite
from umbruch.kept import remembered

_STOPS = (".", "!")
_LONGEST = 140
"""Signs of such an order."""
_MOST_BEFORE = 6
"""Words before the verb: `We would ask editors to` has five."""
_MOST_BETWEEN = 5
"""Words between the verb and its bound, or what is awaited: `this one back`."""
_NEAR = 4
"""Words that name what is awaited without a bound, among which it shows: `la rueda de prensa`."""
_MOST_AWAITED = 10
"""Words that name what is awaited."""


def orders_to_hold(paragraph: str) -> bool:
    """Whether all of a short paragraph orders to hold the text until something that senders wait for.

    Args:
        paragraph: the whole of it, on one line, with neither quotation marks nor a verb of what is over.
    """
    if len(paragraph) > _LONGEST or paragraph.rstrip().endswith("?"):
        return False
    found = _holding().search(paragraph)
    if found is None:
        return False
    before, behind = _words(paragraph[: found.start()]), _words(paragraph[found.end() :])
    if len(before) > _MOST_BEFORE or not all(map(_may_frame, before)):
        return False
    asked = is_polite(before) or is_polite(behind) or any(map(shared_words("asked_words").has, before))
    at = next((number for number, word in enumerate(behind) if _is_awaited(word)), len(behind))
    bound = next((number for number, word in enumerate(behind[: at + 1]) if _is_bound(word)), at)
    if bound == len(behind) or bound > _MOST_BETWEEN or not all(map(_may_frame, behind[:bound])):
        return False
    if bound == at:
        longed = any(map(_is_longed_for, behind[at : at + _NEAR])) and len(behind) <= _MOST_AWAITED
        return longed and (
            asked or all(_is_awaited(word) or _may_frame(word) or word in _agreeing() for word in behind)
        )
    awaited = behind[bound + 1 :]
    if not 0 < len(awaited) <= _MOST_AWAITED:
        return False
    named = any(map(_is_copy, (*before, *behind[:bound])))
    if asked or named or shared_words("withholding_words").has(found.group().casefold()):
        return (asked and named) or any(map(_is_awaited, awaited))
    return any(map(_is_longed_for, awaited))


def may_be_a_title(paragraph: str) -> bool:
    """Whether an order to hold could head a report as well: it asks nobody, and has no bound: `Warten auf den Prozess`.

    Args:
        paragraph: one of which `orders_to_hold` is true.
    """
    found = _holding().search(paragraph)
    if found is None or paragraph.rstrip()[-1:] in _STOPS:
        return False
    words = (*_words(paragraph[: found.start()]), *_words(paragraph[found.end() :]))
    asked = is_polite(words) or any(map(shared_words("asked_words").has, words)) or any(map(_is_copy, words))
    return not asked and not any(map(_is_bound, words))


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _may_frame(word: str) -> bool:
    known = word in small_words() or word in only_words() or word in _beside()
    return known or _is_copy(word) or any(shared_words(field).has(word) for field in ("asked_words", "press_people"))


def _is_copy(word: str) -> bool:
    return word in shared().pointing_words or shared_words("message_words").has(word)


def _is_longed_for(word: str) -> bool:
    """`informiert`, `press`, `approval`: somebody's word, or that people know."""
    return any(shared_words(field).has(word) for field in ("told_words", "spoken_events", "agreement_words")) or (
        _consents().fullmatch(word) is not None
    )


def _is_awaited(word: str) -> bool:
    return _is_longed_for(word) or moments().has(word) or shared_words("approving_people").has(word)


def _is_bound(word: str) -> bool:
    return (word in every_bound() or word in shared().till_words) and not _is_awaited(word)


@remembered(1)
def heads_of_holding() -> tuple[str, ...]:
    """What senders call holding back, for a first look at words."""
    return (*shared().delaying_words, *shared().holding_words, *shared().withholding_words)


@remembered(1)
def _beside() -> frozenset[str]:
    """What stands beside orders to newsrooms, in all languages."""
    return frozenset().union(*(one.beside for one in orders_of_words()))


@remembered(1)
def _holding() -> re.Pattern[str]:
    return re.compile(listed(heads_of_holding()), re.IGNORECASE)


@remembered(1)
def _agreeing() -> frozenset[str]:
    """The words of what is awaited, in all languages: `feu vert`, `grünes Licht`."""
    return frozenset(_words(" ".join((*everywhere("consent_words"), *everywhere("approval_words")))))


@remembered(1)
def _consents() -> re.Pattern[str]:
    entries = (*everywhere("consent_words"), *everywhere("approval_words"))
    first = {entry.split()[0] for entry in entries if entry.isalpha() or " " in entry}
    return re.compile(listed(tuple(sorted(first - small_words()))), re.IGNORECASE)
