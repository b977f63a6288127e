"""Where paragraphs begin and end inside lines that stand together without a blank line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from umbruch.clipping.page.layout import OUTLIER, Layout
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import Line, ends_sentence, is_row, starts_small
from umbruch.clipping.page.list_items import bullet, hangs_under, item_starts

_LEAST_WIDTH = 12
_PLAINLY_SHORT = 0.15
_CROSSHEAD_SHARE = 0.7
_PURPOSE = 0.1
_LEAST_COLUMN = 8
_BIAS = 1.3
_GOES_ON = re.compile(by_case(r":$|(?:^|[\s(.])(?:[[:upper:]][[:lower:]]{0,2}|[[:lower:]]|\d{1,3})\.$"))
_INNER_END = re.compile(r"(?<=[^\W\d_]{2}[.!?])[\"“”»]?\s+[\"„“«»]?[^\W\d_]")


def paragraphs_in(lines: Sequence[Line], layout: Layout) -> list[tuple[Line, ...]]:
    """The paragraphs inside one chunk: by indents where the text has them, else by short last lines and bullets."""
    if len(lines) < 2:
        return [tuple(lines)] if lines else []
    rooms = layout.gauge.rooms(lines, layout.full) if layout.measure else [0.0] * (len(lines) - 1)
    ends = _ends(lines, rooms, layout)
    if (
        layout.measure
        and not layout.indented
        and not layout.blank_between
        and layout.room < inf
        and len(lines) >= _LEAST_COLUMN
    ):
        ends = _with_full_last_lines(lines, ends)
    paragraphs: list[list[Line]] = [[lines[0]]]
    last = frozenset(ends)
    for at, following in enumerate(lines[1:]):
        if at in last:
            paragraphs.append([])
        paragraphs[-1].append(following)
    return [tuple(paragraph) for paragraph in paragraphs]


def _ends(lines: Sequence[Line], rooms: Sequence[float], layout: Layout) -> list[int]:
    """The positions of the lines that plainly end a paragraph."""
    heads = _crossheads(lines, rooms, layout)
    starts = item_starts(lines)
    hanging = any(at - 1 in starts and hangs_under(lines[at], lines[at - 1]) for at in range(1, len(lines)))
    item: Line | None = lines[0] if 0 in starts else None
    ends: list[int] = []
    for at, (line, following) in enumerate(pairwise(lines)):
        if at + 1 in starts or is_row(line.text) or is_row(following.text):
            ends.append(at)
            item = following if at + 1 in starts else None
            continue
        if item is not None and hanging:
            if hangs_under(following, item):
                continue
            item = None
            ends.append(at)
            continue
        opens = at == 0 or bool(ends and ends[-1] == at - 1)
        if at in heads or at + 1 in heads or _breaks(line, following, rooms[at], layout, opens):
            ends.append(at)
            item = None
    return ends


def _crossheads(lines: Sequence[Line], rooms: Sequence[float], layout: Layout) -> frozenset[int]:
    """Lines between two paragraphs that were ended on purpose without a full stop, far from the edge of the column."""
    if layout.blank_between or layout.room == inf or not layout.measure:
        return frozenset()
    return frozenset(
        at
        for at in range(1, len(lines) - 1)
        if rooms[at] > max(layout.room, layout.full * (1 - _CROSSHEAD_SHARE))
        and ends_sentence(lines[at - 1].text)
        and (not ends_sentence(lines[at].text) or (layout.indented and lines[at].text[-1] == "?"))
        and not (layout.indented and (layout.stands_in(lines[at]) or layout.stands_in(lines[at + 1])))
        and lines[at].text[-1] not in "-\u00ad,;"
        and not starts_small(lines[at].text)
        and not starts_small(lines[at + 1].text)
        and not bullet(lines[at].text)
    )


def _breaks(line: Line, following: Line, room: float, layout: Layout, opens: bool) -> bool:
    """Whether a paragraph ends with `line`; `opens` tells that it also began there, as a crosshead does."""
    finished = ends_sentence(line.text)
    if layout.indented:
        return layout.stands_in(following) and line.text[-1] not in "-\u00ad"
    if starts_small(following.text) or line.text[-1] in "-\u00ad,":
        return False
    if layout.measure == 0:
        return finished
    if layout.full < _LEAST_WIDTH:
        return False
    if layout.blank_between:
        return finished and room > max(layout.most_room, layout.full * _PLAINLY_SHORT)
    if finished:
        return room > layout.room or layout.gauge.width(line.text) > layout.full * OUTLIER
    return opens and room > layout.room + layout.full * _PURPOSE


def _with_full_last_lines(lines: Sequence[Line], ends: Sequence[int]) -> list[int]:
    """The ends, and sentences that end with a full line where the article's own paragraphs make an end likely.

    Whether the last line of a sentence is full is chance, for the last sentence of a paragraph as for any other. So
    among sentences that end with a full line, ends of paragraphs are to others as they are in the whole article: as
    the plain ends to the sentences that end inside a line. And a paragraph is seldom far shorter than the others.
    """
    finished = sum(ends_sentence(lines[end].text) for end in ends)
    if not finished:
        return list(ends)
    inner = sum(len(_INNER_END.findall(line.text)) for line in lines)
    usual = (len(lines) - (len(ends) - finished)) / (finished + 1)
    odds = _BIAS * (finished + 0.5) / (inner + 0.5)
    result: list[int] = []
    begin = 0
    for end in [*ends, len(lines) - 1]:
        for at in range(begin, end):
            if not ends_sentence(lines[at].text) or starts_small(lines[at + 1].text):
                continue
            if _GOES_ON.search(lines[at].text):
                continue
            if odds * ((at + 1 - begin) / usual) * ((end - at) / usual) > 1:
                result.append(at)
                begin = at + 1
        result.append(end)
        begin = end + 1
    return result[:-1]
