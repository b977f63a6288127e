"""RSS 2.0 (https://www.rssboard.org/rss-specification), with the body of each article in `content:encoded`."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

from lxml import etree

from umbruch.errors import RenderError
from umbruch.newsxml.xml_elements import Element
from umbruch.writers.feeds.feed_model import Entry, Feed

MEDIA_TYPE = "application/rss+xml"

_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_NAMES = {"atom": _ATOM, "content": _CONTENT, "dc": _DUBLIN_CORE}


def rss(feed: Feed, name: str) -> bytes:
    """The feed as RSS.

    Args:
        feed: what is in it.
        name: of the file beside `feed.base`, for the link to itself.

    Raises:
        RenderError: there is no page that the channel could lead to, which RSS demands (`link`).
    """
    if feed.home is None:
        raise RenderError(
            "RSS wants the address of the page that the feed is about",
            hint="name it: address in kit.toml, or --address",
        )
    root = etree.Element("rss", {"version": "2.0"}, nsmap=_NAMES)
    channel = etree.SubElement(root, "channel")
    _line(channel, "title", feed.title)
    _line(channel, "link", feed.home)
    _line(channel, "description", feed.subtitle or feed.title)
    _line(channel, "language", feed.lang)
    _line(channel, "lastBuildDate", _stamp(feed.updated))
    _line(channel, "docs", "https://www.rssboard.org/rss-specification")
    if address := feed.itself(name):
        etree.SubElement(channel, f"{{{_ATOM}}}link", {"rel": "self", "type": MEDIA_TYPE, "href": address})
    if feed.logo:
        image = etree.SubElement(channel, "image")
        for key, value in (("url", feed.logo), ("title", feed.title), ("link", feed.home)):
            _line(image, key, value)
    for entry in feed.entries:
        _item(etree.SubElement(channel, "item"), entry)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _item(item: Element, entry: Entry) -> None:
    _line(item, "title", entry.title)
    _line(item, "link", entry.link)
    _line(item, "guid", entry.guid, isPermaLink="false")
    _line(item, "pubDate", _stamp(entry.published))
    _line(item, f"{{{_DUBLIN_CORE}}}language", entry.lang)
    for author in entry.authors:
        _line(item, f"{{{_DUBLIN_CORE}}}creator", author)
    for category in entry.categories:
        _line(item, "category", category)
    _line(item, "description", entry.summary)
    _line(item, f"{{{_CONTENT}}}encoded", entry.content)
    _line(item, f"{{{_DUBLIN_CORE}}}rights", entry.rights)
    if picture := entry.picture:
        etree.SubElement(
            item, "enclosure",
            {"url": picture.address, "length": str(picture.octets), "type": picture.media_type},
        )  # fmt: skip


def _line(parent: Element, tag: str, words: str | None, **attributes: str) -> None:
    if words:
        etree.SubElement(parent, tag, attributes).text = words


def _stamp(moment: datetime) -> str:
    """A moment as mails write it (RFC 5322, 3.3), which RSS asks for; UTC as `+0000`."""
    return format_datetime(moment.astimezone(UTC))
