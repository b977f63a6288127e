"""For each rule of the profiles a file with that one fault, made from a good one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.publications import picture, sample_publication
from tests.writers.pdf_reading import elements, opened, render
from umbruch.tree import Figure

Change = Callable[[pikepdf.Pdf], object]


@cache
def good() -> bytes:
    """A file with every kind of block, a photograph and a drawing."""
    publication = sample_publication("article")
    article = publication.articles[0]
    drawing = Figure(image="plan.png", alt="Der Plan der Bücherei")
    article = msgspec.structs.replace(article, body=(*article.body, drawing))
    pictures = (*publication.pictures, picture("plan.png", 90, 60))
    return render(msgspec.structs.replace(publication, articles=(article,), pictures=pictures))


def changed(change: Change, **options: Any) -> Callable[[], bytes]:
    """The good file with its objects changed."""

    def made() -> bytes:
        pdf = opened(good())
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, static_id=True, fix_metadata_version=False, **options)
        return out.getvalue()

    return made


def rewritten(old: bytes, new: bytes) -> Callable[[], bytes]:
    """The good file with its bytes changed."""

    def made() -> bytes:
        content, count = re.subn(old, new, good(), count=1)
        assert count
        return content

    return made


_FIRST_CODE = rb"(?s)\[\((?:\\.|[^\\()]){2}"
"""The two bytes of a string with which its array begins, as they are escaped."""


def on_page(old: bytes, new: bytes, *more: Change) -> Callable[[], bytes]:
    """The good file with other operators on its first page."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        drawn, count = re.subn(old, new, page.Contents.read_bytes(), count=1)
        assert count
        page.Contents = pikepdf.Stream(pdf, drawn)
        for one in more:
            one(pdf)

    return changed(change)


def in_packet(old: bytes, new: bytes) -> Callable[[], bytes]:
    """The good file with another XMP packet."""

    def change(pdf: pikepdf.Pdf) -> None:
        written, count = re.subn(old, new, pdf.Root.Metadata.read_bytes(), flags=re.DOTALL)
        assert count
        pdf.Root.Metadata.write(written)

    return changed(change)


def in_map(old: bytes, new: bytes) -> Callable[[], bytes]:
    """The good file with another character map of its first font."""

    def change(pdf: pikepdf.Pdf) -> None:
        written, count = re.subn(old, new, font(pdf).ToUnicode.read_bytes(), count=1)
        assert count
        font(pdf).ToUnicode.write(written)

    return changed(change)


def root(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root


def page(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj


def font(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].Resources.Font["/F1"]


def descendant(pdf: pikepdf.Pdf) -> Any:
    return font(pdf).DescendantFonts[0]


def descriptor(pdf: pikepdf.Pdf) -> Any:
    return descendant(pdf).FontDescriptor


def note(pdf: pikepdf.Pdf) -> Any:
    return next(one for page in pdf.pages for one in page.get("/Annots", []))


def image(pdf: pikepdf.Pdf, kind: str = "/DCTDecode") -> Any:
    held = (one for page in pdf.pages for one in page.Resources.get("/XObject", {}).values())
    return next(one for one in held if one.Filter == kind)


def all_of(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    return [element for element in elements(pdf) if f"/{role}" == element.S]


def setting(find: Callable[[pikepdf.Pdf], Any], key: str, value: Any) -> Change:
    return lambda pdf: find(pdf).__setitem__(key, value)


def without(find: Callable[[pikepdf.Pdf], Any], key: Any) -> Change:
    return lambda pdf: find(pdf).__delitem__(key)


def first(role: str) -> Callable[[pikepdf.Pdf], Any]:
    return lambda pdf: all_of(pdf, role)[0]


def role(old: str, new: str, count: int = 1, start: int = 0) -> Callable[[], bytes]:
    """The good file with another type for some elements."""

    def change(pdf: pikepdf.Pdf) -> None:
        for element in all_of(pdf, old)[start : start + count]:
            element.S = Name(f"/{new}")

    return changed(change)


def _spans(*spans: tuple[int, int, str, int]) -> Callable[[], bytes]:
    def change(pdf: pikepdf.Pdf) -> None:
        rows = all_of(pdf, "TR")
        for row, cell, key, value in spans:
            rows[row].K[cell].A = Dictionary(O=Name.Table, Scope=Name.Column)
            rows[row].K[cell].A[key] = value

    return changed(change)


def _caption_between(pdf: pikepdf.Pdf) -> None:
    kids = list(all_of(pdf, "Table")[0].K)
    all_of(pdf, "Table")[0].K = Array([kids[0], kids[-1], *kids[1:-1]])


def _all_data(pdf: pikepdf.Pdf) -> None:
    for cell in all_of(pdf, "TH"):
        cell.S = Name.TD


def _other_owner(pdf: pikepdf.Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0], row[1] = row[1], row[0]


def _unspoken(key: str) -> Callable[[], bytes]:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/Lang"]
        all_of(pdf, "P")[0][key] = String("x")

    return changed(change)


def _profile(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.OutputIntents[0].DestOutputProfile
    written = stream.read_bytes()
    stream.write(written[:12] + b"scnr" + written[16:])


def _cut_font(pdf: pikepdf.Pdf) -> None:
    descriptor(pdf).FontFile2.write(descriptor(pdf).FontFile2.read_bytes()[:-8])


def _orphan(pdf: pikepdf.Pdf) -> None:
    all_of(pdf, "TD")[0].P = all_of(pdf, "P")[0]


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


_SCHEMA = b"<pdfaProperty:category>internal</pdfaProperty:category>"

FAULTS: dict[str, Callable[[], bytes]] = {
    "A 6.1.2-1": rewritten(rb"%PDF-1\.7", b"%PDF-2.0"),
    "A 6.1.2-2": rewritten(rb"\A(.{8}\n)%....", rb"\1%abcd"),
    "A 6.1.3-1": rewritten(rb"/ID \[", b"/IX ["),
    "A 6.1.3-2": changed(lambda _: None, encryption=pikepdf.Encryption(owner="o", user="")),
    "A 6.1.3-3": rewritten(rb"\Z", b"\nmore"),
    "A 6.1.4-2": rewritten(rb"\nxref\n", b"\nxref \n"),
    "A 6.1.6-1": rewritten(rb"/ID \[<", b"/ID [<A"),
    "A 6.1.7.1-1": rewritten(rb"/Length \d(\d+)", rb"/Length 9\1"),
    "A 6.1.7.1-2": rewritten(rb"\nendstream", b" endstream"),
    "A 6.1.7.1-3": changed(setting(image, "/F", String("picture.jpg"))),
    "A 6.1.7.2-1": changed(setting(image, "/Filter", Name.LZWDecode)),
    "A 6.1.8-1": rewritten(rb"/PageMode /UseNone", b"/PageMode /UseNon#e9"),
    "A 6.1.9-1": rewritten(rb"\nendobj\n", b" endobj\n"),
    "A 6.1.12-1": changed(setting(root, "/Perms", Dictionary())),
    "A 6.1.13-1": changed(setting(root, "/X", 2**31)),
    "A 6.1.13-2": on_page(rb"\A", b"0." + b"0" * 40 + b"1 w "),
    "A 6.1.13-3": changed(setting(note, "/Contents", String("x" * 40_000))),
    "A 6.1.13-4": changed(setting(note, "/NM", Name("/" + "x" * 200))),
    "A 6.1.13-8": on_page(rb"\A", b"q " * 29),
    "A 6.1.13-11": changed(setting(page, "/CropBox", Array([0, 0, 2, 300]))),
    "A 6.2.2-1": on_page(rb"\A", b"BX nix EX "),
    "A 6.2.2-2": on_page(rb"\Z", b" /Nix Do"),
    "A 6.2.3-1": changed(_profile),
    "A 6.2.3-2": changed(_no_intent),
    "A 6.2.4.2-1": changed(lambda pdf: setting(image, "/ColorSpace", Array([Name.ICCBased, image(pdf)]))(pdf)),
    "A 6.2.4.3-2": changed(_no_intent),
    "A 6.2.4.3-3": on_page(rb"\A", b"0 0 0 1 k "),
    "A 6.2.4.3-4": on_page(rb"\A", b"0 g ", _no_intent),
    "A 6.2.5-1": changed(lambda pdf: page(pdf).Resources.__setitem__("/ExtGState", Dictionary(G=Dictionary()))),
    "A 6.2.6-1": changed(setting(image, "/Intent", Name.Colourful)),
    "A 6.2.8-1": changed(setting(image, "/Alternates", Array())),
    "A 6.2.8-3": changed(setting(image, "/Interpolate", True)),
    "A 6.2.8-4": changed(setting(image, "/BitsPerComponent", 3)),
    "own pictures-1": changed(setting(image, "/Mask", Array([0, 1]))),
    "own pictures-2": changed(setting(image, "/Width", 7)),
    "own pictures-3": changed(lambda pdf: image(pdf, "/FlateDecode").__setitem__("/Width", 7)),
    "A 6.2.8.3-1": changed(setting(image, "/Filter", Name.JPXDecode)),
    "A 6.1.10-1": on_page(rb"\A", b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI "),
    "A 6.2.9-1": changed(setting(image, "/Subtype", Name.Form)),
    "A 6.2.10-2": changed(setting(page, "/Group", Dictionary())),
    "A 6.5.2-2": changed(setting(page, "/AA", Dictionary())),
    "A 6.2.11.6-1": changed(setting(font, "/Subtype", Name.TrueType)),
    "A 6.2.11.2-1": changed(setting(descriptor, "/FontName", Name.Other)),
    "A 6.2.11.2-7": changed(lambda pdf: descriptor(pdf).FontFile2.__setitem__("/Subtype", Name.Type9)),
    "A 6.2.11.3.1-1": changed(setting(font, "/Encoding", Name.H)),
    "A 6.2.11.3.2-1": changed(without(descendant, "/CIDToGIDMap")),
    "A 6.2.11.4.1-1": changed(without(descriptor, "/FontFile2")),
    "A 6.2.11.4.1-2": on_page(_FIRST_CODE, b"[(\xff\xfe"),
    "A 6.2.11.4.2-2": changed(lambda pdf: setting(descriptor, "/CIDSet", pdf.make_stream(b"\xff"))(pdf)),
    "A 6.2.11.5-1": changed(lambda pdf: descendant(pdf).W[1].__setitem__(0, 3)),
    "A 6.2.11.7.2-1": in_map(rb"<0001> <[0-9A-F]+>", b""),
    "A 6.2.11.7.2-2": in_map(rb"<0001> <[0-9A-F]+>", b"<0001> <FEFF>"),
    "A 6.2.11.7.3-1": in_map(rb"<0001> <[0-9A-F]+>", b"<0001> <DB80DC00>"),
    "A 6.2.11.8-1": on_page(_FIRST_CODE, b"[(\x00\x00"),
    "own typeface-1": changed(_cut_font),
    "own typeface-2": in_map(rb"\d+ beginbfchar", b"200 beginbfchar"),
    "A 6.3.1-1": changed(setting(note, "/Subtype", Name.Movie)),
    "A 6.3.2-1": changed(without(note, "/F")),
    "A 6.3.2-2": changed(setting(note, "/F", 2)),
    "A 6.3.3-2": changed(setting(note, "/AP", Dictionary())),
    "A 6.4.1-2": changed(setting(root, "/AcroForm", Dictionary())),
    "A 6.5.1-1": changed(lambda pdf: note(pdf).A.__setitem__("/S", Name.Launch)),
    "A 6.5.2-1": changed(setting(root, "/AA", Dictionary())),
    "A 6.8-2": changed(setting(root, "/Names", Dictionary())),
    "A 6.9-1": changed(setting(root, "/OCProperties", Dictionary())),
    "A 6.11-1": changed(setting(root, "/Requirements", Array())),
    "UA 7.18.3-1": changed(without(page, "/Tabs")),
    "UA 7.18.5-1": changed(setting(note, "/StructParent", 0)),
    "UA 7.18.5-2": changed(without(note, "/Contents")),
    "UA 7.2-24": changed(_no_language),
    "UA 7.2-2": changed(_no_language),
    "own outline-1": changed(lambda pdf: pdf.Root.Outlines.First.__setitem__("/Title", String(""))),
    "A 6.6.2.1-1": changed(without(root, "/Metadata")),
    "own packet-1": changed(lambda pdf: pdf.Root.Metadata.__delitem__("/Subtype")),
    "A 6.6.2.1-2": in_packet(rb'id="W5', b'bytes="9" id="W5'),
    "A 6.6.2.1-3": in_packet(rb'id="W5', b'encoding="UTF-8" id="W5'),
    "A 6.6.2.1-4": in_packet(rb"</dc:title>", b""),
    "A 6.6.2.3.1-1": in_packet(rb"<dc:format>", b"<xmp:Mood>good</xmp:Mood><dc:format>"),
    "A 6.6.2.3.1-2": in_packet(rb"<dc:title>.*</dc:title>", b"<dc:title>Titel</dc:title>"),
    "A 6.6.2.3.3-2": in_packet(_SCHEMA, b""),
    "A 6.6.2.3.3-1": in_packet(rb"pdfaid:|:pdfaid=", lambda found: found[0].replace(b"pdfaid", b"a")),  # type: ignore[arg-type]
    "A 6.6.4-1": in_packet(rb"<pdfaid:part>2<", b"<pdfaid:part>1<"),
    "A 6.6.4-3": in_packet(rb"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<"),
    "UA 5-1": in_packet(rb"<pdfuaid:part>1</pdfuaid:part>", b""),
    "UA 7.1-9": in_packet(rb"<dc:title>.*</dc:title>", b""),
    "own packet-2": changed(lambda pdf: pdf.docinfo.__setitem__("/Title", String("Anders"))),
    "UA 7.1-1": on_page(rb"(/P <</MCID \d+>> BDC)", rb"\1 /Artifact BMC EMC"),
    "UA 7.1-2": on_page(rb"(/Artifact <<.*?>> BDC)", rb"\1 /P <</MCID 0>> BDC EMC"),
    "UA 7.1-3": on_page(rb"\Z", b" 0 0 9 9 re f"),
    "own tags-1": changed(_other_owner),
    "UA 7.1-4": changed(lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True)),
    "UA 7.1-5": role("BlockQuote", "Zitat"),
    "UA 7.1-6": changed(lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(X=Name.Y, Y=Name.X))),
    "UA 7.1-7": changed(lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(P=Name.Div))),
    "UA 7.1-10": changed(without(root, "/ViewerPreferences")),
    "UA 7.1-11": changed(without(root, "/StructTreeRoot")),
    "UA 7.1-12": changed(without(first("P"), "/P")),
    "A 6.7.2.2-1": changed(without(root, "/MarkInfo")),
    "UA 7.2-3": role("TR", "P"),
    "UA 7.2-4": role("P", "TR"),
    "UA 7.2-5": role("P", "THead"),
    "UA 7.2-6": role("P", "TBody"),
    "UA 7.2-7": role("P", "TFoot"),
    "UA 7.2-8": role("P", "TH"),
    "UA 7.2-9": role("P", "TD"),
    "UA 7.2-10": role("TD", "P"),
    "UA 7.2-11": role("TR", "THead", 2),
    "UA 7.2-12": role("TR", "TFoot", 2),
    "UA 7.2-13": role("TR", "THead"),
    "UA 7.2-15": _spans((0, 1, "/RowSpan", 2), (1, 0, "/ColSpan", 2)),
    "UA 7.2-16": changed(_caption_between),
    "UA 7.2-17": role("P", "LI"),
    "UA 7.2-18": role("P", "LBody"),
    "UA 7.2-19": role("LI", "P"),
    "UA 7.2-20": role("LBody", "P"),
    "UA 7.2-21": _unspoken("/ActualText"),
    "UA 7.2-22": _unspoken("/Alt"),
    "UA 7.2-23": _unspoken("/E"),
    "UA 7.2-26": role("P", "TOCI"),
    "UA 7.2-27": role("Table", "TOC"),
    "UA 7.2-28": role("Table", "TOC"),
    "UA 7.2-29": changed(setting(root, "/Lang", String("deutsch_DE"))),
    "UA 7.2-30": on_page(rb"(/P <</MCID \d+>> BDC)", rb"\1 /Span <</ActualText (x)>> BDC EMC", _no_language),
    "UA 7.2-33": changed(_no_language),
    "UA 7.2-36": role("TR", "THead"),
    "UA 7.2-37": role("TR", "TBody"),
    "UA 7.2-38": role("TR", "TFoot"),
    "UA 7.2-39": role("TR", "Caption"),
    "UA 7.2-40": role("LI", "Caption", 1, 1),
    "UA 7.2-41": _spans((0, 1, "/RowSpan", 99)),
    "UA 7.2-42": changed(lambda pdf: all_of(pdf, "TR")[1].K.__delitem__(1)),
    "UA 7.3-1": changed(without(first("Figure"), "/Alt")),
    "UA 7.4.2-1": role("H2", "H3"),
    "UA 7.4.4-1": role("H1", "H"),
    "UA 7.5-1": changed(_all_data),
    "UA 7.7-1": role("P", "Formula"),
    "UA 7.9-1": role("P", "Note"),
    "UA 7.18.4-2": role("P", "Form"),
    "own ours-1": role("Document", "Art"),
    "own ours-2": role("BlockQuote", "Quote"),
    "own ours-3": changed(without(first("P"), "/K")),
    "own ours-4": role("Link", "P"),
    "own ours-5": changed(lambda pdf: all_of(pdf, "LI")[0].K.__delitem__(1)),
    "own ours-6": changed(without(first("L"), "/A")),
    "own ours-7": changed(without(first("TH"), "/A")),
    "own ours-8": changed(without(first("Figure"), "/A")),
    "own ours-9": on_page(rb"/Artifact <<.*?>>", b"/Artifact <<>>"),
    "own ours-10": changed(_orphan),
}
"""By the first clause of the rule that must find it."""
