"""Embargo lines in the body of a Markdown file: whatever their dress, no reader is to see an article before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.marks.embargo_words import begins_with_a_time
from umbruch.clipping.marks.furniture.glued_embargo import CELL
from umbruch.clipping.marks.release import is_embargo, is_label_alone
from umbruch.clipping.signs.clock_times import find_clock
from umbruch.clipping.signs.dates import date_at, find_date

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_OPENING = re.compile(r"\s*(?:(?:>|#{1,6}|[-*+]|\d{1,9}[.)]|<!--|<[a-zA-Z][^<>]*>)\s*)*")
_CLOSING = re.compile(r"\s*(?:-->|</[a-zA-Z]+>|<br\s*/?>|\\|#+|\s)*$")
_EMPHASIS = re.compile(r"[*_`]+|\\(?=[^\w\s])|</?(?:b|i|em|strong|u|mark|span)[^<>]*>")
_HEADING = re.compile(r"\s*#\s")
_RUNS_ON = (",", " um", " bis", " at", " à", " ab")
_RULE_OF_TABLE = frozenset("|:- \t\r")
_MOST_ROWS = 60
"""Rows above or below an embargo in which the rule of its table is looked for: forms of releases have a dozen."""
_LONGEST = 400


class EmbargoLine(NamedTuple):
    """An embargo as it stands in the text: its words, and its line (from 0)."""

    text: str
    line: int


def take_embargoes(body: str) -> tuple[str, tuple[EmbargoLine, ...]]:
    """The Markdown with its embargo lines left empty, and these lines.

    They are recognised by the same signs as in plain text, in bold, in a quote, in a list, in a comment or as a heading
    too; not in a block of code. A row of a table says it and stays where it is. A headline such as `Embargo: what now?`
    needs a day or an hour to be one.

    Args:
        body: the text under the front matter.
    """
    lines = body.split("\n")
    found: list[EmbargoLine] = []
    fence = ""
    for number, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        if fence or not line or len(line) > _LONGEST:
            continue
        words = _plain(line)
        if not words or not is_embargo(words) or (_HEADING.match(line) and not _names_a_time(words)):
            continue
        if _is_row(lines, number):
            found.append(EmbargoLine(words, number))
            continue
        lines[number] = ""
        if (below := _end_below(lines, number, words)) is not None:
            words = f"{words} {_plain(lines[below])}"
            lines[below] = ""
        found.append(EmbargoLine(words, number))
    return "\n".join(lines) if found else body, tuple(found)


def _is_row(lines: Sequence[str], number: int) -> bool:
    """Whether a line is a row of a table, and no line that strokes were set around: a rule parts a head from rows."""
    if "|" not in lines[number]:
        return False
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(lines) and abs(at - number) <= _MOST_ROWS and "|" in lines[at]:
            if "-" in lines[at] and _RULE_OF_TABLE.issuperset(lines[at]):
                return True
            at += step
    return False


def _end_below(lines: Sequence[str], number: int, words: str) -> int | None:
    """The line on which the end of an embargo stands that a line does not name: the next one with words."""
    below = next((at for at in range(number + 1, len(lines)) if lines[at].strip()), None)
    if below is None or len(lines[below]) > _LONGEST:
        return None
    further = _plain(lines[below])
    runs_on = below == number + 1 and words.endswith(_RUNS_ON) and find_clock(further) is not None
    alone = is_label_alone(words) and len(further) <= CELL and begins_with_a_time(further)
    return below if runs_on or alone else None


def _plain(line: str) -> str:
    """The words of a line without what makes it bold, a heading, a quote or a comment; `5. Mai` numbers no item."""
    if date_at(line.lstrip(), 0) is not None:
        return " ".join(_EMPHASIS.sub("", line).split())
    bare = _CLOSING.sub("", line[_OPENING.match(line).end() :])  # type: ignore[union-attr]
    return " ".join(_EMPHASIS.sub("", bare).replace("|", " ").split())


def _names_a_time(words: str) -> bool:
    return find_date(words) is not None or find_clock(words) is not None
