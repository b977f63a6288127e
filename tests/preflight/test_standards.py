"""The official examples of the standards under our check: no traceback, and findings that make sense."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.preflight.good import NOW
from umbruch.errors import InputUnreadable
from umbruch.preflight import Checked, inspect

OTHERS = {"contentSet", "groupSet", "contentMeta"}
"""Roots of fragments of documents, and that of the old NewsML 1."""

_ROOT = re.compile(r"<([A-Za-z]\w*)")


@pytest.fixture(scope="session")
def standards(shared: Path) -> Path:
    folder = shared / "standards"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/standards is not here")
    return folder


def checked(folder: Path, standards: Path) -> dict[Path, Checked]:
    """What is found in each example of a folder; those with one of the roots in `OTHERS` cannot be read."""
    found = {}
    for path in sorted(one for one in folder.rglob("*") if one.suffix in (".xml", ".json")):
        root = _ROOT.search(path.read_text(encoding="utf-8", errors="replace"))
        if path.suffix == ".xml" and root and root[1] in OTHERS:
            with pytest.raises(InputUnreadable, match=root[1]):
                inspect(path, now=NOW)
        else:
            found[path] = inspect(path, now=NOW, schemas=standards, tools=False)
    return found


def codes(result: Checked) -> set[str]:
    return {one.code for one in result.findings}


def test_examples_of_newsml_g2_are_known_and_few_are_faulty(standards: Path) -> None:
    found = checked(standards / "newsml-g2" / "examples", standards)
    assert {result.kind for result in found.values()} == {"newsml"}
    faulty = {path.name for path, result in found.items() if any(one.severity == "error" for one in result.findings)}
    assert len(found) > 25
    assert len(faulty) <= 2, "abridged listings only"
    assert not any(one.code == "check.not_run" for result in found.values() for one in result.findings)


def test_examples_of_nitf_are_judged_by_the_schema(standards: Path) -> None:
    found = checked(standards / "nitf" / "examples", standards)
    assert {"nitf"} <= {result.kind for result in found.values()} <= {"nitf", "newsml"}
    plain = [result for path, result in found.items() if result.kind == "nitf"]
    assert any("nitf.namespace" in codes(result) for result in plain)
    assert any("xml.schema" in codes(result) for result in plain)


@pytest.mark.slow
def test_examples_of_ninjs_are_valid_in_the_version_that_they_are_told_to_be(standards: Path) -> None:
    found = checked(standards / "ninjs" / "examples", standards)
    found = {path: result for path, result in found.items() if path.suffix == ".json"}
    assert {result.kind for result in found.values()} == {"ninjs"}
    invalid = {path.name for path, result in found.items() if "json.schema" in codes(result)}
    assert "008_extension.json" in invalid, "the example that the standard itself calls not valid"
    assert len(invalid) <= 4
    assert len(found) > 60
