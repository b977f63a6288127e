"""Tools beyond Python that tests ask for a second opinion: found, or the test says which one is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
"""Texts and standards of others, which are no part of the project; a stranger's clone has no such folder."""

SAMPLE_EPOCH = "1700000000"
"""A value for SOURCE_DATE_EPOCH: 14 November 2023."""


class Tool(NamedTuple):
    """The names that a tool's command goes by, and the Debian package that brings it."""

    commands: tuple[str, ...]
    package: str


TOOLS = {
    "calibre-debug": Tool(("calibre-debug",), "calibre"),
    "chromium": Tool(("chromium", "chromium-browser", "google-chrome"), "chromium"),
    "java": Tool(("java",), "default-jre-headless"),
    "javac": Tool(("javac",), "default-jdk-headless"),
    "man": Tool(("man",), "man-db"),
    "node": Tool(("node", "nodejs"), "nodejs"),
    "pdffonts": Tool(("pdffonts",), "poppler-utils"),
    "pdfimages": Tool(("pdfimages",), "poppler-utils"),
    "pdfinfo": Tool(("pdfinfo",), "poppler-utils"),
    "pdftoppm": Tool(("pdftoppm",), "poppler-utils"),
    "pdftotext": Tool(("pdftotext",), "poppler-utils"),
    "qpdf": Tool(("qpdf",), "qpdf"),
    "soffice": Tool(("soffice", "libreoffice"), "libreoffice-writer-nogui"),
    "tesseract": Tool(("tesseract",), "tesseract-ocr"),
}


def in_ci() -> bool:
    """Whether the tests run where every tool must be there."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def examples(count: int) -> int:
    """How many examples a search draws: a third of them in CI.

    Args:
        count: wherever else the tests run.
    """
    return max(count // 3, 3) if in_ci() else count


def require_tool(name: str) -> str:
    """The path of a command; without it the test is skipped on a user's machine and fails in CI.

    Args:
        name: a key of `TOOLS`, or any command.
    """
    tool = TOOLS.get(name, Tool((name,), name))
    for command in tool.commands:
        if found := shutil.which(command):
            return found
    message = f"the tool {name} is not installed (Debian and Ubuntu: apt-get install {tool.package})"
    if in_ci():
        pytest.fail(f"{message}; in CI it must be there", pytrace=False)
    pytest.skip(message)


def run_tool(name: str, *arguments: str | Path, statuses: Sequence[int] = (0,), timeout: float = 120) -> str:
    """What a tool prints on standard output; the test fails with its standard error for any other exit status."""
    done = subprocess.run([require_tool(name), *arguments], capture_output=True, timeout=timeout, check=False)
    output = done.stdout.decode("utf-8", "replace")
    if done.returncode not in statuses:
        error = done.stderr.decode("utf-8", "replace")
        pytest.fail(f"{name} ended with status {done.returncode}:\n{output}\n{error}", pytrace=False)
    return output
