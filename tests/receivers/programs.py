"""Files made once, and the programs that are asked about all of them in one run each."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.receivers.odd_articles import odd_articles
from tests.tools import require_tool
from umbruch.api import render

HERE = Path(__file__).parent
ARTICLES = dict(odd_articles())
ONE_ARTICLE = frozenset({"nitf-plain", "newsml-item"})
OF_THE_WIRE = frozenset({"superdesk newsml", "superdesk nitf", "superdesk ninjs", "pyconverters", "newsmlg2"})
"""Programs with an environment of their own, as they want old versions of what they rest on."""


@cache
def made(suffix: str) -> dict[str, Path]:
    """The files of all articles in a format, by name."""
    folder = Path(mkdtemp(prefix="receivers-"))
    files = {}
    for name, publication in ARTICLES.items():
        if suffix in ONE_ARTICLE and len(publication.articles) > 1:
            continue
        files[name] = folder / f"{name}.{suffix}"
        files[name].write_bytes(render(publication, suffix, on_diagnostic=lambda _: None))
    return files


@cache
def asked(program: str, suffix: str) -> dict[str, dict[str, Any]]:
    """What a program found in the files of a format, by name of the article."""
    return answers(program, made(suffix))


def answers(program: str, files: Mapping[str, Path]) -> dict[str, dict[str, Any]]:
    """What a program found in some files, by the names that they are given."""
    home = Path(os.environ["RECEIVERS"]).resolve()
    command = [str(home / "venv" / "bin" / "python"), str(HERE / "asked.py"), program]
    if program in OF_THE_WIRE:
        command = [str(home / "wire" / "bin" / "python"), str(HERE / "wire_parsers.py"), program]
    if program == "readability":
        command = [require_tool("node"), str(HERE / "readability.cjs")]
    run = subprocess.run(
        [*command, *map(str, files.values())], capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "RECEIVERS": str(home)},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    return dict(zip(files, json.loads(run.stdout), strict=True))
