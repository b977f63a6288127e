"""Files in the ways of some twenty agencies: headline, byline, place and the whole body come out as they were sent."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import umbruch
from umbruch.tree.walk import block_texts

FOLDER = Path(__file__).parent / "agencies"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))
PICTURES_OF_CONTROLS = {0x2400 + code: code for code in range(32)}


def test_each_file_is_named_once() -> None:
    assert {path.name for path in FOLDER.iterdir()} - {"expected.toml"} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_an_item_in_the_way_of_its_agency_is_read_right(name: str) -> None:
    wanted = EXPECTED[name]
    content = (FOLDER / name).read_bytes()
    if name.endswith(".txt"):
        content = content.decode().translate(PICTURES_OF_CONTROLS).encode()
    reading = umbruch.read(content, name=name)
    article = reading.articles[0]
    assert len(reading.articles) == wanted.get("articles", 1)
    assert article.headline == wanted["headline"]
    assert (article.byline and article.byline.text) == wanted.get("byline")
    assert (article.dateline and article.dateline.place) == wanted.get("place")
    for field in ("kicker", "deck", "lead"):
        if field in wanted:
            assert getattr(article, field) == wanted[field]
    texts = [text.strip() for text in block_texts(article.body)]
    assert texts == wanted["body"] if "body" in wanted else texts
