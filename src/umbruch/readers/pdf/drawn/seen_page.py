"""A page of a PDF as it is seen: its letters, pictures, rules and boxes to be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from umbruch.readers.pdf.drawn.page_drawings import MOST_TICK_BOXES, drawings_of, lets_through
from umbruch.readers.pdf.drawn.page_letters import letters_of
from umbruch.readers.pdf.drawn.place_on_page import seen_page
from umbruch.readers.pdf.drawn.unseen_letters import parted
from umbruch.readers.pdf.file.page_content import Area, Letter, PageContent, TickBox

_SQUARE = 0.2
_STROKES_OF_BOX = 4
_TICK_OFF = 1.5
"""Points by which the strokes of a tick may stand out of its box."""
_BOX_SIGNS = dict.fromkeys("☐□❏❑\uf0a8\uf06f\uf0a3", False) | dict.fromkeys("☑☒✓✔✗✘\uf0fe\uf0fd\uf0fc\uf078", True)
"""Boxes and ticks as characters, those of Wingdings with them, and whether they are ticked."""


def content_of(page: Any, number: int, off: frozenset[str] = frozenset()) -> PageContent:
    """What the page shows; what lies outside of it is left out, and what stands there twice at one place, too.

    Args:
        page: a page of pypdfium2.
        number: its number from 1.
        off: the names of the layers that are switched off.
    """
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    turned = pdfium.FPDFPage_GetRotation(page)
    seen = seen_page(box, turned)
    letters = letters_of(page, seen, off)
    if further := _mostly_turned(letters.shown):
        seen = seen_page(box, (turned + further) % 4)
        letters = letters_of(page, seen, off)
    drawings = drawings_of(page, seen, off)
    shown, unseen = parted(letters, drawings, seen.height, partial(lets_through, page))
    boxes = (*_drawn_boxes(drawings.small), *_printed_boxes(shown))
    return PageContent(
        number, seen.width, seen.height, shown, tuple(drawings.pictures), tuple(drawings.rules), letters.unmapped,
        boxes, unseen, tuple(drawings.panels), tuple(drawings.dots), drawings.outlined,
    )  # fmt: skip


def _mostly_turned(letters: list[Letter]) -> int:
    """The quarters by which most letters are turned; 0 where they stand upright."""
    counts = [0, 0, 0, 0]
    for letter in letters:
        counts[letter.run.turned] += 1
    most = max(range(4), key=lambda quarter: (counts[quarter], -quarter))
    return most if counts[most] > sum(counts) * 0.6 else 0


def _drawn_boxes(small: list[tuple[Area, int]]) -> list[TickBox]:
    """The small squares among some drawings, ticked where a further drawing stands inside."""
    squares = [
        (number, area)
        for number, (area, strokes) in enumerate(small)
        if strokes >= _STROKES_OF_BOX and abs((area.right - area.left) - (area.bottom - area.top))
        < _SQUARE * (area.right - area.left)
    ][:MOST_TICK_BOXES]  # fmt: skip
    return [
        TickBox(area, any(other != number and _stands_in(one, area) for other, (one, _) in enumerate(small)))
        for number, area in squares
        if not any(other < number and _stands_in(area, one) for other, one in squares)
    ]


def _stands_in(one: Area, box: Area) -> bool:
    """Whether a drawing stands in the middle of a box and fills a good part of it."""
    inside = one.left > box.left - _TICK_OFF and one.right < box.right + _TICK_OFF
    inside = inside and one.top > box.top - _TICK_OFF and one.bottom < box.bottom + _TICK_OFF
    return inside and one.right - one.left > (box.right - box.left) / 3


def _printed_boxes(letters: Sequence[Letter]) -> list[TickBox]:
    return [
        TickBox(Area(one.left, one.base - 0.75 * one.run.size, one.right, one.base), _BOX_SIGNS[one.text])
        for one in letters
        if one.text in _BOX_SIGNS
    ][:MOST_TICK_BOXES]
