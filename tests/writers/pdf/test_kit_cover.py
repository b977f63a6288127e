"""The cover of a press kit: one page in every style, with picture, title, contents, sender and contact."""

from __future__ import annotations

import msgspec
import pytest

from tests.conformance.pdf_profiles import broken_rules
from tests.invented_articles import invented, photograph
from tests.writers.pdf.test_floats import made_up
from tests.writers.pdf_reading import render, said
from umbruch.style import load
from umbruch.tree import Article, Contact, Figure, Paragraph, Publication, Table, Text
from umbruch.writers.pdf.covers.kit_cover import CoverStrip
from umbruch.writers.pdf.page.strips import PictureStrip

STYLES = (
    "broadsheet", "tabloid", "magazine", "interview", "leaflet", "release", "letterhead", "letterhead-us",
)  # fmt: skip
COVER = photograph(2000, 1400, "bus.jpg")


def kit(articles: int = 4, *, cover: bool = True, lang: str = "de") -> Publication:
    told = [invented(number, characters=2600, extras=False).articles[0] for number in range(articles)]
    return Publication(
        kind="kit", title="Ein Bus für neuntausend", subtitle="Start am 1. Dezember 2026", lang=lang, date="2026-11-19",
        publisher="Gemeinde Lindenau", boilerplate="Lindenau hat sechs Ortsteile und 9.400 Einwohner.",
        contact=Contact("Jana Thiel\nTelefon 05999 310-12\npresse@lindenau.example"), articles=tuple(told),
        cover=COVER.href if cover else None, pictures=(COVER,) if cover else (),
    )  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("cover", [True, False])
def test_the_cover_is_one_page_that_says_all(style: str, cover: bool) -> None:
    publication = kit(cover=cover)
    made = made_up(publication, style)
    assert [mark.page for mark in made.bookmarks if mark.level == 0][:2] == [0, 1]
    first = made.pages[0]
    assert any(isinstance(strip, CoverStrip) for strip, _, _ in first.strips)
    foot = load(style).page.margins.bottom
    assert min(top - strip.height for strip, _, top in first.strips) >= foot - 0.1
    text = said(render(publication, load(style)))
    for words in ("neuntausend", "Start am 1. Dezember", "sechs Ortsteile", "Jana Thiel", "19. November 2026"):
        assert words in text


@pytest.mark.parametrize("style", ["release", "broadsheet", "letterhead"])
def test_a_fine_picture_reaches_to_the_edges_of_the_cover(style: str) -> None:
    page = load(style).page
    [cover] = [strip for strip, _, _ in made_up(kit(), style).pages[0].strips if isinstance(strip, CoverStrip)]
    assert cover.picture is not None
    assert cover.picture.width == pytest.approx(page.width)
    assert cover.picture.height >= 0.55 * page.width * 0.7


def test_a_coarse_picture_stands_in_the_measure_below_the_title() -> None:
    publication = kit()
    small = photograph(420, 300, COVER.href)
    made = made_up(msgspec.structs.replace(publication, pictures=(small,)), "release")
    [cover] = [strip for strip, _, _ in made.pages[0].strips if isinstance(strip, CoverStrip)]
    assert cover.picture is None
    [picture] = [strip for strip, _, _ in made.pages[0].strips if isinstance(strip, PictureStrip)]
    assert picture.width < load("release").page.measure


def test_a_kit_of_more_articles_than_a_cover_holds_has_its_contents_on_more_pages() -> None:
    made = made_up(kit(60), "release")
    assert not any(isinstance(strip, CoverStrip) for strip, _, _ in made.pages[0].strips)
    assert sum(mark.level == 0 for mark in made.bookmarks) == 61


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_a_cover_is_as_accessible_as_any_page(lang: str) -> None:
    assert broken_rules(render(kit(lang=lang), "release")) == []


def test_a_cover_is_the_same_in_every_run() -> None:
    assert render(kit(), "release") == render(kit(), "release")


@pytest.mark.parametrize("style", ["release", "broadsheet", "magazine", "letterhead", "letterhead-us"])
@pytest.mark.parametrize("articles", [2, 6, 9])
@pytest.mark.parametrize(("wide", "high"), [(2400, 1600), (2000, 1500), (2000, 2000), (1600, 2000)])
def test_most_of_the_picture_is_seen_on_the_cover(style: str, articles: int, wide: int, high: int) -> None:
    publication = msgspec.structs.replace(kit(articles), pictures=(photograph(wide, high, COVER.href),))
    made = made_up(publication, style)
    [cover] = [strip for strip, _, _ in made.pages[0].strips if isinstance(strip, CoverStrip)]
    assert cover.picture is not None
    assert cover.picture.height / (cover.picture.width * high / wide) >= 0.799


def told(
    headline: str, *body: Paragraph | Table | Figure, genre: str | None = None, kicker: str | None = None
) -> Article:
    return Article(lang="de", headline=headline, body=body, genre=genre, kicker=kicker)


def test_the_contents_tell_the_kind_of_each_text() -> None:
    sentence = "Am Montag fährt der Bus zum ersten Mal. "
    cells = tuple(((Text(f"Linie {number}"),), (Text("14 Kilometer"),)) for number in range(5))
    shown = tuple(Figure(image=COVER.href, caption=(Text("Der Bus hält am Markt."),)) for _ in range(3))
    articles = (
        told("Bus fährt", Paragraph((Text(sentence * 5),)), kicker="PRESSEMITTEILUNG"),
        told("Zahlen und Fakten", Table(rows=cells)),
        told(
            "„Es macht Spaß“", Paragraph((Text("Warum fahren Sie?"),), voice="question"), Paragraph((Text(sentence),))
        ),
        told("Die Fahrerin", Paragraph((Text(sentence * 5),)), genre="Porträt"),
        told("Bilder vom Bus", *shown),
        told("Fahrplan", Paragraph((Text(sentence * 5),)), genre="genre:Program"),
    )
    publication = msgspec.structs.replace(kit(), articles=articles)
    first = said(render(publication, load("release"))).split("Lindenau hat sechs")[0]
    places = [
        first.index(words)
        for words in ("Pressemitteilung", "Faktenblatt", "Interview", "Porträt", "Bilder", "Pressemitteilung")
    ]
    assert places[:5] == sorted(places[:5])
    assert first.count("Pressemitteilung") == 2


def test_a_kind_that_all_texts_have_is_not_told() -> None:
    assert "Pressemitteilung" not in said(render(kit(), load("release"))).split("Lindenau hat sechs")[0]
