"""Which words begin a phrase: where a headline is not parted from what it says next."""

from __future__ import annotations

import re
from pathlib import Path

from umbruch.kept import remembered
from umbruch.written.own_table import own_table

_SAME_WORDS = {"no": "nb", "nn": "nb"}
_INITIAL = re.compile(r"[^\W\d_]\.\Z")
_NUMBER = re.compile(r"[\d.,:/]*\d\.?\Z|§+\Z")
_YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")
_OPENING = "„“‚‘«»\"'([¿¡"


@remembered(64)
def _words(primary: str) -> frozenset[str]:
    table = own_table(Path(__file__).with_name("phrase_words.toml"))
    return frozenset(table.get(_SAME_WORDS.get(primary, primary), "").split())


def begins_phrase(word: str, lang: str | None) -> bool:
    """Whether a word belongs to the one after it: an article, a preposition, a conjunction, a title.

    Args:
        word: as it stands in the text; a sign behind it ends its phrase.
        lang: the language (BCP 47); None and languages that we know no words of have none.
    """
    return word.lstrip(_OPENING).casefold() in _words((lang or "").partition("-")[0].casefold())


def multiplies(word: str, before: str) -> bool:
    """Whether a word multiplies the number before it (`4,2 Millionen`), so that both belong to what is counted.

    Args:
        word: as it stands in the text.
        before: the word before it.
    """
    return _NUMBER.match(before.lstrip(_OPENING)) is not None and word.casefold() in _words("multiples")


def ends_name(word: str) -> bool:
    """Whether a word with a capital ends the name of a company or a club (`Inc`, `GmbH`, `e.V.`, `Group`)."""
    return any(letter.isupper() for letter in word) and _bare(word) in _words("forms")


def _bare(word: str) -> str:
    return word.rstrip(",:;!?").replace(".", "").casefold()


def needs_the_next(word: str, lang: str | None) -> bool:
    """Whether a line should not end with a word: one that begins a phrase, an initial, or a number that counts."""
    if begins_phrase(word, lang) or (_INITIAL.search(word) is not None and len(word.lstrip(_OPENING)) == 2):
        return True
    return _NUMBER.match(word) is not None and _YEAR.match(word) is None
