"""Each clause of PDF/UA-1 that is looked at finds the fault that is planted for it, under its number."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

import umbruch
from tests.preflight.faults import FAULTS
from tests.preflight.good import NOW, edited
from umbruch.diagnostics import Diagnostic
from umbruch.preflight.pdf.access.clauses import CLAUSES

Change = Callable[[pikepdf.Pdf], object]


def elements(one: pikepdf.Pdf, role: str) -> list[Any]:
    return [obj for obj in one.objects if isinstance(obj, Dictionary) and obj.get("/S") == role and "/P" in obj]


def metadata(right: bytes, wrong: bytes) -> Change:
    def change(one: pikepdf.Pdf) -> None:
        written = one.Root.Metadata.read_bytes()
        assert right in written
        one.Root.Metadata.write(written.replace(right, wrong))

    return change


def drawing(order: bytes) -> Change:
    def change(one: pikepdf.Pdf) -> None:
        page = one.pages[0]
        page.Contents = one.make_stream(page.Contents.read_bytes() + order)

    return change


def suspect(one: pikepdf.Pdf) -> None:
    one.Root.MarkInfo.Suspects = True


def foot_without_body(one: pikepdf.Pdf) -> None:
    row = elements(one, "/TR")[-1]
    row.P.K[-1] = one.make_indirect(Dictionary(S=Name.TFoot, P=row.P, K=Array([row])))


def two_kinds_of_headings(one: pikepdf.Pdf) -> None:
    elements(one, "/H2")[0].S = Name.H


def cell_without_header(one: pikepdf.Pdf) -> None:
    for cell in elements(one, "/TH"):
        del cell["/A"]


def lost_header(one: pikepdf.Pdf) -> None:
    elements(one, "/TD")[0].A = Dictionary(O=Name.Table, Headers=Array([String("nirgends")]))


def formula(one: pikepdf.Pdf) -> None:
    elements(one, "/P")[0].S = Name.Formula


def note_without_id(one: pikepdf.Pdf) -> None:
    elements(one, "/P")[0].S = Name.Note


def notes_of_one_id(one: pikepdf.Pdf) -> None:
    for element in elements(one, "/P")[:2]:
        element.S, element.ID = Name.Note, String("a")


def layers(**settings: Any) -> Change:
    def change(one: pikepdf.Pdf) -> None:
        one.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(settings))

    return change


def nameless_file(one: pikepdf.Pdf) -> None:
    file = one.make_stream(b"x", Type=Name.EmbeddedFile)
    spec = one.make_indirect(Dictionary(Type=Name.Filespec, F=String("a.txt"), EF=Dictionary(F=file)))
    one.Root.AF = Array([spec])


def dynamic_form(one: pikepdf.Pdf) -> None:
    xfa = one.make_stream(b"<config><dynamicRender>required</dynamicRender></config>")
    one.Root.AcroForm = Dictionary(Fields=Array(), XFA=xfa)


def over_the_page(**note: Any) -> Change:
    def change(one: pikepdf.Pdf) -> None:
        page = one.pages[0]
        made = one.make_indirect(Dictionary({"/Type": Name.Annot, "/Rect": [100, 100, 120, 120], **note}))
        page.Annots = Array([*page.get("/Annots", []), made])

    return change


def field(**keys: Any) -> Change:
    def change(one: pikepdf.Pdf) -> None:
        over_the_page(**{"/Subtype": Name.Widget, "/FT": Name.Tx, "/T": String("a"), **keys})(one)
        one.Root.AcroForm = Dictionary(Fields=Array([one.pages[0].Annots[-1]]))

    return change


def tagged_printer_mark(one: pikepdf.Pdf) -> None:
    number = next(note.StructParent for page in one.pages for note in page.get("/Annots", []))
    over_the_page(**{"/Subtype": Name.PrinterMark, "/Contents": String("x"), "/StructParent": number})(one)


def attachment(one: pikepdf.Pdf) -> None:
    spec = Dictionary(Type=Name.Filespec, F=String("a.txt"))
    over_the_page(**{"/Subtype": Name.FileAttachment, "/Contents": String("x"), "/FS": spec})(one)


def film(one: pikepdf.Pdf) -> None:
    clip = Dictionary(S=Name.MCD, Alt=Array([String(""), String("Die Fähre legt an")]))
    action = Dictionary(S=Name.Rendition, R=Dictionary(S=Name.MR, C=clip))
    over_the_page(**{"/Subtype": Name.Screen, "/Contents": String("x"), "/A": action})(one)


def form_drawn(times: int, **keys: Any) -> Change:
    def change(one: pikepdf.Pdf) -> None:
        page = one.pages[0]
        if "/XObject" not in page.Resources:
            page.Resources.XObject = Dictionary()
        form = one.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], **keys)
        page.Resources.XObject["/Fm"] = form
        page.Contents = one.make_stream(page.Contents.read_bytes() + b" /Artifact BMC" + b" /Fm Do" * times + b" EMC")

    return change


def font(change: Callable[[pikepdf.Pdf, Any], None]) -> Change:
    return lambda one: change(one, next(iter(one.pages[0].Resources.Font.values())))


def other_collection(one: pikepdf.Pdf, face: Any) -> None:
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Japan1"), Supplement=0)
    face.Encoding = one.make_stream(b"", Type=Name.CMap, CMapName=Name.Own, CIDSystemInfo=system)


def without_glyph_map(_: pikepdf.Pdf, face: Any) -> None:
    del face.DescendantFonts[0]["/CIDToGIDMap"]


def unknown_map(_: pikepdf.Pdf, face: Any) -> None:
    face.Encoding = Name("/Unbekannt-H")


def other_direction(one: pikepdf.Pdf, face: Any) -> None:
    system = face.DescendantFonts[0].CIDSystemInfo
    face.Encoding = one.make_stream(b"/WMode 1 def", Type=Name.CMap, CIDSystemInfo=system)


def map_on_nothing(one: pikepdf.Pdf, face: Any) -> None:
    system = face.DescendantFonts[0].CIDSystemInfo
    face.Encoding = one.make_stream(b"/Unbekannt-H usecmap", Type=Name.CMap, CIDSystemInfo=system)


def true_type(flags: int, encoding: Any) -> Change:
    def change(_: pikepdf.Pdf, face: Any) -> None:
        face.Subtype, face.FontDescriptor = Name.TrueType, face.DescendantFonts[0].FontDescriptor
        face.FontDescriptor.Flags = flags
        del face["/DescendantFonts"]
        if encoding is None:
            del face["/Encoding"]
        else:
            face.Encoding = encoding

    return font(change)


def no_character(one: pikepdf.Pdf, face: Any) -> None:
    face.ToUnicode = one.make_stream(b"1 beginbfchar\n<0001> <0000>\nendbfchar")


_ODD = Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, Name("/kringel")]))

PLANTED: tuple[tuple[str, str, Change], ...] = (
    ("5", "another part", metadata(b"<pdfuaid:part>1<", b"<pdfuaid:part>9<")),
    ("5", "another prefix", metadata(b"pdfuaid", b"barrierefrei")),
    ("7.1", "decoration in a tag", drawing(b" /P <</MCID 99>> BDC /Artifact BMC EMC EMC")),
    ("7.1", "a tag in decoration", drawing(b" /Artifact BMC /P <</MCID 99>> BDC EMC EMC")),
    ("7.1", "suspects", suspect),
    ("7.2", "a foot without body", foot_without_body),
    ("7.4.4", "two kinds of headings", two_kinds_of_headings),
    ("7.5", "no scope", cell_without_header),
    ("7.5", "a header that is not there", lost_header),
    ("7.7", "a formula", formula),
    ("7.9", "no id", note_without_id),
    ("7.9", "one id twice", notes_of_one_id),
    ("7.10", "no name", layers(**{"/Name": String("")})),
    ("7.10", "switched by itself", layers(**{"/Name": String("a"), "/AS": Array()})),
    ("7.11", "a file without UF", nameless_file),
    ("7.15", "XFA", dynamic_form),
    ("7.18.1", "no Annot tag", over_the_page(**{"/Subtype": Name.Text, "/Contents": String("x")})),
    ("7.18.1", "no words", over_the_page(**{"/Subtype": Name.Text})),
    ("7.18.1", "a nameless field", field()),
    ("7.18.2", "trapping", over_the_page(**{"/Subtype": Name.TrapNet})),
    ("7.18.4", "a field without tag", field(**{"/TU": String("Name")})),
    ("7.18.6.2", "a film without type", film),
    ("7.18.7", "an attachment", attachment),
    ("7.18.8", "a mark for printers", tagged_printer_mark),
    ("7.20", "of another file", form_drawn(1, Ref=Dictionary())),
    ("7.20", "drawn twice", form_drawn(2, StructParents=999)),
    ("7.21.3.1", "another collection", font(other_collection)),
    ("7.21.3.2", "no map of glyphs", font(without_glyph_map)),
    ("7.21.3.3", "an unknown map", font(unknown_map)),
    ("7.21.3.3", "another direction", font(other_direction)),
    ("7.21.3.3", "resting on nothing", font(map_on_nothing)),
    ("7.21.6", "signs with codes", true_type(4, Name.WinAnsiEncoding)),
    ("7.21.6", "letters without codes", true_type(32, None)),
    ("7.21.6", "an unknown glyph", true_type(32, _ODD)),
    ("7.21.7", "no character", font(no_character)),
)


def found(content: bytes) -> list[Diagnostic]:
    return [one for one in umbruch.check(content, now=NOW, tools=False) if one.severity != "info"]


@pytest.mark.parametrize(("clause", "name", "change"), PLANTED, ids=[f"{one[0]} {one[1]}" for one in PLANTED])
def test_a_planted_breach_is_told_under_its_clause(clause: str, name: str, change: Change) -> None:
    told = found(edited(lambda one: (change(one), None)[1]))
    assert f"ISO 14289-1, {clause}" in {one.clause for one in told if one.code == "pdf.access"}, [str(x) for x in told]
    assert all(one.severity == "error" for one in told if one.code == "pdf.access")


def test_the_good_file_keeps_to_all_clauses() -> None:
    assert found(edited(lambda one: None)) == []


def test_each_clause_that_is_listed_has_a_planted_breach() -> None:
    own = {one.number for one in CLAUSES if one.code == "pdf.access"}
    assert own == {clause for clause, _, _ in PLANTED}
    assert {one.code for one in CLAUSES} - {"pdf.access"} <= {one.code for one in FAULTS if one.kind == "pdf"}


@pytest.mark.parametrize(("level", "severity"), [("B", {"warning"}), ("U", {"warning"}), ("A", {"error", "warning"})])
def test_what_a_level_of_pdfa_leaves_open_is_no_error(level: str, severity: set[str]) -> None:
    def bare(one: pikepdf.Pdf) -> None:
        metadata(b"<pdfuaid:part>1</pdfuaid:part>", b"")(one)
        metadata(b"<pdfaid:conformance>A<", f"<pdfaid:conformance>{level}<".encode())(one)
        del one.Root["/StructTreeRoot"], one.Root["/MarkInfo"], one.Root["/Lang"]

    told = {one.code: one.severity for one in found(edited(bare))}
    assert {told["pdf.untagged"], told["language.missing"]} == severity


def test_a_file_that_claims_nothing_is_asked_for_tags() -> None:
    def bare(one: pikepdf.Pdf) -> None:
        del one.Root["/StructTreeRoot"], one.Root["/Metadata"]

    assert {one.code: one.severity for one in found(edited(bare))}["pdf.untagged"] == "error"


def test_a_claim_is_read_in_every_encoding_of_its_packet() -> None:
    for encoding in ("utf-16", "utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"):

        def recoded(one: pikepdf.Pdf, encoding: str = encoding) -> None:
            one.Root.Metadata.write(one.Root.Metadata.read_bytes().decode().encode(encoding))
            del one.Root["/MarkInfo"]
            one.Root.MarkInfo = Dictionary(Marked=True, Suspects=True)

        assert "pdf.access" in {one.code for one in found(edited(recoded))}, encoding


def test_a_font_that_shows_nothing_need_not_be_in_the_file() -> None:
    def invisible(one: pikepdf.Pdf) -> None:
        page = one.pages[0]
        page.Resources.Font["/Unsichtbar"] = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
        )
        words = b" /Artifact BMC BT 3 Tr /Unsichtbar 9 Tf (x) Tj ET EMC"
        page.Contents = one.make_stream(page.Contents.read_bytes() + words)

    def visible(one: pikepdf.Pdf) -> None:
        invisible(one)
        page = one.pages[0]
        page.Contents = one.make_stream(page.Contents.read_bytes().replace(b" 3 Tr", b" 0 Tr"))

    assert "font.embedded" not in {one.code for one in found(edited(invisible))}
    assert "font.embedded" in {one.code for one in found(edited(visible))}


def test_a_language_may_be_told_by_the_elements_alone() -> None:
    def by_elements(one: pikepdf.Pdf) -> None:
        del one.Root["/Lang"]
        if "/Outlines" in one.Root:
            del one.Root["/Outlines"]
        metadata(b'xml:lang="x-default"', b'xml:lang="de"')(one)
        for note in (note for page in one.pages for note in page.get("/Annots", [])):
            note.Lang = String("de")
        top = one.Root.StructTreeRoot.K
        (top[0] if isinstance(top, Array) else top).Lang = String("de")

    assert "language.missing" not in {one.code for one in found(edited(by_elements))}

    def but_one(one: pikepdf.Pdf) -> None:
        by_elements(one)
        top = one.Root.StructTreeRoot.K
        del (top[0] if isinstance(top, Array) else top)["/Lang"]

    assert "language.missing" in {one.code for one in found(edited(but_one))}
    assert pikepdf.open(io.BytesIO(edited(by_elements))).Root.get("/Lang") is None
