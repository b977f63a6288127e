"""NITF as a document of its own: what its readers look for stands where they look."""

from __future__ import annotations

from datetime import datetime

import pytest
from lxml import etree

from tests.publications import paragraph, sample_publication, texts_set
from tests.writers.reading import article_as, codes, rendered, sample, squeezed
from umbruch.errors import RenderError
from umbruch.tree import Article, Byline, Dateline, Paragraph, Person, Publication, Quote


def root_of(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(no_network=True, resolve_entities=False))


def newsroom_reader(content: bytes) -> dict[str, object]:
    """What the widespread reader takes, which fails where one of these is missing."""
    root = root_of(content)
    assert root.tag == "nitf"
    docdata = root.find("head/docdata")
    assert docdata is not None
    byline = root.find("body/body.head/byline")
    issued = docdata.find("date.issue")
    urgency = docdata.find("urgency")
    identity = docdata.find("doc-id")
    body = root.find("body/body.content")
    note = docdata.find("ed-msg")
    assert issued is not None
    assert urgency is not None
    assert identity is not None
    assert body is not None
    return {
        "guid": identity.get("id-string"),
        "urgency": int(urgency.get("ed-urg", "")),
        "status": docdata.get("management-status"),
        "created": datetime.strptime(issued.get("norm", ""), "%Y%m%dT%H%M%S%z"),
        "headline": root.findtext("body/body.head/hedline/hl1"),
        "byline": (byline.text or "").strip() if byline is not None else None,
        "place": root.findtext("body/body.head/dateline/location/city"),
        "keywords": [one.get("key") for one in docdata.findall("key-list/keyword")],
        "note": note.get("info") if note is not None else None,
        "body": "".join(etree.tostring(one, encoding="unicode") for one in body),
    }


def test_the_widespread_reader_takes_the_plain_form() -> None:
    taken = newsroom_reader(sample("article", "nitf-plain"))
    assert taken["headline"] == "Die Stadt liest wieder am Hafen"
    assert taken["byline"] == "Von Mareike Öztürk und Jan Brüggemann (dpa)"
    assert taken["place"] == "NIEDERHAFEN"
    assert taken["urgency"] == 5
    assert taken["keywords"] == ["Bücherei", "Hafen"]
    assert taken["note"] == "Sperrfrist: 9. März 2024, 10 Uhr"
    assert "NIEDERHAFEN (LB/mö). Pünktlich um zehn" in str(taken["body"])


def test_a_byline_that_begins_with_a_name_is_text_for_that_reader() -> None:
    content = article_as("nitf-plain", byline=Byline("Ina Born", people=(Person("Ina Born"),)))
    assert newsroom_reader(content)["byline"] == "Ina Born"


def test_a_headline_on_two_lines_is_whole_for_that_reader() -> None:
    assert newsroom_reader(article_as("nitf-plain", headline="Rat tagt\nBau ruht"))["headline"] == "Rat tagt Bau ruht"


def test_people_and_subjects_are_identified() -> None:
    root = root_of(sample("article", "nitf-plain"))
    assert [one.text for one in root.iter("person")] == ["Mareike Öztürk", "Jan Brüggemann"]
    assert [one.get("value") for one in root.iter("classifier")] == ["medtop:20000005"]


def test_an_embargo_withholds_the_document_until_it_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert newsroom_reader(sample("article", "nitf-plain"))["status"] == "withheld"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710000000")
    passed = rendered(sample_publication("article"), "nitf-plain")
    assert newsroom_reader(passed)["status"] == "usable"
    assert root_of(passed).find("head/docdata/date.release") is not None


def test_the_two_forms_differ_by_the_namespace_alone() -> None:
    whole = sample("article", "nitf").decode().replace(' xmlns="http://iptc.org/std/NITF/2006-10-18/"', "")
    assert whole.encode() == sample("article", "nitf-plain")


@pytest.mark.parametrize("name", ["article", "plain", "untitled", "hostile"])
def test_no_word_is_lost(name: str) -> None:
    root = root_of(sample(name, "nitf-plain"))
    attributes = (value for element in root.iter() for value in map(str, element.attrib.values()))
    everything = squeezed(" ".join((*map(str, root.itertext()), *attributes)))
    joined = squeezed("".join(map(str, root.itertext())))
    texts = filter(None, map(squeezed, texts_set(sample_publication(name).article)))
    assert [text for text in texts if text not in everything and text not in joined] == []


def test_several_articles_are_refused_with_a_reason() -> None:
    with pytest.raises(RenderError, match="holds one article, and here are 3") as caught:
        rendered(sample_publication("kit"), "nitf")
    assert caught.value.hint


def test_no_article_is_refused_with_a_reason() -> None:
    with pytest.raises(RenderError, match="no article"):
        rendered(Publication(), "nitf")


def test_quotes_too_deep_for_readers_of_xml_are_refused() -> None:
    body: tuple[Quote | Paragraph, ...] = (paragraph("tief"),)
    for _ in range(150):
        body = (Quote(body),)
    with pytest.raises(RenderError, match="too deep"):
        article_as("nitf", body=body)


def test_what_nitf_cannot_carry_is_said() -> None:
    assert "format.loss" in codes(Publication(articles=(Article(discarded=("Anzeige",)),)), "nitf")
    assert "format.loss" not in codes(Publication(articles=(Article(headline="Rat tagt"),)), "nitf")


def test_a_name_that_is_no_guid_is_kept() -> None:
    root = root_of(article_as("nitf-plain", id="lokal-17", dateline=Dateline("ULM.", place="ULM")))
    metas = {one.get("name"): one.get("content") for one in root.iter("meta")}
    assert metas == {"generator": "umbruch", "id": "lokal-17", "dateline": "ULM."}
