"""Feeds of a folder in what readers take them in with: feedparser and a reader of JSON Feed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.receivers.programs import answers
from umbruch.presskit.folder_feed import FeedFormat, folder_feed

pytestmark = [pytest.mark.slow, pytest.mark.conformance]

READER: dict[FeedFormat, tuple[str, str]] = {
    "rss": ("feedparser", "rss20"), "atom": ("feedparser", "atom10"),
    "jsonfeed": ("jsonfeed", "https://jsonfeed.org/version/1.1"),
}  # fmt: skip
TEXT = "LINDENAU, 5. Mai 2026. Der Rat hat am Montag zugestimmt & will „bauen“. Im Herbst geht es los."


def read(kind: FeedFormat, tmp_path: Path, content: bytes | None = None) -> dict[str, Any]:
    folder = tmp_path / "presse"
    folder.mkdir()
    (folder / "rat.txt").write_text(f"Rat stimmt <b>zu</b>\n\n{TEXT}\n", encoding="utf-8")
    (folder / "bad.txt").write_text(f"Sperrfrist: 24. Dezember 2026, 10 Uhr\n\nGeheim\n\n{TEXT}\n", encoding="utf-8")
    made = folder_feed([folder], kind, "feed", datetime(2026, 11, 29, tzinfo=UTC), address="https://example.org/p/")
    file = tmp_path / "feed"
    file.write_bytes(made.content if content is None else content)
    return answers(READER[kind][0], {"feed": file})["feed"]


@pytest.mark.parametrize("kind", READER)
def test_readers_find_a_whole_feed_with_id_title_day_and_text_of_each_entry(kind: FeedFormat, tmp_path: Path) -> None:
    found = read(kind, tmp_path)
    assert (found["wrong"], found["kind"], found["title"]) == (None, READER[kind][1], "presse")
    (entry,) = found["entries"]
    assert entry["id"].startswith("urn:")
    assert "zu" in entry["title"]
    assert str(entry["published"]).startswith(("[2026, 5, 5", "2026-05-05"))
    assert "will „bauen“" in entry["text"]


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_the_reader_sees_a_feed_that_is_broken(kind: FeedFormat, tmp_path: Path) -> None:
    assert read(kind, tmp_path, b"<rss version='2.0'><channel><title>x</channel></rss>")["wrong"] is not None
