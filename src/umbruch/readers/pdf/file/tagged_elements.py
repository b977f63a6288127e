"""The structure tree of a tagged PDF: what is a headline, a paragraph, a list, in the order of reading."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from umbruch.readers.pdf.file.page_content import Letter, PageContent

_DEEPEST = 40
_MOST_TAGS = 200_000
_HEADINGS = frozenset(("H", "H1", "H2", "Title"))


class Tag(NamedTuple):
    """An element of the structure tree: its type (ISO 32000-1, 14.8.4), its title, its kids in order.

    `said` is what it says by itself where that is told, whatever is drawn for it (ISO 32000-1, 14.9.4).
    """

    role: str
    title: str
    alt: str
    kids: tuple[Tag | tuple[Letter, ...], ...]
    said: str = ""


def tags_of(document: Any, contents: Sequence[PageContent]) -> list[Tag]:
    """The elements of each page, page after page; none where the file is not tagged.

    Args:
        document: a document of pypdfium2.
        contents: what its pages show.
    """
    import pypdfium2.raw as pdfium

    found: list[Tag] = []
    for content in contents:
        page = document[content.number - 1]
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        if not tree:
            continue
        marked: dict[int, list[Letter]] = {}
        for letter in content.letters:
            marked.setdefault(letter.run.mark, []).append(letter)
        left = [_MOST_TAGS]
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        tops = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(max(count, 0))]
        found += [_tag(pdfium, top, marked, _DEEPEST, left) for top in tops if top]
        pdfium.FPDF_StructTree_Close(tree)
    return found


def headings_in(tags: Sequence[Tag]) -> list[tuple[str, tuple[Letter, ...]]]:
    """The headings among some elements and what is inside them, in order: type (`H1`), and letters."""
    found: list[tuple[str, tuple[Letter, ...]]] = []
    waiting = list(reversed(tags))
    while waiting:
        tag = waiting.pop()
        kids = [kid for kid in tag.kids if isinstance(kid, Tag)]
        if tag.role in _HEADINGS:
            letters = [letter for kid in tag.kids if not isinstance(kid, Tag) for letter in kid]
            inner = list(kids)
            while inner:
                one = inner.pop(0)
                letters += [letter for kid in one.kids if not isinstance(kid, Tag) for letter in kid]
                inner = [*(kid for kid in one.kids if isinstance(kid, Tag)), *inner]
            found.append((tag.role, tuple(letters)))
        else:
            waiting += reversed(kids)
    return found


def _tag(pdfium: Any, element: Any, marked: Mapping[int, list[Letter]], deep: int, left: list[int]) -> Tag:
    kids: list[Tag | tuple[Letter, ...]] = []
    count = pdfium.FPDF_StructElement_CountChildren(element) if deep else 0
    for at in range(max(count, 0)):
        left[0] -= 1
        if left[0] < 0:
            break
        kid = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if kid:
            kids.append(_tag(pdfium, kid, marked, deep - 1, left))
            continue
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
        if mark >= 0 and mark in marked:
            kids.append(tuple(marked[mark]))
    return Tag(
        _string(pdfium.FPDF_StructElement_GetType, element),
        _string(pdfium.FPDF_StructElement_GetTitle, element),
        _string(pdfium.FPDF_StructElement_GetAltText, element),
        tuple(kids),
        _string(pdfium.FPDF_StructElement_GetActualText, element),
    )


def _string(ask: Callable[[Any, Any, int], int], element: Any) -> str:
    length = ask(element, None, 0)
    if length <= 2:
        return ""
    kept = ctypes.create_string_buffer(length)
    ask(element, kept, length)
    return kept.raw[: length - 2].decode("utf-16-le", "replace")
