"""A part of a picture in the place of the whole: what `pictures[0].crop` sets."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from umbruch.errors import FieldError
from umbruch.tree import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

CROP = re.compile(r"pictures\[(\d{1,6})\]\.crop")
_SHARES = re.compile(r"\s*;\s*".join([r"(\d(?:\.\d{1,6})?)"] * 4))
_LEAST = 0.02
"""The smallest share of a side that is left; less is a slip of the mouse."""
_SAVED: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 95, "subsampling": 0},
    "PNG": {},
    "WEBP": {"lossless": True},
    "TIFF": {"compression": "tiff_deflate"},
}
"""How each kind is stored again: without loss, or, where a kind knows none, so that none is seen."""
_KEPT = ("icc_profile", "xmp")
"""What goes along: the profile of its colours, and what it says of itself."""


def cropped(picture: Picture, value: str, place: str) -> Picture:
    """The part of a picture, as it is seen upright; its point in sight moves along.

    Args:
        picture: the whole one.
        value: left, top, width and height as shares of the whole, parted by `;`.
        place: the path for messages.

    Raises:
        FieldError: these are no four shares inside the picture, or it is of a kind that cannot be cut.
        InputUnreadable: it cannot be opened.
    """
    left, top, width, height = _box(value, place)
    from PIL.ImageOps import exif_transpose

    from umbruch.pictures.open_picture import opened

    if picture.media_type == "image/svg+xml":
        raise FieldError("a drawing cannot be cropped", place=place, hint="crop it in a program for drawings")
    with opened(picture.content, picture.href) as image:
        if image.format not in _SAVED:
            raise FieldError(f"a {image.format} cannot be cropped", place=place, hint="save it as JPEG or PNG")
        kept = {name: image.info[name] for name in _KEPT if image.info.get(name)}
        upright = exif_transpose(image)
        corners = (
            round(left * upright.width),
            round(top * upright.height),
            max(round((left + width) * upright.width), round(left * upright.width) + 1),
            max(round((top + height) * upright.height), round(top * upright.height) + 1),
        )
        part: Image = upright.crop(corners)
        stored = io.BytesIO()
        part.save(stored, image.format, **_SAVED[image.format], **kept)
    focus = picture.focus
    if focus is not None:
        focus = _inside((focus[0] - left) / width), _inside((focus[1] - top) / height)
    return replace(picture, content=stored.getvalue(), width=part.width, height=part.height, focus=focus)


def _box(value: str, place: str) -> tuple[float, float, float, float]:
    found = _SHARES.fullmatch(value.strip())
    if found is not None:
        left, top, width, height = (float(one) for one in found.groups())
        if min(width, height) >= _LEAST and left + width <= 1.000001 and top + height <= 1.000001:
            return left, top, width, height
    raise FieldError(
        f"{value!r} is no part of a picture", place=place,
        hint="write left, top, width and height as shares of the whole: 0.1; 0; 0.8; 0.75",
    )  # fmt: skip


def _inside(share: float) -> float:
    return round(min(1.0, max(0.0, share)), 4)
