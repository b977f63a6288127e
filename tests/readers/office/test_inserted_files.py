"""Files that a Word file inserts whole (altChunk) are read where Word shows them."""

from __future__ import annotations

import pytest

import umbruch
from tests.readers.office.word_files import COPY, FIRST, HEAD, SECOND, p, t, word_file
from umbruch.tree import Paragraph
from umbruch.tree.walk import inline_text

TITLE = p(t(HEAD, '<w:b/><w:sz w:val="36"/>'))
MORE = "Gefeiert wird am Sonntag mit Kaffee und Kuchen, die Feuerwehr sperrt dafür die Straße."
FILES = {
    "html": f"<html><body><p>{MORE}</p><script>alert(1)</script></body></html>".encode(),
    "rtf": rb"{\rtf1\ansi\ansicpg1252 " + MORE.encode("cp1252") + rb"\par}",
    "docx": word_file(p(MORE)),
    "txt": MORE.encode(),
}


def with_inserted(content: bytes, name: str) -> bytes:
    body = TITLE + p(FIRST) + '<w:altChunk r:id="rId9"/>' + p(SECOND)
    return word_file(body, ("rId9", "aFChunk", name), parts={f"word/{name}": content})


@pytest.mark.parametrize("kind", sorted(FILES))
def test_an_inserted_file_stands_where_it_was_inserted(kind: str) -> None:
    body = umbruch.read(with_inserted(FILES[kind], f"chunk.{kind}")).article.body
    assert [inline_text(block.content) for block in body if isinstance(block, Paragraph)] == [FIRST, MORE, SECOND]


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"", rb"{\rtf1" + b"{" * 9000])
def test_an_inserted_file_that_cannot_be_read_is_said(content: bytes) -> None:
    reading = umbruch.read(with_inserted(content, "chunk.bin"))
    assert any(remark.code == "copy.unread" for remark in reading.diagnostics) or not content
    assert reading.article.headline == HEAD


def test_files_inserted_into_one_another_end() -> None:
    inner = word_file(COPY)
    for _ in range(8):
        inner = with_inserted(inner, "chunk.docx")
    assert umbruch.read(inner).article.headline == HEAD
