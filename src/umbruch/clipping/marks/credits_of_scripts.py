"""Credits in scripts without capitals, and such as a word behind the name tells: `何君健攝`, `E. Roe nuotr.`."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import all_conventions, everywhere, shared
from umbruch.clipping.marks.authors.east_asian_bylines import east_asian_byline, has_family_name
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered

_LONGEST = 90
_LETTERS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々"
_SCRIPTS = re.compile(f"[{_LETTERS}\u0600-\u06ff]")
_LANGUAGES = ("zh", "ja", "ko")
_SENTENCE = r"(?:^|(?<=[。.」！!？]))\s*"


def credit_by_script(text: str) -> tuple[int, str, str] | None:
    """Where the caption ends in a short text that a credit ends, the credit as it is printed, and its name.

    Args:
        text: a caption with its credit, as one line.
    """
    if text.isascii() or len(text) > _LONGEST:
        return None
    if match := _behind().search(text):
        return match.start("credit"), match["credit"], match["name"]
    if not _SCRIPTS.search(text) or east_asian_byline(text):
        return None
    for pattern in (_labelled(), _agency(), _agency_in_brackets()):
        if match := pattern.search(text):
            return match.start("credit"), match["credit"], match["name"].strip()
    match = _taken().search(text)
    known = match is not None and (match["name"] in shared().agencies or has_family_name(match["name"]))
    return (match.start("credit"), match["credit"], match["name"]) if match and known else None


@remembered(1)
def _behind() -> re.Pattern[str]:
    """A name before a word for its picture, as Lithuanian has it: `Euras / E. Roe/LRT nuotr.`."""
    own = {word for code in _LANGUAGES for word in all_conventions()[code].credit_endings}
    words = any_of(word for word in everywhere("credit_endings") if word not in own)
    return re.compile(
        by_case(
            rf"(?:^|(?<=[!?(])|(?<=[.!?]\s))(?P<credit>(?P<name>(?:[^\W\d_[:lower:]]\.\s)?[^\W\d_[:lower:]][^.!?()]{{1,20}}(?:\.\s[^.!?()]{{2,30}})?)\s(?:{words})\)?)$"
        )
    )


@remembered(1)
def _labelled() -> re.Pattern[str]:
    words = any_of(word for code in _LANGUAGES for word in all_conventions()[code].credit_labels)
    return re.compile(
        rf"(?P<credit>[(（\[/]?\s?(?:{words})\s?[/／:：=＝]\s?(?P<name>[^。()（）\[\]]{{2,30}}?)\s?[)）\]]?)$"
    )


@remembered(1)
def _agencies() -> str:
    return any_of(name for name in shared().agencies if _SCRIPTS.search(name))


@remembered(1)
def _agency() -> re.Pattern[str]:
    return re.compile(rf"{_SENTENCE}(?P<credit>(?P<name>{_agencies()}))$")


@remembered(1)
def _agency_in_brackets() -> re.Pattern[str]:
    return re.compile(rf"(?P<credit>[(（](?P<name>{_agencies()})[)）])$")


@remembered(1)
def _taken() -> re.Pattern[str]:
    words = any_of(word for code in _LANGUAGES for word in all_conventions()[code].credit_endings)
    return re.compile(rf"(?:^|[。」！、])\s*(?P<credit>(?P<name>[{_LETTERS}]{{2,8}}?)\s?(?:{words}))$")
