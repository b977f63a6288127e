"""Bullets that are drawn and no letters, as browsers print those of lists, put before the lines that they open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from umbruch.readers.pdf.file.page_content import Area
from umbruch.readers.pdf.setting.set_lines import SetLine

_MOST_DOTS = 500
"""Of a page: charts and maps are drawn with thousands."""
_FEWEST = 2
"""Dots of one size under one another, each before a line, from which they are bullets and no ornament."""
_MIDDLE, _OFF_MIDDLE = 0.3, 0.2
"""Ems from the base line to the middle of small letters, and by which that of a dot may be off."""
_GAP = (0.2, 2.5)
"""Ems between a bullet and its line."""
_SMALLER = 0.6
"""Times the size of a line that its bullet measures at most."""


def with_bullets(lines: Sequence[SetLine], dots: Sequence[Area]) -> list[SetLine]:
    """The lines of a page, those after a drawn bullet with a bullet before them.

    Args:
        lines: the pieces of its lines.
        dots: small filled circles and squares.
    """
    if not _FEWEST <= len(dots) <= _MOST_DOTS:
        return list(lines)
    rows: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        rows[round(line.base - _MIDDLE * line.size)].append(at)
    opened: dict[tuple[int, int, int], dict[int, Area]] = defaultdict(dict)
    for dot in dots:
        middle = round((dot.top + dot.bottom) / 2)
        near = [at for row in range(middle - 3, middle + 4) for at in rows.get(row, ()) if _opens(dot, lines[at])]
        if near:
            key = (round(dot.left), round(dot.right - dot.left), round(min(lines[at].left for at in near)))
            opened[key].setdefault(min(near, key=lambda at: lines[at].left), dot)
    made = list(lines)
    for found in opened.values():
        for at, dot in found.items() if len(found) >= _FEWEST else ():
            made[at] = lines[at]._replace(text=f"• {lines[at].text}", left=dot.left)
    return made


def _opens(dot: Area, line: SetLine) -> bool:
    """Whether a dot stands before a line, at the height of the middle of its small letters."""
    gap = (line.left - dot.right) / line.size
    off = abs((dot.top + dot.bottom) / 2 - (line.base - _MIDDLE * line.size))
    return _GAP[0] < gap < _GAP[1] and off < _OFF_MIDDLE * line.size and dot.right - dot.left < _SMALLER * line.size
