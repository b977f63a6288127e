"""Pictures in the book: stored once, upright, of core types, of a size that a telephone can open."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageColor

from tests.markup.reading import elements, values
from tests.photographs import with_preview
from tests.publications import picture, words
from tests.writers.epub_reading import Book, made
from umbruch.pictures.prepare_picture import prepare
from umbruch.pictures.purposes import E_BOOK
from umbruch.style import load
from umbruch.style.model import Style
from umbruch.tree import Article, Credit, Figure, Picture, Publication
from umbruch.writers.epub.covers import made_cover as cover

MAX_PIXELS = 4_000_000


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


def drawn(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    return Image.linear_gradient("L").resize(size).convert(mode)


def stored(image: Image.Image, kind: str, href: str, **options: object) -> Picture:
    return Picture(href, "application/octet-stream", *image.size, encoded(image, kind, **options))


def showing(*pictures: Picture, hrefs: tuple[str, ...] | None = None) -> Book:
    figures = tuple(Figure(href, alt="Bild") for href in hrefs or tuple(one.href for one in pictures))
    return made(Publication(articles=(Article(headline="Kopf", body=figures),), pictures=pictures))


def only_picture(book: Book) -> tuple[str, Image.Image]:
    ((path, content),) = ((path, content) for path, content in book.files.items() if "/pictures/picture-" in path)
    return path, Image.open(io.BytesIO(content))


def media_types(book: Book) -> list[str]:
    return values(book.package, "//opf:item[starts-with(@id, 'picture-')]/@media-type")


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("GIF", "image/gif")],
)
def test_what_every_reader_opens_passes_through_byte_for_byte(kind: str, media_type: str) -> None:
    one = stored(drawn(), kind, "bild.dat")
    book = showing(one)
    path, _ = only_picture(book)
    assert book.files[path] == one.content
    assert media_types(book) == [media_type]


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "1", "RGBA", "I;16"])
def test_a_drawing_as_tiff_becomes_png(mode: str) -> None:
    image = Image.new("I;16", (8, 8), 4000) if mode == "I;16" else drawn(mode=mode)
    book = showing(stored(image, "TIFF", "bild.tif"))
    _, found = only_picture(book)
    assert found.format == "PNG"
    assert media_types(book) == ["image/png"]


@pytest.mark.parametrize("kind", ["WEBP", "AVIF", "JPEG2000"])
@pytest.mark.parametrize(("mode", "made_into"), [("RGB", "JPEG"), ("RGBA", "PNG")])
def test_what_only_browsers_open_becomes_jpeg_or_png(kind: str, mode: str, made_into: str) -> None:
    image = drawn(mode=mode)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    _, found = only_picture(showing(stored(image, kind, "bild.dat")))
    assert found.format == made_into


def test_a_photograph_as_tiff_becomes_jpeg() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((900, 700), spread) for spread in (40, 60, 80)])
    _, found = only_picture(showing(stored(noise, "TIFF", "foto.tif")))
    assert found.format == "JPEG"


def test_a_cmyk_jpeg_becomes_rgb() -> None:
    _, found = only_picture(showing(stored(drawn(mode="CMYK"), "JPEG", "druck.jpg")))
    assert found.mode == "RGB"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("PNG", "P"), ("PNG", "1"), ("PNG", "RGBA"), ("TIFF", "L")]
)
def test_a_huge_picture_is_scaled_down_and_keeps_its_proportions(kind: str, mode: str) -> None:
    book = showing(stored(drawn((4000, 2000), mode), kind, "gross.jpg"))
    _, found = only_picture(book)
    assert 0.95 * MAX_PIXELS < found.width * found.height <= MAX_PIXELS
    assert found.width / found.height == pytest.approx(2, rel=0.01)
    assert values(book.document("article-001"), "//x:img/@width") == [str(found.width)]


def test_a_picture_taken_sideways_is_stored_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    book = showing(stored(drawn((64, 48)), "JPEG", "hochkant.jpg", exif=exif))
    _, found = only_picture(book)
    assert found.size == (48, 64)
    assert found.getexif().get(0x0112, 1) == 1
    assert values(book.document("article-001"), "//x:img/@height") == ["64"]


def test_a_moving_picture_is_left_alone_and_its_hazards_are_unknown() -> None:
    frames = [drawn(), drawn().rotate(180)]
    one = stored(frames[0], "GIF", "film.gif", save_all=True, append_images=frames[1:])
    book = showing(one)
    path, _ = only_picture(book)
    assert book.files[path] == one.content
    assert "unknownFlashingHazard" in book.meta("schema:accessibilityHazard")


def test_a_photograph_with_a_preview_behind_it_is_shown_and_does_not_move() -> None:
    shown = prepare(Picture("a.jpg", "image/jpeg", 120, 80, with_preview()), E_BOOK)
    assert (shown.media_type, shown.width, shown.height, shown.moves) == ("image/jpeg", 120, 80, False)


def test_a_picture_shown_twice_or_under_two_names_is_stored_once() -> None:
    first = picture("eins.jpg")
    second = Picture("kopie/eins.jpg", first.media_type, first.width, first.height, first.content)
    book = showing(first, second, hrefs=("eins.jpg", "kopie/eins.jpg", "eins.jpg"))
    path, _ = only_picture(book)
    assert values(book.document("article-001"), "//x:img/@src") == [path.removeprefix("EPUB/")] * 3


def test_odd_names_become_safe_and_unique_ones() -> None:
    hrefs = (
        "../../etc/passwd",
        "Größe & <Maß>.jpg",
        "größe/größe-mass.jpg",
        "a b%20c.png",
        "ж.jpg",
        ".jpg",
        "C:\\x.jpg",
    )
    pictures = tuple(stored(drawn((10 + number, 10)), "PNG", href) for number, href in enumerate(hrefs))
    book = showing(*pictures)
    paths = [path for path in book.files if "/pictures/picture-" in path]
    assert len(paths) == len(hrefs)
    for path in paths:
        assert path.removeprefix("EPUB/pictures/picture-").replace("-", "").replace(".", "").isalnum()
        assert path.isascii()


def test_a_picture_that_is_missing_or_broken_is_reported_and_its_caption_stays() -> None:
    broken = Picture("kaputt.jpg", "image/jpeg", 1, 1, b"\xff\xd8\xff no picture")
    figures = (
        Figure("kaputt.jpg", caption=words("Erste Unterschrift"), credit=Credit("Foto: A")),
        Figure("fehlt.jpg", caption=words("Zweite Unterschrift")),
    )
    book = made(Publication(articles=(Article(headline="Kopf", body=figures),), pictures=(broken,)))
    assert [one.code for one in book.remarks] == ["picture.unreadable", "picture.missing"]
    text = book.chapters()[0]
    assert "<img" not in text
    assert "Erste Unterschrift" in text
    assert "Zweite Unterschrift" in text


def cover_of(book: Book) -> Image.Image | None:
    found = elements(book.package, "//opf:item[@properties='cover-image']")
    return Image.open(io.BytesIO(book.files[f"EPUB/{found[0].get('href')}"])) if found else None


def test_a_cover_that_the_publication_brings_is_marked_as_such() -> None:
    cover = picture("titel.jpg", 300, 400)
    publication = Publication(
        kind="kit", title="Mappe", cover="titel.jpg", articles=(Article(headline="A"),), pictures=(cover,)
    )
    found = cover_of(made(publication))
    assert found is not None
    assert found.size == (300, 400)


def test_a_cover_is_made_from_the_style_where_none_is_brought(tmp_path: Path) -> None:
    style = tmp_path / "own.toml"
    style.write_text('[colours]\naccent = "#00ff00"\n', encoding="utf-8")
    publication = Publication(articles=(Article(headline="Ein Titel, der über mehrere Zeilen läuft"),))
    found = cover_of(made(publication, str(style)))
    assert found is not None
    assert found.size == (600, 900)
    assert found.convert("RGB").getpixel((300, 5)) == (0, 255, 0)
    other = cover_of(made(Publication(articles=(Article(headline="Anders"),)), str(style)))
    assert other is not None
    assert other.tobytes() != found.tobytes()


@pytest.mark.parametrize("headline", ["汉字", "Rakete 🚀"])
def test_a_cover_of_words_that_the_fonts_cannot_set_is_text_for_the_faces_of_the_reader(headline: str) -> None:
    book = made(Publication(articles=(Article(headline=headline),)))
    (item,) = elements(book.package, "//opf:item[@properties='cover-image']")
    assert item.get("media-type") == "image/svg+xml"
    svg = etree.fromstring(book.files[f"EPUB/{item.get('href')}"])
    assert " ".join(str(one) for one in svg.itertext()) == headline
    assert {one.code for one in book.remarks} == {"cover.as_text"}


def test_a_title_too_long_for_the_cover_is_still_a_cover() -> None:
    assert cover_of(made(Publication(articles=(Article(headline="Donaudampfschiff" * 30),)))) is not None


def test_the_same_cover_is_drawn_once_and_no_more_are_kept_than_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    draw = cover._drawn

    def counted(words: cover._Words, style: Style) -> cover._Cover:
        drawn.append(words.title)
        return draw(words, style)

    monkeypatch.setattr(cover, "_drawn", counted)
    store, broadsheet = cover.CoverStore(2), load("broadsheet")
    for title in ("Eins", "Eins", "Zwei", "Drei", "Eins"):
        publication = Publication(articles=(Article(headline=title),))
        assert cover.made_cover(publication, broadsheet, store) is not None
    assert drawn == ["Eins", "Zwei", "Drei", "Eins"]
    first = cover.made_cover(Publication(articles=(Article(headline="Eins"),)), broadsheet, store)
    other = cover.made_cover(Publication(articles=(Article(headline="Eins"),)), load("release"), store)
    assert first != other


def test_a_cover_has_its_words_in_the_colours_of_the_style_on_white() -> None:
    found = cover_of(made(Publication(articles=(Article(headline="Ein Titel"),))))
    assert found is not None
    colours = {colour for _, colour in found.convert("RGB").getcolors(1000) or ()}
    ink = load("broadsheet").text.headline.colour
    assert (255, 255, 255) in colours
    assert ImageColor.getrgb(ink) in colours
    assert len(colours) < 60


def test_pictures_that_nothing_shows_stay_outside() -> None:
    book = showing(picture("a.jpg"), picture("b.jpg", 20, 20), hrefs=("a.jpg",))
    assert len(media_types(book)) == 1
