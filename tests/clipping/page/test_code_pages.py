"""Text that names no encoding and is not UTF-8: its letters tell the code page, and the doubt is said."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import umbruch
from umbruch.clipping.page.code_pages import code_page_of
from umbruch.clipping.page.decode import decode
from umbruch.readers.elements.parsed_page import decoded_page

CASES = tomllib.loads(Path(__file__).with_name("code_pages.toml").read_text(encoding="utf-8"))
IN_PAGES = [(lang, page) for lang, case in CASES.items() for page in case["pages"]]
_PLAIN = str.maketrans("„“”’–œ«»", '"""\'-o""')


def written(lang: str, page: str) -> tuple[str, bytes]:
    """The text with what the code page has of it, and its bytes."""
    text: str = CASES[lang]["text"]
    if page in ("iso8859_15", "iso8859_2", "iso8859_5", "iso8859_7", "cp850", "koi8_r", "koi8_u", "cp866"):
        text = text.translate(_PLAIN)
    content = text.encode(page, "ignore")
    return content.decode(page), content


@pytest.mark.parametrize(("lang", "page"), IN_PAGES)
def test_the_letters_of_a_text_tell_its_code_page(lang: str, page: str) -> None:
    text, content = written(lang, page)
    decoded = decode(content, "a.txt")
    assert decoded.text == text
    (remark,) = decoded.diagnostics
    assert remark.severity == "warning"
    assert remark.line in (1, 3)
    assert decoded_page(b"<p>" + content if not page.startswith("utf") else text.encode()).endswith(text)


def test_one_letter_beyond_ascii_is_enough() -> None:
    text = "Laden im Dorf\n\nDas kostet 5 {}, sagt Frau Meier, und alle freuen sich auf den Montag.\n"
    for page in ("cp1252", "iso8859_15", "mac_roman"):
        assert "5 €, sagt" in decode(text.format("€").encode(page), "a.txt").text


def test_the_page_that_may_be_meant_as_well_is_said() -> None:
    greek = code_page_of(CASES["el"]["text"].encode("cp1253"))
    assert (greek.name, greek.second) == ("Windows-1253", "ISO-8859-7")
    (remark,) = decode(CASES["el"]["text"].encode("cp1253"), "a.txt").diagnostics
    assert "ISO-8859-7" in (remark.hint or "")


def test_the_work_is_bounded_however_long_the_text() -> None:
    long = ("Größe über alles, sagt man. " * 400_000).encode("cp1252")
    assert code_page_of(long).codec == "cp1252"


def test_a_russian_clipping_in_koi8_is_read_as_one() -> None:
    article = umbruch.read(written("ru", "koi8_r")[1]).article
    assert article.headline == "Мост через реку открыт"
    assert article.lang == "ru"
