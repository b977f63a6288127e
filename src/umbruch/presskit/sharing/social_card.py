"""The picture that a preview shows where somebody shares a page: a photograph cut to shape, or the logo on white."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from umbruch.pictures.open_picture import opened
from umbruch.tree.model import Share

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 1200, 630
"""1.91 to 1, as previews of social networks are (Open Graph; Facebook, Best Practices for sharing images)."""

_QUALITY = 82
_WIDE = 1.2
"""A picture of at least this proportion keeps two thirds of itself when it is cut to the shape."""
_BLUR = 40
_LOGO_SHARE = 0.6
"""A logo takes so much of width and height at most, so that no round corner cuts it."""


def photo_card(content: bytes, name: str, focus: tuple[Share, Share] | None) -> bytes:
    """A photograph cut to the shape of previews, as JPEG; the point that its desk has named stays in sight.

    Where no point is named, an upright or square picture stays whole, before itself out of focus.

    Args:
        content: a picture of the kit, upright and in sRGB.
        name: what messages call it.
        focus: shares of width and height from the upper left corner; the middle by default.

    Raises:
        InputUnreadable: it is no picture.
    """
    from PIL import ImageFilter, ImageOps

    with opened(content, name) as image:
        photo = _on_white(image)
    card = ImageOps.fit(photo, (WIDTH, HEIGHT), centering=focus or (0.5, 0.5))
    if focus is None and photo.width < _WIDE * photo.height:
        whole = ImageOps.contain(photo, (WIDTH, HEIGHT))
        card = card.filter(ImageFilter.GaussianBlur(_BLUR))
        card.paste(whole, ((WIDTH - whole.width) // 2, 0))
    return _jpeg(card)


def logo_card(content: bytes, name: str) -> bytes:
    """A logo in the middle of a white card, as JPEG.

    Raises:
        InputUnreadable: it is no picture.
    """
    from PIL import Image, ImageOps

    with opened(content, name) as image:
        logo = ImageOps.contain(_on_white(image), (round(WIDTH * _LOGO_SHARE), round(HEIGHT * _LOGO_SHARE)))
    card = Image.new("RGB", (WIDTH, HEIGHT), "#ffffff")
    card.paste(logo, ((WIDTH - logo.width) // 2, (HEIGHT - logo.height) // 2))
    return _jpeg(card)


def _on_white(image: Image) -> Image:
    from PIL import Image as PillowImage

    whole = image.convert("RGBA")
    ground = PillowImage.new("RGBA", whole.size, "#ffffff")
    ground.alpha_composite(whole)
    return ground.convert("RGB")


def _jpeg(card: Image) -> bytes:
    kept = io.BytesIO()
    card.save(kept, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return kept.getvalue()
