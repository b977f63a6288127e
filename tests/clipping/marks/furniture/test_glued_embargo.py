"""An embargo on the line of a title is taken off it; a title about an embargo stays whole."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.furniture.glued_embargo import parted


@pytest.mark.parametrize(
    ("line", "embargo", "rest"),
    [
        ("SPERRFRIST 5. Mai 2027, 10 Uhr: Neues Bad öffnet", "SPERRFRIST 5. Mai 2027, 10 Uhr", "Neues Bad öffnet"),
        ("Neues Bad öffnet (Sperrfrist: 5. Mai 2027, 10 Uhr)", "Sperrfrist: 5. Mai 2027, 10 Uhr", "Neues Bad öffnet"),
        ("Neues Bad öffnet – Sperrfrist bis 5.5.2027", "Sperrfrist bis 5.5.2027", "Neues Bad öffnet"),
        ("[Embargo 5 May] Pool reopens", "Embargo 5 May", "Pool reopens"),
        ("[EMBARGO] Pool reopens", "EMBARGO", "Pool reopens"),
        ("EMBARGOED until 00:01 on 5 May 2027: Pool reopens", "EMBARGOED until 00:01 on 5 May 2027", "Pool reopens"),
        ("Sperrfrist: 5. Mai 2027 – 10 Uhr: Neues Bad öffnet", "Sperrfrist: 5. Mai 2027 – 10 Uhr", "Neues Bad öffnet"),
        ("+++ Sperrfrist 5.5.2027 10 Uhr +++", "Sperrfrist 5.5.2027 10 Uhr", ""),
        (
            "Sous embargo jusqu'au 5 mai 2027 : La piscine rouvre",
            "Sous embargo jusqu'au 5 mai 2027",
            "La piscine rouvre",
        ),
        ("Эмбарго до 5 мая 2027: Бассейн открыт", "Эмбарго до 5 мая 2027", "Бассейн открыт"),
    ],
)
def test_an_embargo_is_parted_from_the_title_on_its_line(line: str, embargo: str, rest: str) -> None:
    found = parted(line)
    assert found is not None
    assert (found.embargo, found.rest) == (embargo, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Sperrfrist für Gülle endet am 5. Mai",
        "Embargo auf russisches Öl ab 5. Dezember beschlossen",
        "EU-Embargo tritt am 5. Dezember in Kraft",
        "Das Embargo endet am 5. Mai",
        "Sperrfrist: keine",
        "Neues Bad öffnet am 5. Mai 2027",
        "",
        "Sperrfrist 5. Mai: " + "lang " * 80,
    ],
)
def test_a_line_about_an_embargo_sets_none(line: str) -> None:
    assert parted(line) is None
