"""What the guides say of the sources is so."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_house import FLOORS, SOURCE
from tests.tools import ROOT

GUIDE = ROOT / "docs" / "ARCHITECTURE.md"
PAGES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "tests").rglob("README.md")),
)

_BLOCK = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_TICKED = re.compile(r"`([^`\s]+)`")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
_OF_THE_PROJECT = ("src/", "tests/", "docs/", "styles/", "input/")
HEAVY = ("reportlab", "ebooklib", "docx", "lxml", "babel", "PIL", "pyphen", "markdown_it", "uharfbuzz", "bidi")


def ticked(page: Path) -> Iterator[str]:
    """What stands between backticks on a page, code blocks left out."""
    for found in _TICKED.finditer(_BLOCK.sub("", page.read_text(encoding="utf-8"))):
        if _PATH.fullmatch(found[1]):
            yield found[1]


def test_each_path_in_the_guide_to_the_sources_is_there() -> None:
    named = {one for one in ticked(GUIDE) if "/" in one or one.endswith(".py")}
    assert len(named) > 60
    assert [one for one in sorted(named) if not any((top / one).exists() for top in (SOURCE, ROOT))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_each_path_of_the_project_on_a_page_is_there(page: Path) -> None:
    named = {one for one in ticked(page) if one.startswith(_OF_THE_PROJECT)}
    assert [one for one in sorted(named) if not (ROOT / one).exists()] == []


def test_each_module_in_the_guide_to_clippings_is_there() -> None:
    page = ROOT / "docs" / "clipping.md"
    named = {one for one in ticked(page) if one.startswith("clipping/")}
    assert len(named) > 8
    assert [one for one in sorted(named) if not (SOURCE / one).exists()] == []


def test_the_guide_names_every_room() -> None:
    rooms = {f"{path.name}/" for path in SOURCE.iterdir() if (path / "__init__.py").exists()}
    assert rooms - set(ticked(GUIDE)) == set()


def test_the_guide_shows_the_order_of_rooms_that_the_tests_hold(accept: bool) -> None:
    order = "```\n" + "".join(f"{'  '.join(rooms)}\n" for rooms in FLOORS) + "```"
    text = GUIDE.read_text(encoding="utf-8")
    (shown,) = (found[0] for found in _BLOCK.finditer(text) if found[0].startswith("```\nerrors"))
    if accept:
        GUIDE.write_text(text.replace(shown, order), encoding="utf-8")
    assert accept or shown == order


def test_the_package_alone_loads_none_of_the_heavy_libraries() -> None:
    code = f"import sys, umbruch; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_guide_says_below_which_sureness_a_field_is_doubtful() -> None:
    from umbruch.tree.reading import DOUBTFUL

    told = re.search(r"below (\d+) %", GUIDE.read_text(encoding="utf-8"))
    assert told is not None
    assert int(told[1]) == round(DOUBTFUL * 100)


def test_every_make_target_that_is_named_is_in_the_makefile() -> None:
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        named = {*re.findall(r"`make ([a-z]+)", text), *re.findall(r"^make ([a-z]+)", text, re.MULTILINE)}
        assert named <= rules, page.name
