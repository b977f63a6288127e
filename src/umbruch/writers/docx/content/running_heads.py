"""Page heads and feet with their placeholders filled in; page numbers are fields with a cached value."""

from __future__ import annotations

import string
import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.kept import remembered
from umbruch.language.wording import word
from umbruch.style.model import Furniture, TextStyle
from umbruch.style.page_heads import PAGE, Facts, facts_of, filled
from umbruch.tree import Article
from umbruch.writers.docx.content.running_text import Voice, running
from umbruch.writers.docx.content.word_fields import simple_field
from umbruch.writers.docx.package.word_file import WordFile
from umbruch.writers.docx.styles.named_styles import centre_of
from umbruch.writers.docx.xml.proofing_language import run_language_of
from umbruch.writers.docx.xml.wordml import Element, flag, twips, w

_AVERAGE_ADVANCE = 0.52
"""Width of a character in ems, for telling how many fit in a slot."""

_GAP = 3
"""Characters between two slots."""

_LEAST_ROOM = 8

_TAGS = {"header": ("hdr", "Header"), "footer": ("ftr", "Footer")}
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


def head(article: Article, word_file: WordFile, *, numbered: bool = True) -> Element | None:
    """The `w:hdr` of an article's pages, with or without the number of the page; None where nothing stands in it."""
    style = word_file.style
    return _line("header", style.head, style.text.page_head, article, word_file, numbered=numbered)


def foot(article: Article, word_file: WordFile, *, numbered: bool = True) -> Element | None:
    """The `w:ftr` of an article's pages, with or without the number of the page; None where nothing stands in it."""
    style = word_file.style
    return _line("footer", style.foot, style.text.page_foot, article, word_file, numbered=numbered)


def shows_page(furniture: Furniture) -> bool:
    """Whether a page head or foot has the number of its page."""
    return any(f"{{{PAGE}" in template for template in (furniture.left, furniture.centre, furniture.right))


def empty(kind: str) -> Element:
    """A page head (`header`) or foot (`footer`) without words."""
    tag, style_id = _TAGS[kind]
    return w(tag, w("p", w("pPr", w("pStyle", val=style_id))))


class _Piece(NamedTuple):
    """A stretch of a slot: words, which may be cut where they come from the article, or the cached value of a field."""

    words: str
    cuttable: bool = False
    instruction: str | None = None


def _line(
    kind: str, furniture: Furniture, look: TextStyle, article: Article, word_file: WordFile, *, numbered: bool
) -> Element | None:
    tag, style_id = _TAGS[kind]
    lang = article.lang or word_file.lang
    voice = Voice(run_language_of(lang, word_file.lang))
    facts = facts_of(word_file.publication, article)
    slots = [
        list(_slot(part, facts, lang, numbered=numbered))
        for part in (furniture.left, furniture.centre, furniture.right)
    ]
    if not any(slots):
        return None
    measure = int(word_file.style.page.measure / (look.size * _AVERAGE_ADVANCE))
    runs: list[Element] = []
    centred = bool(slots[1])
    for place, (slot, room) in enumerate(zip(slots, _rooms(slots, measure), strict=True)):
        if place and any(slots[place:]) and (centred or place == 2):
            runs.append(w("r", w("tab")))
        runs += [element for piece in slot for element in _runs(piece, room, voice)]
    properties = w(
        "pPr",
        w("pStyle", val=style_id),
        _tabs(style_id, word_file, centred=centred),
        flag("bidi", voice.run_language.right_to_left),
    )
    return w(tag, w("p", properties, *runs))


def _tabs(style_id: str, word_file: WordFile, *, centred: bool) -> Element | None:
    """Tab stops that differ from the style's: none in the middle for two slots, our own in the style of a house."""
    stops = {centre_of(word_file.style): "center", twips(word_file.style.page.measure): "right"}
    if word_file.house is None:
        return None if centred else w("tabs", w("tab", val="clear", pos=centre_of(word_file.style)))
    if not centred:
        del stops[centre_of(word_file.style)]
    cleared = dict.fromkeys((pos for pos in word_file.tab_stops(style_id) if pos not in stops), "clear")
    return w("tabs", *(w("tab", val=kind, pos=pos) for pos, kind in sorted({**cleared, **stops}.items())))


def _rooms(slots: list[list[_Piece]], measure: int) -> tuple[int, int, int]:
    """How many characters each slot may take, so that none runs into the next."""
    left, centre, right = (sum(len(piece.words) for piece in slot) for slot in slots)
    if centre:
        centre = min(centre, measure // 2)
        side = (measure - centre) // 2 - _GAP
        return side, centre, side
    half = measure // 2 - _GAP
    return max(half, measure - right - _GAP), 0, max(half, measure - left - _GAP)


def _slot(template: str, facts: Facts, lang: str | None, *, numbered: bool) -> Iterator[_Piece]:
    pieces = list(filled(template, facts))
    if not numbered and any(piece.name == PAGE for piece in pieces):
        return
    for piece in pieces:
        if piece.name == PAGE:
            yield from _page_number(lang)
        else:
            yield _Piece(piece.words, cuttable=piece.name is not None)


@remembered(32)
def _page_number(lang: str | None) -> tuple[_Piece, ...]:
    pieces = []
    for literal, name, _, _ in string.Formatter().parse(word("page_of", lang)):
        if literal:
            pieces.append(_Piece(literal))
        if name:
            pieces.append(_Piece("1", instruction=_FIELDS[name]))
    return tuple(pieces)


def _runs(piece: _Piece, room: int, voice: Voice) -> list[Element]:
    if piece.instruction:
        return [simple_field(piece.instruction, piece.words, voice)]
    return running(_shortened(piece.words, room) if piece.cuttable else piece.words, voice)


def _shortened(line: str, room: int) -> str:
    room = max(room, _LEAST_ROOM)
    if len(line) <= room:
        return line
    return textwrap.shorten(line, room, placeholder=" …") if " " in line[:room] else line[: max(1, room - 1)] + "…"
