"""A story that opens with its picture up to the edges of the sheet, and page heads on a bar."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from tests.invented_articles import invented
from tests.writers.pdf.test_floats import drawn, made_up, sizes
from tests.writers.pdf_reading import found, missing_words, opened, render, text_of
from umbruch.errors import StyleError
from umbruch.style import load
from umbruch.tree import Byline, Person, Picture, Publication
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.drawing.darkened import darkened
from umbruch.writers.pdf.drawing.print_pictures import PrintPicture
from umbruch.writers.pdf.page.strips import PictureStrip

WHITE = "#ffffff"


def story(*, pictures: int = 1, characters: int = 9000) -> Publication:
    return invented(5, characters=characters, pictures=pictures)


def with_picture(publication: Publication, wide: int, high: int) -> Publication:
    data = io.BytesIO()
    Image.new("RGB", (wide, high), "#ffffff").save(data, "JPEG")
    [old] = publication.pictures
    return msgspec.structs.replace(
        publication, pictures=(Picture(old.href, "image/jpeg", wide, high, data.getvalue()),)
    )


def opener_of(made: MadeUp) -> PictureStrip | None:
    strip, left, top = made.pages[0].strips[0]
    page = made.pages[0].furniture.style.page
    return strip if isinstance(strip, PictureStrip) and (left, top) == (0.0, page.height) else None


def test_the_picture_reaches_the_edges_and_the_headline_stands_white_on_it() -> None:
    made = made_up(story(), "magazine")
    page = made.pages[0].furniture.style.page
    strip = opener_of(made)
    assert strip is not None
    assert strip.width == pytest.approx(page.width)
    assert strip.height == pytest.approx(page.opener * page.height)
    headline = made.pages[0].furniture.style.text.headline
    set_in = [
        (run.colour, one.bottom)
        for one in next(drawn(made)) if headline.size in sizes(one.strip) or max(sizes(one.strip), default=0) > 30
        for line, _ in getattr(one.strip, "lines", ()) for run, _ in line.strokes
    ]  # fmt: skip
    assert {colour for colour, _ in set_in} == {WHITE}
    assert min(bottom for _, bottom in set_in) > page.height - strip.height


def test_names_in_the_byline_are_white_on_the_picture_and_ink_on_white_paper() -> None:
    publication = story()
    byline = Byline("Von Lena Arndt", (Person("Lena Arndt"),))
    article = msgspec.structs.replace(publication.articles[0], byline=byline)
    publication = msgspec.structs.replace(publication, articles=(article,))
    for style, colours in (("magazine", {WHITE}), ("broadsheet", {"#595959", "#161616"})):
        made = made_up(publication, style)
        said = [
            run.colour
            for strip, _, _ in made.pages[0].strips for line, _ in getattr(strip, "lines", ())
            for run, _ in line.strokes if run.element.title == "byline"
        ]  # fmt: skip
        assert set(said) == colours, style


def test_no_page_head_stands_on_the_picture_and_one_on_the_next_page() -> None:
    with opened(render(story(), load("magazine"))) as pdf:
        heads = [b"/Header" in page.Contents.read_bytes() for page in pdf.pages]
    assert heads[:2] == [False, True]


def test_no_word_is_lost_and_the_caption_stands_under_the_picture(tmp_path: Path) -> None:
    publication = story()
    content = render(publication, load("magazine"))
    assert missing_words(publication.articles[0], text_of(content, tmp_path)) == []
    assert found(content, "Friedhof").top < load("magazine").page.height * 0.5


@pytest.mark.parametrize("characters", range(2800, 12_000, 900))
def test_stories_of_every_length_are_written_whole_with_an_opener(characters: int) -> None:
    for seed in (3, 5):
        publication = invented(seed, characters=characters, pictures=2, lang="en")
        with opened(render(publication, load("magazine"))) as pdf:
            assert len(pdf.pages) >= 2


@pytest.mark.parametrize(("wide", "high"), [(600, 400), (300, 900)])
def test_a_picture_that_is_too_coarse_for_the_sheet_stands_in_the_text(wide: int, high: int) -> None:
    assert opener_of(made_up(with_picture(story(), wide, high), "magazine")) is None


def test_short_articles_and_other_styles_have_no_opener() -> None:
    assert opener_of(made_up(story(characters=900), "magazine")) is None
    assert opener_of(made_up(story(), "broadsheet")) is None


@pytest.mark.parametrize("covered", [0.2, 0.45, 0.7])
def test_white_type_can_be_read_on_the_whitest_picture(covered: float) -> None:
    white = Image.new("RGB", (300, 200), "#ffffff")
    data = io.BytesIO()
    white.save(data, "JPEG", quality=95)
    made = darkened(PrintPicture(300, 200, False, "DCTDecode", data.getvalue()), (300, 200), covered, (0.5, 0.5))
    image = Image.open(io.BytesIO(made.content)).convert("L")
    lightest = max(image.getpixel((x, y)) for x in (0, 150, 299) for y in range(round(200 * (1 - covered)) + 1, 200))  # type: ignore[type-var]
    assert 1.05 / ((lightest / 255) ** 2.2 + 0.05) > 7  # type: ignore[operator]
    assert image.getpixel((150, 2)) > (240 if covered < 0.6 else 120)  # type: ignore[operator]


def test_what_matters_in_a_picture_stays_when_its_sides_are_cut() -> None:
    image = Image.new("RGB", (400, 200), "#808080")
    image.paste("#ff0000", (360, 0, 400, 200))
    data = io.BytesIO()
    image.save(data, "JPEG", quality=95)
    ready = PrintPicture(400, 200, False, "DCTDecode", data.getvalue())
    right = Image.open(io.BytesIO(darkened(ready, (100, 100), 0.1, (1.0, 0.5)).content))
    middle = Image.open(io.BytesIO(darkened(ready, (100, 100), 0.1, (0.5, 0.5)).content))
    assert right.size == middle.size == (200, 200)
    assert right.getpixel((195, 5))[0] > 230  # type: ignore[index]
    assert middle.getpixel((195, 5))[0] < 160  # type: ignore[index]


def test_the_words_of_a_page_head_stand_white_on_its_bar() -> None:
    with opened(render(invented(2, characters=8000), load("tabloid"))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    head = content[content.index(b"/Header") :].split(b"EMC")[0]
    assert b" re f" in head
    assert b"1 1 1 rg" in content.split(b"/P <<")[0]


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("page.opener", "0.9", "an opener takes"),
        ("head.bar", "60mm", "does not stand between"),
        ("head.bar", "2pt", "does not stand between"),
    ],
)
def test_an_opener_and_a_bar_have_room(key: str, value: str, says: str) -> None:
    with pytest.raises(StyleError, match=says):
        load("tabloid", keys={key: value})


def test_a_bar_that_white_cannot_be_read_on_is_refused() -> None:
    with pytest.raises(StyleError, match="white on the accent"):
        load("tabloid", keys={"colours.accent": "#ffcc00", "links.underline": "0.4pt"})


def test_a_story_a_little_too_long_opens_with_a_lower_picture() -> None:
    own = msgspec.structs.replace(load("magazine"), variants=())
    fixed = msgspec.structs.replace(own, fill=msgspec.structs.replace(own.fill, fit=False))
    shorter = 0
    for characters in range(1500, 2700, 150):
        publication = story(characters=characters)
        free, whole = made_up(publication, own), made_up(publication, fixed)
        opener = opener_of(free)
        assert opener is not None
        if opener.height < 0.99 * own.page.opener * own.page.height:
            shorter += 1
            assert len(free.pages) < len(whole.pages)
            assert opener.height >= 0.74 * own.page.opener * own.page.height
    assert shorter


SHAPES = [(1800, 1200), (1600, 900), (2400, 900), (1200, 1200), (1200, 1500), (1200, 1800)]


def cut_of(made: MadeUp, wide: int, high: int) -> float:
    """How much of its height or width the picture on the first page loses."""
    page = made.pages[0].furniture.style.page
    [strip] = [one for one, _, _ in made.pages[0].strips if isinstance(one, PictureStrip)]
    shape = wide / high * strip.height / strip.width
    whole = strip.width < page.width and strip.whole
    return 1 - strip.height / whole if whole else 1 - min(shape, 1 / shape)


@pytest.mark.parametrize(("wide", "high"), SHAPES)
@pytest.mark.parametrize("style", ["magazine", "leaflet"])
def test_no_picture_loses_more_than_a_quarter_of_a_side(wide: int, high: int, style: str) -> None:
    made = made_up(with_picture(story(), wide, high), style)
    assert cut_of(made, wide, high) <= 0.251


def test_an_upright_picture_may_be_cut_where_it_says_what_has_to_be_seen() -> None:
    told = with_picture(story(), 1200, 1800)
    pictures = (msgspec.structs.replace(told.pictures[0], focus=(0.5, 0.3)),)
    assert opener_of(made_up(told, "magazine")) is None
    assert opener_of(made_up(msgspec.structs.replace(told, pictures=pictures), "magazine")) is not None


def test_a_picture_a_little_higher_than_wide_opens_a_story_and_takes_more_of_the_sheet() -> None:
    strip = opener_of(made_up(with_picture(story(), 1200, 1500), "magazine"))
    assert strip is not None
    assert strip.height == pytest.approx(0.75 * strip.width * 1.25)


def test_a_wide_picture_stands_over_all_columns_of_the_pages_that_follow_an_opener() -> None:
    made = made_up(story(pictures=3, characters=12_000), "magazine")
    page = made.pages[0].furniture.style.page
    later = [strip for one in made.pages[1:] for strip, _, _ in one.strips if isinstance(strip, PictureStrip)]
    assert max(strip.width for strip in later) == pytest.approx(page.measure)


def test_the_kicker_and_a_bold_folio_go_along_over_the_pages_of_a_story(tmp_path: Path) -> None:
    pages = text_of(render(story(), load("magazine")), tmp_path).split("\f")
    assert "ENERGIE" in pages[1]
    assert "2 Talbrücker Bote" in " ".join(pages[1].split())
    assert "Seite 2" not in pages[1]


def test_the_folio_stands_outside_on_every_page(tmp_path: Path) -> None:
    pages = text_of(render(story(characters=12_000), load("magazine")), tmp_path).split("\f")
    feet = [" ".join(page.split()) for page in pages]
    assert "Talbrücker Bote 1" in feet[0]
    assert "2 Talbrücker Bote" in feet[1]
    assert "Talbrücker Bote 3" in feet[2]
