"""No reader is blown up, sent to the network or led out of its file by what it reads."""

from __future__ import annotations

import contextlib
import socket
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

import umbruch
from tests.fuzzing.seeds import SEEDS
from tests.hostile.archives import BOMB, OUTSIDE, changed, with_declaration, with_main, with_mountain
from umbruch.errors import UmbruchError
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts

ARCHIVES = ("docx", "odt", "epub")
MARKUP = ("html", "mail", "mhtml")
MOST_MEMORY = 200_000_000
SECRET = "das weiß nur diese Maschine"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object, **_more: object) -> None:
        raise AssertionError("a reader went to the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@contextlib.contextmanager
def little_memory() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


def read(content: bytes, format: str) -> Reading | None:
    """The reading; None where the reader said what is wrong. Anything else goes up."""
    try:
        return umbruch.read(content, format=format)
    except UmbruchError:
        return None


def words(reading: Reading | None) -> str:
    return "" if reading is None else "\n".join(text for one in reading.articles for text in article_texts(one))


@pytest.mark.parametrize("format", ARCHIVES)
def test_a_part_that_unpacks_to_a_mountain_takes_no_memory(format: str) -> None:
    content = with_mountain(format)
    with little_memory():
        read(content, format)


@pytest.mark.parametrize("format", ARCHIVES)
def test_entities_are_not_expanded(format: str) -> None:
    content = with_main(format, lambda text: with_declaration(text, BOMB))
    with little_memory():
        found = read(content, format)
    assert "aaaaaaaaaaaaaaaaaaaa" not in words(found)


@pytest.mark.parametrize("format", ["newsml", "newsml-1", "nitf"])
def test_entities_of_the_wire_are_not_expanded(format: str) -> None:
    content = with_declaration(SEEDS[format][0]().decode(), BOMB).encode()
    with little_memory():
        found = read(content, format)
    assert "aaaaaaaaaaaaaaaaaaaa" not in words(found)


@pytest.mark.parametrize("format", [*ARCHIVES, "newsml", "newsml-1", "nitf"])
def test_a_file_of_this_machine_never_gets_into_an_article(format: str, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text(SECRET, encoding="utf-8")
    declared = OUTSIDE.format(secret.as_uri())
    if format in ARCHIVES:
        content = with_main(format, lambda text: with_declaration(text, declared))
    else:
        content = with_declaration(SEEDS[format][0]().decode(), declared).encode()
    assert SECRET not in words(read(content, format))


@pytest.mark.parametrize("format", ARCHIVES)
def test_parts_named_with_paths_lead_nowhere(format: str, tmp_path: Path) -> None:
    (tmp_path / "geheim.jpg").write_bytes(b"x")

    def away(_name: str, content: bytes) -> bytes:
        for part in (b"media/", b"Pictures/", b"pictures/", b"article"):
            content = content.replace(part, b"../../../" + str(tmp_path).encode().lstrip(b"/") + b"/")
        return content

    found = read(changed(SEEDS[format][0](), away), format)
    assert found is None or all(not picture.href.startswith(("/", "..")) for picture in found.pictures)


def test_templates_and_pictures_outside_a_word_file_are_not_fetched() -> None:
    def outside(name: str, content: bytes) -> bytes:
        if not name.endswith(".rels"):
            return content
        return content.replace(b"</Relationships>", b"".join(
            b'<Relationship Id="x%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
            b'Target="https://boese.example/%s" TargetMode="External"/>' % (number, kind, kind)
            for number, kind in enumerate((b"attachedTemplate", b"image", b"frame", b"oleObject", b"subDocument"))
        ) + b"</Relationships>")  # fmt: skip

    assert words(read(changed(SEEDS["docx"][0](), outside), "docx"))


REMOTE = (
    "<img src='https://boese.example/a.jpg'><img src='//boese.example/b.jpg'><link rel=stylesheet href='https://boese.example/'>"
    "<iframe src='https://boese.example/'></iframe><object data='file:///etc/passwd'></object><img src='file:///etc/passwd'>"
    "<base href='https://boese.example/'><img src='\\\\\\\\boese.example\\\\c'><script src='https://boese.example/d.js'></script>"
)


@pytest.mark.parametrize("format", MARKUP)
def test_remote_pictures_frames_and_scripts_are_not_fetched(format: str) -> None:
    seed = SEEDS[format][0]()
    found = read(seed.replace(b"<p>", b"<p>" + REMOTE.encode()), format)
    assert found is not None
    assert "root:" not in words(found)


DEEP = 100_000


@pytest.mark.parametrize(
    "tag", ["div", "b", "blockquote", "table><tr><td", "ul><li", "span", "a href='https://a.example/'"]
)
def test_a_hundred_thousand_elements_inside_one_another_are_read_or_refused(tag: str) -> None:
    limit = sys.getrecursionlimit()
    read(f"<html><body><p>{'wort ' * 40}</p>{f'<{tag}>' * DEEP}tief</body></html>".encode(), "html")
    assert sys.getrecursionlimit() == limit


@pytest.mark.parametrize(("format", "tag"), [("docx", "w:tbl"), ("odt", "text:section"), ("epub", "spine")])
def test_xml_a_hundred_thousand_elements_deep_is_read_or_refused(format: str, tag: str) -> None:
    def deep(text: str) -> str:
        end = text.rindex("</")
        return text[:end] + f"<{tag}>" * DEEP + f"</{tag}>" * DEEP + text[end:]

    read(with_main(format, deep), format)


@pytest.mark.parametrize("format", ["mail", "mhtml"])
@pytest.mark.parametrize("depth", [40, 2_000])
def test_parts_of_a_mail_deep_inside_one_another_are_refused(depth: int, format: str) -> None:
    lines = [b"Subject: tief", b"MIME-Version: 1.0"]
    for at in range(depth):
        lines += [b"Content-Type: multipart/mixed; boundary=b%d" % at, b"", b"--b%d" % at]
    with little_memory():
        read(b"\r\n".join([*lines, b"Content-Type: text/plain", b"", b"wort"]), format)


def test_a_mail_that_holds_a_mail_that_holds_a_mail_is_read_or_refused() -> None:
    inner = b"Subject: innen\r\n\r\nwort\r\n"
    for _ in range(200):
        inner = b"Subject: x\r\nContent-Type: message/rfc822\r\n\r\n" + inner
    read(inner, "mail")


def test_groups_of_rtf_a_hundred_thousand_deep_are_read_or_refused() -> None:
    read(rb"{\rtf1\ansi " + b"{" * DEEP + b"wort" + b"}" * DEEP + b"}", "rtf")
    read(rb"{\rtf1\ansi \bin2147483647 wort}", "rtf")


def test_a_crowd_of_small_elements_is_bounded() -> None:
    content = b"<html><body>" + b"<p>" * 1_200_000 + b"</body></html>"
    with little_memory():
        read(content, "html")


def test_work_on_a_page_of_many_short_parts_grows_with_its_size_only() -> None:
    def calls(count: int) -> int:
        parts = "".join(
            f"<div class='t{at}'><span>Teil {at}</span> <a href='/{at}'>mehr</a></div>" for at in range(count)
        )
        text = f"<p>{'Der Steg über die Aue ist seit Dienstag wieder frei, sagte die Gemeinde Lindenau. ' * 3}</p>"
        page = f"<html><body><article><h1>Steg frei</h1>{text}{parts}{text}</article></body></html>".encode()
        seen = 0

        def count_calls(_frame: object, event: str, _arg: object) -> None:
            nonlocal seen
            seen += event == "call"

        sys.setprofile(count_calls)
        try:
            read(page, "html")
        finally:
            sys.setprofile(None)
        return seen

    calls(10)
    assert calls(600) < 4 * calls(200)


@pytest.mark.parametrize("format", sorted(SEEDS))
@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_off_anywhere_is_read_or_refused(format: str, part: float) -> None:
    seed = SEEDS[format][0]()
    read(seed[: int(len(seed) * part)], format)


def test_a_reader_that_went_to_the_network_would_be_seen() -> None:
    with pytest.raises(AssertionError, match="network"), socket.socket() as opened:
        opened.connect(("192.0.2.1", 80))


WORDS = f"<p>{'Die Stadt baut am Fluss eine Brücke, und alle wollen sie sehen. ' * 4}</p>"
LONG_PAGES = {
    "a style sheet without braces": f"<style>{'a' * 1_000_000}</style>{WORDS}",
    "a style sheet of comments that do not end": f"<style>{'/*' * 400_000}</style>{WORDS}",
    "a style sheet of conditions": f"<style>{'@media x {' * 100_000}</style>{WORDS}",
    "thousands of attributes": f"<p {' '.join(f'a{number}=1' for number in range(100_000))}>x</p>{WORDS}",
    "styles of blanks": "".join(f"<p style='display{' ' * 3000}:x'>a</p>" for _ in range(200)) + WORDS,
    "runs of blanks": f"{' ' * 300_000}<p>a</p>{WORDS}",
    "pale elements inside one another": "<div style='color:#fff'>" * 200
    + "<span style='color:#fff'>a</span>" * 5_000 + WORDS,
}  # fmt: skip


@pytest.mark.parametrize("case", LONG_PAGES)
def test_pages_made_to_be_slow_are_read_or_refused_in_time_that_grows_with_them(case: str) -> None:
    found = read(f"<!doctype html><html><body>{LONG_PAGES[case]}</body></html>".encode(), "html")
    assert found is None or words(found)
