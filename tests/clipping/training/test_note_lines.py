"""What tells notes from lines for readers is learned from lists and sets, the same from the same lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="numpy, with which weights are learned, is not installed")

from umbruch.clipping.training.note_lines import judged_lines, listed_in, note_weights_text, printed_in, weights_of

NOTES = ("Bitte nicht kürzen", "Bitte nicht vor Montag drucken", "Bitte Namen prüfen", "Bitte nicht online stellen")
REPORTS = (
    "Der Rat tagt am Montag.",
    "Das Bad öffnet am Montag.",
    "Der Bus fährt wieder.",
    "Das Fest beginnt am Abend.",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, lines in (("for_the_desk", NOTES), ("for_readers", REPORTS)):
        text = "# a comment|\n" + "".join(f"de|{line}\n" for line in lines)
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    rows = [{"lang": "de", "source": f"blatt-{at}", "expect": {"headline": line}} for at, line in enumerate(REPORTS)]
    (tmp_path / "own.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_words_of_notes_speak_for_notes(folder: Path) -> None:
    lines = [*listed_in(folder), *printed_in(folder / "own.jsonl")]
    assert [one.kind for one in lines].count("note") == len(NOTES)
    assert weights_of(lines)["stem: bitte"] > 0


def test_evidence_that_only_texts_of_others_show_gets_no_weight(folder: Path) -> None:
    rows = [{"lang": "de", "source": "amt", "expect": {"headline": f"Zugvogel {at}"}} for at in range(9)]
    (folder / "own.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert "stem: zugvog" not in weights_of([*listed_in(folder), *printed_in(folder / "own.jsonl")])


def test_the_same_lines_give_the_same_file_and_say_what_was_reached(folder: Path) -> None:
    lines = [*listed_in(folder), *printed_in(folder / "own.jsonl")]
    text = note_weights_text(lines, judged_lines(lines))
    assert text == note_weights_text(lines, judged_lines(lines))
    assert f"of {len(NOTES)} told" in text
    assert "[languages]\n\n" in text  # of no language are there lines enough
