"""Runs inside calibre: opens Word files and e-books as its library and its editor do, and prints what it found as JSON.

calibre-debug -e calibre_books.py -- docx|epub FILE...
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def docx(path: str) -> dict[str, Any]:
    """The pages that calibre makes of a Word file before it makes a book of them."""
    from calibre.ebooks.docx.to_html import Convert
    from calibre.utils.logging import DevNull

    folder = Path(tempfile.mkdtemp())
    Convert(path, dest_dir=str(folder), log=DevNull())()
    page = (folder / "index.html").read_text(encoding="utf-8")
    looks = (folder / "docx.css").read_text(encoding="utf-8")
    fonts = sorted(one.name for one in folder.glob("fonts/*"))
    return {
        "html": page,
        "italic": re.findall(r"\.(\S+) \{[^}]*font-style: italic", looks),
        "bold": re.findall(r"\.(\S+) \{[^}]*font-weight: bold", looks),
        "fonts": fonts,
    }


def epub(path: str) -> dict[str, Any]:
    """What the library says of a book, its table of contents, and what the editor finds wrong."""
    from calibre.ebooks.metadata.meta import get_metadata
    from calibre.ebooks.oeb.polish.check import main as editor
    from calibre.ebooks.oeb.polish.container import get_container
    from calibre.ebooks.oeb.polish.toc import get_toc

    with Path(path).open("rb") as file:
        about = get_metadata(file, "epub")
    container = get_container(path)
    editor.CSSChecker.create_job = lambda *_, **__: None  # how style sheets are best sorted is a matter of taste
    words = []
    for name, _ in container.spine_names:
        words += ["".join(container.parsed(name).find("{*}body").itertext())]

    def entries(toc: Any, depth: int = 0) -> Iterator[list[Any]]:
        for one in toc:
            yield [depth, one.title]
            yield from entries(one, depth + 1)

    return {
        "title": about.title,
        "authors": about.authors,
        "sorted": about.author_sort,
        "languages": about.languages,
        "tags": about.tags,
        "has_cover": bool(about.cover_data and about.cover_data[1]),
        "contents": list(entries(get_toc(container))),
        "text": " ".join(words),
        "wrong": [str(one.msg) for one in editor.run_checks(container) if one.level >= editor.WARN],
    }


sys.stdout.flush()
found = [{"docx": docx, "epub": epub}[sys.argv[1]](path) for path in sys.argv[2:]]
sys.stdout.write(json.dumps(found))
