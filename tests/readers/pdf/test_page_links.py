"""Links of a PDF stay links: on their words, over line ends, to web addresses and mailboxes and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

import umbruch
from tests.readers.pdf.pages import article, pdf, put
from umbruch.tree import Link, Paragraph

WORDS = "Alles Weitere steht im Haushaltsplan der Stadt, der seit Montag im Rathaus ausliegt, und auf der Seite der"


def links(address: str, *areas: tuple[float, float, float, float]) -> list[Link]:
    def draw(canvas: Any) -> None:
        article(canvas)
        put(canvas, WORDS, 60, 300, 9)
        put(canvas, "Stadt im Netz, sagte die Bürgermeisterin nach der Sitzung des Rates am Montag.", 60, 311, 9)
        for area in areas:
            canvas.linkURL(address, area, relative=0)

    body = umbruch.read(pdf(draw)).article.body
    return [one for block in body if isinstance(block, Paragraph) for one in block.content if isinstance(one, Link)]


def edges(before: str, words: str, down: float) -> tuple[float, float, float, float]:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    left = 60 + stringWidth(before, "Times-Roman", 9)
    return left, 842 - down - 2, left + stringWidth(words, "Times-Roman", 9), 842 - down + 7


PLAN = edges("Alles Weitere steht im ", "Haushaltsplan", 300)


def test_a_link_stays_on_its_words() -> None:
    (link,) = links("https://lauter.example/plan", PLAN)
    assert (link.href, "".join(getattr(one, "text", "") for one in link.content)) == (
        "https://lauter.example/plan", "Haushaltsplan",
    )  # fmt: skip


def test_a_link_over_a_line_end_is_one() -> None:
    first = edges(WORDS.removesuffix("Seite der"), "Seite der", 300)
    (link,) = links("https://lauter.example/", first, edges("", "Stadt im Netz", 311))
    assert "".join(getattr(one, "text", "") for one in link.content) == "Seite der Stadt im Netz"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "lauter.example", ""])
def test_what_is_no_address_of_the_web_is_no_link(address: str) -> None:
    assert links(address, PLAN) == []
