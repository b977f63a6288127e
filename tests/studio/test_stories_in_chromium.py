"""Stories of an office with the studio: a clipping in a few keys, a release that was read wrongly, a Word file, a scan.

Each step is one that somebody makes with a hand: a key, a click, words written. How many there are is held, for the
clock of a machine tells nothing; at three seconds a step twenty are a minute.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import umbruch
from tests.browsing import inaccessible, visit
from tests.readers.pdf.pages import page_picture
from tests.studio.studios import clipping_in, ready, running, until
from tests.tools import ROOT, require_tool

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("unsure")]

MINUTE = 20
"""Steps of three seconds."""
RELEASE = """Stadtwerke Kalldorf GmbH
Presse und Öffentlichkeit

Pressemitteilung Nr. 12/2025

Kalldorf, 12. März 2025

Freibad
Neues Becken
wird im Mai eröffnet
Stadtwerke laden zum Anbaden

Das neue Becken im Freibad wird am 3. Mai eröffnet. Das teilten die Stadtwerke am Mittwoch mit.

Die Arbeiten haben 14 Monate gedauert und 2,3 Millionen Euro gekostet. Das Land hat ein Drittel bezahlt.

Rückfragen: Jana Thiel, Telefon 0123 4567, presse@kalldorf.example
"""


class Hand:
    """Whoever sits before the page, one step after another."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0

    def key(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.steps += 1

    def click(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
        self.steps += 1

    def lines(self, first: int, last: int, key: str) -> None:
        """Give lines a role: a click, for several one more with Shift, and the key of the role."""
        self.page.locator(f"#line-{first - 1}").click()
        self.steps += 1
        if last != first:
            self.page.locator(f"#line-{last - 1}").click(modifiers=["Shift"])
            self.steps += 1
        self.key(key)
        self.page.wait_for_selector(f"#line-{last - 1}.fixed")


def test_a_clipping_is_looked_through_agreed_and_exported_within_a_minute(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "clipping.txt"
    shutil.copy(ROOT / "input" / "clipping.txt", path)
    shutil.copy(ROOT / "input" / "clipping.jpg", tmp_path)
    with running(path, "de") as studio, visit(browser, studio.studio.address) as seen:
        ready(seen.page)
        hand = Hand(seen.page)
        for _ in studio.told(studio.article)["doubts"]:
            hand.key("Enter")
        until(seen.page, lambda: not studio.told(studio.article)["doubts"])
        hand.key("Control+Enter")
        until(seen.page, lambda: studio.told(studio.article)["checked"])
        hand.click("button", "Exportieren")
        with seen.page.expect_download() as coming:
            hand.click("button", "Herunterladen")
        coming.value.save_as(tmp_path / "made.zip")
    assert hand.steps <= MINUTE
    article = umbruch.read(path).article
    assert article.headline == "Ein Dorfladen für alle"
    assert article.source is not None
    with zipfile.ZipFile(tmp_path / "made.zip") as made:
        assert {Path(one).suffix for one in made.namelist()} >= {".pdf", ".epub", ".docx", ".xml"}


def test_a_doubt_that_was_agreed_to_is_not_come_back_to_before_its_answer(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "clipping.txt"
    shutil.copy(ROOT / "input" / "clipping.txt", path)
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        ready(seen.page)
        doubts = len(studio.told(studio.article)["doubts"])
        assert doubts > 2
        wishes: list[Route] = []

        def keep(wish: Route) -> None:
            wishes.append(wish)
            if len(wishes) != 2:
                wish.continue_()

        seen.page.route("**/change", keep)
        seen.page.keyboard.press("Enter")
        seen.page.keyboard.press("Enter")
        # The first has been answered, the second is on its way, and the doubts left may stand in another order.
        until(seen.page, lambda: len(wishes) == 2)
        for _ in range(doubts - 2):
            seen.page.keyboard.press("Enter")
        wishes[1].continue_()
        until(seen.page, lambda: not studio.told(studio.article)["doubts"])


def test_a_release_that_was_read_wrongly_is_put_right_within_a_minute(browser: Browser, tmp_path: Path) -> None:
    path = clipping_in(tmp_path, RELEASE, "release.txt")
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        ready(seen.page)
        hand = Hand(seen.page)
        hand.lines(1, 4, "f")
        hand.lines(8, 8, "k")
        hand.lines(9, 10, "h")
        hand.lines(11, 11, "d")
        assert hand.steps <= MINUTE
    assert seen.complaints == []
    article = umbruch.read(path).article
    assert (article.kicker, article.headline, article.deck) == (
        "Freibad", "Neues Becken wird im Mai eröffnet", "Stadtwerke laden zum Anbaden",
    )  # fmt: skip
    assert "Stadtwerke Kalldorf GmbH" not in umbruch.render(umbruch.read(path), "text").decode()


def test_a_word_file_is_put_right_on_its_paragraphs(browser: Browser, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Ein Fest am Fluss", 0)
    document.add_paragraph("Hunderte kamen am Samstag").runs[0].bold = True
    document.add_paragraph("Am Samstag haben Hunderte am Fluss gefeiert. Die Brücke war seit zwei Jahren gesperrt.")
    table = document.add_table(0, 2)
    for name, number in (("Besucher", "412"), ("Gäste", "38")):
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = name, number
    document.add_paragraph("Das Fest soll im kommenden Jahr wieder stattfinden, sagte die Bürgermeisterin.")
    path = tmp_path / "fest.docx"
    document.save(str(path))
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("tab", name="Original").click()
        deck = page.locator(".manuscript .frame", has_text="Hunderte kamen am Samstag")
        assert deck.locator("p").evaluate("one => getComputedStyle(one).fontWeight") == "700"
        page.wait_for_selector(".manuscript table")
        assert page.locator(".manuscript td").all_inner_texts() == ["Besucher", "412", "Gäste", "38"]
        assert inaccessible(page) == []
        deck.click()
        page.keyboard.press("k")
        page.wait_for_selector(".manuscript .frame.role-kicker")
    assert seen.complaints == []
    assert umbruch.read(path).article.kicker == "Hunderte kamen am Samstag"


def test_a_scan_is_put_right_on_its_picture(browser: Browser, tmp_path: Path) -> None:
    require_tool("tesseract")
    image = page_picture((
        "Bridge opens after seven years", "", "The council of Lauter voted on Monday to", "build a new bridge over the",
        "river. It will be open in spring, said", "the mayor of the town.",
    ))  # fmt: skip
    stored = io.BytesIO()
    image.rotate(-2, fillcolor=255).save(stored, "PNG", dpi=(100, 100))
    path = tmp_path / "scan.png"
    path.write_bytes(stored.getvalue())
    with running(path) as studio, visit(browser, studio.studio.address) as seen:
        page = seen.page
        ready(page)
        page.get_by_role("tab", name="Original").click()
        page.locator(".frame").first.click()
        page.keyboard.press("k")
        page.wait_for_selector(".frame.role-kicker")
    assert str(umbruch.read(path).article.kicker).lower() == "bridge opens after seven years"  # as tesseract sees it
