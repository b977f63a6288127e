"""What a picture says about itself: caption, creator, credit and rights from its XMP, IPTC and EXIF data.

XMP (ISO 16684-1) is asked first, then IPTC-IIM 4.2, then EXIF. Broken data counts as none.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PACKET = 1_000_000

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
XMP_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_UTF8_MARK = b"\x1b%G"
_IIM = {"caption": (2, 120), "creator": (2, 80), "credit": (2, 110), "rights": (2, 116)}
_EXIF = {"caption": 0x010E, "creator": 0x013B, "rights": 0x8298}

_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, SyntaxError, TypeError, ValueError,
    struct.error,
)  # fmt: skip
"""What Pillow raises for picture data that are cut or crooked; such a picture just tells nothing about itself."""


class PhotoFacts(NamedTuple):
    """The texts that a picture carries: `usage` are terms of use, `alt` describes it to those who can't see it."""

    caption: str | None = None
    creator: str | None = None
    credit: str | None = None
    rights: str | None = None
    usage: str | None = None
    alt: str | None = None


def facts_in(image: Image) -> PhotoFacts:
    """The facts in an opened picture; the first source that knows a fact tells it."""
    found: dict[str, str] = {}
    for source in (_from_xmp(image), _from_iim(image), _from_exif(image)):
        for name, value in source:
            if cleaned := _cleaned(value):
                found.setdefault(name, cleaned)
    return PhotoFacts(**found)


def _cleaned(value: str) -> str:
    """Lines without blanks around them, and without what is no character of XML."""
    kept = "".join(sign for sign in value if sign == "\n" or (sign.isprintable() and not _is_surrogate(sign)))
    return "\n".join(line.strip() for line in kept.splitlines()).strip()[:10_000]


def _is_surrogate(sign: str) -> bool:
    return "\ud800" <= sign <= "\udfff"


def _from_xmp(image: Image) -> Iterator[tuple[str, str]]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    if packet is None and image.format == "TIFF":
        packet = getattr(image, "tag_v2", {}).get(700)
    content = packet.encode("utf-8", "replace") if isinstance(packet, str) else packet
    if isinstance(content, bytes) and len(content) <= MAX_PACKET:
        yield from facts_in_xmp(content)


def facts_in_xmp(packet: bytes) -> Iterator[tuple[str, str]]:
    """Names and values of the facts in an XMP packet; none where it is broken or declares entities."""
    from lxml import etree

    start, end = packet.find(b"<"), packet.rfind(b">")
    packet = packet[start : end + 1]
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(packet, parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    for name, namespace, local in (
        ("caption", DC, "description"),
        ("creator", DC, "creator"),
        ("credit", PHOTOSHOP, "Credit"),
        ("rights", DC, "rights"),
        ("usage", XMP_RIGHTS, "UsageTerms"),
        ("alt", IPTC_CORE, "AltTextAccessibility"),
    ):
        tag = f"{{{namespace}}}{local}"
        for description in root.iter(f"{{{RDF}}}Description"):
            if value := description.get(tag):
                yield name, value
            for element in description.iterchildren(tag):
                items = [
                    (item.get(_XML_LANG), item.text or "")
                    for item in element.iter(f"{{{RDF}}}li")
                    if isinstance(item.tag, str)
                ]
                items.sort(key=lambda item: item[0] != "x-default")
                texts = [text for _, text in items] or ["".join(str(text) for text in element.itertext())]
                yield name, ", ".join(texts) if name == "creator" else texts[0]


def _from_iim(image: Image) -> Iterator[tuple[str, str]]:
    from PIL import IptcImagePlugin
    from PIL.ImageFile import ImageFile

    if not isinstance(image, ImageFile):
        return
    try:
        records = IptcImagePlugin.getiptcinfo(image)
    except _BROKEN:
        return
    if not records:
        return
    encoding = "utf-8" if records.get((1, 90)) == _UTF8_MARK else None
    for name, key in _IIM.items():
        value = records.get(key)
        parts = value if isinstance(value, list) else [value]
        texts = [_decoded(part, encoding) for part in parts if isinstance(part, bytes)]
        if texts:
            yield name, ", ".join(texts)


def _decoded(value: bytes, encoding: str | None) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode(encoding or "cp1252", "replace")


def _from_exif(image: Image) -> Iterator[tuple[str, str]]:
    try:
        exif = image.getexif()
    except _BROKEN:
        return
    for name, key in _EXIF.items():
        value = exif.get(key)
        if isinstance(value, bytes):
            value = _decoded(value, None)
        if isinstance(value, str) and not value.startswith("\0"):
            yield name, value.replace("\0", "")


def facts_of(content: bytes) -> PhotoFacts:
    """The facts in the bytes of a picture; none where it cannot be opened."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content)) as image:
            return facts_in(image)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return PhotoFacts()
