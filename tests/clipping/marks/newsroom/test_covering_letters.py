"""A letter above a report is for the newsroom, whole; a letter that is the copy itself stays."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.newsroom.desk_notes import without_desk_notes

_REPORT = (
    "Ruderverein baut Steg aus\n\nDer Ruderverein baut seinen Steg am Nordufer aus, damit künftig auch die Achter "
    "dort anlegen können. Das Geld kommt von der Stiftung."
)


@pytest.mark.parametrize(
    "letter",
    [
        "Hallo Frau Reis,\n\nanbei der Text.\n\nViele Grüße\nOle Kamp",
        "Kære redaktion\n\nHer er vores tekst.\n\nVenlig hilsen\nBo Lund",
        "Hi Sam,\n\nOur story is below.\n\nBest,\nRuth",
        "Dobrý den,\n\nposílám článek.\n\nS pozdravem\n\nPetr Malý",
        "Moin Kai,\n\nText folgt.\n\nLG Uta",
    ],
)
def test_a_letter_above_a_report_is_for_the_newsroom(letter: str) -> None:
    found = without_desk_notes(f"{letter}\n\n{_REPORT}")
    assert found.text.strip() == _REPORT
    assert [words for _, words in found.notes] == [line for line in letter.split("\n") if line]
    assert not found.withheld


def test_a_letter_that_asks_to_wait_holds_the_report_back() -> None:
    letter = "Hallo Frau Reis,\n\nder Vorstand weiß noch nichts davon, also bitte noch nicht ins Blatt.\n\nLG Ole"
    found = without_desk_notes(f"{letter}\n\n{_REPORT}")
    assert found.withheld
    assert found.text.strip() == _REPORT


def test_a_letter_without_a_report_below_it_is_copy() -> None:
    told = "Ihr Bericht über den Steg hat mich sehr gefreut, weil er endlich zeigt, was am Nordufer alles fehlt."
    letter = f"Sehr geehrte Damen und Herren,\n\n{told}\n\nMit freundlichen Grüßen\nOle Kamp"
    assert told in without_desk_notes(letter).text


def test_a_letter_to_readers_below_a_headline_is_copy() -> None:
    told = "Liebe Leser,\n\nschreiben Sie uns Ihre Meinung dazu, wir freuen uns auf jeden Brief von Ihnen."
    assert told in without_desk_notes(f"{_REPORT}\n\n{told}\n\nHerzliche Grüße").text


@pytest.mark.parametrize("text", ["!", ",", "!\n\n,"])
def test_signs_alone_are_no_greeting_and_no_trouble(text: str) -> None:
    assert without_desk_notes(text).notes == ()
