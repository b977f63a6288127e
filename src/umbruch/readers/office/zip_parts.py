"""The parts of an office file: a ZIP archive from a stranger, opened within bounds, and its XML without entities."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib

from lxml import etree

from umbruch.errors import InputUnreadable

MOST_PARTS = 20_000
LARGEST_PART = 96_000_000
"""Bytes of one part unpacked: a picture straight from a camera has up to 60 MB."""
LARGEST_WHOLE = 512_000_000
MOST_PACKED = 200
"""How many times smaller a large part may be packed; XML of real documents comes to 30, deflate at most to 1032."""
_SMALL = 2_000_000
"""Bytes unpacked under which nobody asks how well they are packed."""

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)  # fmt: skip
"""The names of Strict Open XML and those that everybody writes (ISO/IEC 29500-1, annex A, and 29500-4)."""


class ZipParts:
    """The parts of an archive by their names; what is too large, locked or broken is an InputUnreadable."""

    def __init__(self, content: bytes, source: str) -> None:
        """Open an archive.

        Args:
            content: the whole file.
            source: its name for messages.
        """
        self.source = source
        self._left = LARGEST_WHOLE
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
            raise InputUnreadable(
                "the file is cut off or broken", source=source, hint="fetch it again, or open it and save it anew"
            ) from None
        if len(entries) > MOST_PARTS:
            raise InputUnreadable(f"the file has more than {MOST_PARTS} parts", source=source)
        self._entries = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts in small letters."""
        return tuple(self._entries)

    def has(self, name: str) -> bool:
        """Whether there is such a part, whatever the case of its letters (ISO/IEC 29500-2, 9.1.1)."""
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part; InputUnreadable where it is missing, locked, broken or too large."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise InputUnreadable(f"the part {name} is missing", source=self.source, hint="open it and save it anew")
        if entry.flag_bits & 1:
            raise InputUnreadable("the file is locked by a password", source=self.source, hint="save it without one")
        most = min(LARGEST_PART, self._left)
        if entry.file_size > most or (
            entry.file_size > _SMALL and entry.file_size > MOST_PACKED * max(entry.compress_size, 1)
        ):
            raise self._too_large(name)
        try:
            with self._archive.open(entry) as packed:
                found = packed.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
            raise InputUnreadable(
                f"the part {name} is cut off or broken", source=self.source, hint="fetch it again, or save it anew"
            ) from None
        if len(found) > most:
            raise self._too_large(name)
        self._left -= len(found)
        return found

    def xml(self, name: str) -> etree._Element:
        """The root of a part in XML; InputUnreadable where it is not well-formed or declares anything."""
        return parsed(self.read(name), name, self.source)

    def _too_large(self, name: str) -> InputUnreadable:
        return InputUnreadable(f"the part {name} unpacks to more than is taken", source=self.source)


def parsed(content: bytes, name: str, source: str) -> etree._Element:
    """The root of an XML document; InputUnreadable where it is not well-formed or has a document type.

    Args:
        content: its bytes.
        name: of the part, for messages.
        source: the name of the file.
    """
    for strict, common in _STRICT:
        content = content.replace(strict, common)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputUnreadable(
            f"{name} is no well-formed XML: {_reason(error)}", source=source,
            hint="open it and save it anew",
        ) from None  # fmt: skip
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputUnreadable(f"{name} declares a document type, which is not read", source=source)
    return root


def within(folder: str, target: str) -> str | None:
    """The name of a part that another one in `folder` names; None where it leads out of the archive."""
    path = target.replace("\\", "/")
    whole = posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
    return None if whole.startswith("..") or whole == "." else whole


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _reason(error: Exception) -> str:
    """What libxml2 says, without the place in its words and the option that it names to programmers."""
    return re.split(r", line|, use XML_PARSE", str(error))[0]
