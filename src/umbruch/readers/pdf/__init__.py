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


class PictureReader:
    """Pictures of printed pages and clippings: scans and photographs, TIFF with several pages too.

    Pictures lie beside articles as well: a folder's are taken for that, and read as articles only when named.
    """

    name = "picture"
    suffixes = (".tif", ".tiff", ".jpg", ".jpeg", ".png")
    media_type = "image/tiff"
    beside_articles = True

    def on_this_machine(self) -> str:
        """What scans can be read in here, those in PDF files too, by tesseract's names of languages."""
        from umbruch.readers.pdf.scan.tesseract import languages_installed

        names = [name for name in languages_installed() or () if name != "osd"]
        return f"scans are read in {', '.join(names)}" if names else "scans need tesseract, which is not installed here"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Recognise the article in the picture of a page.

        Raises:
            InputUnreadable: it is no picture, has too many pixels or shows no text, or tesseract is not installed.
        """
        from umbruch.readers.pdf.scan.scanned_file import read_picture_file

        return read_picture_file(content, request)
