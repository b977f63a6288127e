"""Reads web pages: saved from a browser, whole or with their folder, as one MHTML file, or written by umbruch."""

from __future__ import annotations

from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import Reading


class HtmlReader:
    """The article of a web page, without what stands around it."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")
    media_type = "text/html"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read the main article; InputUnreadable where the page holds no words."""
        from umbruch.readers.web.saved_page import read_page

        return read_page(content, request)


class MhtmlReader:
    """A web page with its pictures in one file, as browsers save it."""

    name = "mhtml"
    suffixes = (".mhtml", ".mht")
    media_type = "multipart/related"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read the main article; InputUnreadable where no page is in the file."""
        from umbruch.readers.web.saved_page import read_mhtml

        return read_mhtml(content, request)
