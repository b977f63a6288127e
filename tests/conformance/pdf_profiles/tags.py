"""The structure: everything tagged, types nested as they may be, tables and lists whole, languages known (UA 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.conformance.pdf_profiles.opened import Opened, is_element, kids_of
from tests.conformance.pdf_profiles.rule import rule

_TYPES = """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI
    Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu RB RT RP
    WT WP Figure Formula Form"""
_STANDARD = frozenset(_TYPES.split())
_TAG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")


def _artifact_inside(file: Opened) -> Iterator[object]:
    for step in file.steps:
        if step.operator in ("BDC", "BMC") and step.marks[-1].tag == "Artifact" and _real(step.marks[:-1]):
            yield f"page {step.page}"


def _tagged_inside(file: Opened) -> Iterator[object]:
    for step in file.steps:
        inside = any(mark.tag == "Artifact" for mark in step.marks[:-1])
        if step.operator == "BDC" and inside and step.marks[-1].mcid is not None:
            yield f"page {step.page}"


def _real(marks: Any) -> bool:
    return any(mark.mcid is not None for mark in marks)


def _untagged(file: Opened) -> Iterator[object]:
    for step in file.steps:
        if step.paints and not _real(step.marks) and not any(mark.tag == "Artifact" for mark in step.marks):
            yield f"{step.operator} on page {step.page}"


def _owners(file: Opened) -> Iterator[object]:
    """Every MCID of a page is owned by the element that the parent tree names."""
    held: dict[tuple[Any, int], Any] = {}
    for node in file.nodes:
        for kid in kids_of(node.element):
            if isinstance(kid, int):
                held[node.element.Pg.objgen, kid] = node.element
            elif not is_element(kid) and kid.get("/Type") == "/MCR":
                held[kid.get("/Pg", node.element.get("/Pg")).objgen, int(kid.MCID)] = node.element
    for step in file.steps:
        if step.operator == "BDC" and (mcid := step.marks[-1].mcid) is not None:
            page = file.pdf.pages[step.page].obj
            owner = held.get((page.objgen, mcid))
            row = file.parent_tree.get(int(page.get("/StructParents", -1)), [])
            if owner is None or mcid >= len(row) or row[mcid].objgen != owner.objgen:
                yield f"{mcid} on page {step.page}"


def _circles(file: Opened) -> Iterator[object]:
    roles = file.root.get("/StructTreeRoot", {}).get("/RoleMap", {})
    for role in roles:
        seen, at = {role}, str(roles[role])
        while at in roles and at not in seen:
            seen.add(at)
            at = str(roles[at])
        if at in seen:
            yield role


def _kids(kind: str, *allowed: str) -> Any:
    return lambda file: (
        f"{kid} in {kind}" for node in file.nodes if node.kind == kind for kid in node.kids if kid not in allowed
    )


def _parents(kind: str, *allowed: str) -> Any:
    return lambda file: (node.parent for node in file.nodes if node.kind == kind and node.parent not in allowed)


def _count(kind: str, kid: str, most: int) -> Any:
    return lambda file: (True for node in file.nodes if node.kind == kind and node.kids.count(kid) > most)


def _caption(kind: str, *places: int) -> Any:
    """A caption only as the first (0) or last (-1) kid."""

    def breaches(file: Opened) -> Iterator[object]:
        for node in file.nodes:
            if node.kind == kind:
                right = {place % len(node.kids) for place in places} if node.kids else set()
                yield from (at for at, kid in enumerate(node.kids) if kid == "Caption" and at not in right)

    return breaches


def _bodiless(file: Opened) -> Iterator[object]:
    for node in file.nodes:
        if node.kind == "Table" and {"THead", "TFoot"} & set(node.kids) and "TBody" not in node.kids:
            yield node.kids


def _attribute(element: Any, key: str) -> Any:
    written = element.get("/A", {})
    owners = list(written) if isinstance(written, pikepdf.Array) else [written]
    return next((one[key] for one in owners if isinstance(one, pikepdf.Dictionary) and key in one), None)


def _grids(file: Opened) -> Iterator[tuple[list[dict[int, Any]], int, list[str]]]:
    """For each table the cells by row and column, its width, and what is wrong with spans."""
    for node in file.nodes:
        if node.kind != "Table":
            continue
        rows = [row for row in _below(file, node.element) if file.standard(str(row.S)) == "TR"]
        grid: list[dict[int, Any]] = [{} for _ in rows]
        faults: list[str] = []
        for number, row in enumerate(rows):
            column = 0
            for cell in filter(is_element, kids_of(row)):
                wide, deep = (int(_attribute(cell, key) or 1) for key in ("/ColSpan", "/RowSpan"))
                while column in grid[number]:
                    column += 1
                if number + deep > len(rows):
                    faults.append("rows")
                for below in range(number, min(number + deep, len(rows))):
                    for beside in range(column, column + wide):
                        if beside in grid[below]:
                            faults.append("intersection")
                        grid[below][beside] = cell
                column += wide
        width = len(grid[0]) if grid else 0
        if any(sorted(row) != list(range(width)) for row in grid):
            faults.append("columns")
        yield grid, width, faults


def _below(file: Opened, table: Any) -> Iterator[Any]:
    for kid in filter(is_element, kids_of(table)):
        if file.standard(str(kid.S)) in ("THead", "TBody", "TFoot"):
            yield from filter(is_element, kids_of(kid))
        else:
            yield kid


def _misfit(fault: str) -> Any:
    return lambda file: (fault for _, _, faults in _grids(file) if fault in faults)


def _headless(file: Opened) -> Iterator[object]:
    """Cells with no header above them or on their left."""
    for grid, _, faults in _grids(file):
        for number, row in enumerate(grid if not faults else []):
            for column, cell in row.items():
                above = [grid[one][column] for one in range(number)]
                before = [row[one] for one in range(column)]
                heads = [("/Column", one) for one in above] + [("/Row", one) for one in before]
                if file.standard(str(cell.S)) == "TD" and not any(_heads(file, one, scope) for scope, one in heads):
                    yield f"row {number}, column {column}"


def _heads(file: Opened, cell: Any, scope: str) -> bool:
    return file.standard(str(cell.S)) == "TH" and _attribute(cell, "/Scope") in (scope, "/Both")


def _levels(file: Opened) -> Iterator[object]:
    before = 0
    for node in file.nodes:
        if re.fullmatch(r"H[1-9]", node.kind):
            level = int(node.kind[1:])
            if level > before + 1:
                yield f"H{level} after H{before}"
            before = level


def _mixed(file: Opened) -> Iterator[object]:
    if any(node.kind == "H" for node in file.nodes):
        yield "H"


def _described(kind: str) -> Any:
    return lambda file: (
        True
        for node in file.nodes
        if node.kind == kind and not str(node.element.get("/Alt", "")).strip() and "/ActualText" not in node.element
    )


def _unspoken(key: str) -> Any:
    """Texts under `key` whose language nobody says."""
    return lambda file: (
        str(node.element[key])[:20]
        for node in file.nodes
        if key in node.element and not node.has_lang and "/Lang" not in file.root
    )


def _spans(file: Opened) -> Iterator[object]:
    for step in file.steps:
        if step.operator == "BDC" and step.marks[-1].tag == "Span" and "/Lang" not in file.root:
            yield from (key for key in ("/ActualText", "/Alt", "/E") if key in step.marks[-1].properties)


def _languages(file: Opened) -> Iterator[object]:
    written = [file.root.get("/Lang"), *(node.element.get("/Lang") for node in file.nodes)]
    written += [mark.properties.get("/Lang") for step in file.steps for mark in step.marks[-1:]]
    yield from (str(one) for one in written if one is not None and not _TAG.fullmatch(str(one)))


def _marked(file: Opened) -> bool:
    return bool(file.root.get("/MarkInfo", {}).get("/Marked", False))


def _ids(file: Opened) -> Iterator[object]:
    seen: set[str] = set()
    for node in file.nodes:
        if node.kind == "Note":
            name = str(node.element.get("/ID", ""))
            if not name or name in seen:
                yield name
            seen.add(name)


RULES = (
    rule("UA 7.1-1", "no artifact inside tagged content", _artifact_inside),
    rule("UA 7.1-2", "no tagged content inside an artifact", _tagged_inside),
    rule("UA 7.1-3", "everything drawn is tagged or an artifact", _untagged),
    rule("own tags-1", "each marked content belongs to one element", _owners),
    rule(
        "UA 7.1-4",
        "no suspects",
        lambda file: ["yes"] if file.root.get("/MarkInfo", {}).get("/Suspects", False) else [],
    ),
    rule(
        "UA 7.1-5, A 6.7.3.4-1",
        "types are standard ones or mapped to them",
        lambda file: (node.kind for node in file.nodes if node.kind not in _STANDARD),
    ),
    rule("UA 7.1-6, A 6.7.3.4-2", "no type is mapped in a circle", _circles),
    rule(
        "UA 7.1-7, A 6.7.3.4-3",
        "standard types are not mapped",
        lambda file: (
            role for role in file.root.get("/StructTreeRoot", {}).get("/RoleMap", {}) if role[1:] in _STANDARD
        ),
    ),
    rule(
        "UA 7.1-10",
        "the title is shown",
        lambda file: [] if file.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False) else ["no"],
    ),
    rule(
        "UA 7.1-11, A 6.7.3.3-1",
        "there is a structure tree",
        lambda file: [] if "/StructTreeRoot" in file.root else ["no"],
    ),
    rule("A 6.7.2.2-1, UA 6.2-1", "the file says that it is tagged", lambda file: [] if _marked(file) else ["no"]),
    rule(
        "UA 7.1-12",
        "elements name their parents",
        lambda file: (node.kind for node in file.nodes if "/P" not in node.element),
    ),
    rule("UA 7.2-3", "Table holds rows and a caption", _kids("Table", "TR", "THead", "TBody", "TFoot", "Caption")),
    rule("UA 7.2-4", "TR stands in a table", _parents("TR", "Table", "THead", "TBody", "TFoot")),
    rule("UA 7.2-5", "THead stands in a table", _parents("THead", "Table")),
    rule("UA 7.2-6", "TBody stands in a table", _parents("TBody", "Table")),
    rule("UA 7.2-7", "TFoot stands in a table", _parents("TFoot", "Table")),
    rule("UA 7.2-8", "TH stands in a row", _parents("TH", "TR")),
    rule("UA 7.2-9", "TD stands in a row", _parents("TD", "TR")),
    rule("UA 7.2-10", "TR holds cells", _kids("TR", "TH", "TD")),
    rule("UA 7.2-11", "one THead", _count("Table", "THead", 1)),
    rule("UA 7.2-12", "one TFoot", _count("Table", "TFoot", 1)),
    rule("UA 7.2-13, 14", "head and foot have a body between them", _bodiless),
    rule("UA 7.2-15", "cells do not lie over one another", _misfit("intersection")),
    rule("UA 7.2-16", "the caption of a table is its first or last kid", _caption("Table", 0, -1)),
    rule("UA 7.2-17", "LI stands in a list", _parents("LI", "L")),
    rule("UA 7.2-18", "LBody stands in a list item", _parents("LBody", "LI")),
    rule("UA 7.2-19", "L holds items", _kids("L", "L", "LI", "Caption")),
    rule("UA 7.2-20", "LI holds label and body", _kids("LI", "Lbl", "LBody")),
    rule("UA 7.2-21", "the language of ActualText is known", _unspoken("/ActualText")),
    rule("UA 7.2-22", "the language of Alt is known", _unspoken("/Alt")),
    rule("UA 7.2-23", "the language of E is known", _unspoken("/E")),
    rule("UA 7.2-26", "TOCI stands in contents", _parents("TOCI", "TOC")),
    rule("UA 7.2-27", "TOC holds entries", _kids("TOC", "TOC", "TOCI", "Caption")),
    rule("UA 7.2-28", "the caption of contents is their first kid", _caption("TOC", 0)),
    rule("UA 7.2-29, A 6.7.4-1", "languages are named by tags", _languages),
    rule("UA 7.2-30, 31, 32", "the language of texts of spans is known", _spans),
    rule("UA 7.2-33, 34", "the document has a language", lambda file: [] if "/Lang" in file.root else ["none"]),
    rule("UA 7.2-36", "THead holds rows", _kids("THead", "TR")),
    rule("UA 7.2-37", "TBody holds rows", _kids("TBody", "TR")),
    rule("UA 7.2-38", "TFoot holds rows", _kids("TFoot", "TR")),
    rule("UA 7.2-39", "one caption", _count("Table", "Caption", 1)),
    rule("UA 7.2-40", "the caption of a list is its first kid", _caption("L", 0)),
    rule("UA 7.2-41", "no cell reaches below the table", _misfit("rows")),
    rule("UA 7.2-42, 43", "rows are of one length", _misfit("columns")),
    rule("UA 7.3-1", "figures are described", _described("Figure")),
    rule("UA 7.4.2-1", "no level of headings is left out", _levels),
    rule("UA 7.4.4-1, 2, 3", "headings are numbered", _mixed),
    rule("UA 7.5-1, 2", "every cell has a header", _headless),
    rule("UA 7.7-1", "formulas are described", _described("Formula")),
    rule("UA 7.9-1, 2", "notes have names of their own", _ids),
    rule("UA 7.18.4-2", "no Form elements", lambda file: (True for node in file.nodes if node.kind == "Form")),
)
