"""Lines without what was set around them to make them seen."""

from __future__ import annotations

import pytest

from umbruch.clipping.signs.undressed import undressed


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("Gesperrt bis Montag", "Gesperrt bis Montag"),
        ("§§ Gesperrt bis Montag §§", "Gesperrt bis Montag"),
        ("{{ Gesperrt bis Montag, 12 Uhr. }}", "Gesperrt bis Montag, 12 Uhr."),
        ("// Gesperrt! //", "Gesperrt!"),
        ("|| __Gesperrt__ ||", "Gesperrt"),
        ("⚠\ufe0f\u200d Gesperrt", "Gesperrt"),
        ("• Gesperrt", "Gesperrt"),
        ("(Gesperrt)", "(Gesperrt)"),
        ("„Gesperrt“, sagt er …", "„Gesperrt“, sagt er …"),
        ("*** रोक सोमवार तक ***", "रोक सोमवार तक"),
        ("+++ खबर की पाबंदी +++", "खबर की पाबंदी"),
        ("*** ***", ""),
    ],
)
def test_signs_around_a_line_fall_away_and_stops_quotes_and_marks_of_letters_stay(line: str, bare: str) -> None:
    assert undressed(line) == bare
