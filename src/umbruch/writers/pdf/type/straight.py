"""Straight matter: text from left to right as segments for the breaker, and its lines made ready to be drawn."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from copy import copy
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from umbruch.writers.pdf.type.breaking import NEVER, Line, Segment
from umbruch.writers.pdf.type.founts import Shape
from umbruch.writers.pdf.type.runs import Broken, Piece, Placed, Run, SetLine, WordRow
from umbruch.writers.pdf.type.settable import NO_BREAK_SPACE, SOFT_HYPHEN
from umbruch.writers.pdf.type.word_rows import WholeWords, spaced_letters
from umbruch.writers.pdf.type.words import GIVE, Drawn, Word, WordSetter, word_setter

_SPACES = " \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029"
_TOKENS = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")
_WORDS = re.compile(f"[^{_SPACES}]+")
_SPACE = re.compile(f"[{_SPACES}]")
_WIDTH = itemgetter(0)
_COST = itemgetter(4)
_DASHES = frozenset("‒–—―")
_ALIKE = 1e-9
DASH_COST = 250.0
"""What it costs that a line begins with a dash that stands on its own."""


def tokens(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where words and the spaces between them start and end, and whether it is a space."""
    for match in _TOKENS.finditer(text):
        yield match.start(), match.end(), _SPACE.match(match.group()) is not None


def _words_of(text: str) -> list[str]:
    """What stands between spaces, soonest where they are single ones, as in almost every text."""
    words = text.split()
    return words if " ".join(words) == text.strip(" ") else _WORDS.findall(text)


class TextMatter:
    """The segments of one stretch of text between two line breaks, and beside each its run and what it draws."""

    def __init__(self, lang: str | None, measure: float, *, justify: bool, cut: bool = True) -> None:
        self.segments: list[Segment] = []
        self.drawn: list[Drawn] = []
        self.runs: list[Run] = []
        self._lang = lang
        self._measure = measure
        self.justify = justify
        self._cuts = cut
        self.indented = 0.0
        self._share = 1.0
        self._widest = 0.0
        self._is_one_run = True
        self._parts = False
        """Whether white between ideographs justifies lines."""
        self._whole: WholeWords | None = None
        """Its words, where all are of one look and none is bound to another."""

    def indent(self, width: float, run: Run) -> None:
        """Begin with white."""
        self.indented = width
        self._append(Segment(width, cost=NEVER), Drawn(None), run)

    def add(self, run: Run, place: str) -> None:
        """Add a run; `place` is where remarks about its characters point."""
        self._is_one_run = self._is_one_run and (not self.runs or run is self.runs[0])
        setter = self._setter(run)
        if _SPACE.match(run.text) is not None:
            self._space(run, setter)
        elif self.drawn and run.text and not self.drawn[-1].tail and not run.whole:
            last = self.drawn[-1]
            if isinstance(last.shape, Shape):
                self.segments[-1] = setter.parted(self.segments[-1], last.shape.text[last.end - 1], run.text[0])
        texts, added = _words_of(run.text), False
        if run.whole or NO_BREAK_SPACE in run.text:
            for text in texts:
                added = self._bound(text, run, setter, place)
        elif not _DASHES.isdisjoint(texts):
            for text in texts:
                added = self._word(text, run, setter, place)
        elif texts:
            words = setter.words(texts, self._measure, place, cut=self._cuts)
            added = words[-1] is not None
            seen = [word for word in words if word is not None]
            if seen and len(self.segments) == bool(self.indented) and _is_plain(run):
                self._whole = WholeWords(seen, len(self.segments), setter.blank)
            self._take(seen, setter)
        if added and not _SPACE.match(run.text[-1]):
            self._reopen()
        self._note(run)

    def _setter(self, run: Run) -> WordSetter:
        spare = run.lang or self._lang
        lang = spare if run.hyphenate else None
        return word_setter(run.fount, run.size, run.tracking, lang, justify=self.justify, spare=spare)

    def _append(self, segment: Segment, drawn: Drawn, run: Run) -> None:
        self.segments.append(segment)
        self.drawn.append(drawn)
        self._note(run)

    def _note(self, run: Run) -> None:
        """Enter the run of all that was added since."""
        self.runs += [run] * (len(self.segments) - len(self.runs))

    def _word(self, text: str, _run: Run, setter: WordSetter, place: str) -> bool:
        """Add a word with a space after it; whether there was anything to add."""
        word = setter.word(text, self._measure, place, cut=self._cuts)
        if word is None:
            return False
        if text in _DASHES and self.segments and not (before := self.segments[-1]).cost:
            self.segments[-1] = before._replace(cost=DASH_COST if self._cuts else NEVER)
        self._take((word,), setter)
        return True

    def _take(self, words: Sequence[Word], setter: WordSetter) -> None:
        """Add words, each with a space after it."""
        if not words:
            return
        segments, drawn, _, widths, parts = zip(*words, strict=True)
        self._widest = max(self._widest, math.inf if setter.is_spaced else max(widths))
        self._parts = self._parts or any(parts)
        begins = not self.segments
        self.segments += chain.from_iterable(segments)
        self.drawn += chain.from_iterable(drawn)
        if begins and (first := self.segments[0]).hang:
            self.segments[0] = first._replace(hang=0.0)

    def _reopen(self) -> None:
        """Take back the space after the last word."""
        self.segments[-1] = self.segments[-1]._replace(add=0.0, cost=NEVER, space=0.0, stretch=0.0, shrink=0.0)
        self.drawn[-1] = self.drawn[-1]._replace(tail="")

    def _bound(self, token: str, run: Run, setter: WordSetter, place: str) -> bool:
        """Add words with spaces between them where no line may end; whether the last of them has one after it."""
        added = False
        for number, text in enumerate(token.split(NO_BREAK_SPACE)):
            if added:
                self._reopen()
            if number and self.drawn and self.drawn[-1].tail != " ":
                self._append(setter.fixed_blank, Drawn(None, tail=NO_BREAK_SPACE), run)
            added = bool(text) and self._word(text, run, setter, place)
        if added and run.whole:
            self.segments[-1] = self.segments[-1]._replace(cost=NEVER)
        return added

    def _space(self, run: Run, setter: WordSetter) -> None:
        """Add a space that a run begins with, unless there is one already."""
        last = self.drawn[-1] if self.drawn else None
        if last is not None and last.shape is not None and not last.tail:
            blank = setter.fixed_blank if run.whole else setter.after(last)
            self._append(blank, Drawn(None, tail=" "), run)

    def finish(self) -> bool:
        """Take spaces away from the end, and free what is bound too long; whether there is anything to set."""
        while self.drawn and self.drawn[-1].shape is None:
            self.segments.pop()
            self.drawn.pop()
            self.runs.pop()
        inside = self.segments[1:-1] if self.indented else self.segments[:-1]
        if NEVER in map(_COST, inside):
            self._free_what_is_too_wide()
        return bool(self.segments)

    def _free_what_is_too_wide(self) -> None:
        """Let lines end at the spaces of words that are bound together, and wider than a line is."""
        start, width = 0, 0.0
        for number, segment in enumerate(self.segments):
            width += segment.width + segment.space
            if segment.cost < NEVER or number == len(self.segments) - 1:
                self._widest = max(self._widest, width - segment.space)
                if width - segment.space > self._measure:
                    self._free(start, number)
                start, width = number + 1, 0.0

    def _free(self, start: int, end: int) -> None:
        for number in range(start, end):
            if self.segments[number].space > 0:
                self.segments[number] = self.segments[number]._replace(cost=0.0)

    def resized(self, runs: Sequence[Run], own: Sequence[Run], measure: float) -> TextMatter | None:
        """The same text in type of another size, measured and cut as it is; None where words have to be cut anew.

        Args:
            runs: the text in that type.
            own: the text as it was added.
            measure: the width of the column that it then has, in points.
        """
        share = runs[0].size / own[0].size
        alike = len(runs) == len(own) and all(_is_resized(run, one, share) for run, one in zip(runs, own, strict=True))
        if not alike or self._widest > self._measure or self._widest * share > measure:
            return None
        made = copy(self)
        made._share, made._measure = share, measure
        instead = {id(one): run for run, one in zip(runs, own, strict=True)}
        made.runs = [instead[id(run)] for run in self.runs] if len(runs) > 1 else [runs[0]] * len(self.runs)
        return made

    @property
    def share(self) -> float:
        """The size of the type as a part of the one in which its segments are measured."""
        return self._share

    @property
    def further_in(self) -> float:
        """How much more than in its segments the first line stands in, in their size."""
        return self.indented / self._share - self.indented

    def later(self, line: Line, align: str, *, last: bool) -> Broken:
        """A line that is made ready when it is drawn."""
        return LaterLine(self, line, align, last)

    def row(self, line: Line, align: str, *, last: bool) -> WordRow | None:
        """A broken line of whole words; None where it must be `set`."""
        whole = self._whole
        if whole is None or not self._is_one_run or not whole.are_of_one_face or self._parts:
            return None
        if not self.justify and align in ("right", "centre"):
            return None
        return whole.row(self, line, last=last)

    def set(self, line: Line, align: str, *, last: bool) -> SetLine:
        """The drawable line for a broken one."""
        share = self._share
        inside = self.segments[line.start : line.end]
        scale, ratio = self._setting(line, inside)
        spaced = 0.0
        if self._parts and line.ratio:
            scale, ratio, spaced = 1.0, 0.0, self._between_ideographs(line, inside)
        elif ratio > 1:
            spaces = sum([segment.stretch for segment in inside[:-1]]) * share
            ratio, spaced = spaced_letters(spaces, self._letter_sizes(line), ratio)
        strokes, width = self._strokes(line, inside, ratio)
        if spaced:
            strokes = [(run._replace(tracking=run.tracking + spaced * run.size / scale), part) for run, part in strokes]
        own = self.indented if line.start == 0 else 0.0
        width += scale * (sum(map(_WIDTH, inside)) - own) * share + own
        if spaced:
            width += spaced * self._letter_sizes(line)
        run, tail = self.runs[line.end - 1], self.drawn[line.end - 1].tail
        pieces = strokes[-1][1]
        if line.end < len(self.segments):
            if tail == SOFT_HYPHEN:
                pieces.append(SOFT_HYPHEN)
                width += run.fount.glyph(SOFT_HYPHEN)[1].advance * run.size / 1000
            elif tail:
                pieces.append(" ")
        elif not last:
            pieces.append(" ")
        offset = own
        if self.justify:
            offset -= inside[0].hang * share
        elif align in ("right", "centre"):
            slack = max(self._measure - width, 0.0)
            offset += slack if align == "right" else slack / 2
        return SetLine(tuple(strokes), offset, width, scale)

    def _strokes(
        self, line: Line, inside: Sequence[Segment], ratio: float
    ) -> tuple[list[tuple[Run, list[Piece]]], float]:  # fmt: skip
        """The runs of a line with their pieces, and the width of its spaces."""
        strokes: list[tuple[Run, list[Piece]]] = []
        pieces: list[Piece] = []
        current: Run | None = None
        start, end, share = line.start, line.end, self._share
        width = space = natural = 0.0
        joined: Shape | None = None
        begun = reached = 0
        lefts = range(end - start - 1, -1, -1)
        parts = zip(lefts, inside, self.drawn[start:end], self.runs[start:end], strict=True)
        for left, segment, (shape, first, until, tail), run in parts:
            if shape is None and not (tail and left):
                continue
            if run is not current:
                pieces, joined, current = [], None, run
                strokes.append((run, pieces))
            if isinstance(shape, Shape):
                if shape is joined and first == reached:
                    pieces[-1] = (shape, begun, until)
                else:
                    joined, begun = shape, first
                    pieces.append((shape, first, until))
                reached = until
            if left and segment.space:
                if segment.space != natural:
                    natural = segment.space
                    space = (natural + ratio * (segment.stretch if ratio >= 0 else segment.shrink)) * share
                pieces.append(space)
                width += space
                joined = None
        return strokes, width

    def _setting(self, line: Line, inside: Sequence[Segment]) -> tuple[float, float]:
        """How much wider the type of a line is drawn, and how far its spaces are set.

        Type gives way by `GIVE` at most; beyond that only the spaces do.
        """
        if not self.justify:
            return 1.0, 0.0
        ratio = min(line.ratio, 1e3)
        if ratio <= 1:
            return 1 + ratio * GIVE, ratio
        gives = sum([segment.give for segment in inside])
        spaces = sum([segment.stretch for segment in inside[:-1]])
        return 1 + GIVE, ratio + (ratio - 1) * gives / spaces if spaces else 0.0

    def _between_ideographs(self, line: Line, inside: Sequence[Segment]) -> float:
        """The white after each sign of a line of ideographs, as a part of its size: it is justified by that alone."""
        letters = self._letter_sizes(line)
        if line.ratio > 0:
            room = sum([one.stretch + one.give for one in inside[:-1]]) + inside[-1].give
        else:
            room = sum([one.shrink + one.give for one in inside[:-1]]) + inside[-1].give
        return min(line.ratio, 1e3) * room * self._share / letters if letters else 0.0

    def _letter_sizes(self, line: Line) -> float:
        """The sizes of all letters of a line together, but for the last sign of it."""
        inside, runs = self.drawn[line.start : line.end], self.runs[line.start : line.end]
        if self._is_one_run:
            size = runs[0].size
            sizes = sum([(until - first) * size for _, first, until, _ in inside])
        else:
            sizes = sum([(one.end - one.start) * run.size for one, run in zip(inside, runs, strict=True)])
        cut = self.drawn[line.end - 1].tail == SOFT_HYPHEN
        return sizes if cut else max(sizes - self.runs[line.end - 1].size, 0.0)


class LaterLine(NamedTuple):
    """A line of straight matter, made ready when it is drawn: some are never."""

    matter: TextMatter
    line: Line
    align: str
    last: bool

    @property
    def is_cut(self) -> bool:
        """Whether it ends with a hyphen that we set."""
        end = self.line.end
        return end < len(self.matter.segments) and self.matter.drawn[end - 1].tail == SOFT_HYPHEN

    @property
    def strokes(self) -> tuple[tuple[Run, list[Piece]], ...]:
        """The runs of the line with their pieces."""
        return self.ready().strokes

    @property
    def offset(self) -> float:
        """Where it starts."""
        return self.ready().offset

    @property
    def width(self) -> float:
        """How far it reaches."""
        return self.ready().width

    @property
    def scale(self) -> float:
        """How much wider than its design it is drawn."""
        return self.ready().scale

    @property
    def placed(self) -> tuple[Placed, ...]:
        """None: it runs from left to right."""
        return ()

    def ready(self) -> SetLine:
        """The line."""
        return self.matter.set(self.line, self.align, last=self.last)

    def drawn(self) -> SetLine | WordRow:
        """The line as it is drawn soonest."""
        return self.matter.row(self.line, self.align, last=self.last) or self.ready()


def _is_plain(run: Run) -> bool:
    """Whether nothing has to be known of where the words of a run stand, and its main face has what ends a line."""
    if run.href or run.struck:
        return False
    return run.fount.shape(SOFT_HYPHEN).faces is None and run.fount.shape(" ").faces is None


def _is_resized(run: Run, own: Run, share: float) -> bool:
    """Whether a run is another one in type of that part of its size."""
    resized = own._replace(
        size=run.size, colour=run.colour, element=run.element, rise=run.rise, href=run.href, struck=run.struck
    )
    return run == resized and abs(run.size - own.size * share) < _ALIKE * run.size
