"""JPEG files as picture desks send them: XMP and IPTC-IIM in front of the picture."""

from __future__ import annotations

import io
import struct

from PIL import Image

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
SPACES = (
    f'{RDF} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
    'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" '
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
)


def xmp(properties: str) -> bytes:
    """An XMP packet that says this of its picture."""
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {SPACES}><rdf:Description rdf:about="">{properties}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def spoken(name: str, **texts: str) -> str:
    """A property in several languages; `default` is that of `x-default`, underscores are hyphens."""
    items = "".join(
        f'<rdf:li xml:lang="{"x-default" if lang == "default" else lang.replace("_", "-")}">{text}</rdf:li>'
        for lang, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def alt(text: str) -> str:
    """The property for alternative texts."""
    return spoken("Iptc4xmpCore:AltTextAccessibility", default=text)


def jpeg(packet: bytes = b"", iim: tuple[tuple[int, bytes], ...] = (), size: tuple[int, int] = (120, 80)) -> bytes:
    """A JPEG file.

    Args:
        packet: its XMP.
        iim: numbers and contents of datasets of record 2.
        size: in pixels.
    """
    out = io.BytesIO()
    Image.new("RGB", size, (40, 90, 140)).save(out, "JPEG", quality=80)
    content = out.getvalue()
    segments = b""
    if packet:
        segments += segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)
    if iim:
        records = b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(line)) + line for number, line in iim)
        block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
        segments += segment(0xED, b"Photoshop 3.0\0" + block)
    return content[:2] + segments + content[2:]


def segment(marker: int, payload: bytes) -> bytes:
    """A segment of a JPEG file (ITU-T T.81, B.1.1.4)."""
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def with_preview() -> bytes:
    """A JPEG as many cameras write it: a smaller one behind it (CIPA DC-007, multi-picture format)."""
    out = io.BytesIO()
    picture = Image.merge("RGB", [Image.linear_gradient("L").resize((120, 80))] * 3)
    picture.save(out, "MPO", save_all=True, append_images=[picture.resize((30, 20))])
    return out.getvalue()
