"""Which code page bytes are in that are not UTF-8 and say nothing of it themselves: told by the letters they would be.

Each code page is tried. Letters of a language that is written in it count for it, signs inside words, capitals behind
small letters, letters of two scripts in one word and bytes that stand for nothing count against it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from umbruch.kept import remembered
from umbruch.written.own_table import own_table

_SAMPLE = 65536
_ENOUGH = 60
"""Letters beyond ASCII in the first bytes from which these tell for the whole file."""
_MOST_TRIED = 4_000_000
_MOST_SEEN = 3000
"""Letters beyond ASCII that are weighed."""
_BEYOND = re.compile("[^\0-\x7f]")
_QUOTES_AND_DASHES = frozenset("„“”‚‘«»‹›–—…•·¡¿、。，：；？！「」『』（）《》・　")
_MARKS = _QUOTES_AND_DASHES | frozenset("’§°€£©®™½¼¾²³×\u00a0\u00ad²´№%")

_LETTERS = (1.0, 0.6, 0.2)
"""For frequent, less frequent and rare letters of a language."""
_OTHER_LETTER, _LONE_LETTER, _MARK = -0.5, -0.5, 0.6
_WORDS_OF_ONE = frozenset("àéèêíóáòôåöæøúùıoавикосуяіїєй")
"""Letters beyond ASCII that are words."""
_NONE = frozenset(("Cc", "Cn", "Co", "Cs"))
_RARE_SIGN = 0.15
"""For a Chinese sign that is not among the most frequent ones; by the wrong page nearly all are such."""
_CAPITAL_INSIDE, _CAPITALS, _SIGN_INSIDE, _OTHER_SIGN, _TWO_SCRIPTS, _NOTHING = -2.0, -0.3, -2.0, -1.5, -2.0, -3.0
_FEW = 0.2
"""The share of letters beyond ASCII under which a text is none in another script than Latin."""
_DOUBT = 0.08
"""How near the runner-up may come, a letter, before it is named."""


class CodePage(NamedTuple):
    """A code page: as Python's codecs know it, and as people call it; `second` is one that may be meant as well."""

    codec: str
    name: str
    second: str | None = None


WINDOWS = CodePage("cp1252", "Windows-1252")


class _Table(NamedTuple):
    letters: Mapping[str, Mapping[str, float]]
    pages: Mapping[str, tuple[str, tuple[str, ...]]]


def code_page_of(content: bytes) -> CodePage:
    """The code page that the bytes are most likely in; Windows-1252 where nothing tells.

    Args:
        content: bytes that are not UTF-8 and have no byte order mark.
    """
    if wide := _in_pairs(content):
        return wide
    sample = content[:_SAMPLE]
    if sum(byte > 0x7F for byte in sample) < _ENOUGH:
        sample = content[:_MOST_TRIED]
    elif len(sample) < len(content):
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    scored: list[tuple[float, str, str]] = []
    for codec, (name, languages) in _table().pages.items():
        text = sample.decode(codec, "replace")
        scored.append((_likeness(text, languages), name, codec))
    best = max(scored, key=lambda one: one[0])
    shown = sample.decode(best[2], "replace")
    others = (one for one in scored if one[0] > best[0] - _DOUBT and sample.decode(one[2], "replace") != shown)
    second = max(others, key=lambda one: one[0], default=None)
    return CodePage(best[2], best[1], second[1] if second else None)


def _in_pairs(content: bytes) -> CodePage | None:
    """UTF-16 without its mark, told by bytes of nothing: the way round that has blanks and line ends."""
    head = content[:_SAMPLE]
    if b"\0" not in head:
        return None
    ways = [(way, text) for way in ("utf-16-le", "utf-16-be") if (text := _all_letters(head[: len(head) & ~1], way))]
    best = max(ways, key=lambda one: sum(map(one[1].count, " \n")), default=None)
    return CodePage(best[0], "UTF-16") if best and any(blank in best[1] for blank in " \n") else None


def _all_letters(head: bytes, way: str) -> str | None:
    """The text, unless something stands in it that no text has."""
    text = head.decode(way, "replace")
    odd = (sign for sign in set(text) - set("\t\n\r\f\x0b") if sign == "\ufffd" or unicodedata.category(sign) in _NONE)
    return None if next(odd, None) else text


def _likeness(text: str, languages: tuple[str, ...]) -> float:
    """How much a text looks like one in some of these languages, a letter beyond ASCII."""
    letters: Counter[str] = Counter()
    told = 0.0
    places = [found.start() for found, _ in zip(_BEYOND.finditer(text), range(_MOST_SEEN), strict=False)]
    for at in places:
        weighed = _weighed(text[at - 1 : at], text[at], text[at + 1 : at + 2])
        if weighed is None:
            letters[text[at].lower()[0]] += 1
        else:
            told += weighed
    if not places:
        return 0.0
    latin = sum(map(str.isalpha, text[: places[-1] + 1])) * _FEW > len(places)
    known = _table().letters
    best = max(
        sum(number * _of_language(letter, known[lang], latin=latin) for letter, number in letters.items())
        for lang in languages
    )
    return (told + best) / len(places)


def _weighed(before: str, sign: str, behind: str) -> float | None:
    """What a sign tells whatever the language; None for a letter in a place where letters stand."""
    kind = unicodedata.category(sign)
    if sign == "\ufffd" or kind in _NONE:
        return _NOTHING
    if kind[0] in "LM":
        return _weighed_letter(before, sign, behind, capital=kind == "Lu")
    if sign in ("’", "\u00ad"):
        return _MARK
    if sign not in _MARKS:
        return _SIGN_INSIDE if before.isalpha() and behind.isalpha() else _OTHER_SIGN
    return _SIGN_INSIDE if all(one.isalpha() and _script(one) != "CJK" for one in (before, behind)) else _MARK


def _weighed_letter(before: str, sign: str, behind: str, *, capital: bool) -> float | None:
    if capital and before.isalpha():
        return _CAPITALS if before.isupper() else _CAPITAL_INSIDE
    near = [one for one in (before, behind) if one.isalpha()]
    script = _script(sign)
    if any(_script(one) != script for one in near):
        return _TWO_SCRIPTS
    return None if near or script == "CJK" or sign in _WORDS_OF_ONE else _LONE_LETTER


def _of_language(letter: str, letters: Mapping[str, float], *, latin: bool) -> float:
    script = _script(letter)
    if latin and script != "LATIN":
        return _OTHER_LETTER
    return letters.get(letter, _RARE_SIGN if script == "CJK" else _OTHER_LETTER)


@remembered(4096)
def _script(letter: str) -> str:
    """The script of a letter, by its Unicode name; those of East Asia, which stand in one word, are one."""
    name = unicodedata.name(letter, "").split(" ")[0]
    return "CJK" if name in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "KATAKANA-HIRAGANA") else name


@remembered(1)
def _table() -> _Table:
    told = own_table(Path(__file__).with_name("code_pages.toml"))
    letters = {
        lang: {letter: weight for part, weight in zip(line.split("|"), _LETTERS, strict=False) for letter in part}
        for lang, line in told["letters"].items()
    }
    pages = {codec: (one["name"], tuple(one["languages"])) for codec, one in told["pages"].items()}
    return _Table(letters, pages)
