"""Feeds of whatever publication are valid: by grammars of RFC 4287 and RSS 2.0, and by what no grammar can say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from tests.properties.sound_trees import sound_publications
from tests.publications import SAMPLES, sample_publication
from tests.tools import examples
from umbruch.diagnostics import collecting
from umbruch.tree import Publication
from umbruch.writers.feeds.atom import atom
from umbruch.writers.feeds.feed_entries import OnTheWeb, feed_of
from umbruch.writers.feeds.json_feed import json_feed
from umbruch.writers.feeds.rss import rss

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
GRAMMARS = Path(__file__).parent / "feed_grammars"
WRITERS = {"rss": rss, "atom": atom, "json": json_feed}
A = "{http://www.w3.org/2005/Atom}"


def on_the_web(publication: Publication) -> OnTheWeb:
    base = "https://bote.example/presse/"
    pages = tuple(f"{base}{number}.html" for number, _ in enumerate(publication.articles))
    return OnTheWeb(base=base, home=f"{base}index.html", pages=pages, pictures={})


def feed(format: str, publication: Publication) -> bytes:
    with collecting():
        return WRITERS[format](feed_of(publication, NOW, on_the_web(publication)), f"feed.{format}")


def faults(format: str, content: bytes) -> list[str]:
    """What is wrong with a feed."""
    if format == "json":
        return list(_of_json(json.loads(content)))
    root = etree.fromstring(content)
    grammar = etree.RelaxNG(etree.parse(GRAMMARS / f"{format}.rng"))
    found = [] if grammar.validate(root) else [str(one.message) for one in grammar.error_log]
    return [*found, *(_of_atom(root) if format == "atom" else _of_rss(root))]


def _of_atom(root: Any) -> Iterator[str]:
    """RFC 4287, 4.1.1 and 4.1.2: what an entry may have once, and ids that stand once (4.2.6)."""
    for entry in (root, *root.iter(f"{A}entry")):
        links = Counter(
            (one.get("type"), one.get("hreflang"))
            for one in entry.iterfind(f"{A}link")
            if one.get("rel") == "alternate"
        )
        yield from (f"two alternate links of type {kind}" for kind, times in links.items() if times > 1)
    ids = Counter(one.text for one in root.iter(f"{A}id"))
    yield from (f"the id {one} stands twice" for one, times in ids.items() if times > 1)


def _of_rss(root: Any) -> Iterator[str]:
    ids = Counter(one.text for one in root.iter("guid"))
    yield from (f"the guid {one} stands twice" for one, times in ids.items() if times > 1)


def _of_json(found: dict[str, Any]) -> Iterator[str]:
    """What JSON Feed 1.1 demands (jsonfeed.org/version/1.1)."""
    if found.get("version") != "https://jsonfeed.org/version/1.1" or not found.get("title"):
        yield "no version or no title"
    for item in found["items"]:
        if not isinstance(item.get("id"), str) or not item["id"]:
            yield "an item without an id"
        if not isinstance(item.get("content_html", item.get("content_text")), str):
            yield "an item without content"
        for name in ("date_published", "date_modified"):
            if name in item and datetime.fromisoformat(item[name]).tzinfo is None:
                yield f"{name} without a zone"
        if not all(author.get("name") for author in item.get("authors", [])):
            yield "an author without a name"
        if not all(one.get("url") and one.get("mime_type") for one in item.get("attachments", [])):
            yield "an attachment without url or mime_type"
    ids = Counter(item.get("id") for item in found["items"])
    yield from (f"the id {one} stands twice" for one, times in ids.items() if times > 1)


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "empty"])
def test_the_feed_of_each_sample_is_valid(format: str, name: str) -> None:
    assert faults(format, feed(format, sample_publication(name))) == []


@pytest.mark.parametrize("format", WRITERS)
@given(publication=sound_publications())
@settings(max_examples=examples(25), deadline=None)
def test_the_feed_of_any_publication_is_valid(format: str, publication: Publication) -> None:
    assert faults(format, feed(format, publication)) == []


ATOM_FAULTS = [
    ("<updated>", "<updated>yesterday, "), ("+00:00</updated>", "</updated>"), ("<id>", "<id> "),
    ('type="xhtml"', 'type="xml"'), ("<author>", "<writer/><author>"), ("<name>", "<name/><name>"),
    ('<link rel="alternate"', '<link rel="alternate" type="text/html" href="urn:x:1"/><link rel="alternate"'),
    ("<entry>", "<entry><id>urn:x:1</id>"),
]  # fmt: skip
RSS_FAULTS = [
    (' version="2.0"', ""), ("<link>https://", "<link>"), ("<pubDate>", "<pubDate>Yes, "), ("<title>", "<x/><title>"),
    ('isPermaLink="false"', 'isPermaLink="no"'), ("<lastBuildDate>", "<lastBuildDate>2026-11-29 "),
    ("<language>", "<language>deutsch, "), ("<item>", "<item><guid isPermaLink='false'>x</guid>"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("format", "right", "wrong"), [("atom", *one) for one in ATOM_FAULTS] + [("rss", *one) for one in RSS_FAULTS]
)
def test_a_planted_fault_is_found(format: str, right: str, wrong: str) -> None:
    content = feed(format, sample_publication("kit")).decode()
    assert right in content
    assert faults(format, content.replace(right, wrong, 1).encode()) != []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [('"id": "', '"id": "", "_": "'), ('"content_html": ', '"_": '), ('"title": ', '"_": '), ("1.1", "1.9")],
)
def test_a_planted_fault_in_json_feed_is_found(right: str, wrong: str) -> None:
    content = feed("json", sample_publication("kit")).decode()
    assert right in content
    assert faults("json", content.replace(right, wrong, 1).encode()) != []
