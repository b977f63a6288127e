"""Photographs are scaled in their planes of light and colour, and look as if they had been in red, green and blue."""

from __future__ import annotations

import io
import math

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from umbruch.pictures.colour import holds_luma_chroma
from umbruch.pictures.open_picture import opened
from umbruch.pictures.prepare_picture import prepare
from umbruch.pictures.purposes import PRINT
from umbruch.tree import Picture

BOX = (600, 450)
SAME_TO_THE_EYE = 36.0
"""Decibels (PSNR): what a JPEG of quality 85 itself differs from what it was made of."""


def _photograph() -> Image.Image:
    """Hills of colour under grain, with the edges of a red roof and a blue door."""
    coarse = [Image.effect_noise((12, 9), 150).resize((1000, 750), Image.Resampling.BICUBIC) for _ in range(3)]
    photograph = Image.merge("RGB", coarse)
    drawn = ImageDraw.Draw(photograph)
    drawn.polygon([(200, 300), (400, 100), (600, 300)], fill=(190, 40, 30))
    drawn.rectangle((350, 320, 450, 600), fill=(20, 60, 190))
    return photograph


def _written(image: Image.Image, **options: object) -> Picture:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, subsampling="4:4:4", **options)
    return Picture(href="a.jpg", media_type="image/jpeg", width=1000, height=750, content=out.getvalue())


def _decibels(one: Image.Image, other: Image.Image) -> float:
    found = ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB")))
    return 10 * math.log10(255**2 / max(sum(found.sum2) / sum(found.count), 1e-9))


@pytest.mark.parametrize("options", [{}, {"keep_rgb": True}], ids=["light and colour", "red, green and blue"])
def test_a_photograph_keeps_its_colours_however_its_jpeg_holds_them(options: dict[str, object]) -> None:
    photograph = _photograph()
    made = prepare(_written(photograph, **options), PRINT, BOX)
    assert (made.width, made.height) == BOX
    wanted = photograph.resize(BOX, Image.Resampling.LANCZOS)
    assert _decibels(Image.open(io.BytesIO(made.content)), wanted) > SAME_TO_THE_EYE


def test_a_photograph_that_lies_on_its_side_is_turned_in_its_planes() -> None:
    photograph = _photograph()
    exif = Image.Exif()
    exif[0x0112] = 6
    made = prepare(_written(photograph, exif=exif), PRINT, BOX[::-1])
    assert (made.width, made.height) == BOX[::-1]
    wanted = photograph.transpose(Image.Transpose.ROTATE_270).resize(BOX[::-1], Image.Resampling.LANCZOS)
    assert _decibels(Image.open(io.BytesIO(made.content)), wanted) > SAME_TO_THE_EYE


def test_a_jpeg_of_red_green_and_blue_is_decoded_as_such() -> None:
    for options, planes in (({}, True), ({"keep_rgb": True}, False)):
        with opened(_written(_photograph(), **options).content, "a.jpg") as image:
            assert holds_luma_chroma(image) is planes
