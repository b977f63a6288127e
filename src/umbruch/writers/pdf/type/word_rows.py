"""Lines of one look whose words are drawn whole: made ready in a few steps, as most lines of running text are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from umbruch.writers.pdf.type.breaking import Line, Segment
from umbruch.writers.pdf.type.founts import Shape
from umbruch.writers.pdf.type.runs import Run, WordRow
from umbruch.writers.pdf.type.settable import SOFT_HYPHEN
from umbruch.writers.pdf.type.words import GIVE, Drawn, Word

_WIDER_SPACES = 0.19
"""How much more than its stretch a space grows while letters are spaced: from 150 to almost 160 % of itself."""
_LETTER_SPACE, _MOST_LETTER_SPACE = 0.014, 0.05
"""White after each letter, as a part of the size of the type, in lines that words alone do not fill: so much at first,
and so much where their spaces would grow beyond 160 % else, as narrow columns of newspapers have it."""


_FARTHEST = 1e3
"""How far spaces are set at most."""


class Matter(Protocol):
    """What is asked of the stretch of text (`straight.TextMatter`)."""

    segments: list[Segment]
    drawn: list[Drawn]
    runs: list[Run]
    justify: bool
    indented: float

    @property
    def share(self) -> float:
        """The size of the type as a part of the one in which the segments are measured."""


class WholeWords:
    """The words of a stretch of text, and where their segments and letters begin."""

    def __init__(self, words: Sequence[Word], indented: int, blank: Segment) -> None:
        """Take the words, how many segments stand before the first of them, and the space between them."""
        self._words = words
        self._indented = indented
        self._space = blank.space, blank.stretch, blank.shrink

    @cached_property
    def are_of_one_face(self) -> bool:
        """Whether all characters come from the main face."""
        return not any(shape.faces for shape in self._shapes)

    @cached_property
    def _shapes(self) -> list[Shape]:
        return [shape for word in self._words if isinstance(shape := word[1][0][0], Shape)]

    @cached_property
    def _firsts(self) -> tuple[int, ...]:
        return tuple(accumulate([len(word[0]) for word in self._words], initial=self._indented))

    @cached_property
    def _letters(self) -> tuple[int, ...]:
        return tuple(accumulate([len(shape.text) for shape in self._shapes], initial=0))

    def row(self, matter: Matter, line: Line, *, last: bool) -> WordRow:
        """A line of the stretch; `last` says that no other line of its paragraph follows."""
        start, end, ratio = line
        run, share, drawn = matter.runs[0], matter.share, matter.drawn
        ending = drawn[end - 1]
        begins, offset = drawn[start].start, 0.0
        if start == 0:
            begins, offset = drawn[self._indented].start, matter.indented
        words, letters = self._between(line, begins, ending.end)
        tail = ending.tail if end < len(drawn) else "" if last else " "
        natural, stretch, shrink = self._space
        if not matter.justify:
            return WordRow(run, words, natural * share, tail, offset, 1.0, run.tracking)
        offset -= matter.segments[start].hang * share
        if ratio < 0:
            return WordRow(run, words, (natural + ratio * shrink) * share, tail, offset, 1 + ratio * GIVE, run.tracking)
        tracking, scale = run.tracking, 1 + min(ratio, 1) * GIVE
        if ratio > 1:
            ratio = min(ratio, _FARTHEST)
            spaces = sum([stretch] * (len(words) - 1))
            if spaces:
                gives = sum([segment[1] for segment in matter.segments[start:end]])
                sizes = (letters if tail == SOFT_HYPHEN else max(letters - 1, 0)) * run.size
                ratio, spaced = spaced_letters(spaces * share, sizes, ratio + (ratio - 1) * gives / spaces)
                tracking += spaced * run.size / scale
            else:
                ratio = 0.0
        return WordRow(run, words, (natural + ratio * stretch) * share, tail, offset, scale, tracking)

    def _between(
        self, line: Line, begins: int, ends: int
    ) -> tuple[Sequence[Shape | tuple[Shape, int, int]], int]:  # fmt: skip
        """The words of a line, and how many letters they have.

        Args:
            line: the line.
            begins: the number of the character with which its first word begins.
            ends: the number of the character after the one with which its last word ends.
        """
        first = bisect_right(self._firsts, max(line.start, self._indented)) - 1
        last = bisect_right(self._firsts, line.end - 1) - 1
        words: list[Shape | tuple[Shape, int, int]] = [*self._shapes[first : last + 1]]
        beginning, ending = self._shapes[first], self._shapes[last]
        over = len(ending.text) - ends
        if first == last:
            if begins or over:
                words = [(beginning, begins, ends)]
        else:
            if begins:
                words[0] = (beginning, begins, len(beginning.text))
            if over:
                words[-1] = (ending, 0, ends)
        return words, self._letters[last + 1] - self._letters[first] - begins - over


def spaced_letters(spaces: float, letters: float, ratio: float) -> tuple[float, float]:
    """How far the spaces of a loose line are set, and the white after each of its letters as a part of their size.

    Args:
        spaces: how much its spaces stretch together, in points.
        letters: the sizes of all its letters together, but for the last sign of it.
        ratio: how far its spaces would be set if they alone filled it, above 1.
    """
    lacking = (ratio - 1) * spaces
    room = letters * _LETTER_SPACE + spaces * _WIDER_SPACES
    if not spaces or not letters:
        return ratio, 0.0
    if lacking <= room:
        return 1 + _WIDER_SPACES * lacking / room, _LETTER_SPACE * lacking / room
    taken = min(letters * _MOST_LETTER_SPACE, letters * _LETTER_SPACE + lacking - room)
    return 1 + (lacking - taken) / spaces, taken / letters
