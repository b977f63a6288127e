"""How much the streams of a PDF unpack to, counted without ever holding it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

MOST_UNPACKED = 256_000_000
"""Bytes that all streams of a file may unpack to; a newspaper page with pictures in full size has some 100 million."""
MOST_CONTENT = 32_000_000
"""Bytes of drawing orders of a page or form; the most detailed maps have a few million."""
MOST_OBJECTS = 1_000_000

_PIECE = 1 << 20
_PACKED_TWICE = 1000
"""What a stream that was packed already can hold: deflate packs a thousandfold at most."""
_RATIOS = {
    "/LZWDecode": 64, "/LZW": 64, "/RunLengthDecode": 64, "/RL": 64, "/ASCIIHexDecode": 1, "/AHx": 1,
    "/ASCII85Decode": 1, "/A85": 1, "/Crypt": 1,
}  # fmt: skip
"""How many times larger a stream of a rarer filter is taken to be; pictures (DCT, JPX, CCITT, JBIG2) stay packed."""


def is_too_large(pdf: Any) -> str | None:
    """Why a file is not looked into; None where its size is bearable.

    Args:
        pdf: an opened `pikepdf.Pdf`.
    """
    import pikepdf

    if len(pdf.objects) > MOST_OBJECTS:
        return f"it has {len(pdf.objects)} objects"
    left = MOST_UNPACKED
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            left -= unpacked(one, left)
            if left < 0:
                return f"its streams unpack to more than {MOST_UNPACKED // 1_000_000} MB"
    return None


def is_bearable(holder: Any) -> bool:
    """Whether the drawing orders of a page or a form may be looked at: no more than `MOST_CONTENT`."""
    left = MOST_CONTENT
    for one in contents(holder):
        left -= unpacked(one, left)
        if left < 0:
            return False
    return True


def contents(holder: Any) -> Iterator[Any]:
    """The streams of drawing orders of a page, or a form itself."""
    import pikepdf

    written = holder.obj.get("/Contents") if isinstance(holder, pikepdf.Page) else holder
    parts = list(written) if isinstance(written, pikepdf.Array) else [written]
    yield from (one for one in parts if isinstance(one, pikepdf.Stream))


def unpacked(stream: Any, most: int) -> int:
    """The bytes that a stream unpacks to, or a number above `most` as soon as it is passed."""
    import pikepdf

    raw = stream.read_raw_bytes()
    written = stream.get("/Filter")
    filters = [str(one) for one in written] if isinstance(written, pikepdf.Array) else [str(written)]
    size = len(raw)
    for number, name in enumerate(filters):
        if name in ("/FlateDecode", "/Fl"):
            size = _inflated(raw, most) if not number else size * _PACKED_TWICE
        else:
            size *= _RATIOS.get(name, 1)
    return size


def _inflated(raw: bytes, most: int) -> int:
    size, waiting = 0, raw
    inflating = zlib.decompressobj()
    try:
        while waiting and not inflating.eof and size <= most:
            size += len(inflating.decompress(waiting, _PIECE))
            waiting = inflating.unconsumed_tail
    except zlib.error:
        return max(size, len(raw))
    return size
