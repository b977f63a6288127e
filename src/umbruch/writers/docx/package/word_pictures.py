"""Pictures in a form that Word takes, upright, in sRGB and no larger than print needs."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, NamedTuple

from umbruch.errors import RenderError
from umbruch.tree import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

PRINT_DPI = 300
_TOLERANCE = 1.2
_LEAST_DPI = 100
_ORIENTATION = 0x0112
_UPRIGHT = 1
_SIDEWAYS = frozenset({5, 6, 7, 8})
_AS_THEY_ARE = {
    "JPEG": ("jpeg", "image/jpeg"),
    "MPO": ("jpeg", "image/jpeg"),
    "PNG": ("png", "image/png"),
    "GIF": ("gif", "image/gif"),
    "TIFF": ("tiff", "image/tiff"),
}


class Plate(NamedTuple):
    """A picture ready for the page: bytes, suffix, media type, and the size it is shown at in points."""

    content: bytes
    suffix: str
    media_type: str
    width: float
    height: float


def plate(picture: Picture, width: float, height: float) -> Plate:
    """Make a picture ready for a box of `width` by `height` points.

    JPEG, PNG, GIF and TIFF pass through untouched unless they lie on their side (EXIF), are printed in CMYK, or hold
    far more than 300 dots an inch; everything else becomes PNG. A small picture is not blown up beyond 100 dpi.

    Raises:
        RenderError: the bytes are no picture, or it is cut in half.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(picture.content)) as image:
                return _made(image, picture.content, width, height)
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise RenderError(
            f"the picture cannot be opened: {error}",
            source=picture.href,
            hint="is the file whole? JPEG and PNG are safe",
        ) from None


def _made(image: Image, content: bytes, width: float, height: float) -> Plate:
    orientation = image.getexif().get(_ORIENTATION, _UPRIGHT)
    across, down = image.size[::-1] if orientation in _SIDEWAYS else image.size
    scale = min(width / across, height / down, 72 / _LEAST_DPI)
    shown = across * scale, down * scale
    enough = round(shown[0] / 72 * PRINT_DPI), round(shown[1] / 72 * PRINT_DPI)
    too_large = across > enough[0] * _TOLERANCE
    upright = orientation not in range(2, 9)
    if image.format in _AS_THEY_ARE and upright and not too_large and image.mode != "CMYK":
        image.load()
        return Plate(content, *_AS_THEY_ARE[image.format], *shown)
    return Plate(*_reworked(image, enough if too_large else None), *shown)


def _reworked(image: Image, size: tuple[int, int] | None) -> tuple[bytes, str, str]:
    from PIL import ImageOps
    from PIL.Image import Resampling

    photograph = image.format in ("JPEG", "MPO")
    if photograph and size:
        longest = max(size) * 2
        image.draft(image.mode, (longest, longest))
    profile = image.info.get("icc_profile")
    made = ImageOps.exif_transpose(image)
    if made.mode == "CMYK":
        made, profile = _from_cmyk(made, profile), None
    elif made.mode in ("P", "PA"):
        made = made.convert("RGBA" if "transparency" in made.info or made.mode == "PA" else "RGB")
    elif made.mode.startswith(("I", "F")):
        made = _eight_bits(made)
    elif made.mode not in ("1", "L", "LA", "RGB", "RGBA"):
        made, profile = made.convert("RGB"), None
    if size:
        made = (made.convert("L") if made.mode == "1" else made).resize(
            (max(1, size[0]), max(1, size[1])), Resampling.LANCZOS
        )
    out = io.BytesIO()
    if photograph:
        made.save(out, "JPEG", quality=90, icc_profile=profile)
        return out.getvalue(), "jpeg", "image/jpeg"
    made.save(out, "PNG", icc_profile=profile)
    return out.getvalue(), "png", "image/png"


def _from_cmyk(image: Image, profile: bytes | None) -> Image:
    """Through the picture's own profile where it has one that works, else by plain arithmetic."""
    from PIL import ImageCms

    if profile:
        try:
            made = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            made = None
        if made is not None:
            return made
    return image.convert("RGB")


def _eight_bits(image: Image) -> Image:
    """Sixteen-bit grey, the brightest value of its range becoming white."""
    deep = image.convert("F")
    return deep.point(lambda value: value * (1 / 257) + 0).convert("L")
