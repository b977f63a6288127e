"""Pages of our own for files that a browser does not show: Word by its styles, NewsML-G2 by its fields, plain text.

Every word of a file is escaped; nothing of it becomes markup.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from lxml import etree

_NO_WORDS = frozenset({"catalog", "catalogRef", "scheme"})
"""Elements of NewsML-G2 that name vocabularies and hold nothing of the article."""
_AROUND = frozenset({"itemSet", "newsItem"})
"""What stands around every field, and tells nothing of it."""
_BODY = "inlineXML"
_LONGEST = 400
"""Signs of a value that are shown; the whole stands in the file."""


def _page(kind: str, content: Iterable[str]) -> bytes:
    head = '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>umbruch</title>'
    link = '<link rel="stylesheet" href="/assets/shown.css"></head>'
    return f'{head}{link}<body class="{kind}"><main>{"".join(content)}</main></body></html>'.encode()


def text_page(content: bytes) -> bytes:
    """Plain text as it stands, line for line."""
    lines = content.decode("utf-8", "replace").rstrip("\n").split("\n")
    return _page("text", [f"<p>{escape(line)}</p>" for line in lines])


def word_page(content: bytes) -> bytes:
    """A Word file as its draft view shows it: each paragraph with the name of its style beside it."""
    import docx

    document = docx.Document(io.BytesIO(content))
    return _page("word", _of_word(document))


def _of_word(document: Any) -> Iterator[str]:
    from docx.table import Table

    for part in document.iter_inner_content():
        if isinstance(part, Table):
            cells = ("".join(f"<td>{escape(cell.text)}</td>" for cell in row.cells) for row in part.rows)
            rows = "".join(f"<tr>{row}</tr>" for row in cells)
            yield f'<div class="row"><span class="style">Table</span><table>{rows}</table></div>'
            continue
        runs = "".join(_run(run) for run in part.runs) or escape(part.text)
        name = part.style.name if part.style is not None else ""
        level = (
            "title"
            if name in ("Title", "Heading 1")
            else "heading"
            if name.startswith(("Heading", "Subtitle"))
            else "plain"
        )
        if runs.strip() or part.text.strip():
            yield f'<div class="row"><span class="style">{escape(name)}</span><p class="{level}">{runs}</p></div>'


def _run(run: Any) -> str:
    words = escape(run.text)
    if run.bold:
        words = f"<b>{words}</b>"
    return f"<i>{words}</i>" if run.italic else words


def wire_page(content: bytes) -> bytes:
    """The fields of a NewsML-G2 message, each by the path of its elements, and the text that it carries."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    rows = (f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in _fields(root, ""))
    return _page("wire", ["<table><tbody>", *rows, "</tbody></table>"])


def _fields(element: Any, above: str) -> Iterator[tuple[str, str]]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        if name in _NO_WORDS:
            continue
        path = above if name in _AROUND else f"{above} › {name}" if above else name
        if name == _BODY:
            for words in filter(None, (" ".join(part.split()) for part in _paragraphs(child))):
                yield path, _short(words)
            continue
        told = " ".join(f"{etree.QName(key).localname}={value}" for key, value in child.attrib.items())
        words = " ".join((child.text or "").split())
        value = " · ".join(part for part in (words, told) if part)
        if value:
            yield path or name, _short(value)
        yield from _fields(child, path)


def _paragraphs(element: Any) -> Iterator[str]:
    """The words of the innermost blocks of a text."""
    for part in element.iter("{*}p", "{*}h1", "{*}h2", "{*}h3", "{*}li", "{*}td", "{*}figcaption"):
        yield "".join(part.itertext())


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"
