"""Web pages become copy with a known headline: the words as they are read, cut above and below."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

pytest.importorskip("numpy", reason="numpy, with which weights are learned, is not installed")

from umbruch.clipping.training.copied_pages import copied, pages_in
from umbruch.clipping.training.examples import labelled_in

REPORT = "Der Rat hat am Montag beschlossen, dass die neue Brücke über die Aue gebaut wird, und alle singen. " * 2
PAGE = (
    "<html><head><title>Rat baut die neue Brücke | Bote</title><style>p {}</style></head><body>"
    "<ul><li>Sport</li><li>Kultur</li></ul><h1>Rat baut die <em>neue</em> Brücke</h1>"
    f"<p>Von Ada Roe</p><script>x = 1</script><p>{REPORT}</p><p>{REPORT}</p></body></html>"
)


def test_a_page_is_copied_with_the_headline_that_title_and_heading_say() -> None:
    found = copied(PAGE.encode(), None, Random(3))
    assert found is not None
    text, headline = found
    assert headline == "Rat baut die neue Brücke"
    assert headline in text.splitlines()
    assert "x = 1" not in text
    assert "Von Ada Roe" in text.splitlines()


def test_items_of_a_menu_above_keep_their_bullet() -> None:
    texts = [found[0] for seed in range(12) if (found := copied(PAGE.encode(), None, Random(seed)))]
    assert any("• Kultur" in text for text in texts)
    assert any(text.startswith("Rat baut") for text in texts)


def test_a_page_whose_title_says_something_else_is_left_alone() -> None:
    other = PAGE.replace("<title>Rat baut die neue Brücke", "<title>Startseite")
    assert copied(other.encode(), None, Random(1)) is None


def test_a_folder_of_pages_is_a_set_in_which_each_page_is_a_source(tmp_path: Path) -> None:
    for name in ("b.html", "a.html", "notes.md"):
        tmp_path.joinpath(name).write_text(PAGE, encoding="utf-8")
    assert [page.name for page in pages_in(tmp_path)] == ["a.html", "b.html"]
    found = list(labelled_in(tmp_path))
    assert {one.source.rpartition("/")[2] for one in found} == {"a.html", "b.html"}
    assert {one.head["headline"] for one in found} == {"Rat baut die neue Brücke"}
    assert found == list(labelled_in(tmp_path))
