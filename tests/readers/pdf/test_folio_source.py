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


DAY = "Mittwoch, 16. Januar 2013"
HEADS = {
    "paper, day and page side by side": ([("Lauter Zeitung", 60, 50), (DAY, 250, 50), ("Seite 5", 500, 50)], "5"),
    "a number alone before the paper": ([("5", 60, 50), ("Lauter Zeitung", 250, 50), (DAY, 420, 50)], "5"),
    "the number of the issue": ([(DAY, 60, 50), ("LOKALES", 280, 50), ("Lauter Zeitung · Nr. 13", 420, 50)], None),
    "the page behind the paper": ([("Lokales", 60, 50), (f"{DAY} Lauter Zeitung 5", 300, 50)], "5"),
    "a page with a letter": (
        [("Wednesday, January 16, 2013", 60, 50), ("Lauter Zeitung", 280, 50), ("A7", 520, 50)], "A7",
    ),
    "all in one line": ([("Lauter Zeitung vom 16. Januar 2013", 60, 50)], None),
    "a word before the paper": ([("Aus: Lauter Zeitung, 16.1.2013, S. 5", 60, 50)], "5"),
    "a masthead over the day of the issue": ([("Lauter Zeitung", 60, 45), ("Ausgabe vom 16.01.2013", 60, 60)], None),
    "a review over paper and print run": (
        [("Presseschau 16.01.2013", 60, 40), ("Lauter Zeitung", 60, 55), ("Auflage: 12.000", 300, 55)], None,
    ),
    "a line at the foot": ([("© Lauter Zeitung, 16.01.2013", 60, 800)], None),
}  # fmt: skip


@pytest.mark.parametrize("case", HEADS)
def test_what_stands_at_the_edge_of_a_page_tells_its_paper_its_day_and_its_number(case: str) -> None:
    pieces, number = HEADS[case]

    def draw(canvas: Any) -> None:
        for text, left, down in pieces:
            put(canvas, text, left, down, 8)
        article(canvas)

    read = umbruch.read(pdf(draw)).article
    assert (read.headline, read.kicker) == (HEADLINE, None)
    assert read.source is not None
    assert (read.source.publications, read.source.date) == (("Lauter Zeitung",), "2013-01-16")
    assert read.source.page == number


def test_a_press_office_over_a_day_is_no_paper() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, "Presse und Kommunikation", 60, 45, 9)
        put(canvas, DAY, 60, 60, 9)
        article(canvas)

    source = umbruch.read(pdf(draw)).article.source
    assert source is None or not source.publications
