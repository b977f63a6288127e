"""What editors mark in plain text with signs: comments of many notations, deletions, words put in or put in place.

The signs are those of CriticMarkup, Obsidian, HTML, Liquid, Jinja, Hugo and MDX. The text is read as if everything had
been accepted; comments and deleted words never leave the house.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.clipping.conventions import shared
from umbruch.facts.desk_comments import desk_comment
from umbruch.kept import remembered

_LONGEST = 2000
"""Signs between two marks; what opens and is not closed within them is text."""
_WORDS = rf"(?P<words>.{{1,{_LONGEST}}}?)"
_HTML = "<!--"
_OLD_FOR_NEW = "{~~"
_REPLACED = re.compile(
    rf"\{{~~(?P<words>.{{0,{_LONGEST}}}?)~>(?P<new>.{{0,{_LONGEST}}}?)~~\}}",
    re.DOTALL,
)


class _Mark(NamedTuple):
    """One pair of signs: its opening, what it is found by, whether its words stay, or are quoted with the signs."""

    opens: str
    pattern: re.Pattern[str]
    stays: bool = False
    quoted: bool = False


def without_editing_marks(text: str, *, html: bool = True) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text as its editors want it, and what they took out or said of it, with the numbers (from 1) of the lines.

    Args:
        text: lines that end in `\\n`; they keep their numbers.
        html: whether comments of HTML are taken out, too; a reader of Markdown does that itself.
    """
    notes: list[tuple[int, str]] = []
    for mark in _marks():
        if mark.opens in text and (html or mark.opens != _HTML):
            text = "".join(_freed(mark, text, notes))
    return text, tuple(sorted(notes))


def _freed(mark: _Mark, text: str, notes: list[tuple[int, str]]) -> Iterator[str]:
    """The pieces of a text without one kind of marks; `notes` takes what goes away with them."""
    start = 0
    for found in mark.pattern.finditer(text):
        before, gone = text[start : found.start()], found["words"]
        if not mark.stays and gone.strip():
            words = found.group() if mark.quoted else gone
            notes.append((text.count("\n", 0, found.start()) + 1, desk_comment(" ".join(words.split()))))
        new = gone if mark.stays else "\n" * gone.count("\n") + found.groupdict().get("new", "")
        closes = before.endswith(" ") and text[found.end() : found.end() + 1] in ("", *" \n.,;:!?")
        yield (before[:-1] if closes and not new.strip(" ") else before) + new
        start = found.end()
    yield text[start:]


@remembered(1)
def _marks() -> tuple[_Mark, ...]:
    """All pairs of signs: comments first, in which others may stand; `100 %% and 50 %%` opens none."""
    known = shared()
    listed = (
        *((one, False, False) for one in known.comment_marks),
        *((one, False, True) for one in known.deletion_marks),
        *((one, True, False) for one in known.insertion_marks),
    )
    pairs = ((one.partition("…"), stays, quoted) for one, stays, quoted in listed)
    return (
        *(_Mark(opens, _between(opens, closes), stays, quoted) for (opens, _, closes), stays, quoted in pairs),
        _Mark(_OLD_FOR_NEW, _REPLACED, quoted=True),
    )


def _between(opens: str, closes: str) -> re.Pattern[str]:
    beside = ("", "") if opens[0] != "%" else (r"(?<![\d%])(?<!\d\s)", "(?!%)")
    return re.compile(f"{beside[0]}{re.escape(opens)}{_WORDS}{re.escape(closes)}{beside[1]}", re.DOTALL)
