"""Bytes to text: encodings, line ends, and what no text should carry."""

from __future__ import annotations

import codecs

import pytest

from umbruch.clipping.page.decode import decode
from umbruch.errors import InputUnreadable

TEXT = "Süße Äpfel – „gut“"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode(), TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
)  # fmt: skip
def test_a_byte_order_mark_or_utf_8_tells_the_encoding(content: bytes) -> None:
    decoded = decode(content, "a.txt")
    assert decoded.text == TEXT
    assert decoded.diagnostics == ()


def test_anything_else_is_windows_1252_and_said_with_its_line() -> None:
    decoded = decode(f"Erste Zeile\n{TEXT}".encode("cp1252"), "a.txt")
    assert decoded.text.endswith(TEXT)
    (remark,) = decoded.diagnostics
    assert (remark.code, remark.severity, remark.line) == ("encoding.cp1252", "warning", 2)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x85"])
def test_every_line_end_becomes_a_newline(end: str) -> None:
    assert decode(f"eins{end}zwei".encode(), "a.txt").text == "eins\nzwei"


def test_form_feeds_stay_and_control_characters_go_with_a_remark() -> None:
    decoded = decode("eins\fzwei\x07 und noch viel mehr Text, damit es keiner für Müll hält".encode(), "a.txt")
    assert decoded.text.startswith("eins\fzwei und")
    assert [remark.code for remark in decoded.diagnostics] == ["encoding.control"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x00\x01\x02\x03" * 50, "not text"),
        (b"", "no word"),
        (b"  \n\t\n", "no word"),
        ("Süß".encode()[:-1], "middle of a character"),
        (codecs.BOM_UTF16_LE + b"a", "broken"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputUnreadable, match=message):
        decode(content, "a.txt")
