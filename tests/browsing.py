"""Pages in headless Chromium: opened from the file system, with everything that goes wrong written down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.tools import in_ci, require_tool

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


class Visit(NamedTuple):
    """A page in a browser, what it complained about, and every address that it asked for."""

    page: Page
    complaints: list[str]
    requests: list[str]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the system, driven by Playwright; skipped where either is missing, but not in CI."""
    command = require_tool("chromium")
    if not in_ci():
        for module in ("playwright", "axe_playwright_python"):
            pytest.importorskip(module, reason=f"{module} is not installed (pip install 'umbruch[test]')")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def visit(
    browser: Browser,
    address: Path | str,
    *,
    width: int = 1440,
    dark: bool = False,
    scripts: bool = True,
    now: str | None = None,
) -> Iterator[Visit]:
    """A page of that address.

    Args:
        browser: from `chromium`.
        address: a file, or a URL.
        width: of the window in CSS pixels.
        dark: the visitor asks for dark pages.
        scripts: the visitor lets scripts run.
        now: what the visitor's clock says (ISO 8601); by default the time that it is.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
        accept_downloads=True,
    )
    page = context.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: requests.append(request.url))
    if now and scripts:
        page.clock.set_fixed_time(now)
    page.goto(address.as_uri() if isinstance(address, Path) else address)
    yield Visit(page, complaints, requests)
    context.close()


def inaccessible(page: Page) -> list[str]:
    """What axe-core finds against any of its rules, best practices among them: rule, element, what to do."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"preload": False, "resultTypes": ["violations", "incomplete"]}).response
    return [
        f"{rule['id']}: {node['html'][:200]}: {node.get('failureSummary', '')}"
        for rule in (*found["violations"], *found["incomplete"])
        for node in rule["nodes"]
    ]


_PATIENCE = 200
"""Times that pictures are asked whether they are there, twenty a second."""


def unloaded_pictures(page: Page) -> list[str]:
    """The addresses of pictures that the page shows but that could not be loaded, once all of them came into view."""
    page.evaluate("for (const one of document.images) { one.loading = 'eager'; }")
    page.wait_for_load_state("load")
    for _ in range(_PATIENCE):  # asked from outside: pages of ours let nobody evaluate words as a script
        if page.evaluate("[...document.images].every(one => one.complete)"):
            break
        page.wait_for_timeout(50)
    broken = page.evaluate("[...document.images].filter(one => !one.naturalWidth).map(one => one.src)")
    return [str(address) for address in broken]
