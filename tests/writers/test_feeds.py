"""Feeds as readers of feeds take them: the same entries in RSS, Atom and JSON Feed, and nothing under an embargo."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

import pytest
from lxml import etree, html

import umbruch
from tests.publications import paragraph, words
from umbruch.diagnostics import collecting
from umbruch.errors import RenderError
from umbruch.tree import (
    Article,
    Byline,
    Change,
    Contact,
    Embargo,
    Figure,
    Person,
    Picture,
    Provider,
    Publication,
    Source,
    Subheading,
)
from umbruch.writers.feeds.atom import atom
from umbruch.writers.feeds.feed_entries import OnTheWeb, feed_of
from umbruch.writers.feeds.feed_model import Feed, FeedPicture
from umbruch.writers.feeds.json_feed import json_feed
from umbruch.writers.feeds.rss import rss

NOW = datetime(2024, 3, 9, 12, tzinfo=UTC)
A = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
WRITERS = {"rss": rss, "atom": atom, "json": json_feed}

WEB = OnTheWeb(
    base="https://bote.example/presse/",
    home="https://bote.example/presse/index.html",
    pages=("https://bote.example/presse/kai.html", None),
    pictures={"kai.jpg": FeedPicture("https://bote.example/presse/kai.jpg", "image/jpeg", 4711, 1200, 800)},
)


class Seen(NamedTuple):
    """An entry as a reader of the format sees it."""

    guid: str
    title: str
    link: str | None
    published: datetime
    summary: str | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    text: str
    enclosure: tuple[str, str, int] | None


def article(number: int = 1, **fields: object) -> Article:
    told = {
        "id": f"kai-{number}",
        "headline": f"Der Kai & <seine> Gäste {number}",
        "deck": "Am Morgen kam die Fähre.",
        "byline": Byline(
            "Von Rieke Thomsen und Jan Ott (Fotos)", (Person("Rieke Thomsen"), Person("Jan Ott", "Fotos"))
        ),
        "keywords": ("Fähre", "Hafen"),
        "body": (paragraph("Die Fähre legte an."), Subheading(words("Was sich ändert")), paragraph("Nichts.")),
        "contact": Contact("Rückfragen: 05999 4471", phone="05999 4471"),
        "notice": ("Nur für Redaktionen.",),
        "desk_notes": ("intern",),
    }
    return Article(**{**told, **fields})  # type: ignore[arg-type]


def publication(*articles: Article, **fields: object) -> Publication:
    told = {
        "kind": "kit", "title": "Hafenbote", "lang": "de", "date": "2024-03-08", "provider": Provider("Bote", "bote"),
        "publisher": "Hafenbote GmbH", "articles": articles or (article(),),
    }  # fmt: skip
    return Publication(**{**told, **fields})  # type: ignore[arg-type]


def seen(feed: Feed, format: str) -> list[Seen]:
    content = WRITERS[format](feed, "feed")
    if format == "json":
        return [_of_json(item) for item in json.loads(content)["items"]]
    root = etree.fromstring(content)
    return (
        [_of_rss(one) for one in root.iter("item")]
        if format == "rss"
        else [_of_atom(one) for one in root.iter(f"{A}entry")]
    )


def _of_json(item: dict[str, Any]) -> Seen:
    one = item.get("attachments", [None])[0]
    return Seen(
        item["id"], item["title"], item.get("url"), datetime.fromisoformat(item["date_published"]), item.get("summary"),
        tuple(author["name"] for author in item.get("authors", ())), tuple(item.get("tags", ())),
        _words(item["content_html"]), one and (one["url"], one["mime_type"], one["size_in_bytes"]),
    )  # fmt: skip


def _of_rss(item: Any) -> Seen:
    one = item.find("enclosure")
    return Seen(
        item.findtext("guid"), item.findtext("title"), item.findtext("link"),
        parsedate_to_datetime(item.findtext("pubDate")), item.findtext("description"),
        tuple(each.text for each in item.findall(CREATOR)), tuple(each.text for each in item.findall("category")),
        _words(item.findtext(CONTENT)),
        None if one is None else (one.get("url"), one.get("type"), int(one.get("length"))),
    )  # fmt: skip


def _of_atom(entry: Any) -> Seen:
    links = {one.get("rel"): one for one in entry.findall(f"{A}link")}
    one = links.get("enclosure")
    return Seen(
        entry.findtext(f"{A}id"), entry.findtext(f"{A}title"),
        links["alternate"].get("href") if "alternate" in links else None,
        datetime.fromisoformat(entry.findtext(f"{A}published")), entry.findtext(f"{A}summary"),
        tuple(each.findtext(f"{A}name") for each in entry.findall(f"{A}author")),
        tuple(each.get("term") for each in entry.findall(f"{A}category")),
        "".join(entry.find(f"{A}content").itertext()),
        None if one is None else (one.get("href"), one.get("type"), int(one.get("length"))),
    )  # fmt: skip


def _words(markup: str) -> str:
    return "".join(html.fragment_fromstring(markup, create_parent="div").itertext())


@pytest.mark.parametrize("format", WRITERS)
def test_an_entry_tells_what_the_article_tells(format: str) -> None:
    body = (Figure(image="kai.jpg", caption=words("Der Kai."), alt="Ein Kai"), *article().body)
    told = publication(article(body=body), pictures=(Picture("kai.jpg", "image/jpeg", 1200, 800, b""),))
    (entry,) = seen(feed_of(told, NOW, WEB), format)
    assert entry.guid == "urn:newsml:bote:20240308:kai-1"
    assert entry.title == "Der Kai & <seine> Gäste 1"
    assert entry.link == "https://bote.example/presse/kai.html"
    assert entry.published == datetime(2024, 3, 8, tzinfo=UTC)
    assert entry.summary == "Am Morgen kam die Fähre."
    assert entry.authors == ("Rieke Thomsen",)
    assert entry.tags == ("Fähre", "Hafen")
    assert entry.enclosure == ("https://bote.example/presse/kai.jpg", "image/jpeg", 4711)
    assert "Der Kai." in entry.text
    assert "Nichts." in entry.text


@pytest.mark.parametrize("format", WRITERS)
def test_what_is_for_desks_does_not_get_into_a_feed(format: str) -> None:
    written = WRITERS[format](feed_of(publication(), NOW, WEB), "feed").decode()
    assert not [one for one in ("05999", "Nur für Redaktionen", "intern") if one in written]


@pytest.mark.parametrize("format", WRITERS)
def test_an_article_is_in_no_feed_before_its_embargo_ends(format: str) -> None:
    end = datetime(2024, 3, 9, 13, tzinfo=UTC)
    held = article(2, embargo=Embargo("Sperrfrist: 9. März 2024, 14 Uhr MEZ", end.isoformat()))
    told = publication(article(), held)
    before = WRITERS[format](feed_of(told, end - timedelta(seconds=1), WEB), "feed").decode()
    assert "kai-1" in before
    assert "kai-2" not in before
    assert "Gäste 2" not in before
    after = {one.guid: one for one in seen(feed_of(told, end, WEB), format)}
    assert after["urn:newsml:bote:20240308:kai-2"].published == end
    assert "Sperrfrist" not in WRITERS[format](feed_of(told, end, WEB), "feed").decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"embargo": Embargo("Sperrfrist bis auf Weiteres")},
        {"status": "withheld"},
        {"status": "canceled"},
        {"change": Change("kill", "Falsch")},
    ],
    ids=["no end", "withheld", "canceled", "killed"],
)
def test_what_is_held_back_or_killed_is_in_no_feed(fields: dict[str, Any]) -> None:
    feed = feed_of(publication(article(**fields)), NOW, WEB)
    assert feed.entries == ()
    assert feed.title == "Hafenbote GmbH"  # the title of what is held back would give it away


def test_the_newest_article_comes_first() -> None:
    days = ("2024-03-05", "2024-03-07", "2024-03-06")
    told = publication(*(article(number, source=Source("Bote", date=day)) for number, day in enumerate(days)))
    assert [entry.guid[-5:] for entry in feed_of(told, NOW).entries] == ["kai-1", "kai-2", "kai-0"]


def test_rss_says_that_it_needs_a_page_to_lead_to() -> None:
    with pytest.raises(RenderError) as caught:
        rss(feed_of(publication(), NOW), "feed.xml")
    assert "--address" in (caught.value.hint or "")


@pytest.mark.parametrize("format", WRITERS)
def test_the_check_has_nothing_to_say_about_our_feeds(format: str) -> None:
    content = WRITERS[format](feed_of(publication(article(), article(2)), NOW, WEB), "feed")
    assert umbruch.check(content, now=NOW) == []


@pytest.mark.parametrize("format", WRITERS)
def test_markup_and_odd_characters_stay_text(format: str) -> None:
    odd = 'Ein "]]>" & <script>alert(1)</script> \x0b𝔉 \ud800'
    with collecting() as remarks:
        (entry,) = seen(feed_of(publication(article(headline=odd, body=(paragraph(odd),))), NOW, WEB), format)
    assert {one.code for one in remarks} == {"text.forbidden"}
    assert "<script>" in entry.title
    assert "<script>" in entry.text
    assert "𝔉" in entry.title
