"""Pictures as a PDF holds them: made ready for print, with the dictionary that describes them."""

from __future__ import annotations

from typing import NamedTuple

from umbruch.errors import InputUnreadable, RenderError
from umbruch.pictures.open_picture import size_seen
from umbruch.pictures.prepare_picture import prepare
from umbruch.pictures.purposes import PRINT, PRINT_DPI
from umbruch.tree import Picture


class PrintPicture(NamedTuple):
    """A picture as a PDF holds it: `filter` is DCTDecode (a JPEG) or FlateDecode (raw rows, compressed)."""

    width: int
    height: int
    gray: bool
    filter: str
    content: bytes


def size_of(picture: Picture) -> tuple[int, int]:
    """Width and height in pixels as the picture is looked at, turned where its camera says so.

    Raises:
        RenderError: the picture cannot be opened.
    """
    try:
        return size_seen(picture)
    except InputUnreadable as error:
        raise RenderError(error.message, source=error.source, hint=error.hint) from None


def pixels_for(width: float, height: float) -> tuple[int, int]:
    """The pixels, across and down, that a place of that size in points has in print."""
    return max(1, round(width / 72 * PRINT_DPI)), max(1, round(height / 72 * PRINT_DPI))


def for_print(picture: Picture, box: tuple[int, int]) -> PrintPicture:
    """The picture for a place of so many pixels.

    Raises:
        RenderError: the picture cannot be opened or read to its end.
    """
    try:
        made = prepare(picture, PRINT, box)
    except InputUnreadable as error:
        raise RenderError(error.message, source=error.source, hint=error.hint) from None
    method = "DCTDecode" if made.encoding == "JPEG" else "FlateDecode"
    return PrintPicture(made.width, made.height, made.grey, method, made.content)


def entries_of(picture: PrintPicture) -> str:
    """The dictionary of its image XObject but for the length (ISO 32000-1, 8.9.5)."""
    colours = "DeviceGray" if picture.gray else "DeviceRGB"
    return (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /ColorSpace /{colours} "
        f"/BitsPerComponent 8 /Filter /{picture.filter}"
    )
