"""Annotations, actions, forms, the outline, layers and attachments (ISO 19005-2, 6.3 to 6.5, 6.8 to 6.10; UA 7.18)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.conformance.pdf_profiles.opened import Opened
from tests.conformance.pdf_profiles.rule import rule


def _actions(file: Opened) -> Iterator[Any]:
    yield from (one for one in file.things if isinstance(one, pikepdf.Dictionary) and "/S" in one and _acts(one))


def _acts(one: Any) -> bool:
    return one.get("/Type") == "/Action" or any(key in one for key in ("/URI", "/JS", "/D", "/N", "/Next"))


def _outside(file: Opened) -> Iterator[object]:
    for _, note in file.notes:
        owner = file.parent_tree.get(int(note.get("/StructParent", -1)))
        if not isinstance(owner, pikepdf.Dictionary) or file.standard(str(owner.S)) != "Link":
            yield note.get("/Contents")


def _outline(file: Opened) -> Iterator[Any]:
    waiting = [file.root.Outlines.get("/First")] if "/Outlines" in file.root else []
    while waiting:
        entry = waiting.pop()
        if entry is not None:
            yield entry
            waiting += [entry.get("/Next"), entry.get("/First")]


def _in_catalogue(*keys: str) -> Any:
    return lambda file: (key for key in keys if key in file.root)


RULES = (
    rule(
        "A 6.3.1-1, A 6.3.3-1, 3, 4, A 6.4.1-1, UA 7.18.1-1, 2, 3, UA 7.18.2-1, UA 7.18.4-1, UA 7.18.8-1,"
        " UA 7.18.6.2-1, 2",
        "all annotations are links",
        lambda file: (note.get("/Subtype") for _, note in file.notes if note.get("/Subtype") != "/Link"),
    ),
    rule("A 6.3.2-1", "annotations have flags", lambda file: (True for _, note in file.notes if "/F" not in note)),
    rule(
        "A 6.3.2-2",
        "annotations are printed and not hidden",
        lambda file: (note.F for _, note in file.notes if "/F" in note and int(note.F) & 0b1_0010_0111 != 4),
    ),
    rule("A 6.3.3-2", "links have no appearance", lambda file: (True for _, note in file.notes if "/AP" in note)),
    rule(
        "A 6.4.1-2, 3, A 6.4.2-1, 2, UA 7.15-1, UA 7.2-25",
        "no forms",
        _in_catalogue("/AcroForm", "/NeedsRendering"),
    ),
    rule(
        "A 6.5.1-1, 2",
        "actions lead somewhere and do nothing",
        lambda file: (str(one.S) for one in _actions(file) if str(one.S) not in ("/URI", "/GoTo")),
    ),
    rule("A 6.5.2-1", "the document has no actions of its own", _in_catalogue("/AA", "/OpenAction")),
    rule("A 6.8-2, 5, UA 7.11-1, A 6.10-1", "no attachments and no tree of names", _in_catalogue("/Names", "/AF")),
    rule("A 6.9-1, 2, 3, 4, UA 7.10-1, 2", "no layers", _in_catalogue("/OCProperties")),
    rule(
        "UA 7.18.3-1",
        "the tab order is that of the structure",
        lambda file: (True for page, _ in file.notes if page.get("/Tabs") != "/S"),
    ),
    rule("UA 7.18.5-1", "links stand in Link elements", _outside),
    rule(
        "UA 7.18.5-2",
        "links say where they lead",
        lambda file: (True for _, note in file.notes if not str(note.get("/Contents", "")).strip()),
    ),
    rule(
        "UA 7.2-24",
        "the language of link descriptions is known",
        lambda file: (True for _, note in file.notes if "/Contents" in note and "/Lang" not in file.root),
    ),
    rule(
        "UA 7.2-2",
        "the language of the outline is known",
        lambda file: [True] if "/Outlines" in file.root and "/Lang" not in file.root else [],
    ),
    rule(
        "own outline-1",
        "entries of the outline have words",
        lambda file: (True for entry in _outline(file) if not str(entry.get("/Title", "")).strip()),
    ),
)
