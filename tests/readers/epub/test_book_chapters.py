"""What comes out of an e-book: its chapters as articles."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import umbruch
from umbruch.errors import InputUnreadable
from umbruch.tree import Figure

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
CHAPTER = "<html><body><h1>{0}</h1><p>Der Rat hat am Montag über Brücken beraten und sie genehmigt.</p></body></html>"


def book(*chapters: str) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    refs = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>")
        for number, chapter in enumerate(chapters):
            archive.writestr(f"OPS/c{number}.xhtml", chapter)
    return file.getvalue()


def test_each_chapter_is_an_article() -> None:
    read = umbruch.read(book(CHAPTER.format("Brücke genehmigt"), CHAPTER.format("Schule eröffnet")))
    assert read.kind == "kit"
    assert [article.headline for article in read.articles] == ["Brücke genehmigt", "Schule eröffnet"]


@pytest.mark.parametrize("name", ["agency.txt", "clipping.txt", "release.txt"])
def test_what_umbruch_wrote_comes_back(name: str) -> None:
    before = umbruch.read(Path("input") / name)
    after = umbruch.read(umbruch.render(before, "epub", on_diagnostic=lambda _: None)).article
    for field in ("headline", "kicker", "deck", "lead", "byline", "dateline", "source", "contact", "notice"):
        assert getattr(after, field) == getattr(before.article, field), field
    assert [block for block in after.body if not isinstance(block, Figure)] == [
        block for block in before.article.body if not isinstance(block, Figure)
    ]


@pytest.mark.parametrize("broken", [b"PK\x03\x04", book(), book("")])
def test_a_broken_book_is_refused(broken: bytes) -> None:
    with pytest.raises(InputUnreadable):
        umbruch.read(broken, format="epub")
