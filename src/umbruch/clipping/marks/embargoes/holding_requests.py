"""Sentences that ask whoever publishes to wait, in words of which not all are those of embargoes."""

from __future__ import annotations

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.embargo_words import (
    EAST_ASIAN,
    LEAST,
    is_zone,
    names_a_time,
    says_it_without_blanks,
    without_rights,
)
from umbruch.clipping.marks.embargoes.awaited_anything import awaits_anything
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    WORD,
    Order,
    every_bound,
    knows,
    label_words,
    open_moments,
    orders_of_words,
    small_words,
)
from umbruch.clipping.marks.embargoes.speaking_languages import orders_that_may_speak
from umbruch.clipping.marks.embargoes.told_documents import tells_of_a_document
from umbruch.kept import remembered

_LEAST_PUBLISHING = 5
"""Letters that a word for publishing begins with, where one with fewer (`use`, `air`) has other meanings, too."""
_MOST_UNKNOWN = 1
"""Words that an order may have which embargoes have not, where it does not name what is sent."""
_MOST_BESIDE = 2
"""Words that such a request may have beside when it allows and does not forbid; one for readers has a subject."""
_LONGEST_REQUEST = 200
_NEAR = 2
"""Words of a sentence among which a refusal makes it an order, and what is sent its subject."""
_COURTESY_WITHIN = 3
"""Words before a courtesy that may open a request: `Deshalb bitten wir`."""
_LONGEST_COURTESY = 4
"""Words of a courtesy: `nous vous prions de`."""


def asks_to_hold(sentence: str) -> bool:
    """Whether a sentence asks whoever publishes to wait, whatever else it says: `Hold this until she has spoken`.

    It begins with a courtesy or a refusal, speaks of publishing and of a bound, and names what is sent, or has hardly a
    word that embargoes have not.

    Args:
        sentence: one of a paragraph, or words in brackets.
    """
    if len(sentence) > _LONGEST_REQUEST or sentence.strip(" .()[]").casefold() in _said_of_notes():
        return False
    folded = [word.casefold() for word in WORD.findall(sentence)]
    if len(folded) < LEAST or tells_of_a_document(folded):
        return False
    return any(
        _requests(folded, one) or _asks_the_press(sentence, folded, one) for one in orders_that_may_speak(folded)
    )


def _tells_of_what_is_sent(folded: list[str], order: Order) -> bool:
    """Whether a sentence tells what becomes of a text: a strange word stands between it at the start and the bound."""
    if not order.sent.has(folded[0]) or folded[0] in small_words():
        return False
    bound = next((at for at, word in enumerate(folded) if word in order.bounds), len(folded))
    return any(not (knows(order, word) or order.sent.has(word)) for word in folded[:bound])


@remembered(1)
def _said_of_notes() -> frozenset[str]:
    """What says of a note that no reader is to see it, ever: `niet voor publicatie` sets no time with its `voor`."""
    return frozenset(map(str.casefold, everywhere("not_for_publication")))


def _asks_the_press(sentence: str, folded: list[str], order: Order) -> bool:
    """Whether a sentence that begins with a courtesy speaks plainly of publishing and of a time, whatever else it says.

    A word of five letters or more for publishing is plain; so is one that alone names an embargo.
    """
    if sentence.lstrip()[:1] in ("(", "[") or not _opens_with(order.courtesies, folded):
        return False  # words in brackets before a sentence are looked at by themselves
    named = not order.names.isdisjoint(folded)
    if not named and not any(len(word) >= _LEAST_PUBLISHING and order.publishing.has(word) for word in folded):
        return False
    refused = (named or any(map(order.refusals.has, folded))) and not order.bounds.isdisjoint(folded)
    if not refused and not named:
        strange = sum(not (knows(order, word) or order.sent.has(word)) for word in folded)
        if order.starts.isdisjoint(folded) or strange > _MOST_BESIDE:
            return False
    return any(map(order.moments.has, folded)) or names_a_time(sentence)


def _requests(folded: list[str], order: Order) -> bool:
    named = not order.names.isdisjoint(folded)
    publishing = list(filter(order.publishing.has, folded))
    if not publishing and not named:
        return False
    refused = (named or any(map(order.refusals.has, folded))) and not order.bounds.isdisjoint(folded)
    late = not order.starts.isdisjoint(folded) and any(len(word) >= _LEAST_PUBLISHING for word in publishing)
    if not refused and not late:
        return False
    unknown = [word for word in folded if not (knows(order, word) or order.sent.has(word))]
    about = any(order.sent.has(word) and word not in small_words() for word in folded)
    if _opens_with(order.courtesies, folded):
        return len(unknown) <= _MOST_UNKNOWN or any(map(order.sent.has, folded))
    if not refused:
        return False
    first = folded[:_NEAR]
    if any(map(order.refusals.has, first)):
        if _tells_of_what_is_sent(folded, order):
            return False
        plain = any(word.startswith(order.publishing.begun) for word in folded[: _NEAR + 1])
        return not unknown or about or (plain and len(unknown) <= _MOST_UNKNOWN)
    return any(order.sent.has(word) and word not in small_words() for word in first) and not unknown


def says_nothing_but_an_embargo(sentence: str) -> bool:
    """Whether all words of a sentence are such as embargoes are made of, so that no report goes away with it."""
    if EAST_ASIAN.search(sentence):
        return says_it_without_blanks(sentence)
    sentence = without_rights(sentence)
    folded = [word.casefold() for word in WORD.findall(sentence) if not is_zone(word)]
    return awaits_anything(sentence) or any(
        all(word in label_words() or knows(order, word) or order.sent.has(word) for word in folded)
        for order in orders_of_words()
    )


def speaks_of_something_else(label: str, rest: str) -> bool:
    """Whether a label that names no embargo heads words of another matter: `Bitte nicht vor 18 Uhr grillen`.

    Args:
        label: with which the line begins.
        rest: what stands behind it; one strange word may be a name there, but not what is forbidden.
    """
    if not is_made_of_bounds(label):
        return False
    spoken = [word for word in WORD.findall(rest) if not is_zone(word)]
    strange = min(
        ([word for word in spoken if not _is_usual(word.casefold(), order)] for order in orders_of_words()), key=len
    )
    return len(strange) > _MOST_UNKNOWN or (_refuses(label) and any(map(str.islower, strange)))


def _refuses(label: str) -> bool:
    folded = [word.casefold() for word in WORD.findall(label)]
    return any(order.refusals.has(word) for order in orders_of_words() for word in folded)


def _is_usual(word: str, order: Order) -> bool:
    return knows(order, word) or order.sent.has(word) or word in label_words()


def is_made_of_bounds(label: str) -> bool:
    """Whether a label names nothing that embargoes alone name: `Nicht vor`, `Frei ab`, but not `Sperrfrist bis`."""
    folded = [word.casefold() for word in WORD.findall(label)]
    return not any(_telling(word) for word in folded)


def _telling(word: str) -> bool:
    if word in every_bound() or word in small_words():
        return False
    return not any(order.refusals.has(word) or word in order.beside for order in orders_of_words())


def leaves_the_moment_open(rest: str) -> bool:
    """Whether what stands behind a label says that the moment is not known yet: `tbc by phone`, `folgt telefonisch`."""
    folded = [word.casefold() for word in WORD.findall(rest)]
    return any(map(open_moments().has, folded)) and all(
        open_moments().has(word) or word in small_words() or word in label_words() for word in folded
    )


def _opens_with(courtesies: tuple[str, ...], folded: list[str]) -> bool:
    """Whether one of the courtesies stands near the beginning of a sentence."""
    opening = f" {' '.join(folded[: _COURTESY_WITHIN + _LONGEST_COURTESY])} "
    found = (opening.find(f" {one} ") for one in courtesies)
    return any(at >= 0 and opening.count(" ", 0, at) <= _COURTESY_WITHIN for at in found)
