"""Whose embargo a sentence may set: the languages whose words for it all stand there, told by one look at each word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from umbruch.clipping.conventions import shared
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    STEM_HEAD,
    Order,
    Wording,
    agreements,
    orders_of_words,
    wordings,
)
from umbruch.kept import remembered

_One = TypeVar("_One", Order, Wording)


def orders_that_may_speak(folded: Iterable[str]) -> tuple[Order, ...]:
    """The orders of those languages of which a word for publishing, the name of an embargo or a word for waiting stands
    there, and a bound.

    Args:
        folded: the words of a sentence in small letters.

    Returns:
        For most sentences none. A word for publishing is told by its beginning alone.
    """
    index = _orders()
    doing = bounds = 0
    for word in folded:
        doing |= index.by_head.get(word[:STEM_HEAD], 0)
        bounds |= index.by_word.get(word, 0)
    return _of(orders_of_words(), doing & bounds)


def wordings_that_may_speak(folded: Iterable[str]) -> tuple[Wording, ...]:
    """The wordings of those languages of which a bound and a word that is no small one stand in a sentence.

    Args:
        folded: the words of a sentence in small letters.
    """
    contents, bounds = _wordings()
    telling = bounding = 0
    for word in folded:
        telling |= contents.get(word, 0)
        bounding |= bounds.get(word, 0)
    return _of(wordings(), telling & bounding)


class _OrderIndex(NamedTuple):
    """For each beginning of a word for publishing, and for each bound, one bit for every language that has it."""

    by_head: dict[str, int]
    by_word: dict[str, int]


@remembered(1)
def _orders() -> _OrderIndex:
    waiting = frozenset(entry[:STEM_HEAD] for entry in shared().waiting_words)
    return _OrderIndex(
        _bits(one.heads | waiting for one in orders_of_words()),
        _bits(one.bounds | one.starts | agreements().whole for one in orders_of_words()),
    )


@remembered(1)
def _wordings() -> tuple[dict[str, int], dict[str, int]]:
    return _bits(one.content for one in wordings()), _bits(one.bounds for one in wordings())


def _bits(sets: Iterable[frozenset[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, words in enumerate(sets):
        for word in words:
            found[word] = found.get(word, 0) | 1 << at
    return found


def _of(languages: tuple[_One, ...], bits: int) -> tuple[_One, ...]:
    return tuple(one for at, one in enumerate(languages) if bits >> at & 1) if bits else ()
