"""Lines to running text: which hyphens were set by the printer and which belong to the word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.lines import Line, tidy

_LAST_WORD = re.compile(r"[^\W_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouyäöüáàâãåæéèêëíìîïóòôõøœúùûýąęó]", re.IGNORECASE)
_HYPHENS = "-\u2010\u00ad\u00ac"
_SOFT = "\u00ad\u00ac"


class Join(NamedTuple):
    """A word put together: the line it was cut on, the two halves, the result, and whether that is sure."""

    line: int
    left: str
    right: str
    result: str
    sure: bool


class Joined(NamedTuple):
    """Running text, and the words that were put together on the way."""

    text: str
    joins: tuple[Join, ...]


class Vocabulary:
    """The words of one article that stand whole somewhere in it, as witnesses for words that were cut."""

    def __init__(self, text: str) -> None:
        self._words = frozenset(_WORDS.findall(text.casefold()))

    def has(self, word: str) -> bool:
        """Whether the word stands somewhere in the article, whole."""
        return word.casefold() in self._words


def join_lines(lines: Sequence[Line], conventions: Conventions, vocabulary: Vocabulary) -> Joined:
    """The text of several lines as one paragraph.

    A hyphen at the end of a line goes where the word was cut, and stays where it belongs to the word: before `und`
    (`Städte- und`), before a capital (`SPD-Chef`), a figure, or after a half that keeps its hyphen (`long-term`).
    """
    parts: list[str] = []
    joins: list[Join] = []
    for position, line in enumerate(lines):
        text = line.text
        if position + 1 < len(lines):
            glue, text, join = _seam(text, lines[position + 1].text, line.number, conventions, vocabulary)
            if join is not None:
                joins.append(join)
            parts.append(text + glue)
        else:
            parts.append(text)
    return Joined(tidy(_without_soft_hyphens("".join(parts))), tuple(joins))


def _seam(
    left: str, right: str, number: int, conventions: Conventions, vocabulary: Vocabulary
) -> tuple[str, str, Join | None]:
    """What stands between two lines: the glue, the left line as it is to be taken, and the join if a word was cut."""
    if left[-1] == "/" and not left.endswith(" /") and right[:1].isalpha():
        return "", left, None
    if left[-1] not in _HYPHENS or len(left) < 2 or not left[-2].isalnum():
        return " ", left, None
    stem = left[:-1]
    first = _FIRST_WORD.match(right)
    tail = _LAST_WORD.search(stem)
    if first is None or tail is None:
        return "", left, None
    half, rest = tail.group(), first.group()
    whole = half + rest
    if left[-1] in _SOFT:
        return "", stem, Join(number, half, rest, whole, sure=True)
    if rest in conventions.suspended_before and not (vocabulary.has(whole) or whole in conventions.suspended_before):
        return " ", left, None
    if vocabulary.has(whole):
        return "", stem, Join(number, half, rest, whole, sure=True)
    if vocabulary.has(f"{half}-{rest}") or half[-1].isdigit():
        return "", left, None
    if rest[0].isupper():
        if half.isupper() and rest.isupper() and len(half) > 1 and not _is_abbreviation(half, vocabulary):
            return "", stem, Join(number, half, rest, whole, sure=False)
        return "", left, None
    if half.isupper() and len(half) > 1:
        return "", left, None
    compound = stem[: -len(half)].endswith("-") and bool(conventions.hyphen_prefixes)
    if compound or half.casefold() in _prefixes(conventions):
        return "", left, Join(number, half, rest, f"{half}-{rest}", sure=False)
    return "", stem, Join(number, half, rest, whole, sure=_plausible(half, rest))


@lru_cache(maxsize=32)
def _prefixes(conventions: Conventions) -> frozenset[str]:
    return frozenset(prefix.casefold() for prefix in conventions.hyphen_prefixes)


def _is_abbreviation(half: str, vocabulary: Vocabulary) -> bool:
    """Capitals without a vowel, or that stand alone elsewhere: SPD, CDU, NRW."""
    return not _VOWEL.search(half) or vocabulary.has(half)


def _plausible(half: str, rest: str) -> bool:
    """Whether both halves could be parts of a word: each has a vowel and at least two letters."""
    return len(half) > 1 and len(rest) > 1 and bool(_VOWEL.search(half)) and bool(_VOWEL.search(rest))


def _without_soft_hyphens(text: str) -> str:
    return text.replace("\u00ad", "")
