"""The kinds of pictures that are taken: told by content, with their media types, suffixes and limits."""

from __future__ import annotations

from typing import NamedTuple

MAX_PICTURE_BYTES = 128 * 1024 * 1024
MAX_PIXELS = 200_000_000
MAX_DECODED_BYTES = 500_000_000
"""The most that a picture may take in memory when it is decoded; with what else runs, 600 MB hold."""


class Kind(NamedTuple):
    """A kind of picture.

    `plugin` names the module and class of Pillow that open it. `bytes_a_pixel` is what its decoder takes beside the
    finished picture: canvases and planes of its own, measured with Pillow 11 to 13.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    plugin: tuple[str, str]
    bytes_a_pixel: int = 0
    lossy: bool = False


KINDS = {
    one.name: one
    for one in (
        Kind("JPEG", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), ("JpegImagePlugin", "JpegImageFile"), 0, True),
        Kind("PNG", "image/png", (".png",), ("PngImagePlugin", "PngImageFile")),
        Kind("GIF", "image/gif", (".gif",), ("GifImagePlugin", "GifImageFile"), 4),
        Kind("WEBP", "image/webp", (".webp",), ("WebPImagePlugin", "WebPImageFile"), 8, True),
        Kind("TIFF", "image/tiff", (".tif", ".tiff"), ("TiffImagePlugin", "TiffImageFile")),
        Kind("BMP", "image/bmp", (".bmp",), ("BmpImagePlugin", "BmpImageFile")),
        Kind("AVIF", "image/avif", (".avif",), ("AvifImagePlugin", "AvifImageFile"), 8, True),
        Kind("JPEG2000", "image/jp2", (".jp2", ".j2k", ".jpx"), ("Jpeg2KImagePlugin", "Jpeg2KImageFile"), 16, True),
    )
}  # fmt: skip
"""By Pillow's names."""

SVG_TYPE = "image/svg+xml"
"""Drawings in vectors, which are no grid of pixels; `svg_drawing` opens them."""

SUFFIX_OF = {**{kind.media_type: kind.suffixes for kind in KINDS.values()}, SVG_TYPE: (".svg",)}

PICTURE_SUFFIXES = tuple(suffix for suffixes in SUFFIX_OF.values() for suffix in suffixes)

_BRANDS = {b"avif": "AVIF", b"avis": "AVIF"}
_MAGIC = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
    (b"\xff\x4f\xff\x51", "JPEG2000"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG2000"),
)
_REFUSED = (
    (b"8BPS", "a Photoshop file (PSD)"),
    (b"%PDF-", "a PDF"),
    (b"%!PS", "a PostScript file (EPS)"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript file (EPS)"),
    (b"\0\0\x01\0", "an icon file (ICO)"),
    (b"\xd7\xcd\xc6\x9a", "a Windows metafile (WMF)"),
    (b"\x01\0\0\0", "a Windows metafile (EMF)"),
    (b"\xff\x0a", "a JPEG XL file"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL file"),
    (b"gimp xcf", "a GIMP file (XCF)"),
    (b"PK\x03\x04", "a ZIP archive"),
)
_REFUSED_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), "a HEIC photograph"),
    **dict.fromkeys((b"isom", b"mp41", b"mp42", b"qt  ", b"M4V "), "a film"),
}  # fmt: skip


def kind_by_content(content: bytes) -> Kind | None:
    """The kind that the first bytes tell; None for what is no picture that is taken."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return KINDS["WEBP"]
    if brand := _brand(content):
        return KINDS.get(brand)
    return next((KINDS[name] for magic, name in _MAGIC if content.startswith(magic)), None)


def refused_by_name(content: bytes) -> str | None:
    """What it is that is not taken, in words; None for what nobody knows."""
    if content[4:8] == b"ftyp" and (known := _REFUSED_BRANDS.get(content[8:12])):
        return known
    return next((name for magic, name in _REFUSED if content.startswith(magic)), None)


def _brand(content: bytes) -> str:
    """AVIF by its brands (ISO/IEC 23000-22, 6): the major one, else one of the first that fit."""
    if content[4:8] != b"ftyp":
        return ""
    length = min(int.from_bytes(content[:4], "big"), 64)
    brands = [content[8:12], *(content[at : at + 4] for at in range(16, length, 4))]
    return next((_BRANDS[brand] for brand in brands if brand in _BRANDS), "none")
