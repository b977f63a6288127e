"""LibreOffice opens the Word files and turns them into PDF/UA with every word and the right headings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.publications import sample_publication
from tests.tools import require_tool, run_tool
from umbruch.diagnostics import collecting
from umbruch.style import builtin_names, load
from umbruch.tree import Publication
from umbruch.walk import article_texts
from umbruch.writers.docx import DocxWriter

_PDF_UA = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


def converted(publication: Publication, style: str, folder: Path) -> Path:
    """The PDF that LibreOffice makes, with a profile of its own so that it disturbs nobody's."""
    require_tool("soffice")
    path = folder / "artikel.docx"
    with collecting():
        path.write_bytes(DocxWriter().render(publication, load(style)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run_tool("soffice", profile, "--headless", "--convert-to", _PDF_UA, "--outdir", folder, path, timeout=180)
    return folder / "artikel.pdf"


def joined(text: str) -> str:
    """Letters and figures alone: line ends, hyphens and spaces fall as the page wants."""
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("style", builtin_names())
def test_every_word_comes_through_libreoffice(style: str, tmp_path: Path) -> None:
    publication = sample_publication()
    pdf = converted(publication, style, tmp_path)
    text = joined(run_tool("pdftotext", "-layout" if style != "broadsheet" else "-raw", pdf, "-"))
    for part in article_texts(publication.article):
        for word in part.split():
            assert joined(word) in text, word


def test_headings_list_table_and_picture_are_tagged(tmp_path: Path) -> None:
    pdf = converted(sample_publication(), "release", tmp_path)
    tree = run_tool("pdfinfo", "-struct-text", pdf)
    assert re.search(r'H1 .*\n(?:.*\n){0,4}.*"Die Stadt liest wieder am Hafen', tree)
    assert re.search(r'H2 .*\n(?:.*\n){0,4}.*"Mehr Platz für Kinder', tree)
    assert re.search(r'H3 .*\n(?:.*\n){0,4}.*"Zahlen', tree)
    for tag in ("L ", "LI ", "Table ", "TH", "TD", "Figure", "Link "):
        assert re.search(rf"^\s*{tag}", tree, re.MULTILINE), tag


def test_long_text_runs_over_pages_with_their_numbers(tmp_path: Path) -> None:
    pdf = converted(sample_publication("long"), "broadsheet", tmp_path)
    pages = int(re.search(r"Pages:\s+(\d+)", run_tool("pdfinfo", pdf))[1])  # type: ignore[index]
    text = run_tool("pdftotext", pdf, "-")
    assert pages > 3
    assert all(f"Seite {page} von {pages}" in text for page in range(1, pages + 1))
    assert all(f"Absatz {number}:" in " ".join(text.split()) for number in range(1, 61))
