"""Thanks for being printed, words for journalists alone and who answers them are for no reader."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.newsroom.remarks.words_to_the_press import speaks_to_the_press


@pytest.mark.parametrize(
    "line",
    [
        "Wir wären Ihnen dankbar, wenn Sie diesen Text in Ihrer nächsten Ausgabe abdrucken könnten.",
        "Für eine Veröffentlichung bedanken wir uns im Voraus.",
        "Interviewwünsche richten Sie bitte an die Pressestelle.",
        "Ausschließlich zur Information der Redaktion",
        "For journalists only, not for quotation.",
        "Vi saremmo grati se poteste pubblicare questo testo sul vostro giornale.",
        "Uitsluitend voor journalisten, niet citeren.",
    ],
)
def test_what_is_said_to_the_press_is_known_by_what_it_speaks_of(line: str) -> None:
    assert speaks_to_the_press(line)


@pytest.mark.parametrize(
    "line",
    [
        "Wir danken Ihnen für Ihren Besuch.",
        "Presseanfragen ließ der Verein unbeantwortet.",
        "Für Fragen der Bürger steht das Amt zur Verfügung.",
        "Die Tribüne ist nur für Journalisten.",
        "Änderungen am Plan sind nur mit Zustimmung des Rates möglich.",
        "Merci de votre fidélité.",
        "Kontakt für Medienanfragen: Ida Kern, Telefon 0555 1234",
    ],
)
def test_who_thanks_visitors_or_answers_citizens_speaks_to_readers(line: str) -> None:
    assert not speaks_to_the_press(line)
