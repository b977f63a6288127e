"""Reads plain text and recognises its press roles."""

from __future__ import annotations

from umbruch.diagnostics import Reading
from umbruch.format_table import ReadRequest


class TextReader:
    """Unmarked text: clippings, releases, agency copy."""

    name = "text"
    suffixes = (".txt", ".text")
    media_type = "text/plain"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Recognise one article; InputUnreadable where the bytes are no text."""
        from umbruch.clipping.assembly import recognise
        from umbruch.clipping.decode import decode
        from umbruch.clipping.pictures import with_pictures

        decoded = decode(content, request.source)
        clipping = recognise(decoded.text, request.lang, decoded.diagnostics)
        return with_pictures(clipping, request.shelf)
