"""Clauses about the file as a whole: what it claims, its layers, files in it, forms that are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from umbruch.preflight.pdf.access.found import Found
from umbruch.preflight.pdf.claims import PDFUA
from umbruch.preflight.pdf.opened import Document
from umbruch.preflight.pdf.unpacked_size import is_bearable


def identification(document: Document) -> Iterator[Found]:
    """The claim has the form that the standard gives it (5)."""
    if document.claims.access == "2":
        yield Found("it claims to be PDF/UA-2, which demands PDF 2.0")
    elif document.claims.access != "1":
        yield Found(f"{document.claims.access!r} is no part of PDF/UA")
    for one in document.xmp.iter() if document.xmp is not None else ():
        if not isinstance(one.tag, str):
            continue
        in_attributes = any(str(name).startswith(f"{{{PDFUA}}}") for name in one.attrib)
        other = one.prefix != "pdfuaid" if one.tag.startswith(f"{{{PDFUA}}}") else one.nsmap.get("pdfuaid") != PDFUA
        if other and (in_attributes or one.tag.startswith(f"{{{PDFUA}}}")):
            yield Found("the claim stands under another prefix than pdfuaid")


def suspects(document: Document) -> Iterator[Found]:
    """Nobody doubts the tags (7.1)."""
    marks = document.pdf.Root.get("/MarkInfo")
    if marks is not None and bool(marks.get("/Suspects", False)):
        yield Found("the file itself calls its tags suspect")


def layers(document: Document) -> Iterator[Found]:
    """Layers have a name, and none is switched by itself (7.10)."""
    properties = document.pdf.Root.get("/OCProperties")
    if properties is None:
        return
    for one in [properties.get("/D"), *properties.get("/Configs", [])]:
        if not isinstance(one, pikepdf.Dictionary):
            continue
        if not str(one.get("/Name", "")).strip():
            yield Found("a setting of the layers has no name")
        if "/AS" in one:
            yield Found("layers are switched by themselves (AS)")


def attached_files(document: Document) -> Iterator[Found]:
    """A file in the file has its name in both forms (7.11, 7.18.7)."""
    for one in document.pdf.objects:
        if isinstance(one, pikepdf.Dictionary):
            for spec in (one, *(one[key] for key in ("/FS", "/D") if key in one)):
                if isinstance(spec, pikepdf.Dictionary) and "/EF" in spec:
                    for key in ("/F", "/UF"):
                        if not str(spec.get(key, "")).strip():
                            yield Found(f"a file in it has no name ({key[1:]})")


def dynamic_forms(document: Document) -> Iterator[Found]:
    """No form is drawn by the reader alone (7.15)."""
    form = document.pdf.Root.get("/AcroForm")
    xfa = form.get("/XFA") if form is not None else None
    parts = list(xfa) if isinstance(xfa, pikepdf.Array) else [xfa]
    for part in parts:
        if isinstance(part, pikepdf.Stream) and is_bearable(part) and b"required</dynamicRender" in part.read_bytes():
            yield Found("a form is drawn by the reader alone (XFA)")


def drawn_forms(document: Document) -> Iterator[Found]:
    """No form is of another file, and one with tags in it is drawn once (7.20)."""
    drawn: Counter[tuple[int, int]] = Counter()
    tagged: dict[tuple[int, int], int] = {}
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(document.pdf.pages, 1):
        waiting: list[tuple[Any, Any]] = [(page, page.obj.get("/Resources", {}))]
        while waiting:
            holder, resources = waiting.pop()
            for form in _forms(holder, resources):
                if "/Ref" in form:
                    yield Found("a form is drawn from another file", f"page {number}")
                drawn[form.objgen] += 1
                if form.objgen not in seen:
                    seen.add(form.objgen)
                    if "/StructParents" in form:
                        tagged[form.objgen] = number
                    waiting.append((form, form.get("/Resources", resources)))
    for key, number in tagged.items():
        if drawn[key] > 1:
            yield Found("a form with tags in it is drawn more than once", f"page {number}")


def _forms(holder: Any, resources: Any) -> Iterator[Any]:
    try:
        orders: Any = pikepdf.parse_content_stream(holder, "Do") if is_bearable(holder) else ()
    except pikepdf.PdfError:
        return
    for operands, operator in orders:
        one = resources.get("/XObject", {}).get(str(operands[0])) if str(operator) == "Do" and operands else None
        if one is not None and one.get("/Subtype") == "/Form":
            yield one
