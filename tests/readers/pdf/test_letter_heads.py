"""Releases and letters as PDF: the sender is no headline, the frame of a letter no text, running text no headline."""

from __future__ import annotations

from typing import Any

import pytest

import umbruch
from tests.readers.pdf.pages import pdf, put
from umbruch.tree import Article
from umbruch.tree.walk import article_texts, block_texts

HEAD = "Stadt Lauter eröffnet neues Schwimmbad am Mühlenweg"
FIRST = (
    "Nach drei Jahren Bauzeit hat die Stadt Lauter ihr neues Schwimmbad am Mühlenweg eröffnet. Die",
    "Bürgermeisterin Petra Vogt durchschnitt am Samstag das rote Band, rund 400 Gäste kamen zur",
    "Feier in die große Halle.",
)
SECOND = (
    "„Das ist ein großer Tag für alle Familien“, sagte Vogt. Die Kosten liegen bei 14 Millionen Euro, von",
    "denen das Land die Hälfte trägt. Geöffnet ist das Bad jeden Tag von neun Uhr morgens bis in den",
    "späten Abend.",
)
Line = tuple[str, float, str]
"""Words, the size of their letters, and their font."""


def read(*above: Line, below: tuple[str, ...] = ()) -> Article:
    """A page of one column: some lines set apart, the report, and lines under it."""

    def draw(canvas: Any) -> None:
        down = 70.0
        for text, size, font in above:
            put(canvas, text, 70, down, size, font)
            down += 2.2 * size
        for paragraph in (FIRST, SECOND):
            for line in paragraph:
                put(canvas, line, 70, down, 11)
                down += 13
            down += 13
        for line in below:
            put(canvas, line, 70, down, 11)
            down += 26

    return umbruch.read(pdf(draw)).article


BOLD = "Times-Bold"
HEADED: dict[str, tuple[Line, ...]] = {
    "a town in larger type": (("Stadt Lauter", 20, BOLD), (HEAD, 12, BOLD)),
    "a town over its office": (("STADT LAUTER", 20, BOLD), ("– Pressestelle –", 12, BOLD), (HEAD, 12, BOLD)),
    "a club with its year": (("TSV Lauter 1899 e.V.", 18, BOLD), (HEAD, 12, BOLD)),
    "a subject line": ((f"Betreff: {HEAD}", 12, BOLD),),
    "a greeting between headline and text": ((HEAD, 12, BOLD), ("Sehr geehrte Damen und Herren,", 11, "Times-Roman")),
}


@pytest.mark.parametrize("case", HEADED)
def test_the_headline_is_found_and_the_text_begins_below_it(case: str) -> None:
    article = read(*HEADED[case])
    assert article.headline == HEAD
    assert article.deck is None
    assert next(iter(block_texts(article.body))).startswith(FIRST[0][:40])


def test_the_sender_is_the_contact() -> None:
    contact = read(*HEADED["a town over its office"]).contact
    assert contact is not None
    assert "STADT LAUTER" in contact.text


def test_a_kicker_in_smaller_type_is_no_sender() -> None:
    article = read(("Stadt Lauter", 11, BOLD), (HEAD, 16, BOLD))
    assert (article.kicker, article.headline) == ("Stadt Lauter", HEAD)


@pytest.mark.parametrize("headline", ["Schwungvolle Stadt", "Stadt im Wandel"])
def test_a_headline_about_a_town_is_no_sender(headline: str) -> None:
    article = read((headline, 26, BOLD), ("Neues Schwimmbad am Mühlenweg eröffnet", 14, BOLD))
    assert article.headline == headline


def test_a_town_and_day_under_the_sender_are_no_contact() -> None:
    article = read(("Stadt Lauter", 20, BOLD), ("Lauter, 14.03.2023", 11, "Times-Roman"), (HEAD, 14, BOLD))
    assert article.contact is None or "14.03.2023" not in article.contact.text
    assert article.headline == HEAD


@pytest.mark.parametrize("label", [(), (("Pressemitteilung", 11.0, BOLD),)])
def test_running_text_is_no_headline_where_there_is_none(label: tuple[Line, ...]) -> None:
    article = read(*label)
    assert article.headline is None
    assert article.deck is None
    assert next(iter(block_texts(article.body))).startswith(FIRST[0][:40])


def test_the_frame_of_a_letter_is_put_aside_and_its_signature_tells_the_contact() -> None:
    signature = ("Mit freundlichen Grüßen", "Petra Vogt", "Telefon 01234 56-789")
    article = read(*HEADED["a greeting between headline and text"], below=signature)
    told = "\n".join(block_texts(article.body))
    assert "Sehr geehrte" not in told
    assert "freundlichen" not in told
    assert "Sehr geehrte Damen und Herren," in article.discarded
    assert article.contact is not None
    assert article.contact.phone == "01234 56-789"


def test_no_word_of_a_letter_is_lost() -> None:
    above = (
        ("Stadt Lauter", 20.0, BOLD),
        (f"Betreff: {HEAD}", 12.0, BOLD),
        ("Sehr geehrte Damen und Herren,", 11.0, BOLD),
    )
    article = read(*above, below=("Mit freundlichen Grüßen", "Petra Vogt"))
    told = "\n".join((*article.discarded, *article_texts(article)))
    for words in (
        "Stadt Lauter",
        "Betreff:",
        HEAD,
        "Sehr geehrte Damen und Herren,",
        "Mit freundlichen Grüßen",
        "Petra",
    ):
        assert words in told
