"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json

from umbruch.writers.feeds.feed_model import Entry, Feed

MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, name: str) -> bytes:
    """The feed as JSON.

    Args:
        feed: what is in it.
        name: of the file beside `feed.base`, for the address of itself.
    """
    whole = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.itself(name),
        "description": feed.subtitle,
        "icon": feed.logo,
        "authors": [{"name": feed.author}],
        "language": feed.lang,
        "items": [_item(entry) for entry in feed.entries],
    }
    written = {key: value for key, value in whole.items() if value is not None}
    return json.dumps(written, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def _item(entry: Entry) -> dict[str, object]:
    picture = entry.picture
    item: dict[str, object] = {
        "id": entry.guid,
        "url": entry.link,
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary,
        "image": picture.address if picture else None,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": author} for author in entry.authors],
        "tags": list(entry.categories),
        "language": entry.lang,
        "attachments": [
            {"url": picture.address, "mime_type": picture.media_type, "size_in_bytes": picture.octets}
        ]
        if picture
        else None,
    }  # fmt: skip
    return {key: value for key, value in item.items() if value or key == "content_html"}
