"""Embargo lines in the body of a Markdown file: whatever their dress, no reader is to see an article before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.marks.release import is_embargo
from umbruch.clipping.signs.clock_times import find_clock
from umbruch.clipping.signs.dates import find_date

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_OPENING = re.compile(r"\s*(?:(?:>|#{1,6}|[-*+]|\d{1,9}[.)]|<!--|<[a-zA-Z][^<>]*>)\s*)*")
_CLOSING = re.compile(r"\s*(?:-->|</[a-zA-Z]+>|<br\s*/?>|\\|#+|\s)*$")
_EMPHASIS = re.compile(r"[*_`]+|\\(?=[^\w\s])|</?(?:b|i|em|strong|u|mark|span)[^<>]*>")
_HEADING = re.compile(r"\s*#\s")
_RUNS_ON = (",", " um", " bis", " at", " à", " ab")
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
        if "|" in line:
            found.append(EmbargoLine(words, number))
            continue
        lines[number] = ""
        if words.endswith(_RUNS_ON) and number + 1 < len(lines) and find_clock(further := _plain(lines[number + 1])):
            words = f"{words} {further}"
            lines[number + 1] = ""
        found.append(EmbargoLine(words, number))
    return "\n".join(lines) if found else body, tuple(found)


def _plain(line: str) -> str:
    """The words of a line without what makes it bold, a heading, a quote or a comment."""
    bare = _CLOSING.sub("", line[_OPENING.match(line).end() :])  # type: ignore[union-attr]
    return " ".join(_EMPHASIS.sub("", bare).replace("|", " ").split())


def _names_a_time(words: str) -> bool:
    return find_date(words) is not None or find_clock(words) is not None
