"""Planted faults in feeds: JSON Feed by the good file of its kind, RSS and Atom written out here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.preflight.good import good, replaced
from tests.preflight.planting import Fault, table

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel>
<title>Hafenbote</title><link>https://bote.example/</link><description>Nachrichten vom Kai</description>
<language>de</language>
<item><title>Die Fähre fährt wieder</title><link>https://bote.example/faehre.html</link>
<guid isPermaLink="false">urn:newsml:bote.example:20240309:faehre</guid>
<pubDate>Sat, 09 Mar 2024 08:00:00 +0100</pubDate>
<description>Am Freitag legte die Fähre an.</description>
<enclosure url="https://bote.example/kai.jpg" length="9000" type="image/jpeg"/></item>
</channel></rss>
"""

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafenbote</title><id>urn:x-bote:feed</id>
<updated>2024-03-09T08:00:00+01:00</updated><author><name>Hafenbote</name></author>
<entry><title>Die Fähre fährt wieder</title><id>urn:newsml:bote.example:20240309:faehre</id>
<updated>2024-03-09T08:00:00+01:00</updated><link href="faehre.html"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Am Freitag legte die Fähre an.</p></div></content>
</entry></feed>
"""


def _rss(right: str, wrong: str) -> Callable[[], bytes]:
    return lambda: replaced(RSS.encode(), right, wrong)


def _atom(right: str, wrong: str) -> Callable[[], bytes]:
    return lambda: replaced(ATOM.encode(), right, wrong)


def _item(**fields: Any) -> Callable[[], bytes]:
    return table(lambda one: one["items"][0].update(fields), "feed")


def _without(name: str) -> Callable[[], bytes]:
    return table(lambda one: one["items"][0].pop(name), "feed")


HELD = "Sperrfrist: 10. März 2024, 6 Uhr MEZ"

FEED = (
    Fault("json.malformed", "feed", lambda: good("feed")[:-5]),
    Fault("xml.malformed", "feed", _rss("</channel>", "")),
    Fault("xml.entities", "feed", _atom("<feed ", '<!DOCTYPE feed [<!ENTITY x "y">]><feed ')),
    Fault("feed.element", "feed", table(lambda one: one.pop("title"), "feed"), "JSON Feed"),
    Fault("feed.element", "feed", _without("content_html"), "JSON Feed, item"),
    Fault("feed.element", "feed", _rss("<link>https://bote.example/</link>", ""), "RSS"),
    Fault("feed.element", "feed", _rss(' length="9000"', ""), "RSS, enclosure"),
    Fault("feed.element", "feed", _atom("<author><name>Hafenbote</name></author>", ""), "Atom"),
    Fault("feed.element", "feed", _atom("<updated>2024-03-09T08:00:00+01:00</updated><link", "<link"), "Atom, entry"),
    Fault("feed.id", "feed", _without("id"), "JSON Feed"),
    Fault("feed.id", "feed", table(lambda one: one["items"].append(one["items"][0]), "feed"), "twice"),
    Fault("feed.date", "feed", _item(date_published="9.3.2024"), "JSON Feed"),
    Fault("feed.date", "feed", _rss("Sat, 09 Mar 2024 08:00:00 +0100", "2024-03-09T08:00:00"), "RSS"),
    Fault(
        "feed.date",
        "feed",
        _atom("2024-03-09T08:00:00+01:00</updated><author>", "2024-03-09</updated><author>"),
        "Atom",
    ),
    Fault("feed.address", "feed", _item(url="faehre.html"), "JSON Feed"),
    Fault("feed.address", "feed", _rss("https://bote.example/kai.jpg", "kai.jpg"), "RSS"),
    Fault("language.missing", "feed", table(lambda one: one.pop("language"), "feed")),
    Fault("language.tag", "feed", _atom('xml:lang="de"', 'xml:lang="deutsch!"')),
    Fault("embargo.usable", "feed", _item(content_html=f"<p>{HELD}</p><p>Die Fähre legte an.</p>"), "JSON Feed"),
    Fault("embargo.usable", "feed", _rss("Am Freitag", f"&lt;p&gt;{HELD}&lt;/p&gt;&lt;p&gt;Am Freitag"), "RSS"),
    Fault("embargo.usable", "feed", _atom("<p>Am", f"<p>{HELD}</p><p>Am"), "Atom"),
    Fault("text.placeholder", "feed", _item(title="[Überschrift einfügen]")),
    Fault("text.desk_order", "feed", _item(title="Achtung Redaktion: Namen nicht nennen!")),
    Fault("picture.alt", "feed", _item(content_html='<p>Da:</p><img src="https://bote.example/kai.jpg"/>')),
    Fault("heading.order", "feed", _item(content_html="<h2>A</h2><h5>B</h5>")),
    Fault("link.text", "feed", _item(content_html='<p><a href="https://a.example/">hier</a></p>')),
    Fault("link.dead", "feed", _item(content_html='<p><a href="#nirgends">Zum Schluss des Berichts</a></p>')),
    Fault("table.header", "feed", _item(content_html="<table><tr><td>a</td></tr><tr><td>b</td></tr></table>")),
    Fault("html.id", "feed", _item(content_html='<p id="a">a</p><p id="a">b</p>')),
)
