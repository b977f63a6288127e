"""How the lines of a text were broken: width of the column, indents, and where one paragraph ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from umbruch.clipping.lines import Chunk, Line, ends_sentence, starts_small

_BULLET = re.compile(r"(?:[-–—•●▪■►▶‣*·>]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_LEAST_LINES = 4
_NOISE = 0.12


class Layout(NamedTuple):
    """What the whole text shows: the usual length of a full line, whether paragraphs are indented, and whether a short
    line can be trusted to end a paragraph."""

    measure: int
    indented: bool
    short_lines_tell: bool
    base: int = 0

    def stands_in(self, line: Line) -> bool:
        """Whether a line stands further in than the margin of the text."""
        return line.indent >= self.base + 2


def layout_of(chunks: Sequence[Chunk]) -> Layout:
    """The layout, from all chunks of several lines."""
    blocks = [chunk.lines for chunk in chunks if len(chunk.lines) >= _LEAST_LINES]
    lengths = sorted(len(line.text) for lines in blocks for line in lines)
    if not lengths:
        return Layout(0, indented=False, short_lines_tell=False)
    measure = lengths[int(len(lengths) * 0.9)]
    base = min(line.indent for chunk in chunks for line in chunk.lines)
    layout = Layout(measure, indented=False, short_lines_tell=_noise(blocks) < _NOISE, base=base)
    return layout._replace(indented=_indents_tell(blocks, [[layout.stands_in(line) for line in b] for b in blocks]))


def _indents_tell(blocks: Sequence[Sequence[Line]], shifted: Sequence[Sequence[bool]]) -> bool:
    """Whether indented lines are first lines: most of them stand alone and start with a capital or follow a full stop."""
    good = bad = 0
    for lines, flags in zip(blocks, shifted, strict=True):
        for position, flag in enumerate(flags):
            if not flag:
                continue
            after = position + 1 < len(flags) and flags[position + 1]
            if starts_small(lines[position].text) or (after and not ends_sentence(lines[position].text)):
                bad += 1
            else:
                good += 1
    return good > 4 * bad


def column_width(lines: Sequence[Line], layout: Layout) -> int:
    """The length of a full line in one chunk; short chunks take that of the whole text."""
    if len(lines) < 2 * _LEAST_LINES:
        return layout.measure
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.9)]


def is_short(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would have fitted on this one, so that the line was ended on purpose."""
    word = following.text.split(maxsplit=1)[0]
    slack = 2 if width < 60 else round(width * 0.07)
    return len(line.text) + 1 + len(word) <= width - slack


def _noise(blocks: Sequence[Sequence[Line]]) -> float:
    """The share of lines that break off early in the middle of a sentence: high where line ends mean nothing."""
    early = total = 0
    for lines in blocks:
        lengths = sorted(len(line.text) for line in lines)
        width = lengths[int(len(lengths) * 0.9)]
        for line, following in pairwise(lines):
            if not ends_sentence(line.text) and starts_small(following.text):
                total += 1
                early += is_short(line, following, width)
    return early / total if total else 0.0


def bullet(text: str) -> str | None:
    """The mark of a list item at the start of a line, or None."""
    match = _BULLET.match(text)
    return match.group().strip() if match else None


def paragraphs_in(lines: Sequence[Line], layout: Layout) -> list[tuple[Line, ...]]:
    """The paragraphs inside one chunk: by indents where the text has them, else by short last lines, and by bullets."""
    if len(lines) < 2:
        return [tuple(lines)] if lines else []
    width = column_width(lines, layout)
    paragraphs: list[list[Line]] = [[lines[0]]]
    for line, following in pairwise(lines):
        if _breaks(line, following, width, layout):
            paragraphs.append([])
        paragraphs[-1].append(following)
    return [tuple(paragraph) for paragraph in paragraphs]


def _breaks(line: Line, following: Line, width: int, layout: Layout) -> bool:
    if bullet(following.text) and (ends_sentence(line.text) or bullet(line.text) or line.text.endswith(":")):
        return True
    if layout.indented:
        return layout.stands_in(following) and line.text[-1] not in "-\u00ad"
    if not layout.short_lines_tell or starts_small(following.text) or width < 12:
        return False
    if not is_short(line, following, width):
        return False
    return ends_sentence(line.text) or len(line.text) < width * 0.6
