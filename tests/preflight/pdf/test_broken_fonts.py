"""A PDF whose fonts are not what they should be is called broken, whichever clause comes upon it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

import umbruch
from tests.preflight.good import good


def without_encoding(font: pikepdf.Object) -> None:
    del font["/Encoding"]


def unpacked_to_nothing(font: pikepdf.Object) -> None:
    font["/ToUnicode"].write(b"\x78\x9c\xff\xff\xff\xff", filter=pikepdf.Name.FlateDecode)


def planted(change: Callable[[pikepdf.Object], None]) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(good("pdf"))) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0"]
        assert fonts
        change(fonts[0])
        pdf.save(made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return made.getvalue()


@pytest.mark.parametrize("change", [without_encoding, unpacked_to_nothing])
def test_a_font_that_is_broken_is_a_finding_and_no_fault(change: Callable[[pikepdf.Object], None]) -> None:
    codes = {one.code for one in umbruch.check(planted(change), tools=False)}
    assert "pdf.broken" in codes
    assert "pdf.broken" not in {one.code for one in umbruch.check(good("pdf"), tools=False)}
