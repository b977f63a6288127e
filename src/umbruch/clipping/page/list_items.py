"""Which lines begin the items of a list, and which ones go on with an item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.clipping.page.lines import Line, ends_sentence, starts_small

_BULLET = re.compile(r"(?:[-–—•●○◦▪▫■□►▶➢➤‣⁃∙✓✔❖*·>\ue000-\uf8ff]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
DASHES = "-–—"
_OPENERS = ".:;!?"


def bullet(text: str) -> str | None:
    """The mark of a list item at the start of a line, or None."""
    match = _BULLET.match(text)
    return match.group().strip() if match else None


def has_bullet_sign(text: str) -> bool:
    """Whether a line starts with a bullet that is a sign and not a number, which may go on with a sentence."""
    mark = bullet(text)
    return mark is not None and not mark[0].isalnum()


def item_starts(lines: Sequence[Line]) -> frozenset[int]:
    """The positions of lines that begin an item, for lines that stand together.

    Signs count where two lines begin with the same one, or where a line ends with a colon before it; numbers and
    letters where they count on from one another. A list begins with the lines, or after a sentence. So a line that
    happens to start with a dash or an ordinal number (`15. März`) stays in its sentence.
    """
    marks = [bullet(line.text) for line in lines]
    starts: set[int] = set()
    at = 0
    while at < len(lines):
        mark = marks[at]
        if mark is None or not _may_open(lines, at, mark):
            at += 1
            continue
        run = _run(lines, marks, at)
        if len(run) > 1 or (at and lines[at - 1].text.endswith(":")) or _is_sign(mark):
            starts.update(run)
        at = run[-1] + 1
    return frozenset(starts)


def hangs_under(line: Line, start: Line) -> bool:
    """Whether a line stands further in than the mark of the item before it, as its further lines do."""
    return line.indent > start.indent


def _is_sign(mark: str) -> bool:
    return not mark[0].isalnum() and mark not in DASHES


def _may_open(lines: Sequence[Line], at: int, mark: str) -> bool:
    """Whether a list can begin here: at the top, or after a sentence; a dash after one may go on with it."""
    if at == 0 or _is_sign(mark):
        return True
    before = lines[at - 1].text
    if mark in DASHES and starts_small(lines[at].text[1:].lstrip()):
        return before.endswith(":")
    return before[-1] in _OPENERS or ends_sentence(before)


def _run(lines: Sequence[Line], marks: Sequence[str | None], first: int) -> list[int]:
    """The items from `first` on: lines with the same sign, or with the next number or letter."""
    run = [first]
    for at in range(first + 1, len(lines)):
        mark = marks[at]
        if mark is not None and (mark == marks[first] if not mark[0].isalnum() else mark == _next(marks[run[-1]])):
            run.append(at)
    return run


def _next(mark: str | None) -> str | None:
    if mark is None or not mark[0].isalnum():
        return None
    count, sign = mark[:-1], mark[-1]
    return f"{int(count) + 1 if count.isdigit() else chr(ord(count) + 1)}{sign}"
