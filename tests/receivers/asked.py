"""Runs in the receivers' own environment: opens files with one program and prints what it found as JSON.

python asked.py PROGRAM FILE...
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def mammoth(path: str) -> dict[str, Any]:
    """The door of most importers of content management systems: Word to HTML."""
    import mammoth as program

    with Path(path).open("rb") as file:
        return {"html": program.convert_to_html(file).value}


def pandoc(path: str) -> dict[str, Any]:
    """Pandoc's own tree of a Word file or a page."""
    import pypandoc

    return {"tree": json.loads(pypandoc.convert_file(path, "json"))}


def docx(path: str) -> dict[str, Any]:
    """The styles that python-docx sees, and the stressed runs."""
    import docx as program

    document = program.Document(path)
    paragraphs = list(document.paragraphs)
    return {
        "styled": [[one.style.name if one.style else "", one.text] for one in paragraphs],
        "italic": [run.text for one in paragraphs for run in one.runs if run.italic],
        "bold": [run.text for one in paragraphs for run in one.runs if run.bold],
        "alt": [shape._inline.docPr.get("descr", "") for shape in document.inline_shapes],
        "title": document.core_properties.title,
        "author": document.core_properties.author,
        "language": document.core_properties.language,
    }


def trafilatura(path: str) -> dict[str, Any]:
    """What takes articles out of pages for archives and search."""
    import trafilatura as program

    page = Path(path).read_text(encoding="utf-8")
    about = program.extract_metadata(page)
    words = program.extract(
        page, output_format="markdown", include_tables=True, include_formatting=True, include_images=True
    )
    return {"title": about.title, "author": about.author, "date": about.date, "text": words or ""}


def feedparser(path: str) -> dict[str, Any]:
    """What most readers of RSS and Atom in Python rest on; `bozo` says that a feed is not as it should be."""
    import feedparser as program

    found = program.parse(Path(path).read_bytes())
    return {
        "title": found.feed.get("title"),
        "wrong": repr(found.get("bozo_exception")) if found.bozo else None,
        "kind": found.version,
        "entries": [
            {
                "id": one.get("id"),
                "title": one.get("title"),
                "published": list(one.get("published_parsed") or ())[:6],
                "text": (one.content[0].value if one.get("content") else one.get("summary")) or "",
                "link": one.get("link"),
                "authors": [person.get("name") for person in one.get("authors", [])],
                "pictures": [dict(link) for link in one.get("links", []) if link.get("rel") == "enclosure"],
            }
            for one in found.entries
        ],
        "home": found.feed.get("link"),
        "language": found.feed.get("language"),
        "itself": [link.href for link in found.feed.get("links", []) if link.rel == "self"],
    }


def jsonfeed(path: str) -> dict[str, Any]:
    """A reader of JSON Feed."""
    import jsonfeed as program

    found = program.Feed.parse_string(Path(path).read_text(encoding="utf-8"))
    return {
        "title": found.title,
        "wrong": None,
        "kind": found.version,
        "entries": [
            {"id": one.id, "title": one.title, "published": one.date_published, "text": one.content_html or ""}
            for one in found.items
        ],
    }


def zxing(path: str) -> dict[str, Any]:
    """What telephones read codes with: the words of every code in a picture."""
    import zxingcpp as program
    from PIL import Image

    with Image.open(path) as picture:
        return {"codes": [one.text for one in program.read_barcodes(picture.convert("L"))]}


PROGRAMS: dict[str, Callable[[str], dict[str, Any]]] = {
    "mammoth": mammoth, "pandoc": pandoc, "docx": docx, "trafilatura": trafilatura,
    "feedparser": feedparser, "jsonfeed": jsonfeed, "zxing": zxing,
}  # fmt: skip

if __name__ == "__main__":
    ask = PROGRAMS[sys.argv[1]]
    sys.stdout.write(json.dumps([ask(path) for path in sys.argv[2:]]))
