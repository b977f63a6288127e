"""What the README shows is what the product prints."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import umbruch
from tests.tools import ROOT, SAMPLE_EPOCH

README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n(?P<block>.*?)```", re.DOTALL)
_SIZE = re.compile(r" *\d+(?:\.\d)? (?:[kM]B|bytes)")
_PYTHON = re.compile(r"```python\n(?P<code>.*?)```", re.DOTALL)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)(?P<target>[^)#]+)")


def shown(arguments: list[str], folder: Path) -> str:
    """What the command prints on both channels, in 100 columns, with the project's samples at hand."""
    environment = {**os.environ, "COLUMNS": "100", "SOURCE_DATE_EPOCH": SAMPLE_EPOCH, "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "umbruch", *arguments],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.stdout.decode()


def played(block: str, folder: Path) -> str:
    """A console block with the output of its commands made anew."""
    commands = [line for line in block.splitlines() if line.startswith("$ umbruch ")]
    return "\n".join(f"{line}\n{shown(shlex.split(line)[2:], folder).rstrip()}\n" for line in commands)


@pytest.mark.slow
def test_the_console_blocks_show_what_the_commands_print(tmp_path: Path, accept: bool) -> None:
    (tmp_path / "input").symlink_to(ROOT / "input")
    text = README.read_text(encoding="utf-8")
    made = _BLOCK.sub(lambda found: f"```console\n{played(found['block'], tmp_path)}```", text)
    if accept:
        README.write_text(made, encoding="utf-8")
    assert _SIZE.sub("SIZE", README.read_text(encoding="utf-8")) == _SIZE.sub("SIZE", made)


def test_the_command_of_the_tour_is_found_after_the_line_that_stands_before_it() -> None:
    before, _, _ = README.read_text(encoding="utf-8").partition("$ umbruch ")
    (line,) = re.findall(r"^(source \.venv/bin/activate)", before, re.MULTILINE)
    script = f"{line.replace('.venv', shlex.quote(sys.prefix))} && umbruch --version"
    bare = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(["bash", "-c", script], env=bare, capture_output=True, check=False)
    assert done.stdout.decode().startswith("umbruch"), done.stderr.decode()


@pytest.mark.filterwarnings("ignore::umbruch.diagnostics.model.UmbruchWarning")
def test_the_lines_for_embedding_run_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "input").symlink_to(ROOT / "input")
    (tmp_path / "a.txt").write_text("Kurze Meldung\n\nKALLDORF (ab). Am Montag war Markt, und alle kamen.\n")
    (tmp_path / "b.md").write_text("# Kurze Meldung\n\nAm Dienstag war keiner.\n")
    monkeypatch.chdir(tmp_path)
    code = next(found["code"] for found in _PYTHON.finditer(README.read_text(encoding="utf-8")))
    exec(compile(code, "README.md", "exec"), {})
    made = {path.name for path in (tmp_path / "output").iterdir()}
    assert {"clipping.epub", "a.pdf", "a.xml", "b.pdf", "b.xml"} <= made


def test_every_link_into_the_project_leads_somewhere() -> None:
    for page in (README, *sorted((ROOT / "docs").glob("*.md"))):
        for found in _LINK.finditer(_CODE.sub("", page.read_text(encoding="utf-8"))):
            assert (page.parent / found["target"]).exists(), f"{page.name}: {found['target']}"


def test_the_list_of_styles_is_whole() -> None:
    text = README.read_text(encoding="utf-8")
    listed = re.search(r"^These styles ship with umbruch: (.*?)\n`umbruch styles", text, re.DOTALL | re.MULTILINE)
    assert listed
    assert set(re.findall("`([a-z-]+)`", listed[1])) == set(umbruch.styles())
