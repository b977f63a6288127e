"""Links on the pages of a PDF: the words on which they lie, and where they lead."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from umbruch.readers.pdf.file.page_content import Letter, PageContent

_MOST_LINKS = 400
"""Of one page."""
_LONGEST_ADDRESS = 2000
_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_AROUND = 1.0
"""Points by which letters may stand out of the area of a link."""


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
        for address, area in _areas(page):
            words = _words(content, page.get_bbox(), area)
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


def _words(
    content: PageContent, page: tuple[float, ...], area: tuple[float, float, float, float]
) -> str:  # fmt: skip
    left, bottom, right, top = area
    inside: list[Letter] = [
        one
        for one in content.letters
        if left - _AROUND < (one.left + one.right) / 2 + page[0] < right + _AROUND
        and bottom - _AROUND < page[3] - one.base + one.run.size / 4 < top + _AROUND
    ]
    return "".join(f" {one.text}" if one.after != "none" else one.text for one in inside).strip()
