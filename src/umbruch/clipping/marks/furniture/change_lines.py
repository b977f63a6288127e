"""Lines above a report that kill, correct or update it: `ADVISORY/KILL – …`, `Berichtigung: …`, `UPDATE: Adds …`."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Literal, NamedTuple

from umbruch.clipping.conventions import shared
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import ends_sentence
from umbruch.diagnostics import Diagnostic
from umbruch.kept import remembered
from umbruch.tree import Change

Kind = Literal["update", "correction", "kill"]
_BY_WEIGHT: tuple[Kind, ...] = ("kill", "correction", "update")

_NEAR = 4
"""So many lines with words are looked at: slug, number and label stand above such a line on the wire."""
_MOST_LINES = 6
"""A note to editors has two or three sentences."""
_FEW_WORDS = 3
_LEAST_REPORT = 40
"""A sentence of so many characters is of the report, and what follows it tells of a change."""
_DRESS = "(*+[_#=~!> \t"
_CLOSING = ")]*+_!#=~ \t"


class WithoutChangeLines(NamedTuple):
    """A text with the lines that tell of a change left empty, the numbers of these (from 1), and the change."""

    text: str
    lines: tuple[int, ...] = ()
    change: Change | None = None


def without_change_lines(text: str, fixed: Container[int] = ()) -> WithoutChangeLines:
    """The text without what kills, corrects or updates it; lines keep their numbers.

    Args:
        text: lines that end in `\\n`.
        fixed: the numbers of lines (from 1) whose role somebody has said.
    """
    lines = text.split("\n")
    taken: list[int] = []
    kind: Kind | None = None
    seen = 0
    for number, line in enumerate(lines):
        if number in taken or not line.strip():
            continue
        if seen == _NEAR:
            break
        seen += 1
        found = _kind_of(line)
        if found is None and kind == "kill" and taken and _calls(line):
            found = kind
        if found is None and ends_sentence(line.strip()) and len(line) >= _LEAST_REPORT:
            break
        if found is None or number + 1 in fixed:
            continue
        kind = next(one for one in _BY_WEIGHT if one in (kind, found))
        taken += range(number, number + _size(lines, number))
    rest = [line for number, line in enumerate(lines) if number not in taken and line.strip()]
    if kind is None or not rest:
        return WithoutChangeLines(text)
    note = " ".join(" ".join(lines[number] for number in taken).split())
    kept = "\n".join("" if number in taken else line for number, line in enumerate(lines))
    return WithoutChangeLines(kept, tuple(number + 1 for number in taken), Change(kind, note))


def remarks_on(found: WithoutChangeLines, article: str, above: int = 0) -> tuple[Diagnostic, ...]:
    """What an editor is to know of a text that is killed.

    Args:
        found: the text without these lines.
        article: the path of the article in the tree.
        above: how many lines stand in the file before the text.
    """
    if found.change is None or found.change.kind != "kill":
        return ()
    return (
        Diagnostic(
            "status.canceled", f"the text says that it is withdrawn: {found.change.note}", "warning",
            above + found.lines[0], f"{article}.status", hint="--set status=usable where it is not",
        ),
    )  # fmt: skip


def corrects(line: str) -> bool:
    """Whether a line is a sentence that corrects the story, under one of the words for that."""
    return _says_under(line, shared().correction_labels)


def _says_under(line: str, labels: Container[str]) -> bool:
    label, colon, rest = line.lstrip("(*+[_ ").partition(":")
    sentence = line.strip().rstrip("*+_ ").rstrip(")]")
    told = label.strip("*+_ ").casefold() in labels
    return bool(colon) and told and len(rest.split()) > _FEW_WORDS and ends_sentence(sentence)


def _kind_of(line: str) -> Kind | None:
    if _kill().match(line.strip(_DRESS).rstrip(_CLOSING)):
        return "kill"
    if corrects(line):
        return "correction"
    return "update" if _says_under(line, shared().update_labels) else None


def _calls(line: str) -> bool:
    """Whether a line speaks to the newsrooms: what a kill tells them stands under its label."""
    words = line.strip(_DRESS).casefold()
    return any(re.match(rf"{re.escape(call)}\s?[:,–—-]", words) for call in shared().desk_calls)


def _size(lines: Sequence[str], number: int) -> int:
    """How many lines the note has: it goes on to the end of its sentence."""
    if _kill().fullmatch(lines[number].strip(_DRESS).rstrip(_CLOSING)) and _alone(lines[number]):
        return 1
    for size in range(1, _MOST_LINES + 1):
        at = number + size - 1
        if at >= len(lines) or not lines[at].strip():
            return 1
        if ends_sentence(lines[at].strip().rstrip(_CLOSING)):
            return size
    return 1


def _alone(line: str) -> bool:
    return not re.search(r"[:–—]|\s-\s", line)


@remembered(1)
def _kill() -> re.Pattern[str]:
    """A label in capitals by itself or before a colon or dash; in small letters only before a colon and a sentence."""
    loud = "|".join(map(re.escape, (label.upper() for label in shared().kill_labels)))
    soft = "|".join(map(re.escape, shared().kill_labels))
    before = by_case(r"(?:[[:upper:]]{3,12}\s?/\s?){0,2}")
    after = by_case(r"(?:\s?/\s?[[:upper:]]{3,12}){0,2}")
    return re.compile(
        rf"{before}(?:{loud}){after}(?:\s?[:–—].*|\s-\s.*|$)|(?i:{soft})\s?:\s?(?:\S+\s){{{_FEW_WORDS},}}.*[.!]$"
    )
