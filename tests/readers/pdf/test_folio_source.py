"""The paper in the line over a page: by its name, by a day in its name, by its letters and places, by its site."""

from __future__ import annotations

from typing import Any

import pytest

import umbruch
from tests.readers.pdf.pages import HEADLINE, article, pdf, put
from umbruch.readers.pdf.folio_source import folio_source, named_in_full


@pytest.mark.parametrize(
    ("folios", "words", "paper"),
    [
        (("ZEITUNG AM SEE", "Sonntag, 2. Februar 2020", "Seite 5 L2"), "", "ZEITUNG AM SEE"),
        (("GAZZETTAdelLAGO", "giovedì 7 febbraio 2013"), "", "GAZZETTA del LAGO"),
        (("SUPERSONNTAG", "Seite 17 F", "Sonntag, 15. Dezember 2019"), "", "SUPERSONNTAG"),
        (("AN · Samstag, 1. Februar 2020", "LOKALES"), "AACHEN Der Rat tagt.", "Aachener Nachrichten"),
        (("AZ · Montag, 3. Februar 2020",), "Augsburg. Der Rat tagt.", "Augsburger Allgemeine"),
        (("AZ · Montag, 3. Februar 2020",), "Lauter. Der Rat tagt.", "AZ"),
        (("HAZ · Montag, 3. Februar 2020",), "", "Hannoversche Allgemeine Zeitung"),
        (("LB · Montag, 3. Februar 2020",), "Wie der Lauter Bote meldet", "Lauter Bote"),
    ],
)
def test_a_folio_names_its_paper(folios: tuple[str, ...], words: str, paper: str) -> None:
    source = folio_source(folios, words)
    assert source is not None
    assert source.publications == (paper,)
    assert source.date


def test_a_folio_with_a_section_alone_names_no_paper() -> None:
    source = folio_source(("LOKALES", "Seite 16 · Donnerstag, 30. Januar 2020"), "")
    assert source is not None
    assert (source.publications, source.page) == ((), "16")


@pytest.mark.parametrize(
    ("name", "words", "full"),
    [
        ("muehlen-bote.de", "Foto: Mühlen-Bote", "Mühlen Bote"),
        ("www.lauterzeitung.example", "Die Lauter Zeitung meldet", "Lauter Zeitung"),
        ("lauter-bote.de", "mehr unter www.lauter-bote.de und bei info@lauter-bote.de", "lauter-bote.de"),
        ("Lauter Bote", "Auer Bote", "Lauter Bote"),
    ],
)
def test_a_site_is_named_as_the_page_spells_it(name: str, words: str, full: str) -> None:
    assert named_in_full(name, words) == full


def test_a_line_over_a_single_article_names_paper_and_day() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, "Lauter Zeitung   Mittwoch, 16. Januar 2013", 60, 50, 8)
        article(canvas)

    read = umbruch.read(pdf(draw)).article
    assert read.headline == HEADLINE
    assert read.source is not None
    assert read.source.date == "2013-01-16"
    assert "Lauter Zeitung" in " ".join(read.source.publications)


def test_a_headline_over_two_lines_is_one() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, "Zum ersten Mal ein Blinder", 60, 60, 26)
        put(canvas, "auf dem Gipfel des Berges", 60, 90, 26)
        article(canvas, headline="")

    assert umbruch.read(pdf(draw)).article.headline == "Zum ersten Mal ein Blinder auf dem Gipfel des Berges"
