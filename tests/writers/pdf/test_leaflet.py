"""Leaflets: few words fill their sheet in large type, a photograph reaches the edges above the headline."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.invented_articles import invented
from tests.writers.pdf.test_floats import drawn, made_up, sizes
from tests.writers.pdf_reading import missing_words, render, text_of
from umbruch.errors import StyleError
from umbruch.style import load
from umbruch.style.model import Fill
from umbruch.tree import Paragraph, Publication, Text
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.page.strips import PictureStrip

LEAST_USED = 0.66
"""Of the sheet's text area: a headline that gets smaller by a whole step for its words leaves some of it."""


def notice(characters: int, pictures: int = 0, lang: str = "de") -> Publication:
    """An article with exactly so many characters in its body."""
    made = invented(7, characters=characters, pictures=pictures, lang=lang, extras=False)
    [article] = made.articles
    figures = tuple(block for block in article.body if not isinstance(block, Paragraph))
    words = " ".join(one.text for block in article.body if isinstance(block, Paragraph) for one in block.content
                     if isinstance(one, Text))  # fmt: skip
    cut = (*figures, Paragraph((Text(words[:characters].rsplit(" ", 1)[0] + "."),)))
    return msgspec.structs.replace(made, articles=(msgspec.structs.replace(article, body=cut),))


def used(made: MadeUp) -> float:
    """How much of the text area of its first page an article takes."""
    page = made.pages[0].furniture.style.page
    depth = page.height - page.margins.top - page.margins.bottom
    return (page.height - page.margins.top - min(one.bottom for one in next(drawn(made)))) / depth


def used_of_last(made: MadeUp) -> float:
    """How much of the text area of its last page an article takes."""
    return used(MadeUp(made.pages[-1:], made.root, []))


def body_size(made: MadeUp) -> float:
    said = [
        run.size
        for strip, _, _ in made.pages[0].strips for line, _ in getattr(strip, "lines", ())
        for run, _ in line.strokes if run.element.role == "P" and run.element.title is None
    ]  # fmt: skip
    return float(max(set(said), key=said.count))


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("characters", range(240, 1200, 137))
def test_a_short_notice_fills_its_sheet(characters: int, lang: str) -> None:
    made = made_up(notice(characters, lang=lang), "leaflet")
    assert len(made.pages) == 1
    assert used(made) >= LEAST_USED
    assert body_size(made) <= load("leaflet").fill.ceiling


@pytest.mark.parametrize("characters", range(2250, 2900, 130))
def test_a_second_page_never_has_a_few_lines_alone(characters: int) -> None:
    made = made_up(notice(characters), "leaflet")
    assert len(made.pages) == 1 or min(used(made), used_of_last(made)) > 0.4


def test_the_fewer_words_the_larger_they_are() -> None:
    found = [body_size(made_up(notice(characters), "leaflet")) for characters in (300, 700, 1150)]
    assert found == sorted(found, reverse=True)
    assert found[0] > 1.3 * found[-1]


def test_a_style_without_a_ceiling_sets_few_words_as_it_says() -> None:
    style = msgspec.structs.replace(load("leaflet"), fill=Fill())
    assert body_size(made_up(notice(300), style)) == style.for_length(300, 0).text.body.size


def test_a_photograph_reaches_the_edges_and_the_headline_stands_in_its_colour_below() -> None:
    made = made_up(notice(300, pictures=1), "leaflet")
    page = made.pages[0].furniture.style.page
    picture, left, top = made.pages[0].strips[0]
    assert isinstance(picture, PictureStrip)
    assert (left, top, picture.width) == (0.0, page.height, page.width)
    largest = max(max(sizes(one.strip), default=0.0) for one in next(drawn(made)))
    heads = [one for one in next(drawn(made)) if largest in sizes(one.strip)]
    assert max(one.top for one in heads) < page.height - picture.height
    colours = {run.colour for one in heads for line, _ in one.strip.lines for run, _ in line.strokes}  # type: ignore[attr-defined]
    assert colours == {load("leaflet").text.headline.colour}


def test_a_photograph_stands_in_a_column_where_only_that_saves_a_second_page() -> None:
    made = made_up(notice(1300, pictures=1), "leaflet")
    assert len(made.pages) == 1
    assert not any(isinstance(strip, PictureStrip) and left == 0.0 for strip, left, _ in made.pages[0].strips)


def test_no_word_is_lost_in_larger_type(tmp_path: Path) -> None:
    publication = notice(400, pictures=1)
    assert missing_words(publication.articles[0], text_of(render(publication, load("leaflet")), tmp_path)) == []


def test_a_ceiling_below_the_floor_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('extends = "leaflet"\n[fill]\nceiling = "5pt"\n', encoding="utf-8")
    with pytest.raises(StyleError, match="largest size"):
        load(path)


@pytest.mark.parametrize("characters", [600, 700, 800])
def test_a_short_text_with_a_picture_stays_on_the_front_of_a_leaflet(characters: int) -> None:
    assert len(made_up(invented(characters, characters=characters, pictures=1, extras=False), "leaflet").pages) == 1
