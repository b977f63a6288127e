"""Addresses in running words: what becomes a link, what stays words, and that no word changes."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

import umbruch
from tests.properties.trees import publications
from tests.publications import paragraph, words
from tests.tools import examples
from umbruch.language.linked_addresses import with_addresses_linked
from umbruch.tree import Article, Box, Emphasis, Figure, Link, List, Note, Paragraph, Publication, Quote, Table, Text
from umbruch.tree.walk import article_texts, inline_text

LINKED = {
    "Mail an presse@rat.example.": {"presse@rat.example": "mailto:presse@rat.example"},
    "Mehr unter www.rat.example, ab Montag": {"www.rat.example": "https://www.rat.example"},
    "(siehe https://rat.example/a_(b)).": {"https://rat.example/a_(b)": "https://rat.example/a_(b)"},
    "„https://rat.example/straße“": {"https://rat.example/straße": "https://rat.example/stra%C3%9Fe"},
    "Telefon 0555 98765-12 oder": {"0555 98765-12": "tel:05559876512"},
    "Telefon 05999/4471;": {"05999/4471": "tel:059994471"},
    "call +44 20 7946 0018 or": {"+44 20 7946 0018": "tel:+442079460018"},
    "Tel. +49 (0)555 9876-0, Fax 0555 98761": {
        "+49 (0)555 9876-0": "tel:+4955598760", "0555 98761": "tel:055598761",
    },
}  # fmt: skip
WORDS = (
    "am 01.05.2026 um 09:00 Uhr", "02/2026, 0,5 Prozent, 2.000.000 Euro", "ISBN 0-306-40615-2", "01067 Dresden",
    "Aktenzeichen 012/345/678", "@rathaus und name@host", "von 08 bis 10", "DE02 1203 0000 0000 2020 51", "https://",
    "javascript:alert(1)", "A3 von 2 bis 3", "IBAN DE89 3704 0044 0532 0130 00", "Konto 0123456789",
    "Konto-Nr. 0123456789", "Az. 0300 123456",
)  # fmt: skip


def with_body(*blocks: object) -> Publication:
    return Publication(lang="de", articles=(Article(headline="Kopf", body=blocks),))  # type: ignore[arg-type]


def links_in(publication: Publication) -> dict[str, str]:
    (block,) = publication.article.body
    assert isinstance(block, Paragraph)
    return {inline_text(one.content): one.href for one in block.content if isinstance(one, Link)}


@pytest.mark.parametrize("line", LINKED)
def test_an_address_becomes_a_link_without_the_marks_of_the_sentence(line: str) -> None:
    assert links_in(with_addresses_linked(with_body(paragraph(line)))) == LINKED[line]


@pytest.mark.parametrize("line", WORDS)
def test_what_is_no_address_stays_words(line: str) -> None:
    publication = with_body(paragraph(line))
    assert with_addresses_linked(publication) is publication


def test_a_link_that_somebody_made_stays_as_it_is() -> None:
    publication = with_body(Paragraph((Link("https://a.example/x", words("www.a.example")),)))
    assert with_addresses_linked(publication) is publication


def test_addresses_are_found_in_every_kind_of_block() -> None:
    line = paragraph("presse@rat.example")
    cell = words("presse@rat.example")
    body = (
        Quote((line,)), List(False, ((line,),)), Box(None, (line,)), Table(rows=((cell,),), caption=cell),
        Figure(caption=cell), Paragraph((Emphasis(cell), Note((line,)))),
    )  # fmt: skip
    assert repr(with_addresses_linked(with_body(*body))).count("mailto:presse@rat.example") == 8


@given(publications())
@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
def test_no_word_changes(publication: Publication) -> None:
    linked = with_addresses_linked(publication)
    for one, other in zip(publication.articles, linked.articles, strict=True):
        assert list(article_texts(one)) == list(article_texts(other))


def test_web_page_book_word_file_and_page_lead_there() -> None:
    publication = with_body(Paragraph((Text("Mail an presse@rat.example, Telefon 0555 98765-12."),)))
    wanted = {"mailto:presse@rat.example", "tel:05559876512"}
    page = umbruch.render(publication, "html").decode()
    assert set(re.findall(r'href="((?:mailto|tel):[^"]+)"', page)) == wanted
    for format in ("epub", "docx"):
        with zipfile.ZipFile(BytesIO(umbruch.render(publication, format))) as parts:
            inside = " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
        assert set(re.findall(r'(?:href|Target)="((?:mailto|tel):[^"]+)"', inside)) == wanted
    with pikepdf.open(BytesIO(umbruch.render(publication, "pdf"))) as pdf:
        assert {str(note.A.URI) for note in pdf.pages[0].Annots} == wanted
