"""The section of a paper goes out as a subject of its own, with the code of its topic where it has one."""

from __future__ import annotations

import json

import pytest
from lxml import etree

import umbruch
from tests.wire_trips import FORMATS, READER
from umbruch.facts.sections import dpa_category, topic_of_section
from umbruch.tree import Article, Paragraph, Provider, Publication, Text

G2 = "{http://iptc.org/std/nar/2006-10-01/}"


def publication(section: str, *keywords: str) -> Publication:
    article = Article(
        id="a1", lang="de", headline="Brücke zu", body=(Paragraph((Text("Sie ist zu."),)),), section=section,
        keywords=keywords,
    )  # fmt: skip
    return Publication(
        kind="article", lang="de", date="2026-03-02", provider=Provider("Lauter", "lauter"), articles=(article,)
    )


def subjects(section: str, format: str = "newsml") -> list[etree._Element]:
    root = etree.fromstring(umbruch.render(publication(section), format))
    return list(root.iter(f"{G2}subject"))


def test_a_section_about_a_topic_has_its_code_and_its_own_name() -> None:
    (subject,) = subjects("Sport")
    assert subject.get("type") == "umbtype:section"
    assert subject.get("qcode") == "medtop:15000000"
    assert subject.findtext(f"{G2}name") == "Sport"


def test_a_section_about_a_place_has_a_name_alone() -> None:
    (subject,) = subjects("Lokales")
    assert subject.get("qcode") is None
    assert subject.findtext(f"{G2}name") == "Lokales"


def test_dpa_has_the_section_as_its_category() -> None:
    (subject,) = subjects("Feuilleton", "newsml-dpa")
    assert (subject.get("type"), subject.get("qcode")) == ("dpatype:category", "dpacat:ku")
    assert [one.text for one in subject.iterfind(f"{G2}name")] == ["Feuilleton", "ku"]


def test_apa_has_the_section_as_the_subject_of_a_desk() -> None:
    (subject,) = subjects("Wirtschaft", "newsml-apa")
    assert (subject.get("type"), subject.get("literal")) == ("cpnat:abstract", "desk#Wirtschaft")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("section", ["Sport", "Feuilleton", "Lokales", "Aus aller Welt / Leute"])
def test_each_format_of_the_wire_gives_the_section_back(format: str, section: str) -> None:
    content = umbruch.render(publication(section, "Brücke"), format)
    back = umbruch.read(content, format=READER.get(format, format)).article
    assert (back.section, back.subjects, back.keywords) == (section, (), ("Brücke",))


def test_keywords_that_mean_a_topic_have_its_address_in_ninjs() -> None:
    item = json.loads(umbruch.render(publication("Politik", "Fußball", "Lauterbrücke"), "ninjs-3.1"))
    told = {one["name"]: one.get("uri") for one in item["subjects"]}
    assert told["Politik"] == "http://cv.iptc.org/newscodes/mediatopic/11000000"
    assert told["Fußball"] is not None
    assert told["Lauterbrücke"] is None


@pytest.mark.parametrize(
    ("name", "code", "category"),
    [
        ("WIRTSCHAFT", "04000000", "wi"),
        ("Deportes", "15000000", "sp"),
        ("Umwelt", "06000000", "pl"),
        ("Panorama", "08000000", "vm"),
    ],
)
def test_sections_are_known_in_several_languages(name: str, code: str, category: str) -> None:
    found = topic_of_section(name)
    assert found is not None
    assert (found.code, dpa_category(found)) == (code, category)


def test_the_category_of_an_item_of_dpa_is_its_section() -> None:
    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"><contentMeta>'
        '<subject qcode="dpacat:vm" type="dpatype:category">'
        '<name role="nrol:mnemonic" xml:lang="de">vm</name></subject>'
        "<headline>Brücke zu</headline></contentMeta></newsItem>"
    )
    article = umbruch.read(item.encode(), format="newsml").article
    assert (article.section, article.subjects) == ("Vermischtes", ())
