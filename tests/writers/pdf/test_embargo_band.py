"""An embargo stands on a band over the whole sheet, and in the head of each following page."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from tests.invented_articles import invented
from tests.writers.pdf.test_floats import made_up
from tests.writers.pdf_reading import render, said
from umbruch.errors import StyleError
from umbruch.style import Style, load
from umbruch.tree import Embargo, Publication
from umbruch.writers.pdf.page.strips import BandStrip

UNTIL = "Sperrfrist: Freitag, 20. November 2026, 10.00 Uhr"
STYLES = ("release", "letterhead", "broadsheet", "tabloid", "magazine", "clipping", "leaflet", "pressreview")


def page_text(content: bytes) -> list[str]:
    with contextlib.closing(pypdfium2.PdfDocument(content)) as pdf:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def embargoed(characters: int = 14_000, pictures: int = 0) -> Publication:
    publication = invented(3, characters=characters, pictures=pictures)
    article = msgspec.structs.replace(publication.articles[0], embargo=Embargo(UNTIL, "2026-11-20T10:00+01:00"))
    return msgspec.structs.replace(publication, articles=(article,))


@pytest.mark.parametrize("style", STYLES)
def test_the_band_is_red_over_the_sheet_with_white_type_on_it(style: str) -> None:
    made = made_up(embargoed(), style)
    bands = [strip for page in made.pages for strip, _, _ in page.strips if isinstance(strip, BandStrip)]
    page = made.pages[0].furniture.style.page
    assert [(band.sheet, band.colour) for band in bands] == [(page.width, "#9b1c1c")]
    assert {run.colour for run, _ in bands[0].lines[0][0].strokes} == {"#ffffff"}
    assert bands[0] is made.pages[0].strips[1 if load(style).press_head else 0][0]


@pytest.mark.parametrize("style", ["release", "broadsheet", "tabloid", "leaflet"])
def test_each_following_page_says_it_and_the_first_one_says_it_once(style: str) -> None:
    content = render(embargoed(), load(style))
    pages = page_text(content)
    assert len(pages) > 1
    assert [page.count(UNTIL) for page in pages] == [1] * len(pages)
    assert said(content).count(UNTIL) == 1


def test_an_embargo_too_long_for_a_page_head_is_smaller_and_keeps_its_hour() -> None:
    until = "Sperrfrist: Donnerstag, 30. September 2027, 10:00 Uhr mitteleuropäischer Sommerzeit (UTC+2)"
    publication = embargoed()
    article = msgspec.structs.replace(publication.articles[0], embargo=Embargo(until, "2027-09-30T10:00+02:00"))
    pages = page_text(render(msgspec.structs.replace(publication, articles=(article,)), load("letterhead-us")))
    assert all("(UTC+2)" in page for page in pages)


def without_band(style: str) -> Style:
    own = load(style)
    text = msgspec.structs.replace(own.text, embargo=msgspec.structs.replace(own.text.embargo, band=False))
    return msgspec.structs.replace(own, text=text)


def test_a_style_may_do_without() -> None:
    made = made_up(embargoed(), "broadsheet")
    assert made
    pages = page_text(render(embargoed(), without_band("broadsheet")))
    assert [page.count(UNTIL) for page in pages] == [1] + [0] * (len(pages) - 1)


def test_where_the_headline_stands_in_one_column_the_embargo_does_too() -> None:
    own = msgspec.structs.replace(load("broadsheet"), headline_over_columns=False)
    assert UNTIL in page_text(render(embargoed(), own))[0]


def test_only_an_embargo_stands_on_a_band(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[text.deck]\nband = true\n", encoding="utf-8")
    with pytest.raises(StyleError, match="deck stands on no band"):
        load(path)
