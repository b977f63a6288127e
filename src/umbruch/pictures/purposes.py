"""What each receiver of a picture takes: the one table of sizes, encodings and qualities."""

from __future__ import annotations

from typing import NamedTuple

_LARGEST = 24_000_000


class Purpose(NamedTuple):
    """What a picture is made ready for.

    A picture whose bytes are in one of the encodings `taken`, upright, in sRGB, and not too large passes as it is; else
    photographs become JPEG of that `quality` (1 to 95), drawings and what is transparent `exact`.

    Attributes:
        taken: Pillow's names of the encodings that the receiver opens; `SVG` for drawings in vectors.
        exact: PNG, or ROWS for compressed rows of pixels without a head.
        quality: that of JPEG.
        longest: the most pixels on the longer side.
        most_pixels: the most pixels in all.
        tolerance: how much larger than its box a picture may be and still pass as it is.
        alpha: whether transparency is kept; else it becomes the white of the paper.
        moving: whether pictures that move may go on moving.
        progressive: whether a JPEG shows coarsely first.
    """

    taken: tuple[str, ...]
    quality: int
    exact: str = "PNG"
    longest: int | None = None
    most_pixels: int = _LARGEST
    tolerance: float = 1.0
    alpha: bool = True
    moving: bool = False
    progressive: bool = False


PRINT_DPI = 300
"""Dots an inch that offset printing shows; more is only weight (ISO 12647-2, screens of 60 to 80 lines a cm)."""

PRINT = Purpose(("JPEG",), 88, exact="ROWS", tolerance=1.3, alpha=False)
"""Pages of a PDF: DCTDecode or FlateDecode, no masks, which older RIPs and PDF/A-1 refuse."""

WORD = Purpose(("JPEG", "PNG", "GIF"), 90, tolerance=1.2, moving=True)
"""Word files: what every word processor opens (ECMA-376-1, 15.2.14 leaves it open)."""

SCREEN = Purpose(("JPEG", "PNG", "GIF", "WEBP", "SVG"), 88, most_pixels=2_000_000, moving=True, progressive=True)
"""A web page: enough for the full column on a screen of high density (36em, three pixels a point)."""

E_BOOK = Purpose(("JPEG", "PNG", "GIF", "SVG"), 88, most_pixels=4_000_000, moving=True, progressive=False)
"""E-books: the core media types (EPUB 3.3, 3.2) but WebP, which Kindle, Adobe's and older readers do not show."""

BESIDE = Purpose(("JPEG", "PNG", "GIF", "TIFF", "WEBP"), 92)
"""A file of its own beside a story for the wire: what picture desks open, as large as it came."""

KIT_SIZES = {
    "print": Purpose(("JPEG",), 85, longest=2400),
    "page": Purpose(("JPEG",), 85, longest=1800),
    "web": Purpose((), 80, longest=1200),
    "thumb": Purpose((), 75, longest=480),
}
"""A press kit: for newspapers, for its own documents (15 cm at 300 dpi), for web pages, and to choose from."""
