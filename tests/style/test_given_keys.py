"""Any key of a style can be given in a call, and is taken as a style file would say it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from umbruch.errors import StyleError
from umbruch.style import FontFamily, Style, builtin_names, load
from umbruch.style.given_keys import parsed
from umbruch.style.units import Length


def written(style: Style, keys: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Keys of a style with their values as somebody would type them; of the roles only two."""
    part: Any = style
    for key in keys:
        part = getattr(part, key)
    for name in part.__struct_fields__:
        value = getattr(part, name)
        path = (*keys, name)
        if path[0] in ("name", "variants", "writer") or (
            path[0] == "text" and path[1:2] not in ((), ("body",), ("deck",))
        ):
            continue
        match value:
            case FontFamily() if value.regular is None:
                yield ".".join(path), value.family
            case msgspec.Struct():
                yield from written(style, path)
            case Length():
                yield ".".join(path), f"{value!r}pt"
            case bool():
                yield ".".join(path), str(value).lower()
            case str() | int() | float():
                yield ".".join(path), str(value)
            case tuple() if value and isinstance(value[0], FontFamily):
                if all(one.generic is None for one in value):
                    yield ".".join(path), ", ".join(one.family for one in value)
            case tuple():
                yield ".".join(path), "[" + ", ".join(f'"{one!r}pt"' for one in value) + "]"
            case _:
                assert value is None


@pytest.mark.parametrize("name", builtin_names())
def test_a_style_with_its_own_values_given_is_that_style(name: str) -> None:
    style = load(name)
    keys = dict(written(style))
    assert len(keys) > 60
    given = load(name, keys=keys)
    assert msgspec.structs.replace(given, variants=()) == msgspec.structs.replace(style, variants=())


@pytest.mark.parametrize("name", builtin_names())
@pytest.mark.parametrize("paper", ["A4", "a5", "letter", "A3"])
def test_every_style_stands_on_other_paper(name: str, paper: str) -> None:
    style = load(name, keys={"page.size": paper})
    assert style.page.column_width > 72
    assert all(variant.page.size == style.page.size for variant in style.variants)


def test_a_headline_of_another_size_keeps_its_proportion_and_the_steps_below_it() -> None:
    before, after = load("broadsheet"), load("broadsheet", keys={"text.headline.size": "30pt"})
    assert after.text.headline.size == Length(30)
    ratio = before.text.headline.leading / before.text.headline.size
    assert after.text.headline.leading / after.text.headline.size == pytest.approx(ratio, rel=0.001)
    assert after.text.headline.steps == tuple(step for step in before.text.headline.steps if step < 30)


def test_leading_and_steps_that_are_given_stay() -> None:
    keys = {"text.headline.size": "30pt", "text.headline.leading": "40pt", "text.headline.steps": '["20pt"]'}
    headline = load("broadsheet", keys=keys).text.headline
    assert (headline.size, headline.leading, headline.steps) == (Length(30), Length(40), (Length(20),))


def test_a_smaller_sheet_has_fewer_columns_unless_they_are_given() -> None:
    assert load("tabloid", keys={"page.size": "A5"}).page.columns < load("tabloid").page.columns
    assert load("broadsheet", keys={"page.size": "A5", "page.columns": "1"}).page.columns == 1


def test_fonts_of_the_house_are_looked_for_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("haus.otf").touch()
    family = load("release", keys={"fonts.serif.family": "Haus", "fonts.serif.regular": "haus.otf"}).fonts.serif
    assert family.regular is not None
    assert Path(family.regular).name == "haus.otf"
    with pytest.raises(StyleError, match=r"there is no font file 'none\.otf'"):
        load("release", keys={"fonts.serif.family": "Haus", "fonts.serif.regular": "none.otf"})


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("text.headline.siz", "30pt", "did you mean size"),
        ("text.headlin.size", "30pt", "did you mean headline"),
        ("pag.columns", "3", "did you mean page"),
        ("text.headline.size", "30", "has no unit"),
        ("text.headline.font", "serf", "did you mean serif"),
        ("page.columns", "zwei", "whole number"),
        ("page.columns", "9", "1 to 6 columns"),
        ("page.size", "A44", "did you mean A4"),
        ("colours.accent", "red", "is not a colour"),
        ("text.body.colour", "akzent", "did you mean accent"),
        ("text", "3", "table of keys"),
        ("links.underline.x", "3", "links.underline"),
    ],
)
def test_a_wrong_key_or_value_is_told_with_its_remedy(key: str, value: str, says: str) -> None:
    with pytest.raises(StyleError, match=says) as caught:
        load("broadsheet", keys={key: value})
    assert str(caught.value).startswith("--set-style: ")
    assert key.split(".")[0] in str(caught.value)


def test_keys_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(StyleError, match="stands in the way"):
        load("broadsheet", keys={"page.margins.left": "9mm", "page.margins": "9mm"})


def test_a_style_that_is_loaded_takes_no_keys() -> None:
    with pytest.raises(StyleError, match="name it"):
        load(load("release"), keys={"page.size": "A5"})


def test_assignments_are_parted_at_the_first_sign_and_the_last_one_counts() -> None:
    assert parsed(["head.left=a=b", "page.size=A4", "page.size= A5"]) == {"head.left": "a=b", "page.size": "A5"}
    with pytest.raises(StyleError, match="does not say"):
        parsed(["page.size"])
