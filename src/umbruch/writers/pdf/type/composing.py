"""Composes type: styled text is cut into segments, broken into lines, and each line made ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from umbruch.writers.pdf.type.breaking import Breaker, Line, break_lines
from umbruch.writers.pdf.type.headlines.sense import break_by_sense
from umbruch.writers.pdf.type.runs import Broken, LineBreak, Look, Run, SetLine
from umbruch.writers.pdf.type.straight import TextMatter

RAG = 0.11
_TOO_LONG_TO_BALANCE = 200
_MOST_KEPT = 20_000
"""Segments that are kept for another size of type: those of four pages, which is as long as an article made to fit its
pages may be, and twice as many."""


class _Measured(NamedTuple):
    """A stretch of text between two line breaks, cut and measured."""

    runs: list[Run]
    matter: TextMatter
    breaker: Breaker


class Earlier:
    """The paragraphs of an article as they were cut and measured: in other sizes and columns only broken anew."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], _Measured] = {}
        self._segments = 0

    def keep(self, key: tuple[object, ...], measured: _Measured) -> None:
        """Keep a stretch, if it is the first of that key."""
        if key not in self._known and self._segments < _MOST_KEPT:
            self._known[key] = measured
            self._segments += len(measured.matter.segments)

    def resized(self, key: tuple[object, ...], runs: list[Run], measure: float) -> _Measured | None:
        """A stretch in the type of `runs` in a column of that width, if it is known in another size or column."""
        known = self._known.get(key)
        matter = known.matter.resized(runs, known.runs, measure) if known else None
        return known._replace(runs=runs, matter=matter) if known and matter else None


def compose(
    content: Iterable[Run | LineBreak], look: Look, measure: float, *, indent: float = 0.0, balanced: bool = False,
    narrowed: tuple[int, float] = (0, 0.0),
) -> list[SetLine]:  # fmt: skip
    """The lines of a paragraph.

    Args:
        content: runs and the author's line breaks in order.
        look: alignment and language; sizes and colours come from the runs.
        measure: width of the column in points.
        indent: of the first line, in points.
        balanced: whether ragged lines should be of like length, as in a headline.
        narrowed: how many of the first lines are narrower, and by how much white on their left, in points.
    """
    align = look.style.align
    lines: list[SetLine] = []
    stretches = _between_breaks(content)
    for number, runs in enumerate(stretches):
        beside, room = narrowed if number == 0 else (0, 0.0)
        matter = _matter(runs, look, measure - room, indent=0.0 if number else indent, cut=not balanced)
        if matter is None:
            continue
        ragged = 0.0 if align == "justify" else RAG * measure
        balance = balanced and len(matter.segments) <= _TOO_LONG_TO_BALANCE
        by_sense = None
        if balance and ragged:
            by_sense = break_by_sense(matter.segments, matter.drawn, measure, look.lang, look.style.max_lines)
        broken = by_sense or break_lines(matter.segments, measure - room, ragged=ragged, balanced=balance)
        if beside and len(broken) > beside:
            at = broken[beside].start
            below = break_lines(matter.segments[at:], measure, ragged=ragged)
            broken[beside:] = [Line(line.start + at, line.end + at, line.ratio) for line in below]
        final = number == len(stretches) - 1
        made = [matter.set(line, align, last=final and line is broken[-1]) for line in broken]
        lines += [line._replace(offset=line.offset + room) for line in made[:beside]] + made[beside:]
    return lines


def compose_for_later(
    content: Iterable[Run | LineBreak], look: Look, measure: float, earlier: Earlier, *, indent: float = 0.0
) -> list[Broken]:
    """The lines of a paragraph of running text, which are made ready when they are drawn.

    Args:
        content: as in `compose`, and so are all others.
        look: the look.
        measure: the measure.
        earlier: the paragraphs of the same article in other sizes.
        indent: of the first line.
    """
    align = look.style.align
    lines: list[Broken] = []
    stretches = _between_breaks(content)
    for number, runs in enumerate(stretches):
        key = (look.place, look.lang, align, indent, number)
        measured = earlier.resized(key, runs, measure)
        if measured is None:
            matter = _matter(runs, look, measure, indent=0.0 if number else indent, cut=True)
            if matter is None:
                continue
            measured = _Measured(runs, matter, Breaker(matter.segments))
            earlier.keep(key, measured)
        matter, share = measured.matter, measured.matter.share
        ragged = 0.0 if align == "justify" else RAG * measure / share
        broken = measured.breaker.best(measure / share, ragged=ragged, further_in=matter.further_in)
        final = number == len(stretches) - 1
        lines += [matter.later(line, align, last=final and line is broken[-1]) for line in broken]
    return lines


def _matter(runs: list[Run], look: Look, measure: float, *, indent: float, cut: bool) -> TextMatter | None:
    """The segments of runs without line breaks; None for no text."""
    if any(run.mixed for run in runs):
        from umbruch.writers.pdf.type.mixed import MixedMatter

        matter: TextMatter = MixedMatter(look, measure, cut=cut)
    else:
        matter = TextMatter(look.lang, measure, justify=look.style.align == "justify", cut=cut)
    if indent and runs:
        matter.indent(indent, runs[0])
    for run in runs:
        matter.add(run, look.place)
    return matter if matter.finish() else None


def _between_breaks(content: Iterable[Run | LineBreak]) -> list[list[Run]]:
    stretches: list[list[Run]] = [[]]
    for part in content:
        if isinstance(part, LineBreak):
            stretches.append([])
        elif part.text:
            stretches[-1].append(part)
    return stretches
