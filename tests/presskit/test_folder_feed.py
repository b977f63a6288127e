"""`umbruch feed`: folders, files and kits as RSS, Atom and JSON Feed, nothing in them before its embargo ends."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

import umbruch
from tests.cli.running import run
from umbruch.errors import InputError, RenderError, UsageError
from umbruch.presskit.folder_feed import FeedFormat, FolderFeed, folder_feed

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
FORMATS: tuple[FeedFormat, ...] = ("rss", "atom", "jsonfeed")
PAGE = "https://www.example.org/presse"
TEXT = "LINDENAU, 5. Mai 2026. Der Rat hat am Montag zugestimmt. Gebaut wird im Herbst.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "presse"
    made.mkdir()
    (made / "rat.txt").write_text(f"Rat stimmt zu\n\n{TEXT}")
    (made / "bad.txt").write_text(f"Sperrfrist: 30. November 2026, 10 Uhr\n\nBad wird geheim teurer\n\n{TEXT}")
    (made / "umbruch.toml").write_text('[provider]\nname = "Stadt Lindenau"\n')
    return made


def made(folder: Path, kind: FeedFormat = "jsonfeed", now: datetime = NOW, **fields: str) -> FolderFeed:
    return folder_feed([folder], kind, "feed", now, **{"address": PAGE, **fields})


def ids(feed: FolderFeed) -> list[str]:
    return [one["id"] for one in json.loads(feed.content)["items"]]


@pytest.mark.parametrize("kind", FORMATS)
def test_an_article_under_embargo_is_in_no_feed_of_a_folder_and_that_is_said(kind: FeedFormat, folder: Path) -> None:
    feed = made(folder, kind)
    assert b"Rat stimmt zu" in feed.content
    assert b"geheim" not in feed.content
    ((source, remark),) = [one for one in feed.remarks if one[1].code == "feed.left-out"]
    assert source == str(folder / "bad.txt")
    assert "2026-11-30 10:00" in remark.message
    assert "geheim" not in remark.message


@pytest.mark.parametrize("kind", FORMATS)
def test_it_is_in_the_feed_that_is_made_when_the_embargo_is_over(kind: FeedFormat, folder: Path) -> None:
    later = made(folder, kind, datetime(2026, 11, 30, 9, tzinfo=UTC))
    assert b"geheim" in later.content
    assert later.entries == 2


def test_an_entry_keeps_its_id_whatever_is_corrected_and_added(folder: Path) -> None:
    (before,) = ids(made(folder))
    (folder / "rat.txt").write_text(f"Rat stimmt nun doch zu\n\n{TEXT}Das ist neu.\n")
    (folder / "aal.txt").write_text(f"Aale sind zurück\n\n{TEXT}")
    after = ids(made(folder))
    assert before in after
    assert len(after) == len(set(after)) == 2


def test_the_title_is_the_folder_s_and_the_house_is_umbruch_toml_s(folder: Path) -> None:
    feed = json.loads(made(folder).content)
    assert (feed["title"], feed["authors"][0]["name"]) == ("presse", "Stadt Lindenau")
    assert json.loads(made(folder, title="Neues", publisher="Amt").content)["title"] == "Neues"


def test_an_article_without_a_day_has_that_of_its_file(folder: Path) -> None:
    (folder / "rat.txt").write_text("Rat stimmt zu\n\nDer Rat hat zugestimmt. Gebaut wird im Herbst.\n")
    os.utime(folder / "rat.txt", (1_790_000_000, 1_790_000_000))
    (item,) = json.loads(made(folder).content)["items"]
    assert item["date_published"].startswith("2026-09-21T14:13:20")


def test_the_feed_of_a_kit_heeds_the_embargo_of_its_manifest(folder: Path) -> None:
    kit = 'title = "Neues aus Lindenau"\naddress = "https://kit.example.org/"\nembargo = "2026-12-24T10:00:00+01:00"\n'
    (folder / "kit.toml").write_text(f'{kit}articles = ["rat.txt"]\n')
    held = folder_feed([folder], "atom", "feed.atom", NOW)
    root = etree.fromstring(held.content)
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert root.findtext("a:title", namespaces=names) != ""
    assert root.findall("a:entry", namespaces=names) == []
    free = folder_feed([folder], "atom", "feed.atom", datetime(2026, 12, 25, tzinfo=UTC))
    assert free.entries == 1
    assert b"https://kit.example.org/" in free.content


def test_rss_without_an_address_is_refused_with_what_to_do(folder: Path) -> None:
    with pytest.raises(RenderError) as raised:
        folder_feed([folder], "rss", "feed.rss", NOW)
    assert "--address" in (raised.value.hint or "")


def test_an_address_that_is_none_of_the_web_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="javascript"):
        made(folder, address="javascript:alert(1)")


def test_a_folder_without_articles_makes_no_feed(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        folder_feed([tmp_path], "atom", "feed.atom", NOW)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_check_finds_nothing_in_the_feed_of_a_folder(kind: FeedFormat, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / f"feed.{'json' if kind == 'jsonfeed' else kind}"
    file.write_bytes(made(folder, kind).content)
    assert [one for one in umbruch.check(file) if one.severity != "info"] == []


def test_the_command_writes_the_format_of_the_suffix_and_says_what_it_left_out(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.txt").write_text(f"Sperrfrist: 30. November 2096, 10 Uhr\n\nBad wird teurer\n\n{TEXT}")
    done = run("feed", str(folder), "-o", str(tmp_path / "neu.json"))
    assert done.status == 0, done.err
    assert json.loads((tmp_path / "neu.json").read_bytes())["version"] == "https://jsonfeed.org/version/1.1"
    assert "feed.left-out" in done.err


def test_what_cannot_be_read_is_said_and_makes_the_exit_status_1(folder: Path, tmp_path: Path) -> None:
    (folder / "leer.docx").write_bytes(b"PK\x03\x04 broken")
    done = run("feed", str(folder), "--to", "atom", "-o", str(tmp_path / "neu"))
    assert done.status == 1
    assert "leer.docx" in done.err
    assert (tmp_path / "neu").read_bytes().startswith(b"<?xml")
