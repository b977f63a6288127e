"""What a designer checks on a page, over articles invented by chance in every style: 12 of them, or all 200 if asked.

`UMBRUCH_ALL=1 pytest tests/writers/pdf/test_checklist.py` sets all of them.
"""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise

import pypdfium2
import pytest

from tests.invented_articles import invented
from tests.writers.pdf.test_floats import Drawn, drawn, made_up, on_one_another, sizes
from tests.writers.pdf_reading import render
from umbruch.style import load
from umbruch.style.model import Style
from umbruch.style.picture_grid import GRID
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.page.floating import width_of_columns
from umbruch.writers.pdf.page.strips import CaptionedStrip, PictureRowStrip, PictureStrip, Strip, TypeStrip
from umbruch.writers.pdf.type.runs import Run, SetLine

ALL = bool(os.environ.get("UMBRUCH_ALL"))
SEEDS = range(200 if ALL else 12)
STYLES = (
    "broadsheet", "tabloid", "magazine", "pressreview", "interview", "leaflet", "release", "letterhead", "clipping",
)  # fmt: skip
IN_COLUMNS = STYLES[:6]
LENGTHS = (700, 1200, 1800, 2500, 3500, 5000, 8000, 12_000)
KEPT = 3.01
"""Lines that may stay white at the foot of a full column: a crosshead and two lines of text keep together."""


@cache
def article(seed: int, style: str) -> MadeUp:
    chance = random.Random(seed)
    publication = invented(
        seed, characters=chance.choice(LENGTHS), pictures=chance.choice((0, 0, 1, 1, 2, 3, 5)),
        lang=chance.choice(("de", "en")), interview=chance.random() < 0.15,
    )  # fmt: skip
    return made_up(publication, style)


def style_of(made: MadeUp) -> Style:
    return made.pages[0].furniture.style


def articles(style: str) -> Iterator[tuple[int, MadeUp]]:
    for seed in SEEDS:
        yield seed, article(seed, style)


@pytest.mark.parametrize("style", STYLES)
def test_nothing_stands_on_anything_else_or_off_its_page(style: str) -> None:
    for seed, made in articles(style):
        page = style_of(made).page
        for strips in drawn(made):
            assert not [pair for pair in combinations(strips, 2) if on_one_another(*pair)], seed
            for one in strips:
                assert page.margins.left - 8 <= one.left <= one.right <= page.margins.left + page.measure + 8, seed
                assert page.margins.bottom - 4 <= one.bottom <= one.top <= page.height - page.margins.top + 0.1, seed


@pytest.mark.parametrize("style", STYLES)
def test_pictures_are_as_wide_as_columns_or_their_parts(style: str) -> None:
    for seed, made in articles(style):
        page = style_of(made).page
        widths = [width_of_columns(page, span) for span in range(1, page.columns + 1)]
        known = widths + [part * share for part in widths for share in GRID]
        for strips in drawn(made):
            for one in strips:
                strip = one.strip
                if isinstance(strip, PictureStrip) and not isinstance(strip, PictureRowStrip):
                    assert min(abs(strip.width - width) for width in known) < 0.1, (seed, strip.width)


@pytest.mark.parametrize("style", STYLES)
def test_a_caption_stands_at_its_picture(style: str) -> None:
    for seed, made in articles(style):
        size = style_of(made).text.caption.size
        for strips in drawn(made):
            for one in strips:
                if isinstance(one.strip, PictureStrip) and not isinstance(one.strip, CaptionedStrip):
                    under = [
                        other for other in strips
                        if size in sizes(other.strip) and other.left == one.left and -0.1 < one.bottom - other.top < 8
                    ]  # fmt: skip
                    assert under, seed


@pytest.mark.parametrize("style", IN_COLUMNS)
def test_text_of_the_body_stands_on_the_grid_of_its_page(style: str) -> None:
    for seed, made in articles(style):
        for page in made.pages:
            tops = [(strip, top) for strip, _, top in page.strips if isinstance(strip, TypeStrip) and strip.grid]
            for strip, top in tops:
                off = (tops[0][1] - top) / strip.height % 1
                assert min(off, 1 - off) * strip.height < 0.1, seed


def lines_of(strip: Strip) -> tuple[tuple[SetLine, float], ...]:
    return strip.lines if isinstance(strip, TypeStrip) else ()


def face_of(run: Run) -> str:
    return run.fount.faces[0].name


def columns_of(strips: list[Drawn], style: Style) -> list[float]:
    """Where each column ends, in points from the foot of the page; floats over columns belong to each of theirs."""
    page = style.page
    ends = []
    for number in range(page.columns):
        left = page.margins.left + number * (page.column_width + page.gutter)
        here = [one.bottom for one in strips if one.left <= left + 1 and (one.left > left - 1 or one.right > left + 20)]
        ends.append(min(here, default=page.height))
    return ends


@pytest.mark.parametrize("style", IN_COLUMNS)
def test_columns_are_full_while_the_text_runs_on(style: str) -> None:
    lacking: list[float] = []
    for _, made in articles(style):
        own = style_of(made)
        for strips, following in pairwise(drawn(made)):
            if any(one.strip.flows for one in following):
                lacking += [(end - own.page.margins.bottom) / own.text.body.leading for end in columns_of(strips, own)]
    short = sum(one > 1 + KEPT for one in lacking)
    assert short <= 1 + len(lacking) * 0.03, (short, len(lacking))


@pytest.mark.parametrize("style", IN_COLUMNS)
def test_few_articles_leave_a_last_page_of_a_few_lines(style: str) -> None:
    few = 0
    for _, made in articles(style):
        own = style_of(made)
        depth = own.page.height - own.page.margins.top - own.page.margins.bottom
        lowest = min(one.bottom for one in list(drawn(made))[-1])
        used = (own.page.height - own.page.margins.top - lowest) / depth
        few += len(made.pages) > 1 and used < 0.12
    assert few <= len(SEEDS) * 0.09


@pytest.mark.parametrize("style", STYLES)
def test_a_question_never_stands_at_the_foot_of_a_column(style: str) -> None:
    for seed, made in articles(style):
        own = style_of(made)
        if own.text.question.size == own.text.body.size and own.text.question.font == own.text.body.font:
            continue
        for page in made.pages:
            columns: dict[float, list[tuple[float, bool]]] = {}
            for strip, left, top in page.strips:
                fonts = {face_of(run) for line, _ in lines_of(strip) for run, _ in line.strokes}
                asks = strip.keep and len(fonts) == 1 and "Bold" in fonts.pop()
                columns.setdefault(left, []).append((top, asks))
            for placed in columns.values():
                assert not min(placed)[1], seed


@pytest.mark.parametrize("style", STYLES)
def test_headlines_stand_in_a_size_of_their_style(style: str) -> None:
    for seed, made in articles(style):
        text = load(style).text
        known = {text.headline.size, *text.headline.steps}
        for variant in load(style).variants:
            known |= {variant.text.headline.size, *variant.text.headline.steps}
        used = {size for one in next(drawn(made)) for size in sizes(one.strip)}
        assert max(used) in known, seed


@pytest.mark.parametrize("style", STYLES)
def test_pages_are_numbered_unless_there_is_but_one(style: str) -> None:
    for seed, characters in ((1, 500), (2, 9000)):
        content = render(invented(seed, characters=characters), style)
        with contextlib.closing(pypdfium2.PdfDocument(content)) as pdf:
            text = pdf[0].get_textpage().get_text_bounded()
            assert (f"Seite 1 von {len(pdf)}" in text) == (len(pdf) > 1), seed
