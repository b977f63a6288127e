"""The tags of a PDF: there are any, they are known, stand where they may, and tables are whole (ISO 14289-1, 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from umbruch.diagnostics import Diagnostic, Severity
from umbruch.preflight.given import CheckedFile

if TYPE_CHECKING:
    from umbruch.preflight.pdf.opened import Document

_HEADING = re.compile(r"/H([1-9])")
_MOST = 20
"""Findings of one rule that are told one by one."""

_STANDARD = frozenset(
    f"/{name}"
    for names in (
        ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index"),
        ("NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
        ("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        ("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
        ("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    )
    for name in names
)
"""The structure types of ISO 32000-1, 14.8.4."""

_PARENTS = {
    "/TR": ("/Table", "/THead", "/TBody", "/TFoot"),
    "/TH": ("/TR",),
    "/TD": ("/TR",),
    "/THead": ("/Table",),
    "/TBody": ("/Table",),
    "/TFoot": ("/Table",),
    "/LI": ("/L",),
    "/LBody": ("/LI",),
    "/TOCI": ("/TOC",),
}
_KIDS = {
    "/Table": ("/TR", "/THead", "/TBody", "/TFoot", "/Caption"),
    "/THead": ("/TR",),
    "/TBody": ("/TR",),
    "/TFoot": ("/TR",),
    "/TR": ("/TH", "/TD"),
    "/L": ("/L", "/LI", "/Caption"),
    "/LI": ("/Lbl", "/LBody"),
    "/TOC": ("/TOC", "/TOCI", "/Caption"),
}
_GROUPS = ("/THead", "/TBody", "/TFoot")
_MOST_CELLS = 100_000
"""Cells of a table that are looked at."""


class Element(NamedTuple):
    """A structure element: its type, its dictionary, and the type of what it stands in."""

    role: str
    written: Any
    parent: str


def check(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Everything about the tags."""
    root = document.pdf.Root
    marks, tree = root.get("/MarkInfo"), root.get("/StructTreeRoot")
    if marks is None or not bool(marks.get("/Marked", False)) or tree is None or tree.get("/K") is None:
        yield checked_file.finding(
            "pdf.untagged", "there are no tags: a screen reader gets no order, no headings, no alt texts",
            severity="warning" if document.claims.leaves_access_open else None,
        )  # fmt: skip
        return
    roles: Any = tree.get("/RoleMap", {})
    numbers = document.numbers
    elements = list(structure(tree))
    yield from _pictures_and_headings(checked_file, elements, document)
    found = [
        *_limited(_roles(checked_file, elements, roles)),
        *_limited(_nesting(checked_file, elements, roles, numbers)),
    ]
    for element in elements:
        if element.role == "/Table":
            found += _table(checked_file, element.written, roles, numbers)
    lenient = document.claims.leaves_access_open
    yield from (msgspec.structs.replace(one, severity="warning") if lenient else one for one in found)


def _limited(findings: Iterator[Diagnostic]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for one in findings:
        if one.message not in seen and len(seen) < _MOST:
            seen.add(one.message)
            yield one


def _pictures_and_headings(
    checked_file: CheckedFile, elements: list[Element], document: Document
) -> Iterator[Diagnostic]:
    last, numbers = 0, document.numbers
    open_to_it: Severity | None = "warning" if document.claims.leaves_words_open else None
    for role, element, _ in elements:
        if role == "/Figure" and not str(element.get("/Alt", "")).strip() and "/ActualText" not in element:
            yield checked_file.finding(
                "picture.alt", "a figure has no alternative text", place=page_of(element, numbers), severity=open_to_it
            )
        if match := _HEADING.fullmatch(role):
            level = int(match[1])
            if level > last + 1:
                what = f"H{level} follows H{last}" if last else f"the first heading is H{level}"
                yield checked_file.finding("heading.order", what, place=page_of(element, numbers))
            last = level


def _roles(checked_file: CheckedFile, elements: list[Element], roles: Any) -> Iterator[Diagnostic]:
    for role in roles:
        if role in _STANDARD:
            yield checked_file.finding("pdf.roles", f"the standard type {role[1:]} is mapped to {str(roles[role])[1:]}")
    for role, element, _ in elements:
        if role not in _STANDARD and "/NS" not in element:
            yield checked_file.finding("pdf.roles", f"{str(element.S)[1:]} is no standard type and leads to none")


def _nesting(
    checked_file: CheckedFile, elements: list[Element], roles: Any, numbers: dict[tuple[int, int], int]
) -> Iterator[Diagnostic]:
    for role, element, parent in elements:
        for what in _misplaced(role, element, parent, roles):
            yield checked_file.finding("pdf.nesting", what, place=page_of(element, numbers))


def _misplaced(role: str, element: Any, parent: str, roles: Any) -> Iterator[str]:
    if role in _PARENTS and parent not in _PARENTS[role]:
        yield f"{role[1:]} stands in {parent[1:] or 'no tag'}"
    if role not in _KIDS:
        return
    kids = [mapped(str(kid.S), roles) for kid in kids_of(element)]
    yield from (f"{role[1:]} holds {kid[1:]}" for kid in kids if kid not in _KIDS[role] and kid not in _PARENTS)
    allowed = (0, len(kids) - 1) if role == "/Table" else (0,)
    if any(kid == "/Caption" and at not in allowed for at, kid in enumerate(kids)):
        yield f"the caption of {role[1:]} stands between its parts"
    elif kids.count("/Caption") > 1:
        yield f"{role[1:]} has more than one caption"


def _table(
    checked_file: CheckedFile, table: Any, roles: Any, numbers: dict[tuple[int, int], int]
) -> Iterator[Diagnostic]:
    rows = rows_of(table, roles)
    cells = [kids_of(row) for row in rows]
    if not _is_whole(cells):
        what = "its rows are of different length, or its cells overlap"
        yield checked_file.finding("pdf.table", what, place=page_of(table, numbers))
    elif rows and not any(mapped(str(cell.S), roles) == "/TH" for row in cells for cell in row):
        what = f"a table of {len(rows)} rows has no header cells"
        yield checked_file.finding("table.header", what, place=page_of(table, numbers))


def _is_whole(rows: list[list[Any]]) -> bool:
    """Whether the cells of a table fill a rectangle, each place once."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            wide, deep = _span(cell, "/ColSpan"), _span(cell, "/RowSpan")
            if deep > len(rows) - number or wide * deep + len(taken) > _MOST_CELLS:
                return False
            here = {(number + down, column + right) for down in range(deep) for right in range(wide)}
            if here & taken:
                return False
            taken |= here
            column += wide
    lengths = [0] * len(rows)
    for number, _ in taken:
        lengths[number] += 1
    return len(set(lengths)) <= 1


def rows_of(table: Any, roles: Any) -> list[Any]:
    """The rows of a table, those of its head, body and foot too."""
    rows = []
    for kid in kids_of(table):
        group = mapped(str(kid.S), roles) in _GROUPS
        rows += [row for row in (kids_of(kid) if group else [kid]) if mapped(str(row.S), roles) == "/TR"]
    return rows


def _span(cell: Any, key: str) -> int:
    written = attribute(cell, key)
    return max(int(written), 1) if written is not None else 1


def attribute(element: Any, key: str) -> Any:
    """What the attributes of an element say under a key; None where they do not."""
    import pikepdf

    written = element.get("/A", {})
    owners = list(written) if isinstance(written, pikepdf.Array) else [written]
    return next((one[key] for one in owners if isinstance(one, pikepdf.Dictionary) and key in one), None)


def kids_of(element: Any) -> list[Any]:
    """The elements right below an element."""
    import pikepdf

    below = element.get("/K")
    row = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [one for one in row if isinstance(one, pikepdf.Dictionary) and "/S" in one]


def structure(tree: Any) -> Iterator[Element]:
    """The structure elements in reading order, each with the standard type that its role is mapped to."""
    import pikepdf

    roles = tree.get("/RoleMap", {})
    waiting: list[tuple[Any, str]] = [(tree.get("/K"), "")]
    seen = set()
    while waiting:
        one, parent = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend((kid, parent) for kid in reversed(list(one)))
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            if one.is_indirect:
                if one.objgen in seen:
                    continue
                seen.add(one.objgen)
            role = mapped(str(one["/S"]), roles)
            yield Element(role, one, parent)
            if "/K" in one:
                waiting.append((one["/K"], role))


def mapped(role: str, roles: Any) -> str:
    """The type that a role is mapped to, at last."""
    for _ in range(9):
        if role not in roles:
            break
        role = str(roles[role])
    return role


def page_of(element: Any, numbers: dict[tuple[int, int], int]) -> str | None:
    """The page of a structure element, told by itself or by what it holds."""
    import pikepdf

    waiting, left = [element], 50
    while waiting and left:
        one, left = waiting.pop(0), left - 1
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary):
            page = one.get("/Pg")
            if page is not None and page.objgen in numbers:
                return f"page {numbers[page.objgen]}"
            if "/K" in one:
                waiting.append(one["/K"])
    return None
