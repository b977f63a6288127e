"""A large table leads a story without a picture: over all columns below the headlines, few key figures below it."""

from __future__ import annotations

import msgspec
import pytest

from tests.publications import paragraph, picture, words
from tests.writers.pdf.test_floats import drawn, made_up
from tests.writers.pdf_reading import missing_words, opened, render, roles, said
from umbruch.style import load
from umbruch.tree import Article, Block, Box, Figure, Publication, Subheading, Table
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.page.rows.key_figures import KeyFiguresStrip
from umbruch.writers.pdf.page.strips import RuleStrip

SENTENCE = "Am Montag wurde in der Halle wieder gearbeitet, und am Abend war die Form bis an den Rand gefüllt. "
FACTS = ("Kindergärten: 14", "Stellen: 6", "je Einwohner: 16 €")
STYLES = ("broadsheet", "tabloid", "magazine", "interview")


def table(rows: int = 7, columns: int = 4) -> Table:
    header = tuple(words(f"Spalte {number}") for number in range(columns))
    figures = tuple(tuple(words(f"{100 * row + column}") for column in range(columns)) for row in range(rows))
    return Table(header=header, rows=figures)


def story(*blocks: Block, before: int = 0, **changes: object) -> Publication:
    body = (*(paragraph(SENTENCE * 3) for _ in range(before)), *blocks, *(paragraph(SENTENCE * 4) for _ in range(7)))
    pictures = (picture("bild.png", 1200, 800),) if changes.get("pictured") else ()
    return Publication(
        lang="de", articles=(Article(lang="de", headline="Mehr Geld", body=body),), pictures=pictures
    )  # fmt: skip


def wide_rules(made: MadeUp) -> list[float]:
    """The tops of rules over the whole measure on the first page that belong to its table."""
    page = made.pages[0].furniture.style.page
    [strips, *_] = drawn(made)
    return [one.top for one in strips if isinstance(one.strip, RuleStrip) and one.right - one.left > page.measure - 1]


def top_of_text(made: MadeUp) -> float:
    [strips, *_] = drawn(made)
    return max(one.top for one in strips if one.strip.flows)


@pytest.mark.parametrize("before", [0, 2, 4])
@pytest.mark.parametrize("style", STYLES)
def test_a_large_table_stands_over_all_columns_above_the_text(style: str, before: int) -> None:
    made = made_up(story(table(), before=before), style)
    above = [top for top in wide_rules(made) if top > top_of_text(made)]
    assert len(above) == 9


_OTHERS: dict[str, tuple[Block, ...]] = {
    "few rows": (table(rows=5),),
    "two columns": (table(columns=2),),
    "under a crosshead": (Subheading(content=words("Die Zahlen")), table()),
    "announced": (paragraph("Die Zahlen:"), table()),
    "beside a picture": (table(), Figure(image="bild.png", alt="Ein Bild")),
}


@pytest.mark.parametrize("why", _OTHERS)
def test_other_tables_stay_where_the_text_comes_to_them(why: str) -> None:
    made = made_up(story(*_OTHERS[why], before=2, pictured=why == "beside a picture"))
    assert [top for top in wide_rules(made) if top > top_of_text(made)] == []


@pytest.mark.parametrize("style", STYLES)
def test_few_numbers_stand_large_below_the_table(style: str) -> None:
    made = made_up(story(table(), Box("In Zahlen", tuple(map(paragraph, FACTS)))), style)
    [strips, *_] = drawn(made)
    [figures] = [one for one in strips if isinstance(one.strip, KeyFiguresStrip)]
    assert top_of_text(made) < figures.bottom < figures.top < min(wide_rules(made))
    assert isinstance(figures.strip, KeyFiguresStrip)
    last, left = figures.strip.panels[-1]
    assert left + last.width == pytest.approx(made.pages[0].furniture.style.page.measure)


def test_a_box_of_words_stays_a_box_and_leaves_no_empty_element() -> None:
    publication = story(table(), Box("Zur Person", (paragraph("Lena Brodt leitet die Kämmerei seit vier Jahren."),)))
    assert not [one for one in next(drawn(made_up(publication))) if isinstance(one.strip, KeyFiguresStrip)]
    with opened(render(publication)) as pdf:
        assert roles(pdf).count("Sect") == 1


@pytest.mark.parametrize("style", STYLES)
def test_every_word_is_said(style: str) -> None:
    publication = story(table(), Box("In Zahlen", tuple(map(paragraph, FACTS))), before=1)
    assert missing_words(publication.articles[0], said(render(publication, style))) == []


@pytest.mark.parametrize("style", STYLES)
def test_a_story_that_is_hardly_more_than_its_table_has_it_over_all_columns(style: str) -> None:
    facts = Table(rows=tuple((words(f"Angabe {row}"), words("einiges, was dazu zu sagen ist")) for row in range(5)))
    article = Article(lang="de", headline="Zahlen", body=(facts, paragraph("Stand: Mai.")))
    on_large_sheets = msgspec.structs.replace(load(style), variants=())
    made = made_up(Publication(lang="de", articles=(article,)), on_large_sheets)
    assert len([top for top in wide_rules(made) if top > top_of_text(made)]) == 6


def test_a_table_of_more_than_a_page_runs_on_in_its_column() -> None:
    long = Table(rows=tuple((words(f"Angabe {row}"), words("einiges, was dazu zu sagen ist")) for row in range(150)))
    publication = Publication(lang="de", articles=(Article(lang="de", headline="Zahlen", body=(long,)),))
    made = made_up(publication, "broadsheet")
    assert (
        min(one.bottom for strips in drawn(made) for one in strips) >= made.pages[0].furniture.style.page.margins.bottom
    )
