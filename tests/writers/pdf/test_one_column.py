"""Pages of one column: articles a little too long are taken in, and text runs on past pictures."""

from __future__ import annotations

import msgspec
import pytest

from tests.invented_articles import invented, photograph
from tests.publications import paragraph, words
from tests.writers.pdf.test_checklist import article
from tests.writers.pdf.test_floats import drawn, made_up, sizes
from tests.writers.pdf_reading import render, said
from umbruch.style import load
from umbruch.style.units import Length
from umbruch.tree import Article, Block, Box, Figure, Paragraph, Publication, Subheading, Table
from umbruch.tree.walk import inline_text
from umbruch.writers.pdf.columns.column_filling import pages_filled, settle_pictures
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.beside.side_strip import SideStrip
from umbruch.writers.pdf.page.strips import PictureStrip, Strip, TypeStrip

LEAST_BODY = 8.8
DEPTH, LINE = 600.0, 12.0


def texts_of(block: Block) -> list[str]:
    return [inline_text(block.content)] if isinstance(block, Paragraph) else []


def picture_widths(made: MadeUp) -> list[float]:
    strips = [one.strip for strips in drawn(made) for one in strips]
    pictures = [strip.picture if isinstance(strip, SideStrip) else strip for strip in strips]
    return [picture.width for picture in pictures if isinstance(picture, PictureStrip)]


@pytest.mark.parametrize("style", ["release", "clipping", "letterhead"])
def test_a_short_text_is_set_in_larger_type_under_a_larger_headline(style: str) -> None:
    made = made_up(invented(3, characters=640, extras=False), style)
    own = load(style).for_length(640, 0).text
    [first, *_] = [max(sizes(one.strip)) for one in next(drawn(made)) if one.strip.flows]
    headline = max(max(sizes(one.strip), default=0.0) for one in next(drawn(made)))
    assert first > own.body.size
    assert headline > own.headline.size


@pytest.mark.parametrize("style", ["release", "clipping"])
def test_a_few_lines_of_a_further_page_are_taken_in(style: str) -> None:
    publication = invented(25, characters=2500)
    made = made_up(publication, style)
    body = load(style).text.body.size
    assert len(made.pages) == 1
    used = [max(sizes(one.strip)) for one in next(drawn(made)) if one.strip.flows]
    assert LEAST_BODY <= max(used) < body
    text = said(render(publication, load(style))).replace("\u00ad", "")
    assert all(words in text for block in publication.articles[0].body for words in texts_of(block))


def test_lower_pictures_save_a_page_and_keep_their_shape() -> None:
    made = made_up(invented(41, characters=4000, pictures=1), "clipping")
    measure = load("clipping").page.measure
    assert len(made.pages) == 2
    assert max(picture_widths(made)) <= measure
    assert min(max(sizes(one.strip)) for one in next(drawn(made)) if one.strip.flows) >= LEAST_BODY


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("pictures", [0, 1])
def test_a_letter_of_four_thousand_signs_takes_two_sheets(seed: int, pictures: int) -> None:
    made = made_up(invented(seed, characters=3400, pictures=pictures), "letterhead")
    assert len(made.pages) == 2


def column(*parts: str) -> list[Strip]:
    """Strips: a line of text, a crosshead, or a picture of half the page."""
    made: list[Strip] = []
    for part in parts:
        if part == "picture":
            made.append(PictureStrip(height=DEPTH / 2, name="Im1", element=Element("Figure"), inset=0.0, width=300.0))
        else:
            made.append(TypeStrip(height=LINE, keep=part == "crosshead", flows=part == "line", lines=()))
    return made


def test_crossheads_and_lists_run_on_before_a_picture_without_room() -> None:
    strips = column(*["line"] * 26, "picture", *["line"] * 3, "crosshead", *["line"] * 30)
    text = load("release").text.body
    settle_pictures(strips, 0, DEPTH, 1, 0.0, msgspec.structs.replace(text, space_after=Length(0)), shrinks=False)
    at = next(number for number, strip in enumerate(strips) if isinstance(strip, PictureStrip))
    assert at > 40
    assert any(strip.keep for strip in strips[26:at])


def test_the_pages_of_one_column_are_counted_with_what_they_hold() -> None:
    assert pages_filled(column(*["line"] * 60), 300.0, DEPTH, load("release").text.body, 4) == [(300, 300), (600, 420)]


@pytest.mark.parametrize(("seed", "style"), [(26, "clipping"), (30, "release")])
def test_an_upright_picture_is_never_narrower_than_the_grid_has_it(seed: int, style: str) -> None:
    made = article(seed, style)
    measure = load(style).page.measure
    assert min(picture_widths(made)) >= measure / 3 - 0.1


def test_text_runs_on_between_a_crosshead_and_the_picture_under_it_that_finds_no_room() -> None:
    text = load("release").text.body
    strips = [*column("text", *["text"] * 39), *column("crosshead", "picture", *["text"] * 12)]
    assert isinstance(strips[41], PictureStrip)
    settle_pictures(strips, 0, DEPTH, 1, 0.0, text)
    at = next(number for number, strip in enumerate(strips) if isinstance(strip, PictureStrip))
    assert strips[40].keep
    assert at > 45


@pytest.mark.parametrize("behind", ["box", "key figures", "table"])
def test_text_runs_on_past_a_picture_and_what_stands_below_it(behind: str) -> None:
    table = Table((words("Ort"), words("Jahr")), tuple((words("Hellen"), words("2026")) for _ in range(4)))
    length = 4 if behind == "key figures" else 5
    box = Box("Zahlen", tuple(paragraph("Rohrleitung: 11,4 km") for _ in range(length)))
    hills = photograph(900, 900, "hills.jpg")
    body = [paragraph("Am Montag wurde in der Halle wieder gearbeitet. " * 9) for _ in range(16)]
    blocks = (*body[:6], Figure(hills.href, alt="Hügel"), table if behind == "table" else box, *body[6:])
    publication = Publication(lang="de", pictures=(hills,), articles=(Article(lang="de", body=blocks),))
    style = load("release")
    made = made_up(publication, style)
    lowest = min(one.bottom for one in next(drawn(made)))
    assert lowest < style.page.margins.bottom + 3 * style.text.body.leading


@pytest.mark.parametrize("style", ["release", "clipping"])
@pytest.mark.parametrize("sentences", [6, 9, 12])
@pytest.mark.parametrize("shape", [(900, 1200), (260, 200)])
def test_text_stands_beside_an_upright_or_small_picture_and_never_on_it(
    style: str, sentences: int, shape: tuple[int, int]
) -> None:
    picture = photograph(*shape, "steg.jpg")
    figure = Figure(picture.href, alt="Ein Steg", caption=words("Der Steg am Abend, kurz vor der Abfahrt des Bootes."))
    body = [paragraph("Am Montag wurde in der Halle wieder gearbeitet. " * sentences) for _ in range(5)]
    article = Article(lang="de", body=(body[0], figure, *body[1:3], Subheading(words("Bis in die Nacht")), *body[3:]))
    made = made_up(Publication(lang="de", pictures=(picture,), articles=(article,)), style)
    [(page, at)] = [
        (number, one) for number, strips in enumerate(drawn(made)) for one in strips if isinstance(one.strip, SideStrip)
    ]
    assert isinstance(at.strip, SideStrip)
    upper = at.top - at.strip.drop
    lower = upper - at.strip.picture.height - at.strip.caption[-1][1]
    edge = at.left + at.strip.picture.inset
    assert edge + at.strip.picture.width == pytest.approx(at.left + load(style).page.measure)
    beside = below = 0
    for one in [*drawn(made)][page]:
        if isinstance(one.strip, TypeStrip) and one.top - one.strip.height < at.top:
            for line, inset in one.strip.lines:
                if one.top > lower:
                    assert one.left + inset + line.offset + line.width < edge - 6
                    beside += 1
                below += one.top < lower and line.width > edge - at.left
    assert beside > 4
    assert below > 2 or len(made.pages) > 1


def test_a_picture_with_too_little_text_behind_it_stands_above_that() -> None:
    picture = photograph(900, 1200, "steg.jpg")
    figure = Figure(picture.href, alt="Ein Steg", caption=words("Der Steg."))
    article = Article(lang="de", body=(figure, paragraph("Am Montag wurde in der Halle wieder gearbeitet.")))
    made = made_up(Publication(lang="de", pictures=(picture,), articles=(article,)), "release")
    assert not any(isinstance(one.strip, SideStrip) for one in next(drawn(made)))


@pytest.mark.parametrize("style", ["release", "clipping"])
@pytest.mark.parametrize(("sentences", "most"), [(9, 0.35), (60, 0.5)])
def test_a_picture_is_narrower_where_less_text_follows_and_leaves_no_white_beside_it(
    style: str, sentences: int, most: float
) -> None:
    picture = photograph(900, 1350, "steg.jpg")
    figure = Figure(picture.href, alt="Ein Steg", caption=words("Der Steg am Abend."))
    text = paragraph("Am Montag wurde in der Halle wieder gearbeitet. " * sentences)
    made = made_up(Publication(lang="de", pictures=(picture,), articles=(Article(body=(figure, text)),)), style)
    [at] = [one.strip for one in next(drawn(made)) if isinstance(one.strip, SideStrip)]
    assert at.picture.width <= most * load(style).page.measure
