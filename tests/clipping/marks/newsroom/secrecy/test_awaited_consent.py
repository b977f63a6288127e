"""A line says that the text waits for somebody to agree where it names nothing else that does, and who has to."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.newsroom.secrecy.awaited_consent import awaits_consent


@pytest.mark.parametrize(
    "line",
    [
        "Freigabe durch die Pressestelle steht noch aus",
        "Der Text wartet noch auf die Freigabe der Staatsanwaltschaft.",
        "Awaiting approval from the family",
        "In attesa del via libera della procura",
        "Materiał czeka na akceptację rzecznika",
        "Zustimmung der Schulleitung fehlt noch",
        "Čaká na súhlas riaditeľky",
        "Müdürün onayı bekleniyor",
        "Az igazgató jóváhagyására vár",
        "Ожидает согласования с пресс-службой",
        "Αναμένεται έγκριση από τον διευθυντή",
    ],
)
def test_a_text_that_waits_for_somebody_is_told(line: str) -> None:
    assert awaits_consent(line)


@pytest.mark.parametrize(
    "line",
    [
        "Freigabe der Brücke durch die Polizei steht noch aus",
        "Die Stadt wartet auf die Zustimmung der Polizei",
        "Warten auf grünes Licht aus Brüssel",
        "Family awaits approval from the police",
        "Rodzina czeka na zgodę prokuratury.",
        "Bürgermeister wartet auf Freigabe",
        "Hajléktalanszálló az igazgató jóváhagyására vár",
        "Okul müdürün onayını bekliyor",
        "Most čaká na súhlas riaditeľky",
        "Einwilligung der Eltern fehlt oft",
        "Permission from parents still missing in many schools",
        "Manca ancora l'ok del sindaco al nuovo ponte",
    ],
)
def test_bridges_towns_and_families_that_wait_are_news(line: str) -> None:
    assert not awaits_consent(line)
