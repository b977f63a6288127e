"""The colours of a style on a screen: readable by day and by night, and nothing of the sheet escapes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from umbruch.markup.contrast import ENOUGH, contrast, readable
from umbruch.markup.palette import WHITE, by_day, by_night, properties, with_properties
from umbruch.markup.sheet.css import stylesheet
from umbruch.style import Style, builtin_names, load
from umbruch.style.units import Colour


def styled(tmp_path: Path, toml: str) -> Style:
    path = tmp_path / "own.toml"
    path.write_text(toml, encoding="utf-8")
    return load(path)


def test_black_on_white_has_a_contrast_of_twenty_one() -> None:
    assert contrast(Colour("#000000"), WHITE) == pytest.approx(21)
    assert contrast(Colour("#767676"), WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", builtin_names())
def test_every_text_colour_can_be_read_by_day_and_by_night(name: str) -> None:
    for palette in (by_day(load(name)), by_night(load(name))):
        for colour in palette.text.values():
            assert contrast(colour, palette.paper) >= ENOUGH
            assert contrast(colour, palette.tint) >= ENOUGH


def test_good_colours_are_left_alone_by_day() -> None:
    style = load("broadsheet")
    assert by_day(style).text[style.colours.accent] == style.colours.accent


def test_faint_and_glaring_colours_are_mended(tmp_path: Path) -> None:
    style = styled(
        tmp_path, '[colours]\nink = "#ffff00"\nmuted = "#dddddd"\naccent = "#ffffff"\ntint = "#000000"\n'
    )  # fmt: skip
    for palette in (by_day(style), by_night(style)):
        for colour in palette.text.values():
            assert contrast(colour, palette.paper) >= ENOUGH
            assert contrast(colour, palette.tint) >= ENOUGH


def test_a_mended_colour_keeps_its_hue() -> None:
    red, green, blue = readable(Colour("#e08a8a"), (WHITE,)).rgb
    assert red > green == blue


@pytest.mark.parametrize("name", builtin_names())
def test_no_colour_and_no_font_is_left_in_the_sheet(name: str) -> None:
    style = load(name)
    sheet = with_properties(stylesheet(style), style)
    assert re.findall(r"#[0-9a-f]{6}", sheet) == []
    assert style.fonts.serif.family not in sheet
    declared = set(re.findall(r"^\s+(--[\w-]+):", properties(style), re.MULTILINE))
    assert set(re.findall(r"var\((--[\w-]+)\)", sheet)) <= declared


def test_text_in_the_colour_of_a_tint_stays_text(tmp_path: Path) -> None:
    style = styled(tmp_path, '[text.caption]\ncolour = "tint"\n')
    sheet = with_properties(stylesheet(style), style)
    caption = re.search(r"\.caption \{[^}]*color: (var\(--text-\w+\))", sheet)
    assert caption
    assert by_day(style).text[style.colours.tint] != style.colours.tint
