"""Atom (RFC 4287), with the body of each article as XHTML."""

from __future__ import annotations

from lxml import etree

from umbruch.newsxml.xml_elements import Element, Vocabulary
from umbruch.writers.feeds.feed_model import Entry, Feed

MEDIA_TYPE = "application/atom+xml"

ATOM = Vocabulary("http://www.w3.org/2005/Atom")
_XHTML = "http://www.w3.org/1999/xhtml"


def atom(feed: Feed, name: str) -> bytes:
    """The feed as Atom.

    Args:
        feed: what is in it.
        name: of the file beside `feed.base`, for the link to itself.
    """
    address = feed.itself(name)
    root = ATOM(
        "feed",
        ATOM("title", feed.title),
        ATOM("subtitle", feed.subtitle) if feed.subtitle else None,
        ATOM("id", feed.guid),
        ATOM("updated", feed.updated.isoformat()),
        ATOM("author", ATOM("name", feed.author)),
        ATOM("link", rel="self", type=MEDIA_TYPE, href=address) if address else None,
        ATOM("link", rel="alternate", type="text/html", href=feed.home) if feed.home else None,
        ATOM("logo", feed.logo) if feed.logo else None,
        ATOM("generator", "umbruch"),
        [_entry(entry, feed) for entry in feed.entries],
        lang=feed.lang,
    )
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _entry(entry: Entry, feed: Feed) -> Element:
    picture = entry.picture
    return ATOM(
        "entry",
        ATOM("title", entry.title),
        ATOM("id", entry.guid),
        ATOM("published", entry.published.isoformat()),
        ATOM("updated", entry.updated.isoformat()),
        [ATOM("author", ATOM("name", author)) for author in entry.authors],
        ATOM("link", rel="alternate", type="text/html", href=entry.link) if entry.link else None,
        ATOM("link", rel="enclosure", type=picture.media_type, length=picture.octets, href=picture.address)
        if picture
        else None,
        [ATOM("category", term=category) for category in entry.categories],
        ATOM("rights", entry.rights) if entry.rights else None,
        ATOM("summary", entry.summary) if entry.summary else None,
        ATOM("content", _division(entry), type="xhtml"),
        lang=entry.lang if entry.lang != feed.lang else None,
    )


def _division(entry: Entry) -> Element:
    """The `div` that holds the content and is no part of it (RFC 4287, 3.1.1.3)."""
    return etree.fromstring(f'<div xmlns="{_XHTML}">{entry.content}</div>'.encode())
