"""The structure that a screen reader meets (ISO 14289-1): what no checker tells, we check ourselves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.publications import BASIC_STYLES, GOOD_SAMPLES, paragraph, picture, sample_publication, words
from tests.tools import run_tool
from tests.writers.pdf_reading import elements, opened, render, render_with_remarks, roles
from umbruch.tree import Article, Figure, Publication, Subheading
from umbruch.tree.walk import each_block

STYLES = BASIC_STYLES
_MARK = re.compile(rb"/(\w+) <</MCID (\d+)>> BDC|(/Artifact) |(\bEMC\b)|(\bT[jJ]\b|\bDo\b|\bf\b)")


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """What is wrong between marked contents, structure elements, parent tree and annotations."""
    found: list[str] = []
    root = pdf.Root.StructTreeRoot
    nums = list(root.ParentTree.Nums)
    tree = {int(nums[index]): nums[index + 1] for index in range(0, len(nums), 2)}
    owners: dict[tuple[int, int], Any] = {}
    annotated: dict[Any, Any] = {}
    numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
    for element in elements(pdf):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array | list) else [kids]:
            if isinstance(kid, int):
                owners[numbers[element.Pg.objgen], kid] = element
            elif kid.get("/Type") == "/MCR":
                owners[numbers[kid.Pg.objgen], int(kid.MCID)] = element
            elif kid.get("/Type") == "/OBJR":
                annotated[kid.Obj.objgen] = element
            elif kid.P.objgen != element.objgen:
                found.append(f"{element.S} is not the parent of its kid {kid.S}")
    for number, page in enumerate(pdf.pages):
        marks, unmarked = _marks(page.Contents.read_bytes())
        found += [f"page {number}: {what} outside the tags" for what in unmarked]
        row = tree[int(page.StructParents)]
        for role, mcid in marks:
            owner = owners.pop((number, mcid), None)
            if owner is None:
                found.append(f"page {number}: nothing owns MCID {mcid}")
            elif row[mcid].objgen != owner.objgen:
                found.append(f"page {number}: the parent tree gives MCID {mcid} to another element")
            elif str(owner.S) != f"/{role}":
                found.append(f"page {number}: MCID {mcid} is drawn as {role} and owned by {owner.S}")
        for note in page.get("/Annots", []):
            owner = annotated.get(note.objgen)
            if owner is None or owner.S != "/Link" or tree[int(note.StructParent)].objgen != owner.objgen:
                found.append(f"page {number}: an annotation without its Link element")
            if not str(note.get("/Contents", "")):
                found.append(f"page {number}: a link without description")
    found += [f"page {page}: MCID {mcid} is not on it" for page, mcid in owners]
    return found


def _marks(content: bytes) -> tuple[list[tuple[str, int]], list[str]]:
    marks, unmarked, inside = [], [], False
    for match in _MARK.finditer(content):
        role, mcid, artifact, end, drawn = match.groups()
        if role:
            marks.append((role.decode(), int(mcid)))
            inside = True
        elif artifact:
            inside = True
        elif end:
            inside = False
        elif drawn and not inside:
            unmarked.append(drawn.decode())
    return marks, unmarked


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", GOOD_SAMPLES)
def test_marks_elements_and_parent_tree_agree(name: str, style: str) -> None:
    assert faults(opened(render(sample_publication(name), style))) == []


@pytest.mark.parametrize("fault", ["parent tree", "owner", "annotation", "untagged"])
def test_each_planted_fault_is_found(fault: str) -> None:
    pdf = opened(render(sample_publication("article")))
    root = pdf.Root.StructTreeRoot
    match fault:
        case "parent tree":
            row = root.ParentTree.Nums[1]
            row[0], row[1] = row[1], row[0]
        case "owner":
            paragraph_element = next(one for one in elements(pdf) if one.S == "/P")
            del paragraph_element["/K"]
        case "annotation":
            note = next(note for page in pdf.pages for note in page.get("/Annots", []))
            note.StructParent = 0
        case _:
            page = pdf.pages[0]
            page.Contents = pikepdf.Stream(pdf, page.Contents.read_bytes() + b"\nBT /F1 9 Tf <0001> Tj ET")
    assert faults(pdf)


@pytest.mark.parametrize("name", GOOD_SAMPLES)
def test_the_document_says_what_it_is(name: str) -> None:
    pdf = opened(render(sample_publication(name)))
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.Root.Lang)
    assert all(page.Tabs == "/S" for page in pdf.pages)


def test_one_paragraph_is_one_element_also_over_columns_and_pages() -> None:
    publication = sample_publication("long")
    paragraphs = sum(1 for _ in each_block(publication.article.body))
    found = roles(opened(render(publication)))
    assert found.count("P") == paragraphs
    assert found.count("H1") == 1


def test_headings_begin_with_one_and_leave_no_level_out() -> None:
    body = (Subheading(words("Tief"), level=4), paragraph("a"), Subheading(words("Tiefer"), level=5), paragraph("b"))
    with_headline = Publication(articles=(Article(lang="de", headline="Oben", body=body),))
    without = Publication(articles=(Article(lang="de", body=body),))
    assert [role for role in roles(opened(render(with_headline))) if role[0] == "H"] == ["H1", "H2", "H3"]
    assert [role for role in roles(opened(render(without))) if role[0] == "H"] == ["H1", "H2"]


def test_lists_tables_quotes_and_figures_have_their_parts() -> None:
    pdf = opened(render(sample_publication("article")))
    found = roles(pdf)
    for role in ("L", "LI", "Lbl", "LBody", "BlockQuote", "Figure", "Caption", "Link", "Table", "TR", "TH", "TD"):
        assert role in found
    heads = [one for one in elements(pdf) if one.S == "/TH"]
    assert all(one.A.Scope == "/Column" for one in heads)
    figure = next(one for one in elements(pdf) if one.S == "/Figure")
    assert str(figure.Alt) == "Ein rotes Backsteinhaus mit großen Fenstern am Wasser"
    assert len(figure.A.BBox) == 4


def test_another_language_in_a_kit_is_said() -> None:
    pdf = opened(render(sample_publication("kit")))
    assert str(pdf.Root.Lang) == "de"
    assert [str(one.get("/Lang", "")) for one in elements(pdf) if one.S == "/Art"] == ["", "", "en"]


def test_page_heads_and_numbers_are_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(render(sample_publication("article")))
    text = run_tool("pdfinfo", "-enc", "UTF-8", "-struct-text", path)
    assert "Seite 1 von" not in text
    assert "Pünktlich um zehn" in text


def figure_with(alt: str | None, *, caption: str = "Ein Feld.") -> Publication:
    figure = Figure(image="feld.jpg", caption=words(caption) if caption else (), alt=alt)
    return Publication(articles=(Article(lang="de", body=(figure,)),), pictures=(picture("feld.jpg", 600, 400),))


@pytest.mark.parametrize("alt", [None, " \u200b "])
@pytest.mark.parametrize("caption", ["Ein Feld.", ""])
def test_a_picture_that_nobody_described_is_reported_and_no_accessibility_claimed(
    alt: str | None, caption: str
) -> None:
    content, remarks = render_with_remarks(figure_with(alt, caption=caption))
    assert [one.code for one in remarks] == ["picture.alt"]
    assert remarks[0].field == "articles[0].body[0].alt"
    pdf = opened(content)
    assert not any("/Alt" in one for one in elements(pdf) if one.S == "/Figure")
    xmp = pdf.Root.Metadata.read_bytes()
    assert b"<pdfuaid:part>" not in xmp
    assert b"<pdfaid:conformance>U<" in xmp


def test_a_described_picture_lets_the_file_claim_what_it_is() -> None:
    content, remarks = render_with_remarks(figure_with("Weizen bis zum Horizont"))
    assert remarks == []
    pdf = opened(content)
    xmp = pdf.Root.Metadata.read_bytes()
    assert b"<pdfuaid:part>1<" in xmp
    assert b"<pdfaid:conformance>A<" in xmp


def test_a_decorative_picture_is_furniture() -> None:
    content, remarks = render_with_remarks(figure_with(""))
    assert remarks == []
    assert "Figure" not in roles(opened(content))


def test_metadata_agree_in_both_places() -> None:
    pdf = opened(render(sample_publication("article")))
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"])
        assert "; ".join(xmp["dc:creator"]) == str(pdf.docinfo["/Author"])
        assert xmp["dc:description"] == str(pdf.docinfo["/Subject"])
        assert xmp["pdf:Keywords"] == str(pdf.docinfo["/Keywords"])
        assert xmp["pdf:Producer"] == str(pdf.docinfo["/Producer"])
        assert set(xmp["dc:language"]) == {"de"}


def test_no_glyph_leads_to_a_private_or_forbidden_character() -> None:
    pdf = opened(render(sample_publication("article")))
    for font in pdf.pages[0].Resources.Font.values():
        mapped = font.ToUnicode.read_bytes().split(b"endcodespacerange")[1]
        rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", mapped)
        assert rows
        for code, target in rows:
            text = bytes.fromhex(target.decode()).decode("utf-16-be")
            assert code != b"0000"
            assert len(text) == 1
            assert not 0xE000 <= ord(text) <= 0xF8FF
            assert ord(text) not in (0, 0xFEFF, 0xFFFE)
