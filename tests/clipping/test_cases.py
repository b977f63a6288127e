"""The text cases in tests/cases: each is read as its editor expects, and none of its words is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clipping.cases import WrongCase, differences, load
from tests.clipping.words import lost_words
from tests.tools import ROOT

FOLDER = ROOT / "tests" / "cases"
CASES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_an_article_is_read_as_expected(path: Path) -> None:
    case = load(path)
    wrong = differences(case)
    assert not wrong, "\n".join(wrong)
    assert lost_words(case.text) == []


def test_a_case_that_expects_something_else_fails(tmp_path: Path) -> None:
    path = tmp_path / "wrong.txt"
    path.write_text("Brücke gesperrt\n\nDie Brücke ist seit Montag zu.\n=====\nheadline: Brücke offen\n", "utf-8")
    assert differences(load(path)) == ["line 5: headline: expected 'Brücke offen', read 'Brücke gesperrt'"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Brücke gesperrt\n", "no line of five equals signs"),
        ("Brücke gesperrt\n=====\n", "nothing is expected"),
        ("Brücke gesperrt\n=====\nheadlin: Brücke gesperrt\n", "line 3: .* names no field"),
    ],
)
def test_a_badly_written_case_is_refused_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(content, "utf-8")
    with pytest.raises(WrongCase, match=message):
        load(path)
