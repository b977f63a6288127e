"""Sentences of reports on documents that are to come out: `The report will be published only after the election`.

They are made of the words of embargoes and no others. What tells them apart is the document, which no word points at,
and the verb, which says what will happen and neither allows nor forbids it.
"""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.embargoes.embargo_vocabulary import orders_of_words, shared_words
from umbruch.kept import remembered

_SUBJECT_WITHIN = 4
"""Words at the beginning among which the document stands: `Veröffentlicht wird die Studie`."""


def tells_of_a_document(folded: Sequence[str]) -> bool:
    """Whether words say when a document will come out, as news do, and give no order.

    Args:
        folded: the words of a sentence in small letters.
    """
    if not any(map(shared_words("reported_documents").has, folded[:_SUBJECT_WITHIN])):
        return False
    if _becoming().isdisjoint(folded) or not shared().pointing_words.isdisjoint(folded):
        return False
    if not _must_words().isdisjoint(folded) or any(map(_gives_or_asks, folded)):
        return False
    joined = f" {' '.join(folded)} "
    return not any(f" {courtesy} " in joined for one in orders_of_words() for courtesy in one.courtesies)


def _gives_or_asks(word: str) -> bool:
    return any(shared_words(field).has(word) for field in ("permission_words", "press_people", "asked_words"))


@remembered(1)
def _becoming() -> frozenset[str]:
    return frozenset(shared().becoming_words)


@remembered(1)
def _must_words() -> frozenset[str]:
    return frozenset(map(str.casefold, everywhere("must_words"))) - _becoming()
