"""A picture darkened towards its foot, so that white type stands out on it wherever it is light."""

from __future__ import annotations

import io
import zlib

from umbruch.writers.pdf.drawing.print_pictures import PrintPicture

_SHADE = (16, 24, 15)
"""What the picture fades to: nearly black, a little green, as night is in a wood."""
_UNDER_TYPE, _AT_FOOT = 0.88, 0.96
"""How much of the shade lies behind the first line of the type and at the foot: on the lightest picture white type has
twelve times the luminance of its ground then (WCAG 1.4.3 asks for 4.5)."""
_FADE = 0.34
"""Over how much of the height of the picture the shade sets in above the type."""
_QUALITY = 88


def darkened(
    picture: PrintPicture, size: tuple[float, float], covered: float, focus: tuple[float, float]
) -> PrintPicture:  # fmt: skip
    """The part of a picture that fills a place, darkened where type will stand.

    Args:
        picture: ready for print.
        size: width and height of the place, of which only the proportion counts.
        covered: how much of its height the type takes, from the foot; 0 leaves it as it is.
        focus: the point that must be seen, as parts of width and height from the upper left.
    """
    from PIL import Image

    if picture.filter == "DCTDecode":
        image = Image.open(io.BytesIO(picture.content)).convert("RGB")
    else:
        mode = "L" if picture.gray else "RGB"
        rows = zlib.decompress(picture.content)
        image = Image.frombytes(mode, (picture.width, picture.height), rows).convert("RGB")
    wide, high = image.size
    shape = size[0] / size[1]
    width, height = (round(high * shape), high) if wide > high * shape else (wide, round(wide / shape))
    left = min(max(round(focus[0] * wide - width / 2), 0), wide - width)
    top = min(max(round(focus[1] * high - height / 2), 0), high - height)
    image = image.crop((left, top, left + width, top + height))
    out = io.BytesIO()
    if not covered:
        image.save(out, "JPEG", quality=_QUALITY)
        return PrintPicture(width, height, False, "DCTDecode", out.getvalue())
    shade = Image.new("L", (1, height))
    shade.putdata([_shade_at((row + 0.5) / height, 1 - covered) for row in range(height)])
    dark = Image.new("RGB", image.size, _SHADE)
    Image.composite(dark, image, shade.resize(image.size)).save(out, "JPEG", quality=_QUALITY)
    return PrintPicture(width, height, False, "DCTDecode", out.getvalue())


def _shade_at(row: float, type_from: float) -> int:
    """How dark a row is, 0 to 255; both are parts of the height from above."""
    if row >= type_from:
        return round(255 * (_UNDER_TYPE + (_AT_FOOT - _UNDER_TYPE) * (row - type_from) / max(1 - type_from, 0.01)))
    sets_in = max(1 - (type_from - row) / _FADE, 0.0)
    return round(255 * _UNDER_TYPE * sets_in * sets_in)
