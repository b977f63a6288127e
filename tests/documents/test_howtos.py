"""Every command of the how-tos runs as it stands there, one after another, in a folder with the files that it names."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import umbruch
from tests.documents.commands_page import commands
from tests.tools import ROOT

PAGES = sorted((ROOT / "docs" / "howto").glob("*.md"))
BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(umbruch [^`\n]+)`")
STORY = "Neues Bad öffnet im Mai\n\nLAUTER (ab). Das neue Bad der Stadt öffnet am 2. Mai. Alle sind eingeladen.\n"
CLIPPING = STORY + "\nLauterer Bote, 12. März 2026, Seite 3, Lizenz: CC BY 4.0\n"
PATIENCE = 3
"""Seconds after which a command that watches is interrupted, as somebody would with Ctrl-C."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with what the how-tos speak of, and a home with `~/schemas` in it."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "article.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.md").write_text("# Neues Bad\n\nEs öffnet im Mai.\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    umbruch.write(umbruch.read(STORY.encode()), tmp_path / "release.docx")
    message = umbruch.render(umbruch.read(STORY.encode()), "newsml", on_diagnostic=lambda _: None)
    (tmp_path / "message.xml").write_bytes(message)
    for folder in ("clippings", "summer-festival"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "bad.txt").write_text(CLIPPING, encoding="utf-8")
    (tmp_path / "schemas").mkdir()
    shutil.copytree(ROOT / "input", tmp_path / "input")
    return tmp_path


def run(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """One line as a shell takes it; what watches is interrupted after a while."""
    bare = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")}
    environment = {
        **bare, "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(folder), "BROWSER": "true",
        "LANG": "C.UTF-8", "XDG_CACHE_HOME": str(folder / ".cache"),
    }  # fmt: skip
    watches = "watch" in shlex.split(line, comments=True)
    limit = f"timeout --foreground -s INT {PATIENCE} " if watches else ""
    return subprocess.run(["bash", "-c", limit + line], cwd=folder, env=environment, capture_output=True, check=False)


def lines_of(page: Path) -> Iterator[str]:
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        yield from filter(None, block.splitlines())


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_every_command_of_a_page_runs_as_it_stands(page: Path, office: Path) -> None:
    for line in lines_of(page):
        done = run(line, office)
        watched = done.returncode in (124, 130)
        assert done.returncode == 0 or watched, (line, done.stdout.decode(), done.stderr.decode())
        assert b"Traceback" not in done.stderr


def test_the_pages_have_commands_and_a_wrong_one_would_be_noticed(office: Path) -> None:
    assert sum(1 for page in PAGES for _ in lines_of(page)) >= 9
    assert run("umbruch convert story.txt --too pdf", office).returncode == 2


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_every_command_in_a_sentence_is_one_with_its_options(page: Path) -> None:
    known = dict(commands())
    options = {
        name: {one for parameter in command.params for one in parameter.opts} | {"--help"}
        for name, command in known.items()
    }
    for found in INLINE.findall(page.read_text(encoding="utf-8")):
        words = shlex.split(found)
        name = next((" ".join(words[:size]) for size in (3, 2, 1) if " ".join(words[:size]) in known), None)
        assert name, found
        assert {word for word in words if word.startswith("-")} <= options[name] | options["umbruch"], found


@pytest.mark.filterwarnings("ignore::umbruch.diagnostics.model.UmbruchWarning")
@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_python_on_a_page_runs_as_it_stands(
    page: Path, office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(office)
    for code in PYTHON.findall(page.read_text(encoding="utf-8")):
        exec(compile(code, page.name, "exec"), {"__name__": "howto"})
        assert "done None" in capsys.readouterr().out
