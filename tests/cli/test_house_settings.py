"""`umbruch init` and `umbruch config`, and what umbruch.toml sets where a call says nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import umbruch
from tests.cli.running import run

TEXT = "Brücke beschlossen\n\nDer Rat hat am Montag die neue Brücke über den Fluss beschlossen, sagte die Sprecherin.\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article in a folder below it; the tests run there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "may").mkdir()
    (tmp_path / "may" / "article.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "umbruch.toml"


def test_init_writes_a_file_in_the_language_of_the_user_and_replaces_none(house: Path) -> None:
    ran = run("init", env={"LC_ALL": "de_AT.UTF-8", "LANGUAGE": ""})
    assert (ran.status, ran.out.strip()) == (0, "umbruch.toml")
    assert "Stil mit seinem Namen" in house.read_text(encoding="utf-8")
    again = run("init", "--lang", "en")
    assert again.status == 1
    assert "umbruch.toml: it is there already" in again.err
    assert "did you mean" in run("init", "may", "--lang", "dr").err


def test_config_shows_what_holds_and_whence(house: Path) -> None:
    assert "no umbruch.toml" in run("config", "may").out
    house.write_text('language = "de"\n\nstyle = "release"\n', encoding="utf-8")
    shown = run("config", "may/article.txt", env={"COLUMNS": "100"}).out
    assert shown.startswith(str(house))
    assert any(line.split()[:4] == ["style", "release", "line", "3"] for line in shown.splitlines())
    told = json.loads(run("config", "--json", "may").out)
    assert told == {"file": str(house), "settings": {"language": "de", "style": "release"}}
    house.write_text("stile = 1\n", encoding="utf-8")
    wrong = run("config")
    assert wrong.status == 2
    assert "umbruch.toml: line 1: stile" in wrong.err
    assert "did you mean style?" in wrong.err


def test_inspect_says_which_files_it_used(house: Path) -> None:
    house.write_text('lang = "fr"\n', encoding="utf-8")
    ran = run("inspect", "-v", "may/article.txt")
    assert f"settings: {house}" in ran.err
    assert "corrections: none beside it" in ran.err
    assert umbruch.read("may/article.txt").article.lang == "fr"
    assert umbruch.read("may/article.txt", lang="de").article.lang == "de"
    Path("may/own.md").write_text(f"---\nlang: es\n---\n\n{TEXT}", encoding="utf-8")
    assert umbruch.read("may/own.md").article.lang == "es"
    Path("may/none.md").write_text(TEXT, encoding="utf-8")
    assert umbruch.read("may/none.md").article.lang == "fr"


def test_a_kit_takes_style_and_publisher_of_the_house_where_it_names_none(house: Path) -> None:
    house.write_text(
        'publisher = "Stadt Lauter"\nprovider = { name = "Presse Lauter", code = "lx" }\n', encoding="utf-8"
    )
    kit = umbruch.kit("may")
    assert (kit.publisher, kit.provider and kit.provider.code) == ("Stadt Lauter", "lx")
    (house.parent / "may" / "kit.toml").write_text('organisation = "Anderes Haus"\n', encoding="utf-8")
    assert umbruch.kit("may").publisher == "Anderes Haus"
    house.write_text('style = "nowhere"\n', encoding="utf-8")
    ran = run("kit", "may", "-o", "out")
    assert ran.status != 0
    assert "umbruch.toml: line 1: style: there is no style 'nowhere'" in ran.err


def test_formats_and_style_of_the_house_hold_where_the_call_names_none(house: Path) -> None:
    house.write_text('to = ["html", "json"]\nstyle = "nowhere.toml"\n', encoding="utf-8")
    assert "line 2: style: there is no such style in the folder" in run("convert", "may/article.txt", "-o", "out").err
    (house.parent / "own.toml").write_text('extends = "release"\n', encoding="utf-8")
    house.write_text('to = ["html", "json"]\nstyle = "own.toml"\npublisher = "Stadt Lauter"\n', encoding="utf-8")
    (result,) = umbruch.convert(Path("may/article.txt"), out="out")
    assert [path.name for path in result.files] == ["article.html", "article.json"]
    release, broadsheet = (
        umbruch.render(umbruch.read("may/article.txt"), "html", style) for style in ("release", "broadsheet")
    )
    assert len({len(release), len(broadsheet)}) == 2
    assert abs(len(Path("out/article.html").read_bytes()) - len(release)) < abs(len(broadsheet) - len(release))
    assert umbruch.read("out/article.json").publisher == "Stadt Lauter"
    (told,) = umbruch.convert(Path("may/article.txt"), "json", "told", style="broadsheet")
    assert [path.name for path in told.files] == ["article.json"]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ('to = ["pdff"]', "line 1: to: no format 'pdff'"),
        ('style = "relese"', "line 1: style: there is no style 'relese'"),
        ('style = "../../etc/x.toml"', "line 1: style: there is no such style in the folder"),
        ('provider = { nmae = "x" }', "did you mean name"),
        ('newspapers = ["…"]', "line 1: newspapers"),
        ('lang = "german"', "line 1: lang: 'german' is no language tag"),
    ],
)
def test_a_mistake_is_told_with_file_and_line_by_every_command(house: Path, settings: str, says: str) -> None:
    house.write_text(settings, encoding="utf-8")
    (result,) = umbruch.convert(Path("may/article.txt"), out="out")
    assert result.error is not None
    assert says in str(result.error)
    assert "umbruch.toml" in str(result.error)


@pytest.mark.parametrize(("wrong", "meant"), [("covert", "convert"), ("cofnig", "config"), ("inspekt", "inspect")])
def test_a_command_that_there_is_not_is_answered_with_the_one_that_is_meant(wrong: str, meant: str) -> None:
    ran = run(wrong, "x.txt")
    assert ran.status == 2
    assert f"there is no command '{wrong}': did you mean {meant}?" in ran.err
