"""Letters that a PDF draws and does not name: told by other words of the file, else marked and said, never left out."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

import umbruch
from tests.cpu_growth import EVEN, growth
from tests.readers.pdf.pages import article, pdf, put
from umbruch.readers.pdf.around_the_text import SetPage
from umbruch.readers.pdf.setting.lost_letters import with_lost_letters
from umbruch.readers.pdf.setting.set_lines import SetLine


def page(*texts: str) -> SetPage:
    lines = (SetLine(text, 60, 300, 90 + 12 * at, 10, False, False, at) for at, text in enumerate(texts))
    return SetPage(1, tuple(lines), 595, 842)


@pytest.mark.parametrize(
    ("lacking", "other", "read"),
    [
        ("Rat tri\ufffd Land", "Wer trifft wen?", "Rat trifft Land"),
        ("Er ö\ufffdnete das Tor", "Das Tor ist geöffnet, öffnet euch", "Er öffnete das Tor"),
        ("Das He\ufffd liegt aus", "Ein Hefe und ein Held", "Das He\ufffd liegt aus"),
        ("Die Brücke \ufffd ist frei", "", "Die Brücke ist frei"),
        ("Die Brücke \ufffd\ufffd ist frei", "", "Die Brücke ist frei"),
        ("o\ufffden und ho\ufffden", "offen und hoffen", "offen und hoffen"),
    ],
)
def test_other_words_of_a_file_tell_the_letters_that_it_does_not_name(lacking: str, other: str, read: str) -> None:
    mended = with_lost_letters([page(lacking, other)], ())
    assert " ".join(mended.pages[0].lines[0].text.split()) == read


def test_letters_without_a_name_are_marked_in_their_word_and_said() -> None:
    def draw(canvas: Any) -> None:
        article(canvas)
        put(canvas, "Die ZukunQ der Werke am Fluss ist offen.", 60, 300, 10, "Courier")

    with pikepdf.open(io.BytesIO(pdf(draw))) as file:
        font = next(one for one in file.pages[0].Resources.Font.values() if one.BaseFont == "/Courier")
        table = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <51> <0000> endbfchar"
        font.ToUnicode = file.make_stream(table)
        kept = io.BytesIO()
        file.save(kept)
    reading = umbruch.read(kept.getvalue())
    text = umbruch.render(reading, "text").decode()
    assert "Zukun\ufffd der Werke" in text
    assert "copy.letters" in {one.code for one in reading.diagnostics}


def test_a_page_of_one_endless_word_takes_no_longer_for_a_letter_without_a_name() -> None:
    tenth, whole = ([page("a" * 4 * times, "b\ufffd" * times, "tri\ufffd")] for times in (400, 4000))
    assert len(with_lost_letters(whole, ()).lacking) == 2
    assert growth(lambda pages: with_lost_letters(pages, ()), tenth, whole) < EVEN
