"""A picture narrower than its column with the text beside it, where a page has one column and text enough follows."""

from __future__ import annotations

import math
from collections.abc import Sequence

from umbruch.style.paper import GRID
from umbruch.tree import Block, Figure, Paragraph, Subheading
from umbruch.tree.walk import inline_text
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.beside.side_strip import SideStrip
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.spans import CHARACTER
from umbruch.writers.pdf.page.strips import BASELINE, CAPITALS

_GAP = 1.3
"""White between the text and a picture beside it, as a part of the size of the type: 14 pt at 11."""
_LEAST_LETTERS = 33
"""Letters that a line beside a picture has at least: between 28, the fewest that can be justified, and the 38 of a
newspaper's column."""
_UNDER = 0.8
"""White under a picture that text stands beside, in lines."""
_SPARE = 3.0
"""Lines of the first page that must be free below it. On others nobody knows where it will stand before all is made
up, and what is kept together there may leave half of a page white."""
_ENOUGH = 0.75
"""Part of a picture and its caption that text stands beside at least: a quarter of that left white below the last
line is less than what a picture by itself leaves white beside it."""

_MOST_ASIDE = 0.45
"""Of a page: what pictures in a column of their own take at most, for headlines stand above them and the contact."""
_CAPTION_ASIDE = 5
"""Lines that a caption takes there, with the white around it."""


def has_room_aside(figure: Figure, aside: Galley, figures: FigureSetter) -> bool:
    """Whether a picture stands in a column of its own beside the text with those before it."""
    pixels = figures.pixels(figure)
    if pixels is None:
        return False
    caption = _CAPTION_ASIDE * aside.style.text.caption.leading
    height = aside.measure * pixels[1] / max(pixels[0], 1) + caption
    return aside.depth_used + height <= _MOST_ASIDE * aside.depth


def set_beside(
    figure: Figure, following: Sequence[Block], galley: Galley, above: float, figures: FigureSetter, parent: Element,
    place: str,
) -> bool:  # fmt: skip
    """Put a figure at the right edge of a galley, so that what follows is set beside it; whether that was possible.

    Args:
        figure: the figure.
        following: the blocks that follow it.
        galley: takes it.
        above: how much of its first page stands above the galley, in points.
        figures: sets figures.
        parent: the element that it goes into.
        place: its path in the tree.

    Raises:
        RenderError: its picture cannot be opened.
    """
    body = galley.style.text.body
    gap = _GAP * body.size
    widest = galley.measure - gap - _LEAST_LETTERS * CHARACTER * body.size
    if galley.style.page.columns > 1 or galley.leftwards or galley.is_beside:
        return False
    box = next(
        (
            found
            for most in dict.fromkeys(min(widest, part * galley.measure) for part in GRID)
            if (found := figures.box_at_side(figure, galley, most))
            and _has_text(figure, found, following, galley, above, gap)
        ),
        None,
    )
    if box is None:
        return False
    width, height, _ = box
    drop = BASELINE * body.leading - CAPITALS * body.size
    picture, lines = figures.at_side(figure, galley, parent, place, box)
    look = galley.style.text.caption
    below = [(line, look.space_before + (row + BASELINE) * look.leading) for row, line in enumerate(lines)]
    deep = drop + height + (look.space_before if lines else 0.0) + len(lines) * look.leading
    strip = SideStrip(height=0.0, keep=True, picture=picture, drop=drop, caption=tuple(below))
    galley.place_beside(strip, width + gap, deep + _UNDER * body.leading)
    return True


def _has_text(
    figure: Figure, box: tuple[float, float, float], following: Sequence[Block], galley: Galley, above: float,
    gap: float,
) -> bool:  # fmt: skip
    """Whether a picture of that width and height, with its caption, has room on the page, and text enough beside it."""
    body = galley.style.text.body
    width, height, _ = box
    caption = _lines_of_caption(figure, width, galley) * galley.style.text.caption.leading
    if above + galley.depth_used + height + caption + _SPARE * body.leading > galley.depth:
        return False
    return _depth_of(following, galley, width + gap) >= _ENOUGH * (height + caption)


def _lines_of_caption(figure: Figure, width: float, galley: Galley) -> int:
    """About how many lines caption and credit take."""
    credit = figure.credit.text if figure.credit else ""
    letters = len(inline_text(figure.caption)) + len(credit or "")
    return math.ceil(letters * CHARACTER * galley.style.text.caption.size / width)


def _depth_of(blocks: Sequence[Block], galley: Galley, room: float) -> float:
    """About how deep the paragraphs are that stand beside a picture, up to the first block that stands below it."""
    text = galley.style.text
    letters = (galley.measure - room) / (CHARACTER * text.body.size)
    depth = 0.0
    for block in blocks:
        match block:
            case Paragraph():
                lines = math.ceil(len(inline_text(block.content)) / letters)
                depth += lines * text.body.leading + text.body.space_after
            case Subheading():
                depth += text.subheading.space_before + text.subheading.leading
            case _:
                break
    return depth
