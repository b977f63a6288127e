"""Columns that begin level, lead pictures that give way to a last line, and floats that have text beside them."""

from __future__ import annotations

from functools import cache

import pytest

from tests.invented_articles import invented
from tests.publications import paragraph
from tests.writers.pdf.test_checklist import ALL
from tests.writers.pdf.test_floats import drawn, made_up
from tests.writers.pdf_reading import missing_words, render, said
from umbruch.style import load
from umbruch.tree import Article, Block, Figure, Publication, Source
from umbruch.tree.walk import article_texts
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.page.strips import PictureStrip, TypeStrip

IN_COLUMNS = ("broadsheet", "tabloid", "magazine", "pressreview", "interview", "leaflet")
SEEDS = range(0, 40, 1 if ALL else 3)


@cache
def article(seed: int, style: str) -> MadeUp:
    return made_up(invented(seed, characters=1500 + 170 * seed, pictures=seed % 3), style)


def uneven_heads(made: MadeUp) -> list[float]:
    """How many lines lower than its neighbour a column begins below a picture that stands over both of them."""
    found = []
    page = made.pages[0].furniture.style.page
    step = page.column_width + page.gutter
    for strips in drawn(made):
        wide = [one for one in strips if isinstance(one.strip, PictureStrip) and one.right - one.left > step]
        for picture in wide:
            first = round((picture.left - page.margins.left) / step)
            heads = []
            for number in range(first, first + round((picture.right - picture.left) / step + 0.3)):
                left = page.margins.left + number * step
                below = [
                    one.top for one in strips
                    if isinstance(one.strip, TypeStrip) and one.strip.grid
                    and abs(one.left - left) < 1 and one.top < picture.bottom
                ]  # fmt: skip
                if below:
                    heads.append(max(below))
            found += [max(heads) - head for head in heads]
    leading = made.pages[0].furniture.style.text.body.leading
    return [uneven for one in found if (uneven := round(one / leading, 2)) == 1.0]


@pytest.mark.parametrize("style", IN_COLUMNS)
def test_no_column_begins_a_line_lower_than_its_neighbour_below_one_picture(style: str) -> None:
    assert [(seed, found) for seed in SEEDS if (found := uneven_heads(article(seed, style)))] == []


def of_lines(lines: int, source: str = "Talbrücker Bote, 19. November 2026, S. 4") -> Publication:
    """A story of a page with a picture, whose text is so many sentences long."""
    publication = invented(3, characters=2000, pictures=1)
    [picture] = publication.pictures[:1]
    sentence = "Am Abend war die Form bis an den Rand gefüllt. "
    body: tuple[Block, ...] = (
        Figure(image=picture.href, alt="Ein Bild"),
        *(paragraph(sentence * 4) for _ in range(lines)),
    )
    told = Article(lang="de", headline="Das Rad dreht sich wieder", body=body, source=Source(text=source))
    return Publication(lang="de", articles=(told,), pictures=(picture,))


@pytest.mark.parametrize("style", ["broadsheet", "pressreview", "magazine", "tabloid"])
@pytest.mark.parametrize("paragraphs", range(4, 30, 1 if ALL else 3))
def test_the_source_never_stands_alone_on_a_page(style: str, paragraphs: int) -> None:
    last = list(drawn(made_up(of_lines(paragraphs), style)))[-1]
    assert any(one.strip.flows for one in last)


@pytest.mark.parametrize("seed", [103, 108, 141, 146, 148])
def test_floats_left_over_have_text_beside_them_on_the_last_page(seed: int) -> None:
    made = made_up(invented(seed, characters=2200 + seed * 37 % 1800, pictures=4), "leaflet")
    assert len(made.pages) > 1
    assert any(one.strip.flows for one in list(drawn(made))[-1])


@pytest.mark.parametrize("style", ["broadsheet", "tabloid", "magazine", "interview"])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_notice_fills_most_of_a_sheet_of_its_size(style: str, lang: str) -> None:
    sentence = {"de": "Die Brücke an der Mühlgasse ist von Montag an gesperrt. ", "en": "Mill Bridge will be closed. "}
    for characters in (300, 350, 400):
        told = Article(
            lang=lang, headline="Brücke ab Montag gesperrt", body=(paragraph((sentence[lang] * 20)[:characters]),)
        )
        assert sum(map(len, article_texts(told))) < 450
        made = made_up(Publication(lang=lang, articles=(told,)), style)
        [strips] = drawn(made)
        page = made.pages[0].furniture.style.page
        assert page.height == pytest.approx(load(style).for_length(300, 0).page.height)
        lowest = min(one.bottom for one in strips)
        used = (page.height - page.margins.top - lowest) / (page.height - page.margins.top - page.margins.bottom)
        assert used > 0.5, (characters, used)


@pytest.mark.parametrize("style", ["broadsheet", "tabloid", "magazine"])
def test_no_word_of_a_notice_is_lost(style: str) -> None:
    told = Article(lang="de", headline="Brücke ab Montag gesperrt", body=(paragraph("Der Bus hält am Markt. " * 9),))
    assert missing_words(told, said(render(Publication(lang="de", articles=(told,)), load(style)))) == []
