"""A picture that nobody has described has no description in any format, and every format remarks on it alike."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

import umbruch
from tests.publications import picture, words
from umbruch.diagnostics import Diagnostic, collecting
from umbruch.pictures.alternative_text import alternative_text, described
from umbruch.preflight import check
from umbruch.presskit.making.kit_files import make
from umbruch.presskit.source.kit_reading import from_publication
from umbruch.style import load as load_style
from umbruch.tree import Article, Figure, Publication


def page(content: bytes) -> str:
    return content.decode()


def packed(suffix: str) -> Callable[[bytes], str]:
    def inside(content: bytes) -> str:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return " ".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(suffix))

    return inside


def tagged(content: bytes) -> str:
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return " ".join(
            f'alt="{one.Alt}"'
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure" and "/Alt" in one
        )


FORMATS = {
    "pdf": (tagged, "alt"),
    "epub": (packed(".xhtml"), "alt"),
    "html": (page, "alt"),
    "docx": (packed("word/document.xml"), "descr"),
    "newsml": (page, "alt"),
}


def publication(figure: Figure, lang: str | None = "de") -> Publication:
    article = Article(lang=lang, headline="Kopf", body=(figure,))
    return Publication(lang=lang, articles=(article,), pictures=(picture("feld.jpg", 600, 400),))


def made(figure: Figure, format: str, lang: str | None = "de") -> tuple[list[str], list[Diagnostic]]:
    """The alternative texts that stand in the file, and what was remarked on them."""
    found: list[Diagnostic] = []
    content = umbruch.render(publication(figure, lang), format, on_diagnostic=found.append)
    text_of, attribute = FORMATS[format]
    texts = re.findall(rf'\b{attribute}="([^"]*)"', text_of(content))
    return [text.replace("\u00a0", " ") for text in texts], [one for one in found if one.code == "picture.alt"]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("alt", [None, " ", "\u200b"])
@pytest.mark.parametrize("caption", ["Ein Feld bei Lindenau.", ""])
def test_a_description_that_nobody_wrote_is_not_made_up(format: str, alt: str | None, caption: str) -> None:
    figure = Figure("feld.jpg", caption=words(caption) if caption else (), alt=alt)
    texts, remarks = made(figure, format)
    assert texts == []
    assert [one.message for one in remarks] == ["the picture 'feld.jpg' has no alternative text"]
    assert remarks[0].severity == "warning"


@pytest.mark.parametrize("format", ["pdf", "epub", "html", "docx", "newsml"])
def test_the_check_finds_what_nobody_described_and_passes_decoration(format: str) -> None:

    def found(alt: str | None) -> bool:
        one = publication(Figure("feld.jpg", caption=words("Ein Feld."), alt=alt))
        content = umbruch.render(one, format, on_diagnostic=lambda _: None)
        return any(remark.code == "picture.alt" for remark in check(content))

    assert found(None)
    assert not found("Acker im Nebel")
    if format != "newsml":  # the wire has no sign for decoration
        assert not found("")


@pytest.mark.parametrize("format", FORMATS)
def test_a_description_stands_as_it_was_written(format: str) -> None:
    assert made(Figure("feld.jpg", caption=words("Ein Feld."), alt="Acker im Nebel"), format) == (
        ["Acker im Nebel"], []
    )  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_decoration_is_never_described(format: str) -> None:
    texts, remarks = made(Figure("feld.jpg", caption=words("Ein Feld."), alt=""), format)
    assert [text for text in texts if text] == []
    assert remarks == []


def test_a_link_on_the_page_of_a_kit_is_called_by_the_file_that_it_leads_to() -> None:
    site: dict[str, bytes] = {}

    class PictureFolder:
        def put(self, path: str, content: bytes) -> None:
            site[path] = content

    kit = from_publication(publication(Figure("feld.jpg", caption=words("Ein Feld."))))
    make(kit, load_style("release"), PictureFolder())
    pages = [content.decode() for path, content in site.items() if path.endswith(".html")]
    alts = {alt for one in pages for alt in re.findall(r'<img[^>]* alt="([^"]*)"', one)}
    assert alts - {""} == {"Bild feld.jpg"}


def test_a_book_whose_pictures_only_have_captions_does_not_say_that_they_are_described() -> None:
    content = umbruch.render(
        publication(Figure("feld.jpg", caption=words("Ein Feld."))), "epub", on_diagnostic=lambda _: None
    )
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        package = next(book.read(name).decode() for name in book.namelist() if name.endswith(".opf"))
    assert "alternativeText" not in package


def test_what_cannot_be_seen_describes_nothing() -> None:
    with collecting():
        assert alternative_text(Figure("a.jpg", alt=" \u200b\n")) is None
    assert alternative_text(Figure(alt="\u2192")) == "\u2192"


@pytest.mark.parametrize(
    "words",
    [
        "\\\\desk\\Users\\ada\\Downloads\\weir.png",
        "C:\\Users\\Ada Roe\\weir.jpg",
        "Untitled:Users:ada:Pictures:weir.png",
        "/Users/ada/weir",
        "https://lauter.example/weir.jpg",
        "image1.png",
        "IMG_2034",
    ],
)
def test_a_path_or_a_name_describes_nothing(words: str) -> None:
    assert described(words) is None


@pytest.mark.parametrize("words", ["The weir, seen from the bridge", "Im Bild: Ada Roe: Ina Born: Jan Poe", "", None])
def test_words_and_none_at_all_stay_as_they_are(words: str | None) -> None:
    assert described(words) == words
