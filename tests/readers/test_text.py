"""Plain text: as bytes, as a file with pictures beside it, and in any encoding."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import umbruch
from umbruch.errors import InputUnreadable
from umbruch.tree import Figure

TEXT = """Brücke wieder offen

Die Brücke am Hafen ist wieder offen. Das sagte der Bürgermeister am Freitag, und er klang erleichtert dabei.

Die neue Brücke. Foto: Ada Roe
"""


def picture(path: Path, width: int = 4) -> None:
    buffer = BytesIO()
    Image.new("RGB", (width, 3), "blue").save(buffer, "JPEG")
    path.write_bytes(buffer.getvalue())


def test_text_is_read_without_a_format_or_suffix() -> None:
    assert umbruch.read(TEXT.encode()).article.headline == "Brücke wieder offen"
    assert umbruch.read(BytesIO(TEXT.encode())).article.headline == "Brücke wieder offen"


@pytest.mark.parametrize("suffix", [".txt", ".text", ".TXT"])
def test_the_suffix_tells_the_format(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(TEXT, "utf-8")
    assert umbruch.read(path).article.headline == "Brücke wieder offen"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_same_article_in_any_encoding(encoding: str) -> None:
    assert umbruch.read(TEXT.encode(encoding), format="text").article == umbruch.read(TEXT.encode()).article


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_same_article_with_any_line_end(end: str) -> None:
    assert umbruch.read(TEXT.replace("\n", end).encode(), format="text").article == umbruch.read(TEXT.encode()).article


def test_a_language_that_is_told_holds() -> None:
    assert umbruch.read(TEXT.encode(), lang="de-CH").article.lang == "de-CH"


def test_junk_is_refused_with_its_name() -> None:
    with pytest.raises(InputUnreadable) as caught:
        umbruch.read(b"\x00\x01\x02" * 100, format="text", name="junk.txt")
    assert "junk.txt" in str(caught.value)


def test_a_picture_of_the_same_name_belongs_to_the_caption(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    picture(tmp_path / "a.jpg")
    reading = umbruch.read(tmp_path / "a.txt")
    (figure,) = [block for block in reading.article.body if isinstance(block, Figure)]
    assert figure.image == "a.jpg"
    assert any(remark.code == "picture.matched" for remark in reading.diagnostics)


def test_a_picture_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff broken")
    reading = umbruch.read(tmp_path / "a.txt")
    assert any(remark.code == "picture.unreadable" and remark.severity == "warning" for remark in reading.diagnostics)
