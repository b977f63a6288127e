"""Links of a PDF stay links: on their words, over line ends, to web addresses and mailboxes and nowhere else."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

import umbruch
from tests.cpu_growth import EVEN, growth
from tests.readers.pdf.pages import article, pdf, put
from umbruch.readers.pdf.file.page_content import Letter, PageContent, Run
from umbruch.readers.pdf.file.page_links import PageLink, links_of
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


Opened = tuple[Any, PageContent]
LINE = "Haushaltsplan der Stadt Lauter und ihrer Eigenbetriebe für das kommende Jahr"


def page_of_links(lines: int, *, over_all: bool = False) -> Opened:
    """A page with as many lines as links, each on the first word of its line, or all of them on the whole page."""
    height = 20.0 * lines + 40
    kept = BytesIO()
    canvas = Canvas(kept, pagesize=(800, height))
    for line in range(lines):
        area = (20, height - 20 * line - 22, 20 + 13 * 9 - 4, height - 20 * line - 10)
        canvas.linkURL(f"https://lauter.example/{line}", (0, 0, 800, height) if over_all else area, relative=0)
    canvas.showPage()
    canvas.save()
    letters = tuple(
        Letter(letter, 20 + 9.0 * place, 29 + 9.0 * place, 20.0 * line + 20, Run(10))
        for line in range(lines)
        for place, letter in enumerate(LINE)
    )
    return pypdfium2.PdfDocument(kept.getvalue()), PageContent(1, 800, height, letters, (), ())


def found(page: Opened) -> list[PageLink]:
    return links_of(page[0], [page[1]])


@pytest.mark.parametrize("over_all", [False, True])
def test_time_grows_with_the_letters_and_not_with_letters_times_links(over_all: bool) -> None:
    assert growth(found, page_of_links(40, over_all=over_all), page_of_links(400, over_all=over_all)) < EVEN


def test_each_of_many_links_lies_on_its_own_words() -> None:
    links = found(page_of_links(400))
    assert [link.address for link in links] == [f"https://lauter.example/{line}" for line in range(400)]
    assert {link.lines for link in links} == {("Haushaltsplan",)}
