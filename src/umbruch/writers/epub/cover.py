"""A cover picture made from the style, for a publication that brings none: what a bookshelf shows."""

from __future__ import annotations

import io
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from umbruch.errors import StyleError
from umbruch.facts.imprint import publication_date, publication_language, publication_title, publishers
from umbruch.fonts.families import face_file
from umbruch.fonts.truetype import open_face
from umbruch.language.wording import long_date
from umbruch.style.model import Style, TextStyle
from umbruch.tree import Publication
from umbruch.tree.characters import clean
from umbruch.writers.epub.book_pictures import StoredPicture

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT, MARGIN = 1000, 1500, 90
COVER_FILE = "pictures/cover.png"
_PAPER = "#ffffff"
_COLOURS_KEPT = 64
_LONGEST_TITLE = 240
_LINES_OF_TITLE = 8
_TITLE_SIZES = (120, 108, 96, 84, 72, 62, 54, 46)
_SMALL, _DECK = 38, 46
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class _Line(NamedTuple):
    """Words in one role of the style, at a size in pixels."""

    words: str
    role: TextStyle
    size: int


def made_cover(publication: Publication, style: Style) -> StoredPicture | None:
    """Kicker, title, deck, newspaper and day in the fonts and colours of the style.

    Args:
        publication: what the cover is for.
        style: its fonts must be installed.

    Returns:
        A PNG of 1000 by 1500 pixels, or None where the fonts are missing or cannot set these words (right-to-left
        scripts, characters that the face lacks): a bookshelf then shows the title in its own way.
    """
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 36), fill=style.colours.accent)
    try:
        if not _draw(draw, publication, style):
            return None
    except (StyleError, OSError):
        return None
    kept = io.BytesIO()
    image.quantize(_COLOURS_KEPT, method=Image.Quantize.FASTOCTREE).save(kept, "PNG", compress_level=6)
    return StoredPicture(COVER_FILE, "image/png", kept.getvalue(), WIDTH, HEIGHT, moves=False)


def _draw(draw: ImageDraw, publication: Publication, style: Style) -> bool:
    single = publication.kind == "article"
    article, text = publication.article, style.text
    kicker = _one_line(article.kicker) if single else ""
    title = publication_title(publication)[:_LONGEST_TITLE]
    deck = _one_line(publication.subtitle or (article.deck if single else None))
    day = long_date(publication_date(publication), publication_language(publication))
    foot = (" / ".join(publishers(publication)), day)
    lines = (
        _Line(kicker, text.kicker, _SMALL),
        _Line(title, text.headline, _TITLE_SIZES[0]),
        _Line(deck, text.deck, _DECK),
        *(_Line(words, text.source, _SMALL) for words in foot),
    )
    if not all(_can_set(line, style) for line in lines):
        return False
    y = _set(draw, lines[0], style, 150)
    y = _set(draw, _fitted(lines[1], style), style, y + 10)
    _set(draw, lines[2], style, y + 30, bottom=HEIGHT - 260)
    if any(foot):
        draw.line((MARGIN, HEIGHT - 210, WIDTH - MARGIN, HEIGHT - 210), fill=style.colours.rule, width=3)
    y = HEIGHT - 180
    for line in lines[3:]:
        y = _set(draw, line, style, y, bottom=HEIGHT - 20)
    return True


def _one_line(words: str | None) -> str:
    return " ".join(clean(words or "").split())


def _can_set(line: _Line, style: Style) -> bool:
    """Whether the face has every character and sets them one after the other from left to right."""
    characters = open_face(_file(line.role, style)).characters
    return all(
        ord(one) in characters and unicodedata.bidirectional(one) not in _RIGHT_TO_LEFT
        for one in line.words
        if not one.isspace()
    )


def _file(role: TextStyle, style: Style) -> Path:
    family = style.fonts.serif if role.font == "serif" else style.fonts.sans
    return face_file(family, bold=role.weight == "bold", italic=role.slant == "italic")


@lru_cache(maxsize=32)
def _font(file: Path, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


def _fitted(line: _Line, style: Style) -> _Line:
    """The title at the largest size at which no word is wider than the cover and the lines are not too many."""
    for size in _TITLE_SIZES:
        font = _font(_file(line.role, style), size)
        wraps = _wrapped(line.words, font)
        if len(wraps) <= _LINES_OF_TITLE and all(font.getlength(one) <= WIDTH - 2 * MARGIN for one in wraps):
            return line._replace(size=size)
    return line._replace(size=_TITLE_SIZES[-1])


def _wrapped(words: str, font: FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _set(draw: ImageDraw, line: _Line, style: Style, y: int, bottom: int = HEIGHT - 260) -> int:
    """Draw the words from `y` down to `bottom` at most; where the next line would stand."""
    font = _font(_file(line.role, style), line.size)
    leading = round(line.size * line.role.leading / line.role.size)
    words = line.words.upper() if line.role.capitals else line.words
    for one in _wrapped(words, font):
        if y + leading > bottom:
            break
        draw.text((MARGIN, y), one, font=font, fill=line.role.colour)
        y += leading
    return y
