"""What a sender offers a newsroom beside the text is for it alone; what readers are told of pictures stays."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.newsroom.desk_orders import is_order
from umbruch.clipping.marks.newsroom.offers import offers_to_the_desk


@pytest.mark.parametrize(
    "line",
    [
        "Fotos in Druckqualität schicken wir auf Anfrage gern zu.",
        "Das Foto im Anhang dürfen Sie gern verwenden.",
        "High-res images are available on request from the press office.",
        "Photos disponibles sur demande auprès du service presse.",
        "In allegato due foto da utilizzare liberamente.",
    ],
)
def test_an_offer_to_the_newsroom_is_told(line: str) -> None:
    assert offers_to_the_desk(line)


@pytest.mark.parametrize(
    "line",
    [
        "Weitere Fotos auf Anfrage im Archiv",
        "Bilder der Schau hängen auf Wunsch der Künstlerin ungerahmt.",
        "Photographs are attached to the walls with pins.",
        "Foto: Ada Roe, auf Anfrage bei uns",
        "„Das Foto liegt im Anhang“, sagte sie.",
    ],
)
def test_what_readers_are_told_of_pictures_is_no_offer(line: str) -> None:
    assert not offers_to_the_desk(line)


@pytest.mark.parametrize(
    "line",
    ["Kann raus, wenn's eng wird.", "Cut here if tight", "Ersetzt unsere Mitteilung von heute", "Titre provisoire"],
)
def test_a_note_without_a_subject_is_an_order(line: str) -> None:
    assert is_order(line)


@pytest.mark.parametrize(
    "line",
    [
        "Die Zuschüsse können entfallen.",
        "The budget can be cut if the council agrees.",
        "Der Hund kann raus, wenn er will.",
    ],
)
def test_what_may_be_dropped_in_a_report_is_no_order(line: str) -> None:
    assert not is_order(line)
