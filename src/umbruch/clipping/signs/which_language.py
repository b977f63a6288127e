"""Which language a text is in, told by its script and its small words."""

from __future__ import annotations

import marshal
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from umbruch.clipping.conventions import all_conventions, conventions_state, shared
from umbruch.kept import prepared, remembered, state_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE_WORDS = 1500
_LESS_LIKELY = 0.75
"""The weight of a language that we know by its small words only, so that it wins over a near relative by a lead."""

SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_IN_SCRIPTS = re.compile("[" + "".join(script.pattern[1:-1] for _, script in SCRIPTS) + "]")
_WITHIN_SCRIPT = {"ru": ("be", "kk", "uk", "mk", "sr", "bg"), "ar": ("ur", "fa"), "he": ("yi",)}
_LETTER_SHARE = 0.006
_LEAST_DISTINCT = 3
_ENOUGH_HITS = 12
_ENOUGH_LEAD = 0.4
_LONGEST_ENDING = 5
_ENDING_WEIGHT = 0.4
_LETTER_WEIGHT = 0.5
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


class Guess(NamedTuple):
    """A language code (BCP 47), or None where the text is too short to tell; sureness from 0 to 1; the runner-up."""

    lang: str | None
    sureness: float
    second: str | None = None


def small_words(text: str) -> float:
    """The share of words, from 0 to 1, that are small words (articles, conjunctions) of any language that we know."""
    words = [word.casefold() for word in _WORD.findall(text)[:_SAMPLE_WORDS]]
    return sum(word in _languages_of_word() for word in words) / len(words) if words else 0.0


@remembered(1)
def _languages_of_word() -> dict[str, tuple[str, ...]]:
    kept = prepared("signs/which_language", _state, lambda: marshal.dumps(_found_in_all()))
    if kept is None:
        return _found_in_all()
    found: dict[str, tuple[str, ...]] = marshal.loads(kept)  # noqa: S302  from the user's own cache
    return found


def _state() -> str:
    """Stands for all words that are in the table, and for this module, which chooses them."""
    return f"{conventions_state()}\n{state_of(__file__)}"


def _found_in_all() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for code, conventions in all_conventions().items():
        for word in conventions.function_words:
            table.setdefault(word, []).append(code)
        for names in (*conventions.months, conventions.weekdays):
            for name in names:
                if len(name) > 3 and code not in table.setdefault(name.casefold(), []):
                    table[name.casefold()].append(code)
    for code, words in shared().other_languages.items():
        for word in words:
            table.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in table.items()}


def detect(text: str) -> Guess:
    """The language of a text, from its first 1,500 words.

    A small word that several languages share counts for each of them by its share, so that the words which only one
    language has decide.
    """
    return _detect(text[: _SAMPLE_WORDS * 8])


@remembered(4)
def _detect(sample: str) -> Guess:
    if not sample.isascii() and _IN_SCRIPTS.search(sample):
        latin = len(_LATIN.findall(sample))
        for code, script in SCRIPTS:
            letters = len(script.findall(sample))
            if letters > latin:
                return Guess(_within_script(code, sample, letters), 0.9)
    scores: dict[str, float] = {}
    hits = 0
    table = _languages_of_word()
    words = Counter(_WORD.findall(sample.lower()))
    distinct: dict[str, int] = {}
    for word, times in words.items():
        codes = table.get(word)
        if codes:
            hits += times
            for code in codes:
                distinct[code] = distinct.get(code, 0) + 1
                scores[code] = scores.get(code, 0.0) + times / len(codes)
    others = shared().other_languages
    unlikely = frozenset(code for code in others if sample.isascii() and distinct.get(code, 0) < _LEAST_DISTINCT)
    for code in unlikely:
        scores.pop(code, None)
    (best, score), (other, second) = _ranked(scores)
    if hits < _ENOUGH_HITS or score - second < score * _ENOUGH_LEAD:
        _add_clues(scores, words, unlikely)
        (best, score), (other, second) = _ranked(scores)
    if best is None or score == 0.0:
        return Guess(None, 0.0)
    sureness = min(1.0, (score - second) / score + 0.1) * min(1.0, hits / 10 + 0.3)
    return Guess(best, round(sureness, 2), other)


def _ranked(scores: dict[str, float]) -> tuple[tuple[str | None, float], tuple[str | None, float]]:
    """The likeliest language and the second, each with its score."""
    weighted = [
        (score * (_LESS_LIKELY if code in shared().other_languages else 1.0), code) for code, score in scores.items()
    ]
    ranked = sorted(weighted, key=lambda item: (-item[0], item[1]))
    first, second, *_ = *((code, score) for score, code in ranked), (None, 0.0), (None, 0.0)
    return first, second


def _add_clues(scores: dict[str, float], words: Counter[str], unlikely: frozenset[str]) -> None:
    """What letters and endings tell, where small words are few or leave two languages close together.

    Args:
        scores: the score of each language so far, which are raised.
        words: the words of the text.
        unlikely: languages that have too few small words in the text to be raised.
    """
    letters, endings = _languages_of_letter(), _languages_of_ending()
    table = _languages_of_word()
    for word in words:
        for letter in set(word):
            for code in letters.get(letter, ()):
                if code not in unlikely:
                    scores[code] = scores.get(code, 0.0) + _LETTER_WEIGHT / len(letters[letter])
        if word in table or len(word) < _LONGEST_ENDING:
            continue
        for size in range(min(_LONGEST_ENDING, len(word) - 1), 1, -1):
            if codes := endings.get(word[-size:]):
                for code in codes:
                    if code not in unlikely:
                        scores[code] = scores.get(code, 0.0) + _ENDING_WEIGHT / len(codes)
                break


@remembered(1)
def _languages_of_letter() -> dict[str, tuple[str, ...]]:
    own = {code: conventions.telling_letters for code, conventions in all_conventions().items()}
    return _inverted({**own, **shared().other_letters})


@remembered(1)
def _languages_of_ending() -> dict[str, tuple[str, ...]]:
    own = {code: conventions.telling_endings for code, conventions in all_conventions().items()}
    return _inverted({**own, **shared().other_endings})


def _inverted(table: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, entries in table.items():
        for entry in entries:
            found.setdefault(entry, []).append(code)
    return {entry: tuple(codes) for entry, codes in found.items()}


def _within_script(code: str, sample: str, letters: int) -> str:
    """The language by letters that only it has among those of its script: Ukrainian, Persian and others."""
    for other in _WITHIN_SCRIPT.get(code, ()):
        own = sum(sample.count(letter) for letter in shared().script_letters[other])
        if own > letters * _LETTER_SHARE:
            return other
    return code
