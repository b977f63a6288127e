"""Limits stand, are said, and are changed by whoever runs umbruch alone."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm
from PIL import Image
from PIL.ImageFile import ImageFile

import umbruch
from tests.photographs import jpeg
from umbruch.bounds.budgets import NAMES
from umbruch.errors import InputUnreadable, RenderError, UsageError
from umbruch.pictures.open_picture import picture_from
from umbruch.tree import Article, Publication, Table, Text

ROWS, COLUMNS = 3_000, 30


def table(rows: int, columns: int) -> Publication:
    cells = ((Text("7"),),) * columns
    body = (Table(header=((Text("Kopf"),),) * columns, rows=(cells,) * rows),)
    return Publication(kind="article", lang="de", articles=(Article(headline="Zahlen", lang="de", body=body),))


def test_a_table_that_is_no_table_is_refused_in_pdf_and_kept_elsewhere() -> None:
    publication = table(ROWS, COLUMNS)
    with pytest.raises(RenderError, match=r"90,030 cells.*at most 40,000"):
        umbruch.render(publication, "pdf")
    assert umbruch.render(publication, "text").count(b"7") == ROWS * COLUMNS


def test_a_limit_can_be_changed_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    publication = table(10, 5)
    monkeypatch.setenv("UMBRUCH_LIMITS", "cells=54")
    with pytest.raises(RenderError, match="55 cells"):
        umbruch.render(publication, "pdf")
    monkeypatch.setenv("UMBRUCH_LIMITS", "cells=55, input=10")
    assert umbruch.render(publication, "pdf").startswith(b"%PDF")
    with pytest.raises(InputUnreadable, match="larger than 10 bytes"):
        umbruch.read(b"Neuer Steg offen\n\nText.", format="text")
    monkeypatch.setenv("UMBRUCH_LIMITS", "pixels=100")
    with pytest.raises(InputUnreadable, match="too many"):
        picture_from(jpeg(), "a.jpg")


@pytest.mark.parametrize(
    "written", ["cell=5", "cells", "cells=0", "cells=-1", "cells=1e9", "cells=²", "input=" + "9" * 30]
)
def test_a_crooked_limit_is_an_error(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("UMBRUCH_LIMITS", written)
    with pytest.raises(UsageError, match="UMBRUCH_LIMITS"):
        umbruch.read(b"Neuer Steg offen\n\nText.", format="text")


def test_every_limit_that_can_be_changed_stands_on_the_page() -> None:
    from tests.tools import ROOT

    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"| `{name}` |" not in page] == []


def one_colour(number: int) -> bytes:
    """A PNG of one colour that unfolds to some 500 times its size, another one for each number."""
    out = io.BytesIO()
    Image.new("RGBA", (600, 600), (number, 90, 140, 255)).save(out, "PNG", optimize=True)
    return out.getvalue()


def word_file(pictures: Iterable[bytes]) -> bytes:
    document = Document()
    document.add_heading("Neuer Steg offen", 1)
    document.add_paragraph("LINDENAU. Der neue Steg ist offen, sagte Bürgermeisterin Ina Born am Montag.")
    for content in pictures:
        document.add_picture(io.BytesIO(content), width=Cm(5))
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def decoded_in(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What Pillow decodes from now on."""
    decoded: list[object] = []
    load = ImageFile.load

    def counted(image: ImageFile) -> object:
        if image.tile:
            decoded.append(image)
        return load(image)

    monkeypatch.setattr(ImageFile, "load", counted)
    return decoded


def test_pictures_of_one_input_have_a_budget_together(monkeypatch: pytest.MonkeyPatch) -> None:
    file = word_file(map(one_colour, range(8)))
    assert len(umbruch.read(file, name="a.docx").pictures) == 8
    monkeypatch.setenv("UMBRUCH_LIMITS", "together=5000000")
    decoded = decoded_in(monkeypatch)
    read = umbruch.read(file, name="a.docx")
    assert len(read.pictures) == len(decoded) == 3, "1.4 MB each"
    refused = [one.message for one in read.diagnostics if one.code == "picture.unreadable"]
    assert len(refused) == 5
    assert "with it the pictures of this input take more than 5 MB of memory" in refused[0]
    assert read.article.headline == "Neuer Steg offen"


def test_pictures_that_are_as_large_as_their_pixels_spend_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = (Image.effect_noise((200, 200), 90 + number) for number in range(8))
    monkeypatch.setenv("UMBRUCH_LIMITS", "together=1")
    files = []
    for image in noise:
        out = io.BytesIO()
        image.save(out, "PNG")
        files.append(out.getvalue())
    assert len(umbruch.read(word_file(files), name="a.docx").pictures) == 8


def test_a_picture_is_decoded_once_however_often_it_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(one_colour(7))
    (tmp_path / "b.png").write_bytes(one_colour(7))
    shown = "\n\n".join(f"![Der Steg]({name}.png)" for name in "ab" * 20)
    (tmp_path / "a.md").write_text(f"# Neuer Steg offen\n\nLINDENAU. Der Steg ist offen.\n\n{shown}\n", "utf-8")
    decoded = decoded_in(monkeypatch)
    assert len(umbruch.read(tmp_path / "a.md").pictures) == 2
    assert len(decoded) == 1


def header(width: int, height: int, depth: int, colour: int) -> bytes:
    """A PNG that announces this size and ends there: a limit is told before anything is unpacked."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    size = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("depth", "colour"), [(16, 2), (16, 6), (8, 2), (8, 6)])
def test_deep_and_large_pictures_are_refused_before_they_are_unpacked(depth: int, colour: int) -> None:
    with pytest.raises(InputUnreadable, match=r"pixels of this kind take \d+ MB of memory"):
        picture_from(header(13_000, 13_000, depth, colour), "a.png")
