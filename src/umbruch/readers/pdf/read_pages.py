"""A PDF from its first page to its reading."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable
from umbruch.manuscript import Claim, Manuscript
from umbruch.readers.door import joined_readings
from umbruch.readers.pdf import tesseract
from umbruch.readers.pdf.around_the_text import SetPage, TextAlone, standing_once, text_alone
from umbruch.readers.pdf.articles_on_pages import parted
from umbruch.readers.pdf.file.lying_layer import is_picture, lies
from umbruch.readers.pdf.file.opened_file import opened
from umbruch.readers.pdf.file.page_content import SOFT_HYPHEN, Area, PageContent, content_of
from umbruch.readers.pdf.file.tagged_elements import tags_of
from umbruch.readers.pdf.folio_source import folio_source, with_folio
from umbruch.readers.pdf.own_pages import own_reading
from umbruch.readers.pdf.page_manuscript import ReadPage, manuscript_of_pages
from umbruch.readers.pdf.setting.reading_order import in_reading_order
from umbruch.readers.pdf.setting.set_lines import MOST_PIECES, set_lines
from umbruch.readers.pdf.setting.text_blocks import blocks_of, with_drop_caps
from umbruch.readers.pdf.web_prints import article_alone, is_web_print
from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import DOUBTFUL, Reading

_MOST_PIXELS = 40_000_000
"""Of a page that is read from its picture: a newspaper page at 200 pixels an inch has 12 million."""


_OURS = "umbruch"
"""What the PDF writer puts in `Creator`."""
_LEAST_TITLE = 3
"""Words of a title that may be a headline; shorter ones are names of templates and sections."""
_FILE_NAME = re.compile(
    r"\.[A-Za-z]{2,5}\d?$|^Microsoft Word|[_\\/]|\d\.\d\d\.|\.(?:pdf|docx?|indd|qxp)\b", re.IGNORECASE
)


_SITE = re.compile(r"\s+[|–—·»-]\s+")
"""What parts a title from the name of the site behind it."""


class _Picture(NamedTuple):
    """A page to be read from its picture (PNG), and why."""

    number: int
    content: bytes
    resolution: float
    why: str


def read_pdf(content: bytes, request: ReadRequest) -> Reading:
    """The reading of a PDF; see `PdfReader.read`."""
    with opened(content, request.source) as document:
        told = document.get_metadata_dict()
        contents = [_content(document, at) for at in range(len(document))]
        if told.get("Creator") == _OURS and (own := own_reading(tags_of(document, contents), request.lang)):
            return own
        why = {one.number: _why_picture(one, contents) for one in contents}
        scans = [number for number, reason in why.items() if reason]
        if scans:
            tesseract.require(request.source, f"page {scans[0]} cannot be read: {why[scans[0]]}")
        pictures = [_drawn(document, number, str(why[number])) for number in scans[: tesseract.MOST_SCANNED_PAGES]]
    remarks: list[Diagnostic] = []
    if len(scans) > tesseract.MOST_SCANNED_PAGES:
        most = tesseract.MOST_SCANNED_PAGES
        remarks.append(Diagnostic("scan.too_many", f"only {most} of {len(scans)} scanned pages are read", "warning"))
    once, around = standing_once([_set_page(one, request.source) for one in contents if not why[one.number]])
    rules = {one.number: one.rules for one in contents}
    pages = {page.number: laid_out(page, rules[page.number]) for page in once}
    sureness = 1.0
    for picture in pictures:
        scan = read_scan(picture, request)
        size = contents[picture.number - 1]
        pages[picture.number] = ReadPage(picture.number, scan.blocks, size.width, size.height)
        sureness = min(sureness, scan.sureness)
        remarks.append(_said(picture, scan))
    alone = text_alone([pages[number] for number in sorted(pages)])
    if is_web_print(told.get("Creator", "")):
        found = article_alone(alone.pages)
        alone = TextAlone(found.pages, (*alone.around, *found.around))
    if not any(page.blocks for page in alone.pages):
        raise InputUnreadable("the PDF holds no text", source=request.source, hint="is it the right file?")
    alone = alone._replace(around=(*around, *alone.around))
    return _articles(alone, _claims(told), request, remarks, sureness)


def _content(document: Any, at: int) -> PageContent:
    page = document[at]
    try:
        return content_of(page, at + 1)
    finally:
        page.close()


def _claims(told: Mapping[str, str]) -> tuple[Claim, ...]:
    """The title of the file, where it is one and no name of a file."""
    title = told.get("Title", "").strip()
    if len(title.split()) < _LEAST_TITLE or _FILE_NAME.search(title):
        return ()
    longest = max(_SITE.split(title), key=len)
    return tuple(Claim("headline", one, "Title") for one in dict.fromkeys((title, longest)))


def _articles(
    alone: TextAlone, claims: Sequence[Claim], request: ReadRequest, remarks: Sequence[Diagnostic], sureness: float
) -> Reading:
    """The reading of all pages: the articles that stand on them, each recognised by itself."""
    found = parted(alone.pages)
    readings = [
        recognised(manuscript_of_pages(one, claims), request, () if number else remarks, sureness)
        for number, one in enumerate(found.articles)
    ]
    reading = joined_readings(readings)
    articles = list(reading.articles)
    words = "\n".join(block.text for page in alone.pages for block in page.blocks)
    if found.folios and (folio := folio_source(found.folios, words)):
        articles = [with_folio(one, folio) for one in articles]
    first = articles[0]
    articles[0] = replace(first, discarded=(*alone.around, *found.folios, *found.rest, *first.discarded))
    return replace(reading, articles=tuple(articles))


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


def _set_page(content: PageContent, source: str) -> SetPage:
    lines = set_lines(letter for letter in content.letters if not letter.run.turned and not letter.run.invisible)
    if len(lines) > MOST_PIECES:
        raise InputUnreadable(
            f"page {content.number} holds {len(lines)} pieces of text all over it, which are no lines to be read",
            source=source, hint="take that page out",
        )  # fmt: skip
    lines = [line._replace(text=unicodedata.normalize("NFC", line.text.replace(SOFT_HYPHEN, "-"))) for line in lines]
    return SetPage(content.number, tuple(lines), content.width, content.height)


def laid_out(page: SetPage, rules: Sequence[Area] = ()) -> ReadPage:
    """A page with its blocks in reading order."""
    blocks = with_drop_caps(blocks_of(page.lines, rules))
    return ReadPage(page.number, tuple(in_reading_order(blocks)), page.width, page.height)


def recognised(
    manuscript: Manuscript, request: ReadRequest, remarks: Sequence[Diagnostic] = (), sureness: float = 1.0
) -> Reading:
    """The reading of a manuscript, no field surer than its letters are."""
    from umbruch.clipping.assembly import recognise
    from umbruch.clipping.embargo_ends import with_ends
    from umbruch.clipping.picture_for_caption import with_pictures

    manuscript = request.fixes.laid_on(manuscript)
    clipping = recognise(manuscript, request.lang, remarks, house_language=request.house.language)
    articles, more = with_ends(clipping.articles, clipping.origins, request.house.where)
    origins = tuple(replace(one, sureness=round(min(one.sureness, sureness), 2)) for one in clipping.origins)
    clipping = clipping._replace(articles=articles, origins=origins, diagnostics=(*clipping.diagnostics, *more))
    return with_pictures(clipping, request.picture_folder)
