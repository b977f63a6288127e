"""Pictures as screens take them: of a type that browsers and e-readers open, upright, not larger than needed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import picture_unreadable
from umbruch.errors import InputUnreadable
from umbruch.pictures.open_picture import opened
from umbruch.tree import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

JPEG_QUALITY = 88
_RIGHTED = 0x0112
"""The EXIF tag of the camera's position."""

_CORE_TYPES = {
    "JPEG": ("image/jpeg", "jpg"),
    "PNG": ("image/png", "png"),
    "GIF": ("image/gif", "gif"),
    "WEBP": ("image/webp", "webp"),
}
"""EPUB 3.3, 3.2 Core media types, which every browser shows too; by Pillow's names."""

_STILL = ("JPEG", "TIFF")
"""What may hold several pictures, pages or previews, and does not move."""


class Fitted(NamedTuple):
    """A picture made fit: its type and suffix, its bytes, its size in pixels, and whether it moves."""

    media_type: str
    suffix: str
    content: bytes
    width: int
    height: int
    moves: bool


def fitted(picture: Picture, most_pixels: int) -> Fitted | None:
    """The picture, its own bytes wherever that is possible; None, with a report, for one that can't be opened.

    Args:
        picture: JPEG, PNG, GIF, WebP or TIFF.
        most_pixels: width times height beyond which it is scaled down; one that moves is left as it is.
    """
    try:
        with opened(picture.content, picture.href) as image:
            moves = bool(getattr(image, "is_animated", False)) and image.format not in _STILL
            kind, content, size = _screened(image, picture.content, moves, most_pixels)
    except InputUnreadable as error:
        report(picture_unreadable(picture.href, error.message))
        return None
    media_type, suffix = _CORE_TYPES[kind]
    return Fitted(media_type, suffix, content, *size, moves)


def _screened(image: Image, content: bytes, moves: bool, most_pixels: int) -> tuple[str, bytes, tuple[int, int]]:
    """Pillow's name of the format, bytes and size; the bytes are the picture's own wherever that is possible."""
    from PIL import ImageOps

    kind = image.format or ""
    too_large = image.width * image.height > most_pixels and not moves
    turned = image.getexif().get(_RIGHTED, 1) != 1 and not moves
    if kind in _CORE_TYPES and not too_large and not turned and image.mode != "CMYK":
        return kind, content, image.size
    upright = ImageOps.exif_transpose(image)
    if too_large:
        upright = _smaller(upright, most_pixels)
    if kind not in _CORE_TYPES:
        kind = "PNG" if upright.mode in {"1", "P", "LA", "PA", "RGBA"} else "JPEG"
    return kind, _encoded(upright, kind), upright.size


def _smaller(image: Image, most_pixels: int) -> Image:
    from PIL.Image import Resampling

    factor = (most_pixels / (image.width * image.height)) ** 0.5
    size = (max(1, int(image.width * factor)), max(1, int(image.height * factor)))
    if image.mode in {"1", "P"}:
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    elif image.mode.startswith("I") or image.mode == "F":
        image = _eight_bits(image)
    return image.resize(size, Resampling.LANCZOS)


def _eight_bits(image: Image) -> Image:
    """Greys of 16 or 32 bits spread over 8, by the range that the picture uses."""
    low, high = image.convert("F").getextrema()
    assert isinstance(low, float)
    assert isinstance(high, float)
    factor = 255 / (high - low) if high > low else 0.0
    return image.convert("F").point(lambda value: value * factor - low * factor).convert("L")


def _encoded(image: Image, kind: str) -> bytes:
    profile = image.info.get("icc_profile") if image.mode in {"RGB", "RGBA", "L"} else None
    kept = io.BytesIO()
    if kind == "JPEG":
        if image.mode.startswith("I") or image.mode == "F":
            image = _eight_bits(image)
        grey_or_colour = image if image.mode in {"L", "RGB"} else image.convert("RGB")
        grey_or_colour.save(
            kept, kind, quality=JPEG_QUALITY, optimize=True, progressive=True, icc_profile=profile, exif=b""
        )
    elif kind == "WEBP":
        image.save(kept, kind, quality=JPEG_QUALITY, icc_profile=profile, exif=b"")
    elif kind == "GIF":
        image.save(kept, kind)
    else:
        image.save(kept, kind, optimize=True, icc_profile=profile, exif=b"")
    return kept.getvalue()
