"""Word files under openxml-audit, which checks them against the Open XML schemas and the rules of Microsoft's SDK."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from openxml_audit import OpenXmlValidator

import umbruch
from tests.properties.trees import any_text, publications
from tests.publications import BASIC_STYLES, SAMPLES, paragraph, sample_publication
from tests.receivers.wild_articles import wild_articles
from tests.tools import ROOT, examples
from umbruch.diagnostics import collecting
from umbruch.style import load
from umbruch.tree import Article, List, Publication, Table
from umbruch.writers.docx import DocxWriter


def findings(content: bytes, folder: Path) -> list[str]:
    path = folder / "artikel.docx"
    path.write_bytes(content)
    return [
        f"{one.part_uri} {one.path}: {one.description}" for one in OpenXmlValidator(max_errors=0).validate(path).errors
    ]


def rendered(publication: Publication, style: str) -> bytes:
    with collecting():
        return DocxWriter().render(publication, load(style))


@pytest.mark.parametrize("style", BASIC_STYLES)
@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "empty"])
def test_audit_finds_nothing(name: str, style: str, tmp_path: Path) -> None:
    assert findings(rendered(sample_publication(name), style), tmp_path) == []


def test_audit_finds_nothing_where_faces_are_in_the_file_and_an_unmade_key_is_seen(tmp_path: Path) -> None:
    style = load("release")
    style = msgspec.structs.replace(style, docx=msgspec.structs.replace(style.docx, embed_fonts=True))
    content = umbruch.render(sample_publication(), "docx", style, on_diagnostic=lambda _: None)
    assert findings(content, tmp_path) == []
    planted = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(planted, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'w:fontKey="{', b'w:fontKey="'))
    assert findings(planted.getvalue(), tmp_path)


@settings(max_examples=examples(15), deadline=None, suppress_health_check=list(HealthCheck))
@given(publication=publications(text=any_text(), keep=lambda one: bool(one.articles)))
def test_audit_finds_nothing_in_drawn_publications(
    publication: Publication, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert findings(rendered(publication, "broadsheet"), tmp_path_factory.mktemp("audit")) == []


WILD = wild_articles()


@pytest.mark.parametrize("name", WILD)
def test_audit_finds_nothing_in_articles_that_nobody_expects(name: str, tmp_path: Path) -> None:
    assert findings(rendered(WILD[name], "broadsheet"), tmp_path) == []


def test_audit_finds_nothing_where_an_item_goes_on_after_a_list_in_it(tmp_path: Path) -> None:
    inner = List(False, ((paragraph("innen"),),))
    items = ((paragraph("eins"), inner, paragraph("danach")), (Table(rows=((),)), paragraph("nach der Tabelle")))
    publication = Publication(articles=(Article(headline="Kopf", body=(List(True, items),)),))
    assert findings(rendered(publication, "release"), tmp_path) == []


SAMPLE_FILES = [path for path in sorted((ROOT / "input").glob("*")) if path.suffix in {".txt", ".md"}]


@pytest.mark.parametrize("path", SAMPLE_FILES, ids=lambda path: path.name)
def test_audit_finds_nothing_in_the_samples(path: Path, tmp_path: Path) -> None:
    assert findings(rendered(umbruch.read(path), "broadsheet"), tmp_path) == []


@pytest.mark.parametrize(
    ("part", "good", "bad"),
    [
        ("word/document.xml", b'<w:pStyle w:val="Headline"/>', b'<w:pStyle w:val="Headline"/><w:nonsense/>'),
        ("word/document.xml", b'<w:type w:val="nextPage"/>', b'<w:type w:val="nowhere"/>'),
        ("word/styles.xml", b'<w:jc w:val="left"/>', b'<w:jc w:val="sideways"/>'),
        ("word/_rels/document.xml.rels", b'Target="styles.xml"', b'Target="gone.xml"'),
    ],
    ids=["unknown element", "wrong value", "wrong alignment", "missing part"],
)
def test_audit_catches_a_planted_fault(part: str, good: bytes, bad: bytes, tmp_path: Path) -> None:
    content = rendered(Publication(articles=(Article(headline="Kopf"),)), "release")
    assert findings(content, tmp_path) == []
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            found = old.read(name)
            assert name != part or good in found
            new.writestr(name, found.replace(good, bad, 1) if name == part else found)
    assert findings(out.getvalue(), tmp_path)
