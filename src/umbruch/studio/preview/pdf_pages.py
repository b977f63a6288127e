"""Pages of a PDF file as pictures, and where each line of the copy stands on them."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from umbruch.errors import UmbruchError
from umbruch.manuscript.letters import letters
from umbruch.manuscript.line_roles import LineRead
from umbruch.readers.pdf.file.opened_file import opened

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 60
"""Pages that are shown; a longer file is exported and opened by a program for such."""
_MOST_PIXELS = 4_000
"""The longer side of a picture of a page."""
_QUALITY = 92
"""Of JPEG without subsampling: no ringing around letters can be seen at the size that is shown."""
_SHORT = 3
"""Letters below which words on a page tell no line."""


class Words(NamedTuple):
    """Words on a page: its number from 0, their box from its top left corner in shares of the page, their lines.

    `first` and `last` count the lines that are shown, from 0.
    """

    page: int
    left: float
    top: float
    width: float
    height: float
    first: int
    last: int


class Pages(NamedTuple):
    """The sizes of the pages in points, what stands where, and whether there are more than are shown."""

    sizes: tuple[tuple[float, float], ...]
    words: tuple[Words, ...]
    more: bool


def pages_of(content: bytes, lines: Sequence[LineRead]) -> Pages:
    """The pages of a file.

    Args:
        content: the PDF file.
        lines: the copy that it was made of.

    Raises:
        UmbruchError: pypdfium2 is not installed.
    """
    sizes: list[tuple[float, float]] = []
    words: list[Words] = []
    copy = _Copy(lines)
    with opened(content, "page.pdf") as document:
        count = len(document)
        for number in range(min(count, MOST_PAGES)):
            page = document[number]
            width, height = page.get_size()
            sizes.append((width, height))
            for text, left, bottom, right, top in _runs(page):
                found = copy.find(letters(text))
                if found is not None:
                    left, across = round(left / width, 4), round((right - left) / width, 4)
                    upper, down = round(1 - top / height, 4), round((top - bottom) / height, 4)
                    words.append(Words(number, left, upper, across, down, *found))
    return Pages(tuple(sizes), tuple(words), count > MOST_PAGES)


def sizes_of(content: bytes) -> tuple[tuple[float, float], ...]:
    """The sizes of the pages that are shown, in points."""
    with opened(content, "page.pdf") as document:
        return tuple(document[number].get_size() for number in range(min(len(document), MOST_PAGES)))


def page_picture(content: bytes, number: int, scale: float) -> bytes:
    """A page as JPEG; arguments and errors as `drawn_page`."""
    return stored_page(drawn_page(content, number, scale))


def drawn_page(content: bytes, number: int, scale: float) -> Image:
    """A page as a picture.

    Args:
        content: the PDF file.
        number: of the page, from 0.
        scale: pixels to a point, from 0.1 to 6.

    Raises:
        UmbruchError: there is no such page, or pypdfium2 is not installed.
    """
    with opened(content, "page.pdf") as document:
        if not 0 <= number < min(len(document), MOST_PAGES):
            raise UmbruchError("there is no such page", place=f"page {number + 1}", hint="reload the page")
        page = document[number]
        most = _MOST_PIXELS / max(page.get_size())
        picture: Image = page.render(scale=max(0.1, min(scale, 6.0, most))).to_pil()
        return picture.convert("RGB")


def stored_page(picture: Image) -> bytes:
    """A picture as JPEG: a seventh of the time that PNG takes, at a quality at which letters stay clean."""
    picture.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
    stored = io.BytesIO()
    picture.save(stored, "JPEG", quality=_QUALITY, subsampling=0)
    return stored.getvalue()


def _runs(page: Any) -> Iterator[tuple[str, float, float, float, float]]:
    """The words of each line of a page, with its edges: left, bottom, right, top."""
    text = page.get_textpage()
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        yield text.get_text_bounded(left, bottom, right, top), left, bottom, right, top
    text.close()


class _Copy:
    """The letters of the copy in the order in which it is read, each with its line; looked up from front to back."""

    def __init__(self, lines: Sequence[LineRead]) -> None:
        by_number: dict[int, list[int]] = {}
        for at, line in enumerate(lines):
            by_number.setdefault(line.number, []).append(at)
        parts: list[str] = []
        self._ends: list[tuple[int, int]] = []
        length = 0
        told = {span.origin.field: span.origin.lines for line in lines for span in line.spans}
        for field, numbers in told.items():
            for at in (one for number in numbers for one in by_number.get(number, ())):
                own = "".join(
                    letters(lines[at].text[span.start : span.end])
                    for span in lines[at].spans
                    if span.origin.field == field
                )
                if own:
                    parts.append(own)
                    length += len(own)
                    self._ends.append((length, at))
        self._letters = "".join(parts)
        self._from = 0

    def find(self, wanted: str) -> tuple[int, int] | None:
        """The first and the last line that has these letters; None where they stand nowhere."""
        if len(wanted) < _SHORT:
            return None
        at = self._letters.find(wanted, self._from)
        if at < 0:
            at = self._letters.find(wanted)
        if at < 0:
            return None
        self._from = at + len(wanted)
        one, other = self._line(at), self._line(at + len(wanted) - 1)
        return min(one, other), max(one, other)

    def _line(self, place: int) -> int:
        return self._ends[bisect_right(self._ends, (place, len(self._letters)))][1]
