"""LibreOffice opens the Word files and turns them into PDF/UA with every word and the right headings."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import msgspec
import pikepdf
import pytest

from tests.publications import BASIC_STYLES, sample_publication, texts_set
from tests.tools import require_tool, run_tool
from umbruch.diagnostics import collecting
from umbruch.fonts import face_file
from umbruch.style import FontFamily, Style, load
from umbruch.tree import Publication
from umbruch.writers.docx import DocxWriter

_PDF_UA = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


def converted(publication: Publication, style: str | Style, folder: Path) -> Path:
    """The PDF that LibreOffice makes, with a profile of its own so that it disturbs nobody's."""
    require_tool("soffice")
    path = folder / "artikel.docx"
    with collecting():
        path.write_bytes(DocxWriter().render(publication, load(style) if isinstance(style, str) else style))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run_tool("soffice", profile, "--headless", "--convert-to", _PDF_UA, "--outdir", folder, path, timeout=180)
    return folder / "artikel.pdf"


def joined(text: str) -> str:
    """Letters and figures alone: line ends, hyphens and spaces fall as the page wants."""
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("style", BASIC_STYLES)
def test_every_word_comes_through_libreoffice(style: str, tmp_path: Path) -> None:
    publication = sample_publication()
    pdf = converted(publication, style, tmp_path)
    text = joined(run_tool("pdftotext", "-layout" if style != "broadsheet" else "-raw", pdf, "-"))
    for part in texts_set(publication.article):
        for word in part.split():
            assert joined(word) in text, word


def test_headings_list_table_and_picture_are_tagged(tmp_path: Path) -> None:
    pdf = converted(sample_publication(), "release", tmp_path)
    tree = run_tool("pdfinfo", "-struct-text", pdf)
    assert re.search(r'H1 .*\n(?:.*\n){0,4}.*"Die Stadt liest wieder am Hafen', tree)
    assert re.search(r'H2 .*\n(?:.*\n){0,4}.*"Mehr Platz für Kinder', tree)
    assert re.search(r'H3 .*\n(?:.*\n){0,4}.*"Zahlen', tree)
    assert '"„Wir wollten' in tree
    for tag in ("L ", "LI ", "Table ", "TH", "TD", "Figure", "Link "):
        assert re.search(rf"^\s*{tag}", tree, re.MULTILINE), tag


STANDARD_TYPES = frozenset(
    """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl
    LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT
    WP Figure Formula Form""".split()  # noqa: SIM905  the list of the standard
)
"""ISO 32000-1, 14.8.4."""


@pytest.mark.parametrize("name", ["article", "kit"])
def test_no_style_takes_the_name_of_a_standard_tag_for_something_else(name: str, tmp_path: Path) -> None:
    """ISO 14289-1, 7.1: standard tags shall not be remapped.

    LibreOffice does so itself with Word's own style `Quote`, in any file.
    """
    with pikepdf.open(converted(sample_publication(name), "clipping", tmp_path)) as pdf:
        remapped = {one.removeprefix("/") for one in pdf.Root.StructTreeRoot.RoleMap.keys()}  # noqa: SIM118
    assert remapped & {"Kicker", "Credit"}
    assert remapped & STANDARD_TYPES <= {"Quote"}


def test_a_reading_order_of_headings_without_gaps_comes_out_of_libreoffice(tmp_path: Path) -> None:
    tree = run_tool("pdfinfo", "-struct", converted(sample_publication("article"), "broadsheet", tmp_path))
    levels = [int(level) for level in re.findall(r"^\s*H([1-6])\b", tree, re.MULTILINE)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_captions_are_printed_without_words_that_nobody_wrote(tmp_path: Path) -> None:
    text = run_tool("pdftotext", converted(sample_publication("article"), "release", tmp_path), "-")
    assert "Das Lagerhaus am Alten Hafen" in " ".join(text.split())
    assert "Abbildung" not in text


def test_long_text_runs_over_pages_with_their_numbers(tmp_path: Path) -> None:
    pdf = converted(sample_publication("long"), "broadsheet", tmp_path)
    pages = int(re.search(r"Pages:\s+(\d+)", run_tool("pdfinfo", pdf))[1])  # type: ignore[index]
    text = run_tool("pdftotext", pdf, "-")
    assert pages > 3
    assert all(f"Seite {page} von {pages}" in text for page in range(2, pages + 1))
    assert "Seite 1 von" not in text
    assert all(f"Absatz {number}:" in " ".join(text.split()) for number in range(1, 61))


def test_faces_in_the_file_are_those_that_libreoffice_sets(tmp_path: Path) -> None:
    regular, bold = (str(face_file(FontFamily("PT Serif"), bold=heavy)) for heavy in (False, True))
    family = FontFamily("Haus Probe", regular=regular, bold=bold)
    style = load("release")
    fonts = msgspec.structs.replace(style.fonts, serif=family)
    for embed in (True, False):
        docx = msgspec.structs.replace(style.docx, embed_fonts=embed)
        pdf = converted(sample_publication(), msgspec.structs.replace(style, fonts=fonts, docx=docx), tmp_path)
        shown = run_tool("pdffonts", pdf)
        assert ("HausProbe-Bold" in shown) == ("HausProbe-Regular" in shown) == embed


@pytest.mark.parametrize("style", BASIC_STYLES)
def test_a_file_without_faces_is_set_in_those_that_the_machine_has_for_serif_and_sans(
    style: str, tmp_path: Path
) -> None:
    shown = run_tool("pdffonts", converted(sample_publication("plain"), style, tmp_path)).splitlines()[2:]
    families = {line.partition("+")[2].split()[0].partition("-")[0] for line in shown}
    asked = ("Times New Roman", "Arial")
    assert families == {run_tool("fc-match", "--format", "%{postscriptname}", family) for family in asked}
