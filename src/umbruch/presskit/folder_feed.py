"""A feed of a folder: what may be published of its articles now, as RSS, Atom or JSON Feed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec.structs import replace

from umbruch.batch.inputs import Selection
from umbruch.diagnostics import Diagnostic, collecting
from umbruch.errors import InputError, UsageError
from umbruch.facts.embargo import end_of, shown, strictest, where_of
from umbruch.files import KIT_FILE
from umbruch.newsxml.guids import day_of
from umbruch.presskit.one_file import joined
from umbruch.presskit.source.kit_reading import PressKit
from umbruch.presskit.source.kit_reading import kit as kit_in
from umbruch.settings.house_file import house_of
from umbruch.tree import Article, Publication
from umbruch.tree.addresses import site_address
from umbruch.tree.reading import Reading, lives_of
from umbruch.writers.feeds.atom import atom
from umbruch.writers.feeds.feed_entries import OnTheWeb, feed_of
from umbruch.writers.feeds.feed_model import Feed
from umbruch.writers.feeds.json_feed import json_feed
from umbruch.writers.feeds.rss import rss

FeedFormat = Literal["rss", "atom", "jsonfeed"]

_WRITERS: Mapping[FeedFormat, Callable[[Feed, str], bytes]] = {"rss": rss, "atom": atom, "jsonfeed": json_feed}
NAMES: Mapping[FeedFormat, str] = {"rss": "feed.rss", "atom": "feed.atom", "jsonfeed": "feed.json"}
"""What the file is called where nobody names it."""


_CODE = "feed.left-out"


class FolderFeed(NamedTuple):
    """A feed as a file, how many articles are in it, what is to be said of each input, and what could not be read."""

    content: bytes
    entries: int
    remarks: tuple[tuple[str, Diagnostic], ...]
    unread: tuple[InputError, ...]


def folder_feed(
    paths: Iterable[str | os.PathLike[str]],
    kind: FeedFormat,
    name: str,
    now: datetime,
    *,
    title: str | None = None,
    publisher: str | None = None,
    address: str | None = None,
    lang: str | None = None,
) -> FolderFeed:
    """The feed of the articles in folders and files, or of a press kit's folder with its `kit.toml`.

    An entry keeps its guid as long as its file keeps its name and its article its day, whatever its words are. Whatever
    is under an embargo, withheld or killed is left out, and said (`feed.left-out`).

    Args:
        paths: folders and files, in any format that is read.
        kind: of the feed.
        name: of its file, for the link to itself.
        now: the moment (with zone) with which embargoes are compared.
        title: of the feed; by default that of the kit, else the name of the folder.
        publisher: whose it is; by default what `kit.toml` or `umbruch.toml` says.
        address: of the page that it is about, with the folder in which the feed will stand; RSS needs one.
        lang: its language; by default that of most articles.

    Raises:
        InputUnreadable: not one article can be read.
        RenderError: RSS without an address.
        UsageError: `address` is none of the web.
    """
    if address is not None and site_address(address) is None:
        raise UsageError(f"{address!r} is no address of the web", hint="write it like https://www.example.org/press/")
    read, sources, remarks, unread = _read(tuple(paths), title, lang)
    manifest = read.manifest if isinstance(read, PressKit) else None
    whole = replace(read, publisher=publisher or read.publisher, lang=lang or read.lang, title=title or read.title)
    base = site_address(address or (manifest.address if manifest else None))
    with collecting() as said:
        feed = feed_of(whole, now, OnTheWeb(base=base and base.rstrip("/") + "/", home=base))
    left_out = _left_out(whole, sources, now)
    content = _WRITERS[kind](feed, name)
    return FolderFeed(content, len(feed.entries), (*remarks, *(("", one) for one in said), *left_out), unread)


class _Read(NamedTuple):
    """The articles, the file of each, the remarks on files, and those that could not be read."""

    publication: Reading
    sources: tuple[str, ...]
    remarks: tuple[tuple[str, Diagnostic], ...]
    unread: tuple[InputError, ...]


def _read(paths: tuple[str | os.PathLike[str], ...], title: str | None, lang: str | None) -> _Read:
    """The articles of a kit or of any folders and files, each under the embargo of the kit, too."""
    first = Path(paths[0])
    if len(paths) == 1 and (first / KIT_FILE).is_file():
        kit = kit_in(first)
        whole = kit.manifest.embargo
        articles = tuple(replace(one, embargo=strictest((whole, one.embargo))) for one in kit.articles)
        files = tuple(os.fspath(first / one.file) for one in kit.manifest.articles)
        files = files if len(files) == len(articles) else (os.fspath(first),) * len(articles)
        return _Read(replace(kit, articles=articles), files, tuple(("", one) for one in kit.diagnostics), ())
    named = title or (first.resolve().name if len(paths) == 1 and first.is_dir() else "")
    read = joined(paths, named, Selection(), lang=lang)
    house = house_of(first)
    by_name = {Path(source).stem: source for source in read.sources}
    lives = lives_of(read.publication)
    sources = tuple(
        by_name.get(one.name or "") or by_name.get((one.name or "").rpartition("-")[0], "") for one in lives
    )
    articles = tuple(map(_dated, read.publication.articles, sources))
    publication = replace(read.publication, articles=articles, publisher=house.publisher, provider=house.provider)
    return _Read(publication, sources, read.remarks, read.unread)


def _dated(article: Article, source: str) -> Article:
    """The article with the day of its file where it names none itself, as an entry of a feed needs one."""
    if article.modified or day_of(article) or not source:
        return article
    try:
        changed = Path(source).stat().st_mtime
    except OSError:
        return article
    return replace(article, modified=datetime.fromtimestamp(changed, UTC).isoformat(timespec="seconds"))


def _left_out(publication: Publication, sources: tuple[str, ...], now: datetime) -> list[tuple[str, Diagnostic]]:
    """A remark on each article that must not be published now, by its place and not by its words."""
    return [
        (source, replace(remark, field=f"articles[{number}]"))
        for number, (article, source) in enumerate(zip(publication.articles, sources, strict=True))
        if (remark := _held_back(article, publication.lang, now))
    ]


def _held_back(article: Article, lang: str | None, now: datetime) -> Diagnostic | None:
    if article.status == "canceled" or (article.change and article.change.kind == "kill"):
        return Diagnostic(_CODE, "an article that was killed is left out", "warning")
    if article.status == "withheld":
        return Diagnostic(_CODE, "an article that is withheld is left out", "warning")
    if article.embargo is None:
        return None
    end = end_of(article.embargo, where_of(article, lang))
    if end is None:
        return Diagnostic(_CODE, "an article is left out: its embargo has no end that can be read", "warning")
    if now >= end.moment:
        return None
    return Diagnostic(_CODE, f"an article is left out: its embargo holds until {shown(end.moment)}", "warning")
