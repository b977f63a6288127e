"""A run that is cut out of words which belong together is told from one that is whole."""

from __future__ import annotations

import pytest

from umbruch.clipping.assembly import recognise
from umbruch.clipping.shape.ranking.candidates import Run
from umbruch.clipping.shape.ranking.evidence_of_cuts import cuts_of, evidence_of_cuts
from umbruch.manuscript import manuscript_of

REPORT = (
    "Der Rat hat am Montag beschlossen, dass die alte Brücke am Markt bis zum Herbst gesperrt bleibt. Das sagte die "
    "Vorsitzende des Rates nach der Sitzung im Saal, die drei Stunden dauerte und gut besucht war."
)


def evidence(head: str, first: int, last: int) -> set[str]:
    question = recognise(manuscript_of(f"{head}\n\n{REPORT}")).choices[0].question
    return set(evidence_of_cuts(question.rows, Run(first, last), cuts_of(question.rows, question.conventions)))


@pytest.mark.parametrize(
    "head",
    [
        "Rat beschließt „die neue Brücke\nüber die Aue“ am Markt",
        "Rat baut die Brücke (über die\nAue) bis zum Herbst",
        'Rat will "eine neue Brücke\nfür alle" am Markt bauen',
        "Consejo aprueba «el puente\nnuevo» de la plaza",
    ],
)
def test_a_headline_is_not_cut_inside_of_brackets_and_quotation_marks(head: str) -> None:
    assert "left open, tight" in evidence(head, 0, 1)
    assert "left open" not in evidence(head, 0, 2)


def test_a_line_that_begins_with_a_small_word_goes_on_above() -> None:
    head = "Neue Brücke beschlossen\nFür die Aue und den Markt"
    assert "below small word first" in evidence(head, 0, 1)
    assert "small word first, tight" in evidence(head, 1, 2)


def test_what_a_run_leaves_of_its_block_is_told() -> None:
    head = "Neue Brücke über die Aue\nwird im Herbst gebaut"
    assert {"leaves 1 lines, 1", "leaves it open", "leaves what fits"} <= evidence(head, 0, 1)
    assert "leaves nothing" in evidence(head, 0, 2)


def test_a_frame_of_signs_holds_a_whole_headline() -> None:
    head = "++ Neue Brücke über die Aue\nwird im Herbst gebaut ++"
    assert "half framed" in evidence(head, 0, 1)
    assert "framed" in evidence(head, 0, 2)
