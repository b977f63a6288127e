"""Style files: inheritance, units, and errors that name file, key and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from umbruch.errors import StyleError, UnknownStyle, UsageError
from umbruch.style import Style, builtin_names, load

BAD = [
    ("colour = '#fff'", "colour", "there is no key 'colour' here", "did you mean colours?"),
    ("[page]\ncolums = 2", "page.colums", "there is no key 'colums' here", "did you mean columns?"),
    ("[text.hedline]\nsize = '9pt'", "text.hedline", "there is no key 'hedline' here", "did you mean headline?"),
    ("[text.headline]\nsiez = '9pt'", "text.headline.siez", "there is no key 'siez' here", "did you mean size?"),
    ("[page.margins]\ntop = '2ell'", "page.margins.top", "'ell' in '2ell' is not a unit", "pt, mm, cm, in, pc"),
    ("[page.margins]\ntop = '20'", "page.margins.top", "'20' has no unit", "pt, mm, cm, in, pc"),
    ("[page.margins]\ntop = 20", "page.margins.top", "20 is not a length", '"10pt" or "18mm"'),
    ("[page.margins]\ntop = true", "page.margins.top", "True is not a length", '"10pt" or "18mm"'),
    ("[text.body]\nsize = '900pt'", "text.body.size", "900 pt is no size to read", "between 4pt and 200pt"),
    ("[text.body]\nleading = '2pt'", "text.body.leading", "does not fit a size", "about 1.2 times"),
    ("[text.body]\ncolour = 'acent'", "text.body.colour", "neither a colour of the palette", "did you mean accent?"),
    ("[colours]\nink = 'black'", "colours.ink", "'black' is not a colour", "#rrggbb"),
    ("[colours]\nink = '#12345'", "colours.ink", "is not a colour", "#rrggbb"),
    ("[text.body]\nalign = 'middle'", "text.body.align", "'middle' is none of", "centre, justify, left"),
    ("[page]\nsize = 'A44'", "page.size", "'A44' is not a paper size", "did you mean A4?"),
    ("[page]\nsize = ['210mm', '510cm']", "page.size[1]", "longer than any", "5080mm"),
    ("[page]\nsize = ['210mm', '50mm']", "page", "too low to set", "a higher page"),
    ("[page]\ncolumns = 9", "page.columns", "1 to 6 columns", ""),
    ("[page]\ncolumns = 0", "page.columns", "1 to 6 columns", ""),
    ("[page]\ncolumns = 4\ngutter = '60mm'", "page", "too narrow to set", "smaller margins"),
    ("[head]\nleft = '{publisher}'", "head.left", "{publisher} is not a placeholder", "publication"),
    ("[head]\nleft = '{page'", "head.left", "expected '}'", ""),
    ("[fonts]\nserif = { family = 'X', regular = 'nix.ttf' }", "fonts.serif.regular", "no font file 'nix.ttf'", ""),
    ("extends = 7", "extends", "must be the name or file", ""),
    ("page = 7", "page", "a table of keys is expected", "its parts"),
    ("[page", "", "not valid TOML", ""),
]  # fmt: skip


@pytest.mark.parametrize(("toml", "place", "says", "hint"), BAD, ids=[place or "toml" for _, place, _, _ in BAD])
def test_a_wrong_style_is_an_error_with_file_key_and_remedy(
    tmp_path: Path, toml: str, place: str, says: str, hint: str
) -> None:
    path = tmp_path / "haus.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(StyleError) as caught:
        load(path)
    error = caught.value
    assert error.source == str(path)
    assert error.place is not None
    line, _, key = error.place.partition(": ")
    assert key == place
    word = place.rpartition(".")[2].partition("[")[0]
    assert line == f"line {next(number for number, text in enumerate(toml.splitlines(), 1) if word in text)}"
    whole = f"{error.message} {error.hint or ''}"
    assert says in whole
    assert hint in whole
    assert error.exit_code == 2


def test_a_style_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "haus.toml"
    path.write_bytes(b"description = '\xff\xfe'")
    with pytest.raises(StyleError, match="not UTF-8"):
        load(path)


@pytest.mark.parametrize("name", builtin_names())
def test_each_style_that_ships_is_complete(name: str) -> None:
    style = load(name)
    assert style.name == name
    assert style.description
    assert style.page.column_width > 72


def test_the_styles_that_the_readme_names_ship() -> None:
    assert {"broadsheet", "clipping", "release"} <= set(builtin_names())


def test_an_unknown_style_gets_a_suggestion(tmp_path: Path) -> None:
    with pytest.raises(UnknownStyle, match="did you mean broadsheet"):
        load("broadshet")
    with pytest.raises(UnknownStyle, match="no style file"):
        load(tmp_path / "nix.toml")


def test_a_style_inherits_what_it_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "haus.toml"
    path.write_text('extends = "broadsheet"\n[text.headline]\ncolour = "#0A0B0C"\n', encoding="utf-8")
    style, parent = load(path), load("broadsheet")
    assert style.name == "haus"
    assert style.text.headline.colour == "#0a0b0c"
    assert style.text.headline.size == parent.text.headline.size
    assert style.text.body == parent.text.body
    assert style.page == parent.page


def test_a_style_that_extends_nothing_stands_on_release(tmp_path: Path) -> None:
    path = tmp_path / "haus.toml"
    path.write_text('[colours]\nink = "#112233"\n', encoding="utf-8")
    assert load(path).page == load("release").page
    assert load(path).text.body.colour == "#112233"


def test_a_style_can_extend_a_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "eltern.toml").write_text('[page]\ncolumns = 3\ngutter = "4mm"\n', encoding="utf-8")
    (tmp_path / "kind.toml").write_text('extends = "eltern.toml"\n[page]\ngutter = "5mm"\n', encoding="utf-8")
    page = load(tmp_path / "kind.toml").page
    assert page.columns == 3
    assert page.gutter == pytest.approx(5 * 72 / 25.4)


def test_styles_that_extend_each_other_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('extends = "b.toml"', encoding="utf-8")
    (tmp_path / "b.toml").write_text('extends = "a.toml"', encoding="utf-8")
    with pytest.raises(StyleError, match="in a circle: a > b > a"):
        load(tmp_path / "a.toml")


def test_a_missing_parent_is_named_with_the_child(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('extends = "brodsheet"', encoding="utf-8")
    with pytest.raises(UnknownStyle, match="did you mean broadsheet") as caught:
        load(tmp_path / "a.toml")
    assert caught.value.source == str((tmp_path / "a.toml").resolve())


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    import os

    path = tmp_path / "haus.toml"
    path.write_text('description = "one"', encoding="utf-8")
    assert load(path).description == "one"
    path.write_text('description = "two"', encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert load(path).description == "two"


def test_a_style_object_is_taken_as_it_is() -> None:
    style = load("release")
    assert load(style) is style
    assert isinstance(style, Style)


def test_a_mistake_in_a_parent_is_told_with_the_parents_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "eltern.toml").write_text('[page]\n\ngutter = "4 ell"\n', encoding="utf-8")
    (tmp_path / "kind.toml").write_text('extends = "eltern.toml"\n[page]\ncolumns = 2\n', encoding="utf-8")
    with pytest.raises(StyleError) as caught:
        load(tmp_path / "kind.toml")
    assert caught.value.source == str((tmp_path / "eltern.toml").resolve())
    assert caught.value.place == "line 3: page.gutter"


@pytest.mark.parametrize(
    "toml", [f"label = {'9' * 5000}", f"label = {'[' * 3000}", f"{'k' * 5000} = 1", "extends = 'a\\u0000b.toml'",
             'extends = "a\\u0000b.toml"', f"extends = '{'a' * 5000}.toml'", 'docx.template = "a\\u0000.docx"',
             f"docx.template = '{'ü' * 5000}.docx'", "fonts.serif = { family = 'x', regular = '../../ü.ttf' }"],
)  # fmt: skip
def test_hostile_values_are_a_users_mistake_and_no_crash(tmp_path: Path, toml: str) -> None:
    path = tmp_path / "haus.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(path)
    assert caught.value.exit_code == 2
    assert caught.value.hint
    assert len(str(caught.value)) < 500
