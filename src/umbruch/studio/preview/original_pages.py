"""The input as it came: its pages, put straight where they are scans, or its paragraphs in the look that they have."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from umbruch.errors import InputMissing
from umbruch.manuscript.model import PLAIN, Grid, Image, Look, Manuscript, WrittenLine
from umbruch.readers.pdf.read_pages import scanned_pages
from umbruch.readers.pdf.scan.read_scan import PagePicture, turns_of
from umbruch.readers.pdf.scan.scanned_file import pages_of_picture
from umbruch.readers.pdf.scan.upright import Turns
from umbruch.settings import found_house
from umbruch.studio.open_article import OpenArticle, Shown
from umbruch.studio.preview.pdf_pages import drawn_page, sizes_of, stored_page

if TYPE_CHECKING:
    from PIL.Image import Image as Drawn

_PDF = b"%PDF-"
_POINTS = 72
"""To an inch."""
_MOST_ROWS = 40
"""Rows of a table that are shown; the others are counted."""


def kind_of_original(shown: Shown) -> Literal["pages", "blocks"] | None:
    """How the input can be shown: by its pages where its lines have places on them, by its paragraphs where they have
    a look; plain text is its own picture."""
    if any(line.box for line in shown.lines):
        return "pages"
    pieces = (piece for manuscript in shown.applied.manuscripts for piece in manuscript.pieces)
    return "blocks" if any(not isinstance(one, WrittenLine) or one.look != PLAIN for one in pieces) else None


def original_view(article: OpenArticle) -> Mapping[str, Any]:
    """The sizes of the pages in points, or the paragraphs, tables and pictures one after another.

    Raises:
        InputMissing: the input has neither.
    """
    shown = article.shown()
    match kind_of_original(shown):
        case "pages":
            return {"sizes": article.remembered("original", "", lambda: _Pages(article).sizes())}
        case "blocks":
            return {"blocks": list(_blocks(shown.applied.manuscripts))}
        case _:
            raise InputMissing("this input has no pages")


def original_picture(article: OpenArticle, number: int, scale: float) -> bytes:
    """A page of the input as JPEG.

    Args:
        article: whose input is looked at.
        number: of the page, from 0.
        scale: pixels to a point.

    Raises:
        InputMissing: the input has no pages.
        UmbruchError: there is no such page.
    """
    if kind_of_original(article.shown()) != "pages":
        raise InputMissing("this input has no pages")
    return _Pages(article).picture(number, scale)


class _Pages:
    """The pages of an input."""

    def __init__(self, article: OpenArticle) -> None:
        self._article = article
        self._content = article.original()
        self._source = article.path.name

    def sizes(self) -> list[list[float]]:
        """Width and height of each in points, as it is shown."""
        if self._content.startswith(_PDF):
            turns = self._turns()
            return [_turned(size, turns.get(number)) for number, size in enumerate(sizes_of(self._content))]
        found = []
        for at, one in enumerate(self._scans()):
            width, height = _opened(one).size
            size = width * _POINTS / one.resolution, height * _POINTS / one.resolution
            found.append(_turned(size, self._turns().get(at)))
        return found

    def picture(self, number: int, scale: float) -> bytes:
        """A page as JPEG, put straight as it was for reading."""
        turns = self._turns().get(number, Turns())
        if self._content.startswith(_PDF):
            return stored_page(turns.laid_on(drawn_page(self._content, number, scale)))
        scans = self._scans()
        if not 0 <= number < len(scans):
            raise InputMissing("there is no such page", place=f"page {number + 1}", hint="reload the page")
        factor = scale * _POINTS / scans[number].resolution
        image = turns.laid_on(_opened(scans[number]))
        return stored_page(image.resize((max(1, round(image.width * factor)), max(1, round(image.height * factor)))))

    def _scans(self) -> Sequence[PagePicture]:
        """The pages that were read from their pictures."""

        def found() -> Sequence[PagePicture]:
            if self._content.startswith(_PDF):
                return scanned_pages(self._content, self._source)
            return pages_of_picture(self._content, self._source)[0]

        return self._article.remembered("scans", "", found)

    def _turns(self) -> Mapping[int, Turns]:
        """How each page is put straight, by its number from 0; a part of a page that was read is shown as it is."""

        def found() -> Mapping[int, Turns]:
            house = found_house(self._article.path).house
            lang = house.lang or house.language
            whole = [one for one in self._scans() if not one.left and not one.top]
            return {one.number - 1: turns_of(one, lang, self._source) for one in whole}

        return self._article.remembered("turns", "", found)


def _opened(picture: PagePicture) -> Drawn:
    from PIL import Image as Pictures

    return Pictures.open(io.BytesIO(picture.content)).convert("L")


def _turned(size: tuple[float, float], turns: Turns | None) -> list[float]:
    width, height = size
    return [height, width] if turns is not None and turns.quarters in (90, 270) else [width, height]


def _blocks(manuscripts: Sequence[Manuscript]) -> Iterator[Mapping[str, Any]]:
    """The pieces with words, tables and pictures; a line by its place among those that are shown, from 0."""
    at = -1
    for manuscript in manuscripts:
        for piece in manuscript.pieces:
            match piece:
                case WrittenLine():
                    at += 1
                    if piece.text.strip():
                        yield {"type": "line", "at": at, "look": _look(piece.look)}
                case Grid():
                    rows = [[*row] for row in piece.rows[:_MOST_ROWS]]
                    yield {"type": "table", "rows": rows, "more": max(len(piece.rows) - _MOST_ROWS, 0)}
                case Image():
                    yield {"type": "picture", "alt": piece.alt}


def _look(look: Look) -> Mapping[str, Any]:
    return {
        "size": look.size, "bold": look.bold, "italic": look.italic, "style": look.style,
        "heading": look.heading, "mark": look.mark,
    }  # fmt: skip
