"""What a picture says about itself: description, caption, creator, credit and rights from its XMP, IPTC and EXIF data.

XMP (ISO 16684-1, with the fields of IPTC Photo Metadata 2023.2) is asked first, then IPTC-IIM 4.2, then EXIF. Broken
data counts as none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from umbruch.errors import InputUnreadable
from umbruch.kept import remembered
from umbruch.pictures.open_picture import BROKEN, exif_of, opened
from umbruch.written.own_table import own_table

if TYPE_CHECKING:
    from lxml.etree import _Element
    from PIL.Image import Image

MAX_PACKET = 1_000_000

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
XMP_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
IPTC_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_XMP = (
    ("caption", DC, "description"),
    ("creator", DC, "creator"),
    ("credit", PHOTOSHOP, "Credit"),
    ("rights", DC, "rights"),
    ("usage", XMP_RIGHTS, "UsageTerms"),
    ("alt", IPTC_CORE, "AltTextAccessibility"),
    ("extended", IPTC_CORE, "ExtDescrAccessibility"),
    ("origin", IPTC_EXT, "DigitalSourceType"),
    ("city", PHOTOSHOP, "City"),
    ("day", PHOTOSHOP, "DateCreated"),
)
_DESCRIBING, _MAKING = ("machines", "files"), ("machines", "nobody")
_NOT_MEANT = {
    "caption": _DESCRIBING, "alt": _DESCRIBING, "extended": _DESCRIBING, "creator": _MAKING, "credit": _MAKING,
}  # fmt: skip
"""Which lists of `machine_words.toml` tell that a fact is none; rights and terms are taken as they are."""

_UTF8_MARK = b"\x1b%G"
_IIM = {"caption": (2, 120), "creator": (2, 80), "credit": (2, 110), "rights": (2, 116), "city": (2, 90),
        "day": (2, 55)}  # fmt: skip
_EXIF = {"caption": 0x010E, "creator": 0x013B, "rights": 0x8298}

_LONGEST_CAPTION = 2_000
"""What a caption may have in IPTC-IIM 4.2 (dataset 2:120)."""
_DAY = re.compile(r"(\d{4})-?([01]\d)-?([0-3]\d)(?!\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_WORDS_WITHOUT_BLANKS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}")


class PhotoFacts(NamedTuple):
    """The texts that a picture carries.

    `usage` are terms of use. `alt` describes the picture to those who can't see it, `extended` does so at length.
    `origin` is how it came about: an address of the IPTC NewsCodes `digitalsourcetype`. `city` and `day` are where and
    when it was taken. `creator` has a line for each of several where it is written. `headline`, `source`, `statement`
    (an address), `licensor` and `licensor_address` are written and not read: they say for which story and by whom it
    is offered now.
    """

    caption: str | None = None
    creator: str | None = None
    credit: str | None = None
    rights: str | None = None
    usage: str | None = None
    alt: str | None = None
    extended: str | None = None
    origin: str | None = None
    city: str | None = None
    day: str | None = None
    headline: str | None = None
    source: str | None = None
    statement: str | None = None
    licensor: str | None = None
    licensor_address: str | None = None

    @property
    def credit_line(self) -> str | None:
        """`Anna Muster / Gemeinde Lindenau`: who made it and who offers it, each once."""
        parts = [self.creator, self.credit]
        if self.creator and self.credit and self.creator in self.credit:
            parts = [self.credit]
        return " / ".join(part for part in parts if part) or None

    @property
    def description(self) -> str | None:
        """The alternative text, else the extended description, on one line."""
        return " ".join((self.alt or self.extended or "").split()) or None

    @property
    def caption_line(self) -> str | None:
        """The caption on one line where it can stand below the picture: words for readers, none for a desk."""
        line = " ".join((self.caption or "").split())
        if not line or len(line) > _LONGEST_CAPTION or _is_one_of(("desks",), line):
            return None
        return line if len(_WORD.findall(line)) > 1 or _WORDS_WITHOUT_BLANKS.search(line) else None


def facts_in(image: Image, lang: str | None = None) -> PhotoFacts:
    """The facts in an opened picture; the first source that knows a fact tells it.

    Args:
        image: the picture.
        lang: the language to read them in, where they are told in several.
    """
    found: dict[str, str] = {}
    for source in (_from_xmp(image, lang), _from_iim(image), _from_exif(image)):
        for name, value in source:
            if name not in found and (cleaned := _cleaned(value)) and not _is_left_by_machines(name, cleaned):
                found[name] = cleaned
    if "day" in found:
        found["day"] = _day(found["day"])
    return PhotoFacts(**found)


def _day(written: str) -> str:
    """The day of a moment as XMP (`2026-03-02T09:15`) and IIM (`20260302`) write it; empty for what is none."""
    match = _DAY.match(written)
    return "-".join(match.groups()) if match else ""


def _cleaned(value: str) -> str:
    """Composed lines (NFC) without blanks around them, and without what is no character of XML."""
    composed = unicodedata.normalize("NFC", value)
    kept = "".join(sign for sign in composed if sign == "\n" or (sign.isprintable() and not _is_surrogate(sign)))
    return "\n".join(line.strip() for line in kept.splitlines()).strip()[:10_000]


def _is_left_by_machines(name: str, text: str) -> bool:
    """Whether a camera or a program put a text there, or the account of a computer stands for who made a picture."""
    return _is_one_of(_NOT_MEANT.get(name, ()), " ".join(text.split()))


def _is_one_of(kinds: tuple[str, ...], line: str) -> bool:
    return any(_patterns()[kind].fullmatch(line) for kind in kinds)


@remembered(1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """What `machine_words.toml` lists, one pattern a list."""
    table = own_table(Path(__file__).with_name("machine_words.toml"))
    return {kind: re.compile("|".join(f"(?:{one})" for one in lines), re.IGNORECASE) for kind, lines in table.items()}


def _is_surrogate(sign: str) -> bool:
    return "\ud800" <= sign <= "\udfff"


def _from_xmp(image: Image, lang: str | None) -> Iterator[tuple[str, str]]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    if packet is None and image.format == "TIFF":
        packet = getattr(image, "tag_v2", {}).get(700)
    content = packet.encode("utf-8", "replace") if isinstance(packet, str) else packet
    if isinstance(content, bytes) and len(content) <= MAX_PACKET:
        yield from facts_in_xmp(content, lang)


def facts_in_xmp(packet: bytes, lang: str | None = None) -> Iterator[tuple[str, str]]:
    """Names and values of the facts in an XMP packet; none where it is broken or declares entities.

    Only what is said of the picture itself counts, not what a packet tells of the parts that it was made of.

    Args:
        packet: RDF/XML, with or without what wraps it.
        lang: the language to read it in, where it speaks several.
    """
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
    if (rdf := next(root.iter(f"{{{RDF}}}RDF"), None)) is None:
        return
    descriptions = list(rdf.iterchildren(f"{{{RDF}}}Description"))
    for name, namespace, local in _XMP:
        tag = f"{{{namespace}}}{local}"
        if value := next(filter(str.strip, _values(descriptions, tag, name == "creator", lang)), None):
            yield name, value


def _values(descriptions: Iterable[_Element], tag: str, several: bool, lang: str | None) -> Iterator[str]:
    """What stands in a property: an attribute, a text, an address, a list of names or one text in several languages."""
    for description in descriptions:
        yield description.get(tag, "")
        for element in description.iterchildren(tag):
            items = [(item.get(_XML_LANG), item.text or "") for item in element.iterfind(f"*/{{{RDF}}}li")]
            if several and items:
                yield ", ".join(text for _, text in items)
            elif items:
                yield from (text for _, text in sorted(items, key=lambda item: _distance(item[0], lang)))
            else:
                yield element.get(f"{{{RDF}}}resource") or "".join(str(text) for text in element.itertext())


def _distance(said_in: str | None, lang: str | None) -> int:
    """How far a text in one language is from what a reader of another wants; the default comes before any other."""
    said, wanted = (said_in or "").lower(), (lang or "").lower()
    if wanted and said == wanted:
        return 0
    if wanted and said.partition("-")[0] == wanted.partition("-")[0]:
        return 1
    return 2 if said == "x-default" else 3


def _from_iim(image: Image) -> Iterator[tuple[str, str]]:
    from PIL import IptcImagePlugin
    from PIL.ImageFile import ImageFile

    if not isinstance(image, ImageFile):
        return
    try:
        records = IptcImagePlugin.getiptcinfo(image)
    except BROKEN:
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
        exif = exif_of(image)
    except BROKEN:
        return
    for name, key in _EXIF.items():
        value = exif.get(key)
        if isinstance(value, bytes):
            value = _decoded(value, None)
        if isinstance(value, str) and not value.startswith("\0"):
            yield name, value.replace("\0", "").strip()


def facts_of(content: bytes, lang: str | None = None) -> PhotoFacts:
    """The facts in the bytes of a picture; none where it cannot be opened.

    Args:
        content: the bytes of a picture file.
        lang: the language to read them in, where they are told in several.
    """
    try:
        with opened(content, "") as image:
            return facts_in(image, lang)
    except InputUnreadable:
        return PhotoFacts()
