"""Footnotes of pages and e-books: the marks that call them, and the elements that hold them (DPUB-ARIA 1.1)."""

from __future__ import annotations

from umbruch.readers.elements.parsed_page import Element

_NOTES = frozenset(("doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"))
_LISTS = frozenset(("doc-endnotes", "footnotes", "endnotes", "rearnotes"))
_CALLS = frozenset(("doc-noteref", "noteref"))
_BACK = frozenset(("doc-backlink", "backlink"))


def _kinds(element: Element) -> set[str]:
    told = f"{element.get('role') or ''} {element.get('epub:type') or ''}"
    return set(told.split())


def is_backlink(element: Element) -> bool:
    """Whether a link only leads from a note back to its mark."""
    return element.tag == "a" and bool(_kinds(element) & _BACK)


class ElementNotes:
    """The notes of a page, each given to the first mark that calls it."""

    def __init__(self, root: Element) -> None:
        self._waiting: dict[str, Element] = {}
        self._called: set[str] = set()
        for one in root.iter("a"):
            if _kinds(one) & _CALLS and (one.get("href") or "").startswith("#"):
                self._called.add(one.get("href")[1:])
        if self._called:
            for one in root.iter():
                if isinstance(one.tag, str) and one.get("id") in self._called and _kinds(one) & _NOTES:
                    self._waiting[one.get("id")] = one

    def called_by(self, link: Element) -> Element | None:
        """The element of the note that a link calls, the first time that it is called."""
        href = link.get("href") or ""
        return self._waiting.pop(href[1:], None) if href.startswith("#") and _kinds(link) & _CALLS else None

    def holds(self, element: Element) -> bool:
        """Whether an element holds a note that a mark calls, or nothing but such notes."""
        if element.get("id") in self._called and _kinds(element) & _NOTES:
            return True
        return bool(self._called) and bool(_kinds(element) & _LISTS)
