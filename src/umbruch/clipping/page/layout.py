"""How the lines of a text were broken: the width of the column, the room that is left at its edge, and indents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from umbruch.clipping.page.lines import Chunk, Line, ends_sentence, may_go_on, starts_small
from umbruch.clipping.page.list_items import bullet, hangs_under, item_starts
from umbruch.clipping.page.measure import Gauge, gauge_of, spread

_LEAST_LINES = 4
_LEAST_CHUNKS = 3
_FULL = 0.9
OUTLIER = 1.25
_LEAST_ROOMS = 8
_RAGGED = 0.1
_TIGHT = -0.5
_MARGIN = 0.03
_MOSTLY = 0.85


class Layout(NamedTuple):
    """What the whole text shows.

    `measure` is the usual length of a full line in characters, 0 where no chunk has several lines; `indented` whether
    paragraphs are indented; `base` the margin; `blank_between` whether blank lines separate whole paragraphs; `gauge`
    how its lines are measured; `full` the usual width of a full line, `room` the one that is seldom left on a line that
    runs on, once the next piece is counted in, and `most_room` the one that never is, all by the gauge.
    """

    measure: int
    indented: bool = False
    base: int = 0
    blank_between: bool = False
    gauge: Gauge = Gauge()
    full: float = 0
    room: float = 0
    most_room: float = 0

    def stands_in(self, line: Line) -> bool:
        """Whether a line stands further in than the margin of the text."""
        return line.indent >= self.base + 2


def layout_of(chunks: Sequence[Chunk], lang: str | None = None) -> Layout:
    """The layout, from all chunks of several lines.

    Args:
        chunks: the text, without what was recognised as caption, byline or the like.
        lang: its language (BCP 47), by which words may have been cut at line ends; None where it isn't known.
    """
    base = min((line.indent for chunk in chunks for line in chunk.lines), default=0)
    layout = Layout(0, base=base)
    layout = layout._replace(indented=_indents_tell([chunk.lines for chunk in chunks if len(chunk.lines) > 1], layout))
    running = [chunk.lines for chunk in chunks if len(chunk.lines) > 1 and _runs_on(chunk.lines)]
    blocks = [lines for lines in running if len(lines) >= _LEAST_LINES] or running
    if not blocks:
        return layout
    gauge, rooms = gauge_of(blocks, lang)
    full = _full([gauge.width(line.text) for lines in blocks for line in lines])
    return layout._replace(
        measure=_full_length([line for lines in blocks for line in lines]),
        blank_between=_blanks_tell(chunks),
        gauge=gauge,
        full=full,
        room=_usual_room(rooms, full),
        most_room=inf if _broken_by_sense(chunks) else max(rooms, default=0.0),
    )


def _runs_on(lines: Sequence[Line]) -> bool:
    """Whether a sentence goes over the end of a line somewhere, as in running text and not in an address."""
    return any(
        line.text[-1] in "-\u00ad"
        or (may_go_on(line.text, following.text) and line.text[-1] != "," and not bullet(following.text))
        for line, following in pairwise(lines)
    )


def _full_length(lines: Sequence[Line]) -> int:
    return round(_full([len(line.text) for line in lines]))


def _full(widths: Sequence[float]) -> float:
    """The width that few lines exceed; lines far longer than most are left out, they were put together by somebody."""
    ordered = sorted(widths)
    longest = ordered[len(ordered) // 2] * OUTLIER
    full = ordered[int(len(ordered) * _FULL)]
    return full if full <= longest else max(width for width in ordered if width <= longest)


def _usual_room(rooms: Sequence[float], full: float) -> float:
    """The room that few of the lines leave which run on, or none of them where several are torn.

    Infinite where lines were not broken by their width.
    """
    if not rooms:
        return full * _RAGGED
    room = max(spread(rooms), _TIGHT)
    if len(rooms) < _LEAST_ROOMS:
        return room + full * _MARGIN
    if room < full * _RAGGED:
        return room
    mostly = sorted(rooms)[int(len(rooms) * _MOSTLY)]
    return max(rooms) if mostly < full * _RAGGED else inf


def _room(line: Line, following: Line, width: int) -> int:
    """The characters that would be left on a line with the next line's first word on it; negative if it can't."""
    return width - len(line.text) - 1 - len(following.text.split(maxsplit=1)[0])


def _indents_tell(blocks: Sequence[Sequence[Line]], layout: Layout) -> bool:
    """Whether indented lines are first lines: most of them start with a capital and follow a finished sentence."""
    good = bad = 0
    for lines in blocks:
        item: Line | None = None
        starts = item_starts(lines)
        for position, line in enumerate(lines):
            item = line if position in starts else item if item and hangs_under(line, item) else None
            if item is None and layout.stands_in(line):
                runs_on = starts_small(line.text) or (position and lines[position - 1].text[-1] in "-,")
                bad += bool(runs_on)
                good += not runs_on
    return good > 4 * bad


def _blanks_tell(chunks: Sequence[Chunk]) -> bool:
    """Whether blank lines stand between paragraphs and nowhere else: nearly every chunk is finished."""
    prose = [chunk.lines for chunk in chunks if len(chunk.lines) > 1 and _reads_like_prose(chunk.lines)]
    finished = sum(ends_sentence(lines[-1].text) and not starts_small(lines[0].text) for lines in prose)
    return len(prose) >= _LEAST_CHUNKS and finished >= len(prose) * _FULL


def _reads_like_prose(lines: Sequence[Line]) -> bool:
    return _runs_on(lines) or sum(ends_sentence(line.text) for line in lines) > len(lines) / 2


def _broken_by_sense(chunks: Sequence[Chunk]) -> bool:
    """Whether a new line begins with nearly every sentence, as in a text that was put together by hand."""
    inner = [line for chunk in chunks for line in chunk.lines[:-1]]
    return sum(ends_sentence(line.text) for line in inner) > len(inner) / 2


def column_width(lines: Sequence[Line], layout: Layout) -> int:
    """The length of a full line in one chunk; short chunks take that of the whole text."""
    return _full_length(lines) if len(lines) > _LEAST_LINES else layout.measure


def is_short(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would have fitted on this one, so that the line was ended on purpose."""
    return _room(line, following, width) >= (2 if width < 60 else round(width * 0.07))
