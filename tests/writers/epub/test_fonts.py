"""Fonts inside a book: those of the style, cut to its characters, only where the style asks for them."""

from __future__ import annotations

from pathlib import Path

import msgspec

import umbruch
from tests.markup.reading import values
from tests.publications import paragraph, sample_publication
from tests.writers.epub_reading import Book, opened
from umbruch.diagnostics import Diagnostic
from umbruch.style import Style, load
from umbruch.style.format_tables import Epub
from umbruch.style.model import FontFamily
from umbruch.tree import Article, Publication


def embedding(name: str = "broadsheet") -> Style:
    return msgspec.structs.replace(load(name), epub=Epub(embed_fonts=True))


def book_of(publication: Publication, style: Style) -> Book:
    remarks: list[Diagnostic] = []
    return opened(umbruch.render(publication, "epub", style, on_diagnostic=remarks.append), remarks)


def fonts_of(book: Book) -> dict[str, bytes]:
    return {name.removeprefix("EPUB/"): content for name, content in book.files.items() if name.endswith(".ttf")}


def test_a_book_carries_fonts_only_where_the_style_asks_for_them(tmp_path: Path) -> None:
    style = tmp_path / "haus.toml"
    style.write_text('description = "x"\n[epub]\nembed_fonts = true\n', encoding="utf-8")
    assert fonts_of(book_of(sample_publication("plain"), load(style)))
    assert not fonts_of(book_of(sample_publication("plain"), load("broadsheet")))


def test_each_font_is_in_the_manifest_and_known_to_the_style_sheet() -> None:
    book = book_of(sample_publication("article"), embedding())
    assert len(fonts_of(book)) == 8
    for path in fonts_of(book):
        assert values(book.package, f"//opf:item[@href='{path}']/@media-type") == ["font/ttf"]
        assert f'src: url("{path}") format("truetype")' in book.css
    assert book.css.count('font-family: "PT Serif";') == 4


def test_faces_that_nothing_shows_stay_outside() -> None:
    publication = Publication(lang="de", articles=(Article(headline="Kopf", body=(paragraph("Satz."),)),))
    assert "fonts/sans-italic.ttf" not in fonts_of(book_of(publication, embedding()))


def test_a_family_that_is_not_installed_is_reported_and_the_book_is_made_without_it() -> None:
    style = embedding()
    fonts = msgspec.structs.replace(style.fonts, sans=FontFamily("Nirgends Grotesk"))
    book = book_of(sample_publication("plain"), msgspec.structs.replace(style, fonts=fonts))
    assert {one.code for one in book.remarks} == {"font.not_embedded", "cover.as_text"}
    assert all(path.startswith("fonts/serif") for path in fonts_of(book))


def test_the_same_book_has_the_same_fonts() -> None:
    made = [umbruch.render(sample_publication("article"), "epub", embedding()) for _ in range(2)]
    assert made[0] == made[1]
