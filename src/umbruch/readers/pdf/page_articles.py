"""The pages of a file without what stands around their text to its reading: each article recognised by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.manuscript import Claim, Manuscript, WrittenLine
from umbruch.readers.door import joined_readings, with_leads
from umbruch.readers.head_lines import letterhead_contact
from umbruch.readers.letter_frame import Frame, with_opening
from umbruch.readers.pdf.around_the_text import TextAlone, is_page_number
from umbruch.readers.pdf.articles_on_pages import parted
from umbruch.readers.pdf.file.cut_pictures import CutPicture
from umbruch.readers.pdf.file.linked_words import with_links
from umbruch.readers.pdf.file.page_links import PageLink
from umbruch.readers.pdf.folio_source import folio_source, named_in_full, with_folio
from umbruch.readers.pdf.letter_heads import ReadLetter, without_letter
from umbruch.readers.pdf.page_manuscript import ReadPage, manuscript_of_pages, place_of
from umbruch.readers.pdf.panels.panel_boxes import boxes_of
from umbruch.readers.pdf.picture_places import by_article, captions_under, with_cut_pictures
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.tables_in_text import with_tables
from umbruch.readers.pdf.setting.text_blocks import TextBlock
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Article, Source
from umbruch.tree.reading import Origin, Reading

_FEW_WORDS = 16
"""Words of a field in which a single doubtful one makes all of it doubtful: those of a headline."""


def articles_of(
    alone: TextAlone,
    claims: Sequence[Claim],
    request: ReadRequest,
    remarks: Sequence[Diagnostic] = (),
    sureness: float = 1.0,
    form: Source | None = None,
    cuts: Sequence[CutPicture] = (),
    links: Sequence[PageLink] = (),
    said: Sequence[str] = (),
) -> Reading:
    """The reading of all pages: the articles that stand on them, each recognised by itself.

    Args:
        alone: the pages, and what stands around their text.
        claims: what the file says of itself.
        request: with the language, where it is given.
        remarks: what was noticed on the way here.
        sureness: how sure the letters are; no field is surer.
        form: what a form over the article tells of where it was printed.
        cuts: the pictures on the pages.
        links: the links on the pages.
        said: what the file says beside its pages, in which an embargo is heeded.
    """
    found = parted(alone.pages)
    around = (*alone.around, *found.folios, *(block.text for _, block in found.rest))
    readings = []
    for number, (pages, own) in enumerate(zip(found.articles, by_article(cuts, found), strict=True)):
        pages, boxes, boxed = boxes_of(pages, request)
        headed = {place_of(page.number, block) for page in pages for block in page.blocks if block.headed}
        manuscript = manuscript_of_pages(pages, claims, captions_under(pages, own))
        letter = ReadLetter(manuscript, Frame(()), ())
        if len(found.articles) == 1:
            letter = without_letter(manuscript, request.lang)
            around = (*around, *letter.labels)
        one = recognised(
            letter.manuscript, request, () if number else remarks, sureness, (*around, *boxed, *said), pages
        )
        whole = with_tables(_with_frame(one, letter.frame), letter.manuscript, boxes, headed)
        readings.append(with_cut_pictures(whole, letter.manuscript, own))
    reading = joined_readings(readings)
    articles = list(reading.articles)
    words = "\n".join([*(block.text for page in alone.pages for block in page.blocks), *alone.around])
    numbers = [text for text in alone.around if is_page_number(text)] if len(alone.pages) == 1 else []
    for told in (form, folio_source(found.folios, words, numbers) if found.folios else None):
        if told is not None:
            articles = [with_folio(article, told) for article in articles]
    articles = [with_links(_with_name_in_full(article, words), links) for article in articles]
    first = articles[0]
    contact = first.contact or (letterhead_contact(alone.feet) if alone.feet and len(articles) == 1 else None)
    articles[0] = replace(first, contact=contact, discarded=(*around, *first.discarded))
    return replace(reading, articles=tuple(articles))


def _with_frame(reading: Reading, frame: Frame) -> Reading:
    """The reading of a letter with whom its signature names, and its first sentence in its text."""
    first = reading.articles[0]
    made = with_opening(first) if frame.greeted else first
    made = replace(made, contact=made.contact or frame.contact)
    return replace(reading, articles=(made, *reading.articles[1:]))


def _with_name_in_full(article: Article, words: str) -> Article:
    source = article.source
    if source is None or not source.publications:
        return article
    names = tuple(dict.fromkeys(named_in_full(name, words) for name in source.publications))
    return replace(article, source=replace(source, publications=names))


def recognised(
    manuscript: Manuscript,
    request: ReadRequest,
    remarks: Sequence[Diagnostic] = (),
    sureness: float = 1.0,
    around: Sequence[str] = (),
    pages: Sequence[ReadPage] = (),
) -> Reading:
    """The reading of a manuscript, no field surer than its letters are; an embargo in lines around it is heeded.

    Args:
        manuscript: of an article.
        request: with the language, where it is given.
        remarks: what was noticed on the way here.
        sureness: of all letters; of a field whose lines are known by those of `pages`, their own counts.
        around: lines that stand around the article.
        pages: where the lines of the manuscript stand, with how sure each is.
    """
    from umbruch.clipping.assembly import recognise
    from umbruch.clipping.bold_openings import with_bold_openings
    from umbruch.clipping.embargo_ends import with_ends
    from umbruch.clipping.picture_for_caption import with_pictures

    manuscript = request.fixed(manuscript)
    clipping = recognise(manuscript, request.told_language, remarks, house_language=request.house.language)
    articles, more = with_ends(clipping.articles, clipping.origins, request.house.where, around)
    told = _sureness_of_lines(manuscript, pages) if sureness < 1 else {}
    origins = tuple(_no_surer(one, told, sureness) for one in clipping.origins)
    clipping = clipping._replace(articles=articles, origins=origins, diagnostics=(*clipping.diagnostics, *more))
    clipping = with_bold_openings(with_leads(clipping), manuscript)
    return with_pictures(clipping, request.picture_folder)


def _sureness_of_lines(manuscript: Manuscript, pages: Sequence[ReadPage]) -> dict[int, SetLine]:
    """The lines of a manuscript as they stand on the pages, by their numbers from 1."""
    placed: dict[tuple[int, float, float], SetLine] = {}
    for page in pages:
        for block in page.blocks:
            for line in (*block.lines, _as_one(block)):
                placed.setdefault((page.number, round(line.left, 1), round(line.top, 1)), line)
    found = {}
    for number, piece in enumerate(manuscript.pieces, start=1):
        box = piece.box if isinstance(piece, WrittenLine) else None
        if box is not None and (box.page, box.left, box.top) in placed:
            found[number] = placed[box.page, box.left, box.top]
    return found


def _as_one(block: TextBlock) -> SetLine:
    """All lines of a block as one, as those of a title are."""
    letters = max(1, sum(len(line.text) for line in block.lines))
    return block.lines[0]._replace(
        text=block.text, left=block.left, least=min(line.least for line in block.lines),
        sureness=sum(len(line.text) * line.sureness for line in block.lines) / letters,
    )  # fmt: skip


def _no_surer(origin: Origin, told: Mapping[int, SetLine], sureness: float) -> Origin:
    """An origin no surer than the words of its lines: than the least sure one of a few, than all of them else."""
    lines = [told[number] for number in origin.lines if number in told]
    if lines:
        letters = sum(len(line.text) for line in lines)
        sureness = sum(len(line.text) * line.sureness for line in lines) / max(letters, 1)
        if sum(len(line.text.split()) for line in lines) <= _FEW_WORDS:
            sureness = min(sureness, *(line.least for line in lines))
    return replace(origin, sureness=round(min(origin.sureness, sureness), 2))
