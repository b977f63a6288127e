"""Labels of releases that are glued to a headline, or set with blanks between their letters."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.release import is_embargo
from umbruch.kept import remembered

_SEPARATOR = re.compile(r"\s*(?:[:：]|\s[–—|-]|\s?[|/]{1,2})\s*(?=[^\W\d_]|[„“\"«»‘'\d])")
_NUMBERED = re.compile(r"\s*(?:[^\W\d_]{1,4}\.?\s?)?[º°#]?\s?\d{1,4}(?:\s?/\s?\d{2,4})?")
_SPACED = re.compile(r"(?:[^\W\d_]{1,3}\s+){4,}[^\W\d_]{1,3}")
_COLONS = (":", "：")
_LEAST_WORDS = 3
_LEAST_LABEL = 12
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
    end = _label_end(text)
    if not end:
        return 0
    if numbered := _NUMBERED.match(text, end):
        end = numbered.end() if _SEPARATOR.match(text, numbered.end()) else end
    separator = _SEPARATOR.match(text, end)
    if separator is None:
        return 0
    rest = text[separator.end() :]
    if _label_end(rest) or is_embargo(rest):
        return 0
    if text[:end].casefold() in shared().title_keys:
        return end
    if rest.split()[0].islower() and separator.group().strip() in _COLONS and not text[:end].isupper():
        return 0  # `К сведению: о встрече в ратуше`: the sentence goes on, and its label belongs to it
    if text[:end].casefold() in _whole_labels() or text[:end].isupper():
        return end
    letters = any(not sign.isascii() and sign.isalpha() and sign.lower() == sign.upper() for sign in rest[:4])
    return end if len(rest.split()) >= _LEAST_WORDS or (letters and len(rest) > 5) else 0


def is_spaced_label(text: str) -> bool:
    """Whether a line is a label with blanks between its letters: `M E D I A  R E L E A S E`."""
    return (
        len(text) < 90 and _SPACED.search(text) is not None and "".join(text.casefold().split()) in _letters_of_labels()
    )


def _label_end(text: str) -> int:
    folded = text[:80].casefold()
    for label in _by_start().get(folded[:2], ()):
        if folded.startswith(label) and not folded[len(label) : len(label) + 1].isalnum():
            return len(label)
    return 0


@remembered(1)
def _by_start() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for label in (*everywhere("release_labels"), *everywhere("glued_labels"), *shared().title_keys):
        table.setdefault(label.casefold()[:2], []).append(label.casefold())
    return {start: tuple(sorted(labels, key=len, reverse=True)) for start, labels in table.items()}


@remembered(1)
def _whole_labels() -> frozenset[str]:
    """Labels of several words or many letters, which no headline begins with before a colon."""
    return frozenset(
        label.casefold() for label in everywhere("release_labels") if " " in label or len(label) >= _LEAST_LABEL
    )


@remembered(1)
def _letters_of_labels() -> frozenset[str]:
    return frozenset("".join(label.casefold().split()) for label in everywhere("release_labels"))
