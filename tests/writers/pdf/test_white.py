"""White: how far what is set stands apart, measured where it is drawn; lengths in lines of the body text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.publications import paragraph, picture, words
from tests.two_columns import two_columns
from umbruch.tree import Article, Block, Figure, List, Publication, Quote, Subheading, Table
from umbruch.writers.pdf.columns.makeup import MadeUp, make_up
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.strips import BASELINE, CAPITALS, PictureStrip, RuleStrip, Strip, TypeStrip

SENTENCE = "Am Montag wurde in der Halle wieder gearbeitet, und am Abend war die Form bis an den Rand gefüllt. "
BROADSHEET = two_columns()
LEADING = BROADSHEET.text.body.leading

FIGURE = Figure(image="bild.png", alt="Ein Bild", caption=words("Was das Bild zeigt."))
QUOTE = Quote(content=(paragraph("Das wollten wir nicht."),), attribution="Eine Frau")
TABLE = Table(header=(words("Ort"), words("Zahl")), rows=((words("Dorf"), words("12")), (words("Stadt"), words("7"))))
ITEMS = List(items=((paragraph("Erstens."),), (paragraph("Zweitens."),)))
HEAD = Subheading(content=words("Was folgt"))


def made_up(*blocks: Block, sentences: int = 6, high: int = 160) -> MadeUp:
    """Blocks between two paragraphs, in the first column of the broadsheet; a picture heads the second."""
    body = (paragraph(SENTENCE * sentences), *blocks, paragraph(SENTENCE * 3), paragraph(SENTENCE * 60))
    publication = Publication(
        lang="de", articles=(Article(lang="de", body=body),), pictures=(picture("bild.png", 600, high * 5 // 2),)
    )
    return make_up(publication, BROADSHEET, FigureSetter(publication))


def column(made: MadeUp, number: int = 0) -> list[tuple[Strip, float]]:
    """The strips of a column of the first page, from top to bottom."""
    page = BROADSHEET.page
    left = page.margins.left + number * (page.column_width + page.gutter)
    strips = [(strip, top) for strip, at, top in made.pages[0].strips if abs(at - left) < 0.01]
    return sorted(strips, key=lambda one: -one[1])


def whites(made: MadeUp, number: int = 0) -> list[tuple[Strip, Strip, float]]:
    """Neighbours in a column and the white between them."""
    placed = column(made, number)
    return [(upper, lower, (high - upper.height - low) / LEADING) for (upper, high), (lower, low) in pairwise(placed)]


def is_body(strip: Strip) -> bool:
    return isinstance(strip, TypeStrip) and strip.grid and strip.bookmark is None


@pytest.mark.parametrize("high", range(120, 240, 7))
@pytest.mark.parametrize("sentences", [4, 5])
@pytest.mark.parametrize("block", [QUOTE, TABLE, ITEMS], ids=["quote", "table", "list"])
def test_about_half_a_line_to_a_line_stands_around_what_is_not_body_text(
    block: Block, sentences: int, high: int
) -> None:
    found = whites(made_up(block, sentences=sentences, high=high))
    edges = [white for upper, lower, white in found if is_body(upper) != is_body(lower)]
    assert len(edges) == 2
    assert all(0.25 <= white <= 1.1 for white in edges), edges
    if block is not ITEMS:
        assert abs(edges[0] - edges[1]) < 0.35


@pytest.mark.parametrize("high", range(120, 240, 7))
def test_a_picture_at_the_head_of_a_column_stands_about_a_line_above_the_text(high: int) -> None:
    made = made_up(FIGURE, high=high)
    capitals = BASELINE * LEADING - CAPITALS * BROADSHEET.text.body.size
    assert column(made)[0][1] - column(made, 1)[0][1] == pytest.approx(capitals, abs=0.01)
    [white] = [white for upper, lower, white in whites(made, 1) if is_body(upper) != is_body(lower)]
    assert 0.45 <= white <= 1.55


@pytest.mark.parametrize("high", range(120, 240, 7))
@pytest.mark.parametrize("block", [None, FIGURE, QUOTE, TABLE, ITEMS], ids=["text", "figure", "quote", "table", "list"])
def test_about_one_line_stands_above_a_crosshead_and_none_below(block: Block | None, high: int) -> None:
    blocks = (HEAD,) if block is None else (block, HEAD)
    found = whites(made_up(*blocks, high=high))
    [above] = [white for _, lower, white in found if lower.bookmark is not None]
    [below] = [white for upper, _, white in found if upper.bookmark is not None]
    assert 0.5 <= above <= 1.5
    assert abs(below) < 1e-6


@pytest.mark.parametrize("block", [FIGURE, QUOTE, TABLE, ITEMS], ids=["figure", "quote", "table", "list"])
def test_body_text_meets_the_grid_again(block: Block) -> None:
    placed = column(made_up(block, HEAD))
    first = placed[0][1]
    lines = [(first - top) / LEADING for strip, top in placed if strip.grid]
    assert len(lines) > 10
    assert all(abs(line - round(line)) < 1e-6 for line in lines)


def test_a_caption_stands_closer_to_its_picture_than_to_the_text() -> None:
    found = whites(made_up(FIGURE), 1)
    [under] = [white for upper, _, white in found if isinstance(upper, PictureStrip)]
    [below] = [white for upper, lower, white in found if is_body(lower) and not is_body(upper)]
    assert 0.2 < under < below


def test_a_table_stands_close_under_its_crosshead() -> None:
    found = whites(made_up(HEAD, TABLE))
    [white] = [white for upper, _, white in found if upper.bookmark is not None]
    assert white < 0.45


def test_no_rule_touches_type() -> None:
    for blocks in ((QUOTE,), (TABLE,), (Figure(caption=words("Nur ein Text.")),), (HEAD, TABLE)):
        for upper, lower, white in whites(made_up(*blocks)):
            if isinstance(upper, RuleStrip) != isinstance(lower, RuleStrip):
                assert white * LEADING >= 2.4


def test_a_paragraph_after_a_picture_is_indented_as_any_that_follows_another() -> None:
    made = made_up(FIGURE)
    starts = [strip for strip, _ in column(made) if isinstance(strip, TypeStrip) and is_body(strip)]
    indented = [strip for strip in starts if strip.lines[0][0].offset > 5]
    assert len(indented) == 2


def test_the_number_of_an_item_ends_before_its_words_begin() -> None:
    items = List(ordered=True, items=tuple((paragraph(SENTENCE),) for _ in range(12)))
    made = made_up(items)
    labelled = [
        strip
        for page in made.pages
        for strip, _, _ in page.strips
        if isinstance(strip, TypeStrip) and len(strip.lines) == 2
    ]
    assert len(labelled) == 12
    for strip in labelled:
        (label, at), (line, inset) = strip.lines
        assert inset + line.offset - (at + label.width) >= 2.0
    assert len({round(at + label.width, 2) for (label, at), _ in (strip.lines for strip in labelled)}) == 1


def test_a_short_quote_stays_in_one_column() -> None:
    for sentences in range(1, 60, 2):
        made = made_up(QUOTE, sentences=sentences)
        lefts = {
            left
            for page in made.pages
            for strip, left, _ in page.strips
            if isinstance(strip, RuleStrip) or (isinstance(strip, TypeStrip) and not strip.grid)
        }
        assert len(lefts) == 1
