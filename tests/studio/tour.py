"""The pictures of docs/studio.md, made anew: `python -m tests.studio.tour`; look at them before they are kept."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.browsing import chromium, visit
from tests.studio.studios import CLIPPING, clipping_in, give, ready, running
from tests.studio.test_original_pages import page_in
from tests.tools import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PICTURES = ROOT / "docs" / "pictures"
HEADLINES = (
    "Neue Brücke über die Kalle eröffnet",
    "Der Teich im Park ist geputzt",
    "Bücherei öffnet am Sonntag",
    "Feuerwehr feiert hundert Jahre",
    "Ein Dorfladen für alle",
)
_COLOURS = 240
_CALM = 1500
"""Milliseconds until nothing moves any more."""


def keep(page: Page, name: str) -> None:
    """The page as a small PNG."""
    page.wait_for_timeout(_CALM)
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        small = shot.convert("RGB").quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    small.save(PICTURES / f"studio-{name}.png", optimize=True)


@contextmanager
def opened(browser: Browser, path: Path, *, width: int = 1280, height: int = 800, dark: bool = False) -> Iterator[Page]:
    """The studio for a file or folder, in a window of that size."""
    with running(path) as studio, visit(browser, studio.studio.address, width=width, dark=dark) as seen:
        seen.page.set_viewport_size({"width": width, "height": height})
        yield seen.page


def main() -> None:
    """Make all of them."""
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        clipping = clipping_in(folder)
        with opened(browser, clipping) as page:
            ready(page)
            page.keyboard.press("n")
            keep(page, "doubtful")
            page.get_by_role("button", name="Compare styles").click()
            keep(page, "styles")
            page.keyboard.press("Escape")
            give(page, 4, "d")
            keep(page, "corrected")
        with opened(browser, clipping, width=390, height=844, dark=True) as page:
            ready(page)
            keep(page, "phone")
        archive = folder / "archive"
        archive.mkdir()
        for number, headline in enumerate(HEADLINES, start=1):
            clipping_in(archive, CLIPPING.replace(HEADLINES[0], headline), f"{number:02}.txt")
        with opened(browser, archive, height=620) as page:
            page.wait_for_selector(".badges .badge")
            page.locator(".entries a").nth(1).click()
            ready(page)
            give(page, 4, "d")
            page.keyboard.press("Control+Enter")
            page.wait_for_selector('.tools [aria-pressed="true"]')
            page.get_by_role("link", name="All articles").click()
            page.wait_for_selector(".badges .checked")
            keep(page, "desk")
        shutil.copytree(ROOT / "input" / "presskit", folder / "mill")
        with opened(browser, folder / "mill") as page:
            page.wait_for_selector(".device iframe:not(.coming)")
            keep(page, "kit")
        with opened(browser, page_in(folder)) as page:
            ready(page)
            page.get_by_role("tab", name="Original").click()
            page.locator('.frame[data-at="20"]').click()
            page.keyboard.press("a")
            keep(page, "original")


if __name__ == "__main__":
    main()
