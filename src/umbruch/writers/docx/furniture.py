"""Page heads and feet with their placeholders filled in; page numbers are fields with a cached value."""

from __future__ import annotations

import string
import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.style.model import Furniture, TextStyle
from umbruch.tree import Article, Publication
from umbruch.wording import long_date, word
from umbruch.writers.docx.forme import Forme
from umbruch.writers.docx.inlines import Voice, run
from umbruch.writers.docx.language import tongue_of
from umbruch.writers.docx.markup import Element, flag, w

_AVERAGE_ADVANCE = 0.52
"""Width of a character in ems, for telling how many fit in a slot."""

_GAP = 3
"""Characters between two slots."""

_LEAST_ROOM = 8

_TAGS = {"header": ("hdr", "Header"), "footer": ("ftr", "Footer")}
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


class Facts(NamedTuple):
    """What the placeholders of a page head stand for; the page number is Word's own business."""

    publication: str
    date: str
    source_page: str
    headline: str
    organisation: str


def facts_of(article: Article, publication: Publication, lang: str | None) -> Facts:
    """The placeholders' values for the pages of one article."""
    source = article.source
    dates = (
        source.date if source else None, article.dateline.date if article.dateline else None, publication.date,
        (article.modified or "")[:10] or None,
    )  # fmt: skip
    contact = article.contact or publication.contact
    organisation = publication.publisher or (contact.organisation if contact else None)
    newspapers = ", ".join(source.publications) if source else ""
    return Facts(
        publication=newspapers or (publication.title if publication.kind == "kit" else None) or organisation or "",
        date=long_date(next((date for date in dates if date), None), lang),
        source_page=(source.page if source else None) or "",
        headline=article.headline or "",
        organisation=organisation or "",
    )


def head(article: Article, forme: Forme) -> Element | None:
    """The `w:hdr` of an article's pages, or None where nothing stands in it."""
    return _line("header", forme.style.head, forme.style.text.page_head, article, forme)


def foot(article: Article, forme: Forme) -> Element | None:
    """The `w:ftr` of an article's pages, or None where nothing stands in it."""
    return _line("footer", forme.style.foot, forme.style.text.page_foot, article, forme)


def empty(kind: str) -> Element:
    """A page head (`header`) or foot (`footer`) without words."""
    tag, style_id = _TAGS[kind]
    return w(tag, w("p", w("pPr", w("pStyle", val=style_id))))


class _Piece(NamedTuple):
    """A stretch of a slot: words, which may be cut where they come from the article, or the cached value of a field."""

    words: str
    cuttable: bool = False
    instruction: str | None = None


def _line(kind: str, furniture: Furniture, look: TextStyle, article: Article, forme: Forme) -> Element | None:
    tag, style_id = _TAGS[kind]
    lang = article.lang or forme.lang
    voice = Voice(tongue_of(lang, forme.lang))
    facts = facts_of(article, forme.publication, lang)
    slots = [list(_slot(part, facts, lang)) for part in (furniture.left, furniture.centre, furniture.right)]
    if not any(slots):
        return None
    measure = int(forme.style.page.measure / (look.size * _AVERAGE_ADVANCE))
    runs: list[Element] = []
    for place, (slot, room) in enumerate(zip(slots, _rooms(slots, measure), strict=True)):
        if place and any(slots[place:]):
            runs.append(w("r", w("tab")))
        runs += [_run(piece, room, voice) for piece in slot]
    properties = w("pPr", w("pStyle", val=style_id), flag("bidi", voice.tongue.right_to_left))
    return w(tag, w("p", properties, *runs))


def _rooms(slots: list[list[_Piece]], measure: int) -> tuple[int, int, int]:
    """How many characters each slot may take, so that none runs into the next."""
    left, centre, right = (sum(len(piece.words) for piece in slot) for slot in slots)
    if centre:
        centre = min(centre, measure // 2)
        side = (measure - centre) // 2 - _GAP
        return side, centre, side
    half = measure // 2 - _GAP
    return max(half, measure - right - _GAP), 0, max(half, measure - left - _GAP)


def _slot(template: str, facts: Facts, lang: str | None) -> Iterator[_Piece]:
    parsed = list(string.Formatter().parse(template))
    names = [name for _, name, _, _ in parsed if name]
    if names and not any(name == "page" or getattr(facts, name) for name in names):
        return
    for literal, name, _, _ in parsed:
        if literal:
            yield _Piece(literal)
        if name == "page":
            yield from _page_number(lang)
        elif name and (value := getattr(facts, name)):
            yield _Piece(" ".join(value.split()), cuttable=True)


def _page_number(lang: str | None) -> Iterator[_Piece]:
    for literal, name, _, _ in string.Formatter().parse(word("page_of", lang)):
        if literal:
            yield _Piece(literal)
        if name:
            yield _Piece("1", instruction=_FIELDS[name])


def _run(piece: _Piece, room: int, voice: Voice) -> Element:
    if piece.instruction:
        return field(piece.instruction, piece.words, voice)
    return run(_shortened(piece.words, room) if piece.cuttable else piece.words, voice)


def field(instruction: str, cached: str, voice: Voice) -> Element:
    """A field (ISO/IEC 29500-1, 17.16) with the value to show until Word has counted."""
    return w("fldSimple", run(cached, voice), instr=f" {instruction} ")


def _shortened(line: str, room: int) -> str:
    room = max(room, _LEAST_ROOM)
    if len(line) <= room:
        return line
    return textwrap.shorten(line, room, placeholder=" …") if " " in line[:room] else line[: max(1, room - 1)] + "…"
