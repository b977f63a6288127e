"""A part of a picture in the place of the whole, as a correction that every command honours."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

import umbruch
from tests.tools import ROOT
from umbruch.corrections.cropped_picture import cropped
from umbruch.errors import FieldError
from umbruch.tree import Picture

RED, BLUE = (200, 20, 20), (20, 20, 200)
_UPRIGHT, _TURNED = 1, 6


def two_halves(encoding: str, *, orientation: int = _UPRIGHT) -> Picture:
    """A picture that is red on its left half and blue on its right, as it is stored."""
    image = Image.new("RGB", (200, 100), RED)
    image.paste(BLUE, (100, 0, 200, 100))
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = io.BytesIO()
    image.save(stored, encoding, exif=exif)
    size = (200, 100) if orientation == _UPRIGHT else (100, 200)
    return Picture("a", f"image/{encoding.lower()}", *size, stored.getvalue())


def is_near(image: Image.Image, colour: tuple[int, int, int]) -> bool:
    pixels = image.convert("RGB").resize((4, 4)).get_flattened_data()
    return all(abs(one - wanted) < 12 for pixel in pixels for one, wanted in zip(pixel, colour, strict=True))  # type: ignore[arg-type, unused-ignore]


@pytest.mark.parametrize("encoding", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_part_that_is_named_stays_and_the_kind_of_file_too(encoding: str) -> None:
    part = cropped(two_halves(encoding), "0.55; 0; 0.45; 1", "")
    with Image.open(io.BytesIO(part.content)) as image:
        assert (image.format, image.size, (part.width, part.height)) == (encoding, (90, 100), (90, 100))
        assert is_near(image, BLUE)


def test_shares_count_on_the_picture_as_it_is_seen() -> None:
    part = cropped(two_halves("JPEG", orientation=_TURNED), "0; 0.55; 1; 0.45", "")
    with Image.open(io.BytesIO(part.content)) as image:
        assert image.size == (100, 90)
        assert image.getexif().get(0x0112, _UPRIGHT) == _UPRIGHT
        assert is_near(image, BLUE)


def test_the_point_in_sight_moves_along() -> None:
    picture = replace(two_halves("PNG"), focus=(0.75, 0.5))
    assert cropped(picture, "0.5; 0; 0.5; 1", "").focus == (0.5, 0.5)


@pytest.mark.parametrize(
    "value", ["", "0.5", "0; 0; 1; 1; 1", "0.6; 0; 0.5; 1", "-0.1; 0; 1; 1", "0; 0; 0.001; 1", "a; b; c; d"]
)
def test_what_is_no_part_is_refused_with_an_example(value: str) -> None:
    with pytest.raises(FieldError, match="no part of a picture") as caught:
        cropped(two_halves("PNG"), value, "pictures[0].crop")
    assert "0.75" in str(caught.value.hint)


def test_every_command_takes_the_part_and_the_file_stays(tmp_path: Path) -> None:
    for name in ("clipping.txt", "clipping.jpg"):
        shutil.copy(ROOT / "input" / name, tmp_path / name)
    whole = (tmp_path / "clipping.jpg").read_bytes()
    before = umbruch.read(tmp_path / "clipping.txt").pictures[0]
    (tmp_path / "clipping.fix.toml").write_text(
        '[set]\n"pictures[0].crop" = "0.25; 0.25; 0.5; 0.5"\n', encoding="utf-8"
    )
    reading = umbruch.read(tmp_path / "clipping.txt")
    picture = reading.pictures[0]
    assert abs(picture.width - before.width / 2) <= 1
    assert picture.caption == before.caption
    assert (tmp_path / "clipping.jpg").read_bytes() == whole
    again = umbruch.read(tmp_path / "clipping.txt")
    assert umbruch.render(reading, "pdf") == umbruch.render(again, "pdf")
