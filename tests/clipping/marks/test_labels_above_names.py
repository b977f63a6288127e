"""Labels alone on their line with a name below them are a byline and a credit, and never crossheads of the report."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.tree import Article, Figure, Paragraph, Subheading
from umbruch.tree.walk import block_texts

REPORT = """Freibad Moosau öffnet im Mai

Die Gemeinde Moosau öffnet ihr Freibad am 2. Mai. Das Becken ist neu gefliest, und die Rutsche steht wieder.

Bürgermeisterin Ute Brandl rechnet mit 40.000 Gästen. „Die Karten kosten so viel wie im Vorjahr“, sagte sie.

Dauerkarten gibt es von Montag an im Rathaus. Kinder unter sechs Jahren zahlen nichts.
"""


def read(*below: str) -> Article:
    return umbruch.read("\n\n".join((REPORT, *below)).encode(), format="text", lang="de").article


def credits_in(article: Article) -> list[str]:
    return [block.credit.text for block in article.body if isinstance(block, Figure) and block.credit]


@pytest.mark.parametrize("by", ["Nina Hofer", "Nina Hofer, Pressestelle", "Nina Hofer, Referentin für Presse"])
@pytest.mark.parametrize("label", ["Bilder", "Fotos", "Bildnachweis"])
def test_names_below_labels_at_the_foot_are_byline_and_credit(by: str, label: str) -> None:
    article = read("Text:", by, f"{label}:", "Gemeinde Moosau / Tom Rank")
    assert article.byline is not None
    assert article.byline.people[0].name == "Nina Hofer"
    assert credits_in(article) == [f"{label}: Gemeinde Moosau / Tom Rank"]
    assert [type(block) for block in article.body] == [Paragraph, Paragraph, Paragraph, Figure]


@pytest.mark.parametrize(
    ("lang", "text", "pictures"), [("fr", "Texte", "Photos"), ("it", "Testo", "Foto"), ("nl", "Tekst", "Foto's")]
)
def test_so_they_are_in_other_languages(lang: str, text: str, pictures: str) -> None:
    parts = (REPORT, f"{text}:", "Nina Hofer", f"{pictures}:", "Tom Rank")
    article = umbruch.read("\n\n".join(parts).encode(), format="text", lang=lang).article
    assert article.byline is not None
    assert "Nina Hofer" in article.byline.text
    assert not any(isinstance(block, Subheading) for block in article.body)


def test_a_label_above_captions_is_for_the_desk() -> None:
    article = read("Bilder:", "Die neue Rutsche im Freibad Moosau. Foto: Tom Rank")
    assert article.discarded == ("Bilder:",)
    assert credits_in(article) == ["Foto: Tom Rank"]


def test_a_label_with_nothing_below_it_is_for_the_desk() -> None:
    assert read("Bilder:").discarded == ("Bilder:",)


def test_a_label_above_the_headline_takes_no_headline_for_a_name() -> None:
    article = umbruch.read(f"Text:\n\n{REPORT}".encode(), format="text", lang="de").article
    assert (article.headline, article.kicker, article.byline) == ("Freibad Moosau öffnet im Mai", None, None)
    assert article.discarded == ("Text:",)


def test_crossheads_without_a_colon_stay() -> None:
    article = read("Bilder", "Die Bilder im Foyer malte Anna Roth. Sie zeigen den See im Winter und im Sommer.")
    assert "Bilder" in block_texts(article.body)
    assert article.discarded == ()


def test_a_press_office_below_a_label_begins_no_contact() -> None:
    article = read(
        "Text:", "Nina Hofer, Pressestelle", "Bilder:", "Gemeinde Moosau / Tom Rank",
        "Kontakt: Nina Hofer, Tel. 0999 471-12, presse@moosau.example",
    )  # fmt: skip
    assert article.byline is not None
    assert article.byline.people[0].name == "Nina Hofer"
    assert credits_in(article) == ["Bilder: Gemeinde Moosau / Tom Rank"]
    assert article.contact is not None
    assert article.contact.text == "Kontakt: Nina Hofer, Tel. 0999 471-12, presse@moosau.example"
