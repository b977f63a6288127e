"""Pages of a newspaper in words of our own, drawn with reportlab as press systems and office programs draw them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from PIL import Image

HEADLINE = "Neue Brücke über die Aue"
COLUMNS = (
    (
        "LAUTER. Der Rat hat am Montag den",
        "Bau der neuen Brücke beschlossen.",
        "Sie soll im nächsten Frühjahr fertig",
        "sein und zwei Millionen Euro kos-",
        "ten, sagte die Bürgermeisterin.",
    ),
    (
        "Die alte Brücke war im Winter ge-",
        "sperrt worden, weil ihre Pfeiler",
        "nicht mehr trugen. Seither fahren",
        "die Busse einen Umweg über Bergen,",
        "der eine halbe Stunde dauert.",
    ),
    (
        "Gegen den Bau stimmten nur zwei",
        "Mitglieder des Rates. Sie hätten",
        "lieber eine Fähre gesehen, wie sie",
        "bis zum Jahr 1931 an dieser Stelle",
        "über den Fluss gefahren war.",
    ),
)


def pdf(*pages: Callable[[Any], None], size: tuple[float, float] = (595, 842), **options: Any) -> bytes:
    """A PDF whose pages are drawn by these functions; letters from the base line `842 - y`."""
    from reportlab.pdfgen.canvas import Canvas

    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=size, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def put(canvas: Any, text: str, left: float, down: float, size: float = 9, font: str = "Times-Roman") -> None:
    """One line of text, `down` points below the top of a page of A4."""
    canvas.setFont(font, size)
    canvas.drawString(left, 842 - down, text)


def article(canvas: Any, columns: Sequence[Sequence[str]] = COLUMNS, headline: str = HEADLINE) -> None:
    """A headline over columns whose lines are drawn row by row, as from a word processor."""
    put(canvas, headline, 60, 100, 26, "Helvetica-Bold")
    for row in range(len(columns[0])):
        for number, column in enumerate(columns):
            put(canvas, column[row], 60 + 165 * number, 130 + 11 * row)


def page_picture(lines: Sequence[str] = ()) -> Image.Image:
    """A page of A4 as a scanner gives it, in 100 pixels an inch."""
    from PIL import ImageDraw, ImageFont

    image = Image.new("L", (827, 1169), 255)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((80, 80 + 40 * number), line, fill=0, font=ImageFont.load_default(30))
    return image
