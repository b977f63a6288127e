"""What a PDF says of itself: which part and level of PDF/A, which part of PDF/UA it keeps to."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from umbruch.preflight.common.xml import text_of

PDFA = "http://www.aiim.org/pdfa/ns/id/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"


_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\0\0\0<", "utf-32-be"), (b"<\0\0\0", "utf-32-le"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\0<", "utf-16-be"), (b"<\0", "utf-16-le"),
)  # fmt: skip
"""How packets of metadata begin in encodings of two and four bytes (ISO 16684-1, 7.1)."""
_DECLARATION = re.compile(r"^\s*<\?xml\s[^>]*\?>")


def packet_of(written: bytes) -> bytes:
    """A packet of metadata as UTF-8, whatever encoding it stands in."""
    encoding = next((name for mark, name in _MARKS if written.startswith(mark)), None)
    if encoding is None:
        return written.strip()
    text = written.decode(encoding, "replace").lstrip("\ufeff")
    return _DECLARATION.sub("", text).strip().encode()


class Claims(NamedTuple):
    """The part and level of PDF/A and the part of PDF/UA that the metadata name; empty where they name none."""

    archive: str = ""
    level: str = ""
    access: str = ""

    @property
    def leaves_access_open(self) -> bool:
        """Whether the file claims to be PDF/A of a level that demands no tags, and nothing more.

        Such a file is as its standard allows it; that nobody can hear it is a warning (ISO 19005-2, 5.3 and 5.4).
        """
        return bool(self.archive) and not self.access and self.level.upper() != "A"

    @property
    def leaves_words_open(self) -> bool:
        """Whether the file claims PDF/A and nothing more: no level demands title, language or alternative texts."""
        return bool(self.archive) and not self.access


def claims(xmp: etree._Element | None) -> Claims:
    """What the metadata of a file claim, written as elements or as attributes."""
    if xmp is None:
        return Claims()
    return Claims(_named(xmp, PDFA, "part"), _named(xmp, PDFA, "conformance"), _named(xmp, PDFUA, "part"))


def _named(xmp: etree._Element, namespace: str, name: str) -> str:
    key = f"{{{namespace}}}{name}"
    written = next((text_of(one) for one in xmp.iter(key)), "")
    return (written or next((str(one.get(key)) for one in xmp.iter() if one.get(key)), "")).strip()
