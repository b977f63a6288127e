"""Boxes of facts: labels on the left, values bold on the right of the same line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publications import paragraph, words
from tests.writers.pdf.test_floats import drawn, made_up
from tests.writers.pdf_reading import missing_words, render, said, text_of
from umbruch.tree import Article, Block, Box, Emphasis, Paragraph, Publication
from umbruch.writers.pdf.page.panel import PADDING, PanelledStrip
from umbruch.writers.pdf.page.rows.fact_rows import facts_in
from umbruch.writers.pdf.page.strips import TypeStrip
from umbruch.writers.pdf.type.runs import Broken

FACTS = ("Rohrleitung: 11,4 km", "Anteil je Haus: 4.800 Euro", "Angeschlossen: 312 Häuser")


def boxed(*texts: str) -> Publication:
    box = Box("Das Netz in Zahlen", tuple(paragraph(text) for text in texts))
    body = tuple(paragraph("Am Montag wurde in der Halle wieder gearbeitet. " * 7) for _ in range(4))
    return Publication(lang="de", articles=(Article(lang="de", body=(*body, box)),))


def rows_of(publication: Publication, style: str) -> list[tuple[Broken, PanelledStrip]]:
    strips = [one.strip for page in drawn(made_up(publication, style)) for one in page]
    panels = [one for one in strips if isinstance(one, PanelledStrip)]
    return [(line, one) for one in panels if isinstance(one.inner, TypeStrip) for line, _ in one.inner.lines]


@pytest.mark.parametrize("style", ["broadsheet", "tabloid", "magazine"])
def test_values_end_at_the_right_edge_of_a_narrow_box(style: str) -> None:
    rows = rows_of(boxed(*FACTS), style)[1:]
    assert len(rows) == len(FACTS)
    for line, panel in rows:
        assert line.width == pytest.approx(panel.width - 2 * PADDING)
        assert [run.fount.faces[0].name != line.strokes[0][0].fount.faces[0].name for run, _ in line.strokes] == [
            False,
            True,
        ]


def test_rows_of_a_wide_box_are_alike_and_no_wider_than_an_eye_follows() -> None:
    for facts, narrow in (
        (FACTS, True),
        ((*FACTS, "Wie lange eine Leitung hält, bevor sie altert: 40 Jahre"), False),
    ):
        rows = rows_of(boxed(*facts), "letterhead")[1:]
        [width] = {round(line.width, 2) for line, _ in rows}
        [size] = {run.size for line, _ in rows for run, _ in line.strokes}
        assert (width < 20 * size) is narrow
        assert width <= 28 * size + 0.01


def test_words_of_facts_are_read_and_copied_as_written(tmp_path: Path) -> None:
    publication = boxed(*FACTS)
    content = render(publication, "broadsheet")
    assert missing_words(publication.articles[0], text_of(content, tmp_path)) == []
    assert all(fact in " ".join(said(content).split()) for fact in FACTS)


def test_a_fact_too_long_for_its_line_is_a_paragraph() -> None:
    rows = rows_of(boxed("Länge der neuen Leitung durch die Altstadt: 11,4 Kilometer", "Dauer: drei Jahre"), "tabloid")
    assert len(rows) == 4


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph("Rohrleitung: 11,4 km"),),
        (paragraph("Rohrleitung: 11,4 km"), paragraph("Die Leitung liegt unter dem Pflaster der Altstadt.")),
        (paragraph("Wann: am Montag"), paragraph("Wo: im Rathaus, nicht in der Halle.")),
        (Paragraph((*words("Rohr: "), Emphasis(words("lang")))), paragraph("Rohrleitung: 11,4 km")),
    ],
)
def test_other_boxes_are_set_as_text(blocks: tuple[Block, ...]) -> None:
    assert facts_in(blocks) == []
