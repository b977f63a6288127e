"""Pictures as Word takes them, with the size that they are shown at."""

from __future__ import annotations

from typing import NamedTuple

from umbruch.errors import InputUnreadable, RenderError
from umbruch.pictures.open_picture import size_seen
from umbruch.pictures.prepare_picture import prepare
from umbruch.pictures.purposes import PRINT_DPI, WORD
from umbruch.style.paper import GRID
from umbruch.tree import Picture

_LEAST_DPI = 100
_NEARLY = 0.8
"""A picture that is a little too coarse for a width of the grid takes it even so."""


class Plate(NamedTuple):
    """A picture ready for the page: bytes, suffix, media type, and the size it is shown at in points."""

    content: bytes
    suffix: str
    media_type: str
    width: float
    height: float


def plate(picture: Picture, width: float, height: float) -> Plate:
    """Make a picture ready for a box of `width` by `height` points, on a width of the grid where one is near.

    A small one is not blown up beyond 100 dpi, or a little more for a width of the grid.

    Raises:
        RenderError: the bytes are no picture, or it is cut in half.
    """
    try:
        across, down = size_seen(picture)
        widest = min(width, across * 72 / _LEAST_DPI / _NEARLY)
        fitting = (part * width for part in GRID if part * width <= widest and part * width * down / across <= height)
        shown_width = next(fitting, min(width, height * across / down, across * 72 / _LEAST_DPI))
        shown = shown_width, shown_width * down / across
        made = prepare(picture, WORD, (round(shown[0] / 72 * PRINT_DPI), round(shown[1] / 72 * PRINT_DPI)))
    except InputUnreadable as error:
        raise RenderError(error.message, source=error.source, hint=error.hint) from None
    return Plate(made.content, made.media_type.removeprefix("image/"), made.media_type, *shown)
