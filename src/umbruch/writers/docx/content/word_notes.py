"""Footnotes as Word knows them (ISO/IEC 29500-1, 17.11): a part of their own, set at the foot of the page."""

from __future__ import annotations

from docx.opc.oxml import serialize_part_xml

from umbruch.writers.docx.content.body_blocks import body
from umbruch.writers.docx.content.placed_paragraphs import Place, paragraph
from umbruch.writers.docx.content.running_text import Voice, note_mark
from umbruch.writers.docx.package.word_file import WordFile
from umbruch.writers.docx.xml.wordml import Element, w

_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
"""The lines above footnotes, and above those that go on from the page before; Word wants both."""


def set_notes(word_file: WordFile) -> None:
    """Write the footnotes whose marks stand in the document; a document without any gets no part for them."""
    if not word_file.notes:
        return
    word_file.open_footnotes()
    made = [_separator(kind, number) for kind, number in _SEPARATORS]
    for number, marked in enumerate(word_file.notes, start=1):
        place = Place(word_file, Voice(marked.run_language), marked.width, noted=True, field=marked.field)
        blocks = body(marked.note.content, place) or [paragraph("FootnoteText", (), place)]
        _begin(blocks, place)
        made.append(w("footnote", *blocks, id=number))
    word_file.close_footnotes(serialize_part_xml(w("footnotes", *made)))


def _separator(kind: str, number: int) -> Element:
    return w("footnote", w("p", w("r", w(kind))), type=kind, id=number)


def _begin(blocks: list[Element], place: Place) -> None:
    """Put the number before the first words of a note."""
    first = blocks[0]
    if not first.tag.endswith("}p"):
        first = paragraph("FootnoteText", (), place)
        blocks.insert(0, first)
    space = w("t")
    space.text = " "
    space.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    properties = 1 if len(first) and first[0].tag.endswith("}pPr") else 0
    first.insert(properties, note_mark("footnoteRef"))
    first.insert(properties + 1, w("r", space))
