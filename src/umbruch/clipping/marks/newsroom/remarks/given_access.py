"""How the press gets at pictures, recordings and drafts: a password beside its address, a private link.

`Pressefotos: https://…, Passwort: Sommer2027` lets readers in whom nobody has asked; a report on passwords names none
beside an address.
"""

from __future__ import annotations

import re

from umbruch.clipping.conventions import shared
from umbruch.clipping.marks.embargo_words import EAST_ASIAN
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered

_LONGEST = 320
"""Letters of two sentences with an address."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3}|[\w-]{2,}\.[a-z]{2,6}/\S", re.IGNORECASE)
_ALONE = re.compile(r"[\w.!#$%&*+/=?@^-]{3,40}[.)]?")
"""What stands behind the word for a password where nothing else does: no blank, as passwords have none."""
_VALUE_AT_END = re.compile(r"\s*[^\s,;()]{3,40}[.)]?\s*(?:$|[,;)])")


def gives_access(paragraph: str) -> bool:
    """Whether a short paragraph gives a password or a link that is for the press alone.

    Args:
        paragraph: the whole of it, on one line.
    """
    if len(paragraph) > _LONGEST:
        return False
    folded = paragraph.casefold()
    if not any(word in folded for word in _clues()):
        return False
    if _private_link().search(paragraph) and _ADDRESS.search(paragraph):
        return True
    word = _password().search(paragraph)
    if word is None:
        return False
    alone = _ALONE.fullmatch(paragraph[word.end() :].strip()) is not None
    if word["sign"] and alone and not paragraph[: word.start()].strip(" -–—•*("):
        return True
    linked = _ADDRESS.search(paragraph) is not None
    if not word["sign"]:
        return linked and _VALUE_AT_END.match(paragraph, word.end()) is not None
    return linked or _login().search(paragraph) is not None


@remembered(1)
def _clues() -> tuple[str, ...]:
    return tuple(word.casefold() for word in (*shared().password_words, *shared().private_links))


@remembered(1)
def _password() -> re.Pattern[str]:
    return re.compile(rf"{_edge()}(?:{any_of(shared().password_words)})(?![\w-])\s?(?P<sign>[:：=]?)", re.IGNORECASE)


@remembered(1)
def _private_link() -> re.Pattern[str]:
    return re.compile(rf"{_edge()}(?:{any_of(shared().private_links)})(?!\w)", re.IGNORECASE)


@remembered(1)
def _login() -> re.Pattern[str]:
    return re.compile(rf"{_edge()}(?:{any_of(shared().login_words)})", re.IGNORECASE)


def _edge() -> str:
    """Where a word begins; East Asian words have no blank before them."""
    return rf"(?:(?<!\w)|(?<={EAST_ASIAN.pattern}))"
