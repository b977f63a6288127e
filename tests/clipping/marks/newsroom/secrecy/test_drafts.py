"""A draft says of itself what it still waits for; a report on a draft names what is drafted."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.newsroom.secrecy.drafts import is_draft


@pytest.mark.parametrize(
    "line",
    [
        "Entwurf – Freigabe durch Vorstand steht aus",
        "Bozza, in attesa di approvazione del direttore",
        "Projet de communiqué, pas encore validé par la mairie",
        "Szkic, jeszcze niezatwierdzony przez burmistrza",
        "Utkast, ännu inte godkänt av kommunstyrelsen",
    ],
)
def test_a_text_that_still_waits_for_somebody_to_approve_it_is_a_draft(line: str) -> None:
    assert is_draft(line)


@pytest.mark.parametrize("line", ["Entwurf: Stadtrat hat noch nicht zugestimmt", "Entwurf der Satzung, noch ungewiss"])
def test_a_headline_about_a_draft_is_none(line: str) -> None:
    assert not is_draft(line)
