"""Key figures: a box of three facts or four that are all numbers stands over the page in large figures."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.publications import paragraph
from tests.writers.pdf.test_floats import made_up
from tests.writers.pdf_reading import missing_words, opened, render, roles, said
from umbruch.errors import StyleError
from umbruch.style import load
from umbruch.tree import Article, Box, Publication
from umbruch.writers.pdf.page.panel import PanelledStrip
from umbruch.writers.pdf.page.rows.key_figures import KeyFiguresStrip

FACTS = ("Linien in sechs Ortsteilen: 3", "Fahrerinnen und Fahrer: 27", "Haltestellen: 22", "je Fahrt: 1,50 €")


def box(*facts: str, title: str | None = "Der Bus in Zahlen") -> Publication:
    content = (paragraph("Drei Linien fahren."), Box(title, tuple(map(paragraph, facts))), paragraph("Mehr am Montag."))
    return Publication(lang="de", articles=(Article(lang="de", headline="Ein Bus", body=content),))


def rows(publication: Publication, style: str = "release") -> list[KeyFiguresStrip]:
    return [
        one
        for page in made_up(publication, style).pages
        for one, _, _ in page.strips
        if isinstance(one, KeyFiguresStrip)
    ]


@pytest.mark.parametrize("count", [3, 4])
def test_facts_stand_side_by_side_over_the_measure(count: int) -> None:
    [row] = rows(box(*FACTS[:count]))
    measure = load("release").page.measure
    last, left = row.panels[-1]
    assert len(row.panels) == count
    assert left + last.width == pytest.approx(measure)
    assert len({panel.height for panel, _ in row.panels}) == 1


def test_numbers_are_large_of_one_size_and_in_the_accent() -> None:
    [row] = rows(box(*FACTS))
    body = load("release").text.body.size
    runs = [run for panel, _ in row.panels for line, _, _ in panel.lines for run, _ in line.strokes]
    large = {(run.size, run.colour) for run in runs if run.size > 1.6 * body}
    assert len(large) == 1
    assert large.pop()[1] == load("release").colours.accent


def test_no_type_reaches_over_its_panel() -> None:
    facts = ("Kosten: 138.000.000 Euro", "Länge des ganzen Netzes: 11,4 km", "Häuser: 312", "Anteil: 4.800 Euro")
    for row in rows(box(*facts)):
        for panel, _ in row.panels:
            assert all(inset + line.width <= panel.width for line, inset, _ in panel.lines)
            assert all(0 < drop < panel.height for _, _, drop in panel.lines)


@pytest.mark.parametrize(
    "facts",
    [FACTS[:2], (*FACTS, "Plätze: 8"), ("Ort: Talbrück", *FACTS[:2]),
     ("Kosten: 9 Millionen und mehr Euro im Jahr", *FACTS[:3])],
    ids=["two", "five", "not a number", "too wide"],
)  # fmt: skip
def test_other_boxes_stay_boxes(facts: tuple[str, ...]) -> None:
    assert rows(box(*facts)) == []


@pytest.mark.parametrize("style", ["broadsheet", "letterhead", "clipping"])
def test_other_styles_set_rows_in_a_box(style: str) -> None:
    assert rows(box(*FACTS), style) == []
    made = made_up(box(*FACTS), style)
    assert any(isinstance(strip, PanelledStrip) for page in made.pages for strip, _, _ in page.strips)


def test_each_fact_is_said_in_the_order_of_the_copy() -> None:
    publication = box(*FACTS)
    content = render(publication, "release")
    assert missing_words(publication.articles[0], said(content)) == []
    for fact in FACTS:
        assert fact in said(content)
    with opened(content) as pdf:
        assert roles(pdf).count("Sect") == 1


def test_a_box_without_title_has_none_above_it() -> None:
    publication = box(*FACTS, title=None)
    assert len(rows(publication)) == 1
    assert missing_words(publication.articles[0], said(render(publication, "release"))) == []


def test_more_figures_than_stand_side_by_side_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[box]\nkey_figures = 40\n", encoding="utf-8")
    with pytest.raises(StyleError, match="side by side"):
        load(path)


def test_a_style_that_wants_none_has_rows() -> None:
    style = load("release")
    style = msgspec.structs.replace(style, box=msgspec.structs.replace(style.box, key_figures=0))
    strips = [strip for page in made_up(box(*FACTS), style).pages for strip, _, _ in page.strips]
    assert not any(isinstance(strip, KeyFiguresStrip) for strip in strips)
