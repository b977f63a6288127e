"""Reads PDF files: from letters with their places to lines, columns and blocks, and from these to articles."""

from __future__ import annotations

from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import Reading


class PdfReader:
    """PDF: releases, print-outs of web pages, pages of newspapers, scans."""

    name = "pdf"
    suffixes = (".pdf",)
    media_type = "application/pdf"
    needs = "pypdfium2"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Recognise the article in a PDF.

        Raises:
            UmbruchError: what is needed for it is not installed; it says what.
            InputUnreadable: the file is broken, locked, or holds no words.
        """
        from umbruch.readers.pdf.read_pages import read_pdf

        return read_pdf(content, request)
