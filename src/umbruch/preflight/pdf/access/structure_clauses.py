"""Clauses about tags: one kind of headings, heads and feet of tables, formulas, notes, header cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from umbruch.preflight.pdf.access.found import Found
from umbruch.preflight.pdf.opened import Document
from umbruch.preflight.pdf.tag_tree import attribute, kids_of, mapped, page_of, rows_of, structure


def headings(document: Document) -> Iterator[Found]:
    """Headings are all numbered or none is, and where none is, no element has two (7.4.4)."""
    elements = list(structure(document.tree))
    named = {one.role for one in elements}
    if "/H" in named and any(role[2:].isdigit() for role in named if role.startswith("/H")):
        yield Found("headings with numbers (H1) and without (H) stand beside each other")
    for one in elements:
        kids = [mapped(str(kid.S), document.roles) for kid in kids_of(one.written)]
        if kids.count("/H") > 1:
            yield Found("two headings without number (H) stand in one element", page_of(one.written, document.numbers))


def parts_of_tables(document: Document) -> Iterator[Found]:
    """One head, one foot, and a body beside them (7.2)."""
    for one in structure(document.tree):
        if one.role != "/Table":
            continue
        kids = [mapped(str(kid.S), document.roles) for kid in kids_of(one.written)]
        place = page_of(one.written, document.numbers)
        for part, name in (("/THead", "head"), ("/TFoot", "foot")):
            if kids.count(part) > 1:
                yield Found(f"a table has more than one {name}", place)
            if part in kids and "/TBody" not in kids:
                yield Found(f"a table has a {name} and no body", place)


def header_cells(document: Document) -> Iterator[Found]:
    """Each cell knows its header: by the header's id, or by the row or column for which the header stands (7.5)."""
    for table in structure(document.tree):
        if table.role == "/Table" and (what := _unled(table.written, document.roles)):
            yield Found(what, page_of(table.written, document.numbers))


def _unled(table: Any, roles: Any) -> str | None:
    """What is wrong with the header cells of a table; one without any, or with cells over several, is left alone."""
    rows = [[(mapped(str(cell.S), roles), cell) for cell in kids_of(row)] for row in rows_of(table, roles)]
    heads = [cell for row in rows for role, cell in row if role == "/TH"]
    known = {str(cell["/ID"]) for cell in heads if "/ID" in cell}
    scopes = [[(str(attribute(cell, "/Scope") or "") if role == "/TH" else "") for role, cell in row] for row in rows]
    columns = {at for row in scopes for at, scope in enumerate(row) if scope in ("/Column", "/Both")}
    leading = [any(scope in ("/Row", "/Both") for scope in row) for row in scopes]
    spans = any(attribute(cell, key) for row in rows for _, cell in row for key in ("/ColSpan", "/RowSpan"))
    for number, row in enumerate(rows):
        for column, (role, cell) in enumerate(row):
            if role != "/TD":
                continue
            named = attribute(cell, "/Headers")
            if named is not None:
                if lost := [str(one) for one in named if str(one) not in known]:
                    return f"a cell names the header {lost[0]!r}, which is not there"
                continue
            if heads and not spans and not leading[number] and column not in columns:
                return "a cell has no header: the header cells name no row or column for which they stand (Scope)"
    return None


def formulas(document: Document) -> Iterator[Found]:
    """A formula has its words (7.7)."""
    for one in structure(document.tree):
        described = str(one.written.get("/Alt", "")).strip() or "/ActualText" in one.written
        if one.role == "/Formula" and not described:
            yield Found("a formula has no alternative text", page_of(one.written, document.numbers))


def notes(document: Document) -> Iterator[Found]:
    """A note has an id of its own (7.9)."""
    seen: set[bytes] = set()
    for one in structure(document.tree):
        if one.role != "/Note":
            continue
        name = bytes(one.written["/ID"]) if "/ID" in one.written else b""
        if not name or name in seen:
            what = "the id of a note stands twice" if name else "a note has no id"
            yield Found(what, page_of(one.written, document.numbers))
        seen.add(name)
