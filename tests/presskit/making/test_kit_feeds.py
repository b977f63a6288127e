"""The feeds of a kit: addresses where somebody said where it will stand, nothing before its embargo ends."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import umbruch
from tests.presskit.folders import EMBARGOED, MANIFEST, folder_of
from umbruch.facts.embargo import end_of
from umbruch.presskit.build.kit_build import build
from umbruch.presskit.making.kit_files import make
from umbruch.presskit.source.kit_reading import kit
from umbruch.style import load

PLACE = 'address = "https://lindenau.example/presse/"\n'


class Files(dict[str, bytes]):
    def put(self, path: str, content: bytes) -> None:
        self[path] = content


def made(folder: Path, now: datetime | None = None) -> Files:
    files = Files()
    make(kit(folder), load("release"), files, now=now)
    return files


def test_a_kit_with_an_address_has_feeds_that_lead_to_its_pages(tmp_path: Path) -> None:
    files = made(folder_of(tmp_path, PLACE + MANIFEST))
    feed = json.loads(files["feed.json"])
    assert feed["feed_url"] == "https://lindenau.example/presse/feed.json"
    addresses = [item["url"] for item in feed["items"]]
    assert addresses
    for address in (*addresses, feed["home_page_url"], *(item["image"] for item in feed["items"] if "image" in item)):
        assert address.removeprefix("https://lindenau.example/presse/") in files
    for name in ("feed.xml", "atom.xml", "feed.json"):
        assert umbruch.check(files[name]) == []


def test_the_ids_in_the_feeds_are_those_of_the_items_on_the_wire(tmp_path: Path) -> None:
    files = made(folder_of(tmp_path, MANIFEST.replace("title", 'formats = ["ninjs"]\ntitle', 1)))
    items = {item["id"] for item in json.loads(files["feed.json"])["items"]}
    sent = {json.loads(content)["uri"] for path, content in files.items() if path.endswith(".ninjs.json")}
    assert items == sent
    assert len(items) == 2


def test_a_kit_without_an_address_has_feeds_without_links_to_its_pages(tmp_path: Path) -> None:
    files = made(folder_of(tmp_path, None))
    assert "feed.xml" not in files  # RSS demands a page that the channel leads to
    assert not [item for item in json.loads(files["feed.json"])["items"] if "url" in item]
    assert b'rel="alternate"' in files["index.html"]
    assert b"feed.xml" not in files["index.html"]


def test_a_kit_under_an_embargo_has_feeds_that_tell_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, EMBARGOED)
    end = end_of(kit(folder).embargo)
    assert end is not None
    before, after = (made(folder, end.moment + timedelta(seconds=apart)) for apart in (-1, 0))
    for name in ("atom.xml", "feed.json"):
        assert "Brücke" not in before[name].decode()
        assert "Brücke" in after[name].decode()


def test_the_feeds_of_a_kit_are_in_its_manifest(tmp_path: Path) -> None:
    built = build(folder_of(tmp_path, PLACE + MANIFEST), tmp_path / "out")
    listed = (built.folder / "MANIFEST").read_text().split()
    assert {"feed.xml", "atom.xml", "feed.json"} <= set(listed)
