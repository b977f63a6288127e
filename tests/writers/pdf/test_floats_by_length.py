"""How many floats a page has by the length of its text, and how high a headline may be."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import umbruch
from tests.invented_articles import invented
from tests.publications import paragraph
from tests.tools import ROOT
from tests.writers.pdf.test_floats import made_up
from umbruch.errors import StyleError
from umbruch.style import load
from umbruch.style.model import Style
from umbruch.tree import Article, Box, Publication
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.page.panel import PanelledStrip
from umbruch.writers.pdf.page.strips import PictureStrip


def with_floats(characters: int, pictures: int) -> Publication:
    """An article whose floats are all mentioned at its beginning."""
    made = invented(3, characters=characters, pictures=pictures, extras=False)
    [article] = made.articles
    facts = Box("Zahlen", (paragraph("Räume: 3"), paragraph("Kosten: 2 Mio. Euro")))
    return msgspec.structs.replace(
        made,
        articles=(msgspec.structs.replace(article, body=(article.body[0], facts, facts, facts, *article.body[1:])),),
    )


def with_floats_by(style: str, characters: int) -> Style:
    taken = load(style)
    fill = msgspec.structs.replace(taken.fill, characters_per_float=characters, fit=False)
    return msgspec.structs.replace(taken, fill=fill, variants=())


def floats_on(made: MadeUp, page: int) -> int:
    strips = [strip for strip, _, _ in made.pages[page].strips]
    boxes = sum(isinstance(strip, PanelledStrip) and strip.edge is not None for strip in strips)
    return boxes + sum(isinstance(strip, PictureStrip) for strip in strips)


@pytest.mark.parametrize(("each", "most"), [(0, 9), (900, 4), (2400, 2), (9000, 1)])
def test_a_page_on_which_the_text_goes_on_has_a_float_for_so_many_characters(each: int, most: int) -> None:
    found = floats_on(made_up(with_floats(9000, 1), with_floats_by("broadsheet", each)), 0)
    assert 1 <= found <= most
    assert found == 4 if each == 0 else True


def test_what_has_to_wait_stands_on_the_next_pages() -> None:
    made = made_up(with_floats(9000, 1), with_floats_by("broadsheet", 2400))
    assert sum(floats_on(made, page) for page in range(len(made.pages))) == 4


def test_an_article_that_ends_on_its_page_has_all_its_floats_there() -> None:
    made = made_up(with_floats(900, 1), with_floats_by("broadsheet", 2400))
    assert len(made.pages) == 1
    assert floats_on(made, 0) == 4


def headline_of(headline: str, style: str | Style = "tabloid") -> tuple[float, int]:
    """The size of a headline, and how many lines it has."""
    article = Article(
        lang="de", headline=headline, body=tuple(paragraph("Ein Satz ohne Ende. " * 30) for _ in range(12))
    )
    made = made_up(Publication(lang="de", articles=(article,)), style)
    lines = [
        run.size
        for strip, _, _ in made.pages[0].strips for line, _ in getattr(strip, "lines", ())
        for run, _ in line.strokes if run.element.role == "H1"
    ]  # fmt: skip
    return lines[0], len(lines)


@pytest.mark.parametrize(
    ("headline", "lines"), [("Das Freibad bleibt", 1), ("Brücke zu", 1), ("Gemeinderat streitet über die Brücke", 2)]
)
def test_a_tabloid_headline_is_as_large_as_its_words_allow(headline: str, lines: int) -> None:
    size, found = headline_of(headline)
    assert found == lines
    assert size == (98 if lines == 1 else 72)


def test_a_headline_is_no_higher_than_its_style_says() -> None:
    style = load("tabloid")
    text = msgspec.structs.replace(style.text, headline=msgspec.structs.replace(style.text.headline, max_height=0.0))
    free = msgspec.structs.replace(style, text=text)
    words = "Gemeinderat streitet um Brücke"
    assert headline_of(words, free)[0] > headline_of(words)[0]
    assert headline_of(words)[0] * headline_of(words)[1] <= style.text.headline.max_height


def test_fewer_characters_than_none_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[fill]\ncharacters_per_float = -1\n", encoding="utf-8")
    with pytest.raises(StyleError, match="fewer"):
        load(path)


@pytest.mark.parametrize("style", ["broadsheet", "interview"])
def test_no_picture_of_the_sample_kit_has_a_page_alone(style: str) -> None:
    own = msgspec.structs.replace(load(style), variants=())  # as in a kit, all on sheets of one size
    kit = umbruch.kit(ROOT / "input" / "presskit").tree
    for article in kit.articles:
        made = made_up(msgspec.structs.replace(kit, kind="article", articles=(article,)), own)
        assert all(any(strip.flows for strip, _, _ in page.strips) for page in made.pages)
