"""What importers go by in a Word file: the styles of paragraphs that go on in an item, and what styles mean."""

from __future__ import annotations

import re
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn

from tests.publications import paragraph
from tests.writers.docx.test_template import dressed, house
from tests.writers.docx_reading import made, with_body
from umbruch.tree import List, Quote


def test_a_paragraph_after_a_list_in_an_item_is_in_the_style_of_its_level_while_the_list_is_open() -> None:
    inner = List(False, ((paragraph("innen"), List(False, ((paragraph("ganz innen"),),)), paragraph("danach")),))
    closed = Quote((paragraph("Zitat"),))
    items = (
        (paragraph("eins"), inner, paragraph("auch danach")),
        (paragraph("zwei"), closed, paragraph("nach dem Zitat")),
        (paragraph("drei"), List(False, ((paragraph("darin"), closed),)), paragraph("nach allem")),
    )
    found = {text: style for style, text in made(with_body(List(True, items))).paragraphs()}
    assert found["danach"] == "ListContinue2"
    assert found["auch danach"] == "ListContinue1"
    assert found["nach dem Zitat"] == found["nach allem"] == "ListContinue"


def test_importers_are_told_which_elements_our_styles_are() -> None:
    word_file = made(with_body(paragraph("Text.")))
    rules = dict(re.split(" => ?", rule) for rule in word_file.parts["mammoth/style-map"].decode().splitlines())
    assert rules["p[style-name='List Continue 2']"] == "ul|ol > li > ul|ol > li > p:fresh"
    assert rules["p[style-name='Quote']"] == "blockquote > p:fresh"
    assert rules["r[style-name='TurnedEmphasis']"] == "em"
    named = set(word_file.values("//w:style/w:name/@w:val", "styles"))
    assert {rule.split("'")[1] for rule in rules} <= named


def test_importers_are_told_the_names_that_a_house_gives_to_its_styles(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.styles["Quote"].element.find(qn("w:name")).set(qn("w:val"), "Zitat d'ailleurs")

    publication = with_body(Quote((paragraph("Ja."),), "Eva Lang"))
    rules = dressed(house(tmp_path, change), publication).parts["mammoth/style-map"].decode().splitlines()
    assert "p[style-name='Zitat d\\'ailleurs'] => blockquote > p:fresh" in rules
    assert not any("'Quote'" in rule for rule in rules)
