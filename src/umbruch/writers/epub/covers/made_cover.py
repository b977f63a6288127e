"""A cover picture made from the style, for a publication that brings none: what a bookshelf shows."""

from __future__ import annotations

import threading
import unicodedata
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic, report
from umbruch.errors import StyleError
from umbruch.facts.imprint import publication_date, publication_language, publication_title, publishers
from umbruch.fonts.families import face_file
from umbruch.fonts.truetype import open_face
from umbruch.kept import Store, enlist, made_once
from umbruch.language.tags import direction
from umbruch.language.wording import long_date
from umbruch.style.model import Style, TextStyle
from umbruch.tree import Publication
from umbruch.tree.characters import clean
from umbruch.writers.epub.book_pictures import StoredPicture
from umbruch.writers.epub.covers.cover_canvas import Canvas, lettering
from umbruch.writers.epub.covers.cover_lines import Sheet
from umbruch.writers.epub.covers.cover_scripts import OutlineSheet
from umbruch.writers.epub.covers.cover_text import TextSheet

WIDTH, HEIGHT, MARGIN = 600, 900, 54
"""In pixels; bookshelves show covers at a third to a half of that, in the proportion 2:3 of a paperback."""

DRAWN_FILE, TEXT_FILE = "pictures/cover.png", "pictures/cover.svg"
_ROOM = WIDTH - 2 * MARGIN
_BAR = 22

_LONGEST_TITLE = 240
_LINES_OF_TITLE = 8
_TITLE_SIZES = (72, 65, 58, 50, 43, 37, 32, 28)
_SMALL, _DECK = 23, 28
_FOOT = 126
_FOOT_GAP = 156
_KEPT = 16
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class _Line(NamedTuple):
    """Words in one role of the style, at a size in pixels."""

    words: str
    role: TextStyle
    size: int


class _Cover(NamedTuple):
    """The PNG, or an SVG, and why it is not drawn here."""

    content: bytes
    error: StyleError | None = None


class _Words(NamedTuple):
    """All that a cover says, cleaned, and its language."""

    kicker: str
    title: str
    deck: str
    publisher: str
    day: str
    lang: str | None


class CoverStore:
    """Covers made before, by style and words, so that none is drawn twice; safe from any thread."""

    name = "writers.epub.covers.made_cover.CoverStore"

    def __init__(self, most: int = _KEPT) -> None:
        """Keep so many covers."""
        self.most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Style, _Words], _Cover] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._kept.clear()

    def cover(self, words: _Words, style: Style) -> _Cover:
        """The cover for these words, drawn where it is not there yet."""
        key = (style, words)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        drawn = _drawn(words, style)
        with self._lock:
            self._kept[key] = drawn
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return drawn


COVERS = CoverStore()
enlist(COVERS)


def made_cover(publication: Publication, style: Style, store: CoverStore = COVERS) -> StoredPicture:
    """Kicker, title, deck, newspaper and day in the fonts and colours of the style.

    Args:
        publication: what the cover is for.
        style: gives faces, colours and sizes.
        store: asked for the same cover first.

    Returns:
        A PNG of 600 by 900 pixels. Where no face has all characters it is an SVG of that size whose words the reader's
        own faces draw, with a remark, for not every shelf shows it (both are core media types of EPUB 3.3, 3.2).
    """
    made = store.cover(_words(publication), style)
    if made.error is None:
        return StoredPicture(DRAWN_FILE, "image/png", made.content, WIDTH, HEIGHT, moves=False)
    report(
        Diagnostic(
            code="cover.as_text",
            message=f"each reader draws the cover of the book with faces of its own: {made.error.message}",
            severity="info",
            hint=f"shelves that show no SVG (Kindle, Kobo) show the title in their way; {made.error.hint}",
        )
    )
    return StoredPicture(TEXT_FILE, "image/svg+xml", made.content, WIDTH, HEIGHT, moves=False)


def _words(publication: Publication) -> _Words:
    article, single = publication.article, publication.kind == "article"
    return _Words(
        kicker=_one_line(article.kicker) if single else "",
        title=publication_title(publication)[:_LONGEST_TITLE],
        deck=_one_line(publication.subtitle or (article.deck if single else None)),
        publisher=" / ".join(publishers(publication)),
        day=long_date(publication_date(publication), publication_language(publication)),
        lang=publication_language(publication),
    )


def _drawn(words: _Words, style: Style) -> _Cover:
    canvas = Canvas(WIDTH, HEIGHT)
    canvas.bar((0, 0, WIDTH, _BAR), style.colours.accent)
    try:
        return _Cover(canvas.png() if _set_all(canvas, words, style) else drawn_in_scripts(words, style))
    except StyleError as error:
        return _Cover(written_as_text(words, style), error)
    except OSError:
        unread = StyleError("a font file of the style can't be read", hint="look at the files under fonts in the style")
        return _Cover(written_as_text(words, style), unread)


def _set_all(canvas: Canvas, words: _Words, style: Style) -> bool:
    lines, foot = _lines(words, style), (words.publisher, words.day)
    if not all(_can_set(line, style) for line in lines):
        return False
    y = _set(canvas, lines[0], style, 90)
    y = _set(canvas, _fitted(lines[1], style), style, y + 6)
    _set(canvas, lines[2], style, y + 18)
    if any(foot):
        canvas.bar((MARGIN, HEIGHT - _FOOT, WIDTH - MARGIN, HEIGHT - _FOOT + 2), style.colours.rule)
    y = HEIGHT - _FOOT + 18
    for line in lines[3:]:
        y = _set(canvas, line, style, y, bottom=HEIGHT - 12)
    return True


def _lines(words: _Words, style: Style) -> tuple[_Line, ...]:
    """Kicker, title, deck, and what stands at the foot."""
    text = style.text
    return (
        _Line(words.kicker, text.kicker, _SMALL),
        _Line(words.title, text.headline, _TITLE_SIZES[0]),
        _Line(words.deck, text.deck, _DECK),
        *(_Line(one, text.source, _SMALL) for one in (words.publisher, words.day)),
    )


def drawn_in_scripts(words: _Words, style: Style) -> bytes:
    """The same cover where letters join, run leftwards or come from several faces; it leans to where reading starts.

    Raises:
        StyleError: no face has one of the characters, or resvg is missing.
    """
    sheet = OutlineSheet(WIDTH, HEIGHT, MARGIN, words.lang, leftwards=direction(words.lang) == "rtl")
    _lay(sheet, words, style)
    return sheet.png()


def written_as_text(words: _Words, style: Style) -> bytes:
    """The same cover as an SVG whose words are text."""
    sheet = TextSheet(WIDTH, HEIGHT, MARGIN, words.lang, leftwards=direction(words.lang) == "rtl")
    sheet.bar((0, 0, WIDTH, HEIGHT), "#ffffff")
    _lay(sheet, words, style)
    return sheet.file()


def _lay(sheet: Sheet, words: _Words, style: Style) -> None:
    sheet.bar((0, 0, WIDTH, _BAR), style.colours.accent)
    kicker, title, deck, *foot = _lines(words, style)
    y = sheet.set(kicker.words, kicker.role, style, kicker.size, 90, HEIGHT - _FOOT_GAP)
    y = sheet.set_largest(title.words, title.role, style, _TITLE_SIZES, _LINES_OF_TITLE, y + 6, HEIGHT - _FOOT_GAP)
    sheet.set(deck.words, deck.role, style, deck.size, y + 18, HEIGHT - _FOOT_GAP)
    if words.publisher or words.day:
        sheet.bar((MARGIN, HEIGHT - _FOOT, WIDTH - MARGIN, HEIGHT - _FOOT + 2), style.colours.rule)
    y = HEIGHT - _FOOT + 18
    for line in foot:
        y = sheet.set(line.words, line.role, style, line.size, y, HEIGHT - 12)


def _one_line(words: str | None) -> str:
    return " ".join(clean(words or "").split())


def _can_set(line: _Line, style: Style) -> bool:
    """Whether the face has every character and sets them one after the other from left to right."""
    characters = open_face(_file(line.role, style)).characters
    return all(
        ord(one) in characters and unicodedata.bidirectional(one) not in _RIGHT_TO_LEFT
        for one in set(line.words)
        if not one.isspace()
    )


def _file(role: TextStyle, style: Style) -> Path:
    family = style.fonts.serif if role.font == "serif" else style.fonts.sans
    return face_file(family, bold=role.weight == "bold", italic=role.slant == "italic")


class _Widths(Store[str, float]):
    """The widths of characters in one face, in shares of its size."""

    def __init__(self, file: Path) -> None:
        super().__init__(4_096)
        self._face = open_face(file)

    def __missing__(self, one: str) -> float:
        return self.keep(one, self._face.advance(self._face.characters.get(ord(one), 0)) / 1000)


@made_once(32)
def _widths(file: Path) -> _Widths:
    return _Widths(file)


def _fitted(line: _Line, style: Style) -> _Line:
    """The title at the largest size at which no word is wider than the cover and the lines are not too many."""
    widths = _widths(_file(line.role, style))
    words = _words_with_widths(line.words, widths)
    widest = max((width for _, width in words), default=0)
    for size in _TITLE_SIZES:
        if widest * size <= _ROOM and len(_wrapped(words, widths[" "], size)) <= _LINES_OF_TITLE:
            return line._replace(size=size)
    return line._replace(size=_TITLE_SIZES[-1])


def _words_with_widths(words: str, widths: _Widths) -> list[tuple[str, float]]:
    """The words, each with its width in shares of the size."""
    return [(word, sum([widths[one] for one in word])) for word in words.split()]


def _wrapped(words: list[tuple[str, float]], space: float, size: int) -> list[str]:
    lines: list[str] = []
    filled = 0.0
    for word, width in words:
        if lines and (filled + space + width) * size <= _ROOM:
            lines[-1] += f" {word}"
            filled += space + width
        else:
            lines.append(word)
            filled = width
    return lines


def _set(canvas: Canvas, line: _Line, style: Style, y: int, bottom: int = HEIGHT - _FOOT_GAP) -> int:
    """Draw the words from `y` down to `bottom` at most; where the next line would stand."""
    file = _file(line.role, style)
    letters, widths = lettering(file, line.size), _widths(file)
    leading = round(line.size * line.role.leading / line.role.size)
    words = line.words.upper() if line.role.capitals else line.words
    for one in _wrapped(_words_with_widths(words, widths), widths[" "], line.size):
        if y + leading > bottom:
            break
        canvas.line(one, MARGIN, y, letters, line.role.colour)
        y += leading
    return y
