"""The sentence that says whom the press may ask is the contact of a release; an offer of interviews alone is a note."""

from __future__ import annotations

import pytest

import umbruch

REPORT = (
    "Town opens new weir after long repairs\n\n"
    "The town of Lauter opened the new weir on Monday, its mayor said after the first boats had passed.\n\n"
    "The work took two years and cost less than the council had planned, engineers said.\n\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "If you’d like more information on this topic, or to schedule an interview, please call 0555 123456.",
        "For more information or to schedule an interview, contact Ada Roe at 555-123-4567.",
        "Für Rückfragen und Interviews steht Ihnen Ada Roe unter 0555 123456 gern zur Verfügung.",
        "Pour toute demande d’interview, merci de contacter Ada Roe au 05 55 12 34 56.",
    ],
)
def test_whom_to_ask_is_the_contact(sentence: str) -> None:
    article = umbruch.read(f"{REPORT}{sentence}\n".encode(), format="text").article
    assert article.contact is not None
    assert sentence[:30] in article.contact.text
    assert not article.desk_notes


@pytest.mark.parametrize(
    "sentence",
    [
        "Für ein Interview steht Ihnen der Trainer ab 15 Uhr unter 0171 1234567 zur Verfügung.",
        "The coach is available for interview on Thursday from 3pm, call 0555 123456",
    ],
)
def test_who_alone_is_offered_for_interviews_is_kept_from_readers(sentence: str) -> None:
    article = umbruch.read(f"{REPORT}{sentence}\n".encode(), format="text").article
    assert article.desk_notes
    assert article.contact is None
