"""Pictures of a kit: read once, scaled once, with their texts read from them and written into them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image, IptcImagePlugin

import umbruch
from tests.photographs import with_preview
from tests.presskit.folders import MANIFEST, folder_of, photograph
from umbruch.errors import InputUnreadable
from umbruch.pictures.embedded_rights import with_facts
from umbruch.pictures.own_metadata import PhotoFacts, facts_of
from umbruch.presskit.build.kit_build import build
from umbruch.presskit.photos import print_sizes
from umbruch.presskit.photos.print_sizes import Prints, StoreInMemory, make_ready
from umbruch.presskit.source.kit_reading import assembled
from umbruch.registry.writer_options import load_style
from umbruch.tree import Credit
from umbruch.tree.walk import each_figure

FACTS = PhotoFacts(
    caption="Die Brücke <am> Morgen & Abend", creator="Ina Born", credit="Gemeinde Lindenau", rights="© 2026 Lindenau",
    usage="Abdruck frei", alt="Eine Brücke", extended="Eine Brücke mit drei Bögen,\ndarunter ein Kahn",
    origin="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
)  # fmt: skip


def png(mode: str = "RGBA", size: tuple[int, int] = (60, 40)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG")
    return out.getvalue()


def print_sizes_of(content: bytes) -> Prints:
    return make_ready(content, "bild", StoreInMemory())[1]


def test_iptc_fields_are_cut_in_octets_and_never_inside_a_letter() -> None:
    written = with_facts(photograph(), PhotoFacts(creator="ä" * 40, credit="x" + "ä" * 40), "de")
    with Image.open(io.BytesIO(written)) as image:
        records = IptcImagePlugin.getiptcinfo(image)
    assert records is not None
    assert records[(2, 80)] == ("ä" * 16).encode()
    assert records[(2, 110)] == ("x" + "ä" * 15).encode()


@pytest.mark.parametrize("content", [photograph(), png()], ids=["jpeg", "png"])
def test_what_is_written_into_a_picture_is_read_back(content: bytes) -> None:
    written = with_facts(content, FACTS, "de")
    assert facts_of(written) == FACTS
    before, after = Image.open(io.BytesIO(content)), Image.open(io.BytesIO(written))
    assert before.tobytes() == after.tobytes()


def test_picture_desks_find_the_texts_as_iptc_too() -> None:
    image = Image.open(io.BytesIO(with_facts(photograph(), FACTS, "de")))
    records = IptcImagePlugin.getiptcinfo(image)
    assert records is not None
    assert records[2, 120] == str(FACTS.caption).encode()
    assert records[2, 80] == b"Ina Born"
    assert records[1, 90] == b"\x1b%G"


def test_older_texts_and_the_place_of_the_camera_are_taken_out() -> None:
    image = Image.open(io.BytesIO(photograph()))
    exif = image.getexif()
    exif[0x010E] = "alte Unterschrift"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    assert facts_of(out.getvalue()).caption == "alte Unterschrift"
    written = with_facts(out.getvalue(), PhotoFacts(caption="neu"), None)
    assert b"alte Unterschrift" not in written
    assert not Image.open(io.BytesIO(written)).getexif()
    assert facts_of(written).caption == "neu"


def test_no_side_is_longer_than_its_size_allows_and_small_pictures_are_not_blown_up() -> None:
    large = print_sizes_of(photograph((3000, 2000)))
    sizes = [(one.width, one.height) for one in (large.print, large.shown, large.web, large.thumb)]
    assert sizes == [(2400, 1600), (1800, 1200), (1200, 800), (480, 320)]
    assert Image.open(io.BytesIO(large.web.content)).size == (1200, 800)
    small = photograph((300, 200))
    assert print_sizes_of(small).print.content == small
    assert (print_sizes_of(small).thumb.width, print_sizes_of(small).thumb.height) == (300, 200)


@pytest.mark.parametrize(("columns", "kept", "shown"), [(1, 1800, 1800), (2, None, 1200)])
def test_a_size_for_documents_is_made_only_where_a_document_shows_it(
    columns: int, kept: int | None, shown: int, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path)
    (folder / "bruecke.jpg").write_bytes(photograph((3000, 2000)))
    style = load_style(umbruch.api.DEFAULT_STYLE, keys={"page.columns": str(columns)})
    (photo,) = assembled(folder, look=style).photos
    prints = photo.cache.get(photo.key)
    assert prints is not None
    assert (prints.page.width if prints.page else None) == kept
    assert photo.file("page").width == shown
    built = build(folder, tmp_path / "out", style_keys={"page.columns": str(columns)})
    with zipfile.ZipFile(next(built.folder.glob("*.docx"))) as word:
        (media,) = [one for one in word.namelist() if one.startswith("word/media/")]
        assert Image.open(io.BytesIO(word.read(media))).width == shown


def test_pictures_come_out_upright_in_colours_of_the_screen() -> None:
    sideways = Image.open(io.BytesIO(photograph((300, 200))))
    exif = sideways.getexif()
    exif[0x0112] = 6
    out = io.BytesIO()
    sideways.save(out, "JPEG", exif=exif)
    assert (print_sizes_of(out.getvalue()).print.width, print_sizes_of(out.getvalue()).print.height) == (200, 300)
    inks = io.BytesIO()
    Image.new("CMYK", (90, 60), (0, 255, 255, 0)).save(inks, "TIFF")
    made = print_sizes_of(inks.getvalue()).print
    assert Image.open(io.BytesIO(made.content)).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_taken(mode: str) -> None:
    made = print_sizes_of(png(mode, (700, 90)))
    assert made.thumb.width == 480
    assert made.print.media_type == "image/png"


def test_transparency_is_kept() -> None:
    assert Image.open(io.BytesIO(print_sizes_of(png("RGBA", (900, 90))).web.content)).mode == "RGBA"


@pytest.mark.parametrize("content", [b"", b"kein Bild", photograph()[:300]])
def test_what_is_no_whole_picture_is_refused(content: bytes) -> None:
    with pytest.raises(InputUnreadable):
        print_sizes_of(content)


def test_a_picture_of_the_same_content_is_taken_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls = []
    original = print_sizes._made_ready

    def counted(content: bytes, href: str, *, page: bool) -> Prints:
        calls.append(href)
        return original(content, href, page=page)

    monkeypatch.setattr(print_sizes, "_made_ready", counted)
    folder = folder_of(tmp_path)
    (folder / "zwilling.jpg").write_bytes((folder / "bruecke.jpg").read_bytes())
    (folder / "dritter.md").write_text("# Drei\n\n![](bruecke.jpg)\n\n![](zwilling.jpg)\n")
    umbruch.kit(folder)
    assert len(calls) == 1


def test_a_kit_hands_on_how_a_picture_came_about_and_what_it_shows_at_length(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "bruecke.jpg").write_bytes(with_facts(photograph(), FACTS._replace(alt=None), "de"))
    photo = umbruch.kit(folder).photos[0]
    assert photo.alt == "Eine Brücke mit drei Bögen, darunter ein Kahn"
    shipped = facts_of(photo.file("web").content)
    assert (shipped.extended, shipped.origin) == (FACTS.extended, FACTS.origin)


def test_the_manifest_speaks_first_then_the_picture_then_the_article(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MANIFEST.replace('credit = "Foto: Ina Born"\n', ""))
    (folder / "bruecke.jpg").write_bytes(with_facts(photograph(), FACTS, "de"))
    photo = umbruch.kit(folder).photos[0]
    assert photo.caption == "Die Brücke am Morgen."
    assert photo.credit == "Ina Born / Gemeinde Lindenau"
    assert photo.rights == "© Gemeinde Lindenau"
    assert photo.alt == "Eine Brücke über einen Fluss"
    article = ARTICLE_WITH_CAPTION
    (folder / "bruecke.md").write_text(article, encoding="utf-8")
    (folder / "bruecke.jpg").write_bytes(photograph())
    assert umbruch.kit(folder).photos[0].credit == "Foto: Tom Kern"


def test_the_manifest_says_whose_a_picture_is_how_it_may_be_printed_and_what_must_stay_in_sight(tmp_path: Path) -> None:
    said = 'copyright = "Ina Born"\nterms = "Nur mit Namen."\nfocus = [0.25, 0.5]\n'
    photo = umbruch.kit(folder_of(tmp_path, f'[pictures."bruecke.jpg"]\n{said}')).photos[0]
    known = photo.picture("web", "bruecke.jpg")
    assert (known.copyright, known.terms, known.focus) == ("Ina Born", "Nur mit Namen.", (0.25, 0.5))


def test_what_a_camera_wrote_is_no_caption_of_a_kit(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "bruecke.jpg").write_bytes(with_facts(photograph(), FACTS._replace(caption="SONY DSC"), "de"))
    assert umbruch.kit(folder).photos[0].caption is None


def test_an_article_names_who_made_a_picture_as_the_picture_does_itself(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MANIFEST.replace('credit = "Foto: Ina Born"\n', ""))
    (folder / "bruecke.jpg").write_bytes(with_facts(photograph(), FACTS, "de"))
    (figure,) = (one for one in each_figure(umbruch.kit(folder)) if one.image)
    assert figure.credit == Credit("Bild: Ina Born / Gemeinde Lindenau", "Ina Born")


ARTICLE_WITH_CAPTION = """# Neue Brücke

Am Montag wurde sie eröffnet.

![](bruecke.jpg "Die Brücke. Foto: Tom Kern")
"""


def test_a_photograph_with_a_preview_behind_it_is_taken_without_the_preview() -> None:
    made = print_sizes_of(with_preview()).print
    assert Image.open(io.BytesIO(made.content)).format == "JPEG"
    assert (made.width, made.height) == (120, 80)
