"""Pictures for previews: their shape, and what of a picture stays in sight."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from umbruch.errors import InputUnreadable
from umbruch.presskit.sharing.social_card import HEIGHT, WIDTH, logo_card, photo_card

RED, BLUE = (200, 0, 0), (0, 0, 200)


def halves(width: int, height: int) -> bytes:
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def shown(card: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(card))
    assert (image.format, image.size) == ("JPEG", (WIDTH, HEIGHT))
    return image.convert("RGB")


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 25 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("size", [(3000, 2000), (400, 300), (1200, 630), (6000, 900)])
def test_a_wide_photograph_fills_the_card(size: tuple[int, int]) -> None:
    card = shown(photo_card(halves(*size), "x.png", None))
    assert near(card.getpixel((5, 5)), RED)
    assert near(card.getpixel((WIDTH - 5, HEIGHT - 5)), BLUE)


def test_an_upright_photograph_stays_whole() -> None:
    card = shown(photo_card(halves(600, 1200), "x.png", None))
    assert near(card.getpixel((WIDTH // 2, 5)), RED)
    assert near(card.getpixel((WIDTH // 2, HEIGHT - 5)), BLUE)


def test_the_point_that_a_desk_has_named_decides_how_it_is_cut() -> None:
    card = shown(photo_card(halves(600, 1200), "x.png", (0.5, 0.0)))
    assert near(card.getpixel((WIDTH // 2, HEIGHT - 5)), RED)


def test_a_logo_stands_on_white_with_room_around_it() -> None:
    card = shown(logo_card(halves(400, 100), "logo.png"))
    assert near(card.getpixel((5, 5)), (255, 255, 255))
    assert near(card.getpixel((WIDTH // 2, HEIGHT // 2 - 40)), RED)


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(InputUnreadable):
        photo_card(b"no picture", "x.png", None)
