"""Page heads and feet with their placeholders filled in; page numbers are fields with a cached value."""

from __future__ import annotations

import string
import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docx.opc.oxml import serialize_part_xml

from umbruch.kept import remembered
from umbruch.language.wording import word
from umbruch.style.model import Furniture, TextStyle
from umbruch.style.page_heads import FOLIO, PAGE, Facts, facts_of, filled
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


def head(article: Article, word_file: WordFile, *, numbered: bool = True) -> bytes | None:
    """The part with the `w:hdr` of an article's pages, with or without their number; None where it is empty."""
    style = word_file.style
    return _line("header", style.head, style.text.page_head, article, word_file, numbered=numbered)


def foot(article: Article, word_file: WordFile, *, numbered: bool = True) -> bytes | None:
    """The part with the `w:ftr` of an article's pages, with or without their number; None where it is empty."""
    style = word_file.style
    return _line("footer", style.foot, style.text.page_foot, article, word_file, numbered=numbered)


def shows_page(furniture: Furniture) -> bool:
    """Whether a page head or foot has the number of its page."""
    slots = (furniture.left, furniture.centre, furniture.right)
    return any(f"{{{name}" in template for name in (PAGE, FOLIO) for template in slots)


@remembered(2)
def empty(kind: str) -> bytes:
    """The part with a page head (`header`) or foot (`footer`) without words."""
    tag, style_id = _TAGS[kind]
    return serialize_part_xml(w(tag, w("p", w("pPr", w("pStyle", val=style_id)))))


class _Piece(NamedTuple):
    """A stretch of a slot: words, which may be cut where they come from the article, or the cached value of a field."""

    words: str
    cuttable: bool = False
    instruction: str | None = None


class _Line(NamedTuple):
    """All that a page head or foot is made from: what stands on it, room for so many characters, stops by place."""

    kind: str
    slots: tuple[tuple[_Piece, ...], ...]
    measure: int
    voice: Voice
    stops: tuple[tuple[int, str], ...]


def _line(
    kind: str, furniture: Furniture, look: TextStyle, article: Article, word_file: WordFile, *, numbered: bool
) -> bytes | None:
    lang = article.lang or word_file.lang
    voice = Voice(run_language_of(lang, word_file.lang))
    facts = facts_of(word_file.publication, article)
    slots = tuple(
        tuple(_slot(part, facts, lang, numbered=numbered))
        for part in (furniture.left, furniture.centre, furniture.right)
    )
    if not any(slots):
        return None
    measure = int(word_file.style.page.measure / (look.size * _AVERAGE_ADVANCE))
    return _stored(_Line(kind, slots, measure, voice, _stops(kind, word_file, centred=bool(slots[1]))))


@remembered(64)
def _stored(line: _Line) -> bytes:
    """A line as it stands in a file: many articles share newspaper and day, and nearly all their foot."""
    kind, slots, measure, voice, stops = line
    tag, style_id = _TAGS[kind]
    runs: list[Element] = []
    centred = bool(slots[1])
    for place, (slot, room) in enumerate(zip(slots, _rooms(slots, measure), strict=True)):
        if place and any(slots[place:]) and (centred or place == 2):
            runs.append(w("r", w("tab")))
        runs += [element for piece in slot for element in _runs(piece, room, voice)]
    properties = w(
        "pPr",
        w("pStyle", val=style_id),
        w("tabs", *(w("tab", val=how, pos=pos) for pos, how in stops)) if stops else None,
        flag("bidi", voice.run_language.right_to_left),
    )
    return serialize_part_xml(w(tag, w("p", properties, *runs)))


def _stops(kind: str, word_file: WordFile, *, centred: bool) -> tuple[tuple[int, str], ...]:
    """Tab stops that differ from the style's: none in the middle for two slots, our own in the style of a house."""
    stops = {centre_of(word_file.style): "center", twips(word_file.style.page.measure): "right"}
    if word_file.house is None:
        return () if centred else ((centre_of(word_file.style), "clear"),)
    if not centred:
        del stops[centre_of(word_file.style)]
    own = word_file.tab_stops(_TAGS[kind][1])
    cleared = dict.fromkeys((pos for pos in own if pos not in stops), "clear")
    return tuple(sorted({**cleared, **stops}.items()))


def _rooms(slots: Sequence[Sequence[_Piece]], measure: int) -> tuple[int, int, int]:
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
    if not numbered and any(piece.name in (PAGE, FOLIO) for piece in pieces):
        return
    for piece in pieces:
        if piece.name == PAGE:
            yield from _page_number(lang)
        elif piece.name == FOLIO:
            yield _Piece("1", instruction=_FIELDS["page"])
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
