"""Brings the colours of any picture to eight bits a channel of grey or sRGB, whatever it was scanned or painted in."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

EIGHT_BITS = frozenset({"L", "LA", "RGB", "RGBA"})
_NEARER = {"1": "L", "La": "LA", "RGBa": "RGBA", "CMYK": "CMYK", "LAB": "LAB", **{mode: mode for mode in EIGHT_BITS}}
_SPACES = {"L": "GRAY", "RGB": "RGB ", "CMYK": "CMYK", "LAB": "Lab "}
"""The colour space that a profile for such a picture is for (ICC.1:2022, 7.2.6)."""

LUMA_CHROMA = "YCbCr"
"""The planes of a JPEG, one of light and two of colour, by Pillow's name (JFIF 1.02)."""

_RED_GREEN_BLUE = b"RGB"
"""How a JPEG without such planes numbers its components where no marker tells it (libjpeg, jdapimin)."""

_BITS_PER_SAMPLE, _PHOTOMETRIC, _WHITE_IS_ZERO = 258, 262, 0


def to_eight_bits(image: ImageFile) -> Callable[[Image], Image]:
    """What brings a part of this loaded picture to eight bits a channel of grey, RGB, CMYK or Lab."""
    if image.mode in ("P", "PA"):
        mode = "RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB"
        return lambda part: part.convert(mode)
    if image.mode.startswith(("I", "F")):
        return _from_deep_grey(image)
    mode = _NEARER.get(image.mode, "RGB")
    return lambda part: part if part.mode == mode else part.convert(mode)


def _from_deep_grey(image: ImageFile) -> Callable[[Image], Image]:
    """Greys of 9 to 32 bits, the brightest value that the depth has becoming white: a dark scan stays dark."""
    from PIL import ImageOps

    factor = 255 / _white(image)
    tags = getattr(image, "tag_v2", {})
    negative = image.mode.startswith("I;16") and tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO

    def made(part: Image) -> Image:
        grey = part.convert("F").point(lambda value: value * factor + 0.5).convert("L")
        return ImageOps.invert(grey) if negative else grey

    return made


def _white(image: ImageFile) -> float:
    """The value that is white: by the depth in the file, else the least of the usual depths that holds all values."""
    bits = getattr(image, "tag_v2", {}).get(_BITS_PER_SAMPLE, (0,))
    depth = bits[0] if isinstance(bits, tuple) and bits else bits
    if isinstance(depth, int) and 8 < depth <= 16:
        return float(2**depth - 1)
    if image.mode.startswith("I;16"):
        return 65_535.0
    _, high = image.getextrema()
    assert isinstance(high, (int, float))
    usual = (1.0, 255.0, 65_535.0, 4_294_967_295.0) if image.mode == "F" else (255.0, 65_535.0, 4_294_967_295.0)
    return next((white for white in usual if high <= white), float(high))


def has_foreign_profile(image: Image) -> bool:
    """Whether the picture brings a profile of another space than sRGB."""
    profile = image.info.get("icc_profile") or b""
    return bool(profile) and b"sRGB" not in profile and b"s\0R\0G\0B" not in profile


def in_srgb(image: Image, profile: bytes | None) -> Image:
    """The picture in grey or sRGB, its transparency kept.

    Args:
        image: eight bits a channel: L, LA, RGB, RGBA, CMYK or LAB.
        profile: the ICC profile that it brought; one that does not fit it or is broken counts as none.
    """
    if image.mode in ("LA", "RGBA"):
        alpha = image.getchannel("A")
        opaque = in_srgb(image.convert(image.mode[:-1]), profile)
        opaque.putalpha(alpha)
        return opaque
    if image.mode == "LAB":
        return _converted(image, None) or image.convert("RGB")
    if profile and (made := _converted(image, profile)) is not None:
        return made
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _converted(image: Image, profile: bytes | None) -> Image | None:
    """By the profile, or from Lab by the illuminant of print (D50); grey stays grey. None where that cannot be."""
    from PIL import ImageCms

    try:
        if profile is None:
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        else:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space != _SPACES[image.mode]:
            return None
        made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    if made is None:
        return None
    return made.getchannel("G") if image.mode == "L" else made


def on_white(image: Image) -> Image:
    """The picture without transparency, as it looks on paper."""
    from PIL import Image as Pillow

    if image.mode not in ("LA", "RGBA"):
        return image
    ground = Pillow.new(image.mode[:-1], image.size, "white")
    ground.paste(image.convert(image.mode[:-1]), mask=image.getchannel("A"))
    return ground


def holds_luma_chroma(image: ImageFile) -> bool:
    """Whether it is a JPEG of light and colour in sRGB, not yet decoded, whose planes can be had as they are."""
    if image.format != "JPEG" or image.mode != "RGB" or has_foreign_profile(image):
        return False
    components = bytes(layer[0] for layer in getattr(image, "layer", ()))
    return len(components) == 3 and components != _RED_GREEN_BLUE and image.info.get("adobe_transform") != 0


def scaled_by_planes(image: Image, size: tuple[int, int]) -> Image:
    """A picture in planes at another size, its light as sharp as can be, its colour averaged: what is written keeps
    colour at half the width, and turning it into red, green and blue and back takes as long as decoding.
    """
    from PIL import Image as Pillow
    from PIL.Image import Resampling

    # One plane after the other: all three beside the picture would take half as much memory again.
    sharp = image.getchannel("Y").resize(size, Resampling.LANCZOS, reducing_gap=3.0)
    averaged = [image.getchannel(plane).resize(size, Resampling.BOX) for plane in ("Cb", "Cr")]
    return Pillow.merge(LUMA_CHROMA, [sharp, *averaged])
