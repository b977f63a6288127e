"""Whom a sender asks to name with pictures, and whom not to: `Please credit the photos to …`, `Please do not name her`.

Readers are asked for much, but neither to credit photographs nor to keep a name to themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    Order,
    naming_words,
    orders_of_words,
    shared_words,
)
from umbruch.clipping.marks.newsroom.remarks.versions_and_fees import is_polite
from umbruch.kept import remembered

_MOST_OF_CREDIT = 14
"""Words of a line that asks for a credit."""
_MOST_OF_NAMES = 14
"""Words of a line that asks not to name somebody."""
_NEAR = 3
"""Words at the beginning among which a line says what it is about."""
_REFUSAL_WITHIN = 5
"""Words among which a refusal stands: `Auf Wunsch der Familie keine`."""
_ACT_WITHIN = 3
"""Words from a refusal to what is refused: `nicht namentlich erwähnen`."""
_LEAST_ACT = 5
"""Letters of a word for publishing that has no other meaning."""


def asks_for_a_credit(folded: Sequence[str]) -> bool:
    """`Als Fotograf bitte Tim Roth nennen`, `Photo credit should read Tim Roth`, `Honorarfrei bei Nennung der Quelle`.

    Args:
        folded: the words of a paragraph in small letters.
    """
    if len(folded) > _MOST_OF_CREDIT:
        return False
    polite = is_polite(folded) or any(map(_urges, folded[:_NEAR]))
    asked = polite or not _must_words().isdisjoint(folded)
    people, sources = (any(map(shared_words(field).has, folded)) for field in ("credit_people", "source_words"))
    names = any(map(shared_words("crediting_words").has, folded))
    if asked and people and names:
        return True
    pictures, acts = shared_words("picture_words"), shared_words("credit_acts")
    first = folded[:_NEAR]
    makers = {word for word in folded if shared_words("credit_people").has(word)}
    pictured = any(map(pictures.has, (word for word in first if word not in makers)))
    pictured = pictured or (polite and (any(map(pictures.has, folded)) or not all(map(acts.has, makers))))
    if asked and pictured and any(map(acts.has, folded)):
        return True
    if polite and sources and names:
        return True
    free = any(map(shared_words("free_words").has, folded)) and names
    return free and (
        any(map(pictures.has, first)) or (shared_words("free_words").has(folded[0]) and (people or sources))
    )


def asks_not_to_name(folded: Sequence[str]) -> bool:
    """`Merci de ne pas nommer la victime`, `Nämn inte pojkens namn, tack`.

    Args:
        folded: the words of a paragraph in small letters.
    """
    if len(folded) > _MOST_OF_NAMES or not (is_polite(folded) or any(map(_urges, (*folded[:_NEAR], folded[-1])))):
        return False
    return any(_refuses_a_name(folded, order) for order in orders_of_words())


def _refuses_a_name(folded: Sequence[str], order: Order) -> bool:
    at = next((number for number, word in enumerate(folded) if order.refusals.has(word)), len(folded))
    if at > _REFUSAL_WITHIN:
        return False
    named = any(map(shared_words("name_nouns").has, folded))
    naming = naming_words(order.code)
    beside = folded[max(0, at - 1) : at + 1 + _ACT_WITHIN]
    if any(naming.has(word) and shared_words("naming_verbs").has(word) for word in beside):
        return True
    if named and any(map(naming.has, folded)):
        return True
    return named and any(len(word) >= _LEAST_ACT and order.publishing.has(word) for word in folded)


def _urges(word: str) -> bool:
    return word in _urging()


@remembered(1)
def _urging() -> frozenset[str]:
    """What asks a colleague for something in one word: `husk`, `tack`."""
    return frozenset(entry.casefold() for entry in everywhere("urging_words") if " " not in entry) - _must_words()


@remembered(1)
def _must_words() -> frozenset[str]:
    return frozenset(map(str.casefold, everywhere("must_words")))
