"""The dateline of an agency and the marks under its report are read in its language, whatever country it is in."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

import umbruch
from umbruch.tree import Publication, Subheading
from umbruch.tree.walk import block_texts, inline_text

WAYS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "openings_and_closings.toml").read_text("utf-8")
)
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:wire.example:20260302:x" version="2"
 standard="NewsML-G2" standardversion="2.29" conformance="power" xml:lang="{lang}"><itemMeta>
<itemClass qcode="ninat:text"/><provider qcode="{provider}"/><versionCreated>2026-03-02T09:15:00+00:00</versionCreated>
<pubStatus qcode="stat:usable"/></itemMeta><contentMeta>
<language tag="{lang}"/><headline>Lauter 3</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body>
</html></inlineXML></contentSet></newsItem>"""


def read(*paragraphs: str, lang: str = "de", provider: str = "nprov:XYZ") -> Publication:
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return umbruch.read(ITEM.format(lang=lang, provider=provider, body=body).encode(), name="item.xml")


@pytest.mark.parametrize("name", WAYS)
def test_a_report_is_freed_from_dateline_and_marks_in_the_way_of_its_agency(name: str) -> None:
    way = WAYS[name]
    tail = way.get("tail", [])
    article = read(way["first"], *way["rest"], *tail, lang=way["lang"], provider=way["provider"]).article
    texts = list(block_texts(article.body))
    assert (article.dateline and article.dateline.place) == way.get("place")
    assert texts[-len(way["rest"]) :] == way["rest"]
    assert all(way["first"].endswith(text) for text in texts[: -len(way["rest"])])
    kept = [*article.desk_notes, *article.notice, *([article.byline.text] if article.byline else [])]
    assert [line for line in tail if line not in kept] == []


def test_a_contact_under_a_release_stands_in_its_field() -> None:
    lines = ("Rückfragen:", "Gemeinde Lauter, Ada Roe", "Tel.: 0123 456789, presse@lauter.example")
    article = read("Die Brücke ist zu.", "Sie wird geprüft.", *lines).article
    assert list(block_texts(article.body)) == ["Die Brücke ist zu.", "Sie wird geprüft."]
    assert article.contact is not None
    assert article.contact.text == "\n".join(lines)


def test_how_customers_reach_an_agency_is_for_the_desk() -> None:
    article = read("Die Brücke ist zu.", "Sie wird geprüft.", "Redaktion: +49 30 123456, berlin@dpa.com").article
    assert article.desk_notes == ("Redaktion: +49 30 123456, berlin@dpa.com",)


@pytest.mark.parametrize("last", ["Das war es.", "Ende gut, alles gut.", "UNESCO", "Er schweigt", "Nein.", "42"])
def test_a_last_line_of_the_report_stays(last: str) -> None:
    article = read("Die Brücke ist zu.", "Sie wird geprüft.", last).article
    assert list(block_texts(article.body))[-1] == last
    assert article.desk_notes == ()


def test_one_paragraph_stays_whatever_it_says() -> None:
    assert list(block_texts(read("(dpa/roe)").article.body)) == ["(dpa/roe)"]


@pytest.mark.parametrize("line", ["- 'Three weeks' -", "– ‘Three weeks’ –", "-- Three weeks --", "= Three weeks ="])
def test_a_paragraph_between_two_dashes_is_a_crosshead(line: str) -> None:
    article = read("The bridge is closed.", line, "Works have begun.", lang="en", provider="nprov:AFP").article
    assert isinstance(article.body[1], Subheading)
    assert inline_text(article.body[1].content) == line.strip("-–= ")


@pytest.mark.parametrize("line", ["- Three weeks", "- 3 -", "- Three weeks. -"])
def test_points_numbers_and_sentences_are_no_crossheads(line: str) -> None:
    article = read("The bridge is closed.", line, "Works have begun.", lang="en").article
    assert not any(isinstance(block, Subheading) for block in article.body)
