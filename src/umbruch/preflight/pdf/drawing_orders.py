"""How many drawing orders a PDF has: each that is looked at is held in memory, and a page that many share is gone over
for each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from umbruch.preflight.pdf.unpacked_size import MOST_CONTENT, contents, unpacked

MOST_ORDERS = 500_000
"""Of a page or form, some 150 MB in memory; a page of small advertisements has 20,000, a map of a city 300,000."""
MOST_ORDERS_OF_ALL = 5_000_000
"""Of all pages, some half a minute; a newspaper of 64 pages has a million."""
_SHORTEST = 2
"""Bytes of an order and the blank after it."""
_ORDER = re.compile(
    rb"(?<![^\s\]>)])(?:q|Q|cm|Do|sh|BT|ET|BMC|BDC|EMC|T[fmdDjJczwLsr*]|[fFbBsS]\*?|['\"])(?![^\s\[<(/%])"
)
"""The orders that are looked at; those that build a line are passed over by pikepdf itself."""


def too_much_drawn(pdf: Any) -> str | None:
    """Why the pages of a file are not looked into; None where they are bearable.

    Args:
        pdf: an opened `pikepdf.Pdf` whose streams unpack to a bearable size.
    """
    return _too_much(pdf, _at_most) and _too_much(pdf, _counted)


def _too_much(pdf: Any, count: Callable[[Any], int]) -> str | None:
    known: dict[tuple[int, int], tuple[int, int]] = {}
    left = MOST_ORDERS_OF_ALL
    for name, holder in _drawing(pdf):
        size = orders = 0
        for one in contents(holder):
            if one.objgen not in known:
                whole = unpacked(one, MOST_CONTENT)
                known[one.objgen] = (whole, count(one) if whole <= MOST_CONTENT else 0)
            size, orders = size + known[one.objgen][0], orders + known[one.objgen][1]
            if size > MOST_CONTENT:
                return f"{name} has more than {MOST_CONTENT // 1_000_000} MB of drawing orders"
            if orders > MOST_ORDERS:
                return f"{name} has more than {MOST_ORDERS:,} drawing orders"
        left -= orders
        if left < 0:
            return f"its pages have more than {MOST_ORDERS_OF_ALL:,} drawing orders together"
    return None


def _drawing(pdf: Any) -> Iterator[tuple[str, Any]]:
    """The pages and forms."""
    import pikepdf

    yield from ((f"page {number}", page) for number, page in enumerate(pdf.pages, 1))
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form":
            yield f"the form in object {one.objgen[0]}", one


def _at_most(stream: Any) -> int:
    return unpacked(stream, MOST_CONTENT) // _SHORTEST


def _counted(stream: Any) -> int:
    """The orders of a stream, or one more than may be."""
    import pikepdf

    try:
        written = stream.read_bytes()
    except pikepdf.PdfError:
        return 0
    return sum(1 for _ in islice(_ORDER.finditer(written), MOST_ORDERS + 1))
