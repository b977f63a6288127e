"""How fine a picture must be."""

from __future__ import annotations

import pytest

from tests.preflight.good import NOW
from umbruch.pictures.picture_folder import NoPictures
from umbruch.preflight.common.picture_rules import LEAST_DPI, LEAST_PIXELS, ORNAMENT, by_dpi, by_pixels
from umbruch.preflight.given import CheckedFile

INCH = 72.0
"""Points."""


def checked_file() -> CheckedFile:
    return CheckedFile("bericht.pdf", b"", "pdf", NOW, NoPictures())


@pytest.mark.parametrize(("pixels", "coarse"), [(LEAST_DPI, False), (LEAST_DPI - 1, True), (LEAST_DPI * 3 // 4, True)])
def test_a_picture_of_an_inch_needs_the_dots_of_an_inch(pixels: int, coarse: bool) -> None:
    found = list(by_dpi(checked_file(), "kai.jpg", (pixels, pixels), (INCH, INCH)))
    assert bool(found) is coarse
    if coarse:
        assert f"{pixels} dpi at 2.5 x 2.5 cm" in found[0].message


def test_the_coarser_direction_decides() -> None:
    assert list(by_dpi(checked_file(), "kai.jpg", (400, 150), (INCH, INCH)))
    assert not list(by_dpi(checked_file(), "kai.jpg", (400, 400), (INCH, 2 * INCH)))


@pytest.mark.parametrize(
    ("width", "coarse"), [(LEAST_PIXELS, False), (LEAST_PIXELS - 1, True), (ORNAMENT, False), (ORNAMENT + 1, True)]
)
def test_without_a_size_on_paper_the_longer_side_decides_and_signs_are_left_alone(width: int, coarse: bool) -> None:
    assert bool(list(by_pixels(checked_file(), "kai.jpg", width, 10))) is coarse
    assert bool(list(by_pixels(checked_file(), "kai.jpg", 10, width))) is coarse
