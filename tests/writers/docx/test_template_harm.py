"""Nothing that acts and nothing that leads outside comes out of a house template's page heads; its words do."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

import umbruch
from tests.publications import sample_publication
from umbruch.style import load, with_template

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def text(words: str) -> str:
    return run(f"<w:t>{words}</w:t>")


def mark(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def code(instruction: str) -> str:
    return run(f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>')


def field(instruction: str, value: str) -> str:
    return mark("begin") + code(instruction) + mark("separate") + text(value) + mark("end")


def simple(instruction: str, value: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} ">{text(value)}</w:fldSimple>'


ACTING = {
    "DDE": field('DDE cmd "/c calc"', "Wert"),
    "DDEAUTO": field('DDEAUTO c:\\\\windows\\\\calc.exe "geheim"', "Wert"),
    "DDEAUTO as a simple field": simple("DDEAUTO calc", "Wert"),
    "DDEAUTO cut over several runs": mark("begin") + run("<w:instrText> DDE</w:instrText>")
    + run("<w:instrText>AUTO calc </w:instrText>") + mark("separate") + text("Wert") + mark("end"),
    "INCLUDEPICTURE": field('INCLUDEPICTURE "https://geheim.example/a.png" \\d', "Wert"),
    "INCLUDETEXT": field('INCLUDETEXT "\\\\\\\\geheim\\\\a.docx"', "Wert"),
    "LINK": field("LINK Excel.Sheet calc", "Wert"),
    "a field inside the code of another": mark("begin") + code("QUOTE") + field("DDEAUTO calc", "calc")
    + mark("separate") + text("Wert") + mark("end"),
    "a field around a harmless one": mark("begin") + code("IF") + field("PAGE", "1") + code('= 1 "calc"')
    + mark("separate") + text("Wert") + mark("end"),
    "a field that is not closed": text("Wert") + mark("begin") + code("DDEAUTO calc"),
    "a code without a field": text("Wert") + code("DDEAUTO calc"),
    "an object": text("Wert") + run('<w:object><o:OLEObject xmlns:o="o"/></w:object>'),
    "a picture of VML from outside": text("Wert") + run('<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
    'href="https://geheim.example/"><v:imagedata src="https://geheim.example/a.png"/></v:shape></w:pict>'),
}  # fmt: skip

LINKED = '<w:drawing><a:blip xmlns:a="x" r:link="rId9"/></w:drawing>'
OUTSIDE = {
    "a picture": ("image", "https://geheim.example/a.png", LINKED),
    "a file of the network": ("image", "file://geheim/a.png", LINKED),
    "an object": ("oleObject", "file:///geheim.xls", '<w:object><o:x xmlns:o="x" r:id="rId9"/></w:object>'),
    "a piece of another format": ("aFChunk", "https://geheim.example/", '<w:altChunk r:id="rId9"/>'),
    "a template": ("attachedTemplate", "https://geheim.example/a.dotm", ""),
}  # fmt: skip


def template(folder: Path, inner: str, relation: str = "") -> Path:
    """A template whose page head holds the inner XML."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Kopf"
    document.save(str(folder / "roh.docx"))
    path = folder / "haus.docx"
    with zipfile.ZipFile(folder / "roh.docx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if re.fullmatch(r"word/header\d*\.xml", name):
                content = (
                    f'<w:hdr xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:p>{text("Kopf")}{inner}</w:p></w:hdr>'.encode()
                )
                rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}'
                new.writestr(f"word/_rels/{Path(name).name}.rels", f"{rels}</Relationships>")
            new.writestr(name, content)
    return path


def made(path: Path) -> tuple[str, str, list[str]]:
    """The page head of a Word file with that template, all relationships of the file, and the remarks' messages."""
    remarks: list[str] = []
    content = umbruch.render(
        sample_publication("plain"), "docx", with_template(load("release"), path),
        on_diagnostic=lambda one: remarks.append(f"{one.code}: {one.message}"),
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    heads = [one for name, one in parts.items() if re.fullmatch(r"word/header\d*\.xml", name)]
    relations = "".join(one for name, one in parts.items() if name.endswith(".rels"))
    return "".join(heads), relations, remarks


@pytest.mark.parametrize("kind", ACTING)
def test_what_acts_is_left_out_and_its_words_stay(kind: str, tmp_path: Path) -> None:
    head, relations, remarks = made(template(tmp_path, ACTING[kind]))
    assert not re.search(r"DDE|calc|geheim|INCLUDE|LINK|QUOTE|OLE|fldChar|instr", head + relations)
    assert "Kopf" in head
    assert "Wert" in head
    assert (
        any(one.startswith("template.harm") and "haus.docx" in one for one in remarks)
        or kind == "a code without a field"
    )


@pytest.mark.parametrize("kind", OUTSIDE)
def test_what_leads_outside_is_left_out(kind: str, tmp_path: Path) -> None:
    type_, target, inner = OUTSIDE[kind]
    relation = f'<Relationship Id="rId9" Type="{RELATIONS}/{type_}" Target="{target}" TargetMode="External"/>'
    head, relations, remarks = made(template(tmp_path, run(inner), relation))
    assert "geheim" not in head + relations
    assert "rId9" not in head
    assert any(one.startswith("template.harm") for one in remarks)


@pytest.mark.parametrize(
    ("target", "left"),
    [("https://a.example/", "https://a.example/"), ("https://x:geheim@a.example/", "https://a.example/"),
     ("file:///geheim", None)],
)  # fmt: skip
def test_links_stay_where_they_are_safe(target: str, left: str | None, tmp_path: Path) -> None:
    relation = f'<Relationship Id="rId9" Type="{RELATIONS}/hyperlink" Target="{target}" TargetMode="External"/>'
    link = f'<w:hyperlink r:id="rId9">{text("Rathaus")}</w:hyperlink>'
    head, relations, _ = made(template(tmp_path, link, relation))
    assert "Rathaus" in head
    assert "geheim" not in relations
    assert ("hyperlink" in head) == (left is not None)
    assert left is None or f'"{left}"' in relations


@pytest.mark.parametrize("instruction", ["PAGE", "NUMPAGES \\* Arabic", 'STYLEREF "Heading 1"', 'DATE \\@ "d.M.yyyy"'])
def test_fields_of_a_page_head_stay(instruction: str, tmp_path: Path) -> None:
    head, _, remarks = made(
        template(tmp_path, field(instruction, "1") + simple(instruction.replace('"', "&quot;"), "1"))
    )
    assert head.count(instruction.split()[0]) == 2
    assert head.count("fldChar ") == 3
    assert not [one for one in remarks if one.startswith("template.harm")]
