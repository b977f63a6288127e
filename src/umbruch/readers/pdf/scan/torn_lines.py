"""What tesseract tears apart on a page, put together by places: lines, paragraphs, and large initials."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

_SAME_BASE = 0.4
"""Times the size by which the bases of two pieces of one line may differ: tesseract's own differ by up to .3."""
_SAME_SIZE = 1.4
"""Times a size up to which two pieces are in one type: it measures a piece without long letters a third smaller."""
_PITCH = 1.6
"""Times the size from one line to the next within a paragraph; newspapers are set on 1.1 to 1.3."""
_FULL = 1.5
"""Sizes that a line within a paragraph may end before the edge of its column."""
_INDENT = 0.5
"""Sizes by which a line that opens a paragraph is set in at least."""
_BESIDE_INITIAL = 4.0
"""Sizes by which lines beside a large initial are set in at most."""
_OPENING = 2.5
"""Sizes by which the line that opens a paragraph is set in at most; an author's name at its end stands further in."""
_INITIAL = 1.7
"""Times the size from which a letter alone at the edge is a large initial: two lines high at least."""
_SENTENCE_ENDS = (".", "!", "?", ":", "…", ".“", ".”", '."', ".»", "!“", "?“")
_FEWEST_WORDS = 2


class FoundWord(NamedTuple):
    """A word that tesseract found: its place in points, and how sure it is, of 100."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sureness: int


class FoundLine(NamedTuple):
    """A line of such words, with its base line and its size."""

    words: tuple[FoundWord, ...]
    base: float
    size: float

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


Paragraph = tuple[FoundLine, ...]


def put_together(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a page with what was torn out of them, in their order.

    Args:
        paragraphs: as tesseract parts them, each with a line, each line with a word.
    """
    whole = _with_torn_lines(paragraphs)
    return _halves_joined([_with_initial(one) for one in whole])


def _with_torn_lines(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Pieces that stand on the lines of a paragraph, in its column and in its type, put into its lines."""
    lines = sorted(
        ((line.base, at, number) for at, one in enumerate(paragraphs) for number, line in enumerate(one)),
    )
    edges = [(min(line.left for line in one), max(line.right for line in one)) for one in paragraphs]
    made = [list(one) for one in paragraphs]
    for at, piece in enumerate(paragraphs):
        home = _home_of(piece, at, lines, edges, made)
        if home is None:
            continue
        for line in piece:
            number = _line_beside(line, made[home])
            if number is not None:
                known = made[home][number]
                made[home][number] = known._replace(
                    words=tuple(sorted((*known.words, *line.words), key=attrgetter("left")))
                )
        made[at] = []
    return [tuple(one) for one in made if one]


def _home_of(
    piece: Paragraph,
    at: int,
    lines: Sequence[tuple[float, int, int]],
    edges: Sequence[tuple[float, float]],
    made: Sequence[Sequence[FoundLine]],
) -> int | None:
    """The longer paragraph on whose lines all of a piece stands."""
    first = piece[0]
    reach = _SAME_BASE * first.size
    start = bisect_left(lines, (first.base - reach,))
    for base, other, _ in lines[start:]:
        if base > first.base + reach:
            return None
        left, right = edges[other]
        inside = left - reach <= edges[at][0] and edges[at][1] <= right + reach
        longer = len(made[other]) > len(piece)
        if other != at and inside and longer and all(_line_beside(line, made[other]) is not None for line in piece):
            return other
    return None


def _line_beside(piece: FoundLine, lines: Sequence[FoundLine]) -> int | None:
    """The line on whose base a piece stands, in its type, none of their words over another."""
    for number, line in enumerate(lines):
        near = abs(line.base - piece.base) < _SAME_BASE * max(line.size, piece.size)
        alike = line.size < _SAME_SIZE * piece.size and piece.size < _SAME_SIZE * line.size
        if near and alike and not _overlap(piece.words, line.words):
            return number
    return None


def _overlap(some: Sequence[FoundWord], others: Sequence[FoundWord]) -> bool:
    """Whether words stand over others, those in order of their left edges."""
    row = sorted((*some, *others), key=attrgetter("left"))
    return any(one.right > after.left for one, after in pairwise(row))


def _with_initial(paragraph: Paragraph) -> Paragraph:
    """A large initial that was read as a word of a lower line, put before the line that it opens."""
    if len(paragraph) < 2:
        return paragraph
    usual = median(line.size for line in paragraph)
    for number, line in enumerate(paragraph[1:3], start=1):
        letter = line.words[0]
        height = letter.bottom - letter.top
        single = len(letter.text) == 1 and letter.text.isupper() and height > _INITIAL * usual
        first = paragraph[0]
        if single and len(line.words) > 1 and letter.top < first.base and 0 <= first.left - letter.right < usual:
            opened = first.words[0]._replace(text=letter.text + first.words[0].text, left=letter.left)
            lines = list(paragraph)
            lines[0] = first._replace(words=(opened, *first.words[1:]))
            lines[number] = line._replace(words=line.words[1:])
            return tuple(_set_out(lines, letter))
    return paragraph


def _set_out(lines: Sequence[FoundLine], letter: FoundWord) -> Iterator[FoundLine]:
    """Lines beside a large initial, beginning at its edge as all others: they are no paragraphs of their own."""
    for line in lines:
        beside = line.left > letter.left and line.base - line.size / 2 < letter.bottom
        first = line.words[0]
        yield line._replace(words=(first._replace(left=letter.left), *line.words[1:])) if beside else line


def _halves_joined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The parts of one paragraph that stand close under one another, the upper one ending within a sentence."""
    joined: list[Paragraph] = []
    for one in paragraphs:
        if joined and _goes_on(joined[-1], one):
            joined[-1] = (*joined[-1], *one)
        else:
            joined.append(one)
    return joined


def _goes_on(upper: Paragraph, lower: Paragraph) -> bool:
    last, first = upper[-1], lower[0]
    size = max(last.size, first.size)
    right = max(line.right for line in (*upper, *lower))
    return (
        0 < first.base - last.base < _PITCH * size
        and size < _SAME_SIZE * min(last.size, first.size)
        and last.right > right - _FULL * size
        and first.left < last.left + _INDENT * size
        and first.left > last.left - (_BESIDE_INITIAL if upper[0].text[0].islower() else _OPENING) * size
        and max(line.right for line in upper) - max(line.right for line in lower) < _FULL * size
        and len(last.words) >= _FEWEST_WORDS
        and not last.text.endswith(_SENTENCE_ENDS)
    )
