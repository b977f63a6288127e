"""Which language a text is in, told by its script and its small words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from umbruch.clipping.conventions import all_conventions, shared

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE_WORDS = 1500
_LEAST_HITS = 1
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
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


class Guess(NamedTuple):
    """A language code (BCP 47), or None where the text is too short to tell; sureness from 0 to 1."""

    lang: str | None
    sureness: float


@lru_cache(maxsize=1)
def _languages_of_word() -> dict[str, tuple[str, ...]]:
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


@lru_cache(maxsize=4)
def _detect(sample: str) -> Guess:
    if not sample.isascii():
        latin = len(_LATIN.findall(sample))
        for code, script in SCRIPTS:
            if len(script.findall(sample)) > latin:
                return Guess(code, 0.9)
    scores: dict[str, float] = {}
    hits = 0
    table = _languages_of_word()
    for word, times in Counter(_WORD.findall(sample.lower())).items():
        codes = table.get(word)
        if codes:
            hits += times
            for code in codes:
                scores[code] = scores.get(code, 0.0) + times / len(codes)
    for code in shared().other_languages:
        scores[code] = scores.get(code, 0.0) * _LESS_LIKELY
    if hits < _LEAST_HITS:
        return Guess(None, 0.0)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    best, score = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    sureness = min(1.0, (score - second) / score + 0.1) * min(1.0, hits / 10 + 0.3)
    return Guess(best, round(sureness, 2))
