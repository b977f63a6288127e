"""Pictures of every kind reach the page upright, in gray or sRGB, without transparency, at print resolution."""

from __future__ import annotations

import io
import re
import zlib
from typing import Literal

import pikepdf
import pytest
from PIL import Image

from tests.preflight.good import good
from tests.publications import paragraph, picture, words
from tests.writers.pdf_reading import drawn, elements, opened, render, render_with_remarks
from umbruch.errors import RenderError
from umbruch.pictures.purposes import PRINT_DPI
from umbruch.style import load
from umbruch.tree import Article, Block, Figure, Picture, Publication
from umbruch.writers.pdf.drawing.print_pictures import for_print, pixels_for, size_of

RED, GREEN = (200, 40, 30), (30, 160, 60)


def halves(width: int = 300, height: int = 200) -> Image.Image:
    """Red on the left, green on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height))
    return image


def picture_of(image: Image.Image, kind: str, **options: object) -> Picture:
    kept = io.BytesIO()
    image.save(kept, kind, **options)
    return Picture(f"bild.{kind.lower()}", f"image/{kind.lower()}", image.width, image.height, kept.getvalue())


def with_alpha() -> Image.Image:
    image = halves().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 300, 100))
    return image


def sixteen_bits() -> Image.Image:
    return Image.new("I;16", (300, 200), 40_000)


def article_with(picture: Picture, **fields: object) -> Publication:
    figure = Figure(image=picture.href, caption=words("Zwei Felder."), alt="Ein rotes und ein grünes Feld")
    return Publication(lang="de", articles=(Article(lang="de", body=(figure,)),), pictures=(picture,))


KINDS = {
    "jpeg": lambda: picture_of(halves(), "JPEG", quality=95),
    "progressive jpeg": lambda: picture_of(halves(), "JPEG", progressive=True),
    "cmyk jpeg": lambda: picture_of(halves().convert("CMYK"), "JPEG", quality=95),
    "gray jpeg": lambda: picture_of(halves().convert("L"), "JPEG"),
    "png": lambda: picture_of(halves(), "PNG"),
    "palette png": lambda: picture_of(halves().quantize(4), "PNG"),
    "alpha png": lambda: picture_of(with_alpha(), "PNG"),
    "16 bit png": lambda: picture_of(sixteen_bits(), "PNG"),
    "1 bit png": lambda: picture_of(halves().convert("1"), "PNG"),
    "gif": lambda: picture_of(halves(), "GIF"),
    "webp": lambda: picture_of(halves(), "WEBP"),
    "tiff": lambda: picture_of(halves(), "TIFF"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_picture_is_eight_bits_gray_or_rgb_without_a_mask(kind: str) -> None:
    pdf = opened(render(article_with(KINDS[kind]())))
    images = list(pdf.pages[0].Resources.XObject.values())
    assert len(images) == 1
    image = images[0]
    assert str(image.ColorSpace) in ("/DeviceRGB", "/DeviceGray")
    assert image.BitsPerComponent == 8
    assert "/SMask" not in image
    assert "/Mask" not in image


@pytest.mark.parametrize("kind", ["jpeg", "cmyk jpeg", "png", "palette png", "webp", "tiff", "gif"])
def test_colours_stay_what_they_were(kind: str) -> None:
    pdf = opened(render(article_with(KINDS[kind]())))
    image = pikepdf.PdfImage(_first_image(pdf)).as_pil_image().convert("RGB")
    for place, colour in ((0.25, RED), (0.75, GREEN)):
        found = image.getpixel((int(image.width * place), image.height // 2))
        assert isinstance(found, tuple)
        assert all(abs(one - other) < 26 for one, other in zip(found, colour, strict=True))


def _first_image(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    image = next(iter(pdf.pages[0].Resources.XObject.values()))
    assert isinstance(image, pikepdf.Stream)
    return image


def test_transparent_parts_are_white_as_the_paper() -> None:
    ready = for_print(KINDS["alpha png"](), pixels_for(200, 133))
    assert ready.filter == "FlateDecode"
    assert zlib.decompress(ready.content)[:3] == b"\xff\xff\xff"


def test_sixteen_bits_become_eight_and_not_white() -> None:
    ready = for_print(KINDS["16 bit png"](), pixels_for(200, 133))
    assert ready.gray
    assert zlib.decompress(ready.content)[0] == 40_000 // 256


def test_a_turned_picture_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = picture_of(halves(), "JPEG", exif=exif, quality=95)
    assert size_of(turned) == (200, 300)
    ready = for_print(turned, pixels_for(200, 300))
    image = Image.open(io.BytesIO(ready.content))
    assert image.size == (200, 300)
    top, bottom = image.getpixel((100, 50)), image.getpixel((100, 250))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 150 > bottom[0]


def test_a_plain_jpeg_goes_in_as_it_is() -> None:
    picture = KINDS["jpeg"]()
    assert for_print(picture, pixels_for(200, 133)).content == picture.content


def test_a_picture_is_no_finer_than_print_needs() -> None:
    large = picture_of(halves(4000, 3000), "JPEG")
    ready = for_print(large, pixels_for(240, 180))
    assert ready.width == 240 / 72 * PRINT_DPI
    assert len(ready.content) < len(large.content)


def test_a_small_picture_is_not_blown_up_to_the_column() -> None:
    pdf = opened(render(article_with(picture_of(halves(90, 60), "PNG")), "release"))
    box = next(one for one in elements(pdf) if one.S == "/Figure").A.BBox
    assert float(box[2]) - float(box[0]) < 70


def test_a_tall_picture_leaves_room_for_its_caption_on_the_page() -> None:
    pdf = opened(render(article_with(picture_of(halves(300, 3000), "JPEG")), "broadsheet"))
    assert len(pdf.pages) == 1


def test_the_same_picture_shown_twice_is_stored_once() -> None:
    picture = KINDS["jpeg"]()
    figure = Figure(image=picture.href, caption=words("Feld"), alt="Feld")
    publication = Publication(articles=(Article(lang="de", body=(figure, figure)),), pictures=(picture,))
    assert render(publication, "release").count(b"/DCTDecode") == 1


@pytest.mark.parametrize("damage", [b"", b"\x89PNG\r\n\x1a\n", b"no picture at all"])
def test_what_is_no_picture_is_refused_by_name(damage: bytes) -> None:
    with pytest.raises(RenderError, match=r"bild\.png") as caught:
        render(article_with(Picture("bild.png", "image/png", 10, 10, damage)))
    assert caught.value.hint


def test_a_picture_cut_in_half_is_refused() -> None:
    whole = KINDS["jpeg"]()
    cut = Picture(whole.href, whole.media_type, whole.width, whole.height, whole.content[: len(whole.content) // 2])
    with pytest.raises(RenderError, match="cut off or broken"):
        render(article_with(cut))


def test_a_missing_picture_is_reported_and_its_caption_set() -> None:
    figure = Figure(image="gone.jpg", caption=words("Das Feld."), alt="Feld")
    _, remarks = render_with_remarks(Publication(articles=(Article(lang="de", body=(figure,)),)))
    assert [(one.code, one.field) for one in remarks] == [("picture.missing", "articles[0].body[0].image")]


def test_a_wide_picture_at_the_start_stands_over_all_columns() -> None:
    style = load("broadsheet")
    pdf = opened(render(article_with(picture_of(halves(1600, 1000), "JPEG"))))
    figure = next(one for one in elements(pdf) if one.S == "/Figure")
    box = figure.A.BBox
    assert abs(float(box[2]) - float(box[0]) - style.page.measure) < 0.1


def test_text_flows_past_a_picture_that_does_not_fit_into_its_column() -> None:
    text = "Die Gemeinde hat das Feld am Ortsrand gekauft und will dort einen Garten für alle anlegen. " * 4
    picture = picture_of(halves(600, 900), "JPEG")
    figure = Figure(image=picture.href, caption=words("Feld"), alt="Feld")
    body: list[Block] = [*[paragraph(text)] * 8, figure, *[paragraph(text)] * 20]
    pdf = opened(render(Publication(articles=(Article(lang="de", body=tuple(body)),), pictures=(picture,)), "release"))
    assert "/XObject" not in pdf.pages[0].Resources
    lowest = min(float(match.split()[5]) for match in _text_matrices(pdf.pages[0]) if float(match.split()[5]) > 60)
    assert lowest < load("release").page.margins.bottom + 40


def _text_matrices(page: pikepdf.Page) -> list[str]:
    content = page.Contents.read_bytes().decode("latin-1")
    return [line for line in content.split("\n") if line.endswith(" Tm")]


def test_the_picture_that_leads_is_set_larger_than_one_that_does_not() -> None:
    def widths(weight: Literal["lead"] | None) -> float:
        shown = picture("kai.jpg", 360, 240)
        article = Article(lang="de", headline="Kai", body=(Figure("kai.jpg", alt="Ein Kai", weight=weight),))
        content = render(Publication(articles=(article,), pictures=(shown,)), "release")
        (found,) = re.findall(rb"([\d.]+) 0 0 [\d.]+ [\d.]+ [\d.]+ cm", drawn(content))
        return float(found)

    assert widths("lead") > widths(None) * 1.3


def test_a_picture_of_a_size_that_was_tried_and_left_is_not_in_the_file() -> None:
    with opened(good("pdf")) as pdf:  # whose type grows in the second trial
        held = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        shown = {obj.objgen for page in pdf.pages for obj in page.Resources.get("/XObject", {}).values()}
        assert {one.objgen for one in held} == shown
