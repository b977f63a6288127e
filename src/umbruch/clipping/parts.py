"""Zones to parts: plain text taken apart into headings and paragraphs, and the part in which the report begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from umbruch.clipping.body import Setting
from umbruch.clipping.conventions import Conventions
from umbruch.clipping.dateline import FoundDateline, find_dateline
from umbruch.clipping.layout import bullet, is_short, paragraphs_in
from umbruch.clipping.lines import Line, ends_sentence, starts_small
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


def body_start(parts: Sequence[Zone], conventions: Conventions, text: str) -> tuple[int, FoundDateline | None]:
    """The number of the part in which the report begins, and its dateline."""
    plain = [(number, part) for number, part in enumerate(parts) if part.role == "plain"]
    prose_seen = 0
    for order, (number, part) in enumerate(plain[:_HEAD_PARTS]):
        joined = " ".join(line.text for line in part.lines[:3])
        found = find_dateline(joined, conventions, text)
        alone = found is not None and found.end >= len(part.text)
        if found and not (alone and _heads_a_headline(plain, order)):
            early = found.sureness > 0.95 or (order > 0 and prose_seen < _BARE_DATELINE_PARTS)
            if early and _opens_report(part, found, order, plain):
                return number, found
        if len(part.text) > _PROSE and ends_sentence(part.text):
            prose_seen += 1
        if prose_seen > 3:
            break
    for order, (number, part) in enumerate(plain):
        if order and _is_report(part, plain, order) and not (order == 1 and _is_deck(part, plain)):
            return number, None
    if len(plain) == 1 and len(plain[0][1].text) > 2 * _PROSE and ends_sentence(plain[0][1].text):
        return plain[0][0], None
    return (plain[1][0] if len(plain) > 1 else len(parts)), None


def _heads_a_headline(plain: Sequence[tuple[int, Zone]], order: int) -> bool:
    """Whether a dateline on a line of its own stands above the headline and not above the report."""
    if order + 2 >= len(plain):
        return order == 0 and len(plain) > 1
    following = plain[order + 1][1].text
    return order == 0 or len(following) < _PROSE / 2


def _opens_report(part: Zone, found: FoundDateline, order: int, plain: Sequence[tuple[int, Zone]]) -> bool:
    """Whether a dateline is believed here: not in a headline, which has neither sentence nor agency."""
    if found.sureness > 0.95 and (order or len(plain) == 1):
        return True
    if found.dateline.text.endswith("|") and not (part.text[-1] in "-\u00ad" or len(part.text) > _PROSE):
        return re.search(r"[.!?](?:\s|$)", part.text[found.end :]) is not None
    return ends_sentence(part.text) or len(part.text) > found.end + 40 or found.end >= len(part.text)


def _is_deck(part: Zone, plain: Sequence[tuple[int, Zone]]) -> bool:
    """Whether whole sentences right under the headline are a deck: much shorter than the paragraphs that follow."""
    later = [len(other.text) for _, other in plain[2:] if len(other.text) > _LEAST_DECK]
    if len(later) < _LEAST_LATER or not _LEAST_DECK <= len(part.text) <= _LONGEST_DECK or _is_question(part.text):
        return False
    return len(part.text) <= _DECK_SHARE * median(later)


def _is_question(text: str) -> bool:
    """Whether a part opens an interview: a question that holds more than one sentence."""
    return text.endswith(("?", "?“", '?"', "?»")) and re.search(r"\w[.!?]\s", text) is not None


def _is_first_question(plain: Sequence[tuple[int, Zone]], order: int) -> bool:
    """Whether a part is the first of several questions, each with an answer after it that asks nothing."""
    asking = [number for number, (_, part) in enumerate(plain) if part.text.endswith("?")]
    if len(asking) < 2 or order != asking[0]:
        return False
    return all(after - before > 1 for before, after in pairwise(asking)) and asking[-1] + 1 < len(plain)


def _is_turn(text: str, plain: Sequence[tuple[int, Zone]]) -> bool:
    """Whether a part opens an exchange in which speakers are named with a colon: `Frage: …`, `Antwort: …`."""
    if _SPEAKER.match(text) is None:
        return False
    speakers = [match.group(1) for _, part in plain if (match := _SPEAKER.match(part.text))]
    return len(speakers) >= _LEAST_TURNS and len(set(speakers)) < len(speakers)


def _is_report(part: Zone, plain: Sequence[tuple[int, Zone]], order: int) -> bool:
    """Whether a part above which a headline stands already is the first paragraph."""
    text = part.text
    if _is_question(text) or _is_turn(text, plain) or _is_first_question(plain, order):
        return True
    if bullet(text) and order < 3 and any(len(p.text) > _PROSE for _, p in plain[order + 1 :]) and len(text) < _PROSE:
        return False
    if len(text) > _PROSE:
        return True
    later = plain[order + 1][1].text if order + 1 < len(plain) else ""
    if len(text) > _PROSE / 2 and not ends_sentence(text) and later and starts_small(later) and not bullet(later):
        return True
    if ends_sentence(text) and len(text) > 60 and not text.endswith(":"):
        return True
    return order > 3 or (order > 1 and not later)
