"""Planted faults of what goes over the wire: NewsML-G2, NITF and ninjs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.preflight.good import EARLIER, LATER, good, replaced, rewritten
from tests.preflight.planting import Fault, pattern, table, text, with_embargo

NEWSML = (
    Fault("xml.malformed", "newsml", text("newsml", "</itemSet>", "")),
    Fault(
        "xml.entities", "newsml", text("newsml", "<newsMessage", '<!DOCTYPE newsMessage [<!ENTITY x "y">]><newsMessage')
    ),
    Fault("newsml.item", "newsml", pattern("newsml", ' guid="urn:newsml:[^"]*:picture-[^"]*"', "")),
    Fault("newsml.class", "newsml", text("newsml", '<itemClass qcode="ninat:composite"/>', "")),
    Fault("newsml.status", "newsml", text("newsml", '<pubStatus qcode="stat:usable"/>', "")),
    Fault("newsml.rendition", "newsml", text("newsml", ' rendition="rnd:highRes"', "")),
    Fault("newsml.scheme", "newsml", pattern("newsml", "<catalogRef [^>]*/>", "")),
    Fault(
        "newsml.duplicate",
        "newsml",
        pattern("newsml", '(<newsItem [^>]*guid=")[^"]*', r"\1urn:newsml:bote.example:20240309:x"),
    ),
    Fault(
        "newsml.order",
        "newsml",
        text(
            "newsml", '<headline rank="1">', '<headline role="umbheadline:kicker">Fähre</headline><headline rank="1">'
        ),
    ),
    Fault("headline.missing", "newsml", pattern("newsml", "<headline[^>]*>[^<]*</headline>", "")),
    Fault(
        "language.missing",
        "newsml",
        lambda: rewritten(rewritten(good("newsml"), ' xml:lang="de"', ""), '<language tag="de"/>', ""),
    ),
    Fault("language.tag", "newsml", text("newsml", 'version="1" xml:lang="de"', 'version="1" xml:lang="deutsch!"')),
    Fault("picture.alt", "newsml", pattern("newsml", "<description[^>]*>[^<]*</description>", "")),
    Fault("picture.alt", "newsml", pattern("newsml", '(<img [^>]*)alt="[^"]*"', r"\1"), "inline"),
    Fault(
        "picture.credit",
        "newsml",
        pattern("newsml", r"<(creditline|by|creator)[ >].*?</\1>", ""),
    ),
    Fault("picture.resolution", "newsml", pattern("newsml", 'width="1400" height="900"', 'width="300" height="200"')),
    Fault("link.dead", "newsml", text("newsml", 'idref="article-1"', 'idref="article-9"')),
    Fault("link.text", "newsml", pattern("newsml", ">Fahrplan der Fähre<", ">hier<")),
    Fault("heading.order", "newsml", pattern("newsml", "<(/?)h2>", r"<\1h5>")),
    Fault("table.header", "newsml", pattern("newsml", '<(/?)th(?: scope="col")?>', r"<\1td>")),
    Fault("html.id", "newsml", pattern("newsml", "<h1 class", '<p id="a">A</p><p id="a">B</p><h1 class')),
    Fault("embargo.status", "newsml", with_embargo("newsml", EARLIER)),
    Fault("embargo.usable", "newsml", pattern("newsml", "stat:withheld", "stat:usable", LATER)),
    Fault(
        "embargo.usable",
        "newsml",
        lambda: rewritten(
            rewritten(good("newsml", LATER), "stat:withheld", "stat:usable"), r"<embargoed>[^<]*</embargoed>", ""
        ),
        "line",
    ),
    Fault("embargo.running", "newsml", with_embargo("newsml", LATER)),
    Fault("embargo.passed", "newsml", with_embargo("newsml", EARLIER)),
    Fault("embargo.zone", "newsml", pattern("newsml", r"(<embargoed>[^<]*)\+01:00", r"\1", EARLIER)),
    Fault("embargo.unclear", "newsml", pattern("newsml", "<embargoed>[^<]*", "<embargoed>", EARLIER)),
)

NITF = (
    Fault("xml.malformed", "nitf", text("nitf", "</hedline>", "")),
    Fault("xml.entities", "nitf", text("nitf", "<nitf ", '<!DOCTYPE nitf [<!ENTITY x "y">]><nitf ')),
    Fault("nitf.namespace", "nitf", text("nitf", ' xmlns="http://iptc.org/std/NITF/2006-10-18/"', "")),
    Fault("nitf.body", "nitf", lambda: rewritten(good("nitf"), "body.content>", "body.x>")),
    Fault("headline.missing", "nitf", pattern("nitf", "<hl1>.*?</hl1>", "<hl1/>")),
    Fault(
        "language.missing",
        "nitf",
        lambda: rewritten(rewritten(good("nitf"), ' baselang="de"', ""), ' xml:lang="de"', ""),
    ),
    Fault("language.tag", "nitf", text("nitf", 'baselang="de"', 'baselang="de_DE"')),
    Fault("picture.alt", "nitf", pattern("nitf", ' alternate-text="[^"]*"', "")),
    Fault("picture.credit", "nitf", pattern("nitf", ' source-credit="[^"]*"|<media-producer>.*?</media-producer>', "")),
    Fault("picture.resolution", "nitf", pattern("nitf", 'width="1400" height="900"', 'width="300" height="200"')),
    Fault("link.dead", "nitf", pattern("nitf", 'source="kai.jpg"', "")),
    Fault("link.dead", "nitf", text("nitf", "https://hafen.example/fahrplan", "#nirgends"), "fragment"),
    Fault("embargo.running", "nitf", with_embargo("nitf", LATER)),
    Fault("embargo.passed", "nitf", with_embargo("nitf", EARLIER)),
    Fault(
        "embargo.usable",
        "nitf",
        pattern(
            "nitf", "<docdata>", '<docdata management-status="usable"><ed-msg info="Embargo: 2024-03-10 06:00 UTC"/>'
        ),
    ),
    Fault("embargo.zone", "nitf", pattern("nitf", r'(date.release norm="[^"]*)\+0100', r"\1", EARLIER)),
    Fault("embargo.unclear", "nitf", pattern("nitf", 'date.release norm="[^"]*', 'date.release norm="bald', EARLIER)),
)


def _no_headline(one: dict[str, Any]) -> None:
    del one["headlines"]


def _body(html: str) -> Callable[[dict[str, Any]], None]:
    return lambda one: one["bodies"][0].update(value=html)


NINJS = (
    Fault("json.malformed", "ninjs", lambda: good("ninjs")[:-5]),
    Fault("ninjs.uri", "ninjs", table(lambda one: one.pop("uri"))),
    Fault("ninjs.rendition", "ninjs", table(lambda one: one["associations"][0]["renditions"][0].pop("href"))),
    Fault("headline.missing", "ninjs", table(_no_headline)),
    Fault("language.missing", "ninjs", table(lambda one: one.pop("language"))),
    Fault("language.tag", "ninjs", table(lambda one: one.update(language="deutsch!"))),
    Fault("picture.alt", "ninjs", table(lambda one: one["associations"][0].pop("descriptions"))),
    Fault("picture.credit", "ninjs", table(lambda one: one["associations"][0].pop("by"))),
    Fault(
        "picture.resolution",
        "ninjs",
        table(lambda one: one["associations"][0]["renditions"][0].update(width=300, height=9)),
    ),
    Fault("heading.order", "ninjs", table(_body("<h2>A</h2><h5>B</h5>"))),
    Fault("link.text", "ninjs", table(_body('<p><a href="https://a.example/">hier</a></p>'))),
    Fault("table.header", "ninjs", table(_body("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"))),
    Fault("link.dead", "ninjs", table(_body('<p><a href="#nirgends">Zum Schluss des Berichts</a></p>'))),
    Fault("html.id", "ninjs", table(_body('<p id="a">a</p><p id="a">b</p>'))),
    Fault("embargo.running", "ninjs", with_embargo("ninjs", LATER)),
    Fault("embargo.passed", "ninjs", with_embargo("ninjs", EARLIER)),
    Fault("embargo.usable", "ninjs", lambda: replaced(good("ninjs", LATER), "withheld", "usable")),
    Fault("embargo.usable", "ninjs", table(lambda one: one.update(ednote="Sperrfrist: 10.3.2024, 6 Uhr")), "line"),
    Fault("embargo.zone", "ninjs", lambda: replaced(good("ninjs", EARLIER), "10:00:00+01:00", "10:00:00")),
    Fault("embargo.unclear", "ninjs", table(lambda one: one.update(embargoedUntil="bald"))),
)
