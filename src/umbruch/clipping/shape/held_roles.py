"""Lines whose role somebody has fixed: told before anybody looks at them, and held against every later guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.clipping.marks.newsroom.desk_notes import WithoutDeskNotes
from umbruch.clipping.marks.zones.zone import Role, Zone
from umbruch.clipping.page.lines import Chunk, Line, Told
from umbruch.diagnostics import Diagnostic
from umbruch.manuscript import FixedRole
from umbruch.tree.reading import Origin

_TOLD: Mapping[FixedRole, Told | None] = {
    "headline": "plain",
    "kicker": "plain",
    "deck": "plain",
    "lead": "plain",
    "dateline": "plain",
    "subheading": "plain",
    "body": None,
    "byline": "byline",
    "source": "source",
    "date": "day",
    "embargo": "embargo",
    "contact": "contact",
    "boilerplate": "boilerplate",
    "notice": "notice",
    "caption": "caption",
    "desk_notes": None,
    "discard": None,
}
"""What a zone of such lines is told to be; None where lines stay in the zone that they stand in, or in none."""

OF_THE_HEAD = frozenset({"headline", "kicker", "deck", "lead", "dateline", "subheading", "body"})
"""Roles that decide where head and report begin."""

_OF_THE_BODY = frozenset({"caption", "subheading", "body"})

_FIELDS = {"date": "source", "subheading": "", "body": "", "caption": "", "discard": "discarded"}
"""The field in which lines of a role stand, where it has another name or none."""

WHY = "fixed by hand"


class SetAside(NamedTuple):
    """A text without the lines that are for nobody, the notes for editors, and what was discarded by hand."""

    for_readers: WithoutDeskNotes
    discarded: tuple[str, ...]


def set_aside(told: WithoutDeskNotes, text: str, fixed: Mapping[int, FixedRole]) -> SetAside:
    """The text without lines fixed as notes or furniture, and with those that are said to be neither.

    Args:
        told: the text without what it says itself is not for readers.
        text: all of it.
        fixed: the role of lines, by number.
    """
    if not fixed:
        return SetAside(told, ())
    written, lines = text.split("\n"), told.text.split("\n")
    notes = {number: note for number, note in told.notes if fixed.get(number, "desk_notes") == "desk_notes"}
    discarded = []
    for number, role in sorted(fixed.items()):
        line = written[number - 1]
        if role == "desk_notes":
            notes[number] = notes.get(number, line.strip())
        elif role == "discard":
            discarded.append(line.strip())
        lines[number - 1] = "" if role in ("desk_notes", "discard") else line
    kept = WithoutDeskNotes("\n".join(lines), tuple(sorted(notes.items())), told.withheld, told.titles)
    return SetAside(kept, tuple(discarded))


def with_fixed(chunks: Sequence[Chunk], fixed: Mapping[int, FixedRole]) -> tuple[Chunk, ...]:
    """The chunks, each fixed line with its role, and told what it is."""
    if not fixed:
        return tuple(chunks)
    return tuple(chunk._replace(lines=tuple(_fixed(line, fixed) for line in chunk.lines)) for chunk in chunks)


def _fixed(line: Line, fixed: Mapping[int, FixedRole]) -> Line:
    role = fixed.get(line.number)
    return line if role is None else line._replace(fixed=role, told=_TOLD[role])


def held(zones: Sequence[Zone]) -> Sequence[Zone]:
    """The zones, cut where a fixed line came into one of another role; plain lines are a zone for each role."""
    if not any(line.fixed for zone in zones for line in zone.lines):
        return zones
    kept: list[Zone] = []
    for zone in zones:
        opens = zone.opens
        for (role, _), lines in groupby(zone.lines, partial(_wanted, role=zone.role)):
            own = zone._replace(role=role, lines=tuple(lines), opens=opens)
            kept.append(own if role == zone.role else own._replace(sureness=1.0))
            opens = False
    return kept


def _wanted(line: Line, *, role: Role) -> tuple[Role, str | None]:
    if line.fixed is None:
        return role, None
    told = _TOLD[line.fixed]
    return told or "plain", line.fixed if told == "plain" else None


def apart_from(zones: Sequence[Zone], role: FixedRole) -> tuple[list[Zone], tuple[Line, ...]]:
    """The zones without the lines that are fixed as something, and these lines."""
    taken = tuple(line for zone in zones for line in zone.lines if line.fixed == role)
    if not taken:
        return list(zones), ()
    left = [zone._replace(lines=tuple(line for line in zone.lines if line.fixed != role)) for zone in zones]
    return [zone for zone in left if zone.lines], taken


def split_at(zones: Sequence[Zone], starts: frozenset[int]) -> list[Sequence[Zone]]:
    """The zones of each article, where somebody has said with which lines they begin."""
    articles: list[list[Zone]] = [[]]
    waiting = sorted(starts)
    for zone in zones:
        lines: list[Line] = []
        opens = zone.opens
        for line in zone.lines:
            if waiting and line.number >= waiting[0]:
                waiting = [one for one in waiting if one > line.number]
                if lines:
                    articles[-1].append(zone._replace(lines=tuple(lines), opens=opens))
                lines, opens = [], True
                articles.append([])
            lines.append(line)
        articles[-1].append(zone._replace(lines=tuple(lines), opens=opens))
    return [own for own in articles if own]


def certain_of(
    origins: Sequence[Origin], diagnostics: Sequence[Diagnostic], fixed: Mapping[int, FixedRole]
) -> tuple[tuple[Origin, ...], tuple[Diagnostic, ...]]:
    """Origins and remarks without doubt of what was fixed."""
    if not fixed:
        return tuple(origins), tuple(diagnostics)
    sure = []
    for one in origins:
        name = one.field.partition(".")[2]
        by_hand = any(_FIELDS.get(fixed[line], fixed[line]) == name for line in one.lines if line in fixed)
        block = name.startswith("body[") and any(
            fixed.get(line) in ("caption", "subheading", "body") for line in one.lines
        )
        sure.append(replace(one, sureness=1.0, why=WHY, instead="") if by_hand or block else one)
    certain = {one.field for one in sure if one.why == WHY}
    return tuple(sure), tuple(
        one for one in diagnostics if not (one.field in certain and one.code.endswith(".guessed"))
    )
