"""Captions and credits: which lines belong to a picture, and who made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere, shared
from umbruch.tree import Credit

_LONGEST_CREDIT = 160
_LONGEST_CAPTION = 400
_MOST_SMALL_WORDS = 3
_COUNTS = re.compile(r"\s*\(\d{1,3}\)")
_CAPITALISED = r"[^\W\d_a-zà-öø-ÿ][^\s,:;()!?]{0,40}"
_NAME = rf"{_CAPITALISED}(?:[ /](?:{_CAPITALISED}|von|van|de|der|den|da|di|la)){{0,4}}"
_AFTER_SENTENCE = r"(?:(?<=[.!?…])|(?<=[.!?…][\"”“»«’)\]]))\s+"
_AP = re.compile(
    r"\(((?:AP|AFP|EPA|Reuters|PA|CP|AAP)\s+(?:Photo|Images?|Foto)\s*/\s*[^()]{2,80})\)\s*$", re.IGNORECASE
)


class FoundCredit(NamedTuple):
    """A credit at the end of a caption: the caption's own length, and the credit."""

    caption_end: int
    credit: Credit


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


@lru_cache(maxsize=1)
def _labelled() -> re.Pattern[str]:
    labels = _any_of(everywhere("credit_labels"))
    return re.compile(rf"(?:(?<=\s)|(?<=[(\[])|^)(?P<label>{labels})s?(?:\s?\(\d+\))?\s?:\s*(?P<name>\S.*)?$")


@lru_cache(maxsize=1)
def _shouted() -> re.Pattern[str]:
    labels = _any_of(tuple(label.upper() for label in everywhere("credit_labels")))
    return re.compile(rf"(?:(?<=\s)|(?<=\()|^)(?P<label>{labels})\s?:\s*(?P<name>\S.*)?$")


@lru_cache(maxsize=1)
def _in_brackets() -> re.Pattern[str]:
    labels = _any_of(everywhere("credit_labels"))
    return re.compile(rf"\((?P<label>{labels})s?[:\s]\s*(?P<name>[^()]{{2,80}}(?:\(\d+\))?)\)\s*\.?$")


@lru_cache(maxsize=1)
def _copyright() -> re.Pattern[str]:
    labels = _any_of(everywhere("credit_labels"))
    return re.compile(rf"(?:^|\s)(?P<credit>(?:(?:{labels})\s?:?\s?)?(?:©|\(c\)|\(C\))\s*(?P<name>[^©.!?]{{2,80}}))$")


@lru_cache(maxsize=1)
def _without_colon() -> re.Pattern[str]:
    """A label and a name after the caption's last sentence: `Foto Jan Bakker`, `Fot. Anna Lis`, `Foto di Ugo Neri`."""
    labels = _any_of(everywhere("credit_labels"))
    return re.compile(rf"{_AFTER_SENTENCE}(?P<credit>(?:{labels})\s+(?P<name>{_NAME}))$")


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    """The same on a line of its own, where only labels count that open no headline: `Fot.`, `Foto di`, `Photo by`."""
    labels = _any_of(tuple(label for label in everywhere("credit_labels") if " " in label or label.endswith(".")))
    return re.compile(rf"^(?P<credit>(?:{labels})\s+(?P<name>{_NAME}))$")


@lru_cache(maxsize=1)
def _agency() -> re.Pattern[str]:
    """A name beside a picture agency, which needs no label: `Ada Roe/Getty Images`, `REUTERS/Ada Roe`."""
    agencies, wires = _any_of(shared().picture_agencies), _any_of(shared().picture_wires)
    names = rf"{_NAME}\s?[/|]\s?(?:{agencies})|(?:{wires})\s?/\s?{_NAME}"
    return re.compile(rf"(?:^|{_AFTER_SENTENCE}|\s(?=\())(?P<credit>\(?(?P<name>{names})\)?)$")


@lru_cache(maxsize=1)
def _opens_byline() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(everywhere('byline_openers'))})\s*:", re.IGNORECASE)


def find_credit(text: str) -> FoundCredit | None:
    """The credit that ends a caption, or is all of it.

    Args:
        text: a caption with its credit, as one line.

    Returns:
        Where the caption ends and the credit; the credit's name is what stands after the first label, without the
        number of pictures (`Fotos: X (2), Y`). None where the line is a byline (`Text und Fotos: X`).
    """
    tail = text[-_LONGEST_CREDIT:]
    offset = len(text) - len(tail)
    if ":" in tail and _opens_byline().match(text):
        return None
    if text.rstrip(" .").endswith(")"):
        if match := _AP.search(tail):
            return _found(text, match.group(), match.group(1))
        if match := _in_brackets().search(tail):
            return _found(text, match.group(), match.group("name"))
    for pattern in (_labelled(), _shouted()) if ":" in tail else ():
        if match := pattern.search(text, offset):
            if not _is_maker(match.group("name") or ""):
                continue
            printed = text[match.start() :]
            if text[match.start() - 1 : match.start()] in ("(", "[") and printed.rstrip().endswith((")", "]")):
                printed = text[match.start() - 1 :]
            return _found(text, printed, match.group("name") or "")
    if len(text) >= _LONGEST_CAPTION:
        return None
    for pattern in _patterns_without_label_and_colon(tail):
        if match := pattern.search(text, offset):
            return _found(text, match.group("credit"), match.group("name"))
    return None


def _patterns_without_label_and_colon(tail: str) -> Iterator[re.Pattern[str]]:
    """The patterns that the end of a text is worth trying; most lines need none."""
    if "©" in tail or "(c)" in tail or "(C)" in tail:
        yield _copyright()
    if "/" in tail or "|" in tail:
        yield _agency()
    if tail.strip() and tail.split()[-1][0].isupper():
        yield from (_without_colon(), _leading())


def _is_maker(name: str) -> bool:
    """Whether what follows a label can be who made a picture: a few words, the first not a small word of a sentence."""
    words = name.split()
    if len(words) > 14 or len(name) > 100 or sum(word[0].islower() for word in words) > _MOST_SMALL_WORDS:
        return False
    return not name or not name[0].islower() or len(words) <= 2


def _found(text: str, printed: str, name: str) -> FoundCredit:
    return FoundCredit(len(text) - len(printed), Credit(printed.strip(), _clean_name(name)))


def _clean_name(name: str) -> str | None:
    """The first name where a second label follows, without counts and brackets."""
    again = _labelled().search(name) or _shouted().search(name)
    first = name[: again.start()] if again and again.start() > 1 else name
    cleaned = _COUNTS.sub("", first).strip().rstrip(")]").strip(" ,;/©")
    return cleaned.rstrip(".") if cleaned.count(".") == 1 and cleaned.endswith(".") else cleaned or None


def parse_credit(line: str) -> Credit:
    """A credit that somebody says is one, with or without its label."""
    found = find_credit(line)
    return found.credit if found and found.caption_end == 0 else Credit(line, _clean_name(line))


@lru_cache(maxsize=1)
def _positions() -> re.Pattern[str]:
    """Where people stand, as captions say it: in brackets, before a colon, or between commas."""
    words = _any_of(tuple(word.strip("()") for word in everywhere("position_words")))
    phrases = _any_of(tuple(word for word in everywhere("position_words") if " " in word or "." in word))
    return re.compile(
        rf"\((?:[^()]{{0,30}}[\s.])?(?:{words})(?:[\s.,][^()]{{0,20}})?\)|(?:^|[\s,(])(?:{phrases})\s?:"
        rf"|^(?:{words})\s?:|,\s(?:{phrases}),",
        re.IGNORECASE,
    )


def tells_positions(text: str) -> bool:
    """Whether a short text says who stands where in a picture (`von links:`), as only captions do."""
    return len(text) < _LONGEST_CAPTION and _positions().search(text) is not None
