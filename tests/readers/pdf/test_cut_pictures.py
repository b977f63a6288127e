"""Photographs cut out of pages: whole though in pieces, with their captions, without emblems and backgrounds."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

import umbruch
from tests.readers.pdf.pages import COLUMNS, article, pdf, put
from umbruch.readers.pdf.file import cut_pictures
from umbruch.tree import Figure
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts, inline_text


def photograph(width: int = 300, height: int = 200, shade: int = 120) -> Any:
    from reportlab.lib.utils import ImageReader

    kept = io.BytesIO()
    Image.new("RGB", (width, height), (shade, 80, 40)).save(kept, "JPEG")
    return ImageReader(io.BytesIO(kept.getvalue()))


def figures(reading: Reading) -> list[Figure]:
    return [block for block in reading.article.body if isinstance(block, Figure)]


def page(*draws: Callable[[Any], None]) -> Reading:
    def draw(canvas: Any) -> None:
        article(canvas)
        for one in draws:
            one(canvas)

    return umbruch.read(pdf(draw), name="page.pdf")


def below(canvas: Any) -> None:
    canvas.drawImage(photograph(), 60, 400, 300, 200)


def test_a_photograph_becomes_a_figure_with_the_caption_under_it() -> None:
    def caption(canvas: Any) -> None:
        put(canvas, "Die neue Brücke von Osten, im Hintergrund die alte Mühle.", 60, 452, 7.5)

    reading = page(below, caption)
    (figure,) = figures(reading)
    assert "".join(block_texts((figure,))) == "Die neue Brücke von Osten, im Hintergrund die alte Mühle."
    (picture,) = reading.pictures
    assert (picture.href, picture.width, picture.height) == (figure.image, 300, 200)
    assert picture.content.startswith(b"\xff\xd8")


def test_a_credit_at_the_right_edge_under_a_picture_ends_the_caption_beside_it() -> None:
    def caption(canvas: Any) -> None:
        put(canvas, "Die neue Brücke von Osten.", 60, 452, 7.5)
        put(canvas, "FOTO: IDA KERN", 300, 452, 7)
        for number, column in enumerate(COLUMNS[:2]):
            for row, line in enumerate(column):
                put(canvas, line, 60 + 165 * number, 475 + 11 * row)

    (figure,) = figures(page(below, caption))
    assert inline_text(figure.caption) == "Die neue Brücke von Osten."
    assert figure.credit
    assert figure.credit.name == "IDA KERN"


def test_a_photograph_in_pieces_is_one_picture() -> None:
    def pieces(canvas: Any) -> None:
        canvas.drawImage(photograph(200, 200, 90), 60, 400, 200, 200)
        canvas.drawImage(photograph(100, 120), 260, 400, 100, 120)
        canvas.drawImage(photograph(100, 80), 260, 520, 100, 80)

    reading = page(pieces)
    (picture,) = reading.pictures
    assert picture.width / picture.height == pytest.approx(1.5, abs=0.02)
    opened = Image.open(io.BytesIO(picture.content)).convert("RGB")
    assert abs(opened.getpixel((10, 10))[0] - 90) < 12  # type: ignore[index]


def emblem(canvas: Any) -> None:
    canvas.drawImage(photograph(), 480, 762, 60, 40)


def background(canvas: Any) -> None:
    canvas.drawImage(photograph(), 0, 0, 595, 842)
    article(canvas)


def advertisement(canvas: Any) -> None:
    canvas.drawImage(photograph(), 60, 400, 300, 200)
    for number in range(4):
        put(canvas, "Jetzt kaufen und sparen", 80, 300 + 20 * number, 14)


def line(canvas: Any) -> None:
    canvas.drawImage(photograph(), 60, 500, 400, 12)


@pytest.mark.parametrize("drawn", [emblem, background, advertisement, line])
def test_what_belongs_to_the_page_is_no_figure(drawn: Callable[[Any], None]) -> None:
    assert page(drawn).pictures == ()


def in_a_form(canvas: Any) -> None:
    canvas.beginForm("photograph")
    canvas.drawImage(photograph(), 0, 0, 300, 200)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(60, 400)
    canvas.doForm("photograph")
    canvas.restoreState()


def in_a_form_inside_a_form(canvas: Any) -> None:
    canvas.beginForm("inner")
    canvas.drawImage(photograph(), 0, 0, 150, 100)
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.scale(2, 2)
    canvas.doForm("inner")
    canvas.endForm()
    canvas.saveState()
    canvas.translate(60, 400)
    canvas.doForm("outer")
    canvas.restoreState()


@pytest.mark.parametrize("drawn", [in_a_form, in_a_form_inside_a_form])
def test_a_photograph_in_a_form_is_a_figure_with_its_caption(drawn: Callable[[Any], None]) -> None:
    def caption(canvas: Any) -> None:
        put(canvas, "Die neue Brücke von Osten, im Hintergrund die alte Mühle.", 60, 452, 7.5)

    reading = page(drawn, caption)
    (figure,) = figures(reading)
    assert "".join(block_texts((figure,))) == "Die neue Brücke von Osten, im Hintergrund die alte Mühle."
    assert [(one.width, one.height) for one in reading.pictures] == [(300, 200)]


def test_a_picture_on_every_page_is_none_of_the_article() -> None:
    def two(canvas: Any) -> None:
        article(canvas)
        below(canvas)

    assert umbruch.read(pdf(two, two), name="pages.pdf").pictures == ()


def test_pictures_are_bounded_in_number_and_the_rest_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut_pictures, "_MOST_PICTURES", 1)

    def two(canvas: Any) -> None:
        below(canvas)
        canvas.drawImage(photograph(240, 200, 20), 60, 150, 240, 200)

    reading = page(two)
    assert len(reading.pictures) == 1
    assert [one.code for one in reading.diagnostics if one.code == "picture.too_many"] == ["picture.too_many"]


def test_a_page_with_pictures_is_written_and_read_the_same_each_time() -> None:
    def draw(canvas: Any) -> None:
        article(canvas)
        below(canvas)

    content = pdf(draw)
    one, other = (umbruch.read(content) for _ in range(2))
    assert umbruch.render(one, "html", on_diagnostic=lambda _: None) == umbruch.render(
        other, "html", on_diagnostic=lambda _: None
    )
    assert one.pictures == other.pictures
