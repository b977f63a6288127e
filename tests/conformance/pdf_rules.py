"""Rules of PDF/UA-1 (by the Matterhorn Protocol) and PDF/A-2a that a machine can judge, as far as they touch our files.

`broken_rules` gives one line for each fault, beginning with the clause. ISO 14289-1 is cited as UA, ISO 19005-2 as A.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from tests.writers.pdf_reading import elements

_KIDS = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "Caption"},
    "TR": {"TH", "TD"},
    "TOC": {"TOCI", "TOC", "Caption"},
    "TOCI": {"Reference", "Lbl", "P"},
    "P": {"Link"},
    "H1": {"Link"}, "H2": {"Link"}, "H3": {"Link"}, "H4": {"Link"}, "H5": {"Link"}, "H6": {"Link"},
    "Caption": {"Link"},
    "Link": set(),
    "Lbl": set(),
    "Figure": set(),
}  # fmt: skip
_PARENTS = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "TOCI": {"TOC"}}
_STANDARD = {
    "Document", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "P", "H1", "H2", "H3", "H4", "H5", "H6",
    "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Reference", "Link", "Figure",
}  # fmt: skip
_MAY_BE_EMPTY = {"TH", "TD", "Document"}
_LONGEST_STRING, _LONGEST_NAME = 32_767, 127
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|\[((?:<[0-9A-F]*>|-?[\d.]+)*)\]TJ")
_ARTIFACT = re.compile(rb"/Artifact <<(.*?)>> BDC")


def broken_rules(content: bytes) -> list[str]:
    """Every rule that a file breaks."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [*_syntax(content), *(fault for rule in _RULES for fault in rule(pdf))]


def _syntax(content: bytes) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", content):
        yield "A 6.1.2: the header is not as it should be"
    if not re.search(rb"startxref\n\d+\n%%EOF\n?\Z", content):
        yield "A 6.1.3: something follows the end of the file"
    if not re.search(rb"/ID ?\[ ?<[0-9A-F]{32}> ?<[0-9A-F]{32}> ?\]", content):
        yield "A 6.1.3: the trailer has no identifier"
    objects = len(re.findall(rb"^\d+ 0 obj\n", content, re.MULTILINE))
    if objects != len(re.findall(rb"\nendobj\n", content)):
        yield "A 6.1.9: an object does not begin and end on lines of its own"


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids] if kids != [] else []


def _role(element: Any) -> str:
    return str(element.S)[1:]


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.get("/Type") != "/MCR"


def _nesting(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root.StructTreeRoot
    if _role(root.K) != "Document":
        yield "UA 7.1: the structure does not begin with Document"
    for element in elements(pdf):
        role = _role(element)
        if role not in _STANDARD:
            yield f"UA 7.1: {role} is not a type that we use"
        kids = [_role(kid) for kid in _kids(element) if _is_element(kid)]
        if not _kids(element) and role not in _MAY_BE_EMPTY:
            yield f"UA 7.1: an empty {role}"
        for kid in kids:
            if role in _KIDS and kid not in _KIDS[role]:
                yield f"UA 7.2: {kid} in {role}"
            if kid in _PARENTS and role not in _PARENTS[kid]:
                yield f"UA 7.2: {kid} outside {' or '.join(_PARENTS[kid])}"
        if role == "LI" and kids != ["Lbl", "LBody"]:
            yield f"UA 7.6: a list item of {kids}"
        if role in ("Table", "L", "TOC") and "Caption" in kids[:-1] and kids[0] != "Caption":
            yield "UA 7.2: a caption in the middle"


def _headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    before = 0
    for element in elements(pdf):
        if re.fullmatch(r"H\d", role := _role(element)):
            level = int(role[1])
            if level > before + 1:
                yield f"UA 7.4.2: H{level} after H{before}"
            before = level


def _tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    for table in elements(pdf):
        if _role(table) != "Table":
            continue
        rows = [[_role(cell) for cell in _kids(row)] for row in _kids(table) if _role(row) == "TR"]
        if len({len(row) for row in rows}) > 1:
            yield "UA 7.5: rows of different length"
        if not any("TH" in row for row in rows):
            yield "UA 7.5: a table without header cells"
    for cell in elements(pdf):
        if _role(cell) == "TH" and str(cell.get("/A", {}).get("/Scope", "")) not in ("/Column", "/Row"):
            yield "UA 7.5: a header cell without scope"


def _figures_and_lists(pdf: pikepdf.Pdf) -> Iterator[str]:
    boxes = [[float(side) for side in page.MediaBox] for page in pdf.pages]
    for element in elements(pdf):
        match _role(element):
            case "Figure":
                if not str(element.get("/Alt", "")).strip():
                    yield "UA 7.3: a figure without alternative text"
                box = [float(side) for side in element.get("/A", {}).get("/BBox", [])]
                if len(box) != 4 or not (box[0] < box[2] and box[1] < box[3] and box[2] <= max(b[2] for b in boxes)):
                    yield "UA 7.3: a figure without its place on the page"
            case "L" if str(element.get("/A", {}).get("/ListNumbering", "/None")) == "/None":
                yield "UA 7.6: a list with labels and without numbering"
        lang = element.get("/Lang")
        if lang is not None and not re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", str(lang)):
            yield f"UA 7.2: {lang} is no language"


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    nothing = pikepdf.Dictionary()
    mark_info: Any = root.get("/MarkInfo", nothing)
    if not mark_info.get("/Marked", False) or mark_info.get("/Suspects", False):
        yield "UA 7.1: the file does not say that it is tagged"
    preferences: Any = root.get("/ViewerPreferences", nothing)
    if not preferences.get("/DisplayDocTitle", False):
        yield "UA 7.1: the title is not shown"
    if not re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", str(root.get("/Lang", ""))):
        yield "UA 7.2: the file has no language"
    for key in ("/AA", "/OpenAction", "/AcroForm", "/OCProperties", "/Names"):
        if key in root:
            yield f"A 6.5: {key} in the catalogue"
    if "/RoleMap" in root.StructTreeRoot:
        yield "UA 7.1: standard types need no role map"
    intents: Any = root.get("/OutputIntents", [])
    if len(intents) != 1 or intents[0].DestOutputProfile.N != 3 or intents[0].S != "/GTS_PDFA1":
        yield "A 6.2.3: no output intent for RGB"
    with pdf.open_outline() as outline:
        row = list(outline.root)
        while row:
            entry = row.pop()
            row += entry.children
            if not entry.title.strip():
                yield "UA 7.17: an entry of the outline without words"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    stream = pdf.Root.Metadata
    if "/Filter" in stream or stream.get("/Type") != "/Metadata" or stream.get("/Subtype") != "/XML":
        yield "A 6.6.2.1: the metadata stream is not plain"
    xmp = stream.read_raw_bytes()
    if b"<pdfaid:part>2<" not in xmp or b"<pdfaid:conformance>A<" not in xmp:
        yield "A 6.6.4: PDF/A-2a is not claimed"
    if b"<pdfuaid:part>1<" not in xmp:
        yield "UA 5: PDF/UA-1 is not claimed"
    elif not re.search(rb"pdfaExtension:schemas.*<pdfaSchema:prefix>pdfuaid<", xmp, re.DOTALL):
        yield "A 6.6.2.3: pdfuaid is used without an extension schema"
    with pdf.open_metadata() as read:
        if not str(read.get("dc:title", "")).strip() or read["dc:title"] != str(pdf.docinfo["/Title"]):
            yield "UA 7.1: the title is missing or differs"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        if page.get("/Tabs") != "/S":
            yield "UA 7.18.3: the tab order is not that of the structure"
        for note in page.get("/Annots", []):
            if not str(note.get("/Contents", "")).strip():
                yield "UA 7.18.5: a link without description"
            if int(note.get("/F", 0)) & 0b101111 != 4:
                yield "A 6.3.2: an annotation that is not printed or is hidden"
            if "/StructParent" not in note:
                yield "UA 7.18.1: an annotation outside the structure"
        for kind in _ARTIFACT.findall(page.Contents.read_bytes()):
            if not re.search(rb"/Type /(Pagination|Layout|Page|Background)", kind):
                yield "UA 7.1: an artifact without type"
        for image in page.Resources.get("/XObject", {}).values():
            if image.get("/Interpolate", False) or "/SMask" in image or "/Alternates" in image:
                yield "A 6.2.8: a picture with interpolation, mask or alternates"
            if image.get("/Subtype") != "/Image" or image.ColorSpace not in ("/DeviceRGB", "/DeviceGray"):
                yield "A 6.2.4: a picture in a colour space that the output intent does not cover"


def _advances(font: bytes) -> list[float]:
    """The widths in a TrueType file, in thousandths of the type size."""
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(count))
    tables = {tag: offset for tag, _, offset, _ in records}
    (units,) = struct.unpack_from(">H", font, tables[b"head"] + 18)
    (glyphs,) = struct.unpack_from(">H", font, tables[b"hhea"] + 34)
    return [1000 / units * struct.unpack_from(">H", font, tables[b"hmtx"] + 4 * glyph)[0] for glyph in range(glyphs)]


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    shown: dict[str, set[int]] = {}
    for page in pdf.pages:
        name = ""
        for font, text in _SHOWN.findall(page.Contents.read_bytes()):
            if font:
                name = font.decode()
                continue
            for string in re.findall(rb"<([0-9A-F]*)>", text):
                shown.setdefault(name, set()).update(
                    int(string[at : at + 4], 16) for at in range(0, len(string), 4)
                )  # fmt: skip
    for name, font in pdf.pages[0].Resources.get("/Font", {}).items():
        used = shown.get(name[1:], set())
        descendant = font.DescendantFonts[0]
        if "/FontFile2" not in descendant.FontDescriptor:
            yield f"A 6.2.11.4: {font.BaseFont} is not embedded"
            continue
        if descendant.get("/CIDToGIDMap") != "/Identity":
            yield "A 6.2.11.3: no CIDToGIDMap"
        if 0 in used:
            yield "UA 7.21.8: the glyph .notdef is shown"
        advances = _advances(descendant.FontDescriptor.FontFile2.read_bytes())
        widths = dict(enumerate(descendant.W[1], int(descendant.W[0])))
        for code in used - {0}:
            if abs(float(widths[code]) - advances[code]) > 1:
                yield f"A 6.2.11.5: glyph {code} of {font.BaseFont} has another width than the font says"
        mapped = font.ToUnicode.read_bytes().split(b"endcodespacerange")[1]
        rows = {int(code, 16): target for code, target in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", mapped)}
        for code in used - {0}:
            text = bytes.fromhex(rows.get(code, b"").decode()).decode("utf-16-be", "replace")
            if not text or any(ord(one) in (0, 0xFEFF, 0xFFFE) or 0xE000 <= ord(one) <= 0xF8FF for one in text):
                yield f"A 6.2.11.7: glyph {code} of {font.BaseFont} has no meaning"


def _limits(pdf: pikepdf.Pdf) -> Iterator[str]:
    def visit(thing: Any) -> Iterator[str]:
        if isinstance(thing, pikepdf.String):
            if len(bytes(thing)) > _LONGEST_STRING:
                yield "A 6.1.13: a string is too long"
        elif isinstance(thing, pikepdf.Name):
            if len(str(thing).encode()) > _LONGEST_NAME + 1:
                yield "A 6.1.13: a name is too long"
        elif isinstance(thing, pikepdf.Array):
            for one in thing:
                if not (isinstance(one, pikepdf.Object) and one.is_indirect):
                    yield from visit(one)
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for key, one in thing.items():
                if len(key.encode()) > _LONGEST_NAME + 1:
                    yield "A 6.1.13: a name is too long"
                if not (isinstance(one, pikepdf.Object) and one.is_indirect):
                    yield from visit(one)

    for thing in pdf.objects:
        yield from visit(thing)


_RULES: tuple[Callable[[pikepdf.Pdf], Iterator[str]], ...] = (
    _nesting, _headings, _tables, _figures_and_lists, _catalogue, _metadata, _pages, _fonts, _limits,
)  # fmt: skip
