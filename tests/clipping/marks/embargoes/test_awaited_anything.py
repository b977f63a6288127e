"""What a sender waits for may be named in any words; who speaks of anything but the text tells of waiting."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.embargoes.awaited_anything import awaits_anything


@pytest.mark.parametrize(
    "line",
    [
        "Die Mitteilung darf erst nach Ende der Stadtratssitzung verwendet werden.",
        "Veröffentlichung erst nach der Wahl",
        "Bis zur Eröffnung des Testaments bitte keine Veröffentlichung.",
        "Medien dürfen über diesen Befund erst nach der Veröffentlichung in The Lancet berichten.",
        "Die Redaktionen werden gebeten, die Namen der Gewinner vor der Gala nicht zu nennen.",
        "Streng vertraulich bis zum Vollzug der Übernahme",
        "Media outlets may not report these findings ahead of the journal's release at 16:00 London time.",
        "Hold until next of kin are notified",
        "No use of this material is permitted before the opening bell on Thursday.",
        "Publication only with the written consent of the family",
        "La publication n'est autorisée qu'après la fin du conseil municipal.",
        "Publicatie alleen toegestaan na afloop van de raadsvergadering",
        "Do publikacji dopiero po ogłoszeniu wyników",
    ],
)
def test_an_order_is_known_by_its_frame_whatever_is_awaited(line: str) -> None:
    assert awaits_anything(line)


@pytest.mark.parametrize(
    "line",
    [
        "Die Stadt darf die Liste erst nach der Wahl veröffentlichen.",
        "Das Gutachten soll erst nach der Sommerpause veröffentlicht werden.",
        "Veröffentlichung des Berichts erst nach der Wahl",
        "Die Sendung wird erst am Sonntag um 20 Uhr ausgestrahlt.",
        "Nachdruck nur mit Genehmigung des Verlags",
        "Broadcasters may not report exit polls before the polls close at 10 p.m.",
        "Journalists were asked to keep the name secret until the ceremony.",
        "No use of the pool is permitted before noon.",
        "Ne pas utiliser avant le repas",
        "La publication du rapport n'est prévue qu'après les élections.",
        "De uitslag mag pas na het sluiten van de stembureaus bekend worden gemaakt.",
        "“Veröffentlichung erst nach der Wahl”",
    ],
)
def test_a_report_has_a_subject_of_its_own(line: str) -> None:
    assert not awaits_anything(line)
