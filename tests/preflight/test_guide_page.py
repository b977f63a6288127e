"""The page of the guide about the check says what the table of rules says."""

from __future__ import annotations

from tests.tools import ROOT
from umbruch.preflight.guide_page import check_page
from umbruch.preflight.rules import RULES

PAGE = ROOT / "docs" / "check.md"


def test_the_page_is_made_from_the_table_of_rules(accept: bool) -> None:
    if accept:
        PAGE.write_text(check_page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == check_page(), "docs/check.md is old; run pytest --accept"


def test_the_page_has_one_full_row_for_each_rule() -> None:
    rows = [line for line in check_page().splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [rule.code for rule in RULES]
    assert {row.replace("\\|", "").count(" | ") for row in rows} == {5}
