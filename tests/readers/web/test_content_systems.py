"""Pages of the systems that town halls, police stations and papers publish with: each field is found in its place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import umbruch
from umbruch.tree import Paragraph

HEADLINE = "Brücke über die Aue freigegeben"
COPY = (
    "<p>Die Gemeinde Lindenau hat am Dienstag den neuen Steg über die Aue freigegeben, sagte Anna Größl. "
    "Der alte Steg war nach einem Hochwasser gesperrt worden, seither mussten Schulkinder einen Umweg gehen.</p>\n"
    "<p>Die Kosten betragen 240 000 Euro. Das Land übernimmt die Hälfte, teilte das Rathaus mit.</p>"
)
SYSTEMS = tomllib.loads(Path(__file__).with_name("content_systems.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_page_of_a_content_system_gives_its_fields_and_no_furniture(system: str) -> None:
    case = SYSTEMS[system]
    publication = umbruch.read(case["page"].replace("{copy}", COPY).encode())
    article = publication.article
    assert article.headline == HEADLINE
    assert (article.kicker, article.deck) == (case.get("kicker"), case.get("deck"))
    assert (article.byline and article.byline.text) == case.get("byline")
    assert (article.source and article.source.date) == case.get("day")
    assert (article.contact and article.contact.phone) == case.get("phone")
    assert sum(isinstance(block, Paragraph) for block in article.body) == 2
    text = umbruch.render(publication, "text").decode()
    assert [words for words in case["not"] if words in text] == []
