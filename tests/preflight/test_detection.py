"""The content tells the format, whatever the name says."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.preflight.good import KINDS, NOW, good
from tests.preflight.good_kits import files, listed, zipped
from tests.publications import picture
from umbruch.errors import InputMissing, InputUnreadable
from umbruch.preflight import inspect
from umbruch.preflight.detection import SUFFIXES, kind_of


@pytest.mark.parametrize("kind", KINDS)
def test_each_format_is_told_by_its_content(kind: str) -> None:
    assert kind_of(good(kind)) == kind
    assert kind_of(good(kind), "name.bin") == kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_says_something_else_is_a_finding(kind: str, tmp_path: Path) -> None:
    wrong = tmp_path / f"datei{'.pdf' if kind != 'pdf' else '.docx'}"
    right = tmp_path / f"datei{SUFFIXES[kind][0]}"
    for path, expected in ((wrong, ["file.suffix"]), (right, [])):
        path.write_bytes(good(kind))
        result = inspect(path, now=NOW, tools=False)
        assert result.kind == kind
        assert [one.code for one in result.findings if one.code == "file.suffix"] == expected


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><nitf/>", "nitf"),
        ('<?xml version="1.0" encoding="UTF-16"?><nitf/>'.encode("utf-16"), "nitf"),
        (b'<!DOCTYPE nitf SYSTEM "http://www.nitf.org/x.dtd"><nitf/>', "nitf"),
        (b'<a:newsItem xmlns:a="http://iptc.org/std/nar/2006-10-01/"/>', "newsml"),
        (b"<!-- saved -->\n<HTML><body>", "html"),
        (b"<p>Ein Absatz</p>", "html"),
        (b"\n\n%PDF-1.7", "pdf"),
        (b'{"umbruch": 1}', "json"),
        (b'{"kind": "article", "umbruch": 1}', "json"),
        (b'[{"uri": "urn:x"}]', "ninjs"),
        (b'{"uri": "urn:x", ', "ninjs"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "feed"),
        (rb'{"version": "https:\/\/jsonfeed.org\/version\/1", "items": []}', "feed"),
        (b"{Klammer} am Anfang eines Textes", "text"),
        (b"[dpa] Ein Text", "text"),
        (b"---\nlang: de\n---\nText", "markdown"),
        (b"# Kopf\n\nText mit [Wort](https://a.example)", "markdown"),
        (b"Ein Text", "text"),
    ],
)
def test_beginnings_are_told_apart(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_pictures_are_told_by_their_first_bytes(name: str) -> None:
    assert kind_of(picture(name).content, "bild.pdf") == "picture"


@pytest.mark.parametrize("inside", ["epub", "docx"])
@pytest.mark.parametrize("end", [None, -60], ids=["whole", "cut"])
def test_an_archive_that_holds_documents_is_none_of_them(inside: str, end: int | None) -> None:
    kit = zipped(listed({**files(), f"bericht.{inside}": good(inside)}))
    assert kind_of(kit[:end]) == "kit"


def test_the_suffix_decides_between_text_and_markdown_without_marks() -> None:
    assert kind_of(b"Ein Text", "bericht.md") == "markdown"
    assert kind_of(b"Ein Text", "bericht.txt") == "text"


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x05\x06" + bytes(18),
        b"\xd0\xcf\x11\xe0 alt",
        b"<?xml version='1.0'?><opml/>",
        b"<contentSet><p>Ein Ausschnitt</p></contentSet>",
        b"\x00\x01\x02\x03",
        b"{\\rtf1}",
    ],
    ids=["empty archive", "old Word", "OPML", "fragment", "binary", "RTF"],
)
def test_what_is_not_checked_cannot_be_read(content: bytes) -> None:
    with pytest.raises(InputUnreadable) as caught:
        umbruch.check(content)
    assert caught.value.exit_code == 3
    assert caught.value.hint


def test_the_file_that_says_how_a_kit_is_made_is_none_to_check() -> None:
    with pytest.raises(InputUnreadable, match="how a press kit is made"):
        kind_of(b'title = "Die Br\xc3\xbccke"\n[contact]\nname = "Jana Thiel"\n', "mappe/kit.toml")


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputMissing):
        umbruch.check(tmp_path / "nichts.pdf")
