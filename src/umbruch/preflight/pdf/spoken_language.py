"""In which language a PDF is read out: by the catalog, or by all that has words (ISO 14289-1, 7.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.common import language_names
from umbruch.preflight.common.xml import XML_LANG, named
from umbruch.preflight.given import CheckedFile
from umbruch.preflight.pdf.tag_tree import structure

if TYPE_CHECKING:
    from umbruch.preflight.pdf.opened import Document

_OLDER = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""A tag by RFC 3066, to which ISO 32000-1, 14.9.2.2 refers."""
_DEEPEST = 100
_WORDS = ("/Alt", "/ActualText", "/E")
_MOST = 20


def judged(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """A language of all that is read out, and tags that are well-formed."""
    written = str(document.pdf.Root.get("/Lang", ""))
    open_to_it = document.claims.leaves_words_open
    if written.strip() or _without(document) is not None:
        for one in language_names.judged(checked_file, written, "the catalog"):
            lenient = open_to_it if one.code == "language.missing" else _OLDER.fullmatch(written)
            yield msgspec.structs.replace(one, severity="warning") if lenient else one
    told = [tag for tag in dict.fromkeys(_tags(document)) if tag != written and not _OLDER.fullmatch(tag)]
    for tag in told[:_MOST]:
        yield checked_file.finding("language.tag", f"{tag!r} is no language tag")


def _tags(document: Document) -> Iterator[str]:
    """Each language that elements and marks name."""
    for element in structure(document.tree):
        if "/Lang" in element.written:
            yield str(element.written["/Lang"])
    for _, mark_language in _marks(document):
        if mark_language is not None:
            yield mark_language


def _marks(document: Document) -> Iterator[tuple[Any, str | None]]:
    from umbruch.preflight.pdf.drawn.marked_content import marked

    for page in document.pdf.pages:
        for operator, _, marks in marked(page, page.obj.get("/Resources", {})):
            if operator == "BDC" and marks[-1].properties is not None and "/Lang" in marks[-1].properties:
                yield marks, str(marks[-1].properties["/Lang"])


def _without(document: Document) -> str | None:
    """What has words and no language of its own, where the catalog names none; None where nothing is left without."""
    root = document.pdf.Root
    if document.tree.get("/K") is None:
        return "there are no tags"
    outline = root.get("/Outlines")
    if outline is not None and "/First" in outline:
        return "bookmarks name no language"
    for element in structure(document.tree):
        if any(key in element.written for key in _WORDS) and _language(element.written) is None:
            return "an alternative text names no language"
    rows = named(document.xmp, "Alt") if document.xmp is not None else ()
    if any([one.get(XML_LANG) for one in row] == ["x-default"] for row in rows):
        return "the title in the metadata names no language"
    return _unspoken_notes(document) or _unspoken_words(document)


def _unspoken_notes(document: Document) -> str | None:
    for page in document.pdf.pages:
        for note in page.obj.get("/Annots", []):
            owner = document.owner_of(note)
            told = "/Lang" in note or (owner is not None and _language(owner) is not None)
            if not told and (str(note.get("/Contents", "")).strip() or "/TU" in note):
                return "the description of an annotation names no language"
    return None


def _unspoken_words(document: Document) -> str | None:
    from umbruch.preflight.pdf.drawn.marked_content import SHOWING, marked

    for page in document.pdf.pages:
        row = document.owners.get(int(page.obj.get("/StructParents", -1)))
        for operator, _, marks in marked(page, page.obj.get("/Resources", {}), " ".join(SHOWING)):
            if not marks or any(one.tag == "/Artifact" for one in marks):
                continue
            properties = [one.properties for one in marks if one.properties is not None]
            spoken = any("/Lang" in one for one in properties) or any(
                _element_language(row, one.number) is not None for one in marks
            )
            if not spoken and (operator in SHOWING or any(key in properties[-1] for key in _WORDS if properties)):
                return "text names no language"
    return None


def _element_language(row: Any, number: int | None) -> str | None:
    import pikepdf

    if number is None or not isinstance(row, pikepdf.Array) or not 0 <= number < len(row):
        return None
    return _language(row[number]) if isinstance(row[number], pikepdf.Dictionary) else None


def _language(element: Any) -> str | None:
    """The language of an element, or of what it stands in."""
    import pikepdf

    for _ in range(_DEEPEST):
        if "/Lang" in element:
            return str(element["/Lang"])
        parent = element.get("/P")
        if not isinstance(parent, pikepdf.Dictionary):
            break
        element = parent
    return None
