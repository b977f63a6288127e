"""The logo of the house stands in every document of a kit that people look at, and is no picture of the wire."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.photographs import jpeg
from umbruch.presskit.build.kit_build import build

HOUSE = "Hafenamt Lindenau"
MANIFEST = f"""
title = "Die Fähre fährt wieder"
organisation = "{HOUSE}"
date = 2026-04-01
logo = "logo.jpg"
articles = ["a.md", "b.md"]
formats = ["pdf", "epub", "docx", "html", "newsml"]
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("logo")
    (folder / "mappe").mkdir()
    (folder / "mappe" / "kit.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "mappe" / "logo.jpg").write_bytes(jpeg(size=(400, 100)))
    for name in "ab":
        words = f"# Die Fähre {name}\n\nSie legt um acht Uhr ab.\n"
        (folder / "mappe" / f"{name}.md").write_text(words, encoding="utf-8")
    return build(folder / "mappe", folder / "out").folder


def only(folder: Path, pattern: str) -> bytes:
    (path,) = folder.glob(pattern)
    return path.read_bytes()


def in_zip(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name).decode()


@pytest.mark.parametrize("pattern", ["*{}", "articles/die-faehre-a/*{}"], ids=["the whole", "an article alone"])
def test_word_files_and_books_show_the_logo_under_the_name_of_the_house(kit: Path, pattern: str) -> None:
    document = in_zip(only(kit, pattern.format(".docx")), "word/document.xml")
    assert document.count("<w:drawing>") == 1
    assert f'descr="{HOUSE}"' in document
    title = in_zip(only(kit, pattern.format(".epub")), "EPUB/title.xhtml")
    assert '<p class="logo"><img src="pictures/' in title
    assert f'alt="{HOUSE}"' in title


def test_a_page_alone_shows_the_logo_in_it(kit: Path) -> None:
    page = only(kit, "articles/die-faehre-a/*.html").decode()
    assert '<p class="logo"><img src="data:image/jpeg;base64,' in page


@pytest.mark.parametrize("pattern", ["*.pdf", "articles/die-faehre-a/*.pdf"])
def test_pdf_files_hold_the_logo(kit: Path, pattern: str) -> None:
    assert b"/Subtype /Image" in only(kit, pattern)


def test_the_wire_gets_no_logo_as_a_picture(kit: Path) -> None:
    assert b"logo" not in only(kit, "articles/die-faehre-a/*.newsml.xml")
