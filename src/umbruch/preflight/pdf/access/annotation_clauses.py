"""Clauses about what lies over the page: notes, fields of forms, marks of printers, films (7.18)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from umbruch.preflight.pdf.access.found import Found
from umbruch.preflight.pdf.opened import Document
from umbruch.preflight.pdf.tag_tree import mapped

_HIDDEN = 2
"""The flag of an annotation that nobody sees (ISO 32000-1, 12.5.3)."""
_TAGGED_OTHERWISE = ("/Widget", "/PrinterMark", "/Link", "/Popup", "/TrapNet")
_NAMED_OTHERWISE = ("/Widget", "/Link", "/Popup", "/TrapNet")


def notes(document: Document) -> Iterator[Found]:
    """Annotations stand in an Annot tag and are described, fields of forms have a name (7.18.1)."""
    for place, note in _seen(document):
        kind, owner = str(note.get("/Subtype", "")), document.owner_of(note)
        alt = str(owner.get("/Alt", "")).strip() if owner is not None else ""
        if kind not in _TAGGED_OTHERWISE and _role(note, document) != "/Annot":
            yield Found(f"an annotation ({kind[1:]}) stands in no Annot tag", place)
        if kind not in _NAMED_OTHERWISE and not str(note.get("/Contents", "")).strip() and not alt:
            yield Found(f"an annotation ({kind[1:]}) has no description", place)
        if kind == "/Widget" and not _name(note) and not alt:
            yield Found("a field of a form has no name to be read out (TU)", place)


def trapping(document: Document) -> Iterator[Found]:
    """No marks for trapping (7.18.2)."""
    for place, note in _seen(document):
        if note.get("/Subtype") == "/TrapNet":
            yield Found("marks for trapping lie over the page", place)


def fields(document: Document) -> Iterator[Found]:
    """Fields of forms stand in Form tags (7.18.4)."""
    for place, note in _seen(document):
        if note.get("/Subtype") == "/Widget" and _role(note, document) != "/Form":
            yield Found("a field of a form stands in no Form tag", place)


def marks_for_printers(document: Document) -> Iterator[Found]:
    """Marks for printers are not tagged (7.18.8)."""
    for place, note in _seen(document):
        if note.get("/Subtype") == "/PrinterMark" and document.owner_of(note) is not None:
            yield Found("marks for printers stand in the tags", place)


def _seen(document: Document) -> Iterator[tuple[str, Any]]:
    """The annotations that are seen, each with its page."""
    for number, page in enumerate(document.pdf.pages, 1):
        for note in page.obj.get("/Annots", []):
            if not int(note.get("/F", 0)) & _HIDDEN and not _is_outside(note, page):
                yield f"page {number}", note


def _role(note: Any, document: Document) -> str:
    owner = document.owner_of(note)
    return mapped(str(owner.get("/S", "")), document.roles) if owner is not None else ""


def _name(note: Any) -> str:
    """The name of the field that a widget belongs to: the nearest that has a name of its own (ISO 32000-1, 12.7.3)."""
    field = note
    for _ in range(9):
        if "/T" in field or "/Parent" not in field:
            break
        field = field["/Parent"]
    return str(field.get("/TU", "")).strip()


def _is_outside(note: Any, page: pikepdf.Page) -> bool:
    if "/Rect" not in note:
        return False
    box, rect = [float(one) for one in page.cropbox], [float(one) for one in note["/Rect"]]
    left, right = sorted((rect[0], rect[2]))
    below, above = sorted((rect[1], rect[3]))
    return right < box[0] or left > box[2] or above < box[1] or below > box[3]


def attached(document: Document) -> Iterator[Found]:
    """A file that hangs on the page has its name in both forms (7.18.7)."""
    for place, note in _seen(document):
        spec = note.get("/FS")
        if note.get("/Subtype") == "/FileAttachment" and isinstance(spec, pikepdf.Dictionary):
            for key in ("/F", "/UF"):
                if not str(spec.get(key, "")).strip():
                    yield Found(f"a file in it has no name ({key[1:]})", place)


def films(document: Document) -> Iterator[Found]:
    """A film or sound has its type and its words (7.18.6.2)."""
    for one in document.pdf.objects:
        for clip in _clips(one):
            if "/CT" not in clip:
                yield Found("a film or sound has no content type (CT)")
            alt = clip.get("/Alt")
            pairs = list(alt) if isinstance(alt, pikepdf.Array) else []
            if not pairs or len(pairs) % 2 or not all(str(words).strip() for words in pairs[1::2]):
                yield Found("a film or sound has no description (Alt)")


def _clips(one: Any, depth: int = 6) -> Iterator[Any]:
    """The films that are written inside an object; those that are objects of their own are met there."""
    if not isinstance(one, pikepdf.Dictionary) or not depth:
        return
    if one.get("/S") == "/MCD":
        yield one
    for inside in one.values():
        if isinstance(inside, pikepdf.Dictionary) and not inside.is_indirect:
            yield from _clips(inside, depth - 1)
