"""Pages of several columns: text runs on past pictures, quotes, boxes and tables, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Literal, NamedTuple
from unittest import mock

import msgspec
import pytest

from tests.invented_articles import invented, photograph
from tests.publications import paragraph, picture, words
from tests.two_columns import two_columns
from tests.writers.pdf_reading import render, said
from umbruch.style import Style, load
from umbruch.style.model import Fill, Page
from umbruch.tree import Article, Block, Figure, Inline, Publication, Quote, Subheading, Table
from umbruch.writers.pdf.columns.makeup import MadeUp, make_up
from umbruch.writers.pdf.columns.slots import Sheet
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.floating import width_of_columns
from umbruch.writers.pdf.page.strips import CaptionedStrip, PictureStrip, RuleStrip, Strip, TypeStrip

STYLES = ("broadsheet", "tabloid", "magazine", "pressreview", "interview", "leaflet")
KINDS = ((900, 1), (2500, 2), (4000, 0), (5000, 5), (12_000, 3))
SENTENCE = "Am Montag wurde in der Halle wieder gearbeitet, und am Abend war die Form bis an den Rand gefüllt. "


class Drawn(NamedTuple):
    """A strip and its four sides on the page."""

    strip: Strip
    left: float
    right: float
    bottom: float
    top: float


def made_up(publication: Publication, style: str | Style = "broadsheet") -> MadeUp:
    return make_up(publication, load(style), FigureSetter(publication))


@cache
def of_kind(style: str, characters: int, pictures: int) -> MadeUp:
    lang = "en" if pictures % 2 else "de"
    return made_up(invented(characters + pictures, characters=characters, pictures=pictures, lang=lang), style)


def drawn(made: MadeUp) -> Iterator[list[Drawn]]:
    for page in made.pages:
        found = []
        for strip, left, top in page.strips:
            width = 0.0
            if isinstance(strip, TypeStrip):
                width = max((inset + line.width for line, inset in strip.lines), default=0.0)
            elif isinstance(strip, PictureStrip | RuleStrip):
                width = strip.inset + strip.width
            found.append(Drawn(strip, left, left + width, top - strip.height, top))
        yield found


def on_one_another(first: Drawn, second: Drawn) -> bool:
    across = min(first.right, second.right) - max(first.left, second.left)
    down = min(first.top, second.top) - max(first.bottom, second.bottom)
    return across > 6 and down > 1


def fills_the_sheet(one: Drawn, page: Page) -> bool:
    """Whether it is the picture that an article opens with, up to the edges: the headlines stand on it."""
    return one.left == 0 and one.top == page.height and abs(one.right - page.width) < 0.1


@pytest.mark.parametrize(("characters", "pictures"), KINDS)
@pytest.mark.parametrize("style", STYLES)
def test_nothing_stands_on_anything_else_or_off_the_page(style: str, characters: int, pictures: int) -> None:
    made = of_kind(style, characters, pictures)
    page = made.pages[0].furniture.style.page
    for every in drawn(made):
        strips = [one for one in every if not fills_the_sheet(one, page)]
        assert not [pair for pair in combinations(strips, 2) if on_one_another(*pair)]
        for one in strips:
            assert page.margins.left - 8 <= one.left
            assert one.right <= page.margins.left + page.measure + 8
            assert page.margins.bottom - 4 <= one.bottom <= one.top <= page.height - page.margins.top + 0.1


def test_what_stands_on_something_else_is_found() -> None:
    low, high = Drawn(Strip(height=12.0), 0.0, 100.0, 0.0, 12.0), Drawn(Strip(height=12.0), 50.0, 150.0, 10.0, 22.0)
    assert on_one_another(low, high)
    assert not on_one_another(low, high._replace(left=100.0))


def leaves(element: Element) -> Iterator[Element]:
    inner = [kid for kid in element.kids if isinstance(kid, Element)]
    if not inner:
        yield element
    for child in inner:
        yield from leaves(child)


def shown(made: MadeUp) -> set[int]:
    found = set()
    for page in made.pages:
        for strip, _, _ in page.strips:
            inner = getattr(strip, "inner", strip)
            if isinstance(inner, TypeStrip):
                found |= {id(run.element) for line, _ in inner.lines for run, _ in line.strokes}
            elif isinstance(inner, PictureStrip):
                found.add(id(inner.element))
            if isinstance(inner, CaptionedStrip):
                found |= {id(run.element) for line in inner.lines for run, _ in line.strokes}
    return found


@pytest.mark.parametrize(("characters", "pictures"), KINDS)
@pytest.mark.parametrize("style", STYLES)
def test_every_part_of_an_article_has_its_place(style: str, characters: int, pictures: int) -> None:
    made = of_kind(style, characters, pictures)
    drawn_parts = shown(made)
    parts = list(leaves(made.root))
    assert len(parts) > 6
    assert [part.role for part in parts if id(part) not in drawn_parts] == []


@pytest.mark.parametrize("style", ["tabloid", "broadsheet"])
def test_a_lead_picture_stands_over_columns_with_text_beside_it(style: str) -> None:
    made = made_up(invented(7, characters=9000, pictures=1), style)
    page = made.pages[0].furniture.style.page
    strips = next(drawn(made))
    [lead] = [one for one in strips if isinstance(one.strip, PictureStrip)]
    assert lead.right - lead.left == pytest.approx(width_of_columns(page, page.columns - 1))
    beside = [one for one in strips if one.left > lead.right and one.top < lead.top and one.bottom > lead.bottom]
    assert len(beside) > 10


def test_no_column_ends_short_because_a_picture_does_not_fit() -> None:
    figure = Figure(image="bild.png", alt="Ein Bild", caption=words("Was es zeigt."))
    for sentences in range(2, 40, 5):
        body: tuple[Block, ...] = (
            paragraph(SENTENCE * sentences),
            figure,
            *(paragraph(SENTENCE * 4) for _ in range(30)),
        )
        publication = Publication(
            lang="de", articles=(Article(lang="de", body=body),), pictures=(picture("bild.png", 900, 900),)
        )
        made = made_up(publication)
        page, grid = load("broadsheet").page, load("broadsheet").text.body.leading
        strips = next(drawn(made))
        for left in sorted({one.left for one in strips}):
            lowest = min(one.bottom for one in strips if one.left == left)
            assert lowest - page.margins.bottom < 3.5 * grid, sentences


def sizes(strip: Strip) -> set[float]:
    return {run.size for line, _ in strip.lines for run, _ in line.strokes} if isinstance(strip, TypeStrip) else set()


def test_a_pull_quote_stands_in_the_midst_of_a_column_and_not_where_its_words_stand() -> None:
    quote = Quote(content=(paragraph("Das wollten wir nie."),), attribution="Eine Frau", pull=True)
    body: tuple[Block, ...] = (paragraph(SENTENCE * 8), quote, *(paragraph(SENTENCE * 4) for _ in range(20)))
    made = made_up(Publication(lang="de", articles=(Article(lang="de", body=body),)), two_columns())
    strips = next(drawn(made))
    size = two_columns().text.pull.size
    [said] = [one for one in strips if size in sizes(one.strip)]
    column = [one for one in strips if one.left == said.left]
    assert sum(one.bottom > said.top for one in column) >= 6
    assert sum(one.top < said.bottom for one in column) >= 6
    assert said.left > min(one.left for one in strips)


def test_a_table_that_a_crosshead_announces_stays_under_it() -> None:
    table = Table(words_of("Ort", "Zahl", "Anteil", "Mehr"), tuple(words_of("Dorf", "12", "3", "4") for _ in range(9)))
    body: tuple[Block, ...] = (
        paragraph(SENTENCE * 8),
        Subheading(words("Zahlen")),
        table,
        *(paragraph(SENTENCE) for _ in range(20)),
    )
    made = made_up(Publication(lang="de", articles=(Article(lang="de", body=body),)))
    strips = next(drawn(made))
    [head] = [number for number, one in enumerate(strips) if one.strip.bookmark is not None]
    assert isinstance(strips[head + 1].strip, RuleStrip)


def words_of(*texts: str) -> tuple[tuple[Inline, ...], ...]:
    return tuple(words(text) for text in texts)


@pytest.mark.parametrize("style", ["broadsheet", "pressreview"])
def test_an_article_of_a_few_lines_too_many_is_taken_in(style: str) -> None:
    tails = []
    for paragraphs in range(25, 37):
        body = tuple(paragraph(SENTENCE * 3) for _ in range(paragraphs))
        publication = Publication(lang="de", articles=(Article(lang="de", headline="Ein Abend", body=body),))
        made = made_up(publication, style)
        page, grid = made.pages[0].furniture.style.page, made.pages[0].furniture.style.text.body.leading
        lines = sum(isinstance(strip, TypeStrip) for strip, _, _ in made.pages[-1].strips)
        held = page.columns * (page.height - page.margins.top - page.margins.bottom) / grid
        if len(made.pages) > 1:
            tails.append(lines / held)
    assert tails
    assert min(tails) > 0.1


def test_a_lead_picture_gives_way_to_the_last_lines_of_its_article() -> None:
    heights = set()
    for sentences in range(14, 28):
        figure = Figure(image="bild.jpg", alt="Ein Bild", caption=words("Was es zeigt."))
        body: tuple[Block, ...] = (figure, *(paragraph(SENTENCE * 2) for _ in range(sentences // 2)))
        publication = Publication(
            lang="de", articles=(Article(lang="de", headline="Ein Abend", body=body),),
            pictures=(photograph(1800, 1200, "bild.jpg"),),
        )  # fmt: skip
        made = made_up(publication)
        assert len(made.pages) == 1
        heights |= {round(strip.height) for strip, _, _ in made.pages[0].strips if isinstance(strip, PictureStrip)}
    assert len(heights) > 2


def figure_alone(
    wide: int, high: int, style: str | Style, weight: Literal["lead", "half"] | None = None
) -> PictureStrip:
    figure = Figure(image="bild.jpg", alt="Ein Bild", caption=words("Was es zeigt."), weight=weight)
    body: tuple[Block, ...] = (paragraph(SENTENCE * 8), figure, *(paragraph(SENTENCE * 4) for _ in range(12)))
    publication = Publication(
        lang="de", articles=(Article(lang="de", body=body),), pictures=(photograph(wide, high, "bild.jpg"),)
    )
    made = made_up(publication, style)
    [strip] = [strip for page in made.pages for strip, _, _ in page.strips if isinstance(strip, PictureStrip)]
    return strip


def test_a_portrait_stands_in_half_a_column_with_its_caption_beside() -> None:
    page = two_columns().page
    for strip in (figure_alone(900, 1200, two_columns()), figure_alone(1600, 1200, two_columns(), "half")):
        assert isinstance(strip, CaptionedStrip)
        assert strip.width == pytest.approx(page.column_width / 2)
        assert strip.at + max(line.width for line in strip.lines) <= page.column_width + 4.5
        assert len(strip.lines) * strip.leading <= strip.height


def test_a_caption_beside_its_picture_is_read_from_its_first_line_on() -> None:
    caption = words("Der neue Steg liegt im Wasser, und daneben steht wie immer das alte Haus.")
    figure = Figure(image="bild.jpg", alt="Ein Bild", caption=caption)
    publication = Publication(
        lang="de", articles=(Article(lang="de", body=(figure,)),), pictures=(photograph(900, 1200, "bild.jpg"),)
    )
    assert "Der neue Steg liegt im Wasser, und daneben steht wie immer das alte Haus." in said(
        render(publication, "release")
    )


def test_in_a_narrow_column_a_portrait_fills_its_width() -> None:
    strip = figure_alone(900, 1200, msgspec.structs.replace(load("tabloid"), fill=Fill(fit=False)))
    assert not isinstance(strip, CaptionedStrip)


def test_a_caption_is_never_higher_than_the_picture_that_it_stands_beside() -> None:
    strip = figure_alone(900, 1200, two_columns())
    strip.shrink(5.0)
    assert isinstance(strip, CaptionedStrip)
    assert strip.height >= len(strip.lines) * strip.leading - 0.01


@pytest.mark.parametrize("style", ["broadsheet", "tabloid"])
def test_no_picture_but_the_lead_stands_above_the_first_words(style: str) -> None:
    figure = Figure(image="bild.jpg", alt="Ein Bild", caption=words("Was es zeigt."))
    body: tuple[Block, ...] = (paragraph(SENTENCE), figure, *(paragraph(SENTENCE * 4) for _ in range(30)))
    publication = Publication(
        lang="de", articles=(Article(lang="de", body=body),), pictures=(photograph(900, 900, "bild.jpg"),)
    )
    strips = next(drawn(made_up(publication, style)))
    first = next(one for one in strips if one.strip.flows)
    assert [one for one in strips if one.left == first.left and one.top > first.top] == []


def test_hundreds_of_floats_cost_each_page_a_few_looks() -> None:
    quote = Quote(content=(paragraph("Das wollten wir nie."),), pull=True)
    looks = []
    for count in (50, 400):
        body = tuple(block for _ in range(count) for block in (paragraph(SENTENCE), quote))
        with mock.patch.object(Sheet, "lines_of", autospec=True, side_effect=Sheet.lines_of) as asked:
            made = made_up(Publication(lang="de", articles=(Article(lang="de", body=body),)))
        looks.append(asked.call_count / len(made.pages))
    assert looks[1] < looks[0] * 1.5


@pytest.mark.parametrize("caption", ["Haushalt nach Bereichen", ""])
def test_a_table_with_a_caption_leaves_its_crosshead_to_the_text(caption: str) -> None:
    rows = tuple((words("Schulen"), words("6100"), words("6400")) for _ in range(12))
    table = Table((words("Bereich"), words("2025"), words("2026")), rows, caption=words(caption) if caption else ())
    body = [paragraph(SENTENCE * 3) for _ in range(12)]
    title = Subheading(words("Was andere lernen"))
    article = Article(lang="de", headline="Ein Haushalt", body=(*body[:5], title, table, *body[5:]))
    style = msgspec.structs.replace(load("broadsheet"), fill=Fill(fit=False))
    made = made_up(Publication(lang="de", articles=(article,)), style)
    strips = next(drawn(made))
    size = style.text.subheading.size
    at = next(number for number, one in enumerate(strips) if size in sizes(one.strip) and one.strip.keep)
    assert isinstance(strips[at + 1].strip, RuleStrip) is not bool(caption)
