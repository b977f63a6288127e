"""Labels of releases that are glued to a headline, or set with blanks between their letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.release import is_embargo
from umbruch.clipping.signs.dates import date_at
from umbruch.clipping.signs.word_choice import all_folded, folded
from umbruch.kept import remembered

_SEPARATOR = re.compile(r"\s*(?:[:：]|\s[–—|-]|\s?[|｜/]{1,2}|\s[•·]\s)\s*(?=[^\s:：|｜/–—-])")
_BARS = "|｜/•·"
_BRACKETED = re.compile(r"[\[【［]\s?([^\[\]【】［］]{2,40}?)\s?[\]】］]\s*(?=\S)")
_NUMBERED = re.compile(r"\s*(?:[^\W\d_]{1,4}\.?\s?)?[º°#]?\s?\d{1,4}(?:\s?/\s?\d{2,4})?")
_SPACED = re.compile(r"(?:[^\W\d_]{1,3}\s+){4,}[^\W\d_]{1,3}")
_COLONS = (":", "：")
_BEFORE_A_DAY = re.compile(r"[ ,]*(?:[–—|-] ?|[^\W\d_]{2,4} )?(?=\w)")
_LEAST_WORDS = 3
_LEAST_LABEL = 11
_LEAST_LETTERS = 5
_START = 12
AROUND_LABELS = " :：–—-|｜/·•"
"""What parts a label from its headline."""
_LEAST_SHOUTED = 8
_LONGEST = 400


def label_before(text: str) -> int:
    """How many signs the label of a release takes that stands before a headline on its line, or that fills it spaced.

    Args:
        text: a line above the report.

    Returns:
        0 where there is none. `Press Release: Bridge closed for repairs` has one, `Press release on bridges` none.
    """
    if len(text) > _LONGEST or is_embargo(text):
        return 0
    if is_spaced_label(text):
        return len(text)
    if bracketed := _BRACKETED.match(text):
        return bracketed.end() if bracketed.group(1).casefold() in _bracketed_labels() else 0
    end = _label_end(text, _by_start())
    if not end:
        return _flag_before(text)
    label = text[:end]
    end = _past_number_and_day(text, end)
    separator = _SEPARATOR.match(text, end)
    if separator is None:
        return 0
    rest = text[separator.end() :]
    if further := label_before(rest):
        return separator.end() + further
    if is_embargo(rest):
        return 0
    if _is_label_alone(rest):
        return len(text)
    if label.casefold() in _keys_of_titles():
        return end if label.casefold() in shared().title_keys or _is_title(rest) else 0
    if rest.split()[0].islower() and separator.group().strip() in _COLONS and not label.isupper():
        return 0  # `К сведению: о встрече в ратуше`: the sentence goes on, and its label belongs to it
    if label.casefold() in _whole_labels() or label.isupper():
        return end
    return end if _is_title(rest) else 0


def without_label(text: str) -> str:
    """A line without the label before its headline."""
    cut = label_before(text)
    return text[cut:].lstrip(AROUND_LABELS) if cut else text


def is_key_of_title(label: str) -> bool:
    """Whether a label only says that a title follows, so that no reader misses it."""
    return label.casefold() in _keys_of_titles()


def _flag_before(text: str) -> int:
    """How many signs a flag takes that stands before a headline with a bar between them: `EXCLUSIVE | …`.

    Before a colon it is a part of the headline, as papers have `BREAKING: …` and `Analysis: …`.
    """
    end = _label_end(text, _flags_by_start())
    if not end:
        return 0
    end = _past_number_and_day(text, end)
    separator = _SEPARATOR.match(text, end)
    if separator is None or not any(sign in _BARS for sign in separator.group()):
        return 0
    rest = text[separator.end() :]
    long = _is_title(rest) or (text[:end].isupper() and len(rest) >= _LEAST_SHOUTED)
    return end if long and not rest.split()[0].islower() else 0


def _past_number_and_day(text: str, end: int) -> int:
    """Where the number or the day ends that belongs to a label, and after which the headline is set apart."""
    if (numbered := _NUMBERED.match(text, end)) and _SEPARATOR.match(text, numbered.end()):
        return numbered.end()
    lead = _BEFORE_A_DAY.match(text, end)
    found = date_at(text, lead.end()) if lead and lead.end() < len(text) else None
    return found.end if found and _SEPARATOR.match(text, found.end) else end


def _is_title(rest: str) -> bool:
    """Whether what follows a label is long enough for a headline."""
    unspaced = any(not sign.isascii() and sign.isalpha() and sign.lower() == sign.upper() for sign in rest[:_START])
    return len(rest.split()) >= _LEAST_WORDS or (unspaced and len(rest) > _LEAST_LETTERS)


def _is_label_alone(rest: str) -> bool:
    """Whether nothing but a label stands after a label, so that the whole line is one."""
    end = _label_end(rest, _by_start())
    return bool(end) and not rest[end:].strip(" .:!|")


def is_spaced_label(text: str) -> bool:
    """Whether a line is a label with blanks between its letters: `M E D I A  R E L E A S E`."""
    return (
        len(text) < 90 and _SPACED.search(text) is not None and "".join(text.casefold().split()) in _letters_of_labels()
    )


def _label_end(text: str, table: Mapping[str, tuple[str, ...]]) -> int:
    start = folded(text[:80])
    for label in table.get(start[:2], ()):
        if start.startswith(label) and not start[len(label) : len(label) + 1].isalnum():
            return len(label)
    return 0


@remembered(1)
def _by_start() -> dict[str, tuple[str, ...]]:
    labels = (label for field in ("release_labels", "glued_labels", "alert_labels") for label in everywhere(field))
    return _table((*labels, *_keys_of_titles()))


@remembered(1)
def _keys_of_titles() -> frozenset[str]:
    """What stands before the colon of a title, or of the subject of a letter: `Title: …`, `Oggetto: …`."""
    return shared().title_keys | shared().mail_subjects


@remembered(1)
def _flags_by_start() -> dict[str, tuple[str, ...]]:
    return _table(everywhere("kicker_labels"))


def _table(labels: Iterable[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for label in all_folded(labels):
        table.setdefault(label[:2], []).append(label)
    return {start: tuple(sorted(labels, key=len, reverse=True)) for start, labels in table.items()}


@remembered(1)
def _bracketed_labels() -> frozenset[str]:
    fields = ("release_labels", "glued_labels", "alert_labels", "kicker_labels")
    return frozenset(label.casefold() for field in fields for label in everywhere(field))


@remembered(1)
def _whole_labels() -> frozenset[str]:
    """Labels of several words or many letters, and calls of urgency, which no headline begins with before a colon."""
    told = (label for label in everywhere("release_labels") if " " in label or len(label) >= _LEAST_LABEL)
    return frozenset(label.casefold() for label in (*told, *everywhere("alert_labels")))


@remembered(1)
def _letters_of_labels() -> frozenset[str]:
    return frozenset("".join(label.casefold().split()) for label in everywhere("release_labels"))
