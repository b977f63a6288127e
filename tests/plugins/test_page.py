"""`docs/plugins.md` runs as it stands, and what it promises is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_type_hints

import pytest

import umbruch
import umbruch.tree
from tests.plugins.test_writer_plugin import Site, site
from tests.publications import sample_publication
from tests.tools import ROOT
from umbruch import plugins

__all__ = ["site"]

PAGE = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
BLOCKS = {
    found["name"]: found["code"]
    for found in re.finditer(r"```(?:python|toml)\n# (?P<name>\S+)\n(?P<code>.*?)```", PAGE, re.DOTALL)
}


@pytest.fixture
def gemtext(site: Site) -> Site:
    """The package of the page, installed."""
    points = tomllib.loads(BLOCKS["pyproject.toml"])["project"]["entry-points"]
    (site.folder / "gemtext_reader.py").write_text(BLOCKS["gemtext_reader.py"], encoding="utf-8")
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in one.items()) for group, one in points.items()
    ]
    site.install("gemtext", BLOCKS["gemtext.py"], "".join(lines))
    return site


def test_the_writer_of_the_page_writes_every_text_of_a_full_article(gemtext: Site, tmp_path: Path) -> None:
    publication = sample_publication("article")
    (tmp_path / "a.json").write_bytes(umbruch.render(publication, "json"))
    house = tmp_path / "house.toml"
    house.write_text(BLOCKS["house.toml"], encoding="utf-8")
    done = gemtext.umbruch("convert", tmp_path / "a.json", "-o", tmp_path / "a.gmi", "--style", house)
    assert (done.returncode, done.stderr) == (0, "")
    made = " ".join((tmp_path / "a.gmi").read_text(encoding="utf-8").split())
    for text in plugins.article_texts(publication.article):
        assert " ".join(text.split()) in made
    assert "gemtext" in gemtext.umbruch("formats").stdout


def test_the_reader_of_the_page_reads_and_tells_what_is_wrong(gemtext: Site, tmp_path: Path) -> None:
    path = tmp_path / "a.gmi"
    path.write_text("# Neue Halle\n\nHeute.\n\n=> /mehr Mehr\n", encoding="utf-8")
    done = gemtext.umbruch("convert", path, "--to", "json", "-o", tmp_path / "a.json")
    assert done.returncode == 0, done.stderr
    assert umbruch.read(tmp_path / "a.json").article.headline == "Neue Halle"
    path.write_text("# Eins\n\n# Zwei\n", encoding="utf-8")
    told = gemtext.umbruch("convert", path, "--to", "json", "-o", tmp_path / "b.json")
    assert (told.returncode, told.stderr) == (3, f"umbruch: {path}: line 3: 2 headlines (begin one line with #)\n")
    path.write_bytes(b"# \xff\n")
    assert "not UTF-8 text" in gemtext.umbruch("convert", path, "--to", "json", "-o", tmp_path / "b.json").stderr


def test_the_error_that_the_page_shows_is_the_one_that_is_told(gemtext: Site, tmp_path: Path) -> None:
    (shown,) = re.findall(r"^umbruch: house\.toml: (.*)$", PAGE, re.MULTILINE)
    house = tmp_path / "house.toml"
    house.write_text(BLOCKS["house.toml"].replace("bullet", "bulet"), encoding="utf-8")
    (tmp_path / "a.json").write_bytes(umbruch.render(sample_publication("plain"), "json"))
    done = gemtext.umbruch("convert", tmp_path / "a.json", "-o", tmp_path / "a.gmi", "--style", house)
    assert done.stderr == f"umbruch: {house}: {shown}\n"
    house.write_text(BLOCKS["house.toml"].replace('bullet = "-"', "longest_headline = 3"), encoding="utf-8")
    done = gemtext.umbruch("convert", tmp_path / "a.json", "-o", tmp_path / "a.gmi", "--style", house)
    assert "longest_headline is at least 20" in done.stderr


def test_the_code_of_the_page_needs_nothing_but_the_promise() -> None:
    assert {"gemtext.py", "gemtext_reader.py", "pyproject.toml", "house.toml"} <= set(BLOCKS)
    for code in BLOCKS.values():
        assert set(re.findall(r"from (umbruch\S*) import", code)) <= {"umbruch.plugins"}


def test_the_promise_names_every_type_that_its_types_name() -> None:
    assert set(umbruch.tree.__all__) | {"Block", "Inline"} <= set(plugins.__all__)
    assert all(hasattr(plugins, name) for name in plugins.__all__)
    asked = {"source", "picture_folder", "lang", "house", "fixes", "attachments", "changes"}
    assert set(get_type_hints(plugins.ReadRequest)) == asked
    assert f"now {plugins.API_VERSION}." in PAGE
