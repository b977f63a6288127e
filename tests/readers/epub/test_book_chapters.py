"""What comes out of an e-book: its chapters as articles."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import umbruch
from umbruch.errors import InputUnreadable
from umbruch.readers.epub import book_claims
from umbruch.tree import Figure, Text

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


def told_book(package: str, **parts: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("META-INF/container.xml", '<container><rootfile full-path="OPS/b.opf"/></container>')
        archive.writestr("OPS/b.opf", f'<package xmlns:dc="http://purl.org/dc/elements/1.1/">{package}</package>')
        for name, content in parts.items():
            archive.writestr(f"OPS/{name.replace('_', '.')}", content)
    return kept.getvalue()


TOLD = "<metadata><dc:title>Mappe im Mai</dc:title><dc:creator>Gemeinde Lauter</dc:creator></metadata>"
PAGE = 'media-type="application/xhtml+xml"'
STORY = "<p>Der Rat hat am Montag den Bau der neuen Brücke beschlossen. Sie soll im Frühjahr fertig sein.</p>" * 2


def test_a_title_page_of_an_old_book_is_no_article_by_the_guide_or_by_its_words() -> None:
    items = "".join(f'<item id="{one}" href="{one}.xhtml" {PAGE}/>' for one in "abcd")
    spine = "".join(f'<itemref idref="{one}"/>' for one in "abcd")
    package = f"{TOLD}<manifest>{items}</manifest><spine>{spine}</spine>"
    package += '<guide><reference type="copyright-page" href="b.xhtml"/></guide>'
    content = told_book(
        package, a_xhtml="<html><body><h1>Mappe im Mai</h1><p>Gemeinde Lauter</p></body></html>",
        b_xhtml="<html><body><p>Erschienen im Mai.</p><p>Alle Rechte bei der Gemeinde.</p></body></html>",
        c_xhtml=f"<html><body><h1>Brücke über die Aue</h1>{STORY}</body></html>",
        d_xhtml=f"<html><body><h1>Steg am Mühlbach</h1>{STORY}</body></html>",
    )  # fmt: skip
    reading = umbruch.read(content)
    assert [article.headline for article in reading.articles] == ["Brücke über die Aue", "Steg am Mühlbach"]
    assert reading.title == "Mappe im Mai"


NAV = (
    '<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol><li><a href="text/a%20b.xhtml#x">Brücke '
    "<i>frei</i></a></li></ol></nav>"
)
NCX = (
    "<ncx><navMap><navPoint><navLabel><text>Brücke frei</text></navLabel>"
    '<content src="text/a%20b.xhtml"/></navPoint></navMap></ncx>'
)


@pytest.mark.parametrize("contents", [NAV, NCX], ids=["EPUB 3", "EPUB 2"])
def test_chapters_are_claimed_by_the_contents_and_a_lone_one_by_the_metadata(contents: str) -> None:
    names = book_claims.names_in_contents(etree.fromstring(contents), "OPS")
    assert names == {"OPS/text/a b.xhtml": "Brücke frei"}
    told = book_claims.ToldOfBook(titles=("Brücke frei",), authors=("Ada Roe",))
    claims = book_claims.claims_of_chapter(told, "Brücke frei", alone=True)
    assert [(one.field, one.value, one.where) for one in claims] == [
        ("headline", "Brücke frei", "contents"), ("byline", "Ada Roe", "dc:creator"),
    ]  # fmt: skip
    assert book_claims.claims_of_chapter(told, None, alone=False) == ()


def test_the_credit_at_the_end_of_a_caption_in_a_chapter_is_its_credit() -> None:
    figure = "<figure><img src='x.png' alt='Ein Steg'/><figcaption>Der Steg. Foto: Anna Berg</figcaption></figure>"
    article = umbruch.read(book(CHAPTER.format("Brücke genehmigt").replace("</body>", f"{figure}</body>"))).article
    (found,) = (block for block in article.body if isinstance(block, Figure))
    assert found.credit is not None
    assert (found.caption, found.credit.name) == ((Text("Der Steg."),), "Anna Berg")
