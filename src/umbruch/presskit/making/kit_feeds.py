"""The feeds of a kit, beside its web page, for those who want to be told of new articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath

from msgspec.structs import replace

from umbruch.diagnostics import collecting
from umbruch.facts.embargo import strictest
from umbruch.presskit.photos.kit_photo import SUFFIX_TYPE
from umbruch.presskit.source.model import Kit
from umbruch.presskit.web.place import ATOM, JSON_FEED, RSS, article_path, front_place
from umbruch.tree.reading import Life, Reading
from umbruch.writers.feeds.atom import atom
from umbruch.writers.feeds.feed_entries import OnTheWeb, feed_of
from umbruch.writers.feeds.feed_model import Feed, FeedPicture
from umbruch.writers.feeds.json_feed import json_feed
from umbruch.writers.feeds.rss import rss


def kit_feeds(kit: Kit, lives: tuple[Life, ...], now: datetime) -> Iterator[tuple[str, bytes]]:
    """The feeds by their path inside the kit; RSS only where there is a page that it could lead to.

    Args:
        kit: ready to be published.
        lives: what holds for every version of its articles.
        now: the moment (with zone) with which embargoes are compared; what still holds is in none of the feeds.
    """
    with collecting():  # the documents remark on the same things
        feed = _feed(kit, lives, now)
    if feed.home:
        yield RSS, rss(feed, RSS)
    yield ATOM, atom(feed, ATOM)
    yield JSON_FEED, json_feed(feed, JSON_FEED)


def _feed(kit: Kit, lives: tuple[Life, ...], now: datetime) -> Feed:
    place = front_place(kit)
    named = {one.source: _on_the_web(kit, one.source) for one in kit.pictures}
    pictures = {source: found for source, found in named.items() if found}
    articles = [
        replace(one.article, embargo=strictest((kit.manifest.embargo, one.article.embargo))) for one in kit.articles
    ]
    publication = replace(kit.publication, articles=tuple(articles))
    fields = {name: getattr(publication, name) for name in Reading.__struct_fields__ if hasattr(publication, name)}
    return feed_of(
        Reading(**{**fields, "lives": lives}),
        now,
        OnTheWeb(
            base=place.absolute(""),
            home=place.home,
            pages=[place.absolute(article_path(one)) for one in kit.articles],
            pictures=pictures,
            logo=place.absolute(kit.logo.thumb.href) if kit.logo else None,
        ),
    )


def _on_the_web(kit: Kit, source: str) -> FeedPicture | None:
    picture = kit.picture(source)
    address = front_place(kit).absolute(picture.web.href) if picture else None
    if picture is None or address is None:
        return None
    size = picture.web
    media_type = SUFFIX_TYPE[PurePosixPath(size.href).suffix]
    return FeedPicture(address, media_type, size.bytes_size, size.width, size.height)
