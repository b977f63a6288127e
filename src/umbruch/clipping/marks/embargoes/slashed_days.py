"""Days in figures with strokes, which have two readings."""

from __future__ import annotations

import re

_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])")
_MONTHS = 12


def slashed_day(line: str) -> tuple[str, str] | None:
    """The two readings of a day such as `5/6/2027`, the day first and the month first; None for other days."""
    found = _SLASHED.search(line)
    if found is None or found[1] == found[2] or max(int(found[1]), int(found[2])) > _MONTHS:
        return None
    return line, f"{line[: found.start()]}{found[2]}/{found[1]}/{found[3]}{line[found.end() :]}"
