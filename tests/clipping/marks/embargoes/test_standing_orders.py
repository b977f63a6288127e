"""An order to wait may name what is waited for in any words; a report with the same words is none."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.embargoes.standing_orders import orders_to_wait


@pytest.mark.parametrize(
    "line",
    [
        "Not to be used until the Chancellor sits down",
        "Hold until after the verdict is read in court.",
        "Erst mit Schließung der Wahllokale freigeben",
        "Text darf erst raus, wenn die Kanzlerin gesprochen hat.",
        "Ne pas diffuser avant la fin du discours de la ministre",
        "Må først bringes, når ministeren har holdt sin tale",
        "Freigegeben für die Samstagausgaben",
        "For Saturday's paper",
    ],
)
def test_a_line_that_names_what_is_waited_for_is_an_order(line: str) -> None:
    assert orders_to_wait(line)


@pytest.mark.parametrize(
    "line",
    [
        "Raport nie zostanie opublikowany przed zakończeniem śledztwa.",
        "Erst mit Beginn der Ferien will die Bahn wieder senden.",
        "Für die Zeitung schrieb sie am Samstag.",
        "Mehr in der Samstagausgabe",
        "Am Montag erscheint keine Zeitung.",
        "Do not use the bridge before the opening.",
        "not to be used until the Chancellor sits down",
        "“Not to be used until the Chancellor sits down”",
    ],
)
def test_a_report_on_waiting_is_no_order(line: str) -> None:
    assert not orders_to_wait(line)
