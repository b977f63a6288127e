"""What tesseract tears apart on a scanned page is put together by where it stands: lines, paragraphs, initials."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import Image

from umbruch.readers.pdf.page_manuscript import ReadPage, manuscript_of_pages
from umbruch.readers.pdf.scan.hocr_blocks import Scanned
from umbruch.readers.pdf.scan.lost_initials import with_lost_initials
from umbruch.readers.pdf.scan.torn_lines import FoundLine, FoundWord, put_together
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.text_blocks import TextBlock


def found(left: float, base: float, text: str, *, gap: float = 5.0, size: float = 10.0) -> FoundLine:
    """A line whose letters are five points wide."""
    words: list[FoundWord] = []
    for word in text.split():
        words.append(FoundWord(word, left, base - size, left + 5 * len(word), base, 96))
        left += 5 * len(word) + gap
    return FoundLine(tuple(words), base, size)


def texts(paragraphs: Sequence[Sequence[FoundLine]]) -> list[str]:
    return [" / ".join(line.text for line in paragraph) for paragraph in paragraphs]


def test_the_middle_of_wide_lines_goes_back_into_them() -> None:
    torn = (
        found(20, 100, "„Wir wissen,"), found(20, 111, "Zumutung sagte", gap=50),
        found(20, 122, "die Sprecherin vor dem vollen Saal."),
    )  # fmt: skip
    pieces = (found(100, 100.5, "dass dies eine"), found(65, 111, "ist”,"))
    assert texts(put_together([torn, pieces])) == [
        "„Wir wissen, dass dies eine / Zumutung ist”, sagte / die Sprecherin vor dem vollen Saal."
    ]


def test_lines_of_the_next_column_stay_there() -> None:
    first = tuple(found(20, 100 + 11 * at, "Der Rat beschloss es.") for at in range(3))
    second = (found(150, 100, "Andere wollten es nicht."), found(150, 111, "Sie gingen."))
    assert len(put_together([first, second])) == 2


def test_a_paragraph_that_was_parted_within_a_sentence_is_one() -> None:
    above = (found(28, 100, "Ob die Brücke wieder für schwere"),)
    below = (found(20, 111, "Lastwagen freigegeben wird, ist of-"), found(20, 122, "fen."))
    assert texts(put_together([above, below])) == [
        "Ob die Brücke wieder für schwere / Lastwagen freigegeben wird, ist of- / fen."
    ]


@pytest.mark.parametrize(
    ("above", "left", "base"),
    [("Ob die Brücke wieder für alle frei ist.", 20, 111), ("Ob die Brücke", 20, 111),
     ("Ob die Brücke wieder für schwere Wagen", 30, 111), ("Ob die Brücke wieder für schwere Wagen", 20, 130)],
    ids=["sentence ends", "line ends early", "indent", "space"],
)  # fmt: skip
def test_paragraphs_stay_apart_where_one_ends(above: str, left: float, base: float) -> None:
    below = (found(left, base, "Das Gutachten soll im Mai vorliegen und"), found(20, base + 11, "den Rat erreichen."))
    assert len(put_together([(found(20, 100, above),), below])) == 2


def test_a_name_at_the_right_of_a_column_does_not_go_on_below() -> None:
    below = (found(20, 111, "Das Gutachten soll im Mai vorliegen und"), found(20, 122, "den Rat erreichen."))
    assert len(put_together([(found(140, 100, "ADA ROE-LINDEN"),), below])) == 2


def test_a_large_initial_that_was_read_into_the_second_line_opens_the_first() -> None:
    initial = FoundWord("A", 20, 90, 45, 111, 94)
    second = found(48, 111, "three hundred people")
    block = (
        found(48, 100, "SHBOURNE expects about"), second._replace(words=(initial, *second.words)),
        found(20, 122, "from all over the country."),
    )  # fmt: skip
    (one,) = put_together([block])
    assert texts([one]) == ["ASHBOURNE expects about / three hundred people / from all over the country."]
    assert {line.left for line in one} == {20}


def set_line(left: float, base: float, text: str, right: float = 0) -> SetLine:
    return SetLine(text, left, right or left + 5 * len(text), base, 10, False, False, int(base), 0.9, 0.9)


BESIDE = TextBlock(
    (
        set_line(48, 100, "er Verband rechnet"),
        set_line(48, 111, "mit dreihundert Leuten"),
        set_line(20, 122, "am Ort."),
    )
)


@pytest.mark.parametrize(
    ("letter", "sureness", "first"),
    [
        ("D", 0.9, "Der Verband rechnet"),
        ("D", 0.3, "er Verband rechnet"),
        ("§", 0.9, "er Verband rechnet"),
    ],
)
def test_a_large_initial_that_was_passed_over_is_asked_for(letter: str, sureness: float, first: str) -> None:
    answer = Scanned((TextBlock((set_line(0, 10, letter),)),), sureness)
    (block,) = with_lost_initials([BESIDE], Image.new("L", (400, 400), 255), 2.0, lambda _: answer)
    assert block.lines[0].text == first


def test_no_letter_is_asked_for_before_whole_words() -> None:
    whole = TextBlock((BESIDE.lines[0]._replace(text="Der Verband"), *BESIDE.lines[1:]))

    def asked(_: bytes) -> Scanned:
        raise AssertionError

    assert with_lost_initials([whole], Image.new("L", (400, 400), 255), 2.0, asked) == [whole]


def test_a_photographers_name_that_goes_on_in_the_next_line_is_one() -> None:
    caption = TextBlock((set_line(20, 100, "Helfer am Ufer der Lenne. Foto: Petra", 220), set_line(20, 111, "Sommer")))
    pieces = manuscript_of_pages([ReadPage(1, (caption,), 400, 400)]).pieces
    assert [piece.text for piece in pieces if hasattr(piece, "text")] == [
        "Helfer am Ufer der Lenne. Foto: Petra Sommer"
    ]
    short = TextBlock((set_line(20, 89, "Ein langer Satz über viele Helfer am Ufer der Lenne", 320), *caption.lines))
    assert len(manuscript_of_pages([ReadPage(1, (short,), 400, 400)]).pieces) == 3
