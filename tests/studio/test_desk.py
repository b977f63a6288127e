"""A folder in the studio: its articles with their state, new ones by themselves, files of many at once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import umbruch
from tests.studio.studios import CLIPPING, Running, clipping_in, running
from umbruch.errors import InputMissing
from umbruch.studio.desk import Desk

CLEAR = CLIPPING.replace("Hunderte kamen zum Fest am Samstag\n", "").replace("STADTLEBEN\n\n", "")


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Running]:
    folder = tmp_path / "archive"
    (folder / "below").mkdir(parents=True)
    clipping_in(folder)
    clipping_in(folder / "below", CLEAR, "clear.txt")
    (folder / "broken.txt").write_bytes(b"\x00\x01" * 60)
    with running(folder) as one:
        yield one


def until(studio: Running, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The news of the desk once they fit."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        news: dict[str, Any] = studio.told("/desk/news?since=0")
        if fits(news):
            return news
        time.sleep(0.05)
    raise AssertionError(news)


def states(studio: Running, news: dict[str, Any]) -> dict[str, Any]:
    names = {one["key"]: one["name"] for one in studio.told("/desk")["entries"]}
    return {names[one["key"]]: one for one in news["states"]}


def test_every_article_is_listed_with_its_state(studio: Running) -> None:
    found = states(studio, until(studio, lambda news: len(news["states"]) == 3))
    assert list(found) == ["below/clear.txt", "broken.txt", "clipping.txt"]
    for name in ("clipping.txt", "below/clear.txt"):
        origins = umbruch.read(studio.path / name).origins
        assert found[name]["doubts"] == sum(one.doubtful for one in origins)
    assert found["broken.txt"]["error"]
    assert not any(one["corrected"] or one["exported"] for one in found.values())


def test_a_checked_article_is_told_apart_from_a_corrected_one(studio: Running) -> None:
    keys = {one["name"]: one["key"] for one in studio.told("/desk")["entries"]}
    wishes = {
        "clipping.txt": {"type": "checked", "value": True},
        "below/clear.txt": {"type": "field", "path": "kicker", "value": "Verkehr"},
    }
    for name, change in wishes.items():
        address = f"/a/{keys[name]}"
        revision = studio.told(address)["revision"]
        studio.told(f"{address}/change", "POST", {"revision": revision, "change": change})
    found = states(studio, until(studio, lambda news: len(news["states"]) == 3))
    checked, corrected = found["clipping.txt"], found["below/clear.txt"]
    assert (checked["checked"], checked["corrected"], checked["doubts"]) == (True, False, 0)
    assert (corrected["checked"], corrected["corrected"]) == (False, True)


def test_only_what_is_new_is_told_again_and_new_files_appear(studio: Running) -> None:
    number = until(studio, lambda news: len(news["states"]) == 3)["number"]
    assert studio.told(f"/desk/news?since={number}")["states"] == []
    clipping_in(studio.path, CLEAR, "new.txt")
    (studio.path / "clipping.fix.toml").write_text('[set]\nheadline = "Offen"\n', encoding="utf-8")
    news = until(studio, lambda news: len(news["entries"]) == 4 and news["number"] >= number + 2)
    assert states(studio, news)["clipping.txt"]["headline"] == "Offen"
    assert states(studio, news)["clipping.txt"]["corrected"]


def test_files_of_many_articles_are_stored_with_their_corrections(studio: Running) -> None:
    (studio.path / "clipping.fix.toml").write_text('[set]\nheadline = "Offen"\n', encoding="utf-8")
    keys = [one["key"] for one in studio.told("/desk")["entries"]]
    studio.told("/desk/store", "POST", {"keys": keys, "formats": ["text", "json"], "style": "release"})
    news = until(studio, lambda news: news["batch"]["over"])
    assert (news["batch"]["done"], news["batch"]["total"], news["batch"]["files"]) == (3, 3, 4)
    assert [one["name"] for one in news["batch"]["failed"]] == ["broken.txt"]
    out = studio.path.parent / "output"
    assert "Offen" in (out / "clipping.txt").read_text(encoding="utf-8")
    until(studio, lambda news: sum(one["exported"] for one in news["states"]) == 2)


def test_a_batch_of_nothing_is_refused(studio: Running) -> None:
    for wish in ({"keys": [], "formats": ["pdf"]}, {"keys": ["x"], "formats": ["pdf"]}, {"keys": ["x"], "formats": []}):
        assert studio.asked("/desk/store", "POST", {**wish, "style": "release"})[0] == 422
    assert studio.asked("/desk/store", "POST", {"keys": ["x"], "formats": ["pdf"], "style": "../x"})[0] == 422


def test_the_folder_of_the_results_is_not_part_of_the_desk(tmp_path: Path) -> None:
    clipping_in(tmp_path)
    (tmp_path / "output").mkdir()
    clipping_in(tmp_path / "output", CLEAR, "made.txt")
    assert [one.name for one in Desk(tmp_path, tmp_path / "output", "en").entries()] == ["clipping.txt"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputMissing):
        Desk(tmp_path / "none", tmp_path, "en")


def test_one_article_is_stored_in_the_look_that_was_chosen(studio: Running) -> None:
    key = next(one["key"] for one in studio.told("/desk")["entries"] if one["name"] == "clipping.txt")
    studio.told(f"/a/{key}/look", "POST", {"style": "leaflet", "keys": {"page.columns": "1"}})
    told = studio.told(f"/a/{key}/store", "POST", {"formats": ["pdf", "newsml"]})
    assert told["files"] == ["clipping.pdf", "clipping.xml"]
    assert (studio.path.parent / "output" / "clipping.pdf").read_bytes().startswith(b"%PDF")
    saved = studio.told(f"/a/{key}/style", "POST", {"name": "haus"})
    assert (studio.path / saved["file"]).read_text(encoding="utf-8").count("[page]\ncolumns = 1\n") == 1
    for name in ("haus", "../x", "", ".x", "a/b"):
        assert studio.asked(f"/a/{key}/style", "POST", {"name": name})[0] == 422


def test_a_name_that_is_no_utf_8_is_shown_and_its_article_opens(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    name = b"fest-\xff.txt"
    try:
        (folder / os.fsdecode(name)).write_text(CLIPPING, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    with running(folder) as studio:
        assert studio.told("/desk")["entries"][0]["name"] == "fest-\ufffd.txt"
        state = studio.told(studio.article)
        assert state["name"] == "fest-\ufffd.txt"
        change = {"type": "lines", "first": 3, "last": 3, "role": "deck"}
        body = {"revision": state["revision"], "change": change}
        studio.told(f"{studio.article}/change", "POST", body)
    assert umbruch.read(folder / os.fsdecode(name)).article.deck == "Hunderte kamen zum Fest am Samstag"
