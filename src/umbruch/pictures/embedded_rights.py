"""Writing a picture's facts into its file: XMP for everyone, IPTC-IIM for picture desks that read nothing else.

Only the containers are touched, never the picture: JPEG segments (ITU-T T.81, B.1.1.4) and PNG chunks (W3C PNG 3, 5.3).
What stood in the file before (camera, place, older texts) is taken out, the colour profile stays.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from umbruch.pictures.own_metadata import DC, IPTC_CORE, IPTC_EXT, PHOTOSHOP, RDF, XMP_RIGHTS, PhotoFacts
from umbruch.tree.characters import escape

_XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP_HEADER = b"Photoshop 3.0\0"
_MAX_SEGMENT = 0xFFFF - 2
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\ufffe": None, "\uffff": None})
_MAX_FIELD = 10_000
_PLUS = "http://ns.useplus.org/ldf/xmp/1.0/"
_DATASETS = ((55, "day"), (80, "creator"), (90, "city"), (105, "headline"), (110, "credit"), (115, "source"),
             (116, "rights"), (120, "caption"))  # fmt: skip
_LIMITS = {55: 8, 80: 32, 90: 32, 105: 256, 110: 32, 115: 32, 116: 128, 120: 2000}
"""Octets that IIM 4.2 allows in these datasets; XMP holds the whole text."""

_APP0, _APP1, _APP13, _COMMENT, _SCAN, _IMAGE_START = 0xE0, 0xE1, 0xED, 0xFE, 0xDA, b"\xff\xd8"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})


def with_facts(content: bytes, facts: PhotoFacts, lang: str | None) -> bytes:
    """The same picture with these facts and no others in it.

    Args:
        content: a JPEG or PNG file; any other comes back as it is.
        facts: what to write.
        lang: the language of the texts.
    """
    if content.startswith(_IMAGE_START):
        return _jpeg(content, facts, lang)
    if content.startswith(_PNG):
        return _png(content, facts, lang)
    return content


def _jpeg(content: bytes, facts: PhotoFacts, lang: str | None) -> bytes:
    before, after = [], []
    position = len(_IMAGE_START)
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == _SCAN or marker == 0xFF:
            break
        (length,) = struct.unpack_from(">H", content, position + 2)
        segment = content[position : position + 2 + length]
        position += 2 + length
        if marker == _APP0:
            before.append(segment)
        elif marker not in (_APP1, _APP13, _COMMENT):
            after.append(segment)
    segments = []
    if any(facts):
        segments = [_segment(_APP1, _XMP_HEADER + xmp_packet(facts, lang)), _segment(_APP13, _photoshop(facts))]
    return b"".join((_IMAGE_START, *before, *segments, *after, content[position:]))


def _segment(marker: int, payload: bytes) -> bytes:
    if len(payload) > _MAX_SEGMENT:
        return b""
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _photoshop(facts: PhotoFacts) -> bytes:
    """An image resource block 0x0404 with the IIM records, UTF-8 announced in 1:90."""
    records = b"\x1c\x01\x5a\x00\x03\x1b%G" + b"\x1c\x02\x00\x00\x02\x00\x04"
    for number, name in _DATASETS:
        if value := getattr(facts, name):
            value = value.replace("-", "") if name == "day" else value  # CCYYMMDD (IIM 4.2, 2:55)
            for one in value.split("\n") if name == "creator" else (value,):
                octets = _cut(one, _LIMITS[number])
                records += struct.pack(">BBBH", 0x1C, 2, number, len(octets)) + octets
    padded = records + b"\0" * (len(records) % 2)
    return _PHOTOSHOP_HEADER + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + padded


def _cut(value: str, octets: int) -> bytes:
    """What fits, cut between words; of one word that is too long as many characters as fit."""
    written = value.encode("utf-8", "ignore")
    if len(written) <= octets:
        return written
    head = written[:octets].decode("utf-8", "ignore")
    inside_a_word = not (head[-1].isspace() or written[len(head.encode())] in b" \t\n\r")
    if inside_a_word and len(head.split()) > 1:
        head = head.rsplit(None, 1)[0]
    return (head.rstrip(" ,;:/–—-") or head).encode()


def _png(content: bytes, facts: PhotoFacts, lang: str | None) -> bytes:
    out = [_PNG]
    for kind, chunk in _chunks(content):
        if kind in _PNG_TEXTS:
            continue
        out.append(chunk)
        if kind == b"IHDR" and any(facts):
            packet = b"XML:com.adobe.xmp\0\0\0\0\0" + xmp_packet(facts, lang)
            checked = b"iTXt" + packet
            out.append(struct.pack(">I", len(packet)) + checked + struct.pack(">I", zlib.crc32(checked)))
    return b"".join(out)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(_PNG)
    while position + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, position)
        end = position + 12 + length
        yield content[position + 4 : position + 8], content[position:end]
        position = end


def xmp_packet(facts: PhotoFacts, lang: str | None) -> bytes:
    """The facts as an XMP packet (ISO 16684-1, 7), read-only."""
    parts = [
        _alternatives("dc:description", facts.caption, lang),
        _alternatives("dc:rights", facts.rights, lang),
        _alternatives("xmpRights:UsageTerms", facts.usage, lang),
        _alternatives("Iptc4xmpCore:AltTextAccessibility", facts.alt, lang),
        _alternatives("Iptc4xmpCore:ExtDescrAccessibility", facts.extended, lang),
        f"<Iptc4xmpExt:DigitalSourceType>{_escaped(facts.origin)}</Iptc4xmpExt:DigitalSourceType>"
        if facts.origin
        else "",
        *(
            f"<{tag}>{_escaped(value)}</{tag}>"
            for tag, value in (
                ("photoshop:Headline", facts.headline),
                ("photoshop:City", facts.city),
                ("photoshop:DateCreated", facts.day),
                ("photoshop:Credit", facts.credit),
                ("photoshop:Source", facts.source),
                ("xmpRights:WebStatement", facts.statement),
            )
            if value
        ),
        _licensor(facts),
        _creators(facts.creator),
        "<xmpRights:Marked>True</xmpRights:Marked>" if facts.rights or facts.usage else "",
    ]
    spaces = {
        "dc": DC, "photoshop": PHOTOSHOP, "xmpRights": XMP_RIGHTS, "Iptc4xmpCore": IPTC_CORE, "Iptc4xmpExt": IPTC_EXT,
        **({"plus": _PLUS} if facts.licensor else {}),
    }  # fmt: skip
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">'
        f'<rdf:Description rdf:about="" {declared}>{"".join(parts)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
    return packet.encode("utf-8", "ignore")


def _creators(creator: str | None) -> str:
    """Who took it, one item of the list a line (IPTC Core, Creator)."""
    items = "".join(f"<rdf:li>{_escaped(name)}</rdf:li>" for name in (creator or "").split("\n") if name)
    return f"<dc:creator><rdf:Seq>{items}</rdf:Seq></dc:creator>" if items else ""


def _licensor(facts: PhotoFacts) -> str:
    """Who gives leave to print it, and where that is asked for (PLUS, Licensor)."""
    if not facts.licensor:
        return ""
    address = (
        f"<plus:LicensorURL>{_escaped(facts.licensor_address)}</plus:LicensorURL>" if facts.licensor_address else ""
    )
    name = f"<plus:LicensorName>{_escaped(facts.licensor)}</plus:LicensorName>"
    return (
        f'<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">{name}{address}</rdf:li></rdf:Seq></plus:Licensor>'
    )


def _alternatives(name: str, value: str | None, lang: str | None) -> str:
    if not value:
        return ""
    tags = ["x-default", *([lang] if lang else [])]
    items = "".join(f'<rdf:li xml:lang="{escape(tag)}">{_escaped(value)}</rdf:li>' for tag in tags)
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def _escaped(value: str) -> str:
    kept = "".join(sign for sign in value[:_MAX_FIELD] if sign in "\n\t" or sign >= " ")
    return kept.translate(_ENTITIES)
