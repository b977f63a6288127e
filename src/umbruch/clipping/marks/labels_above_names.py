"""Labels alone on their line, as releases of offices have them at the foot: `Text:` and `Bilder:`, names below each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.authors.byline import is_bare_name
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.page.lines import Chunk, Line, ends_sentence
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered

_LONGEST_LABEL = 40
_LONGEST_NAME = 90
"""Signs of a line with who wrote or drew something, with post and house."""
_REPORT = 300
"""Signs from which a paragraph below a label is one of the report, so that the label is no foot of it."""
_FILE_NAME = re.compile(r"\S\.[a-zA-Z]{3,4}\b")


def with_labels_joined(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The chunks, a label put together with the name below it, and one above anything else told as the page's.

    Args:
        chunks: of a text, in order.
    """
    if not any(_label_of(chunk) for chunk in chunks):
        return tuple(chunks)
    found: list[Chunk] = []
    last_of_report = max((at for at, chunk in enumerate(chunks) if len(chunk.text) >= _REPORT), default=-1)
    begun = False
    for at, chunk in enumerate(chunks):
        label = _label_of(found[-1]) if found else None
        at_foot = begun and at > last_of_report
        if label is not None and _is_name(label, chunk, at_foot):
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, *chunk.lines))
            continue
        if label is not None and _is_the_desks(label, chunk, at_foot):
            found[-1] = _told(found[-1])
        found.append(chunk)
        begun = begun or (ends_sentence(chunk.text) and _label_of(chunk) is None)
    if begun and _label_of(found[-1]):
        found[-1] = _told(found[-1])
    return tuple(found)


def _told(chunk: Chunk) -> Chunk:
    return chunk._replace(lines=tuple(line._replace(told="page") for line in chunk.lines))


def is_label(text: str) -> bool:
    """Whether a line is nothing but a word for text or pictures and a colon, below which a name may stand."""
    if not text.endswith(":") or len(text) > _LONGEST_LABEL:
        return False
    word = text.removesuffix(":").rstrip()
    return _credit_label().fullmatch(word) is not None or word.casefold() in _text_words()


def _label_of(chunk: Chunk) -> str | None:
    """The word of a label that stands alone in its chunk, without its colon."""
    line = chunk.lines[0]
    if len(chunk.lines) > 1 or not _is_free(line) or not is_label(line.text):
        return None
    return line.text.removesuffix(":").rstrip()


def _is_name(label: str, chunk: Chunk, at_foot: bool) -> bool:
    """Whether a chunk says who wrote the text or made the pictures, in a line without a sentence."""
    text = chunk.lines[0].text
    if len(chunk.lines) > 1 or not _is_free(chunk.lines[0]) or len(text) > _LONGEST_NAME or _label_of(chunk):
        return False
    if ends_sentence(text) or not text[0].isupper() or ":" in text or _FILE_NAME.search(text):
        return False
    if not at_foot and not is_bare_name(text):
        return False
    credit = find_credit(f"{label}: {text}")
    return label.casefold() in _text_words() or (credit is not None and credit.caption_end == 0)


def _is_the_desks(label: str, chunk: Chunk, at_foot: bool) -> bool:
    """Whether a label above something else than a name tells the desk what follows, and no reader."""
    return label.casefold() in _text_words() or at_foot or find_credit(chunk.text) is not None


def _is_free(line: Line) -> bool:
    return line.told is None and line.fixed is None


@remembered(1)
def _credit_label() -> re.Pattern[str]:
    return re.compile(any_of(everywhere("credit_labels")), re.IGNORECASE)


@remembered(1)
def _text_words() -> frozenset[str]:
    """Words that open bylines and name a part of copy, as `Text` does and `Interview` does not."""
    parts = {part.rstrip("*").casefold() for part in everywhere("copy_parts")}
    return frozenset(word.casefold() for word in everywhere("byline_openers") if word.casefold() in parts)
