"""Word files from people who mean ill: a clear error or a harmless article, never a crash, a fetch or a full disk."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest

import umbruch
from tests.readers.office.word_files import COPY, HEAD, p, root, t, word_file
from umbruch.errors import InputUnreadable, UmbruchError


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", root("document", f"<w:body>{COPY}</w:body>"))
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def replaced(document: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return made.getvalue()


def test_a_part_that_unpacks_to_a_mountain_is_refused() -> None:
    with pytest.raises(InputUnreadable, match="unpacks to more"):
        umbruch.read(replaced(b"<x>" + bytes(30_000_000)))


def test_entities_are_refused_before_they_are_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    with pytest.raises(InputUnreadable, match="document type"):
        umbruch.read(replaced(bomb))


def test_a_file_of_this_machine_is_never_opened() -> None:
    leak = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
    with pytest.raises(InputUnreadable):
        umbruch.read(replaced(leak))


def test_templates_and_frames_outside_are_never_asked() -> None:
    content = word_file(
        COPY,
        ("a", "attachedTemplate", "https://fremd.example/x.dotm"),
        ("s", "styles", "https://fremd.example/styles.xml"),
        ("h", "header", "file:///etc/passwd"),
    )
    assert umbruch.read(content).article.headline == HEAD


def test_a_target_that_leads_out_of_the_archive_is_no_part() -> None:
    content = word_file(COPY, ("s", "styles", "../../../etc/passwd"), ("n", "numbering", "/../../x"))
    assert umbruch.read(content).article.headline == HEAD


def test_a_picture_gets_a_harmless_name() -> None:
    from tests.publications import picture

    drawn = '<w:r><w:drawing><a:blip r:embed="b"/></w:drawing></w:r>'
    name = "media/..%2f..;rm -rf.png"
    made = umbruch.read(word_file(COPY + p(drawn), ("b", "image", name),
                                  parts={f"word/{name}": picture("b.png").content}))  # fmt: skip
    assert "/" not in made.pictures[0].href
    assert ";" not in made.pictures[0].href


@pytest.mark.parametrize("element", ["w:sdt><w:sdtContent", "w:ins", "w:tbl><w:tr><w:tc", "w:p><w:r><w:pict"])
@pytest.mark.parametrize("depth", [40, 20_000])
def test_elements_deep_inside_one_another_end_in_an_article_or_an_error(element: str, depth: int) -> None:
    names = element.split("><")
    opened = "".join(f"<{name}>" for name in names) * depth
    closed = "".join(f"</{name}>" for name in reversed(names)) * depth
    with contextlib.suppress(UmbruchError):
        assert umbruch.read(word_file(COPY + opened + closed)).article.headline == HEAD


def test_a_locked_part_is_told() -> None:
    content = bytearray(zipped())
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(InputUnreadable, match="password"):
        umbruch.read(bytes(content))


@pytest.mark.parametrize("part", range(1, 12))
def test_a_file_cut_off_anywhere_is_an_error_and_no_crash(part: int) -> None:
    content = word_file(COPY)
    with pytest.raises(UmbruchError):
        umbruch.read(content[: len(content) * part // 12], name="brief.docx", format="docx")


def test_a_crowd_of_parts_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", root("document", f"<w:body>{COPY}</w:body>"))
        for number in range(20_001):
            archive.writestr(str(number), b"")
    with pytest.raises(InputUnreadable, match="parts"):
        umbruch.read(made.getvalue())


def test_numbers_that_are_none_and_spans_without_end_do_no_harm() -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>{p("a")}</w:tc>'
    table = f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"
    list_ = p(t("x"), '<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="zehn"/></w:numPr>')
    sized = p(t("groß", '<w:sz w:val="1e999"/><w:b w:val=""/>'))
    assert umbruch.read(word_file(COPY + table + list_ + sized)).article.headline == HEAD
