"""Letter paper: marks for folding, the field of the address, and contact and pictures beside the text."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tests.invented_articles import invented
from tests.writers.pdf.test_floats import drawn, made_up
from tests.writers.pdf_reading import found, missing_words, opened, render, text_of
from umbruch.errors import StyleError
from umbruch.style import load
from umbruch.tree import Contact, Publication
from umbruch.writers.pdf.page.strips import PictureStrip, TypeStrip

MM = 72 / 25.4
MARKS = {"din-a": (87, 148.5, 192), "din-b": (105, 148.5, 210)}


def release(*, characters: int = 900, pictures: int = 1, seed: int = 3) -> Publication:
    made = invented(seed, characters=characters, pictures=pictures, extras=False)
    contact = Contact("Jana Thiel, Telefon 0599931012, presse@talbrueck.example", organisation="Gemeinde Talbrück")
    article = msgspec.structs.replace(made.articles[0], contact=contact, source=None)
    return msgspec.structs.replace(made, articles=(article,))


def marks(content: str) -> list[float]:
    """How high above the foot of the page marks lie 4 mm from its left edge."""
    return [float(one) for one in re.findall(r"^11\.3 ([\d.]+) [\d.]+ 0\.4 re", content, re.MULTILINE)]


@pytest.mark.parametrize("form", ["din-a", "din-b"])
def test_marks_for_folding_and_punching_lie_where_the_standard_wants_them_on_the_first_page(form: str) -> None:
    style = load("letterhead", keys={"letter.marks": form})
    with opened(render(release(characters=6000), style)) as pdf:
        first, second = (page.Contents.read_bytes().decode("latin-1") for page in list(pdf.pages)[:2])
    for down in MARKS[form]:
        bottom = style.page.height - down * MM
        assert any(abs(one - bottom) < 0.1 for one in marks(first))
        assert not any(abs(one - bottom) < 0.1 for one in marks(second))


def test_contact_and_pictures_stand_beside_the_text_of_the_first_page() -> None:
    made = made_up(release(), "letterhead")
    page = made.pages[0].furniture.style.page
    right = page.margins.left + page.measure
    aside = [one for one in next(drawn(made)) if one.left > right]
    assert any(isinstance(one.strip, PictureStrip) for one in aside)
    assert max(one.right for one in aside) <= page.width - 10 * MM
    content = render(release(), load("letterhead"))
    assert found(content, "Thiel").left > right


@pytest.mark.parametrize("pictures", [0, 1])
def test_a_release_of_a_thousand_signs_with_a_picture_takes_one_sheet(pictures: int) -> None:
    for seed in range(4):
        assert len(made_up(release(pictures=pictures, seed=seed), "letterhead").pages) == 1


@pytest.mark.parametrize(("characters", "pictures"), [(900, 5), (5000, 3)])
def test_no_word_is_lost_where_more_stands_beside_the_text_than_there_is_room(
    characters: int, pictures: int, tmp_path: Path
) -> None:
    publication = release(characters=characters, pictures=pictures)
    content = render(publication, load("letterhead"))
    assert missing_words(publication.articles[0], text_of(content, tmp_path)) == []
    made = made_up(publication, "letterhead")
    shown = [one for strips in drawn(made) for one in strips if isinstance(one.strip, PictureStrip)]
    assert len(shown) == pictures


def test_the_field_of_the_address_is_kept_free_below_the_sender() -> None:
    style = load("letterhead", keys={"letter.window": "true"})
    content = render(release(pictures=0), style)
    with opened(content) as pdf:
        height = float(pdf.pages[0].MediaBox[3])
    assert found(content, "Energie").top < height - 98.5 * MM
    sender = found(content, "Talbrück")
    assert height - 62 * MM < sender.bottom or sender.left < 30 * MM


def test_pages_after_the_first_begin_higher() -> None:
    made = made_up(release(characters=6000), "letterhead")
    page = made.pages[0].furniture.style.page
    first, second = (max(one.top for one in strips) for strips in list(drawn(made))[:2])
    assert first == pytest.approx(page.height - page.first_top, abs=0.1)
    assert second == pytest.approx(page.height - page.margins.top, abs=0.1)


@pytest.mark.parametrize(
    ("base", "keys", "says"),
    [
        ("letterhead", {"letter.contact_column": "10mm"}, "too narrow to set"),
    ],
)
def test_a_letter_that_cannot_be_set_is_refused(base: str, keys: dict[str, str], says: str) -> None:
    with pytest.raises(StyleError, match=says):
        load(base, keys=keys)


@pytest.mark.parametrize("keys", [{"letter.contact_column": "80mm"}, {"page.margins.right": "25mm"}])
def test_where_the_margin_has_no_room_for_it_nothing_stands_beside_the_text(keys: dict[str, str]) -> None:
    made = made_up(release(), load("letterhead", keys=keys))
    page = made.pages[0].furniture.style.page
    assert all(one.left < page.margins.left + page.measure for strips in drawn(made) for one in strips)


@pytest.mark.parametrize(
    ("kicker", "shares"), [("Nr. 31/2026", True), ("Ein sehr langer Hinweis " * 6, False), (None, False)]
)
def test_the_kicker_stands_behind_the_word_for_a_release_where_it_has_room(kicker: str | None, *, shares: bool) -> None:
    publication = release(pictures=0)
    article = msgspec.structs.replace(publication.articles[0], kicker=kicker, source=None)
    publication = msgspec.structs.replace(publication, articles=(article,))
    for style in ("letterhead", "release"):
        lines = [
            [run for run, _ in line.strokes]
            for strip, _, _ in made_up(publication, style).pages[0].strips for line, _ in getattr(strip, "lines", ())
        ]  # fmt: skip
        [labelled] = [runs for runs in lines if runs[0].element.title == "label"]
        assert [run.element.title for run in labelled] == (["label", "kicker"] if shares else ["label"])
        titles = [run.element.title for runs in lines for run in runs]
        assert ("kicker" in titles) is (kicker is not None)
        if shares:
            colours = load(style).colours
            assert [run.colour for run in labelled] == [colours.accent, colours.muted]


@pytest.mark.parametrize("style", ["letterhead-us", "letterhead", "release"])
@pytest.mark.parametrize("characters", range(1700, 2700, 200))
@pytest.mark.parametrize("pictures", [0, 1])
def test_no_release_ends_with_a_few_lines_on_a_second_page(style: str, characters: int, pictures: int) -> None:
    made = made_up(invented(characters + 1, characters=characters, pictures=pictures, extras=False), style)
    page = made.pages[-1].furniture.style.page
    lines = [top - strip.height for strip, _, top in made.pages[-1].strips if isinstance(strip, TypeStrip)]
    depth = page.height - page.margins.top - page.margins.bottom
    assert page.height - page.margins.top - min(lines) > depth / 4
