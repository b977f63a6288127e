"""What the standards allow is no error."""

from __future__ import annotations

import unicodedata

import pytest

import umbruch
from tests.preflight.good import NOW, good, packed
from tests.preflight.planting import NAV, PACKAGE, PAGE, epub

ADDRESS = "https://hafen.example/fahrplan"


def errors(content: bytes) -> list[str]:
    return [str(one) for one in umbruch.check(content, now=NOW, tools=False) if one.severity == "error"]


@pytest.mark.parametrize(
    "address", ["nav.xhtml#xywh=percent:5,5,15,15", "nav.xhtml#epubcfi(/4/2)", "nav.xhtml#:~:text=Kai", " "]
)
def test_a_link_in_a_book_may_lead_to_a_part_of_what_is_there(address: str) -> None:
    assert errors(epub(PAGE, ADDRESS, address)()) == []
    assert errors(epub(PAGE, ADDRESS, "nav.xhtml#nirgends")()) != []


def test_sound_and_film_of_a_book_may_lie_in_the_network() -> None:
    there = '<audio controls="controls"><source src="https://ton.example/a.mp3"/></audio></body>'
    assert errors(epub(PAGE, "</body>", there)()) == []
    picture = (
        '<picture><source srcset="a.png" src="https://bild.example/a.png"/><img src="a.png" alt=""/></picture></body>'
    )
    assert any("epub.remote" in one for one in errors(epub(PAGE, "</body>", picture)()))


def test_blanks_around_an_id_do_not_count() -> None:
    assert errors(epub(PACKAGE, 'id="article-001"', 'id=" article-001 "')()) == []


def test_a_name_is_the_same_however_its_accents_are_written() -> None:
    apart, composed = unicodedata.normalize("NFD", "EPUB/fähre.txt"), "fähre.txt"
    item = f'<item id="zusatz" href="{composed}" media-type="text/plain"/></manifest>'
    book = packed(epub(PACKAGE, "</manifest>", item)(), {apart: lambda _: b"x"})
    assert errors(book) == []
    assert errors(epub(PACKAGE, "</manifest>", item)()) != []


def test_the_good_book_has_what_the_cases_change() -> None:
    assert errors(good("epub")) == []
    assert NAV.endswith("nav.xhtml")
