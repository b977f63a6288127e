"""Pictures as Word takes them, with the size that they are shown at."""

from __future__ import annotations

from typing import NamedTuple

from umbruch.errors import InputUnreadable, RenderError
from umbruch.pictures.open_picture import size_seen
from umbruch.pictures.prepare_picture import prepare
from umbruch.pictures.purposes import PRINT_DPI, WORD
from umbruch.tree import Picture

_LEAST_DPI = 100


class Plate(NamedTuple):
    """A picture ready for the page: bytes, suffix, media type, and the size it is shown at in points."""

    content: bytes
    suffix: str
    media_type: str
    width: float
    height: float


def plate(picture: Picture, width: float, height: float) -> Plate:
    """Make a picture ready for a box of `width` by `height` points; a small one is not blown up beyond 100 dpi.

    Raises:
        RenderError: the bytes are no picture, or it is cut in half.
    """
    try:
        across, down = size_seen(picture)
        scale = min(width / across, height / down, 72 / _LEAST_DPI)
        shown = across * scale, down * scale
        made = prepare(picture, WORD, (round(shown[0] / 72 * PRINT_DPI), round(shown[1] / 72 * PRINT_DPI)))
    except InputUnreadable as error:
        raise RenderError(error.message, source=error.source, hint=error.hint) from None
    return Plate(made.content, made.media_type.removeprefix("image/"), made.media_type, *shown)
