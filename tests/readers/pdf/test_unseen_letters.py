"""Letters of a PDF that nobody can see are kept aside and said; those that show are never lost."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

import umbruch
from tests.photographs import jpeg
from tests.readers.pdf.pages import article, pdf, put
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts

WORD = "Geheimwort"
LINE = f"Das {WORD} steht hier und soll"
WHITE, DARK = (1, 1, 1), (0, 0.2, 0.4)


def ink(canvas: Any, colour: tuple[float, float, float], text: str = LINE, down: float = 300, size: float = 9) -> None:
    canvas.setFillColorRGB(*colour)
    put(canvas, text, 60, down, size)


def block(canvas: Any, colour: tuple[float, float, float], alpha: float = 1.0) -> None:
    """A rectangle where the line stands."""
    canvas.setFillColorRGB(*colour)
    canvas.setFillAlpha(alpha)
    canvas.rect(50, 842 - 320, 300, 40, stroke=0, fill=1)
    canvas.setFillAlpha(1)


def white(canvas: Any) -> None:
    ink(canvas, WHITE)


def as_dark_as_its_ground(canvas: Any) -> None:
    block(canvas, DARK)
    ink(canvas, DARK)


def covered_in_black(canvas: Any) -> None:
    ink(canvas, (0, 0, 0))
    block(canvas, (0, 0, 0))


def covered_in_white(canvas: Any) -> None:
    ink(canvas, (0, 0, 0))
    block(canvas, WHITE)


def tiny(canvas: Any) -> None:
    ink(canvas, (0, 0, 0), size=1)


def unprinted(canvas: Any) -> None:
    text = canvas.beginText(60, 842 - 300)
    text.setFont("Times-Roman", 9)
    text.setTextRenderMode(3)
    text.textLine(LINE)
    canvas.drawText(text)


def off_the_page(canvas: Any) -> None:
    put(canvas, LINE, -400, 300)


def clear(canvas: Any) -> None:
    canvas.setFillAlpha(0)
    put(canvas, LINE, 60, 300)
    canvas.setFillAlpha(1)


def white_on_dark(canvas: Any) -> None:
    block(canvas, DARK)
    ink(canvas, WHITE)


def white_on_a_picture(canvas: Any) -> None:
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(io.BytesIO(jpeg())), 50, 842 - 330, 300, 60)
    ink(canvas, WHITE)


def white_in_a_form(canvas: Any) -> None:
    canvas.beginForm("box")
    block(canvas, DARK)
    ink(canvas, WHITE)
    canvas.endForm()
    canvas.doForm("box")


def white_on_a_clipped_ground(canvas: Any) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(40, 842 - 330, 400, 80)
    canvas.clipPath(path, stroke=0, fill=0)
    block(canvas, DARK)
    canvas.restoreState()
    ink(canvas, WHITE)


def marked_by_a_clear_pen(canvas: Any) -> None:
    ink(canvas, (0, 0, 0))
    block(canvas, (1, 1, 0), alpha=0.4)


def under_a_round_shape(canvas: Any) -> None:
    ink(canvas, (0, 0, 0))
    canvas.setFillColorRGB(*DARK)
    canvas.circle(200, 842 - 380, 60, stroke=0, fill=1)


def on_a_white_ground(canvas: Any) -> None:
    block(canvas, WHITE)
    ink(canvas, (0, 0, 0))


def cut_to(canvas: Any, left: float, wide: float) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, 842 - 330, wide, 80)
    canvas.clipPath(path, stroke=0, fill=0)
    put(canvas, LINE, 60, 300)
    canvas.restoreState()


def cut_away(canvas: Any) -> None:
    cut_to(canvas, 400, 100)


def cut_to_its_line(canvas: Any) -> None:
    cut_to(canvas, 40, 400)


def coloured(alpha: int, *, striped: bool = False) -> Any:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    image = Image.new("RGBA", (300, 20), (200, 50, 50, alpha))
    for at in range(0, 300, 10) if striped else ():
        image.paste((255, 255, 255, alpha), (at, 0, at + 5, 20))
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return ImageReader(io.BytesIO(kept.getvalue()))


def under_a_photograph(canvas: Any) -> None:
    from reportlab.lib.utils import ImageReader

    put(canvas, LINE, 60, 300)
    canvas.drawImage(ImageReader(io.BytesIO(jpeg())), 50, 842 - 330, 300, 60)


def under_a_low_picture_of_one_colour(canvas: Any) -> None:
    put(canvas, LINE, 60, 300)
    canvas.drawImage(coloured(255), 50, 842 - 305, 300, 16, mask="auto")


def under_a_clear_picture(canvas: Any) -> None:
    put(canvas, LINE, 60, 300)
    canvas.drawImage(coloured(90), 50, 842 - 330, 300, 60, mask="auto")


def under_a_picture_of_its_line(canvas: Any) -> None:
    put(canvas, LINE, 60, 300)
    canvas.drawImage(coloured(255, striped=True), 50, 842 - 305, 300, 16, mask="auto")


UNSEEN: dict[str, Callable[[Any], None]] = {
    one.__name__: one
    for one in (
        white, as_dark_as_its_ground, covered_in_black, covered_in_white, tiny, unprinted, clear, cut_away,
        under_a_photograph, under_a_low_picture_of_one_colour,
    )
}  # fmt: skip
SEEN: dict[str, Callable[[Any], None]] = {
    one.__name__: one
    for one in (
        white_on_dark, white_on_a_picture, white_in_a_form, white_on_a_clipped_ground, marked_by_a_clear_pen,
        under_a_round_shape, on_a_white_ground, cut_to_its_line, under_a_clear_picture, under_a_picture_of_its_line,
    )
}  # fmt: skip


def page(draw: Callable[[Any], None]) -> Callable[[Any], None]:
    def whole(canvas: Any) -> None:
        article(canvas)
        draw(canvas)

    return whole


def shown(reading: Reading) -> str:
    return "\n".join(text for one in reading.articles for text in article_texts(one))


@pytest.mark.parametrize("case", UNSEEN)
def test_letters_that_do_not_show_are_kept_aside_and_said(case: str) -> None:
    reading = umbruch.read(pdf(page(UNSEEN[case])))
    assert WORD not in shown(reading)
    assert "Umweg über Bergen" in shown(reading)
    assert any(WORD in text for text in reading.article.discarded)
    assert "copy.hidden" in {one.code for one in reading.diagnostics}


@pytest.mark.parametrize("case", SEEN)
def test_letters_that_show_are_published(case: str) -> None:
    reading = umbruch.read(pdf(page(SEEN[case])))
    assert WORD in shown(reading) + "".join(reading.article.discarded)
    assert "copy.hidden" not in {one.code for one in reading.diagnostics}


def test_letters_off_the_page_are_not_published() -> None:
    assert WORD not in shown(umbruch.read(pdf(page(off_the_page))))


def test_one_word_that_is_blackened_leaves_the_line_around_it() -> None:
    def draw(canvas: Any) -> None:
        start = canvas.stringWidth("Die Stadt zahlt dafür ", "Times-Roman", 9)
        wide = canvas.stringWidth(WORD, "Times-Roman", 9)
        put(canvas, f"Die Stadt zahlt dafür {WORD} Euro im Jahr.", 60, 300)
        canvas.rect(60 + start, 842 - 303, wide, 10, stroke=0, fill=1)

    reading = umbruch.read(pdf(page(draw)))
    assert WORD not in shown(reading)
    assert "Die Stadt zahlt dafür" in shown(reading) + "".join(reading.article.discarded)


def test_words_under_a_black_annotation_are_not_published() -> None:
    import pikepdf

    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(page(lambda canvas: ink(canvas, (0, 0, 0)))))) as file:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[50, 522, 350, 562], IC=[0, 0, 0], C=[0, 0, 0]
        )
        file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])
        file.save(kept)
    reading = umbruch.read(kept.getvalue())
    assert WORD not in shown(reading)
    assert "copy.hidden" in {one.code for one in reading.diagnostics}


def layered(default: dict[str, list[int] | str], drawn: str, name: str = "Entwurf") -> bytes:
    """A page with something drawn in a layer; `default` tells which layers are off, `[0]` standing for that one."""
    import pikepdf

    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(page(lambda canvas: ink(canvas, (0, 0, 0), "Das hier sieht man."))))) as file:
        layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=name))
        other = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Seite"))
        told = pikepdf.Dictionary(
            {key: pikepdf.Array([layer]) if isinstance(value, list) else pikepdf.Name(value)
             for key, value in default.items()}
        )  # fmt: skip
        file.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer, other]), D=told)
        first = file.pages[0]
        first.Resources.Properties = pikepdf.Dictionary(L0=layer)
        first.contents_add(f"q /OC /L0 BDC {drawn} EMC Q".encode("latin-1"))
        file.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return kept.getvalue()


WORDS = f"BT /F1 9 Tf 60 400 Td (Das {WORD} steht hier) Tj ET"


@pytest.mark.parametrize("default", [{"/OFF": [0]}, {"/BaseState": "/OFF"}])
@pytest.mark.parametrize("name", ["Entwurf", "Entwürfe (intern)", "Entwürfe → später"])
def test_words_in_a_layer_that_is_switched_off_are_kept_aside(default: dict[str, list[int] | str], name: str) -> None:
    reading = umbruch.read(layered(default, WORDS, name))
    assert WORD not in shown(reading)
    assert any(WORD in text for text in reading.article.discarded)


@pytest.mark.parametrize("default", [{}, {"/ON": [0]}, {"/BaseState": "/OFF", "/ON": [0]}])
def test_words_in_a_layer_that_is_on_are_published(default: dict[str, list[int] | str]) -> None:
    reading = umbruch.read(layered(default, WORDS))
    assert WORD in shown(reading) + "".join(reading.article.discarded)
    assert "copy.hidden" not in {one.code for one in reading.diagnostics}


def test_what_is_drawn_in_a_layer_that_is_off_covers_no_words() -> None:
    drawn = "1 1 1 rg 50 520 300 40 re f"
    assert "Das hier sieht man." in shown(umbruch.read(layered({"/OFF": [0]}, drawn)))
    assert "Das hier sieht man." not in shown(umbruch.read(layered({}, drawn)))
