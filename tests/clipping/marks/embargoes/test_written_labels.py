"""Labels written in a hurry are labels."""

from __future__ import annotations

import pytest

from tests.cpu_growth import EVEN, growth
from umbruch.clipping.marks.embargoes.written_labels import plainly_written
from umbruch.clipping.marks.release import is_embargo


@pytest.mark.parametrize("line", [
    "Sperfrist: 12. Mai 2027, 10 Uhr", "Sperrfirst bis 12. Mai", "EMBARGOD UNTIL 12 MAY 2027, 10:00",
    "E M B A R G O – Friday 14 May", "⛔ HOLD – release Wednesday 9 a.m. CET",
    "🚫 Nicht vor Mo., 10.5., 12h posten! 🚫",
    "Freigabe erfolgt telefonisch", "Embargo time tbc by phone", "SPERRFRIST bis nach der Pressekonferenz",
    "Onder embargo tot overmorgen 7.00 uur",
    "§ Sperrfrist: 12. Mai 2027 §", "// Sperrfrist: 12. Mai 2027", "%% Sperrfrist: 12. Mai 2027 %%",
    "{{Sperrfrist: 12. Mai 2027}}", "__Sperrfrist: 12. Mai 2027__", "`Sperrfrist: 12. Mai 2027`",
    "• Sperrfrist: 12. Mai 2027",
])  # fmt: skip
def test_a_letter_wrong_blanks_between_letters_and_signs_around_hide_no_label(line: str) -> None:
    assert is_embargo(line)


@pytest.mark.parametrize("line", [
    "Embargos treffen den Handel", "Sperrfristen bis zum 12. Mai drohen Arbeitslosen",
    "Bitte nicht vor 18 Uhr grillen oder zündeln, mahnt er",
])  # fmt: skip
def test_a_sentence_that_begins_almost_like_one_is_none(line: str) -> None:
    assert not is_embargo(line)


@pytest.mark.parametrize(
    ("before", "sign", "behind"), [("Umsatz ", "─", " 12 Mio."), ("", "■ ", "x"), ("x", " →!", "x")]
)
def test_a_rule_of_signs_inside_a_line_costs_no_more_than_its_length(before: str, sign: str, behind: str) -> None:
    tenth, whole = (before + sign * times + behind for times in (500, 5000))
    assert plainly_written(whole).endswith(behind)
    assert growth(plainly_written, tenth, whole) < EVEN
