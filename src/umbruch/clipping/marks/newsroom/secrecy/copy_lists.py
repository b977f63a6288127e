"""The line of a letter that names who gets a copy of it: `cc: Ida Kern, Tim Roth`, `Kopie an: Referat 12`."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.signs.people import has_role_word, looks_like_name
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered

_LONGEST = 160
_MOST_SMALL = 2
"""Words of an office in small letters: `press office`; more are a sentence."""
_SIGN = re.compile(r"\s?[:：]\s*|\s?[–—-]\s+")
_PARTS = re.compile(r"\s*[,;/]\s*|\s+(?:&|\+)\s+")
_SENTENCE = re.compile(r"[.!?]\s|[!?]$")
_OFFICE = re.compile(r"[^\W\d_][\w.-]*(?: [\w.-]+){0,2} \d{1,4}")
"""An office with its number: `Referat 12`."""


def names_who_gets_a_copy(line: str) -> bool:
    """Whether a line is the label of a list of copies and, behind it, nothing but people, offices and addresses.

    What else begins so is for readers: `CC – the sign of a free licence – …`, `Copies to: buy at the town hall`.
    """
    text = line.strip(" *_•")
    if len(text) > _LONGEST or (label := _label().match(text)) is None:
        return False
    sign = _SIGN.match(text, label.end())
    rest = text[sign.end() :].strip() if sign else ""
    if not rest or _SENTENCE.search(rest):
        return False
    names = [part for one in _PARTS.split(rest) for part in _and().split(one) if part.strip()]
    return bool(names) and all(_gets_one(name.strip(" .")) for name in names)


def _gets_one(words: str) -> bool:
    if "@" in words or _OFFICE.fullmatch(words):
        return True
    if words[0].islower() and len(words.split()) > _MOST_SMALL:
        return False
    if has_role_word(words) or not shared().organisation_words.isdisjoint(words.casefold().split()):
        return True
    return len(words.split()) > 1 and looks_like_name(words) and words[0].isupper()


@remembered(1)
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(everywhere('copy_labels'))})(?!\w)", re.IGNORECASE)


@remembered(1)
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of(everywhere('and_words'))})\s+")
