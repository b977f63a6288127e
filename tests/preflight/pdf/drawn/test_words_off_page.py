"""Words beside the page: where they are told, and how much is looked at to find them."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name

import umbruch
from tests.preflight.good import NOW
from umbruch.preflight.pdf.drawn import words_off_page


def page_with(*orders: bytes) -> bytes:
    """A file of one page a stream, 200 points wide, with a font whose letters are half as wide as high."""
    pdf, out = pikepdf.new(), io.BytesIO()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, FirstChar=65, Widths=[500] * 26)
    form = pdf.make_stream(b"BT /F 10 Tf (ABC) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99])
    form.Resources = Dictionary(Font=Dictionary(F=font))
    for one in orders:
        page = pdf.add_blank_page(page_size=(200, 200))
        page.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(Fm=form))
        page.Contents = pdf.make_stream(one)
    pdf.save(out)
    return out.getvalue()


def beside(orders: bytes) -> list[str]:
    found = umbruch.check(page_with(orders), now=NOW, tools=False)
    return [one.message.split()[0] for one in found if one.code == "text.off_page"]


@pytest.mark.parametrize(
    ("orders", "letters"),
    [
        (b"BT /F 10 Tf 20 100 Td (ABCDEF) Tj ET", []),
        (b"BT /F 10 Tf 180 100 Td (ABCDEFGH) Tj ET", ["4"]),
        (b"BT /F 10 Tf 1 0 0 1 20 -30 Tm (ABC) Tj ET", ["3"]),
        (b"q 1 0 0 1 300 0 cm BT /F 10 Tf 20 100 Td (ABC) Tj ET Q", ["3"]),
        (b"q 1 0 0 1 300 0 cm Q BT /F 10 Tf 20 100 Td (ABC) Tj ET", []),
        (b"BT /F 10 Tf 20 100 Td [(A) -20000 (BC)] TJ ET", ["2"]),
        (b"BT /F 10 Tf 20 TL 20 10 Td (ABC) Tj T* (ABC) Tj ET", ["3"]),
        (b"BT /F 10 Tf 20 TL 20 10 Td (ABC) ' (ABC) ' ET", ["6"]),
        (b'BT /F 10 Tf 20 TL 20 10 Td 0 0 (ABC) " ET', ["3"]),
        (b"BT /F 10 Tf 300 100 Td <414!42> Tj (ABC) Tj ET", ["3"]),
        (b"q 1 0 0 1 300 0 cm /Fm Do Q", ["3"]),
        (b"BT /F 10 Tf 3 Tr 300 100 Td (ABC) Tj ET", []),
        (b"/Artifact BMC BT /F 10 Tf 300 100 Td (ABC) Tj ET EMC", []),
        (b"BT /F 10 Tf 195 100 Td (AB) Tj ET", []),
    ],
)
def test_letters_beside_the_page_are_counted(orders: bytes, letters: list[str]) -> None:
    assert beside(orders) == letters


def test_no_more_orders_are_followed_than_are_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    far = b"BT /F 10 Tf 300 100 Td (ABC) Tj ET"
    content = page_with(far, far, far)

    def pages() -> list[str | None]:
        found = umbruch.check(content, now=NOW, tools=False)
        return [one.field for one in found if one.code == "text.off_page"]

    assert pages() == ["page 1", "page 2", "page 3"]
    monkeypatch.setattr(words_off_page, "_MOST_OF_ALL", 10)
    assert pages() == ["page 1", "page 2"]
    monkeypatch.setattr(words_off_page, "_MOST_ORDERS", 2)
    assert pages() == []
