"""Several articles in one office file: where each begins, told by headlines in one look over bylines or datelines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.clipping.conventions import Conventions, conventions_for
from umbruch.clipping.marks.authors.byline import find_byline
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.page.lines import ends_sentence
from umbruch.clipping.signs.which_language import detect
from umbruch.manuscript import Look, Manuscript, WrittenLine

_LARGER = 1.15
"""Times the size of the text from which a line stands out, as in text boxes."""
_LONGEST_HEAD, _LONGEST_BYLINE = 120, 90
_LEAST_REPORT = 200
"""Letters of running text under each headline."""
_RUNNING = 80
"""Letters of a paragraph of it."""
_UNDER_HEAD = 3
"""Blocks under a headline among which its byline or dateline stands: a deck may come between."""
_MOST_HEADS = 40


class _Part(NamedTuple):
    number: int
    text: str
    look: Look


def with_starts(manuscript: Manuscript, lang: str | None) -> Manuscript:
    """The manuscript with the lines where its articles begin, if there are several for certain.

    Every line in the look of the first headline must head a report with a byline or dateline of its own: crossheads in
    that look have none, and the file is one article then.

    Args:
        manuscript: of a file whose looks are known.
        lang: its language, where it is known.
    """
    parts = [
        _Part(number, piece.text.strip(), replace(piece.look, style=None, colour=None))
        for number, piece in enumerate(manuscript.pieces, start=1)
        if isinstance(piece, WrittenLine) and piece.text.strip()
    ]
    first = next((at for at, part in enumerate(parts) if _stands_out(part)), None)
    if manuscript.starts or first is None or any(len(part.text) >= _RUNNING for part in parts[:first]):
        return manuscript
    heads = [at for at, part in enumerate(parts) if part.look == parts[first].look and at >= first]
    if not 1 < len(heads) <= _MOST_HEADS:
        return manuscript
    conventions = conventions_for(lang or detect(manuscript.text).lang)
    for head, end in zip(heads, (*heads[1:], len(parts)), strict=True):
        if not _is_article(parts[head:end], conventions, manuscript.text):
            return manuscript
        if head != first and not _is_ended(parts[head - 1], conventions):
            return manuscript
    return replace(manuscript, starts=frozenset({parts[0].number, *(parts[at].number for at in heads[1:])}))


def _stands_out(part: _Part) -> bool:
    look = part.look
    return (look.heading is not None or look.bold or look.size > _LARGER) and len(part.text) <= _LONGEST_HEAD


def _is_article(parts: Sequence[_Part], conventions: Conventions, text: str) -> bool:
    """Whether a headline stands over a report of some length, and under it a byline or the report's dateline."""
    head, *others = parts
    if len(head.text) > _LONGEST_HEAD or sum(len(one.text) for one in others if _is_text(one)) < _LEAST_REPORT:
        return False
    return any(
        _is_byline(one.text, conventions)
        or (len(one.text) >= _RUNNING and find_dateline(one.text, conventions, text) is not None)
        for one in others[:_UNDER_HEAD]
    )


def _is_text(part: _Part) -> bool:
    return len(part.text) >= _RUNNING and ends_sentence(part.text)


def _is_byline(text: str, conventions: Conventions) -> bool:
    return len(text) <= _LONGEST_BYLINE and find_byline(text, conventions) is not None


def _is_ended(part: _Part, conventions: Conventions) -> bool:
    """Whether an article may end with a block: a kicker over the next headline would be taken for its last words."""
    return ends_sentence(part.text.rstrip(")")) or part.text.endswith(")") or _is_byline(part.text, conventions)
