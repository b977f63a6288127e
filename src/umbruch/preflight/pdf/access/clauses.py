"""The clauses of ISO 14289-1 that are looked at; docs/check.md lists them from this table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.given import CheckedFile

if TYPE_CHECKING:
    from umbruch.preflight.pdf.access.found import Found
    from umbruch.preflight.pdf.opened import Document

_MOST = 20
"""Findings of one clause that are told one by one."""


class Clause(NamedTuple):
    """A clause: its number, what it demands, and the code under which a breach is told.

    What it demands stands on the page of the guide, and is the hint of a breach that `look` finds. `look` names the
    function, where the clause is looked at in files alone that claim to be PDF/UA-1.
    """

    number: str
    demand: str
    code: str
    look: str = ""


def _claimed(number: str, demand: str, look: str) -> Clause:
    module, _, name = look.partition(":")
    return Clause(number, demand, "pdf.access", f"umbruch.preflight.pdf.access.{module}_clauses:{name}")


CLAUSES = (
    _claimed("5", "The metadata name part 1 under the prefix pdfuaid.", "document:identification"),
    Clause("7.1", "All content is tagged or decoration.", "pdf.content"),
    _claimed("7.1", "Decoration stands in no tag, no tag in decoration.", "marked:decoration"),
    _claimed("7.1", "Tags are not called suspect.", "document:suspects"),
    Clause("7.1", "Roles lead to standard types, none in a circle.", "pdf.roles"),
    Clause("7.1", "There is a title in the metadata.", "title.missing"),
    Clause("7.1", "The window shows the title.", "pdf.title_bar"),
    Clause("7.1", "There are tags.", "pdf.untagged"),
    Clause("7.2", "Whatever has words has a language.", "language.missing"),
    Clause("7.2", "Languages are named by well-formed tags.", "language.tag"),
    Clause("7.2", "Tags of tables, lists and contents stand where they may.", "pdf.nesting"),
    _claimed("7.2", "A table has one head, one foot, and a body beside them.", "structure:parts_of_tables"),
    Clause("7.2", "Rows are of one length, cells do not overlap.", "pdf.table"),
    Clause("7.3", "Figures have an alternative text.", "picture.alt"),
    Clause("7.4.2", "No level of headings is left out.", "heading.order"),
    _claimed("7.4.4", "Headings have numbers, or none has; those stand alone.", "structure:headings"),
    _claimed("7.5", "Each cell knows its header.", "structure:header_cells"),
    _claimed("7.7", "Formulas have an alternative text.", "structure:formulas"),
    _claimed("7.9", "Notes have an id of their own.", "structure:notes"),
    _claimed("7.10", "Layers have a name, and none is switched by itself.", "document:layers"),
    _claimed("7.11", "Files in the file have a name in both forms.", "document:attached_files"),
    _claimed("7.15", "No form is drawn by the reader alone.", "document:dynamic_forms"),
    Clause("7.16", "Readers for the blind may take the text out.", "pdf.restricted"),
    _claimed("7.18.1", "Annotations are tagged and described, fields have a name.", "annotation:notes"),
    _claimed("7.18.2", "No marks for trapping.", "annotation:trapping"),
    Clause("7.18.3", "The tab key follows the structure.", "pdf.tab_order"),
    _claimed("7.18.4", "Fields of forms stand in Form tags.", "annotation:fields"),
    Clause("7.18.5", "Links stand in Link tags.", "pdf.link_tag"),
    Clause("7.18.5", "Links have a description.", "link.text"),
    _claimed("7.18.6.2", "Films and sounds have a type and a description.", "annotation:films"),
    _claimed("7.18.7", "Attached files have a name in both forms.", "annotation:attached"),
    _claimed("7.18.8", "Marks for printers are not tagged.", "annotation:marks_for_printers"),
    _claimed("7.20", "No form is of another file; one with tags is drawn once.", "document:drawn_forms"),
    _claimed("7.21.3.1", "Codes and font are of one collection of characters.", "font:collections"),
    _claimed("7.21.3.2", "TrueType fonts addressed by numbers have a map of glyphs.", "font:glyph_maps"),
    _claimed("7.21.3.3", "Maps of codes are in the file, or known to all.", "font:code_maps"),
    Clause("7.21.4.1", "Fonts are in the file.", "font.embedded"),
    _claimed("7.21.6", "TrueType fonts say how their codes are read.", "font:true_type_codes"),
    Clause("7.21.7", "Codes lead to characters.", "font.unicode"),
    _claimed("7.21.7", "No code leads to the null character or a mark of byte order.", "font:characters"),
)  # fmt: skip


def check(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """The clauses that are looked at in files alone which claim to be PDF/UA-1, each breach under its clause."""
    part = document.claims.access
    if not part or (part == "2" and document.pdf.pdf_version >= "2.0"):
        return
    told: set[str] = set()
    for clause in CLAUSES:
        if not clause.look or clause.look in told:
            continue
        told.add(clause.look)
        found = dict.fromkeys(_looked(clause.look, document))
        for one in list(found)[:_MOST]:
            number = f"ISO 14289-1, {clause.number}"
            yield checked_file.finding(clause.code, one.what, place=one.place, hint=clause.demand, clause=number)


def _looked(look: str, document: Document) -> Iterator[Found]:
    import importlib

    module, _, name = look.partition(":")
    function: Callable[[Document], Iterator[Found]] = getattr(importlib.import_module(module), name)
    yield from function(document)
