"""Where panels may stand on a PDF page: tinted ground, a frame drawn at once, or four rules that meet."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import or_
from typing import Any

from umbruch.readers.pdf.file.page_content import Area
from umbruch.readers.unseen_words import WHITE

MOST_PANELS = 100
"""Tinted or framed rectangles of a page that are looked at: drawings have thousands."""
_MOST_SEGMENTS = 130
"""A rectangle with round corners has 101, as Chromium draws it."""
MOST_TRIED = 400
"""Drawings of a page that are asked for their corners."""
_LEAST_WIDTH, _LEAST_HEIGHT = 80.0, 14.0
"""Points of a panel or a bar over one: a narrow column, and a line of text."""
_CORNER = 20.0
"""Points from a corner within which a rectangle may be round."""
_SAME_EDGE = 2.5
"""Points by which edges of pieces may differ that are one panel: rules are up to 3 points thick."""
_HELD = 0.9
"""Share of the height of a frame that its upright rules have at least."""


def is_as_large(area: Area) -> bool:
    """Whether a drawing is as large as some words."""
    return area.right - area.left >= _LEAST_WIDTH and area.bottom - area.top >= _LEAST_HEIGHT


def is_panel(pdfium: Any, path: Any, area: Area) -> bool:
    """Whether a drawing may be a panel: a rectangle that is framed or tinted.

    Args:
        pdfium: its raw functions.
        path: the object of the page.
        area: where it is drawn.
    """
    count = pdfium.FPDFPath_CountSegments(path)
    if not 4 <= count <= _MOST_SEGMENTS or not (_is_tinted(pdfium, path) or _is_stroked(pdfium, path)):
        return False
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for at in range(count):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(path, at), x, y)
        points.append((x.value, y.value))
    across, down = [x for x, _ in points], [y for _, y in points]
    beside = _are_at_edge(across, area.right - area.left)
    return all(map(or_, beside, _are_at_edge(down, area.bottom - area.top)))


def _are_at_edge(places: Sequence[float], points: float) -> list[bool]:
    """Which places lie near the least or the greatest of them, whose distance on the page is so many points."""
    low, high = min(places), max(places)
    near = _CORNER * (high - low) / points
    return [min(place - low, high - place) < near for place in places]


def _is_tinted(pdfium: Any, path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not fill.value:
        return False
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(path, *parts) or not parts[3].value:
        return False
    return "".join(f"{part.value:02x}" for part in parts[:3]) != WHITE


def _is_stroked(pdfium: Any, path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke) and stroke.value)


def whole_panels(panels: Sequence[Area], rules: Sequence[Area]) -> tuple[Area, ...]:
    """The panels of a page, the largest first; those that stand on one another are one, and each for itself.

    Args:
        panels: rectangles that may be panels.
        rules: of the page; four that meet are a frame.
    """
    found = [*panels[:MOST_PANELS], *_frames(rules)][: 2 * MOST_PANELS]
    return tuple(sorted(dict.fromkeys((*found, *_stacked(found))), key=_size, reverse=True))


def _size(area: Area) -> float:
    return (area.right - area.left) * (area.bottom - area.top)


def _frames(rules: Sequence[Area]) -> Iterator[Area]:
    """What two rules across and two upright ones enclose."""
    if len(rules) > MOST_PANELS:
        return
    across = sorted((one for one in rules if one.right - one.left > _LEAST_WIDTH), key=lambda one: one.top)
    upright = [one for one in rules if one.bottom - one.top > _LEAST_HEIGHT]
    for at, upper in enumerate(across):
        lower = next((one for one in across[at + 1 :] if _on_edges(upper, one) and one.top > upper.bottom), None)
        if lower is not None and all(_holds(upright, place, upper, lower) for place in (upper.left, upper.right)):
            yield Area(upper.left, upper.top, upper.right, lower.bottom)


def _holds(upright: Sequence[Area], place: float, upper: Area, lower: Area) -> bool:
    """Whether an upright rule goes from one rule across to another at their ends."""
    return any(
        abs((one.left + one.right) / 2 - place) < _SAME_EDGE
        and min(one.bottom, lower.bottom) - max(one.top, upper.top) > _HELD * (lower.bottom - upper.top)
        for one in upright
    )


def _on_edges(one: Area, other: Area) -> bool:
    return abs(one.left - other.left) < _SAME_EDGE and abs(one.right - other.right) < _SAME_EDGE


def _stacked(panels: Sequence[Area]) -> Iterator[Area]:
    """Pieces right under one another as one: a bar with a headline over its panel, the ground of each paragraph."""
    ordered = sorted(panels, key=lambda one: (round(one.left), round(one.right), one.top))
    run: list[Area] = []
    for one, following in pairwise((*ordered, None)):
        assert one is not None
        run.append(one)
        if following is None or not _on_edges(one, following) or following.top > one.bottom + _SAME_EDGE:
            if len(run) > 1:
                yield Area(run[0].left, run[0].top, run[0].right, max(each.bottom for each in run))
            run = []
