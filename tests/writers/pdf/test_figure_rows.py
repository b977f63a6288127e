"""Two upright pictures that follow one another stand side by side."""

from __future__ import annotations

import pytest

from tests.publications import paragraph, picture, words
from tests.two_columns import two_columns
from tests.writers.pdf_reading import opened, render, roles
from umbruch.style import Style, load
from umbruch.tree import Article, Block, Figure, Publication
from umbruch.writers.pdf.columns.makeup import make_up
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.strips import PictureRowStrip, PictureStrip, TypeStrip

SENTENCE = "Am Montag wurde in der Halle wieder gearbeitet, und am Abend war die Form bis an den Rand gefüllt. "


def two(first: tuple[int, int], second: tuple[int, int]) -> Publication:
    figures = tuple(
        Figure(image=f"{name}.png", alt=f"Das ist {name}", caption=words(f"Was auf {name} zu sehen ist."))
        for name in ("eins", "zwei")
    )
    body: tuple[Block, ...] = (paragraph(SENTENCE), *figures, paragraph(SENTENCE * 3))
    pictures = (picture("eins.png", *first), picture("zwei.png", *second))
    return Publication(lang="de", articles=(Article(lang="de", headline="Zwei", body=body),), pictures=pictures)


def pictures_of(publication: Publication, style: str | Style) -> list[PictureStrip]:
    pages = make_up(publication, load(style), FigureSetter(publication)).pages
    return [strip for page in pages for strip, _, _ in page.strips if isinstance(strip, PictureStrip)]


@pytest.mark.parametrize("style", [two_columns(), "release", "clipping"], ids=["columns", "release", "clipping"])
def test_upright_pictures_are_of_like_height_and_fill_the_measure(style: str | Style) -> None:
    [row] = pictures_of(two((600, 900), (660, 880)), style)
    assert isinstance(row, PictureRowStrip)
    [right] = row.beside
    assert row.height == right.height
    assert row.inset == 0
    assert right.inset > row.width + 8
    assert abs(row.width / row.height - 600 / 900) < 1e-6
    assert abs(right.width / right.height - 660 / 880) < 1e-6
    page = load(style).page
    assert abs(right.inset + right.width - page.column_width) < 0.01 or row.height > 300


def test_each_caption_stands_under_its_picture_and_no_wider() -> None:
    publication = two((600, 900), (660, 880))
    made = make_up(publication, two_columns(), FigureSetter(publication))
    [row] = pictures_of(publication, two_columns())
    assert isinstance(row, PictureRowStrip)
    boxes = [(row.inset, row.width), (row.beside[0].inset, row.beside[0].width)]
    strips = [strip for page in made.pages for strip, _, _ in page.strips]
    at = next(number for number, strip in enumerate(strips) if isinstance(strip, PictureRowStrip))
    band = strips[at + 1]
    assert isinstance(band, TypeStrip)
    assert strips[at].keep
    assert [inset for _, inset in band.lines] == [inset for inset, _ in boxes]
    assert all(line.width <= width + 0.1 for (line, _), (_, width) in zip(band.lines, boxes, strict=True))


@pytest.mark.parametrize(
    ("first", "second"),
    [((900, 600), (600, 900)), ((600, 900), (900, 600)), ((60, 90), (60, 90)), ((100, 900), (700, 900))],
)
def test_other_pictures_stand_under_one_another(first: tuple[int, int], second: tuple[int, int]) -> None:
    found = pictures_of(two(first, second), "broadsheet")
    assert len(found) == 2
    assert not any(isinstance(strip, PictureRowStrip) for strip in found)


def test_pictures_become_smaller_together() -> None:
    [row] = pictures_of(two((600, 900), (660, 880)), "release")
    assert isinstance(row, PictureRowStrip)
    row.shrink(100.0)
    assert row.beside[0].height == 100.0
    assert abs(row.beside[0].width - 75.0) < 1e-6


def test_readers_meet_each_picture_before_its_caption() -> None:
    found = [role for role in roles(opened(render(two((600, 900), (660, 880))))) if role in ("Figure", "Caption")]
    assert found == ["Figure", "Caption", "Figure", "Caption"]
