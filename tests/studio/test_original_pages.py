"""The input as it came: its pages, with a frame around every line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import umbruch
from tests.browsing import chromium, visit
from tests.readers.pdf.pages import COLUMNS, HEADLINE, article, pdf, put
from tests.studio.studios import Running, clipping_in, running
from umbruch.studio.article_view import view_of
from umbruch.studio.open_article import OpenArticle

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
