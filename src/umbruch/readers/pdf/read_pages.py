"""A PDF from its first page to its reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable
from umbruch.facts.desk_comments import comment_words
from umbruch.manuscript import Claim
from umbruch.readers.pdf.around_the_text import SetPage, TextAlone, standing_once, text_alone
from umbruch.readers.pdf.articles_on_pages import is_newspaper_page
from umbruch.readers.pdf.cover_form import with_title, without_cover_form
from umbruch.readers.pdf.cover_rows import without_cover_rows
from umbruch.readers.pdf.drawn.layers import layers_off
from umbruch.readers.pdf.drawn.seen_page import content_of
from umbruch.readers.pdf.file.bounded_drawings import bounded_objects
from umbruch.readers.pdf.file.cut_pictures import CutPicture, cut_pictures
from umbruch.readers.pdf.file.lying_layer import FEW_LETTERS, framed_picture, is_picture, lies
from umbruch.readers.pdf.file.opened_file import opened
from umbruch.readers.pdf.file.page_content import SOFT_HYPHEN, Area, PageContent
from umbruch.readers.pdf.file.page_links import PageLink, links_of
from umbruch.readers.pdf.file.tagged_elements import Tag, headings_in, tags_of
from umbruch.readers.pdf.file.tried_first import insist_on_trial
from umbruch.readers.pdf.file.written_on_pages import WrittenOn, written_on
from umbruch.readers.pdf.folio_source import folio_source
from umbruch.readers.pdf.own_pages import own_reading
from umbruch.readers.pdf.page_articles import articles_of
from umbruch.readers.pdf.page_manuscript import ReadPage
from umbruch.readers.pdf.panels.panel_areas import whole_panels
from umbruch.readers.pdf.panels.panels_apart import panels_apart
from umbruch.readers.pdf.scan import tesseract
from umbruch.readers.pdf.scan.read_scan import FINEST, MOST_PIXELS, PagePicture, ScannedPage, read_scan, stored_grey
from umbruch.readers.pdf.setting.broken_credits import with_credits_at_edge
from umbruch.readers.pdf.setting.drawn_bullets import with_bullets
from umbruch.readers.pdf.setting.lost_letters import with_lost_letters
from umbruch.readers.pdf.setting.number_tables import tables_apart
from umbruch.readers.pdf.setting.reading_order import in_reading_order
from umbruch.readers.pdf.setting.ruled_tables import parting_edges, ruled_grids, ruled_tables_apart
from umbruch.readers.pdf.setting.set_lines import MOST_PIECES, set_lines
from umbruch.readers.pdf.setting.text_blocks import blocks_of, with_drop_caps
from umbruch.readers.pdf.setting.turned_lines import turned_lines
from umbruch.readers.pdf.web_print.article_column import article_alone
from umbruch.readers.pdf.web_print.print_edges import source_of_print, without_print_edges
from umbruch.readers.unseen_words import hidden_text, kept_comments, with_aside
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Article
from umbruch.tree.reading import Reading

_MOST_PIXELS = 40_000_000
"""Of a page that is read from its picture: a newspaper page at 200 pixels an inch has 12 million."""


NO_TEXT = "it is a picture without text"
_LEAST_SURE = 0.45
"""Sureness of tesseract from which a picture beside a few lines holds the article: of photographs it had at most .4."""
_OURS = "umbruch"
_OURS_IN_XMP = b"<xmp:CreatorTool>umbruch</xmp:CreatorTool>"
"""Files of PDF 2.0 have no information dictionary (ISO 19005-4, 6.1.3)."""
"""What the PDF writer puts in `Creator`."""
_MAY_HOLD_BACK = ("Title", "Subject", "Keywords")
"""What a file says of itself in which an embargo is looked for, too (ISO 32000-1, 14.3.3)."""
_LEAST_TITLE = 3
"""Words of a title that may be a headline; shorter ones are names of templates and sections."""
_MOST_HEADINGS = 3
_FILE_NAME = re.compile(
    r"\.[A-Za-z]{2,5}\d?$|^Microsoft Word|[_\\/]|\d\.\d\d\.|\.(?:pdf|docx?|indd|qxp)\b", re.IGNORECASE
)


_SITE = re.compile(r"\s+[|–—·»-]\s+")
"""What parts a title from the name of the site behind it."""


def _metadata(document: Any) -> dict[str, str]:
    """What the document says of itself, without what is no text."""
    found: dict[str, str] = {}
    for name in document.METADATA_KEYS:
        try:
            found[name] = document.get_metadata_value(name)
        except UnicodeDecodeError:
            continue
    return found


class _Seen(NamedTuple):
    """All that pdfium is asked about a file: what it says of itself and shows, what is a picture, and why."""

    told: Mapping[str, str]
    contents: Sequence[PageContent]
    tags: Sequence[Tag]
    headings: Sequence[Claim]
    why: Mapping[int, str | None]
    scans: Sequence[int] = ()
    pictures: Sequence[PagePicture] = ()
    lettered: Sequence[PageContent] = ()
    cuts: Sequence[CutPicture] = ()
    more: int = 0
    links: Sequence[PageLink] = ()
    written: WrittenOn = WrittenOn((), ())


def look_through(content: bytes, source: str) -> object:
    """Ask pdfium all that is ever asked about a file, its scanned pages drawn; what it says is of no interest here.

    Args:
        content: the file.
        source: its name for messages.
    """
    off = layers_off(bounded_objects(content, source).heads)
    with opened(content, source) as document:
        return _pictures_too(document, _first_look(document, off), off)


def scanned_pages(content: bytes, source: str) -> Sequence[PagePicture]:
    """The pages of a file that are read from their pictures, each as it is given to be read.

    Args:
        content: a file that was read before: it is not tried in a process of its own.
        source: its name for messages.
    """
    off = layers_off(bounded_objects(content, source).heads)
    with opened(content, source) as document:
        contents = [_content(document, at, off) for at in range(len(document))]
        why = {one.number: _why_picture(one, contents) for one in contents}
        scans = [one for one in contents if why[one.number]][: tesseract.MOST_SCANNED_PAGES]
        return [_drawn(document, one, str(why[one.number])) for one in scans]


def _first_look(document: Any, off: frozenset[str]) -> _Seen:
    contents = [_content(document, at, off) for at in range(len(document))]
    tags = tags_of(document, contents)
    why = {one.number: _why_picture(one, contents) for one in contents}
    return _Seen(_metadata(document), contents, tags, [*_headings(tags), *_outline(document)], why)


def _pictures_too(document: Any, seen: _Seen, off: frozenset[str]) -> _Seen:
    scans = [number for number, reason in seen.why.items() if reason]
    drawn = scans[: tesseract.MOST_SCANNED_PAGES]
    pictures = [_drawn(document, seen.contents[number - 1], str(seen.why[number])) for number in drawn]
    lettered = [one for one in seen.contents if not seen.why[one.number]]
    cuts, more = cut_pictures(document, lettered, off)
    links, written = links_of(document, lettered), written_on(document)
    seen = seen._replace(scans=scans, pictures=pictures, lettered=lettered)
    return seen._replace(cuts=cuts, more=more, links=links, written=written)


def read_pdf(content: bytes, request: ReadRequest) -> Reading:
    """The reading of a PDF; see `PdfReader.read`."""
    objects = bounded_objects(content, request.source)
    insist_on_trial(content, request.source, objects.unseen)
    off = layers_off(objects.heads)
    with opened(content, request.source) as document:
        seen = _first_look(document, off)
        told, contents, why = seen.told, seen.contents, seen.why
        ours = (told.get("Creator") or (_OURS if _OURS_IN_XMP in content else "")) == _OURS
        if ours and (own := own_reading(seen.tags, request.lang)):
            return own
        if ours and not any(one.letters or one.pictures for one in contents):
            return Reading(kind="article", lang=request.lang, articles=(Article(lang=request.lang),))
        first = next((number for number, reason in why.items() if reason), None)
        if first is not None:
            tesseract.require(request.source, f"page {first} cannot be read: {why[first]}")
        seen = _pictures_too(document, seen, off)
    scans, pictures, lettered, more = seen.scans, seen.pictures, seen.lettered, seen.more
    headings, cuts, links = seen.headings, seen.cuts, seen.links
    remarks: list[Diagnostic] = []
    if more:
        remarks.append(Diagnostic("picture.too_many", f"{more} pictures of the pages are left out", "warning"))
    if len(scans) > tesseract.MOST_SCANNED_PAGES:
        most = tesseract.MOST_SCANNED_PAGES
        remarks.append(Diagnostic("scan.too_many", f"only {most} of {len(scans)} scanned pages are read", "warning"))
    read = {picture.number: read_scan(picture, request) for picture in pictures}
    remarks += [remark for scan in read.values() for remark in scan.remarks]
    framed = {number for number, scan in read.items() if why[number] == NO_TEXT and _holds_article(scan)}
    printed = [one for one in contents if not why[one.number] or why[one.number] == NO_TEXT]
    named = (told.get("Title", ""), *(one.value for one in seen.headings))
    mended = with_lost_letters([_set_page(one, request.source) for one in printed], named)
    remarks += mended.remarks()
    edges = without_print_edges(mended.pages, told.get("Creator", ""))
    ticked = without_cover_form(edges.pages, {one.number: one.boxes for one in printed})
    form = ticked if ticked.source else without_cover_rows(edges.pages)
    frames = [line.text for page in form.pages if page.number in framed for line in page.lines]
    once, around = standing_once([page for page in form.pages if page.number not in framed and page.lines])
    drawn = {one.number: one for one in contents}
    pages = {page.number: laid_out(page, drawn[page.number], printed=bool(edges.lines)) for page in once}
    for number, scan in read.items():
        if number in framed or number not in pages:
            size = contents[number - 1]
            pages[number] = scan.page._replace(width=size.width, height=size.height)
    alone = text_alone([pages[number] for number in sorted(pages)])
    alone = alone._replace(around=(*alone.around, *(text for scan in read.values() for text in scan.aside)))
    site = None
    if edges.printed and not any(is_newspaper_page(page.width, page.height) for page in alone.pages):
        titles = [title for title in (told.get("Title"), edges.title) if title]
        found = article_alone(alone.pages, titles)
        site = source_of_print(titles, found.headline, found.above, edges.address)
        alone = TextAlone(found.pages, (*alone.around, *found.around))
    if not any(page.blocks for page in alone.pages):
        raise _nothing_in(request.source, scanned=bool(read))
    if not framed:
        alone = alone._replace(pages=tuple(with_title(alone.pages, form.title, request.lang)))
    turned = dict.fromkeys(line for one in lettered for line in turned_lines(one.letters))
    filled = seen.written.filled
    alone = alone._replace(around=(*edges.lines, *form.lines, *frames, *around, *turned, *filled, *alone.around))
    source = form.source or site or (folio_source(frames, "\n".join(frames)) if frames else None)
    claims = [*_claims(told), *_claims({"Title": edges.title or ""}), *headings]
    claims += [Claim("headline", form.title, "form")] if form.title else []
    sureness = min((scan.sureness for scan in read.values()), default=1.0)
    unseen = [line for one in lettered for line in _unseen_lines(one)]
    comments = seen.written.comments
    remarks += (*hidden_text(unseen), *kept_comments(comments))
    said = (*(told.get(name, "") for name in _MAY_HOLD_BACK), *unseen, *map(comment_words, comments))
    reading = articles_of(alone, claims, request, remarks, sureness, source, cuts, links, said)
    return with_aside(reading, unseen, comments)


def _unseen_lines(content: PageContent) -> Iterator[str]:
    """The lines that a page holds and does not show, as they stand in the file."""
    hidden = [*(letter for letter in content.letters if letter.run.invisible), *content.unseen]
    for line in set_lines(hidden) if hidden else ():
        if text := unicodedata.normalize("NFC", line.text.replace(SOFT_HYPHEN, "-")).strip():
            yield text


def _holds_article(scan: ScannedPage) -> bool:
    """Whether a picture holds text, as a clipping does and a photograph beside a few lines does not."""
    return scan.sureness > _LEAST_SURE and sum(len(block.text) for block in scan.page.blocks) > FEW_LETTERS / 2


def _content(document: Any, at: int, off: frozenset[str]) -> PageContent:
    return content_of(document[at], at + 1, off)


def _claims(told: Mapping[str, str]) -> tuple[Claim, ...]:
    """The title of the file, where it is one and no name of a file."""
    title = told.get("Title", "").strip()
    if len(title.split()) < _LEAST_TITLE or _FILE_NAME.search(title):
        return ()
    longest = max(_SITE.split(title), key=len)
    return tuple(Claim("headline", one, "Title") for one in dict.fromkeys((title, longest)))


def _headings(tags: Sequence[Tag]) -> Iterator[Claim]:
    """The first headings by the tags of the file, but names of templates and what consent asks: few words, far down."""
    for role, letters in headings_in(tags)[:_MOST_HEADINGS]:
        words = " ".join(line.text for line in set_lines(letters))
        if len(words.split()) >= _LEAST_TITLE:
            yield Claim("headline", words, role)


def _outline(document: Any) -> Iterator[Claim]:
    """The first bookmarks."""
    for mark in islice(document.get_toc(max_depth=1), _MOST_HEADINGS):
        title = str(mark.get_title()).strip()
        if len(title.split()) >= _LEAST_TITLE and not _FILE_NAME.search(title):
            yield Claim("headline", title, "outline")


def _nothing_in(source: str | None, *, scanned: bool) -> InputUnreadable:
    if not scanned:
        return InputUnreadable("the PDF holds no text", source=source, hint="is it the right file?")
    hint = "name its language with --lang; tesseract needs that language's data (tesseract-ocr-deu for German)"
    return InputUnreadable("the pages are pictures in which no words were found", source=source, hint=hint)


def _why_picture(content: PageContent, whole: Sequence[PageContent]) -> str | None:
    return lies(content) or (NO_TEXT if is_picture(content, whole) else None)


def _drawn(document: Any, content: PageContent, why: str) -> PagePicture:
    """The page as a picture in shades of grey; of one with print around a picture no more than the picture."""
    page = document[content.number - 1]
    width, height = page.get_size()
    resolution = float(FINEST)
    pixels = width * height * (resolution / 72) ** 2
    if pixels > MOST_PIXELS:
        resolution *= (MOST_PIXELS / pixels) ** 0.5
    image = page.render(scale=resolution / 72, grayscale=True).to_pil()
    left, top = 0.0, 0.0
    if (area := framed_picture(content)) and why == NO_TEXT:
        left, top = max(area.left, 0.0), max(area.top, 0.0)
        image = image.crop(
            tuple(
                round(min(max(edge, 0), most) * resolution / 72)
                for edge, most in zip(area, (width, height, width, height), strict=True)
            )
        )
    return PagePicture(content.number, stored_grey(image), resolution, why, left, top)


def _set_page(content: PageContent, source: str) -> SetPage:
    upright = (one for one in content.letters if not (one.run.turned or one.run.slanted or one.run.invisible))
    lines = set_lines(upright, parting_edges(ruled_grids(content.rules)))
    if len(lines) > MOST_PIECES:
        raise InputUnreadable(
            f"page {content.number} holds {len(lines)} pieces of text all over it, which are no lines to be read",
            source=source, hint="take that page out",
        )  # fmt: skip
    lines = [line._replace(text=unicodedata.normalize("NFC", line.text.replace(SOFT_HYPHEN, "-"))) for line in lines]
    lines = with_bullets(lines, content.dots)
    return SetPage(content.number, tuple(lines), content.width, content.height)


def laid_out(page: SetPage, content: PageContent, *, printed: bool = False) -> ReadPage:
    """A page with its blocks in reading order.

    Args:
        page: its lines.
        content: what else is drawn on it.
        printed: a browser told where it printed it from: its panels are the site's, and no boxes of an article. On a
            newspaper's page they are mostly advertisements and other articles.
    """
    rules, pictures = content.rules, content.pictures
    whole = with_credits_at_edge(page.lines, pictures)
    ruled = ruled_tables_apart(whole, ruled_grids(rules), content.panels)
    tables, lines = tables_apart(ruled.lines)
    filled = [*(Area(one.left, one.top, one.right, one.bottom) for one in (*ruled.tables, *tables)), *pictures]
    areas = () if printed or is_newspaper_page(page.width, page.height) else whole_panels(content.panels, rules)
    panels, lines = panels_apart(lines, areas, page.width * page.height, filled, rules)
    blocks = with_drop_caps(blocks_of(lines, rules))
    ordered = in_reading_order([*blocks, *ruled.tables, *tables, *panels])
    return ReadPage(page.number, tuple(ordered), page.width, page.height, tuple(rules))
