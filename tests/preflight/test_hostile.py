"""Files made to hurt: refused or looked at within limits, never expanded, fetched or unpacked, never a traceback."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import umbruch
from tests.cpu_growth import EVEN, growth
from tests.preflight.good import KINDS, NOW, good, packed
from tests.tools import examples
from umbruch.errors import InputError
from umbruch.preflight.common import zip_archive

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def codes(content: bytes) -> list[str]:
    return [one.code for one in umbruch.check(content, now=NOW, tools=False) if one.code != "check.not_run"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("root", ["nitf", "newsItem", "html"])
def test_entities_that_multiply_are_refused_unread(root: str, encoding: str) -> None:
    text = f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "ha">{LAUGHS}]><{root}>&l11;</{root}>'
    assert codes(text.encode(encoding)) == ["xml.entities"]  # 200 billion letters would be malformed, or never end


@pytest.mark.parametrize("root", ["nitf", "newsItem"])
def test_outside_entities_are_never_read(root: str, tmp_path: object) -> None:
    secret = f"{tmp_path}/geheim.txt"
    with open(secret, "w", encoding="utf-8") as stream:  # noqa: PTH123
        stream.write("Wort aus der Datei")
    text = f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "file://{secret}">]><{root}><title>&x;</title></{root}>'
    remarks = umbruch.check(text.encode(), now=NOW)
    assert [one.code for one in remarks] == ["xml.entities"]
    assert "Wort aus" not in str(remarks)


def test_a_document_type_in_the_network_is_neither_fetched_nor_a_fault() -> None:
    content = good("nitf").replace(b"<nitf ", b'<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd"><nitf ')
    assert codes(content) == []


def test_a_comment_about_entities_is_no_declaration() -> None:
    assert codes(good("nitf").replace(b"<nitf ", b"<!-- <!ENTITY x 'y'> --><nitf ")) == []


@pytest.mark.parametrize("depth", [300, 100_000])
def test_elements_inside_elements_without_end_are_no_traceback(depth: int) -> None:
    assert "xml.malformed" in codes(b"<nitf>" + b"<p>" * depth + b"</p>" * depth + b"</nitf>")
    assert codes(b"<html>" + b"<div>" * depth)


def test_brackets_inside_brackets_without_end_are_no_traceback() -> None:
    assert codes(b'{"uri":' + b"[" * 100_000) == ["json.malformed"]
    assert codes(b'{"umbruch": 1, "articles":' + b"[" * 100_000)


@pytest.mark.parametrize(
    ("content", "times"),
    [
        (lambda times: b"[a" * times, 100_000),
        (lambda times: b"<html>" + b"<div><img src=a>" * times, 3000),
        (lambda times: b"<html><p>" + b"Foto " * times + b"<img src=a></p>", 100_000),
        (lambda times: b"<html>" + b"<h2>x</h2>" * times + b"<a href=#x>y</a>" * times, 9000),
        (lambda times: b"<!--" * times, 100_000),
        (lambda times: b"<!DOCTYPE a [" * times, 9000),
    ],
    ids=["brackets", "nested pictures", "words", "headings and links", "comments", "document types"],
)
def test_repetition_takes_no_more_than_its_time(content: Callable[[int], bytes], times: int) -> None:
    def looked_at(one: bytes) -> None:
        with contextlib.suppress(InputError):
            umbruch.check(one, now=NOW, tools=False)

    assert growth(looked_at, content(times // 10), content(times)) < EVEN


@pytest.mark.parametrize("kind", ["epub", "docx"])
def test_an_archive_that_would_unpack_to_gigabytes_is_refused_before_a_file_of_it_is_opened(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "META-INF/container.xml" if kind == "epub" else "word/document.xml"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", b"")
        made.writestr(name, b"\0" * 4_000_000)
        made.writestr("big", b"")
    content = bytearray(out.getvalue())
    at = content.find(b"PK\x01\x02", content.find(b"PK\x01\x02") + 1)
    content[at + 24 : at + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    opened: list[object] = []
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda _zip, name, *_more: opened.append(name))
    assert codes(bytes(content)) == ["archive.bomb"]
    assert opened == []


def test_an_archive_of_very_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archive, "MAX_ENTRIES", 9)
    assert codes(good("epub")) == ["archive.bomb"]


def test_files_that_lie_over_one_another_are_refused() -> None:
    content = bytearray(good("epub"))
    first = content.find(b"PK\x01\x02")
    second = content.find(b"PK\x01\x02", first + 1)
    for at in (first, second):
        content[at + 20 : at + 24] = len(content).to_bytes(4, "little")
    assert codes(bytes(content)) == ["archive.bomb"]


def test_nothing_is_ever_unpacked_to_the_disk(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "extract", None)
    monkeypatch.setattr(zipfile.ZipFile, "extractall", None)
    content = packed(good("epub"), {"../../fort.txt": lambda _: b"x", "C:\\fort.txt": lambda _: b"x"})
    assert codes(content).count("archive.path") == 2


def test_a_picture_of_monstrous_size_is_a_finding() -> None:
    head = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    png = head + zlib.crc32(head[12:]).to_bytes(4, "big")
    with zipfile.ZipFile(io.BytesIO(good("epub"))) as opened:
        name = next(one for one in opened.namelist() if one.endswith(".jpg"))
    assert "picture.broken" in codes(packed(good("epub"), {name: lambda _: png}))


@pytest.mark.slow
@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damage_anywhere_is_a_finding_or_a_refusal_and_never_a_traceback(data: st.DataObject) -> None:
    content = bytearray(good(data.draw(st.sampled_from(KINDS))))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        match data.draw(st.sampled_from(["flip", "cut", "take out", "put in"])):
            case "flip":
                content[at] ^= data.draw(st.integers(1, 255))
            case "cut":
                del content[max(at, 1) :]
            case "take out":
                del content[at : at + data.draw(st.integers(1, 40))]
            case _:
                content[at:at] = data.draw(st.binary(min_size=1, max_size=40))
        if not content:
            return
    with contextlib.suppress(InputError):
        umbruch.check(bytes(content), now=NOW, tools=False)


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of one page, its content the fourth object."""
    head = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R/G 6 0 R>>>>>>",
    )
    made = b"%PDF-1.7\n"
    for number, one in enumerate((*head, *objects), 1):
        made += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    return made + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(head) + len(objects) + 1)


def stream_of(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), more, content)


FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R/G 6 0 R>>>>"


@pytest.mark.parametrize(
    ("first", "second"), [(b"/F Do " * 50, b""), (b"/G Do " * 50, b"/F Do " * 50)], ids=["in itself", "in each other"]
)
def test_a_form_that_draws_itself_is_told_and_not_followed(first: bytes, second: bytes) -> None:
    content = pdf_of(stream_of(b"/F Do " * 50), stream_of(first, FORM), stream_of(second, FORM))
    assert "pdf.size" in codes(content)


def test_forms_that_draw_each_other_many_times_are_followed_so_far_and_no_further() -> None:
    forms = [
        stream_of(b"/F Do " * 60, FORM.replace(b"/F 5 0 R", b"/F %d 0 R" % (number + 1))) for number in range(5, 11)
    ]
    assert "pdf.size" in codes(pdf_of(stream_of(b"/F Do"), *forms, stream_of(b"", FORM)))


def test_a_stream_that_unpacks_to_more_than_can_be_held_is_told_and_never_held() -> None:
    packing = zlib.compressobj(9)
    bomb = b"".join(packing.compress(bytes(1_000_000)) for _ in range(300)) + packing.flush()
    tracemalloc.start()
    try:
        assert codes(pdf_of(stream_of(bomb, b"/Filter/FlateDecode"))) == ["pdf.size"]
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_number_of_many_digits_is_no_traceback() -> None:
    assert "pdf.untagged" in codes(pdf_of(stream_of(b"1" * 100_000 + b" w")))
