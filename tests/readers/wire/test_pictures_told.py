"""What is known of a picture goes out on the wire and comes back: credit, place, day."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

import umbruch
from tests.publications import picture
from tests.wire_trips import FORMATS
from umbruch.tree import Article, Credit, Figure, Paragraph, Provider, Publication, Text

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
NAMES = {"newsml": "newsml", "nitf": "nitf", "ninjs": "ninjs"}


def story(credit: Credit | None, place: str | None = None, date: str | None = None) -> Publication:
    shown = replace(picture("kai.jpg"), place=place, date=date)
    body = (Paragraph((Text("Der Kai ist offen."),)), Figure("kai.jpg", (Text("Der Kai."),), credit, "Ein Kai"))
    article = Article(id="urn:newsml:example.org:20261129:kai", lang="de", headline="Kai offen", body=body)
    return Publication(articles=(article,), pictures=(shown,), provider=Provider("Stadt Lindenau", "example.org"))


def back(publication: Publication, format: str, folder: Path) -> Publication:
    (folder / "kai.jpg").write_bytes(publication.pictures[0].content)
    (folder / "item").write_bytes(umbruch.render(publication, format))
    return umbruch.read(folder / "item", format=format.partition("-")[0])


@pytest.mark.parametrize("format", FORMATS)
def test_place_and_day_of_a_picture_come_back(format: str, tmp_path: Path) -> None:
    known = back(story(None, "Lindenau", "2026-05-02"), format, tmp_path).pictures[0]
    assert (known.place, known.date) == ("Lindenau", "2026-05-02")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "credit",
    [
        Credit("Foto: Anna Berg/dpa", "Anna Berg/dpa"),
        Credit("Foto: Anna Berg", "Anna Berg"),
        Credit("Foto: privat", "privat"),
        Credit("Anna Berg", "Anna Berg"),
        Credit("Das Bild ist von Anna Berg", "Anna Berg"),
        Credit("Foto: Archiv", None),
    ],
    ids=lambda credit: credit.text,
)
def test_a_credit_comes_back_with_its_label_and_name(credit: Credit, format: str, tmp_path: Path) -> None:
    (figure,) = (one for one in back(story(credit), format, tmp_path).article.body if isinstance(one, Figure))
    assert figure.credit == credit


def test_g2_names_photographer_and_agency_apart() -> None:
    written = umbruch.render(story(Credit("Foto: Anna Berg/dpa", "Anna Berg/dpa"), "Lindenau", "2026-05-02"), "newsml")
    metas = etree.fromstring(written).iter(f"{G2}contentMeta")
    meta = next(one for one in metas if one.find(f"{G2}located") is not None)
    assert meta.findtext(f"{G2}creditline") == "Anna Berg/dpa"
    assert meta.findtext(f"{G2}by") == "Anna Berg"
    parties = [(one.tag, one.get("type"), one.findtext(f"{G2}name")) for one in meta if one.get("type")]
    assert (f"{G2}creator", "cpnat:person", "Anna Berg") in parties
    assert (f"{G2}contributor", "cpnat:organisation", "dpa") in parties
    assert (f"{G2}located", "cpnat:geoArea", "Lindenau") in parties
    assert meta.findtext(f"{G2}contentCreated") == "2026-05-02"


@pytest.mark.parametrize("format", FORMATS)
def test_a_caption_stands_once_where_the_picture_was_not_sent_along(format: str) -> None:
    publication = story(Credit("Foto: Anna Berg", "Anna Berg"))
    written = umbruch.render(publication, format)
    body = umbruch.read(written, format=format.partition("-")[0]).article.body
    (figure,) = (one for one in body if isinstance(one, Figure))
    assert (figure.image, figure.caption) == (None, (Text("Der Kai."),))
    assert figure.credit == Credit("Foto: Anna Berg", "Anna Berg")


def test_two_pictures_of_one_caption_stay_two_where_neither_was_sent_along() -> None:
    publication = story(None)
    shown = publication.article.body[-1]
    twice = replace(publication, articles=(replace(publication.article, body=(*publication.article.body, shown)),))
    body = umbruch.read(umbruch.render(twice, "newsml"), format="newsml").article.body
    assert [type(one) for one in body] == [Paragraph, Figure, Figure]
