"""What is written into a picture for desks that read nothing but IIM is cut where its fields end, between words."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from PIL import Image, IptcImagePlugin

from tests.presskit.folders import photograph
from umbruch.pictures.embedded_rights import with_facts
from umbruch.pictures.own_metadata import PhotoFacts, facts_in

CREDIT = (2, 110)


def iim(facts: PhotoFacts) -> dict[tuple[int, int], str]:
    content = with_facts(photograph(), facts, "de")
    with Image.open(io.BytesIO(content)) as picture:
        found = IptcImagePlugin.getiptcinfo(picture) or {}
    return {key: value.decode() for key, value in found.items() if isinstance(value, bytes) and key[0] == 2 and key[1]}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Mara Lindt / Museum", "Mara Lindt / Museum"),
        ("Mara Lindt / Wassermühle Hellental", "Mara Lindt / Wassermühle"),
        ("Mara Lindt / Förderverein, Wassermühle", "Mara Lindt / Förderverein"),
        ("Mara Lindt, Förderverein Mühlen im Tal", "Mara Lindt, Förderverein"),
        ("Donaudampfschifffahrtsgesellschaftsmuseum", "Donaudampfschifffahrtsgesellscha"),
        ("ü" * 40, "ü" * 16),
        ("Bild einer Stadt in der Provinz ——", "Bild einer Stadt in der Provinz"),
    ],
)
def test_a_credit_is_cut_between_words_and_counted_in_octets(written: str, kept: str) -> None:
    found = iim(PhotoFacts(credit=written))[CREDIT]
    assert found == kept
    assert len(found.encode()) <= 32


def test_xmp_holds_what_iim_has_no_room_for() -> None:
    credit = "Mara Lindt / Wassermühle Hellental"
    with Image.open(io.BytesIO(with_facts(photograph(), PhotoFacts(credit=credit), "de"))) as picture:
        assert facts_in(picture, "de").credit == credit


def test_desks_find_for_which_story_where_and_by_whom_a_picture_is_offered() -> None:
    facts = PhotoFacts(
        headline="Brücke gesperrt", city="Lauterstadt", day="2026-03-02", source="Stadt Lauter",
        statement="https://stadt.example/presse/", licensor="Stadt Lauter",
        licensor_address="https://stadt.example/presse/", rights="© Stadt Lauter",
    )  # fmt: skip
    content = with_facts(photograph(), facts, "de")
    packet = content[content.index(b"<x:xmpmeta") : content.index(b"</x:xmpmeta>")].decode()
    for tag, value in (
        ("photoshop:Headline", facts.headline),
        ("photoshop:City", facts.city),
        ("photoshop:DateCreated", facts.day),
        ("photoshop:Source", facts.source),
        ("xmpRights:WebStatement", facts.statement),
        ("plus:LicensorName", facts.licensor),
        ("plus:LicensorURL", facts.licensor_address),
    ):
        assert f"<{tag}>{value}</{tag}>" in packet
    etree.fromstring(packet + "</x:xmpmeta>")
    records = iim(facts)
    assert [records[2, number] for number in (55, 90, 105, 115)] == [
        "20260302", "Lauterstadt", "Brücke gesperrt", "Stadt Lauter",
    ]  # fmt: skip
    with Image.open(io.BytesIO(content)) as picture:
        read = facts_in(picture)
    assert (read.city, read.day) == ("Lauterstadt", "2026-03-02")
