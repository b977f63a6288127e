"""How fast files are read, beside readers that others use where they are installed: `make bench`.

Times are CPU time of this process and of the programs that it runs, in milliseconds, the mean of many after a first
read; only their ratios travel from one machine to another. umbruch makes articles with their roles of each file, the
others hand on its words.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

import umbruch
from tests.benchmarks.pdf import articles
from umbruch.tree import Article, Paragraph, Text

ROUNDS = 15
FURNITURE = 1_500
"""Entries of menus around the article: a page of some 200 KB."""


_COLUMNS, _ROWS = 5, 25


class Row(NamedTuple):
    """What was read by whom, the size of the file, and how long it took."""

    kind: str
    who: str
    size: int
    milliseconds: float


def article() -> Article:
    """An article of two pages."""
    headline, *texts = next(articles(2))
    return Article(lang="de", headline=headline, body=tuple(Paragraph((Text(text),)) for text in texts))


def word_file() -> bytes:
    """The article as a Word file whose styles name no role, so that everything is recognised anew."""
    from tests.readers.office.word_files import p, t, word_file

    made = article()
    body = p(t(str(made.headline), '<w:b/><w:sz w:val="36"/>'))
    for block in made.body:
        assert isinstance(block, Paragraph)
        body += p("".join(one.text for one in block.content if isinstance(one, Text)))
    return word_file(body)


def page() -> bytes:
    """The article as a page of a newspaper, between menus and teasers."""
    made = article()
    rows = "".join(
        f'<li class="nav-item"><a class="nav-link text-small" href="/ressort/{at}/artikel-{at}.html">Meldung {at} aus '
        "der Region</a></li>"
        for at in range(FURNITURE)
    )
    texts = "".join(f"<p>{one.text}</p>" for block in made.body for one in getattr(block, "content", ()))
    head = f'<title>{made.headline}</title><meta property="og:title" content="{made.headline}">'
    body = f"<nav><ul>{rows}</ul></nav><article><h1>{made.headline}</h1>{texts}</article>"
    return f'<!doctype html><html lang="de"><head>{head}</head><body>{body}</body></html>'.encode()


def newspaper_page() -> bytes:
    """A page of five columns and some 10,000 letters, three articles under one another."""
    from tests.readers.pdf.pages import COLUMNS, pdf, put

    lines = [line for column in COLUMNS for line in column]

    def draw(canvas: Any) -> None:
        for down, headline in ((-420, "Neue Brücke über die Aue"), (40, "Rat beschließt den Haushalt"), (500, "Markt")):
            put(canvas, headline, 40, down, 30, "Helvetica-Bold")
            for column in range(_COLUMNS):
                for row in range(_ROWS):
                    put(canvas, lines[(row + 7 * column) % len(lines)], 40 + 180 * column, down + 30 + 11 * row)

    return pdf(draw, size=(960, 1400))


def _pdftotext(content: bytes) -> object:
    return subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout


def _others() -> dict[str, list[tuple[str, Callable[[bytes], object]]]]:
    found: dict[str, list[tuple[str, Callable[[bytes], object]]]] = {"docx": [], "html": [], "pdf": []}
    if shutil.which("pdftotext"):
        found["pdf"].append(("pdftotext", _pdftotext))
    if importlib.util.find_spec("docx2python"):
        from docx2python import docx2python

        found["docx"].append(("docx2python", lambda content: docx2python(BytesIO(content)).text))
    if importlib.util.find_spec("trafilatura") and importlib.util.find_spec("lxml_html_clean"):
        import trafilatura

        found["html"].append(("trafilatura", lambda content: trafilatura.bare_extraction(content.decode())))
    return found


def measured(kind: str, who: str, content: bytes, read: Callable[[bytes], object]) -> Row:
    """The mean of several reads: the clock of processor time ticks in hundredths of a second on some machines."""
    read(content)
    started = _processor_time()
    for _ in range(ROUNDS):
        read(content)
    return Row(kind, who, len(content), (_processor_time() - started) / ROUNDS * 1000)


def _processor_time() -> float:
    """Seconds of this process and of the programs that it ran."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def rows() -> list[Row]:
    """A row for each kind of file and each reader that is installed."""
    made: list[Row] = []
    others = _others()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for kind, content in (("docx", word_file()), ("html", page()), ("pdf", newspaper_page())):
            made.append(measured(kind, "umbruch", content, lambda one, kind=kind: umbruch.read(one, format=kind)))  # type: ignore[misc]
            made += [measured(kind, who, content, read) for who, read in others[kind]]
    return made


def main() -> None:
    for row in rows():
        sys.stdout.write(f"{row.kind:6} {row.who:14} {row.size / 1000:7.0f} KB {row.milliseconds:8.1f} ms\n")


if __name__ == "__main__":
    main()
