"""The clipping with which the project began, read exactly as its editor would."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.clipping.words import missing_words
from umbruch.tree import Figure, Paragraph
from umbruch.tree.reading import Reading
from umbruch.tree.walk import inline_text


@pytest.fixture(scope="module")
def path(shared: Path) -> Path:
    found = shared / "seed" / "clipping.txt"
    if not found.is_file():
        pytest.skip("../shared/seed/clipping.txt is not here")
    return found


@pytest.fixture(scope="module")
def reading(path: Path) -> Reading:
    return umbruch.read(path)


def paragraphs(reading: Reading) -> list[str]:
    return [inline_text(block.content) for block in reading.article.body if isinstance(block, Paragraph)]


def test_the_first_line_is_the_kicker_and_the_next_the_headline(path: Path, reading: Reading) -> None:
    first, second, *_ = (line.strip() for line in path.read_text("utf-8-sig").splitlines() if line.strip())
    assert reading.article.kicker == first
    assert reading.article.headline == second


def test_the_dateline_has_place_and_initials(reading: Reading) -> None:
    dateline = reading.article.dateline
    assert dateline is not None
    assert (dateline.text, dateline.place, dateline.credit) == ("KALLETAL (WB/ig).", "KALLETAL", ("WB", "ig"))


def test_the_body_has_four_paragraphs_the_second_put_together_again(reading: Reading) -> None:
    body = paragraphs(reading)
    assert len(body) == 4
    for words in ("interdisziplinär zusammen", "sind beim Deutschen", "„Dialog Nachhaltige Kommunen NRW“"):
        assert words in body[1]


def test_a_hyphen_that_belongs_to_its_word_stays_everywhere(reading: Reading) -> None:
    texts = [reading.article.kicker or "", *paragraphs(reading)]
    found = [text for text in texts if "Gemeindebund" in text]
    assert found
    for text in found:
        assert text.count("Gemeindebund") == text.count("Städte- und Gemeindebund")


def test_the_figure_has_caption_and_credit_and_no_picture(reading: Reading) -> None:
    (figure,) = [block for block in reading.article.body if isinstance(block, Figure)]
    assert figure.image is None
    assert inline_text(figure.caption).endswith("„Global Nachhaltige Kommune“.")
    assert figure.credit is not None
    assert figure.credit.name == "Jürgen Gebhard"


def test_the_source_has_two_newspapers_and_a_day(reading: Reading) -> None:
    source = reading.article.source
    assert source is not None
    assert source.publications == ("Westfalen Blatt", "Westfälische Zeitung")
    assert source.date == "2022-11-12"


def test_the_language_is_german(reading: Reading) -> None:
    assert reading.article.lang == "de"


def test_every_word_stands_in_the_tree_and_every_guess_has_its_line(path: Path, reading: Reading) -> None:
    text = path.read_text("utf-8-sig")
    assert missing_words(text, reading) == []
    lines = text.count("\n") + 1
    assert reading.diagnostics
    assert all(1 <= remark.line <= lines for remark in reading.diagnostics if remark.line is not None)
