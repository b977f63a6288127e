"""What stands on the pages of a tagged PDF is tagged or decoration, and its links are (ISO 14289-1, 7.1 and 7.18)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.given import CheckedFile
from umbruch.preflight.pdf.unpacked_size import is_bearable

if TYPE_CHECKING:
    from umbruch.preflight.pdf.opened import Document

_OPERATORS = "BMC BDC EMC Tj TJ ' \" Do f F f* B B* b b* S s sh"
_DEEPEST = 8
_MOST = 20


def check(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Content outside the tags, links outside the tags, and the order of the tab key; only of tagged files."""
    if "/StructTreeRoot" not in document.pdf.Root:
        return
    found = 0
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(document.pdf.pages, 1):
        if found < _MOST and _is_loose(page, page.obj.get("/Resources", {}), _DEEPEST, seen):
            found += 1
            yield checked_file.finding(
                "pdf.content", "something on it is neither tagged nor marked as decoration", place=f"page {number}"
            )
    yield from _links(checked_file, document)


def _is_loose(holder: Any, resources: Any, depth: int, seen: set[tuple[int, int]]) -> bool:
    """Whether a page or form draws anything outside marked content of the structure and outside artifacts.

    Args:
        holder: the page or form.
        resources: those that it draws from.
        depth: how many forms inside one another are looked into.
        seen: the forms of the file that were found to be in order; each is looked at once.
    """
    import pikepdf

    marks: list[bool] = []
    counting = 0  # of them, those that belong to the structure or are decoration
    try:
        content: Any = pikepdf.parse_content_stream(holder, _OPERATORS) if is_bearable(holder) else ()
    except pikepdf.PdfError:
        return False
    for operands, operator in content:
        name = str(operator)
        if name in ("BMC", "BDC"):
            marks.append(_counts(operands, resources))
            counting += marks[-1]
        elif name == "EMC":
            counting -= marks.pop() if marks else False
        elif not counting:
            drawn = resources.get("/XObject", {}).get(str(operands[0])) if name == "Do" and operands else None
            if drawn is None or drawn.get("/Subtype") != "/Form":
                return True
            if not depth or drawn.objgen in seen:
                continue
            seen.add(drawn.objgen)
            if _is_loose(drawn, drawn.get("/Resources", resources), depth - 1, seen):
                seen.discard(drawn.objgen)
                return True
    return False


def _counts(operands: Any, resources: Any) -> bool:
    """Whether marked content belongs to the structure or is an artifact."""
    import pikepdf

    if str(operands[0]) == "/Artifact":
        return True
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", {}).get(str(properties))
    return isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties


def _links(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    from umbruch.preflight.pdf.tag_tree import mapped

    for number, page in enumerate(document.pdf.pages, 1):
        notes = list(page.obj.get("/Annots", []))
        if notes and page.obj.get("/Tabs") != "/S":
            yield checked_file.finding(
                "pdf.tab_order", "its links are not reached in the order of the text", place=f"page {number}"
            )
        for note in notes:
            owner = document.owner_of(note)
            role = mapped(str(owner.get("/S")), document.roles) if owner is not None else ""
            if note.get("/Subtype") == "/Link" and role != "/Link":
                yield checked_file.finding("pdf.link_tag", "a link stands in no Link tag", place=f"page {number}")
                break
