"""The studio as somebody works with it: in Chromium, from opening to export, with keys, with faults on the way."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import umbruch
from tests.browsing import inaccessible, visit
from tests.studio.studios import CLIPPING, PATIENCE, clipping_in, give, ready, running, until
from umbruch.files import fixes_beside

if TYPE_CHECKING:
    from playwright.sync_api import APIResponse, Browser, Page, Route

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("unsure")]

PHONE, DESK = 390, 1440
MARK = '<img src=x onerror="document.title=1"><script>document.title=1</script>'


def label(page: Page, line: int) -> str:
    return page.locator(f"#line-{line - 1}").get_attribute("aria-label") or ""


def test_a_wrong_headline_is_put_right_with_a_key_and_the_page_changes(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path)
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        assert re.search(r"Headline, \d+ % sure", label(page, 4))
        before = page.locator(".sheet img").get_attribute("src")
        give(page, 4, "d")
        page.wait_for_selector(f'.sheet img:not([src="{before}"])')
        assert "Deck, fixed" in label(page, 4)
        assert page.locator(".mark").count() == 1
        assert umbruch.read(path).article.deck == "Hunderte kamen zum Fest am Samstag"
        page.keyboard.press("Control+z")
        page.wait_for_selector("#line-3:not(.fixed)")
        assert not fixes_beside(path).exists()
        page.keyboard.press("Control+Shift+z")
        page.wait_for_selector("#line-3.fixed")
        assert fixes_beside(path).exists()
    assert seen.complaints == []
    assert {one.split("/")[2].split(":")[0] for one in seen.requests} == {"127.0.0.1"}


def test_doubtful_lines_come_first_and_enter_agrees(browser: Browser, tmp_path: Path) -> None:
    with running(clipping_in(tmp_path)) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        doubts = studio.told(studio.article)["doubts"]
        assert [one["sure"] for one in doubts] == sorted(one["sure"] for one in doubts)
        assert page.evaluate("document.activeElement.id") == "lines"
        first = doubts[0]
        assert page.locator(".doubt h2").inner_text() == f"Is this the {first['role'].capitalize()}?"
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#line-{first['first']}.fixed")
        page.locator(".doubt h2").filter(has_not_text=first["role"].capitalize()).wait_for()
        page.keyboard.press("Control+z")
        page.wait_for_selector(f"#line-{first['first']}.doubtful")
        for _ in doubts:
            page.keyboard.press("n")
            if "Headline" in page.locator(".doubt h2").inner_text():
                break
        assert page.locator('.line[aria-selected="true"]').count() == 2
        page.get_by_role("button", name="Take the runner-up").click()
        page.wait_for_selector("#line-2.fixed")
    assert umbruch.read(studio.path).article.headline == "Neue Brücke über die Kalle eröffnet"


def test_a_click_on_the_page_finds_the_lines(browser: Browser, tmp_path: Path) -> None:
    with running(clipping_in(tmp_path)) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.locator("#line-18").click()
        box, sheet = page.locator(".mark").last.bounding_box(), page.locator(".sheet").last.bounding_box()
        assert box is not None
        assert sheet is not None
        page.locator("#line-0").click()
        at = {"x": box["x"] - sheet["x"] + box["width"] / 2, "y": box["y"] - sheet["y"] + box["height"] / 2}
        page.locator(".sheet").last.click(position=at)  # type: ignore[arg-type]  # x and y
        assert page.locator("#line-18").get_attribute("aria-selected") == "true"
        page.get_by_role("tab", name="Web").click()
        frame = page.frame_locator(".device iframe:not(.coming)")
        frame.locator("h1").click()
        assert page.locator("#line-2").get_attribute("aria-selected") == "true"
    assert seen.complaints == []


@pytest.mark.parametrize(
    ("kind", "words"), [("E-book", "h1"), ("Web", "h1"), ("Word", "p.title"), ("Wire", "th"), ("Text", "p")]
)
def test_each_format_is_shown_and_follows_the_corrections(
    browser: Browser, tmp_path: Path, kind: str, words: str
) -> None:
    with running(clipping_in(tmp_path)) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("tab", name=kind).click()
        frame = page.frame_locator(".device iframe:not(.coming)")
        frame.locator(words).first.wait_for()
        page.get_by_role("tab", name="Fields").click()
        page.locator("#field-headline").fill("Die Brücke ist offen")
        page.locator("#field-headline").press("Enter")
        frame.get_by_text("Die Brücke ist offen").first.wait_for()
    assert seen.complaints == []


def test_it_is_exported_as_one_file_and_as_a_zip(browser: Browser, tmp_path: Path) -> None:
    with running(clipping_in(tmp_path)) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        for wanted, name in ((("pdf",), "clipping.pdf"), (("pdf", "newsml", "docx"), "clipping.zip")):
            page.get_by_role("button", name="Export").click()
            for box in page.locator(".formats input").all():
                box.set_checked(box.get_attribute("value") in wanted)
            with page.expect_download() as coming:
                page.get_by_role("button", name="Download").click()
            assert coming.value.suggested_filename == name
            coming.value.save_as(tmp_path / name)
    assert (tmp_path / "clipping.pdf").read_bytes().startswith(b"%PDF")
    with zipfile.ZipFile(tmp_path / "clipping.zip") as stored:
        assert sorted(stored.namelist()) == ["clipping.docx", "clipping.pdf", "clipping.xml"]


def test_nothing_is_lost_when_the_studio_is_killed_in_the_middle(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path)
    command = [sys.executable, "-m", "umbruch", "studio", str(path), "--no-open", "--lang", "en"]
    for number in (1, 2):
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as running_studio:
            assert running_studio.stderr is not None
            address = next(one for one in running_studio.stderr.readline().split() if one.startswith("http"))
            with visit(browser, address) as seen:
                ready(seen.page)
                if number == 1:
                    give(seen.page, 4, "d")
                else:
                    assert "Deck, fixed" in label(seen.page, 4)
                running_studio.send_signal(signal.SIGKILL)
                if number == 1:
                    seen.page.wait_for_selector(".alert:not([hidden])")
    assert [one.name for one in tmp_path.iterdir()] == ["clipping.txt", "clipping.fix.toml"] or sorted(
        one.name for one in tmp_path.iterdir()
    ) == ["clipping.fix.toml", "clipping.txt"]


def test_two_tabs_see_what_the_other_did(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path)
    with running(path) as studio, visit(browser, studio.studio.address) as one:
        ready(one.page)
        with visit(browser, studio.studio.address) as other:
            ready(other.page)
            give(one.page, 4, "d")
            other.page.wait_for_selector("#line-3.fixed")
            give(other.page, 6, "f")
            one.page.wait_for_selector("#line-5.fixed")
    read = umbruch.read(path).article
    assert (read.deck, read.byline) == ("Hunderte kamen zum Fest am Samstag", None)


def test_news_that_comes_late_takes_no_key_back(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path)
    late: list[tuple[Route, APIResponse]] = []
    with running(path) as studio, visit(browser, "about:blank") as seen:
        page = seen.page
        # The page hears of a change, and the state that it then asks for is on its way until a key has been pressed.
        page.route("**/events", lambda route: route.fulfill(body="data: other\n\n", content_type="text/event-stream"))
        page.goto(studio.studio.address)
        ready(page)
        page.route(f"**{studio.article}", lambda route: late.append((route, route.fetch())))
        until(page, lambda: bool(late))
        page.locator("#line-3").click()
        page.keyboard.press("d")
        page.wait_for_timeout(300)
        page.unroute(f"**{studio.article}")
        for route, answer in late:
            route.fulfill(response=answer)
        page.wait_for_selector("#line-3.fixed")
        page.wait_for_timeout(300)
        give(page, 1, "k")
        assert "Deck, fixed" in label(page, 4)
    assert seen.complaints == []


def test_what_an_article_says_never_becomes_markup(browser: Browser, tmp_path: Path) -> None:
    text = "\n".join(f"{line} {MARK}" if line else line for line in CLIPPING.split("\n"))
    path = clipping_in(tmp_path, text, "clip <b>ping &amp;.txt")
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        give(page, 4, "d")
        for name in ("Fields", "Pictures", "Corrections", "Check", "Copy"):
            page.get_by_role("tab", name=name).click()
        for name in ("E-book", "Web", "Word", "Wire", "Text"):
            page.get_by_role("tab", name=name).click()
            page.frame_locator(".device iframe:not(.coming)").locator("body").wait_for()
        page.get_by_role("button", name="Command").click()
        assert page.title() == "clip <b>ping &amp;.txt · umbruch"
        assert page.locator("img[src=x], main script, main b").count() == 0
    assert [one for one in seen.complaints if not one.startswith("failed:")] == []  # what was turned away from


def test_at_twice_the_size_all_of_it_can_be_read(browser: Browser, tmp_path: Path) -> None:
    with running(clipping_in(tmp_path)) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        page.set_viewport_size({"width": DESK // 2, "height": 450})
        ready(page)
        assert inaccessible(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= DESK // 2
        give(page, 4, "d")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_has_nothing_to_say(browser: Browser, tmp_path: Path, width: int, dark: bool) -> None:
    found = []
    with (
        running(clipping_in(tmp_path), "de") as studio,
        visit(browser, studio.studio.address, width=width, dark=dark) as seen,
    ):
        page = seen.page
        ready(page)
        found += inaccessible(page)
        give(page, 4, "d")
        for name in ("Felder", "Bilder", "Korrekturen", "Prüfung"):
            page.get_by_role("tab", name=name).click()
            found += inaccessible(page)
        for name in ("Befehl", "Tasten", *(["Stile vergleichen"] if width == DESK else []), "Exportieren"):
            page.get_by_role("button", name=name).click()
            found += [one for one in inaccessible(page) if "partially overlaps" not in one]  # what lies below a window
            page.keyboard.press("Escape")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found == []


def test_all_of_it_is_reached_with_the_keyboard(browser: Browser, tmp_path: Path) -> None:
    with running(clipping_in(tmp_path)) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.evaluate("document.activeElement.blur()")
        reached = set()
        for _ in range(60):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
        assert {"lines", "of-copy", "tab-pdf", "preview", "look-style", "look-paper"} <= reached
        assert {"Command", "Keys", "Export", "AgreeEnter"} <= reached
        page.locator("#lines").focus()
        page.keyboard.press("Home")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Shift+ArrowDown")
        assert page.locator('.line[aria-selected="true"]').count() == 2
        page.keyboard.press("?")
        assert page.locator("dialog").is_visible()
        page.keyboard.press("Escape")
        until(page, lambda: page.locator("dialog").count() == 0)


def test_the_look_is_changed_with_controls(browser: Browser, tmp_path: Path) -> None:
    with running(clipping_in(tmp_path)) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        own = page.locator(".sheet img").first.get_attribute("width")
        page.locator("#look-paper").select_option("A3")
        page.wait_for_selector('.sheet img[width="842"]')
        page.get_by_role("button", name="As the style says").click()
        page.wait_for_selector(f'.sheet img[width="{own}"]')
    assert seen.complaints == []


def test_words_of_a_line_are_chosen_with_keys_and_with_the_mouse(browser: Browser, tmp_path: Path) -> None:
    written = CLIPPING.replace("Von Ada Roe\n\nKALLDORF", "Von Ada Roe KALLDORF")
    path = clipping_in(tmp_path, written)
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.locator("#line-5").click()
        page.keyboard.press("ArrowRight")
        for _ in range(2):
            page.keyboard.press("Shift+ArrowRight")
        assert page.locator(".chosen").inner_text() == "These words alone: Von Ada Roe"
        assert page.locator("mark.picked").inner_text() == "Von Ada Roe"
        assert inaccessible(page) == []
        page.keyboard.press("b")
        page.wait_for_selector("#line-5.fixed.role-byline")
        words = page.locator("#line-7 .words")
        box = words.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 3, box["y"] + 5)
        page.mouse.down()
        page.mouse.move(box["x"] + 20, box["y"] + 5, steps=4)
        page.mouse.up()
        assert page.locator(".chosen").inner_text() == "These words alone: freigegeben."
        page.keyboard.press("Escape")
        assert page.locator(".chosen").inner_text() == "Line 7 chosen"
    assert seen.complaints == []
    article = umbruch.read(path).article
    assert article.byline is not None
    assert (article.byline.text, article.dateline and article.dateline.place) == ("Von Ada Roe", "KALLDORF")


def test_the_language_is_chosen_beside_the_look(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path)
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        ready(seen.page)
        assert seen.page.locator("#look-language").input_value() == "de"
        seen.page.locator("#look-language").select_option("nl")
        until(seen.page, lambda: umbruch.read(path).article.lang == "nl")
    assert seen.complaints == []


def test_it_speaks_german_and_english(browser: Browser, tmp_path: Path) -> None:
    with running(clipping_in(tmp_path), "de") as studio, visit(browser, studio.studio.address) as seen:
        ready(seen.page)
        assert seen.page.locator("html").get_attribute("lang") == "de"
        assert re.search(r"Schlagzeile, zu \d+ % sicher", label(seen.page, 3))
        seen.page.get_by_role("button", name="English").click()
        seen.page.wait_for_selector('html[lang="en"]')
        ready(seen.page)
        assert re.search(r"Headline, \d+ % sure", label(seen.page, 3))


def test_a_folder_of_thirty_is_worked_through(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(30):
        clipping_in(folder, CLIPPING.replace("Neue Brücke", f"Neue Brücke {number}"), f"clipping-{number:02}.txt")
    with running(folder) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        page.set_default_timeout(PATIENCE)
        page.get_by_role("button", name="doubtful 30").wait_for()
        page.get_by_label("Search").fill("Brücke 17")
        assert page.locator(".entries li").count() == 1
        page.locator(".entries a").click()
        ready(page)
        give(page, 4, "d")
        page.get_by_role("link", name="Next article").click()
        page.wait_for_selector("h1:has-text('clipping-18')")
        ready(page)
        page.get_by_role("link", name="All articles").click()
        page.get_by_role("button", name="corrected 1").click()
        assert page.locator(".entries .file").all_inner_texts() == ["clipping-17.txt"]
        assert inaccessible(page) == []
        page.get_by_role("button", name="Export all shown").click()
        page.get_by_role("button", name="Store in the folder").click()
        page.get_by_text("1 of 1 articles done, 4 files").wait_for()
        page.get_by_role("button", name="exported 1").wait_for()
    assert [one for one in seen.complaints if not one.startswith("failed:")] == []  # what a page left behind
    assert len(list((tmp_path / "output").glob("clipping-17.*"))) == 4


def test_a_picture_is_dropped_in_described_and_pointed_at(browser: Browser, tmp_path: Path) -> None:
    from tests.studio.test_picture_view import picture

    path = clipping_in(tmp_path)
    (tmp_path / "from-elsewhere").write_bytes(picture(300, 200))
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("tab", name="Pictures").click()
        page.locator("#picture-file").set_input_files(
            {"name": "fest.jpg", "mimeType": "image/jpeg", "buffer": (tmp_path / "from-elsewhere").read_bytes()}
        )
        page.locator(".focus img").click(position={"x": 75, "y": 50})
        page.get_by_role("button", name="25 % from the left").wait_for()
        page.get_by_role("button", name="25 % from the left").press("ArrowRight")
        page.get_by_role("button", name="30 % from the left").wait_for()
        page.get_by_label("Description").fill("Die Brücke")
        page.get_by_label("Description").blur()
        page.get_by_role("tab", name="Corrections 2").click()
        page.get_by_role("tab", name="Pictures").click()
        assert inaccessible(page) == []
    assert seen.complaints == []
    assert umbruch.read(path).pictures[0].focus == (0.3, 0.25)


def test_what_a_paper_is_called_is_known_from_then_on(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path)
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.locator("#line-18").click()
        page.get_by_role("button", name="For this paper always").click()
        page.get_by_text("Known from now on: Kalldorfer Bote").wait_for()
    assert (tmp_path / "umbruch.toml").read_text(encoding="utf-8") == 'newspapers = ["Kalldorfer Bote"]\n'
