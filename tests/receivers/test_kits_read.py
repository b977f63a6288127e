"""Kits before those who take them in: a telephone over a sheet of paper, readers of feeds, machines that read pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tests.browsing import chromium, visit
from tests.presskit.folders import MANIFEST, folder_of
from tests.presskit.web_kits import arabic_kit, sample_kit, stored
from tests.receivers.linked_things import things_of, type_complaints
from tests.receivers.programs import ARTICLES, answers, made
from tests.tools import run_tool
from umbruch.presskit.making.kit_files import make
from umbruch.presskit.sharing.page_code import page_code
from umbruch.presskit.source.kit_reading import kit
from umbruch.presskit.source.model import Kit
from umbruch.style import load
from umbruch.tree import Change

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.slow, pytest.mark.conformance]

PLACE = "https://lindenau.example/presse/"
NOTE = "In einer früheren Fassung war der Steg 60 Meter lang."
ON_PAPER = {
    "index.html": PLACE,
    "articles/segelschule-eroeffnet.html": f"{PLACE}articles/segelschule-eroeffnet.html",
    "pictures/steg.html": f"{PLACE}pictures/steg.html",
}


def at_its_place(whole: Kit) -> Kit:
    return msgspec.structs.replace(whole, manifest=msgspec.structs.replace(whole.manifest, address=PLACE))


def corrected_kit() -> Kit:
    """The sample, its first article corrected a week later."""
    whole = at_its_place(sample_kit())
    first, *others = whole.articles
    article = msgspec.structs.replace(
        first.article, version=2, modified="2026-11-27T16:00:00+01:00", change=Change("correction", NOTE)
    )
    return msgspec.structs.replace(whole, articles=(msgspec.structs.replace(first, article=article), *others))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    with chromium() as one:
        yield one


def codes_on_paper(browser: Browser, page: Path, folder: Path) -> list[str]:
    """What a reader of codes finds on the sheets that a page is printed on."""
    with visit(browser, page) as visited:
        visited.page.pdf(path=folder / "paper.pdf", format="A4")
    run_tool("pdftoppm", "-r", "150", "-png", folder / "paper.pdf", folder / "sheet")
    sheets = {one.name: one for one in sorted(folder.glob("sheet*.png"))}
    return [code for found in answers("zxing", sheets).values() for code in found["codes"]]


@pytest.mark.parametrize("page", ON_PAPER)
def test_a_telephone_finds_the_address_of_a_page_on_its_paper(browser: Browser, page: str, tmp_path: Path) -> None:
    site = stored(at_its_place(sample_kit()), tmp_path / "site").parent
    assert codes_on_paper(browser, site / page, tmp_path) == [ON_PAPER[page]]


def test_a_telephone_finds_the_address_on_paper_that_runs_from_right_to_left(browser: Browser, tmp_path: Path) -> None:
    first = stored(at_its_place(arabic_kit()), tmp_path / "site")
    assert codes_on_paper(browser, first, tmp_path) == [PLACE]


def test_a_code_of_another_address_is_seen_by_the_reader(browser: Browser, tmp_path: Path) -> None:
    first = stored(at_its_place(sample_kit()), tmp_path / "site")
    page = first.read_text(encoding="utf-8")
    assert page.count(page_code(PLACE)) == 1
    first.write_text(page.replace(page_code(PLACE), page_code(f"{PLACE}x")), encoding="utf-8")
    assert codes_on_paper(browser, first, tmp_path) != [PLACE]


class _Files(dict[str, bytes]):
    def put(self, path: str, content: bytes) -> None:
        self[path] = content


@cache
def files_of_a_kit() -> dict[str, bytes]:
    files = _Files()
    folder = folder_of(Path(mkdtemp(prefix="receivers-kit-")), f'address = "{PLACE}"\n{MANIFEST}')
    text = (folder / "bruecke.md").read_text(encoding="utf-8").replace("lang: de", "lang: de\nbyline: Von Ina Born")
    (folder / "bruecke.md").write_text(text, encoding="utf-8")
    make(kit(folder), load("release"), files, now=datetime(2026, 11, 29, tzinfo=UTC))
    return files


def feed_read(content: bytes, folder: Path) -> dict[str, Any]:
    (folder / "feed.xml").write_bytes(content)
    return answers("feedparser", {"feed": folder / "feed.xml"})["feed"]


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_a_reader_of_feeds_finds_the_articles_of_a_kit_their_pages_and_pictures(name: str, tmp_path: Path) -> None:
    files = files_of_a_kit()
    found = feed_read(files[name], tmp_path)
    assert (found["wrong"], found["home"], found["itself"]) == (None, f"{PLACE}index.html", [PLACE + name])
    first, second = found["entries"]
    assert (first["title"], second["title"]) == ("Neue Brücke eröffnet", "Bridge opens in Lindenau")
    assert first["authors"] == ["Ina Born"]
    assert first["published"] == second["published"] == [2026, 11, 19, 0, 0, 0]
    for entry, words in ((first, "die alte von 1902"), (second, "opened on Monday")):
        assert entry["link"].removeprefix(PLACE) in files
        assert words in entry["text"]
    (picture,) = first["pictures"]
    assert picture["type"] == "image/jpeg"
    assert int(picture["length"]) == len(files[picture["href"].removeprefix(PLACE)])


def test_an_entry_that_leads_nowhere_is_seen_by_the_reader(tmp_path: Path) -> None:
    content = files_of_a_kit()["feed.xml"]
    planted = content.replace(b"<link>", b"<leads>").replace(b"</link>", b"</leads>")
    first, second = feed_read(planted, tmp_path)["entries"]
    assert (first["link"], second["link"]) == (None, None)


def things_of_pages(kit: Kit, folder: Path) -> dict[str, dict[str, Any]]:
    site = stored(kit, folder).parent
    pages = {str(page.relative_to(site)): page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    return {f"{name} {place}": one for name, page in pages.items() for place, one in enumerate(things_of(page))}


def test_what_pages_tell_machines_is_of_the_types_of_schema_org(tmp_path: Path) -> None:
    things = things_of_pages(corrected_kit(), tmp_path / "site")
    assert {one.get("@type") for one in things.values()} >= {"CollectionPage", "NewsArticle", "ImageObject"}
    for name, path in made("html").items():
        things |= {f"{name} {place}": one for place, one in enumerate(things_of(path.read_text(encoding="utf-8")))}
    assert len(things) > len(ARTICLES)
    assert type_complaints(things, _empty(tmp_path)) == []


def test_a_corrected_article_tells_machines_when_and_what_was_wrong(tmp_path: Path) -> None:
    things = things_of_pages(corrected_kit(), tmp_path / "site")
    (article,) = (one for name, one in things.items() if name.startswith("articles/segelschule-eroeffnet"))
    assert article["correction"] == NOTE
    assert article["dateModified"] == "2026-11-27T16:00:00+01:00"
    assert article["datePublished"] == "2026-11-20"
    assert article["version"] == "2"
    assert type_complaints({"corrected": article}, _empty(tmp_path)) == []


@pytest.mark.parametrize(
    "planted", [{"corrections": NOTE}, {"dateModified": {"@type": "Place"}}, {"@type": "Newsarticle"}]
)
def test_a_property_that_schema_org_has_not_is_seen(planted: dict[str, Any], tmp_path: Path) -> None:
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ein Steg", **planted}
    assert type_complaints({"planted": thing}, _empty(tmp_path))


def _empty(folder: Path) -> Path:
    (folder / "types").mkdir()
    return folder / "types"
