"""Pictures: can they be opened, do they suffice for print, who made them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable
from umbruch.kept import remembered
from umbruch.preflight.given import CheckedFile

LEAST_DPI = 200
LEAST_PIXELS = 1200
ORNAMENT = 64
"""Pictures of at most this many pixels in both directions are signs and bullets, not photographs."""

_MIN_WORD = 3
_ARTIST, _COPYRIGHT = 0x013B, 0x8298
_IPTC = ((2, 80), (2, 110), (2, 115), (2, 116))
_XMP_CREDIT = re.compile(rb"(?:dc:creator|photoshop:Credit|dc:rights|plus:ImageCreator)[\s>=]")


class Measured(NamedTuple):
    """A picture that could be opened: its size in pixels, and whether it names its maker itself."""

    width: int
    height: int
    credited: bool


def measure(content: bytes) -> Measured | str:
    """Open a picture whole; its measures, or why it cannot be opened."""
    from umbruch.pictures.open_picture import picture_from

    try:
        picture = picture_from(content, "picture")
    except InputUnreadable as error:
        return error.message
    return Measured(picture.width, picture.height, _names_maker(content))


def _names_maker(content: bytes) -> bool:
    """Whether EXIF, IPTC or XMP in the file name an author, a credit or a holder of rights."""
    from PIL import IptcImagePlugin

    from umbruch.pictures.open_picture import exif_of, opened

    try:
        with opened(content, "picture") as image:
            exif = exif_of(image)
            if any(str(exif.get(tag) or "").strip() for tag in (_ARTIST, _COPYRIGHT)):
                return True
            packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
            packet = packet.encode() if isinstance(packet, str) else packet
            if isinstance(packet, bytes) and _XMP_CREDIT.search(packet):
                return True
            iptc = IptcImagePlugin.getiptcinfo(image) or {}
            return any(key in iptc for key in _IPTC)
    except InputUnreadable:
        return False


def by_pixels(
    checked_file: CheckedFile, what: str, width: float, height: float, **where: object
) -> Iterator[Diagnostic]:
    """A remark where a picture is too small for print and nobody knows how large it will be placed."""
    longer = max(width, height)
    if ORNAMENT < longer < LEAST_PIXELS:
        yield checked_file.finding(
            "picture.resolution",
            f"{what}: {width:.0f} x {height:.0f} pixels; print needs {LEAST_PIXELS} on the longer side",
            **where,  # type: ignore[arg-type]
        )


def by_dpi(
    checked_file: CheckedFile, what: str, pixels: tuple[float, float], placed: tuple[float, float], **where: object
) -> Iterator[Diagnostic]:
    """A remark where a picture is too coarse at the size at which it is placed.

    Args:
        case: the file under check.
        what: the name of the picture.
        pixels: width and height in pixels.
        placed: width and height on the page in points.
        where: the place, as in `Case.finding`.
    """
    if max(pixels) <= ORNAMENT or min(placed) <= 0:
        return
    dpi = min(pixels[0] / placed[0], pixels[1] / placed[1]) * 72
    if dpi < LEAST_DPI - 0.5:
        size = " x ".join(f"{length / 72 * 2.54:.1f}" for length in placed)
        yield checked_file.finding(
            "picture.resolution",
            f"{what}: {dpi:.0f} dpi at {size} cm; print needs {LEAST_DPI} dpi",
            **where,  # type: ignore[arg-type]
        )


@remembered(1)
def _labels() -> re.Pattern[str]:
    from umbruch.clipping.conventions import everywhere

    words = "|".join(re.escape(word) for word in everywhere("credit_labels") if len(word) >= _MIN_WORD)
    return re.compile(rf"(?<!\w)(?:{words})s?\s?(?:[:/]|\bby\b|\bvon\b)|©|\(c\)|\bCredit:", re.IGNORECASE)


def names_credit(text: str) -> bool:
    """Whether a text beside a picture says who made it: `Foto: …`, `© …`, `(AP Photo/…)`."""
    return _labels().search(text) is not None
