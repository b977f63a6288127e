"""What kind of text an item is, and how soon editors must look at it: there and back, and from what agencies send."""

from __future__ import annotations

import json

import pytest
from lxml import etree
from msgspec.structs import replace

import umbruch
from tests.wire_trips import FORMATS
from umbruch.tree import Article, Paragraph, Provider, Publication, Text

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
STORY = Article(id="urn:newsml:example.org:20261129:rat", lang="de", headline="Rat tagt",
                body=(Paragraph((Text("Der Rat tagt am Montag."),)),))  # fmt: skip


def written(format: str, **fields: object) -> bytes:
    publication = Publication(articles=(replace(STORY, **fields),), provider=Provider("Stadt", "example.org"))
    return umbruch.render(publication, format)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("genre", ["genre:Interview", "Nachruf", "Hausmitteilung", None])
def test_genre_and_urgency_come_back(genre: str | None, format: str) -> None:
    article = umbruch.read(written(format, genre=genre, urgency=2), format=format.partition("-")[0]).article
    assert (article.genre, article.urgency) == (genre, 2)


def test_g2_has_the_code_of_a_genre_and_the_urgency_in_its_elements_and_in_the_header() -> None:
    root = etree.fromstring(written("newsml", genre="Nachruf", urgency=3))
    (genre,) = root.iter(f"{G2}genre")
    assert (genre.get("qcode"), genre.findtext(f"{G2}name")) == ("genre:Obituary", "Obituary")
    assert {one.text for one in root.iter(f"{G2}urgency", f"{G2}priority")} == {"3"}


def test_where_nobody_says_how_urgent_it_is_g2_and_nitf_say_5_and_the_tree_nothing() -> None:
    for format in ("newsml", "nitf", "ninjs"):
        assert umbruch.read(written(format), format=format).article.urgency is None
    assert b"<urgency>5</urgency>" in written("newsml")


def test_ninjs_names_genre_by_address_and_urgency_by_number() -> None:
    found = json.loads(written("ninjs", genre="genre:Interview", urgency=1))
    assert found["genres"] == [{"name": "Interview", "uri": "http://cv.iptc.org/newscodes/genre/Interview"}]
    assert found["urgency"] == 1


@pytest.mark.parametrize(
    ("label", "urgency"), [("EILMELDUNG", 2), ("URGENT", 3), ("FLASH", 1), ("BERICHTIGUNG", None), ("", None)]
)
def test_a_wire_text_is_as_urgent_as_what_stands_above_its_headline(label: str, urgency: int | None) -> None:
    above = f"{label}=\r\n" if label else ""
    head = f"\x01aaa1234 4 pl 99 XXX0001\r\nBlatt/Rat/\x02{above}Rat tagt=\r\n"
    article = umbruch.read(f"{head}\r\n   Lindenau (xyz) - Der Rat tagt.\r\n\x03".encode(), format="wire").article
    assert article.urgency == (urgency if urgency is not None else 4)


def test_a_genre_of_an_agency_s_own_is_kept_by_its_name() -> None:
    root = etree.fromstring(written("newsml"))
    meta = next(one for one in root.iter(f"{G2}contentMeta"))
    genre = etree.Element(f"{G2}genre", {"qcode": "xyz:17"})
    etree.SubElement(genre, f"{G2}name").text = "Wetterbericht"
    next(meta.iter(f"{G2}language")).addnext(genre)
    item = next(one for one in root.iter(f"{G2}generator"))
    item.text = "another"
    article = umbruch.read(etree.tostring(root), format="newsml").article
    assert article.genre == "Wetterbericht"
