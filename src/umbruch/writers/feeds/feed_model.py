"""A feed before it is RSS, Atom or JSON: what it is called, where it stands, and its entries."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from umbruch.markup.safe_elements import Safe


class FeedPicture(NamedTuple):
    """A picture on the web: its address, media type, octets and pixels, and the words that stand for it."""

    address: str
    media_type: str
    octets: int
    width: int
    height: int
    alt: str | None = None


class Entry(NamedTuple):
    """An article in a feed.

    `guid` stays the same when the words change. `published` and `updated` have a zone. `link` is the address of its
    page, `content` its body as XHTML, `summary` a few lines of plain text, `picture` the first one that it shows.
    """

    guid: str
    title: str
    published: datetime
    updated: datetime
    content: Safe
    link: str | None = None
    lang: str | None = None
    authors: tuple[str, ...] = ()
    summary: str = ""
    categories: tuple[str, ...] = ()
    rights: str | None = None
    picture: FeedPicture | None = None


class Feed(NamedTuple):
    """A feed as a whole; the newest entries come first.

    `home` is the address of the page that it is about. `base` is where its own files will stand on the web, with a
    slash at its end; None where nobody knows.
    """

    guid: str
    title: str
    author: str
    updated: datetime
    entries: tuple[Entry, ...] = ()
    subtitle: str | None = None
    lang: str | None = None
    home: str | None = None
    base: str | None = None
    rights: str | None = None
    logo: str | None = None

    def itself(self, name: str) -> str | None:
        """The address of the file of that name; None where the feed has no place on the web."""
        return f"{self.base}{name}" if self.base else None
