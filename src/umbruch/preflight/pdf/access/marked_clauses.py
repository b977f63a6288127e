"""Clauses about marks in the drawing orders: what is tagged is no decoration (7.1)."""

from __future__ import annotations

from collections.abc import Iterator

from umbruch.preflight.pdf.access.found import Found
from umbruch.preflight.pdf.drawn.marked_content import marked
from umbruch.preflight.pdf.opened import Document


def decoration(document: Document) -> Iterator[Found]:
    """Decoration stands in no tag, and no tag in decoration."""
    for number, page in enumerate(document.pdf.pages, 1):
        for operator, _, marks in marked(page, page.obj.get("/Resources", {})):
            if operator not in ("BMC", "BDC"):
                continue
            *around, last = marks
            tagged = any(one.number is not None for one in around)
            if last.tag == "/Artifact" and tagged:
                yield Found("what is marked as decoration stands in a tag", f"page {number}")
                break
            if last.number is not None and any(one.tag == "/Artifact" for one in around):
                yield Found("what is tagged stands in decoration", f"page {number}")
                break
