"""Hundreds of real articles are read without a crash and without losing a word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import umbruch
from tests.clipping.words import missing_words


def articles(path: Path) -> Iterator[tuple[str, str]]:
    if not path.is_file():
        pytest.skip(f"../shared/corpora/{path.name} is not here")
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        yield case["id"], case["text"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["clippings", "wire"])
def test_no_article_loses_a_word(shared: Path, name: str) -> None:
    lost = {}
    count = 0
    for identity, text in articles(shared / "corpora" / f"{name}.jsonl"):
        count += 1
        reading = umbruch.read(text.encode("utf-8"), format="text", name=identity)
        if missing := missing_words(text, reading):
            lost[identity] = missing
    assert count > 50
    assert lost == {}
