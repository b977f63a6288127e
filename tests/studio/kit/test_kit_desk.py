"""A press kit in the studio: opened as a kit, changed, put in order, looked at as its visitors will, and built."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browsing import inaccessible, visit
from tests.studio.studios import CLIPPING, PATIENCE, Running, clipping_in, running, until
from tests.tools import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

BUILDING = 6 * PATIENCE
"""A kit is built in all its formats, on a machine with much else to do."""
MANIFEST = """# Die Mappe zur Brücke
title = "Neue Brücke"
language = "de"
articles = ["bruecke.txt", "fest.txt"]

[contact]
name = "Jana Thiel"
mail = "presse@kalldorf.example"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a kit with two articles in it, a third beside them, and a picture."""
    folder = tmp_path / "kit"
    folder.mkdir()
    for name in ("bruecke", "fest", "rest"):
        clipping_in(folder, CLIPPING.replace("Neue Brücke über die Kalle", f"Am Fluss: {name.title()}"), f"{name}.txt")
    shutil.copy(ROOT / "input" / "clipping.jpg", folder / "fluss.jpg")
    (folder / "kit.toml").write_text(MANIFEST, encoding="utf-8")
    return folder


@pytest.fixture
def studio(folder: Path) -> Iterator[Running]:
    with running(folder) as one:
        yield one


def wish(studio: Running, **change: Any) -> tuple[int, bytes]:
    revision = studio.told("/kit")["revision"]
    status, _, content = studio.asked("/kit/change", "POST", {"revision": revision, "change": change})
    return status, content


def test_fields_articles_and_pictures_are_told_with_what_is_missing(studio: Running) -> None:
    state = studio.told("/kit")
    values = {one["path"][-1]: one["value"] for one in state["fields"]}
    assert (values["title"], values["language"], values["cover"]) == ("Neue Brücke", "de", "")
    assert [(one["file"], one["chosen"]) for one in state["articles"]] == [
        ("bruecke.txt", True), ("fest.txt", True), ("rest.txt", False),
    ]  # fmt: skip
    assert state["articles"][1]["headline"].startswith("Am Fluss: Fest")
    assert [one["name"] for one in state["pictures"]] == ["fluss.jpg"]


def test_a_change_stands_in_the_manifest_and_can_be_taken_back(studio: Running, folder: Path) -> None:
    assert wish(studio, type="said", path=["pictures", "fluss.jpg", "alt"], value="Der Fluss")[0] == 200
    text = (folder / "kit.toml").read_text(encoding="utf-8")
    assert text.startswith("# Die Mappe zur Brücke")
    assert 'alt = "Der Fluss"' in text
    revision = studio.told("/kit")["revision"]
    assert studio.told("/kit/undo", "POST", {"revision": revision})["redo"]
    assert (folder / "kit.toml").read_text(encoding="utf-8") == MANIFEST


@pytest.mark.parametrize(
    "change",
    [
        {"type": "said", "path": ["embargo"], "value": "morgen früh"},
        {"type": "said", "path": ["language"], "value": "Deutsch!"},
        {"type": "order", "files": []},
        {"type": "order", "files": ["../fest.txt"]},
        {"type": "said", "path": ["cover"], "value": "/etc/passwd"},
    ],
)
def test_what_a_manifest_does_not_take_is_told_and_changes_nothing(
    studio: Running, folder: Path, change: dict[str, Any]
) -> None:
    status, content = wish(studio, **change)
    assert status == 422
    assert b'"hint"' in content
    assert (folder / "kit.toml").read_text(encoding="utf-8") == MANIFEST


def test_a_page_that_shows_an_older_state_changes_nothing(studio: Running, folder: Path) -> None:
    change = {"type": "said", "path": ["title"], "value": "x"}
    status, _, _ = studio.asked("/kit/change", "POST", {"revision": "alt", "change": change})
    assert status == 409
    assert (folder / "kit.toml").read_text(encoding="utf-8") == MANIFEST


def test_what_was_remarked_is_told_with_the_file_that_it_is_on(studio: Running) -> None:
    remarks = studio.told("/kit/remarks")["remarks"]
    assert {(one["file"], one["severity"]) for one in remarks} >= {("fluss.jpg", "warning"), ("fest.txt", "warning")}
    assert all(one["severity"] != "info" for one in remarks)


@pytest.mark.parametrize("path", ["..%2f..%2fkit.toml", "../kit.toml", "%2e%2e/kit.toml", "nothing.html"])
def test_no_path_leads_out_of_the_kit(studio: Running, path: str) -> None:
    assert studio.asked(f"/kit/shown/{path}")[0] == 404


def test_its_page_runs_no_script_and_follows_the_manifest(studio: Running) -> None:
    status, headers, page = studio.asked("/kit/shown/")
    assert status == 200
    assert "script-src" not in headers["content-security-policy"]
    assert not re.search(rb"<script(?![^>]*ld\+json)", page)
    assert wish(studio, type="said", path=["title"], value="Ein Fest")[0] == 200
    assert b"<h1>Ein Fest</h1>" in re.sub(rb"<h1[^>]*>", b"<h1>", studio.asked("/kit/shown/")[2])


def test_it_is_built_into_the_folder_of_the_results(studio: Running, tmp_path: Path) -> None:
    done = studio.told("/kit/publish", "POST", {})
    assert (tmp_path / "output" / "kit" / "index.html").is_file()
    assert Path(done["archive"]).is_file()


def test_a_mistake_in_the_manifest_is_told_with_its_line(studio: Running, folder: Path) -> None:
    (folder / "kit.toml").write_text('title = "x"\ntitel = "y"\n', encoding="utf-8")
    problem = studio.told("/kit")["problem"]
    assert "titel" in problem["message"]
    assert "line 2" in problem["place"]


def test_a_folder_becomes_a_kit_when_somebody_asks(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    clipping_in(folder)
    with running(folder) as studio:
        assert not studio.told("/desk")["kit"]
        assert studio.asked("/kit")[0] == 404
        assert studio.told("/kit/start", "POST", {})["articles"][0]["file"] == "clipping.txt"
        assert studio.told("/desk")["kit"]


def unfit(page: Page, width: int) -> list[str]:
    """What axe finds on the page as a whole: of the colours of what is scrolled away it says nothing.

    The frame lets no script in, its own neither; tests of kits look at that page by itself.
    """
    page.set_viewport_size({"width": width, "height": 4000})
    return [one for one in inaccessible(page) if not one.startswith("frame-tested")]


def call(page: Page, title: str) -> None:
    """Give the kit a title, and leave its field."""
    page.get_by_label("Titel", exact=True).fill(title)
    page.get_by_label("Titel", exact=True).blur()


@pytest.mark.slow
def test_a_kit_is_put_in_order_described_and_seen_as_its_visitors_will(browser: Browser, folder: Path) -> None:
    with running(folder, "de") as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        page.set_default_timeout(BUILDING)
        page.wait_for_selector(".device iframe:not(.coming)")
        frame = page.frame_locator(".device iframe:not(.coming)")
        assert frame.locator("h1").inner_text() == "Neue Brücke"
        faces = page.frames[-1].evaluate("[...document.fonts].map((one) => `${one.display} ${one.status}`)")
        assert "block loaded" in faces
        assert not [one for one in faces if one.startswith("optional")]
        credit = page.locator(".kit-check li", has_text="fluss.jpg hat keinen Bildnachweis")
        credit.get_by_role("button").click()
        assert page.evaluate("document.activeElement.closest('.figure').querySelector('h3').textContent") == "fluss.jpg"
        page.get_by_label("Nach unten: Am Fluss: Bruecke").focus()
        page.keyboard.press("Enter")
        until(page, lambda: page.locator(".order .title").first.inner_text().startswith("Am Fluss: Fest"))
        page.get_by_label("rest.txt in die Pressemappe").check()
        until(page, lambda: 'articles = [\n    "fest.txt",' in (folder / "kit.toml").read_text(encoding="utf-8"))
        call(page, "Ein Fest am Fluss")
        until(page, lambda: frame.locator("h1").inner_text() == "Ein Fest am Fluss", BUILDING)
        until(page, lambda: "Am Fluss: Rest" in frame.locator("body").inner_text(), BUILDING)
        assert unfit(page, 1440) == []
        stopped = "/kit/shown/assets"  # faces of a page that another one has replaced
        assert not [one for one in seen.complaints if stopped not in one]
        page.get_by_role("link", name="Alle Artikel").click()
        page.wait_for_selector(".entries li")


@pytest.mark.slow
def test_a_page_of_the_kit_that_arrives_late_does_not_replace_a_newer_one(browser: Browser, folder: Path) -> None:
    with running(folder, "de") as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        page.set_default_timeout(BUILDING)
        page.wait_for_selector(".device iframe:not(.coming)")
        asked: list[Route] = []
        page.route("**/kit/shown/index.html*", lambda route: asked.append(route))
        call(page, "Ein Fest")
        until(page, lambda: len(asked) == 1)
        call(page, "Ein Fest am Fluss")
        until(page, lambda: len(asked) == 2)
        older, newer = asked
        newer.continue_()
        frame = page.frame_locator(".device iframe:not(.coming)")
        until(page, lambda: frame.locator("h1").inner_text() == "Ein Fest am Fluss", BUILDING)
        older.fulfill(content_type="text/html", body="<h1>Ein Fest</h1>")
        until(page, lambda: page.locator("iframe").count() == 1)
        assert frame.locator("h1").inner_text() == "Ein Fest am Fluss"


@pytest.mark.slow
def test_on_a_phone_kit_and_page_take_turns(browser: Browser, folder: Path) -> None:
    with running(folder) as studio, visit(browser, studio.studio.address, width=390, dark=True) as seen:
        page = seen.page
        page.set_default_timeout(BUILDING)
        page.wait_for_selector(".order li")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert unfit(page, 390) == []
        page.get_by_role("button", name="Page", exact=True).click()
        page.wait_for_selector(".device iframe:not(.coming)")
        assert not seen.complaints
