"""Chunks whose lines are whole paragraphs, as word processors and web pages give them: each line for itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.page.lines import Chunk, Line, ends_sentence, starts_small
from umbruch.clipping.page.list_items import bullet

_LONGER_THAN_PRINTED = 120
_LONG = 100
_LEAST_BLANKS = 8
_LEAST_SENTENCES = 6
_MOSTLY = 0.6
_FULL = 80
_LEAST_ROOM = 6


def lines_apart(chunks: Sequence[Chunk], conventions: Conventions) -> tuple[Chunk, ...]:
    """The chunks, those whose lines are longer than printed ones taken apart line by line.

    What stands under the last paragraph (an address, a list) stays together, and so does a caption with its credit.

    Args:
        chunks: the chunks of the text.
        conventions: those of the text's language.
    """
    result: list[Chunk] = []
    for position, chunk in enumerate(chunks):
        last = _last_paragraph(chunk.lines, first=position == 0)
        if last is None:
            result.append(chunk)
            continue
        groups: list[list[Line]] = []
        for line in chunk.lines[: last + 1]:
            if not groups or not _goes_on(groups[-1][-1], line, conventions):
                groups.append([])
            groups[-1].append(line)
        if rest := chunk.lines[last + 1 :]:
            groups.append(list(rest))
        result += [Chunk(tuple(group), chunk.after_page_break and number == 0) for number, group in enumerate(groups)]
    return tuple(result)


def _last_paragraph(lines: Sequence[Line], first: bool) -> int | None:
    """The number of the last line that is a paragraph; None where the lines are those of a column."""
    if _are_sentences(lines) or (first and _are_ended(lines)):
        stops = [number for number, line in enumerate(lines) if ends_sentence(line.text) and line.text[-1] != ":"]
        return stops[-1] if stops else None
    if len(lines) < 2 or not any(_is_paragraph(line.text) for line in lines):
        return None
    if any(_runs_over(line, following) for line, following in pairwise(lines)):
        return None
    return max(number for number, line in enumerate(lines) if len(line.text) > _LONG)


def _are_sentences(lines: Sequence[Line]) -> bool:
    """Whether most lines end with a sentence and none goes on in the next, as those of an interview."""
    if len(lines) < _LEAST_SENTENCES:
        return False
    if any(line.text[-1] in "-\u00ad," or starts_small(after.text) for line, after in pairwise(lines)):
        return False
    return sum(ends_sentence(line.text) for line in lines) > len(lines) * _MOSTLY


def _are_ended(lines: Sequence[Line]) -> bool:
    """Whether a headline and short paragraphs, one a line, begin a text: each line stops, or has room for the next."""
    full = max(len(line.text) for line in lines)
    if len(lines) < 2 or full < _FULL or ends_sentence(lines[0].text) or len(lines[0].text) > full / 2 + _LEAST_ROOM:
        return False
    return not any(
        line.text[-1] in "-\u00ad,"
        or starts_small(after.text)
        or not (
            ends_sentence(line.text) or len(line.text) + 1 + len(after.text.split(maxsplit=1)[0]) + _LEAST_ROOM < full
        )
        for line, after in pairwise(lines)
    )


def _is_paragraph(text: str) -> bool:
    """Whether a line is longer than any printed one, and no address."""
    return len(text) >= _LONGER_THAN_PRINTED and text.count(" ") >= _LEAST_BLANKS


def _runs_over(line: Line, following: Line) -> bool:
    if len(line.text) <= _LONG or ends_sentence(line.text):
        return False
    return line.text[-1] in "-\u00ad" or (starts_small(following.text) and not bullet(following.text))


def _goes_on(line: Line, following: Line, conventions: Conventions) -> bool:
    """Whether a short line runs into the next one, or the next is the credit of a caption."""
    credit = find_credit(following.text)
    if credit is not None and credit.caption_end == 0:
        return True
    if len(line.text) > _LONG or bullet(following.text):
        return False
    if starts_small(following.text) and not ends_sentence(line.text):
        return following.text[0] not in "(/" or find_dateline(following.text, conventions, following.text) is None
    return line.text[-1] in "-\u00ad" or line.text.split()[-1] in conventions.never_last
