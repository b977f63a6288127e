"""Page heads and feet with their placeholders filled in; page numbers are fields with a cached value."""

from __future__ import annotations

import string
import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.style.model import Furniture, Style, TextStyle
from umbruch.tree import Article, Publication
from umbruch.wording import long_date, word
from umbruch.writers.docx.inlines import Voice, run
from umbruch.writers.docx.language import tongue_of
from umbruch.writers.docx.markup import Element, flag, w

_AVERAGE_ADVANCE = 0.52
"""Width of a character in ems, for telling how many fit in a slot."""

_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


class Facts(NamedTuple):
    """What the placeholders of a page head stand for; the page number is Word's own business."""

    publication: str
    date: str
    source_page: str
    headline: str
    organisation: str


def facts_of(article: Article, publication: Publication) -> Facts:
    """The placeholders' values for the pages of one article."""
    source = article.source
    lang = article.lang or publication.lang
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


def head(article: Article, publication: Publication, style: Style) -> Element | None:
    """The `w:hdr` of an article's pages, or None where nothing stands in it."""
    return _line("hdr", "Header", style.head, style.text.page_head, article, publication, style)


def foot(article: Article, publication: Publication, style: Style) -> Element | None:
    """The `w:ftr` of an article's pages, or None where nothing stands in it."""
    return _line("ftr", "Footer", style.foot, style.text.page_foot, article, publication, style)


def empty(tag: str) -> Element:
    """A head (`hdr`) or foot (`ftr`) without words."""
    return w(tag, w("p", w("pPr", w("pStyle", val="Header" if tag == "hdr" else "Footer"))))


def _line(
    tag: str, style_id: str, furniture: Furniture, look: TextStyle, article: Article, publication: Publication,
    style: Style,
) -> Element | None:  # fmt: skip
    lang = article.lang or publication.lang
    tongue = tongue_of(lang, publication.lang or lang)
    facts = facts_of(article, publication)
    templates = (furniture.left, furniture.centre, furniture.right)
    room = style.page.measure / (look.size * _AVERAGE_ADVANCE) / max(1, sum(map(bool, templates)))
    slots = [list(_slot(template, facts, lang, Voice(tongue), int(room))) for template in templates]
    if not any(slots):
        return None
    while not slots[-1]:
        slots.pop()
    content = slots[0]
    for slot in slots[1:]:
        content = [*content, w("r", w("tab")), *slot]
    properties = w("pPr", w("pStyle", val=style_id), flag("bidi", tongue.right_to_left))
    return w(tag, w("p", properties, *content))


def _slot(template: str, facts: Facts, lang: str | None, voice: Voice, room: int) -> Iterator[Element]:
    parsed = list(string.Formatter().parse(template))
    names = [name for _, name, _, _ in parsed if name]
    if names and not any(name == "page" or getattr(facts, name) for name in names):
        return
    for literal, name, _, _ in parsed:
        if literal:
            yield run(literal, voice)
        if name == "page":
            yield from _page_number(lang, voice)
        elif name and (value := getattr(facts, name)):
            yield run(_shortened(value, room), voice)


def _page_number(lang: str | None, voice: Voice) -> Iterator[Element]:
    for literal, name, _, _ in string.Formatter().parse(word("page_of", lang)):
        if literal:
            yield run(literal, voice)
        if name:
            yield field(_FIELDS[name], "1", voice)


def field(instruction: str, cached: str, voice: Voice) -> Element:
    """A field (ISO/IEC 29500-1, 17.16) with the value to show until Word has counted."""
    return w("fldSimple", run(cached, voice), instr=f" {instruction} ")


def _shortened(words: str, room: int) -> str:
    line = " ".join(words.split())
    if len(line) <= room:
        return line
    return textwrap.shorten(line, room, placeholder=" …") if " " in line[:room] else line[: max(1, room - 1)] + "…"
