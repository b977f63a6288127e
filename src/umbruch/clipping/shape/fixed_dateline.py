"""A dateline that somebody has fixed: a line of its own, or the words before the report's first sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.text.body import Setting
from umbruch.tree import Dateline

_OUTER = " .:–—-"


class FixedDateline(NamedTuple):
    """The dateline, and the number of its line."""

    dateline: Dateline
    line: int


def with_dateline_taken(zones: Sequence[Zone], setting: Setting) -> tuple[Sequence[Zone], FixedDateline | None]:
    """The zones without a fixed dateline, and that dateline; what follows it on its line stays for the report."""
    for number, zone in enumerate(zones):
        for position, line in enumerate(zone.lines):
            if line.fixed != "dateline":
                continue
            found = find_dateline(line.text, setting.conventions, line.text)
            end = found.end if found else len(line.text)
            dateline = found.dateline if found else Dateline(line.text, line.text.rstrip(_OUTER))
            rest = line.text[end:].lstrip()
            kept = (line._replace(text=rest, fixed="body"),) if rest else ()
            lines = (*zone.lines[:position], *kept, *zone.lines[position + 1 :])
            left = [zone._replace(lines=lines)] if lines else []
            return [*zones[:number], *left, *zones[number + 1 :]], FixedDateline(dateline, line.number)
    return zones, None
