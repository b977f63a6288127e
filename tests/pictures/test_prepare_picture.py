"""One way for every picture: it has the same colours, stands upright and is whole wherever it is shown."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

import umbruch
from tests.photographs import with_preview
from umbruch.errors import InputUnreadable
from umbruch.pictures import purposes
from umbruch.pictures.open_picture import picture_from
from umbruch.pictures.prepare_picture import Prepared, prepare, prepare_sizes
from umbruch.pictures.purposes import KIT_SIZES, Purpose
from umbruch.presskit.source.kit_reading import from_publication
from umbruch.tree import Article, Figure, Picture, Publication

ALL: Mapping[str, Purpose] = {
    "print": purposes.PRINT, "word": purposes.WORD, "screen": purposes.SCREEN, "e-book": purposes.E_BOOK,
    "beside": purposes.BESIDE, **{f"kit {name}": one for name, one in KIT_SIZES.items()},
}  # fmt: skip


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


def fields(mode: str, *colours: object) -> Image.Image:
    """Fields of colour, one beside the other, of 40 by 60 pixels each."""
    image = Image.new(mode, (40 * len(colours), 60))
    for number, colour in enumerate(colours):
        image.paste(colour, (40 * number, 0, 40 * number + 40, 60))  # type: ignore[arg-type]
    return image


def deep(*values: int) -> Image.Image:
    """A scan of 16 bits in grey."""
    rows = b"".join(value.to_bytes(2, "little") * 40 for value in values) * 60
    return Image.frombytes("I;16", (40 * len(values), 60), rows)


def profile(space: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()  # type: ignore[arg-type]


def wide_gamut() -> bytes:
    """A profile as of Adobe RGB: that of sRGB with another green and no name."""
    content = bytearray(profile("sRGB"))
    for name in (b"sRGB", "sRGB".encode("utf-16-be")):
        while (at := content.find(name)) >= 0:
            content[at : at + len(name)] = name.replace(b"s", b"x")
    count = int.from_bytes(content[128:132], "big")
    for number in range(count):
        tag, at = content[132 + 12 * number : 136 + 12 * number], 136 + 12 * number
        offset = int.from_bytes(content[at : at + 4], "big")
        if tag == b"gXYZ":
            content[offset + 8 : offset + 20] = b"".join(
                round(one * 65536).to_bytes(4, "big") for one in (0.20528, 0.62567, 0.06087)
            )
    return bytes(content)


SOURCES: dict[str, tuple[Callable[[], bytes], tuple[tuple[int, ...], ...]]] = {
    "dark 16-bit scan": (lambda: encoded(deep(19 * 257, 42 * 257, 65 * 257), "PNG"), ((19,) * 3, (42,) * 3, (65,) * 3)),
    "16-bit TIFF": (lambda: encoded(deep(19 * 257, 42 * 257, 65 * 257), "TIFF"), ((19,) * 3, (42,) * 3, (65,) * 3)),
    "grey between 0 and 1": (lambda: encoded(fields("F", 0.1, 0.5, 0.9), "TIFF"), ((26,) * 3, (128,) * 3, (230,) * 3)),
    "1 bit": (lambda: encoded(fields("1", 0, 1, 0), "PNG"), ((0,) * 3, (255,) * 3, (0,) * 3)),
    "palette": (
        lambda: encoded(fields("RGB", (200, 40, 30), (30, 160, 60), (20, 20, 90)).quantize(4), "PNG"),
        ((200, 40, 30), (30, 160, 60), (20, 20, 90)),
    ),
    "CMYK": (lambda: encoded(fields("CMYK", (0, 255, 255, 0), (0, 0, 0, 255)), "TIFF"), ((255, 0, 0), (0, 0, 0))),
    "Lab": (lambda: encoded(fields("LAB", (137, 128, 128), (255, 128, 128)), "TIFF"), ((128,) * 3, (255,) * 3)),
    "wide gamut": (
        lambda: encoded(fields("RGB", (60, 200, 60), (128, 128, 128)), "PNG", icc_profile=wide_gamut()),
        ((0, 200, 39), (101, 128, 125)),
    ),
    "grey with a profile of colour": (
        lambda: encoded(fields("L", 60, 200), "PNG", icc_profile=wide_gamut()), ((60,) * 3, (200,) * 3),
    ),
    "broken profile": (
        lambda: encoded(fields("RGB", (60, 200, 60), (9, 9, 9)), "PNG", icc_profile=b"kein Profil"),
        ((60, 200, 60), (9, 9, 9)),
    ),
    "JPEG": (
        lambda: encoded(fields("RGB", (200, 40, 30), (30, 160, 60)), "JPEG", quality=95),
        ((200, 40, 30), (30, 160, 60)),
    ),
    "WebP": (
        lambda: encoded(fields("RGB", (200, 40, 30), (30, 160, 60)), "WEBP", lossless=True),
        ((200, 40, 30), (30, 160, 60)),
    ),
}  # fmt: skip


def shown(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def in_pdf(publication: Publication) -> Image.Image:
    pdf = pikepdf.open(io.BytesIO(umbruch.render(publication, "pdf", "release")))
    (image,) = pdf.pages[0].Resources.XObject.values()
    assert isinstance(image, pikepdf.Stream)
    return pikepdf.PdfImage(image).as_pil_image().convert("RGB")


def in_archive(publication: Publication, format: str, part: str) -> Image.Image:
    archive = zipfile.ZipFile(io.BytesIO(umbruch.render(publication, format)))
    (name,) = (name for name in archive.namelist() if part in name)
    return shown(archive.read(name))


def in_html(publication: Publication) -> Image.Image:
    found = re.search(rb'src="data:image/[a-z]+;base64,([^"]+)"', umbruch.render(publication, "html"))
    assert found
    return shown(base64.b64decode(found[1]))


def in_kit(publication: Publication) -> Image.Image:
    return shown(from_publication(publication).photos[0].file("print").content)


FINISHED: dict[str, Callable[[Publication], Image.Image]] = {
    "pdf": in_pdf,
    "docx": lambda one: in_archive(one, "docx", "word/media/"),
    "epub": lambda one: in_archive(one, "epub", "pictures/picture-"),
    "html": in_html,
    "kit": in_kit,
}


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("format", FINISHED)
def test_a_picture_has_the_same_colours_in_every_finished_file(source: str, format: str) -> None:
    content, colours = SOURCES[source]
    picture = picture_from(content(), "bild.dat")
    figure = Figure(image=picture.href, alt="Felder")
    article = Article(lang="de", headline="Kopf", body=(figure,))
    publication = Publication(lang="de", articles=(article,), pictures=(picture,))
    image = FINISHED[format](publication)
    for number, colour in enumerate(colours):
        found = image.getpixel((round(image.width * (number + 0.5) / len(colours)), image.height // 2))
        assert isinstance(found, tuple)
        assert all(abs(one - other) <= 4 for one, other in zip(found, colour, strict=True)), (found, colour)


def ready(content: bytes, purpose: Purpose, box: tuple[int, int] | None = None) -> Prepared:
    return prepare(Picture("bild.dat", "", 0, 0, content), purpose, box)


@pytest.mark.parametrize("purpose", ALL)
@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_stands_upright_for_every_purpose(purpose: str, turn: int) -> None:
    upright = fields("RGB", (220, 30, 30), (30, 30, 220))
    upright.paste((30, 220, 30), (0, 30, 80, 60))
    upright = upright.resize((800, 600))
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = turn
    turned = upright.transpose(back[turn]) if turn in back else upright
    content = encoded(turned, "JPEG", quality=95, exif=exif)
    read = picture_from(content, "a.jpg")
    made = ready(content, ALL[purpose])
    assert (read.width, read.height) == (800, 600)
    assert made.width * 3 == made.height * 4
    image = shown(made.content)
    assert image.size == (made.width, made.height)
    for place, colour in (((0.2, 0.2), 0), ((0.8, 0.2), 2), ((0.5, 0.8), 1)):
        pixel = image.getpixel((int(place[0] * image.width), int(place[1] * image.height)))
        assert isinstance(pixel, tuple)
        assert max(range(3), key=pixel.__getitem__) == colour


@pytest.mark.parametrize("purpose", ALL)
@pytest.mark.parametrize("mode", ["LA", "RGBA", "P"])
def test_transparency_is_kept_or_becomes_white_paper(purpose: str, mode: str) -> None:
    image = Image.new("RGBA", (80, 60), (200, 40, 30, 255))
    image.paste((0, 0, 0, 0), (0, 0, 40, 60))
    content = encoded(image.quantize(4) if mode == "P" else image.convert(mode), "PNG")
    made = ready(content, ALL[purpose])
    if made.encoding == "ROWS":
        assert not ALL[purpose].alpha
        return
    pixel = Image.open(io.BytesIO(made.content)).convert("RGBA").getpixel((10, 30))
    assert isinstance(pixel, tuple)
    assert pixel[3] == 0 or pixel[:3] == (255, 255, 255)


@pytest.fixture(scope="module")
def large() -> bytes:
    """A photograph of 25 million pixels."""
    return encoded(Image.new("RGB", (6200, 4100), "white"), "JPEG")


@pytest.mark.parametrize("purpose", ALL)
def test_no_bound_of_a_purpose_is_passed(purpose: str, large: bytes) -> None:
    made = ready(large, ALL[purpose])
    one = ALL[purpose]
    assert made.width * made.height <= one.most_pixels * 1.001
    assert one.longest is None or max(made.width, made.height) <= one.longest
    assert made.width / made.height == pytest.approx(62 / 41, rel=0.01)


def test_a_box_bounds_a_picture_and_never_blows_it_up() -> None:
    content = encoded(Image.new("RGB", (3000, 2000), "white"), "PNG")
    assert ready(content, purposes.PRINT, (600, 400))[4:6] == (600, 400)
    assert ready(content, purposes.PRINT, (9000, 6000))[4:6] == (3000, 2000)


@pytest.mark.parametrize("purpose", ["print", "word", "screen", "e-book", "beside", "kit print"])
def test_what_is_fit_keeps_its_bytes(purpose: str) -> None:
    content = encoded(fields("RGB", (200, 40, 30), (30, 160, 60)), "JPEG")
    assert ready(content, ALL[purpose]).content == content


@pytest.mark.parametrize("purpose", ALL)
def test_a_preview_behind_a_photograph_is_left_out(purpose: str) -> None:
    assert Image.open(io.BytesIO(ready(with_preview(), ALL[purpose]).content)).format == "JPEG"


@pytest.mark.parametrize("purpose", ALL)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_that_is_cut_off_is_an_error(purpose: str, kind: str) -> None:
    noise = Image.effect_noise((200, 200), 60)
    content = encoded(noise, kind)
    with pytest.raises(InputUnreadable, match="cut off"):
        ready(content[: len(content) // 2], ALL[purpose])


def test_all_sizes_of_a_kit_are_of_one_type() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((900, 700), spread) for spread in (40, 60, 80)])
    noise.putalpha(Image.linear_gradient("L").resize(noise.size))
    for content, media_type in ((encoded(noise, "PNG"), "image/png"), (encoded(noise, "WEBP"), "image/png"),
                                (encoded(noise.convert("RGB"), "PNG"), "image/jpeg")):  # fmt: skip
        made = prepare_sizes(Picture("a", "", 0, 0, content), tuple(KIT_SIZES.values()))
        assert {one.media_type for one in made} == {media_type}


def test_a_moving_picture_moves_where_it_may_and_else_stands_still() -> None:
    frames = [Image.new("L", (40, 30), shade) for shade in (0, 255)]
    film = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert ready(film, purposes.E_BOOK) == ready(film, purposes.E_BOOK)._replace(content=film, moves=True)
    still = ready(film, purposes.PRINT)
    assert (still.width, still.height, still.moves) == (40, 30, False)


GIANTS = {
    "grey JPEG": ("L", (16000, 12400), "JPEG", {}),
    "colour JPEG": ("RGB", (16000, 12400), "JPEG", {}),
    "colour PNG of a telephone": ("RGB", (12000, 9000), "PNG", {"compress_level": 1}),
    "grey PNG": ("L", (16000, 12400), "PNG", {"compress_level": 1}),
}

MEASURED = """
import re, sys
from umbruch.pictures.open_picture import picture_from
from umbruch.pictures.prepare_picture import prepare
from umbruch.pictures import purposes
content = open(sys.argv[1], "rb").read()
picture = picture_from(content, "bild")
for purpose, box in ((purposes.PRINT, (2000, 1600)), (purposes.SCREEN, None)):
    prepare(picture, purpose, box)
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the most memory is read from /proc")
@pytest.mark.parametrize("kind", GIANTS)
def test_giant_pictures_are_prepared_within_600_mb(tmp_path: Path, kind: str) -> None:
    mode, size, encoding, options = GIANTS[kind]
    path = tmp_path / "giant"
    make = f"from PIL import Image; Image.new({mode!r}, {size!r}, 90).save({str(path)!r}, {encoding!r}, **{options!r})"
    subprocess.run([sys.executable, "-c", make], check=True)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True, timeout=300
    )
    assert int(done.stdout) < 600
    assert done.stderr == ""
