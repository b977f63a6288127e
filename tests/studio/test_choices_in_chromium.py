"""What somebody chooses in the studio, in Chromium: a style, the order of blocks, that all is right, a mail."""

from __future__ import annotations

import shutil
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import umbruch
from tests.browsing import inaccessible, visit
from tests.studio.studios import CLIPPING, clipping_in, give, ready, running, until
from tests.tools import ROOT
from umbruch.files import fixes_beside
from umbruch.style import builtin_names
from umbruch.tree import Figure
from umbruch.tree.walk import block_texts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("unsure")]


def test_styles_are_compared_and_one_is_chosen(browser: Browser, tmp_path: Path) -> None:
    with running(clipping_in(tmp_path)) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("button", name="Compare styles").click()
        samples = page.locator(".samples img")
        assert samples.count() == len(builtin_names())
        wide = "all => all.every((one) => one.naturalWidth > 100)"
        until(page, lambda: samples.evaluate_all(wide))
        assert page.locator('.samples [aria-pressed="true"]').inner_text() == "broadsheet"
        before = page.locator(".sheet img").first.get_attribute("src")
        page.get_by_role("button", name="tabloid").click()
        page.wait_for_selector(f'.sheet img:not([src="{before}"])')
        assert page.locator("#look-style").input_value() == "tabloid"
        assert not seen.complaints


def test_blocks_are_moved_by_hand_and_by_key(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path)

    def read() -> list[str]:
        return [" ".join(block_texts((one,))) for one in umbruch.read(path).article.body[:3]]

    first, crosshead, second = read()

    def order(page: Page) -> list[str]:
        return [one.input_value() for one in page.locator(".block textarea").all()][:3]

    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("tab", name="Fields").click()
        assert order(page) == [first, crosshead, second]
        page.locator(".block .grip").nth(2).drag_to(page.locator(".block").nth(0), target_position={"x": 200, "y": 4})
        until(page, lambda: order(page) == [second, first, crosshead])
        button = page.get_by_role("button", name="Move down 1")
        button.focus()
        page.keyboard.press("Enter")
        until(page, lambda: order(page) == [first, second, crosshead])
        assert page.evaluate("document.activeElement.id") == "down-1"
    assert read() == [first, second, crosshead]


def test_a_picture_is_cropped_with_the_mouse_and_made_whole_again(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path)
    shutil.copy(ROOT / "input" / "clipping.jpg", tmp_path / "clipping.jpg")
    whole = umbruch.read(path).pictures[0]
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("tab", name="Pictures").click()
        page.get_by_role("button", name="Crop").click()
        until(page, lambda: page.locator(".crop img").evaluate("one => one.naturalWidth > 0"))
        box = page.locator(".crop").bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.1)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.9, steps=4)
        page.mouse.up()
        assert [one for one in inaccessible(page) if "partially overlaps" not in one] == []  # what lies below a window
        page.locator(".shares button").click()
        page.wait_for_selector("text=Whole picture")
        part = umbruch.read(path).pictures[0]
        assert abs(part.width / whole.width - 0.5) < 0.02
        assert abs(part.height / whole.height - 0.8) < 0.02
        page.get_by_role("button", name="Whole picture").click()
        until(page, lambda: not fixes_beside(path).exists())
        assert not seen.complaints


def test_what_was_put_together_is_ticked_off(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path, CLIPPING.replace("Nach-\n", "Nach-\n\n"))
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("tab", name="Check").click()
        box = page.get_by_role("checkbox", name="Nach- / frage read as Nachfrage")
        box.click()  # not `check`: it waits for a mark in a box that goes as soon as it is ticked
        until(page, lambda: box.count() == 0)
        assert "Nach- / frage" in fixes_beside(path).read_text(encoding="utf-8")
        page.get_by_role("tab", name="Corrections").click()
        page.get_by_role("button", name="Take back: Right as it is Nach-").click()
        until(page, lambda: not fixes_beside(path).exists())
        assert not seen.complaints


def test_what_was_found_right_has_no_doubts_until_it_changes(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path)
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        checked = page.get_by_role("button", name="Checked")
        assert page.locator(".line.doubtful").count()
        page.keyboard.press("Control+Enter")
        page.wait_for_selector('.tools [aria-pressed="true"]')
        assert not page.locator(".line.doubtful").count()
        assert not any(one.doubtful for one in umbruch.read(path).origins)
        give(page, 4, "d")
        assert checked.get_attribute("aria-pressed") == "false"
        page.keyboard.press("Control+z")
        page.wait_for_selector('.tools [aria-pressed="true"]')
        checked.click()
        page.wait_for_selector('.tools [aria-pressed="false"]')
        assert not fixes_beside(path).exists()


def test_it_is_exported_as_a_mail_with_its_files(browser: Browser, tmp_path: Path) -> None:
    with running(clipping_in(tmp_path)) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("button", name="Export").click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="As a mail").click()
        mail = message_from_bytes(Path(waiting.value.path()).read_bytes(), policy=default)
    assert waiting.value.suggested_filename == "clipping.eml"
    assert mail["Subject"].startswith("Neue Brücke über die Kalle eröffnet")
    body = mail.get_body()
    assert body is not None
    assert "KALLDORF (ar). Am Samstagmorgen" in " ".join(body.get_content().split())
    names = [one.get_filename() for one in mail.iter_attachments()]
    assert sorted(map(str, names)) == ["clipping.docx", "clipping.epub", "clipping.pdf", "clipping.xml"]


def test_words_that_are_being_written_outlive_a_form_that_is_drawn_anew(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path)
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("tab", name="Fields").click()
        page.locator("#field-kicker").fill("Am Fluss")
        fixes_beside(path).write_text('[set]\nbyline = "Von Ida Kolb"\n', encoding="utf-8")
        until(page, lambda: page.locator("#field-byline").input_value() == "Von Ida Kolb")
        assert page.locator("#field-kicker").input_value() == "Am Fluss"
        page.locator("#field-kicker").blur()
        until(page, lambda: umbruch.read(path).article.kicker == "Am Fluss")
        assert fixes_beside(path).read_text(encoding="utf-8").count("Am Fluss") == 1
        assert not [one for one in seen.complaints if "409 (Conflict)" not in one]  # what was sent on the old state
        assert page.locator(".alert").is_hidden()


def test_the_page_follows_while_words_are_written_and_all_of_them_are_one_step(
    browser: Browser, tmp_path: Path
) -> None:
    path = clipping_in(tmp_path)
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("tab", name="Fields").click()
        box = page.locator("#field-kicker")
        box.fill("")
        for word in ("Am", " Fluss", " gefeiert"):
            box.press_sequentially(word)
            until(page, lambda: str(umbruch.read(path).article.kicker).endswith(box.input_value().split()[-1]))
            assert page.evaluate("document.activeElement.id") == "field-kicker"
        box.press("Enter")
        assert umbruch.read(path).article.kicker == "Am Fluss gefeiert"
        page.get_by_role("button", name="Undo").click()
        until(page, lambda: umbruch.read(path).article.kicker == "STADTLEBEN")
        assert not fixes_beside(path).exists()
        page.locator("#block-0").fill("Alles neu")
        until(page, lambda: "Alles neu" in umbruch.render(umbruch.read(path), "text").decode())
        page.locator("#block-0").press_sequentially(" am Fluss")
        until(page, lambda: "Alles neu am Fluss" in umbruch.render(umbruch.read(path), "text").decode())
        assert fixes_beside(path).read_text(encoding="utf-8").count("Alles neu") == 1
        page.locator("#block-0").press("Escape")
        until(page, lambda: "Alles neu" not in umbruch.render(umbruch.read(path), "text").decode())
    assert not seen.complaints


def test_pictures_are_matched_to_their_captions(browser: Browser, tmp_path: Path) -> None:
    copy = CLIPPING.replace("Foto: Karl", "Die Brücke am Morgen.\nFoto: Ada Roe\n\nDie Gäste am Abend.\nFoto: Karl")
    path = clipping_in(tmp_path, copy)
    for name in ("clipping.jpg", "clipping-2.jpg"):
        shutil.copy(ROOT / "input" / "clipping.jpg", tmp_path / name)
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("tab", name="Pictures").click()
        choice = page.get_by_label("Picture of this caption")
        assert [one.input_value() for one in choice.all()] == ["clipping.jpg", "clipping-2.jpg"]
        choice.first.select_option("clipping-2.jpg")
        until(page, lambda: [one.input_value() for one in choice.all()] == ["clipping-2.jpg", "clipping.jpg"])
        assert [one for one in inaccessible(page) if "partially" not in one] == []  # what is scrolled away
    assert not seen.complaints
    figures = [block for block in umbruch.read(path).article.body if isinstance(block, Figure)]
    assert [one.image for one in figures] == ["clipping-2.jpg", "clipping.jpg"]
