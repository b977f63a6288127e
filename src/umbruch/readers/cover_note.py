"""The lines with which a letter hands its copy over: `anbei die Pressemitteilung`, `wir bitten um Abdruck`.

They are the sender's words to the newsroom and stand between the salutation and the copy, or above the closing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from umbruch.kept import remembered
from umbruch.written.own_table import own_table

_LONGEST = 300
"""Signs of a paragraph that hands over; a longer one is copy."""
_MOST = 3
"""Paragraphs of a cover note."""
_WITHOUT_SALUTATION = 140
"""Signs of such a paragraph where nobody is greeted: `Anbei unsere Pressemitteilung mit der Bitte um Abdruck.`"""

_APART = 80
"""Signs between the two words of a sentence that tell it: `im Anhang finden Sie die heute … Mitteilung`."""


def cover_note(lines: Sequence[str], greeted: bool) -> list[int]:
    """The lines of a cover note in a letter, by their numbers (from 0).

    Args:
        lines: what stands between salutation and closing, blank lines between its paragraphs.
        greeted: whether there is a salutation above them.

    Returns:
        None of them where the whole letter would be one: then it is the copy.
    """
    paragraphs = _paragraphs(lines)
    note: list[int] = []
    first = 0
    while first < min(_MOST, len(paragraphs)) and _hands_over(lines, paragraphs[first], greeted or first > 0):
        note += paragraphs[first]
        first += 1
    last = len(paragraphs)
    while greeted and last - 1 > first and _hands_over(lines, paragraphs[last - 1], greeted):
        last -= 1
        note += paragraphs[last]
    return note if first < last else []


def _hands_over(lines: Sequence[str], paragraph: Sequence[int], greeted: bool) -> bool:
    text = " ".join(lines[at].strip() for at in paragraph)
    return len(text) <= (_LONGEST if greeted else _WITHOUT_SALUTATION) and _hands_over_in().search(text) is not None


def _paragraphs(lines: Sequence[str]) -> list[list[int]]:
    paragraphs: list[list[int]] = [[]]
    for at, line in enumerate(lines):
        if line.strip():
            paragraphs[-1].append(at)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [one for one in paragraphs if one]


@remembered(1)
def _hands_over_in() -> re.Pattern[str]:
    pairs = [
        (_any_of(words[first]), _any_of(words[second]))
        for words in own_table(Path(__file__).with_name("cover_notes.toml")).values()
        for first, second in (("hands_over", "copy"), ("asks", "prints"))
    ]
    between = rf"[^.!?]{{0,{_APART}}}?"
    both = "|".join(f"{first}{between}{second}|{second}{between}{first}" for first, second in pairs)
    return re.compile(both, re.IGNORECASE)


def _any_of(words: Sequence[str]) -> str:
    """A pattern for words that begin so, or end there too where a full stop says it."""
    whole = (re.escape(word.rstrip(".")) + (r"\b" if word.endswith(".") else r"\w*") for word in words)
    return rf"\b(?:{'|'.join(whole)})"
