"""A style as CSS: every role has its rule, sizes are relative, and the sheet follows the TOML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.publications import sample_publication
from umbruch.markup.sheet.css import stylesheet
from umbruch.markup.sheet.large_type import LADDER
from umbruch.markup.xhtml import Surroundings, article_markup
from umbruch.style import builtin_names, load


def rule(css: str, selector: str) -> dict[str, str]:
    """The declarations of a selector, later rules over earlier ones, outside media queries."""
    outside = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    found: dict[str, str] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", outside):
        if selector in [one.strip() for one in selectors.split(",")]:
            found.update(re.findall(r"([\w-]+):\s*([^;]+);", body))
    return found


def styled(tmp_path: Path, toml: str) -> str:
    path = tmp_path / "own.toml"
    path.write_text(toml, encoding="utf-8")
    return stylesheet(load(path))


def test_the_headline_takes_its_colour_font_and_size_from_the_toml(tmp_path: Path) -> None:
    css = styled(
        tmp_path,
        'extends = "release"\n[text.body]\nsize = "10pt"\nleading = "15pt"\n'
        '[text.headline]\ncolour = "#12ab34"\nfont = "serif"\nsize = "25pt"\nleading = "30pt"\n',
    )
    headline = rule(css, ".headline")
    assert headline["color"] == "#12ab34"
    assert headline["font-size"] == "2.5em"
    assert headline["line-height"] == "1.2"
    assert headline["font-family"] == '"PT Serif", serif'


@pytest.mark.parametrize("name", builtin_names())
def test_no_type_size_and_no_distance_around_text_is_absolute(name: str) -> None:
    css = stylesheet(load(name))
    assert re.findall(r"(?:font-size|line-height|margin[\w-]*|text-indent):[^;]*\d(?:pt|px|mm|cm|in)\b", css) == []


@pytest.mark.parametrize("name", builtin_names())
def test_every_class_of_the_markup_has_a_rule(name: str) -> None:
    around = Surroundings({}, lang="de", epub=True, press_head=True)
    markup = article_markup(sample_publication("article").article, around)
    used = {one for value in re.findall(r'class="([^"]*)"', markup) for one in value.split()}
    css = stylesheet(load(name))
    assert {one for one in used if not re.search(rf"\.{one}\b", css)} == set()


def test_near_black_ink_is_left_to_the_reading_system_and_other_ink_is_not(tmp_path: Path) -> None:
    assert "color" not in rule(stylesheet(load("broadsheet")), ".body")
    css = styled(tmp_path, '[colours]\nink = "#0000cc"\n')
    assert rule(css, ".body")["color"] == "#0000cc"


def test_only_a_paragraph_after_a_paragraph_is_indented() -> None:
    css = stylesheet(load("broadsheet"))
    assert "text-indent" not in rule(css, ".body")
    assert rule(css, ".body + .body")["text-indent"] == "1.087em"


def test_a_credit_is_sized_against_its_caption(tmp_path: Path) -> None:
    css = styled(tmp_path, '[text.caption]\nsize = "10pt"\n[text.credit]\nsize = "8pt"\n')
    assert rule(css, ".credit")["font-size"] == "0.8em"


def sizes(css: str, media: str) -> list[float]:
    """The sizes of headlines under a media query."""
    rules = re.findall(rf"@media {re.escape(media)} \{{\n(.*?)\n\}}", css, re.DOTALL)
    return [float(one) for rule in rules for one in re.findall(r"\.headline \{\s*font-size: ([\d.]+)em", rule)]


def test_large_type_is_smaller_on_small_screens_and_as_the_style_has_it_on_paper() -> None:
    css = stylesheet(load("broadsheet"))
    (telephone,) = sizes(css, "screen and (max-width: 30em)")
    (tablet,) = sizes(css, "screen and (max-width: 48em)")
    (paper,) = sizes(css, "print")
    assert 1.5 < telephone < tablet < float(rule(css, ".headline")["font-size"].removesuffix("em")) < paper
    assert paper == pytest.approx(load("broadsheet").text.headline.size / load("broadsheet").text.body.size, abs=0.001)


def test_only_long_words_of_large_type_are_parted() -> None:
    headline = rule(stylesheet(load("broadsheet")), ".headline")
    assert (headline["hyphens"], headline["hyphenate-limit-chars"]) == ("auto", "14 6 6")


@pytest.mark.parametrize("style", builtin_names())
def test_a_louder_style_stays_louder_and_no_size_falls_below_the_body(style: str) -> None:
    size = load(style).text.headline.size / load(style).text.body.size
    for rung in LADDER:
        assert rung.size(size) <= size
        assert rung.size(size + 1) > rung.size(size) > 1


def test_nothing_is_justified_on_a_telephone() -> None:
    css = stylesheet(load("broadsheet"))
    assert rule(css, ".body")["text-align"] == "justify"
    assert re.search(r"\.body \{\s*text-align: start;", css[css.index("@media") :])


def test_a_family_name_cannot_break_out_of_the_sheet(tmp_path: Path) -> None:
    css = styled(tmp_path, "[fonts]\nserif = 'Evil\"; } body { color: red'\n")
    assert css.count("{") == css.count("}") == stylesheet(load("release")).count("{")
    assert "color: red" in rule(css, ".body")["font-family"] or "color: red" not in css
    assert rule(css, "body").get("color") is None
