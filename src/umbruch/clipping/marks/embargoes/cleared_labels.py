"""Labels that let a text go at once: `FOR IMMEDIATE RELEASE`, `Zur sofortigen Veröffentlichung`.

No list has all of them. They are an act of publishing, a word for `at once` and small words, in one language.
"""

from __future__ import annotations

from umbruch.clipping.conventions import shared
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    WORD,
    Order,
    knows,
    orders_of_words,
    shared_words,
)
from umbruch.clipping.signs.dates import find_date
from umbruch.kept import answered_once, remembered

_LONGEST = 80
"""Signs of such a label, a day behind it or not."""
_MOST_WORDS = 7
"""Words of one: `Cette information est libre pour diffusion immédiate` has more than most."""
_LEAST_ACT = 5
"""Letters of a word for publishing that has no other meaning."""
_HEAD = 4
"""Letters by which most lines are known to hold no word for `at once`."""


@answered_once
def is_cleared(line: str) -> bool:
    """Whether a line says no more than that the text may be published at once.

    Args:
        line: as it stands alone, a day behind it or not.
    """
    if len(line) > _LONGEST or _heads().isdisjoint(word[:_HEAD] for word in WORD.findall(line.casefold())):
        return False
    day = find_date(line)
    bare = line if day is None else line[: day.start]
    if any(map(str.isdigit, bare)):
        return False
    folded = [word.casefold() for word in WORD.findall(bare)]
    if not 1 < len(folded) <= _MOST_WORDS or not any(map(shared_words("at_once_words").has, folded)):
        return False
    return any(_clears(folded, one) for one in orders_of_words())


def _clears(folded: list[str], order: Order) -> bool:
    acts = [word for word in folded if order.publishing.has(word) and not shared_words("at_once_words").has(word)]
    purposed = any(word in shared().purpose_words for word in folded[:-1])
    plain = any(len(act) >= _LEAST_ACT and not shared_words("using_words").has(act) for act in acts)
    if not plain and not (acts and purposed):
        return False
    return all(_may_stand_there(word, order) for word in folded)


def _may_stand_there(word: str, order: Order) -> bool:
    known = knows(order, word) or word in shared().purpose_words or word in shared().pointing_words
    return known or any(shared_words(field).has(word) for field in ("at_once_words", "message_words"))


@remembered(1)
def _heads() -> frozenset[str]:
    return frozenset(entry.rstrip("*")[:_HEAD] for entry in shared().at_once_words)
