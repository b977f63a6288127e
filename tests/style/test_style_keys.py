"""docs/styles.md names every key of the model, and every style that ships can be printed and used."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.cli.running import run
from tests.publications import sample_publication
from tests.style.style_keys import MEANINGS, keys_of, page, tables
from tests.tools import ROOT
from tests.writers.pdf_reading import missing_words, text_of
from umbruch.errors import StyleError
from umbruch.style import load


def test_every_key_of_the_model_has_a_meaning() -> None:
    for name, part in tables():
        assert set(MEANINGS[name]) == set(keys_of(part)), name


def test_the_page_about_styles_is_that_of_the_model(accept: bool) -> None:
    if accept:
        (ROOT / "docs" / "styles.md").write_text(page(), encoding="utf-8")
    assert (ROOT / "docs" / "styles.md").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("name", umbruch.styles())
def test_a_printed_style_is_a_style_to_start_from(name: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(run("styles", name).out, encoding="utf-8")
    own, known = load(path), load(name)
    assert (own.page, own.text, own.variants) == (known.page, known.text, known.variants)


def test_a_style_that_is_not_there_is_an_error_with_a_remedy() -> None:
    ran = run("styles", "magazin")
    assert ran.status != 0
    assert "magazine" in ran.err


@pytest.mark.parametrize("size", ["a4", "A4", "Letter", "LETTER"])
def test_paper_is_named_in_any_case(size: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'[page]\nsize = "{size}"\n', encoding="utf-8")
    assert load(path).page.height > 700


@pytest.mark.parametrize("name", umbruch.styles())
def test_every_style_sets_every_word(name: str, tmp_path: Path) -> None:
    publication = sample_publication("article")
    text = text_of(umbruch.render(publication, "pdf", style=name, on_diagnostic=lambda _: None), tmp_path)
    assert [word for word in missing_words(publication.articles[0], text) if word.upper() not in text] == []


def test_a_short_story_takes_less_paper_than_a_long_one() -> None:
    style = load("broadsheet")
    assert style.for_length(900, 0).page.height < style.for_length(9_000, 0).page.height
    assert style.for_length(900, 5).page.height == style.page.height


@pytest.mark.parametrize("name", ["broadsheet", "tabloid", "magazine", "interview"])
def test_a_picture_takes_the_room_of_words_on_a_small_sheet(name: str) -> None:
    style = load(name)
    small = style.for_length(1_900, 0).page.height
    heights = [style.for_length(*length).page.height for length in ((2_400, 0), (2_401, 0), (1_450, 1), (1_451, 1))]
    assert [height == small for height in heights] == [True, False, True, False]


def test_a_bound_of_a_variant_below_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[variant.short]\nmost_characters = 900\npicture_characters = -1\n", encoding="utf-8")
    with pytest.raises(StyleError, match="picture_characters is a whole number"):
        load(path)
