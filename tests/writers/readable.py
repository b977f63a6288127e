"""Finished files as text that a person can read in a diff: parts in order, XML indented, pictures and fonts named."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree
from PIL import Image

from tests.writers.readable_pdf import pdf_lines

_DATA = re.compile(r"data:([a-z]+/[\w.+-]+);base64,[A-Za-z0-9+/=]+")
_CONTENT = re.compile(r'("content": )"[A-Za-z0-9+/=]{200,}"')
_XML = (".xml", ".xhtml", ".opf", ".rels", ".ncx", ".svg")
_TEXT = (".css", ".html", ".txt", ".csv", ".js", ".md", ".json", "mimetype")
_DOCUMENTS = (".pdf", ".epub", ".docx")


def readable(content: bytes, kind: str) -> str:
    """A finished file as text.

    Args:
        content: the file.
        kind: the name of its format.
    """
    if kind == "pdf":
        return "\n".join(pdf_lines(content)) + "\n"
    if kind in ("epub", "docx", "presskit"):
        return "\n".join(_archive_lines(content, documents=kind != "presskit")) + "\n"
    return _without_pictures(content.decode("utf-8"))


def _archive_lines(content: bytes, *, documents: bool) -> Iterator[str]:
    """Each file of an archive in its order, with how it is packed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            packed = "stored" if entry.compress_type == zipfile.ZIP_STORED else "deflated"
            yield f"=== {entry.filename} ({packed})"
            if documents or entry.filename.endswith((".html", ".csv", ".txt")):
                yield from _part_lines(entry.filename, archive.read(entry))


def _part_lines(name: str, content: bytes) -> Iterator[str]:
    if name.endswith(_XML):
        yield from indented(content).splitlines()
    elif name.endswith(_TEXT):
        yield from _without_pictures(content.decode("utf-8-sig")).splitlines()
    elif not name.endswith(_DOCUMENTS):
        yield _named(content)


def indented(content: bytes) -> str:
    """XML with each element on a line of its own where that changes no text."""
    root = etree.fromstring(content, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    etree.indent(root)
    return etree.tostring(root.getroottree(), encoding="unicode")


def _named(content: bytes) -> str:
    """What a binary part is: the kind and size of a picture; of a font only that it is one."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            return f"({image.format} {image.width} x {image.height} {image.mode})"
    except OSError:
        return "(font)" if content[:4] in (b"wOF2", b"\0\1\0\0", b"OTTO") else "(binary)"


def _without_pictures(text: str) -> str:
    """The text with pictures inside it only named."""
    return _CONTENT.sub(r'\1"(base64)"', _DATA.sub(r"data:\1;base64,(…)", text))
