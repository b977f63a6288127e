"""A request to wait that stands beside the text of a Word file, and sets no time, holds the text back."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as WordDocument

import umbruch
from umbruch.tree.walk import block_texts

_TITLE = "Altwiesen kauft die alte Mühle"
_REPORT = "Der Rat hat am Montagabend mit großer Mehrheit beschlossen, die Mühle am Bach bis zum Herbst zu sanieren."
_ORDERS = (
    "Bitte noch nicht veröffentlichen, der Bürgermeister muss noch zustimmen.",
    "Please do not publish yet, the mayor has still to agree.",
)


def _in_the_page_head(document: WordDocument, order: str) -> None:
    document.sections[0].header.paragraphs[0].text = order


def _in_the_page_foot(document: WordDocument, order: str) -> None:
    document.sections[0].footer.paragraphs[0].text = order


def _in_a_comment(document: WordDocument, order: str) -> None:
    document.add_comment(document.paragraphs[-1].runs[0], text=order, author="Ida Kern", initials="IK")


def _in_the_title_of_the_file(document: WordDocument, order: str) -> None:
    document.core_properties.title = order


def _in_the_remarks_of_the_file(document: WordDocument, order: str) -> None:
    document.core_properties.comments = order


@pytest.mark.parametrize("order", _ORDERS)
@pytest.mark.parametrize(
    "put",
    [
        _in_the_page_head,
        _in_the_page_foot,
        _in_a_comment,
        _in_the_title_of_the_file,
        _in_the_remarks_of_the_file,
    ],
)
def test_a_request_to_wait_beside_the_text_is_heeded(put: Callable[[WordDocument, str], None], order: str) -> None:
    document, out = Document(), io.BytesIO()
    document.add_heading(_TITLE, 1)
    for _ in range(2):
        document.add_paragraph(_REPORT)
    put(document, order)
    document.save(out)
    publication = umbruch.read(out.getvalue(), format="docx")
    assert publication.article.headline == _TITLE
    assert publication.article.status == "withheld"
    assert not any(order in line for block in publication.article.body for line in block_texts((block,)))


def test_a_page_foot_that_asks_readers_to_wait_holds_nothing_back() -> None:
    document, out = Document(), io.BytesIO()
    document.add_heading(_TITLE, 1)
    document.add_paragraph(_REPORT)
    document.sections[0].footer.paragraphs[0].text = "Bitte warten Sie im Foyer, bis Sie aufgerufen werden."
    document.save(out)
    assert umbruch.read(out.getvalue(), format="docx").article.status == "usable"
