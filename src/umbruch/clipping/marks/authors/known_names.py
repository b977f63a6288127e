"""Common given names: what speaks for a name, and tells one in scripts without capitals (Arabic, Hebrew, Hindi)."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import all_conventions, everywhere
from umbruch.clipping.signs.people import is_name_word
from umbruch.kept import remembered
from umbruch.tree import Person

_LANGUAGES = ("ar", "fa", "he", "hi")
_LEAST_WORDS, _MOST_WORDS = 2, 4
_LONGEST = 60
_MOST_PEOPLE = 3
_PLACE_WORDS = 3
_SIGNS = re.compile(r"\s+[-–—|/]\s+|\s*[,،|]\s+")


@remembered(1)
def _given_names() -> frozenset[str]:
    return frozenset(name.casefold() for one in all_conventions().values() for name in one.given_names.split())


def has_given_name(words: str) -> bool:
    """Whether words begin with a common given name of any language, in capitals or not."""
    first = words.split(maxsplit=1)[0] if words else ""
    return first.casefold() in _given_names() or first.partition("-")[0].casefold() in _given_names()


def names_in_pairs(words: str) -> list[str]:
    """The names of several people between which nothing but blanks stand: `Ada Roe Tim Poe`; none where unsure.

    Each has a common given name before a word that is none.
    """
    parts = words.split()
    if len(parts) % 2 or not _LEAST_WORDS < len(parts) <= 2 * _MOST_WORDS or not all(map(is_name_word, parts)):
        return []
    if not all(map(has_given_name, parts[::2])) or any(map(has_given_name, parts[1::2])):
        return []
    return [" ".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]


@remembered(1)
def _small_words() -> frozenset[str]:
    return frozenset(word for code in _LANGUAGES for word in all_conventions()[code].function_words)


@remembered(1)
def _and() -> re.Pattern[str]:
    glued = "|".join(map(re.escape, everywhere("glued_and_words")))
    apart = "|".join(re.escape(word) for code in _LANGUAGES for word in all_conventions()[code].and_words)
    return re.compile(rf"\s+(?:(?:{apart})\s+|(?:{glued})(?=\w{{2}}))")


def is_caseless(text: str) -> bool:
    """Whether a text is in a script without capitals, such as Arabic."""
    return not text.isascii() and text == text.lower() == text.upper() and any(sign.isalpha() for sign in text)


def parted_names(words: str) -> list[str]:
    """The names in words between which `and` stands by itself or is written to the second: `محمد علي وأسماء نصار`."""
    names = _and().split(words)
    whole = all(_LEAST_WORDS <= len(name.split()) <= _MOST_WORDS for name in names)
    return names if whole and len(names) <= _MOST_PEOPLE else [words]


def known_people(line: str) -> tuple[Person, ...]:
    """The people in a line that is nothing but names, the first word of each a common given name.

    A place or what somebody is may stand behind a sign after the last: `محمد علي - القاهرة`, `राहुल शर्मा, नई दिल्ली`.
    """
    if len(line) > _LONGEST or not is_caseless(line) or any(sign.isdigit() or sign in ".:!?।؟" for sign in line):
        return ()
    signed, *rest = _SIGNS.split(line.strip())
    if len(rest) > 1 or any(len(words.split()) > _PLACE_WORDS for words in rest):
        return ()
    names = parted_names(signed)
    role = rest[0] if rest else None
    return tuple(Person(name, role) for name in names) if all(map(_is_known, names)) else ()


def _is_known(name: str) -> bool:
    words = name.split()
    return _LEAST_WORDS <= len(words) <= _MOST_WORDS and words[0] in _given_names() and _small_words().isdisjoint(words)
