"""Makes a picture ready for whoever shows it: upright, in sRGB, no larger than needed, in an encoding that is opened.

The one way of every writer and of the press kit, so that a picture looks the same wherever it is seen.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from umbruch.kept import Store
from umbruch.pictures.colour import (
    EIGHT_BITS,
    LUMA_CHROMA,
    has_foreign_profile,
    holds_luma_chroma,
    in_srgb,
    on_white,
    scaled_by_planes,
    to_eight_bits,
)
from umbruch.pictures.kinds import KINDS, SVG_TYPE
from umbruch.pictures.open_picture import is_deep, opened, orientation, size_upright
from umbruch.pictures.purposes import Purpose
from umbruch.pictures.svg_drawing import Drawing, harmless, is_svg, rasterised
from umbruch.tree import Picture

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

Size = tuple[int, int]

_FEW_COLOURS = 256
_SMALL = 500_000
"""Pixels up to which what came without loss stays without: at that size it is a drawing, a logo, a screen."""

_DRAWN, _FINEST = 1200, 4800
"""Pixels on the longer side of a drawing in vectors, where no place says how many, and at most."""

_STRIP = 4_000_000
_AS_THEY_ARE = EIGHT_BITS | {"1", "P"}
_ONE_AFTER_THE_OTHER = frozenset({"JPEG", "TIFF"})
"""What may hold several pictures, pages or previews, and does not move."""


_whole: Store[bytes, bool] = Store(1_024, "pictures.prepare_picture")
"""What stands for pictures that were decoded to their end: each format of an article shows the same ones."""


class Prepared(NamedTuple):
    """A picture made ready.

    `encoding` is Pillow's name, or ROWS for rows of pixels compressed by zlib; `width` and `height` are in pixels as
    seen; `grey` says that there is one channel.
    """

    encoding: str
    media_type: str
    suffix: str
    content: bytes
    width: int
    height: int
    grey: bool
    moves: bool


def prepare(picture: Picture, purpose: Purpose, box: Size | None = None) -> Prepared:
    """The picture for a purpose, its own bytes wherever they are fit for it.

    Args:
        picture: any of the `KINDS`, or SVG.
        purpose: whom it is for.
        box: the pixels that the place has where it is shown, width and height; a picture is never blown up to it.

    Raises:
        InputUnreadable: it cannot be opened, is cut off or broken, or beyond the limits.
    """
    if is_svg(picture.content):
        drawing = harmless(picture.content, picture.href)
        if "SVG" in purpose.taken:
            size = (drawing.width, drawing.height)
            return Prepared("SVG", SVG_TYPE, "svg", drawing.content, *size, grey=False, moves=False)
        picture = _drawn(drawing, picture, max(box) if box else purpose.longest or _DRAWN)
    with opened(picture.content, picture.href) as image:
        seen = size_upright(image)
        bound = _bound(seen, purpose, box)
        if _is_fit(image, purpose, seen, bound):
            return _as_it_is(image, picture.content, purpose)
        lossy = KINDS[image.format or ""].lossy
        master = _master(image, bound)
    return _encoded(_scaled(master, bound), purpose, exact=_is_exact(master, purpose, lossy=lossy))


def prepare_sizes(picture: Picture, purposes: Sequence[Purpose]) -> tuple[Prepared, ...]:
    """The picture in several sizes of one type, decoded once.

    Args:
        picture: any of the `KINDS`, or SVG.
        purposes: from the largest to the smallest.

    Raises:
        InputUnreadable: what `prepare` raises.
    """
    if is_svg(picture.content):
        longest = max(purpose.longest or _DRAWN for purpose in purposes)
        picture = _drawn(harmless(picture.content, picture.href), picture, longest)
    with opened(picture.content, picture.href) as image:
        seen = size_upright(image)
        bounds = [_bound(seen, purpose, None) for purpose in purposes]
        kept: dict[int, Prepared] = {}
        for number, (purpose, bound) in enumerate(zip(purposes, bounds, strict=True)):
            if _is_fit(image, purpose, seen, bound):
                grey = image.mode == "L"
                kept[number] = Prepared("JPEG", "image/jpeg", "jpg", picture.content, *seen, grey, moves=False)
        lossy = KINDS[image.format or ""].lossy
        flat = _master(image, bounds[0])
    exact = _is_exact(flat, purposes[0], lossy=lossy)
    made = []
    for number, (purpose, bound) in enumerate(zip(purposes, bounds, strict=True)):
        flat = _smaller(flat, bound) if number else _scaled(flat, bound)
        made.append(kept.get(number) or _encoded(flat, purpose, exact=exact))
    return tuple(made)


def _drawn(drawing: Drawing, picture: Picture, longest: int) -> Picture:
    """A drawing in pixels; its lines are as sharp as its place can show."""
    return replace(picture, content=rasterised(drawing, min(longest, _FINEST), picture.href))


def _bound(seen: Size, purpose: Purpose, box: Size | None) -> Size:
    """The size in pixels that it gets, its proportions kept: that of the picture or smaller."""
    width, height = seen
    factor = min(1.0, (purpose.most_pixels / (width * height)) ** 0.5)
    if purpose.longest is not None:
        factor = min(factor, purpose.longest / max(seen))
    if box is not None:
        fitting = max(box[0] / width, box[1] / height)
        factor = min(factor, fitting if fitting * purpose.tolerance < 1 else 1.0)
    if factor >= 1:
        return seen
    # Rounded down, but for what floating point takes off a whole number.
    return max(1, int(width * factor + 1e-6)), max(1, int(height * factor + 1e-6))


def _is_fit(image: ImageFile, purpose: Purpose, seen: Size, bound: Size) -> bool:
    """Whether the receiver can take the bytes as they are."""
    if image.format not in purpose.taken or "mp" in image.info:
        return False
    if _moves(image):
        return purpose.moving
    if bound != seen or image.mode not in _AS_THEY_ARE or is_deep(image) or orientation(image) != 1:
        return False
    if has_foreign_profile(image):
        return False
    return purpose.alpha or not (image.mode in ("LA", "RGBA") or "transparency" in image.info)


def _moves(image: ImageFile) -> bool:
    return bool(getattr(image, "is_animated", False)) and image.format not in _ONE_AFTER_THE_OTHER


def _as_it_is(image: ImageFile, content: bytes, purpose: Purpose) -> Prepared:
    from hashlib import blake2b  # here, as in `picture_work`

    kind = KINDS[image.format or ""]
    size, grey, moves = image.size, image.mode == "L", _moves(image) and purpose.moving
    sign = blake2b(content, digest_size=16).digest()
    if sign not in _whole:
        image.draft(None, (max(1, size[0] // 8), max(1, size[1] // 8)))
        image.load()  # to its end, so that a picture that is cut off is told here
        _whole.keep(sign, True)
    return Prepared(kind.name, kind.media_type, kind.suffixes[0][1:], content, *size, grey, moves)


def _master(image: ImageFile, bound: Size) -> Image:
    """The whole picture, upright, at least as large as `bound` and not many times as large; in sRGB, or its planes."""
    from PIL.Image import Transpose

    turn = orientation(image)
    flat_bound = bound if size_upright(image) == image.size else bound[::-1]
    apart = holds_luma_chroma(image)
    image.draft(LUMA_CHROMA if apart else None, (flat_bound[0] * 2, flat_bound[1] * 2))
    image.load()
    profile = image.info.get("icc_profile") if has_foreign_profile(image) else None
    factor = max(1, min(image.width // (flat_bound[0] * 2), image.height // (flat_bound[1] * 2)))
    if apart and factor == 1:
        small: Image = image
    else:
        small = in_srgb(_in_strips(image, to_eight_bits(image), factor), profile)
    turns = {
        2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM, 5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90,
    }  # fmt: skip
    return small.transpose(turns[turn]) if turn in turns else small


def _in_strips(image: Image, eight_bits: Callable[[Image], Image], factor: int) -> Image:
    """The picture in eight bits, `factor` times smaller each way, without a second copy of the whole in memory."""
    from PIL import Image as Pillow

    if factor == 1 and (image.mode in EIGHT_BITS or image.mode in ("CMYK", "LAB")):
        return image
    size = -(-image.width // factor), -(-image.height // factor)
    rows = max(factor, _STRIP // max(image.width, 1) // factor * factor)
    made: Image | None = None
    for top in range(0, image.height, rows):
        strip = eight_bits(image.crop((0, top, image.width, min(top + rows, image.height))))
        strip = strip.reduce(factor) if factor > 1 else strip
        if made is None:
            made = Pillow.new(strip.mode, size)
        made.paste(strip, (0, top // factor))
    assert made is not None
    return made


def _scaled(image: Image, size: Size) -> Image:
    from PIL.Image import Resampling

    if image.size == size:
        return image
    if image.mode == LUMA_CHROMA:
        return scaled_by_planes(image, size)
    return image.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def _smaller(image: Image, size: Size) -> Image:
    """A smaller size of what was scaled: as many whole pixels as there are become one, the filter does the rest.

    That takes a tenth of the time of the filter alone, and differs from it by less than the JPEG that it becomes.
    """
    from PIL.Image import Resampling

    return image if image.size == size else image.resize(size, Resampling.LANCZOS, reducing_gap=1.0)


def _is_exact(image: Image, purpose: Purpose, *, lossy: bool) -> bool:
    """Whether JPEG would harm it: it is transparent, or a drawing that came without loss."""
    if image.mode in ("LA", "RGBA") and purpose.alpha and image.getchannel("A").getextrema() != (255, 255):
        return True
    return not lossy and (image.width * image.height <= _SMALL or image.getcolors(_FEW_COLOURS) is not None)


def _encoded(image: Image, purpose: Purpose, *, exact: bool) -> Prepared:
    image = image if exact and purpose.alpha else on_white(image)
    out, grey, size = io.BytesIO(), image.mode == "L", image.size
    if not exact:
        # Colour at half the width only, where quality is to be high; as most cameras write it.
        subsampling = {} if grey else {"subsampling": "4:2:2" if purpose.quality >= 85 else "4:2:0"}
        image.save(
            out, "JPEG", quality=purpose.quality, optimize=True, progressive=purpose.progressive, icc_profile=None,
            exif=b"", **subsampling,
        )  # fmt: skip
        return Prepared("JPEG", "image/jpeg", "jpg", out.getvalue(), *size, grey, moves=False)
    if purpose.exact == "ROWS":
        rows = zlib.compress(image.tobytes(), 9)
        return Prepared("ROWS", "application/octet-stream", "", rows, *size, grey, moves=False)
    image.save(out, "PNG", optimize=True, icc_profile=None, exif=b"")
    return Prepared("PNG", "image/png", "png", out.getvalue(), *size, grey, moves=False)
