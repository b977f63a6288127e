"""Days that stand among sections, keys and the house that published, above an article."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.furniture.print_heads import is_day_in_a_row, is_of_a_system, is_signed_stamp


@pytest.mark.parametrize(
    "line",
    [
        "Cultura - 05/03/2025",
        "05.03.2025 | Kategoria: Komunikacja",
        "Politik · 3. Mai 2025 · 14:05",
        "Sport | 5 March 2025",
    ],
)
def test_a_day_among_sections_and_keys_is_a_row_of_the_page(line: str) -> None:
    assert is_day_in_a_row(line)


@pytest.mark.parametrize(
    "line",
    [
        "Lauter - 05/03/2025",
        "Lauter Bote | 3. Mai 2025",
        "Brücke 2025 – so geht es weiter",
        "3. Mai 2025 | Der Tag der Brücke",
        "Politik und Brücken",
    ],
)
def test_a_place_a_newspaper_or_a_headline_beside_a_day_is_none(line: str) -> None:
    assert not is_day_in_a_row(line)


@pytest.mark.parametrize(
    "line",
    ["Publié le 12 mars 2025 par Les Amis du pont", "Veröffentlicht am 3. Mai 2025 von Brückenfreunde e. V. Lauter"],
)
def test_a_stamp_may_name_the_house_that_published(line: str) -> None:
    assert is_signed_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 12 mars 2025 par Ada Roe",
        "Published 5 March 2025 by the time the bridge was closed",
        "Le 12 mars 2025 par Les Amis du pont",
        "Publié le 12 mars 2025",
    ],
)
def test_a_stamp_that_names_a_person_or_goes_on_is_another_line(line: str) -> None:
    assert not is_signed_stamp(line)


def test_a_line_with_two_keys_of_an_editorial_system_is_of_that_system() -> None:
    assert is_of_a_system("Slug: BRIDGE-LAUTER  Desk: Metro  Take 2 of 3")
    assert is_of_a_system("Rubriek: stad - Status: concept - Versie: 2")
    assert not is_of_a_system("Text: Anna Berg | Fotos: Tim Roth")
    assert not is_of_a_system("Status: Wie die Brücke alt wurde")
