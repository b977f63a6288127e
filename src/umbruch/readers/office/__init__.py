"""Reads what word processors write: Word (DOCX, DOC), OpenDocument (ODT) and RTF."""

from __future__ import annotations

from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import Reading


class DocxReader:
    """A Word file: what stands in it is recognised as in plain text, with its styles and looks as evidence."""

    name = "docx"
    suffixes = (".docx", ".docm", ".dotx")
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read one article or several; InputUnreadable where the file is locked, broken or no Word file."""
        from umbruch.readers.office.office_article import read_word

        return read_word(content, request)


class OdtReader:
    """An OpenDocument text, read as a Word file is."""

    name = "odt"
    suffixes = (".odt", ".ott")
    media_type = "application/vnd.oasis.opendocument.text"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read one article or several; InputUnreadable where the file is locked, broken or no text."""
        from umbruch.readers.office.office_article import read_open_document

        return read_open_document(content, request)


class RtfReader:
    """Rich Text Format, read as a Word file is; its pictures are left out and said."""

    name = "rtf"
    suffixes = (".rtf",)
    media_type = "application/rtf"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read one article or several; InputUnreadable where it is no RTF."""
        from umbruch.readers.office.office_article import read_rich_text

        return read_rich_text(content, request)


class DocReader:
    """A Word file of before 2007, read through LibreOffice, antiword or catdoc where one of them is installed."""

    name = "doc"
    suffixes = (".doc", ".dot")
    media_type = "application/msword"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read one article or several; InputUnreadable where it is locked, broken, or no such program is there."""
        from umbruch.readers.office.office_article import read_old_word

        return read_old_word(content, request)
