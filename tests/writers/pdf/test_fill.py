"""How a style says that pages are filled: `[fill]`."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from tests.invented_articles import invented, photograph
from tests.publications import paragraph, words
from tests.writers.pdf.test_floats import drawn, made_up, sizes
from umbruch.errors import StyleError
from umbruch.style import Style, load
from umbruch.style.model import Fill
from umbruch.style.units import Length
from umbruch.tree import Article, Contact, Figure, Publication, Quote
from umbruch.writers.pdf.columns.grown_type import BODY_LADDER, MOST_LETTERS, on_ladder, steps_below
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.page.spans import CHARACTER
from umbruch.writers.pdf.page.strips import TypeStrip

SENTENCE = "Am Montag wurde in der Halle wieder gearbeitet, und am Abend war die Form bis an den Rand gefüllt. "
LONG = invented(25, characters=2500)
"""A few lines longer than a page of `release`."""


def filled(style: str, **keys: object) -> Style:
    return msgspec.structs.replace(load(style), fill=Fill(**keys))  # type: ignore[arg-type]


def body_size(made: MadeUp) -> float:
    return max(max(sizes(one.strip)) for one in next(drawn(made)) if one.strip.flows)


def test_an_article_is_fitted_unless_its_style_forbids_it() -> None:
    assert [len(made_up(LONG, filled("release", fit=fit)).pages) for fit in (True, False)] == [1, 2]


def test_type_is_not_made_smaller_than_the_floor() -> None:
    low, high = (made_up(LONG, filled("release", floor=Length(floor))) for floor in (8.8, 11.0))
    assert body_size(low) < 11.0
    assert body_size(high) == pytest.approx(11.0)
    assert len(high.pages) == 2


def test_columns_of_the_last_page_are_filled_one_after_another_where_the_style_wants_that() -> None:
    article = Article(lang="de", headline="Ein Bus", body=tuple(paragraph(SENTENCE * 3) for _ in range(6)))
    own = msgspec.structs.replace(filled("broadsheet", last_page="top"), variants=())
    lefts = {one.left for one in next(drawn(made_up(Publication(articles=(article,)), own))) if one.strip.flows}
    balanced = msgspec.structs.replace(filled("broadsheet"), variants=())
    others = {one.left for one in next(drawn(made_up(Publication(articles=(article,)), balanced))) if one.strip.flows}
    assert len(lefts) == 1
    assert len(others) == 3


@pytest.mark.parametrize("style", ["broadsheet", "tabloid", "magazine", "interview"])
@pytest.mark.parametrize("characters", [380, 640, 1200, 1700, 2300, 3200])
def test_a_story_of_text_alone_fills_most_of_its_page_in_one_of_few_sizes(style: str, characters: int) -> None:
    made = made_up(invented(3, characters=characters, extras=False), style)
    page = made.pages[0].furniture.style.page
    depth = page.height - page.margins.top - page.margins.bottom
    lowest = min(one.bottom for one in next(drawn(made)))
    assert len(made.pages) == 1
    assert (page.height - page.margins.top - lowest) / depth >= 0.75
    assert body_size(made) in (*BODY_LADDER, load(style).text.body.size)
    assert body_size(made) <= load(style).fill.ceiling


@pytest.mark.parametrize(
    ("share", "grown_to"), [(1.0, 9.2), (1.05, 9.2), (1.07, 9.8), (1.12, 9.8), (1.14, 10.4), (3, 20)]
)
def test_type_grows_to_a_size_of_the_ladder(share: float, grown_to: float) -> None:
    style = load("broadsheet")
    assert on_ladder(style, share) * style.text.body.size == pytest.approx(grown_to)


@pytest.mark.parametrize("lengths", [(1900, 2600, 3200), (1900, 2600, 9000)])
def test_stories_of_one_file_are_set_in_one_size(lengths: tuple[int, ...]) -> None:
    stories = [invented(seed, characters=length, extras=False).articles[0] for seed, length in enumerate(lengths)]
    made = made_up(Publication(articles=tuple(stories), kind="kit", title="Drei Berichte", lang="de"), "broadsheet")
    text = {max(sizes(one.strip)) for page in drawn(made) for one in page if one.strip.flows}
    assert text == {10.4 if max(lengths) < 4000 else 9.2}


def test_type_becomes_smaller_by_steps_of_the_ladder() -> None:
    assert [round(9.8 * share, 3) for _, share in steps_below(9.8)] == [9.2, 8.8]


def test_lines_have_their_letters_where_type_becomes_larger() -> None:
    style = msgspec.structs.replace(filled("broadsheet", ceiling=Length(13)), variants=())
    made = made_up(invented(3, characters=2300, extras=False), style)
    page = made.pages[0].furniture.style.page
    assert page.columns == 2
    assert body_size(made) > style.text.body.size * 1.2
    assert page.column_width / (0.46 * body_size(made)) >= 32


def quote_at(style: Style) -> int:
    """After how many lines of the first column the pull quote stands."""
    body = [paragraph(SENTENCE * 3) for _ in range(24)]
    article = Article(lang="de", body=(*body[:2], Quote((paragraph("Ein guter Tag"),), pull=True), *body[2:]))
    strips = next(drawn(made_up(Publication(articles=(article,)), style)))
    size = style.text.pull.size
    quote = next(one for one in strips if size in sizes(one.strip))
    return sum(1 for one in strips if one.strip.flows and one.left == quote.left and one.bottom >= quote.top)


def test_a_pull_quote_stands_where_the_copy_has_it_or_where_a_column_has_room() -> None:
    bare = {"variants": ()}
    free = quote_at(msgspec.structs.replace(filled("broadsheet"), **bare))
    inside = quote_at(msgspec.structs.replace(filled("broadsheet", quotes="in-order"), **bare))
    assert free != inside
    assert 4 < inside < 20


def test_lines_around_a_quote_are_a_number_that_a_column_holds(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[fill]\naround = 1\n", encoding="utf-8")
    with pytest.raises(StyleError, match="3 to 30 lines stand around a quote"):
        load(path)
    path.write_text('[fill]\nfloor = "2pt"\n', encoding="utf-8")
    with pytest.raises(StyleError, match="no least size"):
        load(path)


@pytest.mark.parametrize("length", range(4, 10))
def test_a_small_sheet_that_does_not_hold_a_story_gives_way_to_a_larger_one(length: int) -> None:
    picture = photograph(900, 1250, "halle.jpg")
    figure = Figure(picture.href, alt="Eine Halle", caption=words("Die Halle am Abend."))
    text = tuple(
        paragraph("Am Montag wurde in der Halle wieder gearbeitet, und alle kamen. " * 4) for _ in range(length)
    )
    article = Article(
        lang="de", kicker="Handwerk", headline="Gemeinde baut die alte Halle am Ufer zu einer Werkstatt um",
        deck="Der Rat stimmt mit knapper Mehrheit zu. Ein Drittel zahlt das Land.", body=(figure, *text),
    )  # fmt: skip
    made = made_up(Publication(lang="de", articles=(article,), pictures=(picture,)), "tabloid")
    assert len(made.pages) == 1


def lines_in(made: MadeUp) -> list[TypeStrip]:
    return [strip for strip, _, _ in made.pages[0].strips if isinstance(strip, TypeStrip) and strip.flows]


@pytest.mark.parametrize("characters", [700, 1000])
def test_lines_of_one_column_are_narrower_where_the_largest_type_leaves_white(characters: int) -> None:
    style = load("release")
    made = made_up(invented(5, characters=characters, extras=False), "release")
    widest = max(line.width for strip in lines_in(made) for line, _ in strip.lines)
    assert body_size(made) == style.fill.ceiling
    assert widest <= 1.02 * MOST_LETTERS * CHARACTER * style.fill.ceiling < style.page.measure - 40
    assert made.pages[0].furniture.style.page.measure == style.page.measure  # heads and feet reach as far as ever


@pytest.mark.parametrize("style", ["release", "clipping"])
def test_headlines_have_the_measure_of_the_page_where_the_text_below_is_narrower(style: str) -> None:
    article = msgspec.structs.replace(
        invented(5, characters=700, extras=False).articles[0],
        deck="Freiwillige fahren von Dezember an auch am Sonntagmorgen",
    )
    made = made_up(Publication(lang="de", articles=(article,)), style)
    text = max(line.width for strip in lines_in(made) for line, _ in strip.lines)
    heads = [strip for strip, _, _ in made.pages[0].strips if isinstance(strip, TypeStrip) and not strip.flows]
    assert text + 20 < max(line.width for strip in heads for line, _ in strip.lines) <= load(style).page.measure


def test_lines_of_one_column_have_its_width_where_the_text_fills_its_page() -> None:
    made = made_up(invented(5, characters=2300, extras=False), "release")
    assert max(line.width for strip in lines_in(made) for line, _ in strip.lines) > load("release").page.measure - 20


RELEASED = Article(
    lang="de", headline="Ein Bus für alle", body=tuple(paragraph(SENTENCE * 2) for _ in range(4)),
    boilerplate="Über die Gemeinde Birkfeld: Sie liegt im Tal.", contact=Contact("Lena Arndt, Telefon 05999 310"),
)  # fmt: skip


@pytest.mark.parametrize("style", ["release", "letterhead", "letterhead-us", "clipping"])
def test_what_is_said_of_the_sender_stands_at_the_foot_of_a_single_page(style: str) -> None:
    [page] = made_up(Publication(articles=(RELEASED,)), style).pages
    ends = min(top - strip.height for strip, _, top in page.strips if strip.flows)
    tops = sorted((top, top - strip.height) for strip, left, top in page.strips if top <= ends and left < 100)
    tops.append((ends, ends))
    assert tops[0][1] == pytest.approx(page.furniture.style.page.margins.bottom, abs=0.1)
    assert max(upper[1] - lower[0] for lower, upper in pairwise(tops)) > 2 * load(style).text.body.leading


def test_what_is_said_of_the_sender_follows_the_text_of_several_pages() -> None:
    longer = msgspec.structs.replace(RELEASED, body=tuple(paragraph(SENTENCE * 4) for _ in range(13)))
    *_, last = made_up(Publication(articles=(longer,)), filled("release", fit=False)).pages
    ends = min(top - strip.height for strip, _, top in last.strips if strip.flows)
    assert min(top - strip.height for strip, _, top in last.strips) > ends - 120
