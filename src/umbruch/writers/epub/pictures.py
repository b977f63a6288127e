"""Pictures as an e-book takes them: core media types, upright, of a size that a telephone can open."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from umbruch.diagnostics import Diagnostic, report
from umbruch.identity import slug
from umbruch.tree import Picture, Publication
from umbruch.walk import each_figure

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 4_000_000
JPEG_QUALITY = 88
_RIGHTED = 0x0112
"""The EXIF tag of the camera's position."""

_CORE_TYPES = {
    "JPEG": ("image/jpeg", "jpg"),
    "PNG": ("image/png", "png"),
    "GIF": ("image/gif", "gif"),
    "WEBP": ("image/webp", "webp"),
}
"""EPUB 3.3, 3.2 Core media types; by Pillow's names."""

_READ = (*_CORE_TYPES, "TIFF")


class StoredPicture(NamedTuple):
    """A picture inside the book: its path beside the documents, its type, its bytes, its size in pixels."""

    path: str
    media_type: str
    content: bytes
    width: int
    height: int
    moves: bool


def stored_pictures(publication: Publication) -> dict[str, StoredPicture]:
    """The pictures that figures and the cover name, by their href, in the order in which they are first shown.

    A picture that is named twice, or lies there under two names, is stored once. One that is missing or can't be
    opened is reported and left out.
    """
    by_content: dict[str, StoredPicture] = {}
    found: dict[str, StoredPicture] = {}
    available = {picture.href: picture for picture in publication.pictures}
    for href in _shown_hrefs(publication):
        picture = available.get(href)
        if picture is None:
            _report("picture.missing", href, "is not among the publication's pictures", "put it beside the article")
            continue
        digest = hashlib.sha256(picture.content).hexdigest()
        if digest not in by_content:
            stored = _stored(picture, len(by_content) + 1)
            if stored is None:
                continue
            by_content[digest] = stored
        found[href] = by_content[digest]
    return found


def distinct(pictures: Mapping[str, StoredPicture]) -> tuple[StoredPicture, ...]:
    """Each stored picture once, in order."""
    return tuple(dict.fromkeys(pictures.values()))


def _shown_hrefs(publication: Publication) -> Iterable[str]:
    named = [publication.cover, *(figure.image for figure in each_figure(publication))]
    return dict.fromkeys(href for href in named if href is not None)


def _report(code: str, href: str, what: str, hint: str) -> None:
    report(Diagnostic(code=code, message=f"the picture {href[:80]!r} {what}", severity="warning", hint=hint))


def _stored(picture: Picture, number: int) -> StoredPicture | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(picture.content), formats=_READ) as image:
            moves = bool(getattr(image, "is_animated", False)) and image.format != "TIFF"
            kind, content, size = _fitted(image, picture.content, moves)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError) as error:
        _report("picture.unreadable", picture.href, f"cannot be opened: {error}"[:200], "save it as JPEG or PNG")
        return None
    media_type, suffix = _CORE_TYPES[kind]
    name = "-".join(filter(None, (f"picture-{number:03}", slug(PurePosixPath(picture.href).stem, 40))))
    return StoredPicture(f"pictures/{name}.{suffix}", media_type, content, *size, moves)


def _fitted(image: Image, content: bytes, moves: bool) -> tuple[str, bytes, tuple[int, int]]:
    """Pillow's name of the format, bytes and size; the bytes are the picture's own wherever that is possible."""
    from PIL import ImageOps

    kind = image.format or ""
    too_large = image.width * image.height > MAX_PIXELS and not moves
    turned = image.getexif().get(_RIGHTED, 1) != 1 and not moves
    if kind in _CORE_TYPES and not too_large and not turned and image.mode != "CMYK":
        return kind, content, image.size
    upright = ImageOps.exif_transpose(image)
    if too_large:
        upright = _smaller(upright)
    if kind not in _CORE_TYPES:
        kind = "PNG" if upright.mode in {"1", "P", "LA", "PA", "RGBA"} else "JPEG"
    return kind, _encoded(upright, kind), upright.size


def _smaller(image: Image) -> Image:
    from PIL.Image import Resampling

    factor = (MAX_PIXELS / (image.width * image.height)) ** 0.5
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
