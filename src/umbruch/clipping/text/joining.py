"""Lines to running text: which hyphens were set by the printer and which belong to the word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.page.lines import Line, tidy
from umbruch.clipping.signs.broken_addresses import LONGEST_ADDRESS, is_cut_address, is_whole_address
from umbruch.kept import remembered

_LAST_WORD = re.compile(r"[^\W_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouyäöüáàâãåæéèêëíìîïóòôõøœúùûýąęó]", re.IGNORECASE)
_BROKEN = re.compile(r"(?<!\w)[^\W\d_]+[-\u2010\u00ad\u00ac][^\S\n]*\n\s*[^\W\d_]+")
_HYPHENS = "-\u2010\u00ad\u00ac"
_ABBREVIATED = re.compile(r"(?:\b\w|\d)\.$")
_SOFT = "\u00ad\u00ac"


Ground = Literal["known", "patterns", "shape", "none"]
"""Why a word was put together as it was: a sign or a word elsewhere tells, the hyphenation patterns, or its looks."""


class Join(NamedTuple):
    """A word put together: the line it was cut on, the two halves, the result, and on what ground."""

    line: int
    left: str
    right: str
    result: str
    ground: Ground

    @property
    def sure(self) -> bool:
        """Whether there is a witness for the word."""
        return self.ground in ("known", "patterns")


class Joined(NamedTuple):
    """Running text, and the words that were put together on the way."""

    text: str
    joins: tuple[Join, ...]


class Vocabulary:
    """The witnesses for words that were cut: words that stand whole somewhere in the text, and its language's patterns.

    Args:
        text: the whole text.
        lang: its language (BCP 47), None where it isn't known.
    """

    def __init__(self, text: str, lang: str | None = None) -> None:
        self._text = text
        self._lang = lang

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(_WORDS.findall(_BROKEN.sub(" ", self._text.casefold())))

    def has(self, word: str) -> bool:
        """Whether the word stands somewhere in the article, whole."""
        return word.casefold() in self._words

    def times(self, word: str) -> int:
        """How often the word stands in the article, whole."""
        return self._words[word.casefold()]

    def cuts(self, left: str, right: str) -> bool:
        """Whether the hyphenation patterns of the language would cut a word just between these two halves."""
        if self._lang is None:
            return False
        from umbruch.language.hyphenation import hyphenator

        return len(left) in hyphenator(self._lang).cuts(left + right)


def join_lines(lines: Sequence[Line], conventions: Conventions, vocabulary: Vocabulary) -> Joined:
    """The text of several lines as one paragraph.

    A hyphen at the end of a line goes where the word was cut, and stays where it belongs to the word: before `und`
    (`Städte- und`), before a capital (`SPD-Chef`), a figure, or after a half that keeps its hyphen (`long-term`). In an
    address every sign stays, and no blank comes in, but for a hyphen that cuts a word which stands whole elsewhere.
    """
    parts: list[str] = []
    joins: list[Join] = []
    last_word = ""
    for position, line in enumerate(lines):
        text = line.text
        if position + 1 < len(lines):
            following = lines[position + 1].text
            before, _, last = text.rpartition(" ")
            last_word = (last if before else last_word + last)[: LONGEST_ADDRESS + 1]
            if is_whole_address(last_word, following):
                parts.append(f"{text} ")
                last_word = ""
                continue
            if is_cut_address(last_word, following) and not _is_printers(text, following, vocabulary):
                parts.append(text)
                continue
            glue, text, join = _seam(text, following, line.number, conventions, vocabulary)
            last_word = last_word if not glue else ""
            if join is not None:
                joins.append(join)
            parts.append(text + glue)
        else:
            parts.append(text)
    return Joined(tidy(_without_soft_hyphens("".join(parts))), tuple(joins))


def _is_printers(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether a hyphen inside an address is the printer's: the word that it cuts stands whole elsewhere in the text."""
    half, rest = _LAST_WORD.search(left[:-1]), _FIRST_WORD.match(right)
    return left[-1] == "-" and half is not None and rest is not None and vocabulary.has(half.group() + rest.group())


def _seam(
    left: str, right: str, number: int, conventions: Conventions, vocabulary: Vocabulary
) -> tuple[str, str, Join | None]:
    """What stands between two lines: the glue, the left line as it is to be taken, and the join if a word was cut."""
    if left[-1] == "/" and not left.endswith(" /") and right[:1].isalpha():
        return "", left, None
    if left[-1] not in _HYPHENS or len(left) < 2 or not (left[-2].isalnum() or _ABBREVIATED.search(left[:-1])):
        return " ", left, None
    stem = left[:-1]
    first = _FIRST_WORD.match(right)
    tail = _LAST_WORD.search(stem)
    if first is None or tail is None:
        return "", left, None
    half, rest = tail.group(), first.group()
    whole = half + rest
    if left[-1] in _SOFT:
        return "", stem, Join(number, half, rest, whole, "known")
    if (
        rest in conventions.suspended_before
        and right[len(rest) : len(rest) + 1] in ("", " ")
        and not (vocabulary.has(whole) or whole in conventions.suspended_before)
    ):
        return " ", left, None
    if vocabulary.has(whole):
        return "", stem, Join(number, half, rest, whole, "known")
    if vocabulary.has(f"{half}-{rest}") or half[-1].isdigit():
        return "", left, None
    if rest[0].isupper():
        if half.isupper() and rest.isupper() and len(half) > 1 and not _is_abbreviation(half, vocabulary):
            return "", stem, Join(number, half, rest, whole, "none")
        return "", left, None
    if half.isupper():
        return "", left, None
    kept = _sureness_of_hyphen(stem, half, rest, conventions, vocabulary)
    if kept is not None:
        return "", left, Join(number, half, rest, f"{half}-{rest}", "known" if kept else "none")
    ground: Ground = "patterns" if vocabulary.cuts(half, rest) else "shape" if _plausible(half, rest) else "none"
    return "", stem, Join(number, half, rest, whole, ground)


def _sureness_of_hyphen(
    stem: str, half: str, rest: str, conventions: Conventions, vocabulary: Vocabulary
) -> bool | None:
    """Whether it is sure that a hyphen belongs to the word (`long-term`, `dit-il`); None where it doesn't."""
    if any(stem.endswith(left) and rest == right for left, right in _seams(conventions)):
        return True
    if conventions.same_vowels_keep_hyphen and half[-1] == rest[0] and _VOWEL.match(rest):
        return True
    if not conventions.hyphen_prefixes or rest in conventions.word_endings:
        return None
    folded = half.casefold()
    if folded in _folded(conventions.hyphen_prefixes):
        return True
    compound = stem[: -len(half)].endswith("-") and (
        folded in conventions.function_words or not vocabulary.cuts(half, rest)
    )
    return False if compound or (folded in _folded(conventions.weak_hyphen_prefixes) and vocabulary.has(rest)) else None


@remembered(32)
def _seams(conventions: Conventions) -> tuple[tuple[str, str], ...]:
    pairs = (entry.rpartition("-") for entry in conventions.hyphen_seams)
    return tuple((left, right) for left, _, right in pairs)


@remembered(64)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _is_abbreviation(half: str, vocabulary: Vocabulary) -> bool:
    """Capitals without a vowel, or that stand alone elsewhere: SPD, CDU, NRW."""
    return not _VOWEL.search(half) or vocabulary.has(half)


def _plausible(half: str, rest: str) -> bool:
    """Whether both halves could be parts of a word: each has a vowel and at least two letters."""
    return len(half) > 1 and len(rest) > 1 and bool(_VOWEL.search(half)) and bool(_VOWEL.search(rest))


def _without_soft_hyphens(text: str) -> str:
    return text.replace("\u00ad", "")
