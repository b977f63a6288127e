"""How the lines of a text were broken: the width of the column, indents, and where paragraphs begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from umbruch.clipping.lines import Chunk, Line, ends_sentence, starts_small

_BULLET = re.compile(r"(?:[-–—•●▪■►▶‣*·>\ue000-\uf8ff]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_LEAST_LINES = 4
_FULL = 0.9
_MOSTLY = 0.85
_LEAST_ROOMS = 8
_RAGGED = 0.1


class Layout(NamedTuple):
    """What the whole text shows.

    `measure` is the usual length of a full line in characters, 0 where no chunk has several lines; `room` the space
    that is seldom left on a line that runs on, once the next word is counted in; `indented` whether paragraphs are
    indented; `base` the margin; `blank_between` whether blank lines separate whole paragraphs.
    """

    measure: int
    room: int
    indented: bool = False
    base: int = 0
    blank_between: bool = False

    def stands_in(self, line: Line) -> bool:
        """Whether a line stands further in than the margin of the text."""
        return line.indent >= self.base + 2


def layout_of(chunks: Sequence[Chunk]) -> Layout:
    """The layout, from all chunks of several lines."""
    base = min((line.indent for chunk in chunks for line in chunk.lines), default=0)
    layout = Layout(0, 0, base=base)
    layout = layout._replace(indented=_indents_tell([chunk.lines for chunk in chunks if len(chunk.lines) > 1], layout))
    running = [chunk.lines for chunk in chunks if len(chunk.lines) > 1 and _runs_on(chunk.lines)]
    blocks = [lines for lines in running if len(lines) >= _LEAST_LINES] or running
    if not blocks:
        return layout
    measure = _full_length([line for lines in blocks for line in lines])
    return layout._replace(measure=measure, room=_usual_room(blocks), blank_between=_blanks_tell(blocks))


def _runs_on(lines: Sequence[Line]) -> bool:
    """Whether a sentence goes over the end of a line somewhere, as in running text and not in an address."""
    return any(
        line.text[-1] in "-\u00ad"
        or (starts_small(following.text) and not bullet(following.text) and not ends_sentence(line.text))
        for line, following in pairwise(lines)
    )


def _full_length(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * _FULL)]


def _usual_room(blocks: Sequence[Sequence[Line]]) -> int:
    """The room that few of the lines leave which run on in the middle of a sentence."""
    rooms: list[int] = []
    for lines in blocks:
        width = _full_length(lines)
        rooms += [
            _room(line, following, width)
            for line, following in pairwise(lines)
            if not ends_sentence(line.text) and (starts_small(following.text) or line.text[-1] in "-,")
        ]
    rooms.sort()
    measure = _full_length([line for lines in blocks for line in lines])
    if len(rooms) < _LEAST_ROOMS:
        return round(measure * _RAGGED)
    room = rooms[int(len(rooms) * _MOSTLY)]
    return room if room < measure * _RAGGED else measure


def _room(line: Line, following: Line, width: int) -> int:
    """The characters that would be left on a line with the next line's first word on it; negative if it can't."""
    return width - len(line.text) - 1 - len(following.text.split(maxsplit=1)[0])


def _indents_tell(blocks: Sequence[Sequence[Line]], layout: Layout) -> bool:
    """Whether indented lines are first lines: most of them start with a capital and follow a finished sentence."""
    good = bad = 0
    for lines in blocks:
        for position, line in enumerate(lines):
            if layout.stands_in(line):
                goes_on = starts_small(line.text) or (position and lines[position - 1].text[-1] in "-,")
                bad += bool(goes_on)
                good += not goes_on
    return good > 4 * bad


def _blanks_tell(blocks: Sequence[Sequence[Line]]) -> bool:
    """Whether blank lines stand between paragraphs and nowhere else: nearly every chunk is finished."""
    finished = sum(ends_sentence(lines[-1].text) and not starts_small(lines[0].text) for lines in blocks)
    return len(blocks) >= _LEAST_LINES and finished >= len(blocks) * _FULL


def column_width(lines: Sequence[Line], layout: Layout) -> int:
    """The length of a full line in one chunk; short chunks take that of the whole text."""
    return _full_length(lines) if len(lines) > _LEAST_LINES else layout.measure


def is_short(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would have fitted on this one, so that the line was ended on purpose."""
    return _room(line, following, width) >= (2 if width < 60 else round(width * 0.07))


def bullet(text: str) -> str | None:
    """The mark of a list item at the start of a line, or None."""
    match = _BULLET.match(text)
    return match.group().strip() if match else None


def paragraphs_in(lines: Sequence[Line], layout: Layout) -> list[tuple[Line, ...]]:
    """The paragraphs inside one chunk: by indents where the text has them, else by short last lines and bullets."""
    if len(lines) < 2:
        return [tuple(lines)] if lines else []
    width = column_width(lines, layout)
    paragraphs: list[list[Line]] = [[lines[0]]]
    for line, following in pairwise(lines):
        if _breaks(line, following, width, layout, opens=len(paragraphs[-1]) == 1):
            paragraphs.append([])
        paragraphs[-1].append(following)
    return [tuple(paragraph) for paragraph in paragraphs]


def _breaks(line: Line, following: Line, width: int, layout: Layout, opens: bool) -> bool:
    """Whether a paragraph ends with `line`; `opens` tells that it also began there, as a crosshead does."""
    finished = ends_sentence(line.text)
    if "\t" in line.text and "\t" in following.text:
        return True
    if bullet(following.text) and (finished or bullet(line.text) or line.text.endswith(":")):
        return True
    if layout.indented:
        return layout.stands_in(following) and line.text[-1] not in "-\u00ad"
    if starts_small(following.text) or line.text[-1] in "-\u00ad,":
        return False
    if layout.measure == 0:
        return finished
    if width < 12:
        return False
    if layout.blank_between:
        return False
    room = _room(line, following, width)
    if finished:
        return room > layout.room
    return opens and room > max(layout.room, width // 6)
