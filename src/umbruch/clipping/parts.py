"""Zones to parts: plain text taken apart into headings and paragraphs, and the part in which the report begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.clipping.body import Setting
from umbruch.clipping.conventions import Conventions
from umbruch.clipping.dateline import find_dateline
from umbruch.clipping.items import bullet
from umbruch.clipping.layout import is_short
from umbruch.clipping.lines import Line, ends_sentence, starts_small
from umbruch.clipping.paragraphs import paragraphs_in
from umbruch.clipping.zones import Zone

_PROSE = 120
_HEAD_PARTS = 8
_HEADING_LINES = 6
_LEAST_HEADLINE_WORDS = 4
_LEAST_HEADLINE = 38
_SPEAKER = re.compile(r"([A-ZÄÖÜ][\w.]{0,15}(?: [A-ZÄÖÜ][\w.-]{1,20})?):\s")
_LEAST_TURNS = 3
_LEAST_DECK = 50
_LONGEST_DECK = 260
_LEAST_LATER = 3
_DECK_SHARE = 0.55
_BARE_DATELINE_PARTS = 2


def parts_of(zones: Sequence[Zone], setting: Setting, text: str) -> list[Zone]:
    """Plain zones taken apart into paragraphs, and before a dateline that stands in the middle of a chunk.

    Above the report a chunk of a few lines without a full stop is one headline or deck, however short its lines are.
    """
    parts: list[Zone] = []
    above = True
    for zone in zones:
        if zone.role != "plain":
            parts.append(zone)
            continue
        groups = [zone.lines]
        if above:
            if _is_remark(zone):
                parts.append(zone._replace(role="notice"))
                continue
            groups = [
                piece
                for group in _at_dateline(zone.lines, setting, text)
                for piece in _under_headline(group, setting, first=not _has_headline(parts, setting.conventions))
            ]
        pieces = []
        for group in groups:
            opening = find_dateline(group[0].text, setting.conventions, text)
            above = above and not (opening is not None and opening.sureness > 0.95 and opening.end < len(group[0].text))
            joined = " ".join(line.text for line in group)
            marked = not ends_sentence(joined) and any(_bullet_sign(line.text) for line in group)
            few = len(group) <= _HEADING_LINES and (not ends_sentence(joined) or len(joined) < _PROSE * 1.3)
            finished = len(group) > 1 and all(ends_sentence(line.text) for line in group)
            heading = above and (few or marked) and not finished
            pieces += _heading_parts(group, setting) if heading else paragraphs_in(group, setting.layout)
            longest = _PROSE / 2 if parts or pieces[:-1] else _PROSE
            above = above and not (len(joined) > longest and ends_sentence(joined))
        parts += [Zone("plain", piece, zone.opens if number == 0 else False) for number, piece in enumerate(pieces)]
    return parts


def _is_remark(zone: Zone) -> bool:
    """A line in brackets above the report: `(Mit sechs Abbildungen.)`."""
    return len(zone.lines) == 1 and zone.text.startswith("(") and zone.text.endswith(")") and len(zone.text) < _PROSE


def _at_dateline(lines: tuple[Line, ...], setting: Setting, text: str) -> list[tuple[Line, ...]]:
    """A chunk cut before the line that starts with a dateline.

    Inside a chunk only a sure dateline counts, or one under a line that was ended on purpose.
    """
    for position, line in enumerate(lines[:12]):
        found = find_dateline(line.text, setting.conventions, text)
        if found is None:
            continue
        if position == 0:
            return [lines]
        before = lines[position - 1]
        small = before.text.split()[-1] in setting.conventions.never_last
        short = is_short(before, line, setting.layout.measure) and before.text[-1] not in "-,"
        ended = short or before.text[-1] == "+"
        if found.sureness > 0.95 or (found.sureness >= 0.9 and ended and position <= 4 and not small):
            return [lines[:position], lines[position:]]
    return [lines]


def _bullet_sign(text: str) -> bool:
    """Whether a line starts with a bullet that is a sign and not a number, which may go on with a sentence."""
    mark = bullet(text)
    return mark is not None and not mark[0].isalnum()


def _has_headline(parts: Sequence[Zone], conventions: Conventions) -> bool:
    """Whether a plain part stands above already that is more than a dateline on a line of its own."""
    for part in parts:
        if part.role == "plain":
            found = find_dateline(part.text, conventions, part.text)
            if found is None or found.end < len(part.text):
                return True
    return False


def _under_headline(lines: tuple[Line, ...], setting: Setting, first: bool) -> list[tuple[Line, ...]]:
    """The first chunk may hold headline and report without a blank line: short lines first, then full ones."""
    layout = setting.layout
    if not first or len(lines) < 4 or not layout.measure:
        return [lines]
    heading = 0
    while heading < min(_HEADING_LINES, len(lines) - 2) and is_short(
        lines[heading], lines[heading + 1], layout.measure
    ):
        if ends_sentence(lines[heading].text) and lines[heading].text[-1] not in ":!?":
            return [lines]
        heading += 1
    report = " ".join(line.text for line in lines[heading:])
    if heading == 0 or not re.search(r"[.!?][\"“”»«’)]*(?:\s|$)", report):
        return [lines]
    if starts_small(lines[heading].text):
        return [lines]
    return [lines[:heading], lines[heading:]]


def _is_whole(line: Line, following: Line, setting: Setting) -> bool:
    """Whether a heading line stands for itself: the text's lines are whole paragraphs, and the next starts anew."""
    if setting.layout.measure or starts_small(following.text):
        return False
    if len(line.text.split()) < _LEAST_HEADLINE_WORDS or len(line.text) < _LEAST_HEADLINE:
        return False
    return line.text[-1] not in ":-–," and line.text.split()[-1] not in setting.conventions.never_last


def _heading_parts(lines: tuple[Line, ...], setting: Setting) -> list[tuple[Line, ...]]:
    """The lines of a heading, apart where a bullet begins, or line by line in a text whose lines are not broken."""
    pieces: list[list[Line]] = []
    for line in lines:
        if not pieces or _bullet_sign(line.text) or _is_whole(pieces[-1][-1], line, setting):
            pieces.append([])
        pieces[-1].append(line)
    return [tuple(piece) for piece in pieces]
