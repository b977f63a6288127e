"""The XMP packet (ISO 19005-2, 6.6; ISO 14289-1, 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tests.conformance.pdf_profiles.opened import Opened
from tests.conformance.pdf_profiles.rule import rule

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC, _PDF, _XMP = "http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/pdf/1.3/", "http://ns.adobe.com/xap/1.0/"
_PDFA, _PDFUA = "http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfua/ns/id/"
_EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
_SCHEMA, _PROPERTY = "http://www.aiim.org/pdfa/ns/schema#", "http://www.aiim.org/pdfa/ns/property#"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREDEFINED = {
    _DC: {
        "title": "Alt", "description": "Alt", "rights": "Alt", "creator": "Seq", "date": "Seq", "subject": "Bag",
        "language": "Bag", "publisher": "Bag", "contributor": "Bag", "relation": "Bag", "type": "Bag",
        "format": r"[-\w+.]+/[-\w+.]+", "identifier": ".*", "source": ".*", "coverage": ".*",
    },
    _PDF: {"Keywords": ".*", "Producer": ".*", "PDFVersion": ".*"},
    _XMP: {
        "CreatorTool": ".*", "CreateDate": "Date", "ModifyDate": "Date", "MetadataDate": "Date", "Identifier": "Bag",
        "Label": ".*", "Nickname": ".*", "BaseURL": ".*", "Rating": r"-?\d+",
    },
    _PDFA: {"part": r"\d+", "conformance": "[ABU]", "amd": ".*", "corr": ".*"},
    _EXTENSION: {"schemas": "Bag"},
}  # fmt: skip
"""The properties that need no schema, with what they hold: a kind of array, a date, or a pattern."""

_DATE = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?"
_TYPES = {"Integer": r"[+-]?\d+", "Text": ".*", "Date": _DATE}
_FIELDS = {_SCHEMA: ("schema", "namespaceURI", "prefix", "property")}
_FIELDS[_PROPERTY] = ("name", "valueType", "category", "description")


def _properties(file: Opened) -> Iterator[Any]:
    if file.xmp is not None:
        for description in file.xmp.iter(f"{{{_RDF}}}Description"):
            yield from (one for one in description if isinstance(one.tag, str))


def _named(file: Opened, space: str, name: str) -> list[Any]:
    return [one for one in _properties(file) if one.tag == f"{{{space}}}{name}"]


def _text(file: Opened, space: str, name: str) -> str:
    return "".join(one.text or "" for one in _named(file, space, name))


def _schemas(file: Opened) -> Iterator[Any]:
    for one in _named(file, _EXTENSION, "schemas"):
        yield from one.iterfind(f"{{{_RDF}}}Bag/{{{_RDF}}}li")


def _extended(file: Opened) -> dict[tuple[str, str], str]:
    """The value types of properties that extension schemas define."""
    found: dict[tuple[str, str], str] = {}
    for schema in _schemas(file):
        space = schema.findtext(f"{{{_SCHEMA}}}namespaceURI") or ""
        for one in schema.iterfind(f"{{{_SCHEMA}}}property/{{{_RDF}}}Seq/{{{_RDF}}}li"):
            name, kind = one.findtext(f"{{{_PROPERTY}}}name"), one.findtext(f"{{{_PROPERTY}}}valueType")
            found[space, name or ""] = kind or ""
    return found


def _unknown(file: Opened) -> Iterator[object]:
    extended = _extended(file)
    for one in _properties(file):
        tag = etree.QName(one)
        predefined = _PREDEFINED.get(tag.namespace or "", {})
        if tag.localname not in predefined and (tag.namespace or "", tag.localname) not in extended:
            yield one.tag


def _mistyped(file: Opened) -> Iterator[object]:
    extended = _extended(file)
    for one in _properties(file):
        tag = etree.QName(one)
        kind = _PREDEFINED.get(tag.namespace or "", {}).get(tag.localname)
        kind = kind or _TYPES.get(extended.get((tag.namespace or "", tag.localname), ""), ".*")
        if kind in ("Alt", "Seq", "Bag"):
            array = [etree.QName(kid).localname for kid in one]
            items = list(one[0]) if len(one) else []
            if array != [kind] or (kind == "Alt" and any(_LANG not in item.attrib for item in items)):
                yield one.tag
        elif len(one) or not re.fullmatch(_DATE if kind == "Date" else kind, one.text or "", re.DOTALL):
            yield one.tag


def _broken_schemas(file: Opened) -> Iterator[object]:
    for schema in _schemas(file):
        yield from _fields(schema, _SCHEMA)
        for one in schema.iterfind(f"{{{_SCHEMA}}}property/{{{_RDF}}}Seq/{{{_RDF}}}li"):
            yield from _fields(one, _PROPERTY)
            if one.findtext(f"{{{_PROPERTY}}}category") not in ("internal", "external"):
                yield "category"
            if one.findtext(f"{{{_PROPERTY}}}valueType") not in _TYPES:
                yield "value type"


def _fields(holder: Any, space: str) -> Iterator[object]:
    found = [etree.QName(one) for one in holder]
    yield from (f"no {name}" for name in _FIELDS[space] if name not in {one.localname for one in found})
    yield from (one.text for one in found if one.namespace != space or one.localname not in _FIELDS[space])


def _prefixes(file: Opened) -> Iterator[object]:
    asked = {_PDFA: "pdfaid", _PDFUA: "pdfuaid", _EXTENSION: "pdfaExtension", _SCHEMA: "pdfaSchema"}
    asked[_PROPERTY] = "pdfaProperty"
    for one in file.xmp.iter() if file.xmp is not None else ():
        space = etree.QName(one).namespace if isinstance(one.tag, str) else None
        if space in asked and one.prefix != asked[space]:
            yield f"{one.prefix}:{etree.QName(one).localname}"


def _header(word: bytes) -> Any:
    def breaches(file: Opened) -> Iterator[object]:
        found = re.search(rb"<\?xpacket begin=.*?\?>", file.packet)
        if found is None or word in found[0]:
            yield found

    return breaches


def _disagreement(file: Opened) -> Iterator[object]:
    """The information dictionary says the same, where it says anything."""
    info: Any = file.pdf.trailer.get("/Info", {})
    pairs = (("/Keywords", _PDF, "Keywords"), ("/Producer", _PDF, "Producer"), ("/Creator", _XMP, "CreatorTool"))
    yield from (key for key, space, name in pairs if key in info and str(info[key]) != _text(file, space, name))
    arrays = (("/Title", "title"), ("/Subject", "description"), ("/Author", "creator"))
    for key, name in arrays:
        if key in info:
            items = [item.text or "" for one in _named(file, _DC, name) for item in one.iter(f"{{{_RDF}}}li")]
            if str(info[key]) != "; ".join(items):
                yield key
    for key, name in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
        if key in info and re.sub(r"\D", "", str(info[key]))[:14] != re.sub(r"\D", "", _text(file, _XMP, name))[:14]:
            yield key


def _plain(file: Opened) -> Iterator[object]:
    stream = file.root.get("/Metadata", {})
    if "/Filter" in stream or stream.get("/Type") != "/Metadata" or stream.get("/Subtype") != "/XML":
        yield dict(stream)


RULES = (
    rule(
        "A 6.6.2.1-1, UA 7.1-8",
        "there is a metadata stream",
        lambda file: [] if "/Metadata" in file.root else ["none"],
    ),
    rule("own packet-1", "the stream is not compressed and says what it is", _plain),
    rule("A 6.6.2.1-2", "the header has no bytes attribute", _header(b"bytes=")),
    rule("A 6.6.2.1-3", "the header has no encoding attribute", _header(b"encoding=")),
    rule("A 6.6.2.1-4, 5", "the packet is well-formed UTF-8", lambda file: [] if file.xmp is not None else ["no"]),
    rule("A 6.6.2.3.1-1", "properties are known or defined", _unknown),
    rule("A 6.6.2.3.1-2", "properties are of their type", _mistyped),
    rule(
        "A 6.6.2.3.3-2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, A 6.6.2.3.2-1",
        "extension schemas say all that is asked, and nothing else",
        _broken_schemas,
    ),
    rule("A 6.6.2.3.3-1, A 6.6.4-4, 5, 6, 7, UA 5-3, 4, 5", "the prefixes are those of the standard", _prefixes),
    rule("A 6.6.4-1, 2", "part 2 is claimed", lambda file: [] if _text(file, _PDFA, "part") == "2" else ["no"]),
    rule("A 6.6.4-3", "level A is claimed", lambda file: [] if _text(file, _PDFA, "conformance") == "A" else ["no"]),
    rule("UA 5-1, 2", "PDF/UA-1 is claimed", lambda file: [] if _text(file, _PDFUA, "part") == "1" else ["no"]),
    rule(
        "UA 7.1-9",
        "there is a title",
        lambda file: [] if any("".join(one.itertext()).strip() for one in _named(file, _DC, "title")) else ["none"],
    ),
    rule("own packet-2", "packet and information dictionary agree", _disagreement),
)
