"""Captions under a word that says so (`Bildunterschrift: …`): the word is for the desk, what follows for readers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.page.lines import Chunk, Line
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered

_LONGEST_CAPTION = 600
"""Letters of a chunk that begins with such a word, from which a report has run into it."""
_LONGEST_LABEL = 40


def with_captions_told(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The chunks with what stands under a word for captions told as one, with a credit that stands alone below it.

    Args:
        chunks: of a text, in order.
    """
    if not any(_label_end(line.text) for chunk in chunks for line in chunk.lines):
        return tuple(chunks)
    found: list[Chunk] = []
    for chunk in chunks:
        before = found[-1].lines[-1] if found else None
        if before is not None and before.told == "caption" and _is_credit(chunk) and not find_credit(before.text):
            told = tuple(line._replace(told="caption") for line in chunk.lines)
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, *told))
        else:
            found.append(chunk._replace(lines=tuple(_told(chunk.lines))))
    return tuple(found)


def _told(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a chunk, from one that opens a caption to the next or to the end told as that."""
    at = 0
    while at < len(lines):
        line = lines[at]
        end = _label_end(line.text) if line.told is None and line.fixed is None else 0
        own = [*takewhile(lambda one: one.told is None and not _label_end(one.text), lines[at + 1 :])] if end else []
        rest = line.text[end:].strip()
        if not end or not (rest or own) or sum(len(one.text) for one in (line, *own)) > _LONGEST_CAPTION:
            yield line
            at += 1
            continue
        yield line._replace(text=line.text[:end].strip(), told="page")
        if rest:
            yield line._replace(text=rest, told="caption")
        yield from (one._replace(told="caption") for one in own)
        at += 1 + len(own)


def _is_credit(chunk: Chunk) -> bool:
    """Whether a chunk is nothing but a credit."""
    if len(chunk.lines) > 1 or chunk.lines[0].told is not None or chunk.lines[0].fixed is not None:
        return False
    found = find_credit(chunk.lines[0].text)
    return found is not None and found.caption_end == 0


def _label_end(text: str) -> int:
    """Where the word for captions and its colon end with which a line begins; 0 where it begins with none."""
    if ":" not in text[:_LONGEST_LABEL]:
        return 0
    found = _label().match(text)
    return found.end() if found else 0


@remembered(1)
def _label() -> re.Pattern[str]:
    words = any_of(everywhere("caption_labels"))
    return re.compile(rf"(?:{words})(?:\s?\d{{1,2}})?\s?:\s*", re.IGNORECASE)
