"""Makes pictures fit for print: upright, sRGB, eight bits, without transparency, no larger than 300 dpi asks for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from umbruch.errors import RenderError
from umbruch.tree import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

PRINT_DPI = 300
_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)
_JPEG_QUALITY = 88
_FEW_COLOURS = 256


class PrintPicture(NamedTuple):
    """A picture as a PDF holds it: `filter` is DCTDecode (a JPEG) or FlateDecode (raw rows, compressed)."""

    width: int
    height: int
    gray: bool
    filter: str
    content: bytes


def size_of(picture: Picture) -> tuple[int, int]:
    """Width and height in pixels as the picture is looked at, turned where its camera says so.

    Raises:
        RenderError: the picture cannot be opened.
    """
    image = _opened(picture)
    width, height = image.size
    return (height, width) if image.getexif().get(_ORIENTATION) in _TURNED else (width, height)


def for_print(picture: Picture, width: float, height: float) -> PrintPicture:
    """The picture for a place of that size in points.

    A plain JPEG of fitting size goes in as it is. Photographs become JPEG, drawings with few colours stay exact.

    Raises:
        RenderError: the picture cannot be opened or read to its end.
    """
    from PIL import ImageOps

    image = _opened(picture)
    most = (max(1, round(width / 72 * PRINT_DPI)), max(1, round(height / 72 * PRINT_DPI)))
    too_large = image.size[0] > 1.3 * most[0] and image.size[1] > 1.3 * most[1]
    if image.format == "JPEG" and _is_plain(image) and not too_large:
        _load(image, picture)
        return PrintPicture(*image.size, image.mode == "L", "DCTDecode", picture.content)
    lossy = image.format in ("JPEG", "WEBP", "MPO")
    _load(image, picture)
    flat = _flattened(ImageOps.exif_transpose(image))
    if flat.size[0] > most[0] and flat.size[1] > most[1]:
        from PIL.Image import Resampling

        flat = flat.resize(most, Resampling.LANCZOS)
    return _packed(flat, lossy=lossy or not _has_few_colours(flat))


def _opened(picture: Picture) -> Image:
    from PIL import Image, UnidentifiedImageError

    try:
        return Image.open(io.BytesIO(picture.content))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise RenderError(
            "the picture cannot be opened", source=picture.href, hint="save it anew as JPEG or PNG"
        ) from None


def _load(image: Image, picture: Picture) -> None:
    try:
        image.load()
    except (OSError, ValueError, SyntaxError):
        raise RenderError("the picture is cut off or broken", source=picture.href, hint="fetch it again") from None


def _is_plain(image: Image) -> bool:
    upright = image.getexif().get(_ORIENTATION, 1) in (0, 1)
    return image.mode in ("L", "RGB") and upright and not _has_foreign_profile(image)


def _has_foreign_profile(image: Image) -> bool:
    profile: bytes = image.info.get("icc_profile") or b""
    return bool(profile) and b"sRGB" not in profile and b"s\0R\0G\0B" not in profile


def _flattened(image: Image) -> Image:
    """Gray or sRGB, eight bits a channel, transparent parts on white."""
    from PIL import Image as Pillow

    if _has_foreign_profile(image) and (converted := _by_profile(image)) is not None:
        image = converted
    if image.mode.startswith("I") or image.mode == "F":
        wide = image.convert("I")
        _, highest = _extremes(wide)
        image = wide.point(lambda level: level / 256).convert("L") if highest > 255 else wide.convert("L")
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground = Pillow.new("RGBA", layer.size, "white")
        image = Pillow.alpha_composite(ground, layer).convert("RGB")
    if image.mode == "1":
        image = image.convert("L")
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _extremes(image: Image) -> tuple[float, float]:
    low, high = image.getextrema()
    assert isinstance(low, (int, float))
    assert isinstance(high, (int, float))
    return low, high


def _by_profile(image: Image) -> Image | None:
    """Converted to sRGB by the picture's own profile; None where that profile does not fit the picture."""
    from PIL import ImageCms

    source = image if image.mode in ("RGB", "CMYK", "L") else image.convert("RGB")
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        return ImageCms.profileToProfile(source, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _has_few_colours(image: Image) -> bool:
    return image.getcolors(_FEW_COLOURS) is not None or image.width * image.height < 4096


def _packed(image: Image, *, lossy: bool) -> PrintPicture:
    import zlib

    gray = image.mode == "L"
    if lossy:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True, subsampling=0 if gray else 1)
        return PrintPicture(*image.size, gray, "DCTDecode", out.getvalue())
    return PrintPicture(*image.size, gray, "FlateDecode", zlib.compress(image.tobytes(), 9))


def entries_of(picture: PrintPicture) -> str:
    """The dictionary of its image XObject but for the length (ISO 32000-1, 8.9.5)."""
    colours = "DeviceGray" if picture.gray else "DeviceRGB"
    return (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /ColorSpace /{colours} "
        f"/BitsPerComponent 8 /Filter /{picture.filter}"
    )
