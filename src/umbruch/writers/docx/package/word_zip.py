"""The finished package as a ZIP archive that is the same, byte for byte, each time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI

from umbruch.written.zip_writing import Member, archive

if TYPE_CHECKING:
    from docx.opc.part import Part
    from docx.package import Package

_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_BY_SUFFIX = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
_PICTURES = {"jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "tiff": "image/tiff"}


def packed(package: Package, moment: datetime) -> bytes:
    """The package as bytes (ISO/IEC 29500-2): content types first, then relationships and parts, all of one time.

    Args:
        package: the parts and what they relate to.
        moment: the time that every member is stamped with, as `moment_of` gives it.
    """
    parts = list(package.iter_parts())
    members = [
        Member(CONTENT_TYPES_URI[1:], _content_types(parts)),
        Member(PACKAGE_URI.rels_uri.membername, _bytes(package.rels.xml)),
    ]
    for part in parts:
        members.append(Member(part.partname.membername, part.blob, stored=part.content_type.startswith("image/")))
        if part.rels:
            members.append(Member(part.partname.rels_uri.membername, _bytes(part.rels.xml)))
    return archive(members, moment, mode=0o644)


def _bytes(xml: str | bytes) -> bytes:
    return xml.encode() if isinstance(xml, str) else xml


def _content_types(parts: list[Part]) -> bytes:
    defaults = dict(_BY_SUFFIX)
    overrides = {}
    for part in parts:
        suffix = part.partname.ext
        if _PICTURES.get(suffix) == part.content_type:
            defaults[suffix] = part.content_type
        else:
            overrides[str(part.partname)] = part.content_type
    lines = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', f'<Types xmlns="{_CONTENT_TYPES}">']
    lines += [f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in sorted(defaults.items())]
    lines += [f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(overrides.items())]
    return ("".join(lines) + "</Types>").encode()
