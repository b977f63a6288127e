"""A PDF from its first page to its reading."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable
from umbruch.manuscript import Manuscript
from umbruch.readers.pdf import tesseract
from umbruch.readers.pdf.lying_layer import is_picture, lies
from umbruch.readers.pdf.opened_file import opened
from umbruch.readers.pdf.page_content import PageContent, content_of
from umbruch.readers.pdf.page_manuscript import ReadPage, manuscript_of_pages
from umbruch.readers.pdf.reading_order import in_reading_order
from umbruch.readers.pdf.set_lines import set_lines
from umbruch.readers.pdf.text_blocks import blocks_of, with_drop_caps
from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import DOUBTFUL, Reading

_MOST_PIXELS = 40_000_000
"""Of a page that is read from its picture: a newspaper page at 200 pixels an inch has 12 million."""


class _Picture(NamedTuple):
    """A page to be read from its picture (PNG), and why."""

    number: int
    content: bytes
    resolution: float
    why: str


def read_pdf(content: bytes, request: ReadRequest) -> Reading:
    """The reading of a PDF; see `PdfReader.read`."""
    with opened(content, request.source) as document:
        contents = [content_of(document[at], at + 1) for at in range(len(document))]
        why = {one.number: _why_picture(one, contents) for one in contents}
        scans = [number for number, reason in why.items() if reason]
        if scans:
            tesseract.require(request.source, f"page {scans[0]} cannot be read: {why[scans[0]]}")
        pictures = [_drawn(document, number, str(why[number])) for number in scans[: tesseract.MOST_SCANNED_PAGES]]
    remarks: list[Diagnostic] = []
    if len(scans) > tesseract.MOST_SCANNED_PAGES:
        remarks.append(
            Diagnostic(
                "scan.too_many",
                f"only {tesseract.MOST_SCANNED_PAGES} of {len(scans)} scanned pages are read",
                "warning",
            )
        )
    pages = {one.number: laid_out(one) for one in contents if not why[one.number]}
    sureness = 1.0
    for picture in pictures:
        scan = read_scan(picture, request)
        pages[picture.number] = ReadPage(picture.number, scan.blocks)
        sureness = min(sureness, scan.sureness)
        remarks.append(_said(picture, scan))
    ordered = [pages[number] for number in sorted(pages)]
    if not any(page.blocks for page in ordered):
        raise InputUnreadable("the PDF holds no text", source=request.source, hint="is it the right file?")
    return recognised(manuscript_of_pages(ordered), request, remarks, sureness)


def _why_picture(content: PageContent, whole: Sequence[PageContent]) -> str | None:
    return lies(content) or ("it is a picture without text" if is_picture(content, whole) else None)


def _drawn(document: Any, number: int, why: str) -> _Picture:
    """The page as a picture in shades of grey."""
    page = document[number - 1]
    width, height = page.get_size()
    resolution = float(tesseract.RESOLUTION)
    pixels = width * height * (resolution / 72) ** 2
    if pixels > _MOST_PIXELS:
        resolution *= (_MOST_PIXELS / pixels) ** 0.5
    bitmap = page.render(scale=resolution / 72, grayscale=True)
    stored = io.BytesIO()
    bitmap.to_pil().save(stored, "PNG", compress_level=1)
    return _Picture(number, stored.getvalue(), resolution, why)


def read_scan(picture: _Picture, request: ReadRequest) -> tesseract.Scanned:
    """The text in the picture of a page."""
    installed = tesseract.require(request.source, picture.why)
    languages = tesseract.chosen_languages(request.lang or request.house.language, installed)
    scan = tesseract.read_picture(picture.content, languages, picture.resolution, request.source)
    broken = tesseract.fraktur(installed)
    if broken and scan.sureness < DOUBTFUL and "deu" in languages:
        other = tesseract.read_picture(picture.content, (broken,), picture.resolution, request.source)
        scan = max(scan, other, key=lambda one: one.sureness)
    return scan


def _said(picture: _Picture, scan: tesseract.Scanned) -> Diagnostic:
    return Diagnostic(
        "scan.read", f"page {picture.number}: {picture.why}; read from its picture, {scan.sureness:.0%} sure",
        "warning" if scan.sureness < DOUBTFUL else "info", hint="compare it with the page",
    )  # fmt: skip


def laid_out(content: PageContent) -> ReadPage:
    """A page with its blocks in reading order."""
    lines = set_lines(letter for letter in content.letters if not letter.run.turned and not letter.run.invisible)
    lines = [line._replace(text=unicodedata.normalize("NFC", line.text)) for line in lines]
    blocks = with_drop_caps(blocks_of(lines, content.rules))
    return ReadPage(content.number, tuple(in_reading_order(blocks)))


def recognised(
    manuscript: Manuscript, request: ReadRequest, remarks: Sequence[Diagnostic] = (), sureness: float = 1.0
) -> Reading:
    """The reading of a manuscript, no field surer than its letters are."""
    from umbruch.clipping.assembly import recognise
    from umbruch.clipping.embargo_ends import with_ends
    from umbruch.clipping.picture_for_caption import with_pictures

    clipping = recognise(manuscript, request.lang, remarks, house_language=request.house.language)
    articles, more = with_ends(clipping.articles, clipping.origins, request.house.where)
    origins = tuple(replace(one, sureness=round(min(one.sureness, sureness), 2)) for one in clipping.origins)
    clipping = clipping._replace(articles=articles, origins=origins, diagnostics=(*clipping.diagnostics, *more))
    return with_pictures(clipping, request.picture_folder)
