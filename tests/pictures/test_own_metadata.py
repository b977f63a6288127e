"""What a picture says of itself is read from XMP, IPTC-IIM and EXIF, whoever wrote it."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, TiffImagePlugin

from tests.photographs import RDF, alt, jpeg, spoken, xmp
from umbruch.pictures.own_metadata import PhotoFacts, facts_in_xmp, facts_of

AI = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def test_xmp_speaks_before_iptc() -> None:
    content = jpeg(xmp(alt("Ein Kran") + spoken("dc:description", default="Am Kai")), ((120, b"Alt"), (110, b"dpa")))
    assert facts_of(content) == PhotoFacts(caption="Am Kai", credit="dpa", alt="Ein Kran")


def test_iptc_of_old_programs_is_read_in_their_encoding() -> None:
    assert facts_of(jpeg(iim=((120, "Brücke".encode("cp1252")),))).caption == "Brücke"


def test_the_language_of_the_article_is_read_where_a_picture_speaks_several() -> None:
    packet = xmp(
        spoken("Iptc4xmpCore:AltTextAccessibility", default="A crane", en="A crane", de="Ein Kran", pt_BR="Guindaste")
    )
    read = {lang: facts_of(jpeg(packet), lang).alt for lang in ("de-AT", "en", "fr", "pt", None)}
    assert read == {"de-AT": "Ein Kran", "en": "A crane", "fr": "A crane", "pt": "Guindaste", None: "A crane"}


def test_attributes_of_the_short_form_are_read() -> None:
    packet = (
        f'<rdf:RDF {RDF}><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'photoshop:Credit="dpa"/></rdf:RDF>'
    )
    assert list(facts_in_xmp(packet.encode())) == [("credit", "dpa")]


@pytest.mark.parametrize(
    "written",
    [
        f"<Iptc4xmpExt:DigitalSourceType>{AI}</Iptc4xmpExt:DigitalSourceType>",
        f'<Iptc4xmpExt:DigitalSourceType rdf:resource="{AI}"/>',
    ],
)
def test_how_a_picture_came_about_is_read_as_text_and_as_address(written: str) -> None:
    assert dict(facts_in_xmp(xmp(written))) == {"origin": AI}


def test_several_creators_are_named_each() -> None:
    packet = xmp("<dc:creator><rdf:Seq><rdf:li>Ina Born</rdf:li><rdf:li>Tom Kern</rdf:li></rdf:Seq></dc:creator>")
    assert dict(facts_in_xmp(packet)) == {"creator": "Ina Born, Tom Kern"}


@pytest.mark.parametrize(
    ("creator", "credit", "line"),
    [
        ("Ina Born", "Gemeinde Lindenau", "Ina Born / Gemeinde Lindenau"),
        ("Ina Born", "Ina Born, Gemeinde Lindenau", "Ina Born, Gemeinde Lindenau"),
        ("Ina Born", "Ina Born", "Ina Born"),
        ("Ina Born", None, "Ina Born"),
        (None, "dpa", "dpa"),
        (None, None, None),
    ],
)
def test_a_credit_names_who_made_the_picture_and_who_offers_it_each_once(
    creator: str | None, credit: str | None, line: str | None
) -> None:
    assert PhotoFacts(creator=creator, credit=credit).credit_line == line


def test_what_a_packet_says_of_the_parts_of_a_picture_is_not_said_of_the_picture() -> None:
    part = f'<dc:relation><rdf:Description rdf:about="part">{alt("Ein Ausschnitt")}</rdf:Description></dc:relation>'
    assert dict(facts_in_xmp(xmp(part + spoken("dc:description", default="Das Ganze")))) == {"caption": "Das Ganze"}


def test_an_empty_description_counts_as_none() -> None:
    assert facts_of(jpeg(xmp(alt("  ")))).description is None


def test_what_cameras_write_into_every_picture_is_no_caption() -> None:
    image, out = Image.new("RGB", (8, 8)), io.BytesIO()
    exif = image.getexif()
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA         "
    image.save(out, "JPEG", exif=exif)
    assert facts_of(out.getvalue()) == PhotoFacts()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_other_kinds_of_pictures_speak_too(kind: str) -> None:
    out = io.BytesIO()
    image = Image.new("RGB", (8, 8))
    packet = xmp(alt("Ein Kran"))
    if kind == "TIFF":
        tags = TiffImagePlugin.ImageFileDirectory_v2()
        tags.tagtype[700] = 1
        tags[700] = packet
        image.save(out, kind, tiffinfo=tags)
    elif kind == "WEBP":
        image.save(out, kind, xmp=packet)
    else:
        image.save(out, kind)
        body = b"iTXtXML:com.adobe.xmp\0\0\0\0\0" + packet
        chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
        content = out.getvalue()
        out = io.BytesIO(content[:33] + chunk + content[33:])
    assert facts_of(out.getvalue()).alt == "Ein Kran"


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + f"]><rdf:RDF {RDF}><rdf:Description><x>&j;</x></rdf:Description></rdf:RDF>"
)


@pytest.mark.parametrize(
    "packet",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&a;</x:xmpmeta>',
        LAUGHS.encode(),
        LAUGHS.encode("utf-16"),
        b"<x:xmpmeta",
        b"",
        b"\xff\xfe<",
        b'<r xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></r>',
        xmp(alt("Ein Kran")).replace(b"Kran", b"Kr\xe4n"),
        xmp("<a>" * 5000 + "</a>" * 5000 + alt("Tief")),
    ],
)
def test_broken_packets_and_those_that_declare_entities_count_as_none(packet: bytes) -> None:
    assert list(facts_in_xmp(packet)) == []
    assert facts_of(jpeg(packet)) == PhotoFacts()


def test_a_packet_of_twenty_megabytes_is_not_read() -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "WEBP", xmp=xmp(alt("Ein Kran") + "<!--" + " " * 20_000_000 + "-->"))
    assert facts_of(out.getvalue()) == PhotoFacts()


def test_no_text_is_longer_than_a_page_and_none_has_characters_that_xml_forbids() -> None:
    facts = facts_of(jpeg(xmp(alt("x" * 50_000)), ((110, b"d\x01p\x00a"),)))
    assert facts.alt is not None
    assert len(facts.alt) == 10_000
    assert facts.credit == "dpa"


@pytest.mark.parametrize("content", [b"", b"kein Bild", jpeg()[:40], b"%!PS-Adobe-3.0 EPSF-3.0\n"])
def test_what_is_no_picture_says_nothing(content: bytes) -> None:
    assert facts_of(content) == PhotoFacts()
