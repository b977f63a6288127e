"""Pictures are as wide as the grid says; photographs are cut around what matters, drawings never."""

from __future__ import annotations

import re

import msgspec
import pytest

from tests.invented_articles import invented, photograph
from tests.publications import paragraph, picture
from tests.two_columns import two_columns
from tests.writers.pdf.test_floats import made_up
from tests.writers.pdf_reading import drawn, elements, opened, render
from umbruch.style import Style, load
from umbruch.style.paper import GRID
from umbruch.tree import Article, Figure, Picture, Publication
from umbruch.writers.pdf.page.floating import width_of_columns
from umbruch.writers.pdf.page.strips import PictureStrip, box_on_grid


def width_of(pictured: Picture, style: str | Style = "release") -> float:
    figure = Figure(image=pictured.href, alt="Ein Haus")
    article = Article(lang="de", body=(paragraph("Vor dem Bild."), figure, paragraph("Nach dem Bild.")))
    with opened(render(Publication(articles=(article,), pictures=(pictured,)), style)) as pdf:
        box = next(one for one in elements(pdf) if one.S == "/Figure").A.BBox
    return float(box[2]) - float(box[0])


@pytest.mark.parametrize("pixels", [(2000, 900), (900, 1900), (700, 700), (500, 300), (330, 600), (1000, 2400)])
@pytest.mark.parametrize("style", [two_columns(), "release"], ids=["columns", "release"])
def test_pictures_are_as_wide_as_a_part_of_their_column(pixels: tuple[int, int], style: str | Style) -> None:
    column = load(style).page.column_width
    share = width_of(picture("haus.jpg", *pixels), style) / column
    assert min(abs(share - one) for one in GRID) < 0.001


@pytest.mark.parametrize("most", [100.0, 180.0, 260.0, 400.0])
@pytest.mark.parametrize("shape", [0.4, 0.66, 1.0, 1.5])
def test_at_most_a_quarter_of_a_photograph_is_cut_off(shape: float, most: float) -> None:
    width, seen, whole = box_on_grid(240, shape, 240, most, crops=True)
    assert seen <= most + 0.01
    assert seen >= 0.75 * whole - 0.01
    assert whole == pytest.approx(width * shape)


def test_a_drawing_is_never_cut() -> None:
    for most in (60.0, 100.0, 180.0, 400.0):
        _, seen, whole = box_on_grid(240, 1.2, 240, most, crops=False)
        assert seen == whole <= most + 0.01


def cut(focus: float) -> tuple[float, float, float, float]:
    """Seen height, whole height, bottom of the whole, and bottom of what is seen, as drawn."""
    style = load("release")
    tall = msgspec.structs.replace(picture("turm.jpg", 1400, 1500), focus=(0.5, focus), media_type="image/jpeg")
    article = Article(lang="de", body=(Figure(image="turm.jpg", alt="Ein Turm"),))
    content = drawn(render(Publication(articles=(article,), pictures=(tall,)), style))
    found = re.search(rb"q [\d.]+ ([\d.]+) [\d.]+ ([\d.]+) re W n [\d.]+ 0 0 ([\d.]+) [\d.]+ (-?[\d.]+) cm", content)
    assert found is not None, "nothing is cut"
    bottom, seen, whole, whole_bottom = map(float, found.groups())
    return seen, whole, whole_bottom, bottom


def test_a_photograph_is_cut_around_the_place_that_has_to_be_seen() -> None:
    for focus, kept in ((0.0, "top"), (1.0, "bottom")):
        seen, whole, whole_bottom, bottom = cut(focus)
        assert seen < whole
        if kept == "bottom":
            assert whole_bottom == pytest.approx(bottom, abs=0.02)
        else:
            assert whole_bottom + whole == pytest.approx(bottom + seen, abs=0.02)


@pytest.mark.parametrize(("wide", "high", "span"), [(1200, 800, 2), (1000, 1000, 2), (640, 480, 2), (1067, 1600, 1)])
def test_the_picture_that_leads_a_newspaper_story_stands_over_columns_unless_it_is_upright(
    wide: int, high: int, span: int
) -> None:
    publication = invented(3, characters=9000, pictures=1)
    pictures = (photograph(wide, high, publication.pictures[0].href),)
    made = made_up(msgspec.structs.replace(publication, pictures=pictures), "broadsheet")
    page = made.pages[0].furniture.style.page
    [strip] = [one for one, _, _ in made.pages[0].strips if isinstance(one, PictureStrip)]
    assert strip.width == pytest.approx(width_of_columns(page, span), abs=0.1)


@pytest.mark.parametrize("style", ["broadsheet", "tabloid", "interview", "pressreview"])
def test_a_picture_below_the_text_leads_the_story_as_it_does_above_it(style: str) -> None:
    above = invented(4, characters=2200, pictures=1, extras=False)
    [article] = above.articles
    figure, *text = article.body
    assert isinstance(figure, Figure)
    below = msgspec.structs.replace(above, articles=(msgspec.structs.replace(article, body=(*text, figure)),))
    places = [
        [(left, round(top), strip.width) for strip, left, top in made_up(one, style).pages[0].strips
         if isinstance(strip, PictureStrip)]
        for one in (above, below)
    ]  # fmt: skip
    assert places[0] == places[1] != []


def test_pictures_below_the_text_stay_there_where_one_stands_in_it_or_columns_are_none() -> None:
    publication = invented(4, characters=2200, pictures=1, extras=False)
    [article] = publication.articles
    figure, first, *text = article.body
    for style, body in (("broadsheet", (first, figure, *text, figure)), ("release", (first, *text, figure))):
        moved = msgspec.structs.replace(article, body=body)
        made = made_up(msgspec.structs.replace(publication, articles=(moved,)), style)
        flowing = [top for one, _, top in made.pages[0].strips if one.flows]
        tops = [top for one, _, top in made.pages[0].strips if isinstance(one, PictureStrip)]
        assert all(top < max(flowing) + 20 for top in tops)
