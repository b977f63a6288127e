"""The text cases in tests/cases/fixes: a text, the corrections beside it, and what is read with them."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.clipping.cases import SEPARATOR, Case, differences_in, load
from tests.clipping.words import missing_words
from tests.tools import ROOT

CASES = sorted((ROOT / "tests" / "cases" / "fixes").glob("*.txt"))


def fixed(path: Path, folder: Path) -> tuple[Case, Path]:
    """The expectations of a case, and its text stored with its corrections beside it."""
    case = load(path)
    text, corrections = case.text.rsplit(f"\n{SEPARATOR}\n", 1)
    (folder / "article.txt").write_text(text, encoding="utf-8")
    (folder / "article.fix.toml").write_text(corrections, encoding="utf-8")
    return case, folder / "article.txt"


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_an_article_is_read_with_its_corrections(path: Path, tmp_path: Path) -> None:
    case, article = fixed(path, tmp_path)
    reading = umbruch.read(article)
    wrong = differences_in(reading, case)
    assert not wrong, "\n".join(wrong)
    assert missing_words(article.read_text(encoding="utf-8"), reading) == []


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_every_case_needs_its_corrections(path: Path, tmp_path: Path) -> None:
    case, article = fixed(path, tmp_path)
    without = umbruch.read(article, fixes=False)
    assert differences_in(without, case) or len(without.articles) != len(umbruch.read(article).articles)


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_corrections_hold_when_lines_are_put_above(path: Path, tmp_path: Path) -> None:
    case, article = fixed(path, tmp_path)
    text = article.read_text(encoding="utf-8")
    article.write_text(f"https://lauterbote.example/lokales/4711\n\n{text}", encoding="utf-8")
    kept = tuple(one for one in case.expected if one[1] != "discarded")
    wrong = differences_in(umbruch.read(article), case._replace(expected=kept))
    assert not wrong, "\n".join(wrong)
