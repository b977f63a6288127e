"""Each picture read once and scaled once: for print, for the page of a document, for the web, and as a thumbnail."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Protocol

import msgspec

from umbruch.pictures.open_picture import opened
from umbruch.pictures.own_metadata import PhotoFacts, facts_in

if TYPE_CHECKING:
    from PIL.Image import Image

RECIPE = "2400-85-1800-85-1200-80-480-75-v3"
"""What the prints depend on beside the picture: a change makes every kept print worthless."""

_SIZES = ((2400, 85), (1800, 85), (1200, 80), (480, 75))
_FEW_COLOURS = 256
_LARGE_DRAWING = 1_500_000


class Print(msgspec.Struct, frozen=True):
    """A picture in one size, JPEG or PNG, without texts in it."""

    content: bytes
    width: int
    height: int
    media_type: str


class Prints(msgspec.Struct, frozen=True):
    """A picture made ready: its four sizes and what the original said about itself.

    `print` is what newspapers get; `page` is as much of it as 15 cm at 300 dpi can show, for documents; `web` and
    `thumb` are for screens.
    """

    print: Print
    page: Print
    web: Print
    thumb: Print
    facts: PhotoFacts


class PrintStore(Protocol):
    """Where prints are kept from one build to the next, under a key made from the content of the original."""

    def get(self, key: str) -> Prints | None:
        """The prints of that key."""
        ...

    def put(self, key: str, prints: Prints) -> None:
        """Keep the prints."""
        ...


class StoreInMemory:
    """Prints kept in memory, for a kit that is not built on disk."""

    def __init__(self) -> None:
        """Nothing is in it yet."""
        self._prints: dict[str, Prints] = {}

    def get(self, key: str) -> Prints | None:
        """The prints of that key."""
        return self._prints.get(key)

    def put(self, key: str, prints: Prints) -> None:
        """Keep the prints."""
        self._prints[key] = prints


def make_ready(content: bytes, href: str, cache: PrintStore) -> tuple[str, Prints]:
    """The prints of a picture, and the key that they lie under in the cache.

    They are upright, sRGB or grey, and no side is longer than 2400, 1800, 1200 and 480 pixels.

    A JPEG that needs no change keeps its own compressed data. Photographs become JPEG, what is transparent or has few
    colours PNG.

    Args:
        content: the bytes of a JPEG, PNG, GIF, WebP or TIFF file.
        href: its name for messages.
        cache: asked for prints of the same content first; keeps new ones.

    Raises:
        InputUnreadable: no picture, cut in half, or of more than 200 million pixels.
    """
    key = f"{hashlib.sha256(content).hexdigest()}-{RECIPE}"
    if (prints := cache.get(key)) is None:
        prints = _made_ready(content, href)
        cache.put(key, prints)
    return key, prints


def _made_ready(content: bytes, href: str) -> Prints:
    from PIL import ImageOps

    with opened(content, href) as image:
        facts = facts_in(image)
        longest, _ = _SIZES[0]
        plain = _is_plain_jpeg(image)
        original = Print(content, *image.size, "image/jpeg")
        image.draft(None, (longest, longest))
        flat = _in_srgb(ImageOps.exif_transpose(image))
    as_png = flat.mode in ("RGBA", "LA") or (image.format in ("PNG", "GIF") and _is_drawing(flat))
    made = []
    for longest, quality in _SIZES:
        flat = _scaled(flat, longest)
        made.append(_png(flat) if as_png else _jpeg(flat, quality))
    for number in (0, 1):
        if plain and max(original.width, original.height) <= _SIZES[number][0]:
            made[number] = original
    large, page, web, thumb = made
    return Prints(large, page, web, thumb, facts)


def _is_plain_jpeg(image: Image) -> bool:
    upright = image.getexif().get(0x0112, 1) in (0, 1)
    return (
        image.format == "JPEG"
        and "mp" not in image.info
        and image.mode in ("L", "RGB")
        and upright
        and not _has_foreign_profile(image)
    )


def _has_foreign_profile(image: Image) -> bool:
    profile: bytes = image.info.get("icc_profile") or b""
    return bool(profile) and b"sRGB" not in profile and b"s\0R\0G\0B" not in profile


def _in_srgb(image: Image) -> Image:
    """Grey or sRGB with eight bits a channel, transparency kept."""
    if image.mode in ("P", "PA"):
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    elif image.mode == "1":
        image = image.convert("L")
    elif image.mode.startswith("I") or image.mode == "F":
        low, high = image.convert("F").getextrema()
        assert isinstance(low, float)
        assert isinstance(high, float)
        factor = 1 / 257 if high > 255 else 1.0
        image = image.convert("F").point(lambda value: value * factor + 0).convert("L")
    if _has_foreign_profile(image) and image.mode in ("RGB", "CMYK", "L"):
        image = _by_profile(image) or image
    return image if image.mode in ("L", "RGB", "RGBA", "LA") else image.convert("RGB")


def _by_profile(image: Image) -> Image | None:
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        return ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _is_drawing(image: Image) -> bool:
    few = image.getcolors(_FEW_COLOURS) is not None
    return few or image.width * image.height * len(image.getbands()) < _LARGE_DRAWING


def _scaled(image: Image, longest: int) -> Image:
    if max(image.size) <= longest:
        return image
    from PIL.Image import Resampling

    factor = longest / max(image.size)
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return image.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def _jpeg(image: Image, quality: int) -> Print:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=False, icc_profile=None, exif=b"")
    return Print(out.getvalue(), *image.size, "image/jpeg")


def _png(image: Image) -> Print:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True, icc_profile=None, exif=b"")
    return Print(out.getvalue(), *image.size, "image/png")
