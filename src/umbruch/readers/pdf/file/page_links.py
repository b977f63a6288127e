"""Links on the pages of a PDF: the words on which they lie, and where they lead."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

from umbruch.readers.pdf.file.page_content import PageContent

_MOST_LINKS = 400
"""Of one page."""
_LONGEST_ADDRESS = 2000
_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_AROUND = 1.0
"""Points by which letters may stand out of the area of a link."""
_CELL = 24.0
"""Points: about two lines."""
_LOOKS = 20
"""Times that the letters of a page are looked at: links on lines look at each a few times, links over links forever."""


class PageLink(NamedTuple):
    """The words on which a link lies, line by line, and its address."""

    lines: tuple[str, ...]
    address: str


def links_of(document: Any, contents: Sequence[PageContent]) -> list[PageLink]:
    """The links to addresses and mailboxes, in the order of the file; one over a line end is one.

    Args:
        document: a document of pypdfium2.
        contents: what its pages show.
    """
    found: list[PageLink] = []
    for content in contents:
        page = document[content.number - 1]
        if page.get_rotation() or round(page.get_width()) != round(content.width):
            continue
        letters: _LettersInCells | None = None
        for address, area in _areas(page):
            letters = letters or _LettersInCells(content, page.get_bbox())
            words = letters.words(area)
            if not words:
                continue
            if found and found[-1].address == address and found[-1].lines[-1] != words:
                found[-1] = found[-1]._replace(lines=(*found[-1].lines, words))
            else:
                found.append(PageLink((words,), address))
    return found


def _areas(page: Any) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The address and the edges (left, bottom, right, top) of each link."""
    import pypdfium2.raw as pdfium

    place, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, place, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, area):
            continue
        length = pdfium.FPDFAction_GetURIPath(page.pdf, action, None, 0)
        if not 1 < length <= _LONGEST_ADDRESS:
            continue
        kept = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(page.pdf, action, kept, length)
        address = kept.value.decode("utf-8", "replace").strip()
        if _ALLOWED.fullmatch(address):
            edges = (min(area.left, area.right), min(area.bottom, area.top))
            yield address, (*edges, max(area.left, area.right), max(area.bottom, area.top))


class _LettersInCells:
    """The letters of a page by the square of it in which they stand, so that no link looks through all of them."""

    def __init__(self, content: PageContent, page: tuple[float, ...]) -> None:
        """Takes what a page shows and the edges (left, bottom, right, top) of its box in the file."""
        self._letters = content.letters
        self._places = [
            ((one.left + one.right) / 2 + page[0], page[3] - one.base + one.run.size / 4) for one in content.letters
        ]
        self._cells: dict[tuple[float, float], list[int]] = {}
        for number, (across, up) in enumerate(self._places):
            self._cells.setdefault((across // _CELL, up // _CELL), []).append(number)
        self._left = _LOOKS * len(self._letters)

    def words(self, area: tuple[float, float, float, float]) -> str:
        """The words on which a link lies, in the order of the file.

        Args:
            area: its edges (left, bottom, right, top) in points, as the file counts them.
        """
        if self._left < 0:
            return ""
        left, bottom, right, top = (edge + out * _AROUND for edge, out in zip(area, (-1, -1, 1, 1), strict=True))
        near = [number for cell in self._under(left, bottom, right, top) for number in self._cells[cell]]
        self._left -= len(near)
        if self._left < 0:
            return ""
        inside = [
            self._letters[number]
            for number in sorted(near)
            if left < self._places[number][0] < right and bottom < self._places[number][1] < top
        ]
        return "".join(f" {one.text}" if one.after != "none" else one.text for one in inside).strip()

    def _under(self, *area: float) -> list[tuple[float, float]]:
        """The squares that hold letters under an area."""
        left, bottom, right, top = (edge // _CELL for edge in area)
        if (right - left + 1) * (top - bottom + 1) < len(self._cells):
            wanted = product(range(int(left), int(right) + 1), range(int(bottom), int(top) + 1))
            return [cell for cell in wanted if cell in self._cells]
        return [cell for cell in self._cells if left <= cell[0] <= right and bottom <= cell[1] <= top]
