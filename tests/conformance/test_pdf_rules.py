"""PDF/UA-1 and PDF/A-2a by our own rules, on samples and on articles made to break them; each rule finds its fault."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from tests.conformance.pdf_rules import broken_rules
from tests.conformance.pdf_samples import ODD
from tests.publications import GOOD_SAMPLES, sample_publication
from tests.writers.pdf_reading import elements, opened, render
from umbruch.style import builtin_names

STYLES = builtin_names()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", GOOD_SAMPLES)
def test_every_sample_keeps_every_rule(name: str, style: str) -> None:
    assert broken_rules(render(sample_publication(name), style)) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ODD)
def test_articles_made_to_break_a_rule_keep_it(name: str, style: str) -> None:
    assert broken_rules(render(ODD[name], style)) == []


def first(pdf: pikepdf.Pdf, role: str) -> Any:
    return next(element for element in elements(pdf) if f"/{role}" == element.S)


def replaced_in_xmp(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def plant(pdf: pikepdf.Pdf) -> None:
        xmp = pdf.Root.Metadata.read_bytes()
        assert old in xmp
        pdf.Root.Metadata.write(xmp.replace(old, new))

    return plant


def replaced_on_page(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def plant(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        drawn = page.Contents.read_bytes()
        assert re.search(old, drawn)
        page.Contents = pikepdf.Stream(pdf, re.sub(old, new, drawn, count=1))

    return plant


def font(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].Resources.Font["/F1"]


def note(pdf: pikepdf.Pdf) -> Any:
    return next(one for page in pdf.pages for one in page.get("/Annots", []))


def role(name: str, wrong: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: setattr(first(pdf, name), "S", pikepdf.Name(f"/{wrong}"))


def without(find: Callable[[pikepdf.Pdf], Any], key: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: find(pdf).__delitem__(key)


def setting(find: Callable[[pikepdf.Pdf], Any], key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: find(pdf).__setitem__(key, value)


def unmapped(pdf: pikepdf.Pdf) -> None:
    mapped = font(pdf).ToUnicode
    mapped.write(re.sub(rb"<0001> <[0-9A-F]+>", b"<0001> <E000>", mapped.read_bytes()))


FAULTS: dict[str, tuple[str, Callable[[pikepdf.Pdf], None]]] = {
    "paragraph in a list": ("UA 7.2", role("LI", "P")),
    "unknown type": ("UA 7.1", role("BlockQuote", "Zitat")),
    "list item without body": ("UA 7.6", without(lambda pdf: first(pdf, "LI").K, 1)),  # type: ignore[arg-type]
    "empty paragraph": ("UA 7.1", without(lambda pdf: first(pdf, "P"), "/K")),
    "list without numbering": ("UA 7.6", without(lambda pdf: first(pdf, "L"), "/A")),
    "level left out": ("UA 7.4.2", role("H2", "H3")),
    "short row": ("UA 7.5", without(lambda pdf: first(pdf, "TR").K, 1)),  # type: ignore[arg-type]
    "header without scope": ("UA 7.5", without(lambda pdf: first(pdf, "TH"), "/A")),
    "figure without alternative": ("UA 7.3", without(lambda pdf: first(pdf, "Figure"), "/Alt")),
    "figure without place": ("UA 7.3", without(lambda pdf: first(pdf, "Figure").A, "/BBox")),
    "not marked": ("UA 7.1", without(lambda pdf: pdf.Root, "/MarkInfo")),
    "suspects": ("UA 7.1", setting(lambda pdf: pdf.Root.MarkInfo, "/Suspects", True)),
    "title not shown": ("UA 7.1", without(lambda pdf: pdf.Root, "/ViewerPreferences")),
    "no language": ("UA 7.2", without(lambda pdf: pdf.Root, "/Lang")),
    "role map": ("UA 7.1", setting(lambda pdf: pdf.Root.StructTreeRoot, "/RoleMap", pikepdf.Dictionary())),
    "open action": ("A 6.5", setting(lambda pdf: pdf.Root, "/OpenAction", pikepdf.Dictionary())),
    "no intent": ("A 6.2.3", without(lambda pdf: pdf.Root, "/OutputIntents")),
    "silent bookmark": ("UA 7.17", setting(lambda pdf: pdf.Root.Outlines.First, "/Title", pikepdf.String(""))),
    "no claim of the archive": ("A 6.6.4", replaced_in_xmp(b"<pdfaid:part>2<", b"<pdfaid:part>1<")),
    "no claim for everyone": ("UA 5", replaced_in_xmp(b"<pdfuaid:part>1</pdfuaid:part>", b"")),
    "no schema": ("A 6.6.2.3", replaced_in_xmp(b"<pdfaSchema:prefix>pdfuaid<", b"<pdfaSchema:prefix>x<")),
    "another title": ("UA 7.1", setting(lambda pdf: pdf.docinfo, "/Title", pikepdf.String("Anders"))),
    "tab order": ("UA 7.18.3", without(lambda pdf: pdf.pages[0], "/Tabs")),
    "silent link": ("UA 7.18.5", without(note, "/Contents")),
    "hidden link": ("A 6.3.2", setting(note, "/F", 2)),
    "link outside": ("UA 7.18.1", without(note, "/StructParent")),
    "artifact of no kind": ("UA 7.1", replaced_on_page(rb"/Artifact <<.*?>>", b"/Artifact <<>>")),
    "interpolated picture": (
        "A 6.2.8", setting(lambda pdf: pdf.pages[0].Resources.XObject["/Im1"], "/Interpolate", True)
    ),
    "picture in cyan": (
        "A 6.2.4",
        setting(lambda pdf: pdf.pages[0].Resources.XObject["/Im1"], "/ColorSpace", pikepdf.Name.DeviceCMYK),
    ),
    "font left out": ("A 6.2.11.4", without(lambda pdf: font(pdf).DescendantFonts[0].FontDescriptor, "/FontFile2")),
    "no glyph map": ("A 6.2.11.3", without(lambda pdf: font(pdf).DescendantFonts[0], "/CIDToGIDMap")),
    "notdef": ("UA 7.21.8", replaced_on_page(rb"\[<[0-9A-F]{4}", b"[<0000")),
    "wrong width": ("A 6.2.11.5", setting(lambda pdf: font(pdf).DescendantFonts[0].W[1], 0, 3)),  # type: ignore[arg-type]
    "private use": ("A 6.2.11.7", unmapped),
    "long string": ("A 6.1.13", setting(note, "/Contents", pikepdf.String("x" * 40_000))),
    "long name": ("A 6.1.13", setting(note, "/NM", pikepdf.Name("/" + "x" * 200))),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_planted_fault_is_found(fault: str) -> None:
    clause, plant = FAULTS[fault]
    pdf = opened(render(sample_publication("article")))
    plant(pdf)
    out = io.BytesIO()
    pdf.save(out, static_id=True, fix_metadata_version=False)
    assert any(one.startswith(f"{clause}:") for one in broken_rules(out.getvalue()))


@pytest.mark.parametrize(
    ("clause", "old", "new"),
    [
        ("A 6.1.2", rb"%PDF-1\.7\n%....", b"%PDF-1.7\n%abcd"),
        ("A 6.1.3", rb"\Z", b"\nmore"),
        ("A 6.1.3", rb"/ID \[", b"/IX ["),
        ("A 6.1.9", rb"\nendobj\n", b" endobj\n"),
    ],
)
def test_faults_of_syntax_are_found(clause: str, old: bytes, new: bytes) -> None:
    content = re.sub(old, new, render(sample_publication("plain")), count=1)
    assert any(one.startswith(f"{clause}:") for one in broken_rules(content))
