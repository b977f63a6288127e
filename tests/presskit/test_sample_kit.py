"""The sample kit in `input/` under the inspectors of the trade, one of them with a planted fault."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

import umbruch
from tests.conformance import test_docx_audit, test_epub_epubcheck, test_pdf_archive, test_pdf_structure
from tests.conformance.g2_schemas import faults, schema
from tests.presskit.build.test_kit import wrong_entries
from tests.tools import ROOT, run_tool
from umbruch.pictures.own_metadata import facts_of
from umbruch.presskit.build.kit_build import BuiltKit, build
from umbruch.tree.walk import article_texts

SAMPLE = ROOT / "input" / "presskit"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> BuiltKit:
    return build(SAMPLE, tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def files(kit: BuiltKit) -> dict[str, bytes]:
    paths = [path for path in kit.folder.rglob("*") if path.is_file()]
    return {path.relative_to(kit.folder).as_posix(): path.read_bytes() for path in paths}


def ending(files: dict[str, bytes], suffix: str, count: int) -> dict[str, bytes]:
    found = {path: content for path, content in files.items() if path.endswith(suffix)}
    assert len(found) == count
    return found


@pytest.mark.slow
def test_nothing_is_remarked_upon_but_what_was_guessed(kit: BuiltKit) -> None:
    remarks = [remark for remark in kit.diagnostics if remark.severity != "info"]
    assert [str(remark) for remark in remarks if remark.code != "deck.guessed"] == []


def test_it_has_three_articles_in_two_languages_and_pictures_that_speak_for_themselves() -> None:
    reading = umbruch.kit(SAMPLE)
    assert [article.lang for article in reading.articles] == ["de", "de", "en"]
    assert facts_of((SAMPLE / "bilder" / "muehle.jpg").read_bytes()).creator == "Mara Lindt"
    assert {photo.credit for photo in reading.photos} == {
        "Mara Lindt / Wassermühle Hellental", "Jonas Wehr / Wassermühle Hellental", "Wassermühle Hellental",
    }  # fmt: skip


def test_every_file_is_listed_with_its_hash(kit: BuiltKit) -> None:
    assert wrong_entries(kit.folder) == []


@pytest.mark.slow
def test_epubcheck_finds_nothing(files: dict[str, bytes], tmp_path: Path) -> None:
    books = ending(files, ".epub", 4)
    assert test_epub_epubcheck.findings(books, tmp_path) == {name: [] for name in books}


@pytest.mark.slow
def test_the_audit_of_word_files_finds_nothing(files: dict[str, bytes], tmp_path: Path) -> None:
    for path, content in ending(files, ".docx", 4).items():
        assert test_docx_audit.findings(content, tmp_path) == [], path


def test_newsml_is_valid(files: dict[str, bytes], shared: Path) -> None:
    g2 = shared / "standards" / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd"
    if not g2.is_file():
        pytest.skip("the schema of NewsML-G2 is not in ../shared/standards")
    for path, content in ending(files, ".newsml.xml", 4).items():
        assert faults(schema(g2), etree.fromstring(content)) == [], path


def test_newsml_leads_to_pictures_that_are_there(files: dict[str, bytes]) -> None:
    root = etree.fromstring(next(content for path, content in files.items() if path.endswith("wieder.newsml.xml")))
    hrefs = [str(one.get("href")) for one in root.iter("{*}remoteContent")]
    assert len(hrefs) >= 3
    assert [href for href in hrefs if href not in files] == []


def test_pdf_conforms_and_is_tagged(files: dict[str, bytes]) -> None:
    for path, content in ending(files, ".pdf", 4).items():
        assert test_pdf_archive.findings(content) == [], path
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert test_pdf_structure.faults(pdf) == [], path


@pytest.mark.slow
def test_a_fault_planted_in_the_kit_is_seen(files: dict[str, bytes], tmp_path: Path) -> None:
    book = next(iter(ending(files, ".epub", 4).values()))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as archive, zipfile.ZipFile(out, "w") as broken:
        for entry in archive.infolist():
            content = archive.read(entry)
            broken.writestr(entry, content.replace(b"</body>", b"<bogus/></body>"))
    assert test_epub_epubcheck.findings({"broken": out.getvalue()}, tmp_path)["broken"]


def test_no_word_is_lost(files: dict[str, bytes], tmp_path: Path) -> None:
    reading = umbruch.kit(SAMPLE)
    whole = next(content for path, content in files.items() if path.endswith(".pdf") and "/" not in path)
    file = tmp_path / "kit.pdf"
    file.write_bytes(whole)
    text = _bare(run_tool("pdftotext", file, "-"))
    wanted = [line for article in reading.articles for line in article_texts(article)]
    wanted += [value for row in reading.manifest.facts for value in row]
    wanted += [line for photo in reading.photos for line in (photo.credit, photo.rights) if line]
    assert [line for line in wanted if _bare(line) not in text] == []


def _bare(text: str) -> str:
    """Letters and digits alone: lines are broken and words cut anywhere."""
    return "".join(sign for sign in text if sign.isalnum())


def test_no_page_is_empty(files: dict[str, bytes], tmp_path: Path) -> None:
    for path, content in ending(files, ".pdf", 4).items():
        file = tmp_path / "kit.pdf"
        file.write_bytes(content)
        pages = run_tool("pdftotext", "-layout", file, "-").split("\f")[:-1]
        assert [len(page.splitlines()) > 6 for page in pages] == [True] * len(pages), path


def test_the_contents_lead_to_every_article(files: dict[str, bytes]) -> None:
    whole = next(content for path, content in files.items() if path.endswith(".pdf") and "/" not in path)
    with pikepdf.open(io.BytesIO(whole)) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[1:] == [
        "Wassermühle Hellental mahlt nach 59 Jahren wieder", "Die Frau, die das Wasser liest",
        "Hellental watermill grinds again after 59 years", "Zahlen und Fakten",
        "Bildnachweise und Nutzungsbedingungen",
    ]  # fmt: skip
