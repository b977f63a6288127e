"""Datelines of agencies and local papers in many languages, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.datelines.dateline import find_dateline

FOLDER = Path(__file__).parent
DATELINES = (FOLDER / "datelines.txt").read_text(encoding="utf-8")
"""One a line: language, text => place; agencies; day."""

NO_DATELINES = (FOLDER / "no_datelines.txt").read_text(encoding="utf-8")
"""One a line: language, text that only looks like a dateline."""


@pytest.mark.parametrize("line", DATELINES.strip().split("\n"))
def test_a_dateline_has_place_agency_and_day(line: str) -> None:
    printed, expected = (part.strip() for part in line.split("=>"))
    lang, _, text = printed.partition(" ")
    found = find_dateline(text, conventions_for(lang), text)
    assert found is not None
    dateline = found.dateline
    assert f"{dateline.place or '-'}; {', '.join(dateline.credit)}; {dateline.date or ''}".strip() == expected


@pytest.mark.parametrize("line", NO_DATELINES.strip().split("\n"))
def test_a_sentence_is_no_dateline(line: str) -> None:
    lang, _, text = line.partition(" ")
    assert find_dateline(text, conventions_for(lang), text) is None


def test_the_report_goes_on_behind_the_dateline() -> None:
    text = "Lindenau (dpa/tmn) - Der Rat tagt."
    found = find_dateline(text, conventions_for("de"), text)
    assert found is not None
    assert (found.dateline.text, text[found.end :]) == ("Lindenau (dpa/tmn) -", "Der Rat tagt.")


def test_a_bare_place_is_surer_where_the_article_names_it_again() -> None:
    text = "Grünwald. Der Rat tagt heute zum ersten Mal."
    alone = find_dateline(text, conventions_for("de"), text)
    again = find_dateline(text, conventions_for("de"), text + " In Grünwald gibt es viel zu tun.")
    assert alone is not None
    assert again is not None
    assert alone.sureness < again.sureness
