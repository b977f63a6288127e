"""Composes type: styled text is cut into segments, broken into lines, and each line made ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable

from umbruch.writers.pdf.type.breaking import Line, break_lines
from umbruch.writers.pdf.type.runs import LineBreak, Look, Run, SetLine
from umbruch.writers.pdf.type.sense import break_by_sense
from umbruch.writers.pdf.type.straight import TextMatter

RAG = 0.11
_TOO_LONG_TO_BALANCE = 200


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
        if any(run.mixed for run in runs):
            from umbruch.writers.pdf.type.mixed import MixedMatter

            copy: TextMatter = MixedMatter(look, measure, cut=not balanced)
        else:
            copy = TextMatter(look.lang, measure, justify=align == "justify", cut=not balanced)
        if number == 0 and indent and runs:
            copy.indent(indent, runs[0])
        for run in runs:
            copy.add(run, look.place)
        if not copy.finish():
            continue
        ragged = 0.0 if align == "justify" else RAG * measure
        balance = balanced and len(copy.segments) <= _TOO_LONG_TO_BALANCE
        beside, room = narrowed if number == 0 else (0, 0.0)
        by_sense = None
        if balance and ragged:
            by_sense = break_by_sense(copy.segments, copy.drawn, measure, look.lang, look.style.max_lines)
        broken = by_sense or break_lines(copy.segments, measure - room, ragged=ragged, balanced=balance)
        if beside and len(broken) > beside:
            at = broken[beside].start
            below = break_lines(copy.segments[at:], measure, ragged=ragged)
            broken[beside:] = [Line(line.start + at, line.end + at, line.ratio) for line in below]
        final = number == len(stretches) - 1
        made = [copy.set(line, align, last=final and line is broken[-1]) for line in broken]
        lines += [line._replace(offset=line.offset + room) for line in made[:beside]] + made[beside:]
    return lines


def _between_breaks(content: Iterable[Run | LineBreak]) -> list[list[Run]]:
    stretches: list[list[Run]] = [[]]
    for part in content:
        if isinstance(part, LineBreak):
            stretches.append([])
        elif part.text:
            stretches[-1].append(part)
    return stretches
