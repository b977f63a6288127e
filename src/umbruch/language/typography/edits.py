"""Changing signs in text that is cut into pieces by emphasis and links, each sign in the piece that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

NO_BREAK, THIN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
BLANK = f" {NO_BREAK}{THIN}\N{THIN SPACE}"
"""Spaces between words as they may stand in copy."""

ELSEWHERE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what is not changed along with the text around it: a footnote, words in another language."""

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"„“”«»‘’]+|[\w.+-]+@[\w-]+\.\w[\w.-]*")


class Edit(NamedTuple):
    """Characters `start` to `end` of the whole text, and what stands there instead."""

    start: int
    end: int
    text: str


def addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses of web and mail stand, in which no sign is changed."""
    return [match.span() for match in _ADDRESS.finditer(text)] if "." in text else []


def outside(edits: Sequence[Edit], kept: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """The edits that touch none of the stretches to be kept."""
    for edit in edits:
        if not any(start < edit.end and edit.start < end for start, end in kept):
            yield edit


def edited(pieces: Sequence[str], edits: Sequence[Edit]) -> list[str]:
    """The pieces with the edits made; each stands in the piece where it begins.

    Args:
        pieces: the text, cut.
        edits: in order, none over another.
    """
    if not edits:
        return list(pieces)
    made: list[str] = []
    starts = [0, *accumulate(map(len, pieces))]
    waiting = list(edits)[::-1]
    for piece, start in zip(pieces, starts, strict=False):
        end, at = start + len(piece), start
        parts: list[str] = []
        while waiting and waiting[-1].start < end:
            edit = waiting[-1]
            if edit.start >= at:
                parts += (piece[at - start : edit.start - start], edit.text)
            at = min(edit.end, end)
            if edit.end > end:
                break
            waiting.pop()
        parts.append(piece[at - start :])
        made.append("".join(parts))
    return made
