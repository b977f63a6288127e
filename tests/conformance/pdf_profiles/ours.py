"""What we ask of our own files beyond the profiles: what a reader would miss, though no referee counts it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.conformance.pdf_profiles.opened import Opened, kids_of
from tests.conformance.pdf_profiles.rule import rule

_INLINE = {"Link", "Span"}
_KIDS = {
    "P": _INLINE, "H1": _INLINE, "H2": _INLINE, "H3": _INLINE, "H4": _INLINE, "H5": _INLINE, "H6": _INLINE,
    "Caption": _INLINE, "TOCI": {"Reference"}, "Link": {"Span"}, "Lbl": {"Span"}, "Figure": set(),
}  # fmt: skip
_USED = {
    "Document", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "P", "H1", "H2", "H3", "H4", "H5", "H6",
    "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Reference", "Link", "Figure", "Span", "Note",
}  # fmt: skip
_MAY_BE_EMPTY = {"TH", "TD", "Document"}


def _boxes(file: Opened) -> Iterator[object]:
    pages = [[float(side) for side in page.MediaBox] for page in file.pdf.pages]
    for node in file.nodes:
        if node.kind == "Figure":
            box = [float(side) for side in node.element.get("/A", {}).get("/BBox", [])]
            if len(box) != 4 or not (box[0] < box[2] and box[1] < box[3] and box[2] <= max(one[2] for one in pages)):
                yield box


def _strays(file: Opened) -> Iterator[object]:
    for node in file.nodes:
        allowed: Any = _KIDS.get(node.kind)
        yield from (f"{kid} in {node.kind}" for kid in node.kids if allowed is not None and kid not in allowed)


def _artifacts(file: Opened) -> Iterator[object]:
    for step in file.steps:
        if step.operator in ("BDC", "BMC") and step.marks[-1].tag == "Artifact":
            kind = str(step.marks[-1].properties.get("/Type", ""))
            if kind not in ("/Pagination", "/Layout", "/Page", "/Background"):
                yield f"page {step.page}"


_MAPPED = frozenset((("/Em", "/Span"), ("/Strong", "/Span")))


def _roles(file: Opened) -> dict[str, str]:
    return {str(role): str(kind) for role, kind in file.root.get("/StructTreeRoot", {}).get("/RoleMap", {}).items()}


RULES = (
    rule(
        "own ours-1",
        "the structure begins with Document",
        lambda file: [] if [one.kind for one in file.nodes[:1]] == ["Document"] else ["no"],
    ),
    rule(
        "own ours-2",
        "only the types that we use, and no role mapped but Em and Strong, to Span",
        lambda file: [
            *(node.kind for node in file.nodes if node.kind not in _USED),
            *(f"{role} as {kind}" for role, kind in _roles(file).items() if (role, kind) not in _MAPPED),
        ],
    ),
    rule(
        "own ours-3",
        "no element is empty",
        lambda file: (node.kind for node in file.nodes if node.kind not in _MAY_BE_EMPTY and not kids_of(node.element)),
    ),
    rule("own ours-4", "nothing stands where only words and links should", _strays),
    rule(
        "own ours-5",
        "an item has label and body",
        lambda file: (node.kids for node in file.nodes if node.kind == "LI" and node.kids != ("Lbl", "LBody")),
    ),
    rule(
        "own ours-6",
        "a list with labels says how it counts",
        lambda file: (
            True
            for node in file.nodes
            if node.kind == "L" and str(node.element.get("/A", {}).get("/ListNumbering", "/None")) == "/None"
        ),
    ),
    rule(
        "own ours-7",
        "header cells say what they head",
        lambda file: (
            True
            for node in file.nodes
            if node.kind == "TH"
            and str(node.element.get("/A", {}).get("/Scope", "")) not in ("/Column", "/Row", "/Both")
        ),
    ),
    rule("own ours-8", "figures have their place on the page", _boxes),
    rule("own ours-9", "artifacts are of a kind", _artifacts),
    rule(
        "own ours-10",
        "the kid of an element names it as its parent",
        lambda file: (
            node.kind
            for node in file.nodes
            for kid in kids_of(node.element)
            if isinstance(kid, pikepdf.Dictionary) and "/P" in kid and kid.P.objgen != node.element.objgen
        ),
    ),
)
