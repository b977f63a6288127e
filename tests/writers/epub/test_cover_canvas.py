"""The canvas of covers: a PNG that every reader opens, whose letters are drawn once and kerned as the face says."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from umbruch.fonts.families import face_file
from umbruch.style import load
from umbruch.writers.epub.covers.cover_canvas import Canvas, lettering

SERIF = face_file(load("broadsheet").fonts.serif, bold=True, italic=False)


def opened(canvas: Canvas) -> Image.Image:
    image = Image.open(io.BytesIO(canvas.png()))
    image.load()  # check sums of chunks and of the stream are compared here
    return image.convert("RGB")


@pytest.mark.parametrize(("top", "bottom"), [(0, 3), (0, 97), (40, 41), (96, 97), (13, 60)])
def test_blank_rows_around_ink_come_back_as_paper(top: int, bottom: int) -> None:
    canvas = Canvas(61, 97)
    canvas.bar((5, top, 50, bottom), "#102030")
    canvas.bar((5, top, 50, bottom), "#102030")
    expected = Image.new("RGB", (61, 97), "white")
    expected.paste((0x10, 0x20, 0x30), (5, top, 50, bottom))
    assert opened(canvas).tobytes() == expected.tobytes()


def test_a_canvas_without_ink_is_paper() -> None:
    assert opened(Canvas(600, 900)).getcolors() == [(540_000, (255, 255, 255))]


def test_letters_stand_where_pillow_draws_them_but_for_the_kerning() -> None:
    letters = lettering(SERIF, 40)
    one = letters.set("n", 100)
    word = letters.set("nn", 100)
    advance = round(letters["n"].advance)
    assert word.crop((0, 0, advance, word.height)).tobytes() == one.crop((0, 0, advance, one.height)).tobytes()
    assert word.crop((advance, 0, 100, word.height)).tobytes() == one.crop((0, 0, 100 - advance, one.height)).tobytes()
    kerned, loose = letters.set("AV", 120).getbbox(), letters["A"].advance + letters["V"].advance
    assert kerned is not None
    assert kerned[2] < loose


def test_a_line_that_runs_over_the_edge_is_cut_and_harms_nothing() -> None:
    canvas = Canvas(60, 40)
    canvas.line("Donaudampfschiff", 10, 20, lettering(SERIF, 40), "#000000")
    found = opened(canvas)
    assert found.size == (60, 40)
    assert found.crop((0, 0, 10, 40)).getcolors() == [(400, (255, 255, 255))]
