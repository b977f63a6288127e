"""Captions and credits: which lines belong to a picture, and who made it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere
from umbruch.tree import Credit

_LONGEST_CREDIT = 160
_COUNTS = re.compile(r"\s*\(\d{1,3}\)")
_AP = re.compile(
    r"\(((?:AP|AFP|EPA|Reuters|PA|CP|AAP)\s+(?:Photo|Images?|Foto)\s*/\s*[^()]{2,80})\)\s*$", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"(?:^|\s{2,}|\s)((?:©|\(c\)|\(C\))\s*[^©.!?]{2,80})$")


class FoundCredit(NamedTuple):
    """A credit at the end of a caption: the caption's own length, and the credit."""

    caption_end: int
    credit: Credit


@lru_cache(maxsize=1)
def _labelled() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, everywhere("credit_labels")))
    return re.compile(rf"(?:(?<=\s)|(?<=\()|^)(?P<label>{labels})s?\s?:\s*(?P<name>\S.*)?$")


@lru_cache(maxsize=1)
def _shouted() -> re.Pattern[str]:
    labels = "|".join(re.escape(label.upper()) for label in everywhere("credit_labels"))
    return re.compile(rf"(?:(?<=\s)|(?<=\()|^)(?P<label>{labels})\s?:\s*(?P<name>\S.*)?$")


@lru_cache(maxsize=1)
def _in_brackets() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, everywhere("credit_labels")))
    return re.compile(rf"\((?P<label>{labels})s?[:\s]\s*(?P<name>[^()]{{2,80}}(?:\(\d+\))?)\)\s*\.?$")


def find_credit(text: str) -> FoundCredit | None:
    """The credit that ends a caption, or is all of it.

    Args:
        text: a caption with its credit, as one line.

    Returns:
        Where the caption ends and the credit; the credit's name is what stands after the first label, without the
        number of pictures (`Fotos: X (2), Y`).
    """
    if match := _AP.search(text[-_LONGEST_CREDIT:]):
        return _found(text, match.group(), match.group(1))
    if match := _in_brackets().search(text[-_LONGEST_CREDIT:]):
        return _found(text, match.group(), match.group("name"))
    offset = max(0, len(text) - _LONGEST_CREDIT)
    for pattern in (_labelled(), _shouted()):
        if match := pattern.search(text, offset):
            if not _is_maker(match.group("name") or ""):
                continue
            printed = text[match.start() :]
            if text[match.start() - 1 : match.start()] == "(" and printed.rstrip().endswith(")"):
                printed = text[match.start() - 1 :]
            return _found(text, printed, match.group("name") or "")
    if match := _COPYRIGHT.search(text, offset):
        return _found(text, match.group(1), match.group(1).lstrip("©(cC) "))
    return None


def _is_maker(name: str) -> bool:
    """Whether what follows a label can be who made a picture: a few words, the first not a small word of a sentence."""
    words = name.split()
    if len(words) > 14 or len(name) > 100:
        return False
    return not name or not name[0].islower() or len(words) <= 2


def _found(text: str, printed: str, name: str) -> FoundCredit:
    return FoundCredit(len(text) - len(printed), Credit(printed.strip(), _clean_name(name)))


def _clean_name(name: str) -> str | None:
    """The first name where a second label follows, without counts and brackets."""
    again = _labelled().search(name) or _shouted().search(name)
    first = name[: again.start()] if again and again.start() > 1 else name
    cleaned = _COUNTS.sub("", first).strip().rstrip(")").strip(" ,;/")
    return cleaned.rstrip(".") if cleaned.count(".") == 1 and cleaned.endswith(".") else cleaned or None


def parse_credit(line: str) -> Credit:
    """A credit that somebody says is one, with or without its label."""
    found = find_credit(line)
    return found.credit if found and found.caption_end == 0 else Credit(line, _clean_name(line))


@lru_cache(maxsize=1)
def _positions() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in everywhere("position_words") if len(word) > 5 or "." in word)
    return re.compile(rf"(?:^|[\s(])(?:{words})(?=[\s,:);.]|$)", re.IGNORECASE)


def tells_positions(text: str) -> bool:
    """Whether a short text says who stands where in a picture (`von links:`), as only captions do."""
    return len(text) < 400 and _positions().search(text) is not None
