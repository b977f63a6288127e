"""The check over the test files of others: none that is in order is faulted, each that breaks a listed clause is found.

`VERAPDF_CORPUS`, `EPUBCHECK_FILES`, `IPTC_FILES` and `NINJS_FILES` name checkouts of veraPDF-corpus, of epubcheck and
of IPTC's newsml-g2 and newsinjson; no file of them is part of the project.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import umbruch
from tests.preflight.good import NOW
from umbruch.diagnostics import Diagnostic
from umbruch.preflight import inspect
from umbruch.preflight.pdf.access.clauses import CLAUSES
from umbruch.preflight.pdf.archive_clauses import ARCHIVE_CLAUSES

pytestmark = [pytest.mark.slow, pytest.mark.conformance]

CLAIMS_NOTHING = "5-t01-fail-a.pdf"
"""Breaks PDF/UA by not claiming to keep to it, which no file must."""

IN_ORDER = (
    "PDF_UA-1", "PDF_UA-2", "PDF_A-1a", "PDF_A-1b", "PDF_A-2a", "PDF_A-2b", "PDF_A-2u", "PDF_A-3b", "PDF_A-4",
    "PDF_A-4e", "PDF_A-4f",
)  # fmt: skip
PARTS = {"PDF_A-1b": "ISO 19005-1", "PDF_A-2b": "ISO 19005-2"}
_OF_ACCESS = re.compile(r"(?P<clause>[\d.]+)-t\d+")
_OF_ARCHIVE = re.compile(r"suite (?P<clause>[\d-]+)-t\d+")


def folder_of(variable: str) -> Path:
    named = os.environ.get(variable)
    if not named or not Path(named).is_dir():
        pytest.skip(f"{variable} names no folder")
    return Path(named)


def checked(folder: Path, word: str, *, tools: bool) -> Iterator[tuple[Path, tuple[Diagnostic, ...]]]:
    files = [path for path in sorted(folder.rglob("*.pdf")) if f"-{word}-" in path.name]
    assert files
    for path in files:
        yield path, inspect(path, now=NOW, tools=tools).findings


@pytest.mark.parametrize("part", IN_ORDER)
def test_no_file_of_verapdf_that_is_in_order_has_an_error_or_is_called_damaged(part: str) -> None:
    for path, findings in checked(folder_of("VERAPDF_CORPUS") / part, "pass", tools=True):
        told = [str(one) for one in findings if one.severity == "error" or one.code == "pdf.damaged"]
        assert told == [], path


def test_each_file_of_verapdf_that_breaks_a_listed_clause_of_pdfua_is_found() -> None:
    told = defaultdict(set)
    for clause in CLAUSES:
        told[clause.number].add(clause.code)
    tried = set()
    for path, findings in checked(folder_of("VERAPDF_CORPUS") / "PDF_UA-1", "fail", tools=False):
        name = _OF_ACCESS.match(path.name)
        if name and name["clause"] in told and path.name != CLAIMS_NOTHING:
            tried.add(name["clause"])
            under = f", {name['clause']}"
            heavy = [one for one in findings if one.severity != "info"]
            found = {one.code for one in heavy if one.code != "pdf.access" or (one.clause or "").endswith(under)}
            assert found & told[name["clause"]], path
    assert tried == set(told)


@pytest.mark.parametrize("part", PARTS)
def test_each_file_of_verapdf_that_breaks_a_listed_clause_of_pdfa_is_found(part: str) -> None:
    standard = PARTS[part]
    listed, tried = {number for number, _ in ARCHIVE_CLAUSES[standard]}, set()
    for path, findings in checked(folder_of("VERAPDF_CORPUS") / part, "fail", tools=True):
        name = _OF_ARCHIVE.search(path.name)
        clause = name["clause"].replace("-", ".") if name else ""
        if clause in listed:
            tried.add(clause)
            found = {(one.clause or "").rpartition("-")[0] for one in findings if one.severity != "info"}
            assert f"{standard}, {clause}" in found, path
    assert tried == listed


_SCENARIO = re.compile(r"\n\s*(?:Scenario|Scenario Outline):")
_ASKED = re.compile(r"checking EPUB '([^']*)'")


def in_order(folder: Path) -> set[str]:
    """The names of the books of EPUBCheck's tests in which it finds nothing, each time that it is asked."""
    told: dict[str, list[bool]] = defaultdict(list)
    for feature in folder.rglob("*.feature"):
        for scenario in _SCENARIO.split(feature.read_text(encoding="utf-8"))[1:]:
            if asked := _ASKED.search(scenario):
                clean = "no errors or warnings" in scenario and "is reported" not in scenario
                told[asked[1].rstrip("/").rpartition("/")[2]].append(clean)
    return {name for name, answers in told.items() if all(answers)}


def packed(folder: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("mimetype", (folder / "mimetype").read_bytes())
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != "mimetype":
                book.writestr(path.relative_to(folder).as_posix(), path.read_bytes())
    return out.getvalue()


def test_no_book_in_which_epubcheck_finds_nothing_has_an_error() -> None:
    folder = folder_of("EPUBCHECK_FILES")
    names = in_order(folder)
    books = {path.parent.name: packed(path.parent) for path in folder.rglob("mimetype") if path.parent.name in names}
    books |= {path.name: path.read_bytes() for path in folder.rglob("*.epub") if path.is_file() and path.name in names}
    assert len(books) > 100
    for name, content in books.items():
        found = umbruch.check(content, now=NOW, tools=False)
        assert [str(one) for one in found if one.severity == "error"] == [], name


@pytest.fixture(scope="module")
def standards(shared: Path) -> Path:
    """The folder of schemas."""
    folder = shared / "standards"
    if not folder.is_dir():
        pytest.skip("the folder of the standards is not here")
    return folder


def iptc(word: str, schemas: Path) -> dict[str, tuple[Diagnostic, ...]]:
    files = sorted((folder_of("IPTC_FILES") / "tests" / "unit_test_files").rglob(f"{word}/*.xml"))
    return {
        str(one.relative_to(one.parents[2])): inspect(one, now=NOW, schemas=schemas, tools=False).findings
        for one in files
    }


def grave(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [str(one) for one in findings if one.severity == "error"]


def test_no_unit_file_of_iptc_that_passes_has_an_error(standards: Path) -> None:
    found = iptc("should_pass", standards)
    assert len(found) > 140
    assert {name: grave(findings) for name, findings in found.items() if grave(findings)} == {}


LATER = {
    "2.28/should_fail/2.29_affiliation_org_org.xml", "2.28/should_fail/2.29_retiring_scheme_scheme.xml",
    "2.28/should_fail/2.29_retiring_scheme_schememeta.xml", "2.29/should_fail/002_newsitem_with_no_catalog.xml",
    "2.30/should_fail/CR00215_hasInstrument_on_concept.xml",
}  # fmt: skip
"""Files that a later version of the standard allows."""


def test_each_unit_file_of_iptc_that_fails_and_no_later_version_allows_has_an_error(standards: Path) -> None:
    found = iptc("should_fail", standards)
    assert {name for name, findings in found.items() if not grave(findings)} == LATER
    assert len(found) > len(LATER)


OF_NO_RELEASE = ("_dev/", "2.0/should_pass/003_schema_only.json")
"""Items for what no version of ninjs has yet, and one that names a version in which its own properties are unknown."""

MEANT_FOR_AN_EARLIER = {
    "1.0/should_fail/014_type_component.json", "1.0/should_fail/016_infosource.json",
    "1.1/should_fail/001_type_component.json", "1.1/should_fail/002_infosource.json",
    "3.0/should_fail/006_bad_urgency.json",
}  # fmt: skip
"""Items that name no version, and that another one allows."""


def ninjs(word: str, schemas: Path) -> dict[str, list[str]]:
    """The errors in each item of IPTC's suite for ninjs."""
    suite = folder_of("NINJS_FILES") / "validation" / "test_suite"
    files = {path.relative_to(suite).as_posix(): path for path in sorted(suite.rglob(f"{word}/*.json"))}
    return {
        name: grave(inspect(path, now=NOW, schemas=schemas, tools=False).findings)
        for name, path in files.items()
        if not any(part in name for part in OF_NO_RELEASE)
    }


def test_no_item_of_iptc_that_a_version_of_ninjs_allows_has_an_error(standards: Path) -> None:
    found = ninjs("should_pass", standards)
    assert len(found) > 130
    assert {name: told for name, told in found.items() if told} == {}


def test_each_item_of_iptc_that_no_version_of_ninjs_allows_has_an_error(standards: Path) -> None:
    found = ninjs("should_fail", standards)
    assert len(found) > 50
    assert {name for name, told in found.items() if not told} == MEANT_FOR_AN_EARLIER
