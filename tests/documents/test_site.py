"""The site of the documentation: its contents are whole, its links lead somewhere, its tutorial runs."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.cli.running import COMMAND
from tests.tools import ROOT, SAMPLE_EPOCH

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
TUTORIAL = DOCS / "tutorial" / "index.md"


def anchors(page: Path) -> set[str]:
    """The names by which headings of a page are linked to, as Python-Markdown makes them."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", one).strip().lower()) for one in _HEADING.findall(text)}


def dead_links(page: Path) -> Iterator[str]:
    """Links of a page that lead to no file, or to no heading of a page."""
    for target, anchor in _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8"))):
        path = (page.parent / target) if target else page
        if not path.exists():
            yield f"{page.name}: {target}"
        elif anchor and path.suffix == ".md" and anchor not in anchors(path):
            yield f"{page.name}: {target}#{anchor}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    assert list(dead_links(page)) == []


def test_a_dead_link_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# One two\n\n[x](b.md) [y](a.md#one-two) [z](#three) `[n](none.md)`\n", encoding="utf-8"
    )
    assert list(dead_links(tmp_path / "a.md")) == ["a.md: b.md", "a.md: #three"]


def test_every_page_stands_in_the_contents() -> None:
    text = re.sub(r"!!python\S*", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    named = set(re.findall(r": ([\w/-]+\.md)$", yaml.safe_dump(yaml.safe_load(text)["nav"], width=1000), re.MULTILINE))
    assert named == {page.relative_to(DOCS).as_posix() for page in PAGES}


def tutorial_lines() -> list[str]:
    blocks = re.findall(r"^```\n(.*?)^```", TUTORIAL.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [line.partition(" #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


@pytest.mark.slow
def test_the_lines_of_the_tutorial_run_one_after_another(tmp_path: Path) -> None:
    (tmp_path / "input").symlink_to(ROOT / "input")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": SAMPLE_EPOCH}
    lines = tutorial_lines()
    assert len(lines) > 9
    for line in lines:
        command, _, target = line.removesuffix(" --open").partition(" > ")
        done = subprocess.run(
            [*COMMAND, *shlex.split(command)[1:]], cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        assert done.returncode == 0, (line, done.stderr.decode())
        if target:
            (tmp_path / target).write_bytes(done.stdout)
    made = {path.name for path in tmp_path.rglob("*") if path.is_file() and not path.is_relative_to(tmp_path / "input")}
    assert {"clipping.html", "clipping.pdf", "front.pdf", "monday.pdf", "review.pdf", "index.html"} <= made
