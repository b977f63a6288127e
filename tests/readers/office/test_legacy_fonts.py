"""Fonts from before Unicode: what is typed for them is said with its place and never published."""

from __future__ import annotations

import pytest

import umbruch
from tests.readers.office import test_open_document as odt
from tests.readers.office import test_rtf as rtf
from tests.readers.office.word_files import COPY, FIRST, SECOND, p, t, word_file
from umbruch.errors import InputUnreadable
from umbruch.readers.office.legacy_fonts import is_typed_for
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts

TYPED = "g]kfn 12 k|sfzg ;+:yf"
IN_WORD = t(TYPED, '<w:rFonts w:ascii="Preeti" w:hAnsi="Preeti"/>')
FONT = odt.STYLES + (
    '<style:style style:name="Alt" style:family="text"><style:text-properties style:font-name="Kantipur"/>'
    "</style:style>"
)
FILES = {
    "docx": word_file(COPY + p(IN_WORD) + p(IN_WORD)),
    "odt": odt.text_file(odt.COPY + 2 * odt.p(f'<text:span text:style-name="Alt">{TYPED}</text:span>'), styles=FONT),
    "rtf": rtf.rtf(
        rf"{rtf.COPY}\f3 {TYPED}\par {TYPED}\par ", rtf.TOP.replace("{\\f2", "{\\f3\\fnil Kruti Dev 010;}{\\f2")
    ),
}


def remark_of(reading: Reading) -> umbruch.Diagnostic:
    return next(one for one in reading.diagnostics if one.code == "copy.font")


@pytest.mark.parametrize("kind", FILES)
def test_what_is_typed_for_a_legacy_font_is_said_with_its_place_and_is_no_text(kind: str) -> None:
    reading = umbruch.read(FILES[kind])
    text = "\n".join(article_texts(reading.article))
    assert [FIRST in text, SECOND in text, "k|sfzg" in text] == [True, True, False]
    assert sum(line.count("k|sfzg") for line in reading.article.discarded) == 2
    remark = remark_of(reading)
    assert remark.severity == "error"
    assert remark.line == 5
    assert remark.message.startswith("2 paragraphs")


def test_a_file_that_holds_nothing_else_is_refused_and_its_font_named() -> None:
    with pytest.raises(InputUnreadable, match="Preeti"):
        umbruch.read(word_file(9 * p(IN_WORD)))


@pytest.mark.parametrize(
    ("font", "text", "typed"),
    [
        ("Preeti", "g]kfn", True),
        ("PREETI Bold", "12", True),
        ("Preeti", "नेपाल", False),
        ("Preeti", "  ", False),
        ("SutonnyMJ", "evsjv", True),
        ("SutonnyOMJ", "abc", False),
        ("Microsoft Himalaya", "abc", False),
        ("VNI-Times", "Coäng hoøa", True),
        ("VNI-Times", "2027 – Quang Nam", False),
        (".VnTime", "Céng hµa", True),
        ("Calibri", "Größe", False),
        (None, "Größe", False),
    ],
)
def test_a_legacy_font_is_told_by_its_name_and_unicode_by_its_letters(font: str | None, text: str, typed: bool) -> None:
    assert is_typed_for(font, text) is typed
