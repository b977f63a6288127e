"""Who asks for a credit, or for a name to be kept back, speaks to the press; readers are asked for other things."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.newsroom.remarks.words_to_the_press import speaks_to_the_press


@pytest.mark.parametrize(
    "paragraph",
    [
        "Please credit every photo to the Lantern Club.",
        "Pictures must be credited to Ada Rook.",
        "Bilder bitte mit Verein Nord kreditieren",
        "Vänligen ange källa vid publicering.",
        "Gelieve bij gebruik de bron te vermelden.",
        "Fotos rechtefrei bei Nennung des Vereins",
        "Bitte den Namen der Zeugin nicht erwähnen.",
        "Prière de ne pas nommer la plaignante.",
        "Nævn ikke hendes navn, tak.",
        "Prosimy nie ujawniać nazwiska świadka.",
        "Просьба не указывать имя свидетеля.",
    ],
)
def test_requests_for_a_credit_and_for_no_name_are_for_the_press(paragraph: str) -> None:
    assert speaks_to_the_press(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Please credit the sum to our account.",
        "The painter must credit his teacher with much of it.",
        "Bitte nennen Sie am Schalter Ihren Namen.",
        "Kostenlos bei Nennung des Losworts",
        "Bitte keine Namen von Kindern posten, rät die Schule.",
        "Please do not name your price first, she tells buyers.",
        "Husk navn og bynavn ved tilmelding.",
        "Prosimy podać imię przy zapisie.",
    ],
)
def test_requests_to_readers_are_not(paragraph: str) -> None:
    assert not speaks_to_the_press(paragraph)
