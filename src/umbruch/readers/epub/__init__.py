"""Reads e-books (EPUB 2 and 3): each chapter is an article."""

from __future__ import annotations

from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import Reading


class EpubReader:
    """The chapters of an e-book in reading order."""

    name = "epub"
    suffixes = (".epub",)
    media_type = "application/epub+zip"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read the chapters; InputUnreadable where the archive is broken, locked, or unpacks to more than it may."""
        from umbruch.readers.epub.book_chapters import read_book

        return read_book(content, request)
