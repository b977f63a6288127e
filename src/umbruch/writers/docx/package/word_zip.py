"""The finished package as a ZIP archive that is the same, byte for byte, each time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI

from umbruch.kept import Store, remembered
from umbruch.written.zip_writing import Member, archive

if TYPE_CHECKING:
    from docx.opc.packuri import PackURI
    from docx.opc.rel import Relationships
    from docx.package import Package

_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_BY_SUFFIX = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
_PICTURES = {"jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "tiff": "image/tiff"}

_RELATED: Store[tuple[object, ...], bytes] = Store(64, "writers.docx.package.word_zip.related")


def packed(package: Package, moment: datetime) -> bytes:
    """The package as bytes (ISO/IEC 29500-2): content types first, then relationships and parts, all of one time.

    Args:
        package: the parts and what they relate to.
        moment: the time that every member is stamped with, as `moment_of` gives it.
    """
    parts = list(package.iter_parts())
    kinds = tuple((part.partname, part.content_type) for part in parts)
    members = [
        Member(CONTENT_TYPES_URI[1:], _content_types(kinds)),
        Member(PACKAGE_URI.rels_uri.membername, _related(PACKAGE_URI, package.rels)),
    ]
    for part in parts:
        members.append(Member(part.partname.membername, part.blob, stored=part.content_type.startswith("image/")))
        if part.rels:
            members.append(Member(part.partname.rels_uri.membername, _related(part.partname, part.rels)))
    return archive(members, moment, mode=0o644)


def _related(name: PackURI, relationships: Relationships) -> bytes:
    """The relationships of a part; most files of a style have the same."""
    key = name, tuple(
        (number, one.reltype, one.target_ref if one.is_external else one.target_part.partname, one.is_external)
        for number, one in relationships.items()
    )  # fmt: skip
    found = _RELATED.get(key)
    if found is None:
        xml: str | bytes = relationships.xml
        found = _RELATED.keep(key, xml.encode() if isinstance(xml, str) else xml)
    return found


@remembered(64)
def _content_types(parts: tuple[tuple[PackURI, str], ...]) -> bytes:
    defaults = dict(_BY_SUFFIX)
    overrides = {}
    for name, kind in parts:
        suffix = name.ext
        if _PICTURES.get(suffix) == kind:
            defaults[suffix] = kind
        else:
            overrides[str(name)] = kind
    lines = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', f'<Types xmlns="{_CONTENT_TYPES}">']
    lines += [f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in sorted(defaults.items())]
    lines += [f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(overrides.items())]
    return ("".join(lines) + "</Types>").encode()
