"""Drawing orders without end: counted before any is held in memory, and said."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

import umbruch
from umbruch.preflight.pdf.drawing_orders import MOST_ORDERS, MOST_ORDERS_OF_ALL, too_much_drawn
from umbruch.preflight.pdf.drawn.marked_content import marked


def drawn(content: bytes, pages: int = 1) -> bytes:
    """A PDF whose pages share one stream of drawing orders."""
    pdf = pikepdf.new()
    stream = pdf.make_indirect(pikepdf.Stream(pdf, zlib.compress(content, 9), Filter=pikepdf.Name.FlateDecode))
    for _ in range(pages):
        pdf.add_blank_page().obj.Contents = stream
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, recompress_flate=False)
    return out.getvalue()


def sizes_said(content: bytes) -> list[str]:
    return [one.message for one in umbruch.check(content, tools=False) if one.code == "pdf.size"]


def too_much(content: bytes) -> str | None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return too_much_drawn(pdf)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"q " * 10_000_000, "page 1 has more than 500,000 drawing orders"),
        (b"BT " + b"(a)Tj " * 600_000 + b"ET", "page 1 has more than 500,000 drawing orders"),
        (b" " * 40_000_000, "page 1 has more than 32 MB of drawing orders"),
    ],
    ids=["graphics states", "words", "blanks"],
)
def test_a_page_of_too_many_orders_is_said_and_not_held_in_memory(content: bytes, why: str) -> None:
    assert sizes_said(drawn(content)) == [f"{why}; nothing in it was checked"]


def test_pages_that_share_their_orders_are_counted_each() -> None:
    content = b"q Q " * 50_000
    assert too_much(drawn(content, 50)) is None
    assert too_much(drawn(content, 51)) == f"its pages have more than {MOST_ORDERS_OF_ALL:,} drawing orders together"


def test_a_form_is_counted_as_a_page_is() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    form = pikepdf.Stream(pdf, b"q " * (MOST_ORDERS + 1), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    pdf.Root.Kept = pdf.make_indirect(form)
    assert "the form in object" in (too_much_drawn(pdf) or "")


@pytest.mark.parametrize(
    "content",
    [
        b"q " * MOST_ORDERS,
        b"0 0 m 9 9 l S " * 500_000,
        b"[" + b"(ab) -12.5 " * 600_000 + b"] TJ",
    ],
    ids=["just as many", "lines of a map", "one long line of words"],
)
def test_what_is_large_and_not_too_much_is_looked_at(content: bytes) -> None:
    assert too_much(drawn(content)) is None


def test_of_marks_inside_one_another_a_hundred_are_looked_at_and_each_is_closed_in_its_place() -> None:
    content = b"/P BMC " * 5000 + b"(a) Tj " + b"EMC " * 4950 + b"(b) Tj " + b"EMC " * 51 + b"/Q BMC (c) Tj EMC (d) Tj"
    with pikepdf.open(io.BytesIO(drawn(content))) as pdf:
        page = pdf.pages[0]
        found = [(name, len(marks)) for name, _, marks in marked(page, page.obj.get("/Resources", {}), "Tj")]
    assert max(count for _, count in found) == 100
    assert [count for name, count in found if name == "Tj"] == [100, 50, 1, 0]
