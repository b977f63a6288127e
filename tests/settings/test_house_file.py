"""`umbruch.toml`: found from the input upwards, and wrong in no silence."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from umbruch.errors import SettingsError
from umbruch.settings import FoundHouse, House, house_of, looked_up_once

COPY = "EMBARGO: 20 November 2026, 10 a.m.\n\nCouncil builds bridge\n\nThe council builds a bridge and a road.\n"


def folder_with(tmp_path: Path, settings: str) -> Path:
    (tmp_path / "umbruch.toml").write_text(settings, encoding="utf-8")
    inner = tmp_path / "2026" / "november"
    inner.mkdir(parents=True)
    (inner / "copy.txt").write_text(COPY, encoding="utf-8")
    return inner / "copy.txt"


def until(path: Path) -> str | None:
    embargo = umbruch.read(path).article.embargo
    return embargo.until if embargo else None


def test_an_hour_without_a_zone_is_that_of_the_house(tmp_path: Path) -> None:
    assert until(folder_with(tmp_path, 'zone = "Europe/Berlin"')) == "2026-11-20T10:00:00+01:00"


def test_the_country_of_the_house_or_of_its_language_tells_the_zone(tmp_path: Path) -> None:
    path = folder_with(tmp_path, 'country = "FI"\nlanguage = "de-AT"')
    assert until(path) == "2026-11-20T10:00:00+02:00"
    (tmp_path / "umbruch.toml").write_text('language = "de-AT"')
    assert until(path) == "2026-11-20T10:00:00+01:00"


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    path = folder_with(tmp_path, 'zone = "Europe/Berlin"')
    (path.parent / "umbruch.toml").write_text('zone = "Asia/Tokyo"')
    assert house_of(path) == House(zone="Asia/Tokyo")


@pytest.mark.parametrize(
    ("name", "text"), [("a.txt", "Xyzzy Qwoff\n\nPlugh.\n"), ("a.md", "# Xyzzy Qwoff\n\nPlugh.\n")]
)
def test_the_language_of_the_house_is_that_of_a_text_too_short_to_tell_its_own(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert umbruch.read(tmp_path / name).article.lang is None
    (tmp_path / "umbruch.toml").write_text('language = "de-AT"\n', encoding="utf-8")
    reading = umbruch.read(tmp_path / name)
    assert (reading.lang, reading.article.lang) == ("de-AT", "de-AT")
    assert "lang.unknown" not in {one.code for one in reading.diagnostics}
    assert umbruch.read(tmp_path / name, lang="fi").article.lang == "fi"
    english = "The council has decided on Friday that the bridge over the river will be closed for a year."
    (tmp_path / name).write_text(f"# The bridge is closed\n\n{english}\n", encoding="utf-8")
    assert umbruch.read(tmp_path / name).article.lang == "en"


def test_bytes_have_no_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder_with(tmp_path, 'zone = "Europe/Berlin"').parent)
    found = umbruch.read(COPY.encode(), format="text").article.embargo
    assert found is not None
    assert found.until == "2026-11-20T10:00:00-08:00"


def test_the_house_tells_the_zone_of_a_tree_too(tmp_path: Path) -> None:
    path = folder_with(tmp_path, 'zone = "Europe/Berlin"').with_name("tree.json")
    path.write_text('{"umbruch":1,"articles":[{"lang":"en","embargo":{"text":"x","until":"2026-11-20T10:00:00"}}]}')
    assert until(path) == "2026-11-20T10:00:00+01:00"


@pytest.mark.parametrize(
    ("settings", "place", "told"),
    [
        ('\nzoen = "Europe/Berlin"', "line 2: zoen", "zone"),
        ('zone = "Europe/Hallingen"', "line 1: zone", "Europe/Berlin"),
        ('zone = "CET"', "line 1: zone", "Europe/Berlin"),
        ("zone = 1", "line 1: zone", "quotation marks"),
        ('country = "XX"', "line 1: country", "set zone"),
        ('language = "german"', "line 1: language", "de, en-GB"),
        ("zone = Europe", "line 1", "quotation marks"),
    ],
)
def test_a_wrong_setting_is_told_with_its_line_and_a_remedy(
    tmp_path: Path, settings: str, place: str, told: str
) -> None:
    path = folder_with(tmp_path, settings)
    with pytest.raises(SettingsError) as caught:
        umbruch.read(path)
    assert caught.value.place == place
    assert told in str(caught.value.hint)
    assert str(caught.value.source).endswith("umbruch.toml")


def test_nothing_is_looked_for_above_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder_with(tmp_path, 'zone = "Europe/Berlin"')
    monkeypatch.setenv("HOME", str(path.parent))
    assert house_of(path) == House()
    (path.parent / "umbruch.toml").write_text('zone = "Asia/Tokyo"')
    assert house_of(path) == House(zone="Asia/Tokyo")


def test_a_batch_looks_each_folder_up_once_and_other_calls_see_every_change(tmp_path: Path) -> None:
    path = folder_with(tmp_path, 'zone = "Europe/Berlin"')
    known: dict[Path, FoundHouse] = {}
    for _ in range(2):
        with looked_up_once(known):
            assert house_of(path) == House(zone="Europe/Berlin")
        (tmp_path / "umbruch.toml").unlink(missing_ok=True)
    assert list(known) == [path.parent]
    assert house_of(path) == House()


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("agencies = [" + '"lnw", ' * 501 + "]", "line 1: agencies: more than 500"),
        ('initials = ["' + "x" * 5_001 + '"]', "line 1: initials.*longer than 5000"),
        ("newspapers = 1", "line 1: newspapers"),
        ("newspaper = []", "did you mean newspapers"),
    ],
)
def test_names_are_bounded_and_checked(tmp_path: Path, settings: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        house_of(folder_with(tmp_path, settings))
