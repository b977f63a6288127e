"""Files made once, and the programs that are asked about all of them in one run each."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, cast

from lxml import etree

from tests.receivers.e_book_shelf import in_epub_js
from tests.receivers.odd_articles import odd_articles
from tests.tools import require_tool, run_tool
from umbruch.api import render

HERE = Path(__file__).parent
ARTICLES = dict(odd_articles())
ONE_ARTICLE = frozenset({"nitf-plain", "newsml-item"})
_WITHOUT_A_SCREEN = {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1"}
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_FO = f"{{{_ODF}xsl-fo-compatible:1.0}}"
_STYLE, _TEXT = f"{{{_ODF}style:1.0}}", f"{{{_ODF}text:1.0}}"
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
    if program == "epub.js":
        return in_epub_js(files)
    if program == "libreoffice":
        return in_libreoffice(files)
    command = [str(home / "venv" / "bin" / "python"), str(HERE / "asked.py"), program]
    if program in OF_THE_WIRE:
        command = [str(home / "wire" / "bin" / "python"), str(HERE / "wire_parsers.py"), program]
    if program in ("readability", "commonmark"):
        command = [require_tool("node"), str(HERE / f"{program}.cjs")]
    if program == "calibre":
        (suffix,) = {one.suffix[1:] for one in files.values()}
        command = [require_tool("calibre-debug"), "-e", str(HERE / "calibre_books.py"), "--", suffix]
    run = subprocess.run(
        [*command, *map(str, files.values())], capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "RECEIVERS": str(home), **_WITHOUT_A_SCREEN},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    return dict(zip(files, json.loads(run.stdout), strict=True))


def in_libreoffice(files: Mapping[str, Path]) -> dict[str, dict[str, Any]]:
    """What LibreOffice makes of Word files, as a tree of its own format (ODF 1.3, flat XML)."""
    folder = Path(mkdtemp(prefix="receivers-office-"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run_tool(
        "soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", folder, *files.values(), timeout=300
    )  # fmt: skip
    return {name: _office_tree(etree.parse(folder / f"{path.stem}.fodt").getroot()) for name, path in files.items()}


def _office_tree(root: etree._Element) -> dict[str, Any]:
    text = next(root.iter("{*}text"))
    looks = {
        str(style.get(f"{_STYLE}name")): {
            str(name).rpartition("}")[2]: value
            for one in style.iter(f"{_STYLE}text-properties")
            for name, value in one.items()
        }
        for style in root.iter(f"{_STYLE}style")
    }
    default = next(one for one in root.iter(f"{_STYLE}default-style") if one.get(f"{_STYLE}family") == "paragraph")
    (about,) = default.iter(f"{_STYLE}text-properties")

    def words(one: etree._Element) -> str:
        """Without the footnotes, which stand inside the words there."""
        return "".join(cast(list[str], one.xpath(".//text()[not(ancestor::*[local-name()='note'])]")))

    def looking(name: str, value: str) -> list[str]:
        """The words of spans that look so, of each span the innermost."""
        spans = (one for one in text.iter(f"{_TEXT}span") if next(one.iterchildren(f"{_TEXT}span"), None) is None)
        return [words(one) for one in spans if looks[str(one.get(f"{_TEXT}style-name"))].get(name) == value]

    return {
        "headings": [[int(str(one.get(f"{_TEXT}outline-level"))), words(one)] for one in text.iter(f"{_TEXT}h")],
        "paragraphs": [words(one) for one in text.iter(f"{_TEXT}p", f"{_TEXT}h")],
        "italic": looking("font-style", "italic"),
        "bold": looking("font-weight", "bold"),
        "items": sum(1 for _ in text.iter(f"{_TEXT}list-item")),
        "tables": sum(1 for _ in text.iter("{*}table")),
        "heads": sum(1 for _ in text.iter("{*}table-header-rows")),
        "alt": [words(one).strip() for one in text.iter("{*}desc")],
        "language": next(str(value) for name, value in about.items() if name == f"{_FO}language"),
    }
