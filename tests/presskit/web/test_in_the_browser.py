"""The web page of a kit as a visitor has it: in Chromium, from the file system, with and without scripts."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec
import pytest

from tests.browsing import chromium, inaccessible, unloaded_pictures, visit
from tests.presskit.web_kits import (
    arabic_kit,
    empty_kit,
    hostile_kit,
    kit_picture,
    large_kit,
    plain_kit,
    sample_kit,
    stored,
)
from umbruch.diagnostics import collecting
from umbruch.presskit.source.model import Kit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

pytestmark = pytest.mark.slow

PHONE, TABLET, DESK = 390, 768, 1440
BEFORE, AFTER = "2026-11-20T08:59:59Z", "2026-11-20T09:00:00Z"
"""One second before the sample's embargo ends, and its end."""
BURST = 8
"""Chromium takes more than ten downloads within a second for an attack."""
RELEASE = "articles/segelschule-eroeffnet.html"


def few_pictures() -> Kit:
    """A gallery of more than one row."""
    return large_kit(5)


KITS = {
    "sample": sample_kit, "empty": empty_kit, "plain": plain_kit, "arabic": arabic_kit, "large": few_pictures,
    "hostile": hostile_kit,
}  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def picture_folder(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of all kits by their name."""
    with collecting():
        return {
            name: stored(make(), tmp_path_factory.mktemp(name) / "kit", "broadsheet").parent
            for name, make in KITS.items()
        }


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a web server of this machine; its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *values: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(("width", "dark"), [(PHONE, False), (DESK, True)], ids=["phone by day", "desk by night"])
@pytest.mark.parametrize("name", KITS)
def test_axe_finds_nothing(
    browser: Browser, picture_folder: dict[str, Path], name: str, width: int, dark: bool
) -> None:
    with visit(browser, picture_folder[name] / "index.html", width=width, dark=dark, now=BEFORE) as here:
        for path in sorted(picture_folder[name].rglob("*.html")):
            here.page.goto(path.as_uri())
            assert inaccessible(here.page) == [], path.name


def test_axe_finds_what_is_wrong_with_a_page(browser: Browser, picture_folder: dict[str, Path], tmp_path: Path) -> None:
    text = (picture_folder["sample"] / "index.html").read_text(encoding="utf-8")
    page = tmp_path / "index.html"
    page.write_text(text.replace('alt="Ein langer Holzsteg im Abendlicht"', ""), encoding="utf-8")
    with visit(browser, page) as here:
        assert any(found.startswith("image-alt") for found in inaccessible(here.page))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("name", KITS)
def test_pages_open_from_the_file_system_and_ask_for_nothing_else(
    browser: Browser, picture_folder: dict[str, Path], name: str, scripts: bool
) -> None:
    for path in sorted(picture_folder[name].rglob("*.html")):
        with visit(browser, path, scripts=scripts) as here:
            if scripts:
                assert unloaded_pictures(here.page) == []
            assert here.complaints == []
            assert all(request.startswith("file:") for request in here.requests)
            assert any(unquote(request).endswith("assets/site.css") for request in here.requests)


def test_text_is_shown_in_the_faces_of_the_style(browser: Browser, picture_folder: dict[str, Path]) -> None:
    with visit(browser, picture_folder["sample"] / RELEASE) as here:
        faces = "() => [...document.fonts].filter(one => one.status === 'loaded').map(one => one.family)"
        assert {"PT Serif", "PT Sans"} <= {name.strip('"') for name in here.page.evaluate(faces)}
        assert here.complaints == []


_WATCH = """
window.shift = 0;
new PerformanceObserver(list => { for (const one of list.getEntries()) window.shift += one.value; })
    .observe({type: 'layout-shift', buffered: true});
"""
_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"
GOOD_SHIFT = 0.05
"""Half of what web.dev calls good (Cumulative Layout Shift)."""


def shift_of(browser: Browser, address: str, width: int) -> float:
    """How far a page jumps while its pictures come late (Layout Instability, 5)."""
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.add_init_script(_WATCH)
    late: list[Route] = []
    page.route("**/pictures/**", lambda route: late.append(route))
    page.goto(address, wait_until="commit")
    page.wait_for_load_state("domcontentloaded")
    page.evaluate(_DRAWN)
    while late:
        while late:
            late.pop().continue_()
        page.evaluate(_DRAWN)
    page.wait_for_load_state("load")
    page.evaluate(_DRAWN)
    found = float(page.evaluate("window.shift"))
    page.close()
    return found


def with_logo() -> Kit:
    return msgspec.structs.replace(sample_kit(), logo=kit_picture("logo", "logo.png", shape=(4, 1)))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_nothing_moves_when_pictures_come_late(browser: Browser, tmp_path: Path, width: int) -> None:
    stored(with_logo(), tmp_path)
    with served(tmp_path) as address:
        for page in ("index.html", RELEASE):
            assert shift_of(browser, f"{address}/{page}", width) < GOOD_SHIFT, page


def test_pictures_without_room_kept_for_them_would_be_seen_to_move(browser: Browser, tmp_path: Path) -> None:
    stored(with_logo(), tmp_path)
    sheet = tmp_path / "assets/site.css"
    sheet.write_text(f"{sheet.read_text(encoding='utf-8')}\nimg {{ width: auto !important; }}\n", encoding="utf-8")
    with served(tmp_path) as address:
        assert shift_of(browser, f"{address}/{RELEASE}", DESK) > GOOD_SHIFT


@pytest.mark.parametrize("name", KITS)
def test_no_page_is_wider_than_the_window(browser: Browser, picture_folder: dict[str, Path], name: str) -> None:
    with visit(browser, picture_folder[name] / "index.html") as here:
        for path in sorted(picture_folder[name].rglob("*.html")):
            here.page.goto(path.as_uri())
            for width in (320, PHONE, TABLET, DESK):
                here.page.set_viewport_size({"width": width, "height": 844})
                assert here.page.evaluate("document.documentElement.scrollWidth") <= width, (path.name, width)


def test_a_visitor_goes_from_the_first_page_to_an_article_and_on_and_back(
    browser: Browser, picture_folder: dict[str, Path]
) -> None:
    with visit(browser, picture_folder["sample"] / "index.html") as here:
        here.page.wait_for_load_state("networkidle")  # who leaves at once stops faces on their way
        here.page.click("text=Segelschule eröffnet im Juni")
        assert here.page.url.endswith(RELEASE)
        here.page.wait_for_load_state("networkidle")
        here.page.click("a[rel=next]")
        assert here.page.inner_text("h1").startswith("Hintergrund")
        here.page.wait_for_load_state("networkidle")
        here.page.click("nav a[rel=up]")
        assert here.page.inner_text("h1") == "Die Segelschule am Strandbad eröffnet neu"
        assert here.complaints == []


def test_every_download_of_a_page_is_saved_at_one_click(browser: Browser, picture_folder: dict[str, Path]) -> None:
    with served(picture_folder["sample"].parent) as address, visit(browser, f"{address}/kit/index.html") as here:
        links = here.page.locator("a[download]")
        saved = set()
        for number in range(links.count()):
            with here.page.expect_download() as download:
                links.nth(number).click()
            assert download.value.path().is_file()
            saved.add(download.value.suggested_filename)
            if number % BURST == 0:
                here.page.wait_for_timeout(1100)
        assert {"segelschule.zip", "segelschule.pdf", "steg.jpg", "segelschule-eroeffnet.docx", "rights.csv"} <= saved
        assert all(request.startswith(address) for request in here.requests)


def test_the_archive_is_saved_from_the_file_system_too(browser: Browser, picture_folder: dict[str, Path]) -> None:
    with visit(browser, picture_folder["sample"] / "index.html") as here:
        with here.page.expect_download() as download:
            here.page.click("a.button")
        assert download.value.path().read_bytes() == (picture_folder["sample"].parent / "segelschule.zip").read_bytes()


def test_a_picture_opens_on_a_page_of_its_own(browser: Browser, picture_folder: dict[str, Path]) -> None:
    with visit(browser, picture_folder["sample"] / "index.html") as here:
        here.page.click("#picture-boot > a")
        assert here.page.url.endswith("pictures/boot.html")
        assert here.page.locator("img[src$='pictures/web/boot.jpg']").count() == 1


@pytest.mark.parametrize("clipboard", [True, False], ids=["clipboard", "selection"])
def test_the_text_is_copied_at_one_click(browser: Browser, picture_folder: dict[str, Path], clipboard: bool) -> None:
    with visit(browser, picture_folder["sample"] / RELEASE) as here:
        if not clipboard:
            here.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        here.page.click("button")
        here.page.wait_for_selector("text=Text kopiert")
        here.page.evaluate("document.body.append(document.createElement('textarea'))")
        here.page.focus("textarea")
        here.page.keyboard.press("ControlOrMeta+V")
        pasted = here.page.input_value("textarea")
        assert pasted.startswith("Pressemitteilung 4/2026\n\nSegelschule eröffnet im Juni")
        assert "Erster Kurs: 8. Juni" in pasted
        assert here.complaints == []


def test_without_scripts_there_is_no_button_that_does_nothing(
    browser: Browser, picture_folder: dict[str, Path]
) -> None:
    with visit(browser, picture_folder["sample"] / RELEASE, scripts=False) as here:
        assert not here.page.is_visible("button")
        assert here.page.is_visible("text=Sperrfrist")
        assert here.page.locator("aside .downloads a").count() == 4


@pytest.mark.parametrize(("now", "over"), [(BEFORE, False), (AFTER, True)])
def test_the_visitors_clock_says_when_an_embargo_is_over(
    browser: Browser, picture_folder: dict[str, Path], now: str, over: bool
) -> None:
    with visit(browser, picture_folder["sample"] / RELEASE, now=now) as here:
        assert here.page.is_visible("text=20. November 2026, 10:00 Uhr MEZ")
        assert here.page.is_visible("text=Die Sperrfrist ist abgelaufen.") is over


def test_keyboard_users_skip_to_the_text(browser: Browser, picture_folder: dict[str, Path]) -> None:
    with visit(browser, picture_folder["sample"] / "index.html") as here:
        here.page.keyboard.press("Tab")
        assert here.page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen"
        assert here.page.is_visible("text=Zum Inhalt springen")
        here.page.keyboard.press("Enter")
        here.page.wait_for_url("**#content")


def test_by_night_the_page_is_dark_and_on_paper_it_is_white(browser: Browser, picture_folder: dict[str, Path]) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with visit(browser, picture_folder["sample"] / "index.html", dark=True) as here:
        assert here.page.evaluate(ground) == "rgb(24, 22, 18)"
        here.page.emulate_media(media="print", color_scheme="dark")
        assert here.page.evaluate(ground) == "rgb(255, 255, 255)"
    with visit(browser, picture_folder["sample"] / "index.html") as here:
        assert here.page.evaluate(ground) == "rgb(255, 255, 255)"


def test_on_paper_stand_text_and_contact_without_what_can_only_be_clicked(
    browser: Browser, picture_folder: dict[str, Path]
) -> None:
    with visit(browser, picture_folder["sample"] / RELEASE) as here:
        here.page.emulate_media(media="print")
        assert here.page.is_visible("article h1")
        assert here.page.is_visible("text=Sperrfrist")
        assert here.page.is_visible("text=Ole Petersen")
        for selector in (".downloads", ".gallery", "button", ".neighbours", ".jump"):
            assert not here.page.is_visible(selector), selector


def test_a_script_in_a_kit_never_runs(browser: Browser, picture_folder: dict[str, Path]) -> None:
    for path in sorted(picture_folder["hostile"].rglob("*.html")):
        with visit(browser, path) as here:
            assert here.page.evaluate("document.scripts.length") == 2
            assert here.complaints == []


def test_the_policy_stops_a_script_that_somebody_smuggled_in(
    browser: Browser, picture_folder: dict[str, Path], tmp_path: Path
) -> None:
    text = (picture_folder["sample"] / RELEASE).read_text(encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(text.replace("</main>", "<script>document.title = 'taken'</script></main>"), encoding="utf-8")
    with visit(browser, page) as here:
        assert here.page.title() != "taken"
        assert any("Content Security Policy" in complaint for complaint in here.complaints)
