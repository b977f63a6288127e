"""Opens the bytes of a picture: its kind told by content, its size and its cost looked at before it is decoded."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from umbruch.bounds.budgets import budget
from umbruch.bounds.picture_work import Look, looked_at, remember, spend
from umbruch.errors import InputUnreadable
from umbruch.pictures import kinds
from umbruch.pictures.kinds import SVG_TYPE, Kind, kind_by_content, refused_by_name
from umbruch.pictures.svg_drawing import harmless, is_svg
from umbruch.tree import Picture

if TYPE_CHECKING:
    from PIL.Image import Exif, Image
    from PIL.ImageFile import ImageFile

BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError, struct.error,
)  # fmt: skip
"""What Pillow raises for picture data that are cut or crooked."""

ORIENTATION = 0x0112
"""The EXIF tag of the camera's position."""

_SIDEWAYS = frozenset({5, 6, 7, 8})
_TAKEN = "taken are JPEG, PNG, GIF, WebP, TIFF, BMP, AVIF, JPEG 2000 and SVG"
_IN_MEMORY = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "LA": 4, "PA": 4}
"""Bytes a pixel that a picture of that mode takes in Pillow; any other takes four."""


@contextmanager
def opened(content: bytes, href: str) -> Iterator[ImageFile]:
    """A picture, not yet decoded; whatever goes wrong with it inside the block becomes an error that names it.

    Args:
        content: the bytes of a file.
        href: its name for messages.

    Raises:
        InputUnreadable: not a picture, of a kind that is not taken, cut off, broken, of more than 200 million pixels,
            or of more than 500 MB when it is decoded.
    """
    kind = kind_by_content(content)
    if kind is None:
        known = refused_by_name(content)
        raise InputUnreadable(
            f"not a picture that can be opened{f': this is {known}' if known else ''}", source=href,
            hint=f"save it as JPEG or PNG; {_TAKEN}",
        )  # fmt: skip
    from PIL.Image import DecompressionBombError

    try:
        with _first_look(kind, content) as image:
            _insist_on_limits(image, kind, href)
            yield image
    except DecompressionBombError:
        raise InputUnreadable(
            "the picture has too many pixels", source=href,
            hint=f"scale it down; at most {kinds.MAX_PIXELS // 1_000_000} million are taken",
        ) from None  # fmt: skip
    except BROKEN as error:
        if _is_missing_decoder(error):
            raise InputUnreadable(
                f"this installation opens no {kind.name} pictures", source=href, hint="save it as JPEG or PNG"
            ) from None
        raise InputUnreadable("the picture is cut off or broken", source=href, hint="fetch it again") from None


def _first_look(kind: Kind, content: bytes) -> ImageFile:
    """Not by `Image.open`, which warns of sizes that are checked here, and takes other files by their first bytes."""
    module, name = kind.plugin
    made: ImageFile = getattr(import_module(f"PIL.{module}"), name)(io.BytesIO(content))
    return made


def _is_missing_decoder(error: BaseException) -> bool:
    return "not available" in str(error) or "support not installed" in str(error)


def _insist_on_limits(image: ImageFile, kind: Kind, href: str) -> None:
    width, height = image.size
    most_pixels, most_bytes = budget("pixels", kinds.MAX_PIXELS), budget("decoded", kinds.MAX_DECODED_BYTES)
    if width * height > most_pixels:
        raise InputUnreadable(
            f"{width} x {height} pixels are too many", source=href,
            hint=f"scale it down; at most {most_pixels // 1_000_000} million are taken",
        )  # fmt: skip
    if (cost := decoded_bytes(image, kind)) > most_bytes:
        raise InputUnreadable(
            f"{width} x {height} pixels of this kind take {cost // 1_000_000} MB of memory", source=href,
            hint=f"scale it down or save it as JPEG; at most {most_bytes // 1_000_000} MB are taken",
        )  # fmt: skip


def decoded_bytes(image: ImageFile, kind: Kind) -> int:
    """What it takes to decode a picture: of a baseline JPEG nearly nothing, as it is decoded smaller."""
    pixels = image.width * image.height
    if kind.name == "JPEG":
        # Coefficients of all components are held (ITU-T T.81, G.1.1), two bytes each, those of colour at most in full.
        return pixels * 2 * len(image.getbands()) if image.info.get("progressive") else pixels // 16
    return pixels * (max(_IN_MEMORY.get(image.mode, 4), _raw_bytes(image)) + kind.bytes_a_pixel)


def is_deep(image: ImageFile) -> bool:
    """Whether the file holds more than eight bits a channel."""
    return image.mode.startswith(("I", "F")) or _raw_bytes(image) > 0


def _raw_bytes(image: ImageFile) -> int:
    """Bytes a pixel in the file, where they are deeper than eight bits (`RGBA;16B`)."""
    raw = str(image.tile[0][3]) if image.tile else ""
    return 2 * len(image.getbands()) if ";16" in raw else 0


def size_upright(image: ImageFile) -> tuple[int, int]:
    """Width and height in pixels as the picture is looked at, turned where its camera says so."""
    width, height = image.size
    return (height, width) if orientation(image) in _SIDEWAYS else (width, height)


def orientation(image: ImageFile) -> int:
    """The camera's position by EXIF (2.32, 4.6.4): 1 for upright."""
    try:
        found = exif_of(image).get(ORIENTATION, 1)
    except BROKEN:
        return 1
    return found if found in range(2, 9) else 1


def exif_of(image: Image) -> Exif:
    """What the camera left in the picture; for a PNG without decoding it, where nothing is told behind its pixels."""
    from PIL import Image as Pillow

    if image.format == "PNG" and "exif" not in image.info and _ends_with_its_pixels(getattr(image, "fp", None)):
        return Pillow.Image.getexif(image)
    return image.getexif()


def _ends_with_its_pixels(stream: object) -> bool:
    """Whether no chunk but the end follows the pixels (PNG, 5.6), so that all that it tells stands before them."""
    if not isinstance(stream, io.BytesIO):
        return False
    content, at, seen = stream.getbuffer(), 8, False
    while at + 12 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        if name == b"IEND":
            return seen
        if seen and name != b"IDAT":
            return False
        seen = seen or name == b"IDAT"
        at += 12 + length
    return False


def size_seen(picture: Picture) -> tuple[int, int]:
    """Width and height in pixels as its bytes say, upright; InputUnreadable where it cannot be opened."""
    if is_svg(picture.content):
        drawing = harmless(picture.content, picture.href)
        return drawing.width, drawing.height
    with opened(picture.content, picture.href) as image:
        return size_upright(image)


def picture_from(content: bytes, href: str) -> Picture:
    """A picture from its bytes, looked at closely enough to know that it is whole; its size is that seen upright.

    A drawing in SVG comes back without what acts in it.

    Args:
        content: the bytes of a file of one of the `KINDS`, or SVG.
        href: its name relative to the article.

    Raises:
        InputUnreadable: what `opened` raises.
    """
    if is_svg(content):
        drawing = harmless(content, href)
        return Picture(
            href=href, media_type=SVG_TYPE, width=drawing.width, height=drawing.height, content=drawing.content
        )
    digest, known = looked_at(content)
    if known is not None:
        return Picture(href=href, media_type=known.media_type, width=known.width, height=known.height, content=content)
    with opened(content, href) as image:
        kind = kinds.KINDS[image.format or ""]
        spend(decoded_bytes(image, kind), len(content), href)
        width, height = size_upright(image)
        image.draft("L", (max(1, image.width // 8), max(1, image.height // 8)))
        image.load()
    remember(digest, Look(kind.media_type, width, height))
    return Picture(href=href, media_type=kind.media_type, width=width, height=height, content=content)
