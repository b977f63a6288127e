"""Each rule finds the fault that is planted for it, and says nothing about the good file."""

from __future__ import annotations

import pytest

import umbruch
from tests.preflight.faults import FAULTS
from tests.preflight.feed_faults import ATOM, RSS
from tests.preflight.good import KINDS, NOW, good
from tests.preflight.old_wire_faults import NEWSML_1, WIRE
from tests.preflight.planting import Fault
from tests.tools import require_tool
from umbruch.diagnostics import Diagnostic
from umbruch.preflight.detection import kind_of
from umbruch.preflight.rules import RULE, RULES, TITLES

ELSEWHERE = {"file.suffix", "check.not_run", "xml.schema", "json.schema", "epub.epubcheck", "docx.audit", "pdf.access"}
"""Rules that need a name, a schema or a program; other modules here plant their faults."""

ALWAYS = {"check.not_run", "font.embedded"}
"""What is said of good files: that something was not checked, and that a Word file's fonts are not in it."""


def found(content: bytes, kind: str) -> list[Diagnostic]:
    return umbruch.check(content, now=NOW, tools=kind == "pdf")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found_in_a_good_file(kind: str) -> None:
    assert [str(one) for one in found(good(kind), kind) if one.code not in ALWAYS] == []


@pytest.mark.parametrize(("content", "kind"), [(NEWSML_1, "newsml-1"), (WIRE, "wire")])
def test_nothing_is_found_in_a_good_file_of_the_old_wire(content: str, kind: str) -> None:
    assert kind_of(content.encode()) == kind
    assert [str(one) for one in found(content.encode(), kind)] == []


@pytest.mark.parametrize("feed", [RSS, ATOM], ids=["RSS", "Atom"])
def test_nothing_is_found_in_a_good_feed(feed: str) -> None:
    assert [str(one) for one in found(feed.encode(), "feed")] == []


def test_a_good_pdf_has_its_fonts() -> None:
    assert "font.embedded" not in {one.code for one in found(good("pdf"), "pdf")}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: f"{one.kind}: {one.code} {one.name}".rstrip())
def test_each_planted_fault_is_found(fault: Fault) -> None:
    if fault.kind == "pdf":
        require_tool("pdftotext")
    remarks = found(fault.make(), fault.kind)
    told = [one for one in remarks if one.code == fault.code]
    assert told, [str(one) for one in remarks]
    rule = RULE[fault.code]
    assert fault.kind in rule.formats
    assert rule.gravity(fault.kind) in {one.severity for one in told}
    for one in told:
        assert one.hint
        assert one.clause == rule.clause(fault.kind) or fault.code == "pdf.archive"
    assert all(fault.kind in RULE[one.code].formats for one in remarks)


def test_every_rule_has_a_planted_fault() -> None:
    assert {rule.code for rule in RULES} - {fault.code for fault in FAULTS} == ELSEWHERE


def test_rules_name_only_formats_that_are_checked() -> None:
    for rule in RULES:
        assert set(rule.formats) <= set(TITLES), rule.code
        assert set(rule.clauses) <= set(rule.formats) | {"*"}, rule.code
        assert set(rule.severities) <= set(rule.formats), rule.code
