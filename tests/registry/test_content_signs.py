"""A file is told by its content: what cannot be read is refused by name, what only quotes it is read."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

import umbruch
from tests.publications import paragraph
from umbruch.errors import InputUnreadable
from umbruch.registry.content_signs import reader_by, what_is
from umbruch.tree import Article, Publication

COPY = "Brücke ab Montag gesperrt\n\nDie Brücke über die Lauter ist ab Montag für drei Wochen gesperrt.\n"
MAIL = f"Received: from mx.example by x; Mon, 2 Nov 2026\nFrom: a@x.example\nSubject: x\nMIME-Version: 1.0\n\n{COPY}"


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return file.getvalue()


FOREIGN = {
    "a feed": (b'<?xml version="1.0"?><rss version="2.0"/>', "RSS"),
    "other XML": ('\ufeff<?xml version="1.0"?><order/>'.encode(), "XML with the root 'order'"),
    "a drawing": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "picture (SVG)"),
    "a PDF with a head": (b"\n\n%PDF-1.7\n", "a PDF"),
    "a ZIP": (archive("a.txt"), "ZIP archive"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
    "a BMP": (b"BM\x36\x00\x00\x00" + bytes(60), "a picture"),
    "a HEIC": (b"\0\0\0\x18ftypheic" + bytes(60), "a picture"),
    "gzip": (b"\x1f\x8b\x08\x00", "gzip"),
    "a file of InDesign": (b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5" + bytes(60), "InDesign"),
    "an IDML file": (archive("designmap.xml"), "InDesign"),
    "a Pages file": (archive("Index/Document.iwa"), "Pages"),
    "a web archive": (b"bplist00" + bytes(60), "Safari"),
}  # fmt: skip


@pytest.mark.parametrize("suffix", [".txt", ".md", ".eml", ""])
@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_not_read_is_refused_by_its_content_and_named(tmp_path: Path, kind: str, suffix: str) -> None:
    content, what = FOREIGN[kind]
    path = tmp_path / f"artikel{suffix}"
    path.write_bytes(content)
    with pytest.raises(InputUnreadable) as raised:
        umbruch.read(path)
    assert what in raised.value.message
    assert raised.value.source == str(path)
    assert raised.value.hint
    assert raised.value.exit_code == 3


WIRE = {
    "NewsML-G2": (b'<?xml version="1.0"?><newsItem xmlns="x"/>', "newsml"),
    "NewsML-G2 with a prefix": (b'<n:newsMessage xmlns:n="x"/>', "newsml"),
    "NewsML 1": (b'<!DOCTYPE NewsML SYSTEM "x.dtd">\n<NewsML/>', "newsml-1"),
    "NITF": (b"<nitf><body/></nitf>", "nitf"),
    "ninjs": (b'{"uri": "x:1", "type": "text", "versioncreated": "2026-01-01", "headline": "x"}', "ninjs"),
    "a list of ninjs": (b'[{"guid": "1", "headline": "x", "body_html": "<p>x</p>", "pubstatus": "usable"}]', "ninjs"),
    "wire of the IPTC": (b"\r\n\x01dpa0123 4 pl 120\r\n\x02" + COPY.encode() + b"\x03", "wire"),
    "wire of the ANPA": (b"\x16\x16\x01a0123\x1f4\r\n\x02" + COPY.encode() + b"\x03", "wire"),
    "wire of the IPTC without its signs": (b"bdt0123 4 pl 120  dpa 0815\n\nFluss/Bau/\n" + COPY.encode(), "wire"),
}


@pytest.mark.parametrize("kind", WIRE)
def test_what_agencies_send_is_told_by_its_content(kind: str) -> None:
    content, reader = WIRE[kind]
    assert reader_by(content) == reader


def test_our_own_tree_and_other_json_are_no_news_objects() -> None:
    assert reader_by(b'{"umbruch": 2, "kind": "article", "title": "x", "type": "x", "uri": "x", "version": 1}') is None
    assert reader_by(b'{"name": "x", "version": "1.0", "type": "module"}') is None


PAGES = {
    "a web page": f"<!DOCTYPE html>\n<title>x</title><p>{COPY}".encode(),
    "a web page without doctype": f"\n<HTML><body>{COPY}".encode(),
    "a web page behind a comment": f"<!-- saved from url -->\n<html lang=de>{COPY}".encode(),
    "a web page in UTF-16": f"<!DOCTYPE html><p>{COPY}".encode("utf-16"),
    "a piece of a page": b"<div><p>eins</p><p>zwei</p></div>",
    "a heading and a paragraph": b"<h1>eins</h1>\n<p>zwei und drei</p>\n",
    "one paragraph": b"<p><b>eins</b> und zwei</p>",
}


@pytest.mark.parametrize("suffix", [".txt", ".html", ""])
@pytest.mark.parametrize("kind", PAGES)
def test_a_web_page_is_told_by_its_content(tmp_path: Path, kind: str, suffix: str) -> None:
    path = tmp_path / f"artikel{suffix}"
    path.write_bytes(PAGES[kind])
    assert reader_by(PAGES[kind]) == "html"
    assert "<" not in str(umbruch.read(path).article.body)


MAILS = {
    "a mail": MAIL.encode(),
    "a mail with CRLF": MAIL.replace("\n", "\r\n").encode(),
    "a mail of one's own making": f"Message-ID: <1@x>\nSubject: x\n\n{COPY}".encode(),
    "a mailbox": f"From a@x.example Mon Nov  2 10:00:00 2026\n{MAIL}".encode(),
}


@pytest.mark.parametrize("suffix", [".txt", ".md", ".eml", ".html", ""])
@pytest.mark.parametrize("kind", MAILS)
def test_a_mail_is_told_by_its_content(tmp_path: Path, kind: str, suffix: str) -> None:
    path = tmp_path / f"artikel{suffix}"
    path.write_bytes(MAILS[kind])
    assert reader_by(MAILS[kind]) == "mail"
    assert "mx.example" not in str(umbruch.read(path).tree)


READ = {
    "a tag at the beginning": "<b>Brücke</b> gesperrt\n\n" + COPY,
    "a sign at the beginning": "< 5 Prozent sind dagegen\n\n" + COPY,
    "a printed mail": "From: A <a@x.example>\nTo: b@x.example\nSubject: Sperrung\nDate: Mon, 2 Nov 2026\n\n" + COPY,
    "a printed mail in German": "Von: A\nAn: B\nGesendet: Montag\nBetreff: Sperrung\n\n" + COPY,
    "one line of a header": "Subject: Sperrung\n\n" + COPY,
    "a header in running text": COPY + "\nReceived: from mx.example\nMIME-Version: 1.0\nFrom: x\n",
    "a line that begins like a mailbox": "From Monday the bridge is closed\n\n" + COPY,
    "a maker's name": "BMW baut in Lauter\n\n" + COPY,
    "a name": "Rar!\n\n" + COPY,
    "a comment": "<!-- von Hand -->\n\n" + COPY,
    "an address": "https://a.example/x.html\n\n" + COPY,
    "a figure in HTML": '<figure><img src="x.jpg"></figure>\n\n' + COPY,
}  # fmt: skip


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("kind", READ)
def test_copy_that_only_quotes_such_a_thing_is_read(tmp_path: Path, kind: str, suffix: str) -> None:
    path = tmp_path / f"artikel{suffix}"
    path.write_text(READ[kind], encoding="utf-8")
    umbruch.read(path)


def test_what_is_told_wins() -> None:
    assert umbruch.read(MAIL.encode(), format="text").articles


def test_our_own_markdown_is_read_whatever_its_name(tmp_path: Path) -> None:
    publication = Publication(
        lang="de",
        articles=tuple(Article(headline=one, body=(paragraph(f"Der {one} hat zwei Bögen."),)) for one in "AB"),
    )
    content = umbruch.render(publication, "markdown", on_diagnostic=lambda _: None)
    (tmp_path / "a.txt").write_bytes(content.replace(b"\n", b"\r\n"))
    for found in (umbruch.read(content), umbruch.read(tmp_path / "a.txt")):
        assert [one.headline for one in found.articles] == ["A", "B"]


def test_a_tree_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "artikel.txt"
    path.write_bytes(umbruch.render(umbruch.read(COPY.encode()), "json"))
    assert umbruch.read(path).article.headline == "Brücke ab Montag gesperrt"


@pytest.mark.parametrize("name", ["clippings", "wire", "fresh"])
def test_no_real_text_is_taken_for_anything_else(name: str, shared: Path) -> None:
    corpus = shared / "corpora" / f"{name}.jsonl"
    texts = [json.loads(line)["text"] for line in corpus.read_text("utf-8").splitlines()]
    assert [told for text in texts if (told := what_is(text.encode("utf-8", "replace")))] == []


@pytest.mark.parametrize("magic", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0", b"MM\0*"])
def test_pictures_that_scanners_write_are_told_by_their_content(magic: bytes) -> None:
    assert reader_by(magic + bytes(60)) == "picture"
