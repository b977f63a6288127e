"""Zones to parts: plain text taken apart into headings and paragraphs, and the part in which the report begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.seams import head_lines, roles_apart
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.layout import is_short
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import Line, ends_sentence
from umbruch.clipping.page.list_items import has_bullet_sign
from umbruch.clipping.page.paragraphs import paragraphs_in
from umbruch.clipping.text.body import Setting

_SENTENCE_INSIDE = re.compile(by_case(r"[.!?](?<=[^\W\d_]{3}.)[\"“”»]?\s+[\"„“«»]?[^\W\d_[:lower:]]"))
_PROSE = 120
_HEADING_LINES = 6
_LONGEST_HEAD = 900
_DATELINE_LINES = 12
_REPORT_LINES = 80
_ZONES_BELOW = 40
_HEAD_ZONES = 80
_KICKER_WORDS = 2


def parts_of(zones: Sequence[Zone], setting: Setting, text: str) -> list[Zone]:
    """Plain zones taken apart into paragraphs, and before a dateline that stands in the middle of a chunk.

    Above the report a chunk of a few lines without a full stop is one headline or deck, however short its lines are.
    """
    parts: list[Zone] = []
    above = True
    for number, zone in enumerate(zones):
        above = above and number < _HEAD_ZONES
        if zone.role != "plain":
            parts.append(zone)
            continue
        if above and _is_remark(zone):
            parts.append(zone._replace(role="notice"))
            continue
        pieces: list[tuple[Line, ...]] = []
        closed = above and len(zone.text) < _LONGEST_HEAD and _is_closed(zones, number, parts)
        groups = _head_and_report(zone.lines, parts, setting, text) if above and not closed else [zone.lines]
        for order, group in enumerate(groups):
            if not above:
                pieces += paragraphs_in(group, setting.layout)
                continue
            opening = find_dateline(group[0].text, setting.conventions, text)
            above = not (opening is not None and opening.sureness > 0.95 and opening.end < len(group[0].text))
            joined = " ".join(line.text for line in group)
            crowded = order + 1 < len(groups) or (closed and not _has_headline(parts, setting.conventions))
            if above and (crowded or closed or _is_heading(group, joined)):
                below = zone.lines[len(group) :][:_REPORT_LINES] if crowded else None
                first = not any(part.role == "plain" and len(part.text.split()) > _KICKER_WORDS for part in parts)
                pieces += roles_apart(group, setting.layout, setting.conventions, below, first)
            else:
                pieces += paragraphs_in(group, setting.layout)
            longest = _PROSE / 2 if parts or pieces[:-1] else _PROSE
            above = above and (closed or not (len(joined) > longest and ends_sentence(joined)))
        parts += [Zone("plain", piece, zone.opens if order == 0 else False) for order, piece in enumerate(pieces)]
    return parts


def _is_closed(zones: Sequence[Zone], number: int, parts: Sequence[Zone]) -> bool:
    """Whether a byline, date or furniture right under a zone shows that it is all head; nothing long stands above."""
    following = zones[number + 1 : number + 2]
    if not following or following[0].role not in ("byline", "day", "page"):
        return False
    after = sum(len(zone.text) for zone in zones[number + 1 : number + _ZONES_BELOW] if zone.role == "plain")
    return after > len(zones[number].text) and not any(len(part.text) > _PROSE * 2 for part in parts)


def _is_heading(lines: Sequence[Line], joined: str) -> bool:
    """Whether lines above the report are headline or deck: few, without a full stop at the end or not long."""
    marked = not ends_sentence(joined) and any(has_bullet_sign(line.text) for line in lines)
    running = len(joined) > _PROSE * 2 and _SENTENCE_INSIDE.search(joined) is not None
    few = len(lines) <= _HEADING_LINES and not running and (not ends_sentence(joined) or len(joined) < _PROSE * 1.3)
    finished = len(lines) > 1 and all(ends_sentence(line.text) for line in lines)
    return (few or marked) and not finished


def _head_and_report(
    lines: tuple[Line, ...], parts: Sequence[Zone], setting: Setting, text: str
) -> list[tuple[Line, ...]]:
    """A chunk above the report cut where its dateline begins, or where its head ends without a blank line."""
    cut = _dateline_line(lines, setting, text)
    if cut is None:
        headed = _has_headline(parts, setting.conventions)
        cut = head_lines(lines, setting.layout, setting.conventions, headed)
    return [lines[:cut], lines[cut:]] if cut else [lines]


def _is_remark(zone: Zone) -> bool:
    """A line in brackets above the report: `(Mit sechs Abbildungen.)`."""
    return len(zone.lines) == 1 and zone.text.startswith("(") and zone.text.endswith(")") and len(zone.text) < _PROSE


def _dateline_line(lines: tuple[Line, ...], setting: Setting, text: str) -> int | None:
    """The number of the line that starts with a dateline, None where none does.

    Inside a chunk only a sure dateline counts, or one under a line that was ended on purpose.
    """
    for position, line in enumerate(lines[:_DATELINE_LINES]):
        found = find_dateline(line.text, setting.conventions, text)
        if found is None:
            continue
        if position == 0:
            return 0 if found.sureness >= 0.9 else None
        before = lines[position - 1]
        small = before.text.split()[-1] in setting.conventions.never_last
        short = is_short(before, line, setting.layout.measure) and before.text[-1] not in "-,"
        ended = short or before.text[-1] == "+"
        repeated = found.dateline.place is not None and text.count(found.dateline.place) > 1
        believed = found.sureness >= (0.75 if repeated else 0.9)
        if found.sureness > 0.95 or (believed and ended and position <= 4 and not small):
            return position
    return None


def _has_headline(parts: Sequence[Zone], conventions: Conventions) -> bool:
    """Whether a plain part stands above already that is more than a dateline on a line of its own."""
    for part in parts:
        if part.role == "plain":
            found = find_dateline(part.text, conventions, part.text)
            if found is None or found.end < len(part.text):
                return True
    return False
