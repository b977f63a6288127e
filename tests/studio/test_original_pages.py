"""The input as it came: its pages, with a frame around every line."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from PIL import Image

import umbruch
from tests.browsing import chromium, visit
from tests.readers.pdf.pages import COLUMNS, HEADLINE, article, page_picture, pdf, put
from tests.studio.studios import Running, clipping_in, running
from tests.tools import require_tool
from umbruch.readers.pdf.scan import tesseract
from umbruch.studio.article_view import view_of
from umbruch.studio.open_article import OpenArticle
from umbruch.studio.preview.original_pages import original_picture, original_view

if TYPE_CHECKING:
    from playwright.sync_api import Page

SECOND = "Kalldorf feiert seinen alten Teich"


def two_articles(canvas: Any) -> None:
    """One article over another."""
    article(canvas)
    canvas.line(60, 842 - 210, 540, 842 - 210)
    put(canvas, SECOND, 60, 250, 26, "Helvetica-Bold")
    for row in range(5):
        for number, column in enumerate(reversed(COLUMNS)):
            put(canvas, column[row].replace("LAUTER. ", ""), 60 + 165 * number, 280 + 11 * row)


def page_in(folder: Path) -> Path:
    path = folder / "page.pdf"
    path.write_bytes(pdf(two_articles))
    return path


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Running]:
    with running(page_in(tmp_path)) as one:
        yield one


def test_every_line_of_a_page_has_its_box_inside_the_page(tmp_path: Path) -> None:
    view = view_of(OpenArticle(page_in(tmp_path), "en"))
    assert view["original"]
    boxes = [line["box"] for line in view["lines"] if line["text"].strip()]
    assert all(box and box[0] == 1 and 0 <= box[1] < box[3] <= 595 and 0 <= box[2] < box[4] <= 842 for box in boxes)


def test_pages_of_the_input_are_drawn_and_text_has_none(studio: Running, tmp_path: Path) -> None:
    assert studio.told(f"{studio.article}/original")["sizes"] == [[595.0, 842.0]]
    assert studio.asked(f"{studio.article}/original/0?scale=1")[2].startswith(b"\xff\xd8\xff")
    assert studio.asked(f"{studio.article}/original/1")[0] == 422
    with running(clipping_in(tmp_path)) as text:
        assert not text.told(text.article)["original"]
        assert text.asked(f"{text.article}/original")[0] == 404


@pytest.mark.slow
def test_a_page_with_two_articles_is_put_right_on_its_picture(tmp_path: Path) -> None:
    path = page_in(tmp_path)
    with chromium() as browser, running(path) as studio, visit(browser, studio.studio.address) as seen:
        _put_right(studio, seen.page)
    assert seen.complaints == []
    assert [one.headline for one in umbruch.read(path).articles] == [HEADLINE, SECOND]


def _put_right(studio: Running, page: Page) -> None:
    """Say on the picture of the page where its second article begins."""
    page.get_by_role("tab", name="Original").click()
    at = next(at for at, one in enumerate(studio.told(studio.article)["lines"]) if one["text"] == SECOND)
    page.locator(f'.frame[data-at="{at}"]').click()
    page.keyboard.press("a")
    page.locator(f'.frame.role-headline[data-at="{at}"]').wait_for()


def test_an_office_file_is_shown_paragraph_by_paragraph_in_its_look(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Ein Fest am Fluss", 0)
    document.add_paragraph("Die Brücke war zwei Jahre gesperrt.").runs[0].italic = True
    table = document.add_table(0, 2)
    for name, number in (("Besucher", "412"), ("Gäste", "38")):
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = name, number
    document.add_paragraph("Brot", style="List Bullet")
    path = tmp_path / "fest.docx"
    document.save(str(path))
    article = OpenArticle(path, "en")
    assert view_of(article)["original"] == "blocks"
    blocks = original_view(article)["blocks"]
    assert [one["type"] for one in blocks] == ["line", "line", "table", "table"]
    texts = [line["text"] for line in view_of(article)["lines"]]
    assert [texts[one["at"]] for one in blocks[:2]] == ["Ein Fest am Fluss", "Die Brücke war zwei Jahre gesperrt."]
    assert blocks[0]["look"]["style"] == "Title"
    assert blocks[1]["look"]["italic"]
    assert [one["rows"] for one in blocks[2:]] == [[["Besucher", "412"], ["Gäste", "38"]], [["Brot"]]]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_a_scan_is_shown_upright_as_it_was_read(tmp_path: Path, kind: str) -> None:
    require_tool("tesseract")
    if "osd" not in (tesseract.languages_installed() or ()):
        pytest.skip("tesseract's data on which way is up (osd) are not installed here")
    image = page_picture(("Bridge opens after seven years", "", *("The council voted on Monday to build it",) * 9))
    path = tmp_path / f"scan.{kind.lower()}"
    image.crop((0, 0, 827, 600)).rotate(90, expand=True).save(path, kind, dpi=(100, 100), resolution=100)
    article = OpenArticle(path, "en")
    assert view_of(article)["original"] == "pages"
    ((width, height),) = original_view(article)["sizes"]
    assert width > height
    shown = Image.open(io.BytesIO(original_picture(article, 0, 1.0)))
    assert [*shown.size] == pytest.approx([width, height], abs=1)
    boxes = [line["box"] for line in view_of(article)["lines"] if line["box"]]
    assert all(right <= width and bottom <= height for _, _, _, right, bottom in boxes)
