"""The sentence with which a release ends that says whom the press may ask: `Für Rückfragen und Interviews steht …`."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.clipping.marks.embargoes.embargo_vocabulary import WORD, shared_words
from umbruch.clipping.marks.release import has_address
from umbruch.kept import answered_once

_LONGEST = 320
"""Letters of two sentences with a name, a telephone number and an address."""
_OPENING = 14
"""Words among which it says what may be asked for: `If you’d like more information on this topic, or an interview`."""


@answered_once
def tells_whom_to_ask(paragraph: str) -> bool:
    """Whether a short paragraph says whom to call or write to with questions, or for interviews and more information.

    One that offers an interview alone is none: it may give the number of whom the article is about.
    """
    if len(paragraph) > _LONGEST or not has_address(paragraph):
        return False
    folded = [word.casefold() for word in WORD.findall(paragraph)]
    opening = folded[:_OPENING]
    if not any(shared_words("reaching_words").has(word) or shared_words("calling_words").has(word) for word in folded):
        return False
    return any(map(shared_words("query_words").has, opening)) or _offers_both(opening)


def offers_an_interview(paragraph: str) -> bool:
    """Whether such a paragraph offers an interview beside more information, as no letter does that takes its leave."""
    if not tells_whom_to_ask(paragraph):
        return False
    return _offers_both([word.casefold() for word in WORD.findall(paragraph)][:_OPENING])


def _offers_both(opening: Sequence[str]) -> bool:
    offered = any(map(shared_words("interview_words").has, opening))
    return offered and any(map(shared_words("information_words").has, opening))
