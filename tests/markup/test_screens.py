"""Headlines in windows of telephones, tablets and desks: pages and chapters of every style, shown by Chromium."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsing import chromium
from tests.publications import paragraph
from umbruch.api import render
from umbruch.style import builtin_names
from umbruch.tree import Article, Publication

pytestmark = [pytest.mark.slow, pytest.mark.conformance]

LONG = "Straßenbauarbeiten beginnen: Der Rat der Stadt Niederhafen beschließt den neuen Steg"
PUBLICATION = Publication(
    lang="de", articles=(Article(lang="de", headline=LONG, body=(paragraph("Der Rat hat am Montag getagt. " * 9),)),)
)
WIDTHS, HEIGHT = (375, 600, 800, 1280), 800
MOST = 0.55
"""The share of a window's height that a headline of 84 letters may take, in the loudest style."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.mark.parametrize("kind", ["html", "epub"])
@pytest.mark.parametrize("style", builtin_names())
def test_a_headline_leaves_room_for_the_text_and_no_word_is_cut(
    style: str, kind: str, tmp_path: Path, browser: Browser
) -> None:
    content = render(PUBLICATION, kind, style, on_diagnostic=lambda _: None)
    path = tmp_path / "page.html"
    path.write_bytes(content)
    if kind == "epub":
        zipfile.ZipFile(io.BytesIO(content)).extractall(tmp_path)
        (path,) = tmp_path.rglob("article-001.xhtml")
    page = browser.new_page()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.goto(path.as_uri())
        height, widest, room = page.evaluate(
            """() => {
              const head = document.querySelector(".headline"), high = head.getBoundingClientRect();
              head.style.cssText = "width: min-content; overflow-wrap: normal; word-break: normal; hyphens: manual";
              return [high.height, head.getBoundingClientRect().width, high.width];
            }"""
        )
        assert height < MOST * HEIGHT, (width, height)
        assert widest <= room or width == 375, (width, widest, room)  # a telephone parts it at a syllable
    page.context.close()
