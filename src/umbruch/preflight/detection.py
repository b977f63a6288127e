"""Which format a file is of, told by its content; its name only decides between plain text and Markdown."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import PurePath

from umbruch.errors import InputUnreadable

PDF = "pdf"
SUFFIXES: dict[str, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "epub": (".epub",),
    "docx": (".docx", ".docm"),
    "newsml": (".xml", ".newsml", ".g2"),
    "nitf": (".xml", ".nitf"),
    "ninjs": (".json", ".ninjs"),
    "html": (".html", ".htm", ".xhtml"),
    "markdown": (".md", ".markdown", ".txt", ".text"),
    "text": (".txt", ".text", ".md", ".markdown"),
    "json": (".json",),
}
"""The suffixes that a file of each format may have."""

_ELSEWHERE = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\0": "a picture",
    b"MM\0*": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Word file, or one that is locked with a password",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip archive",
}
_G2_ROOTS = frozenset(
    ("newsItem", "packageItem", "newsMessage", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_HEAD = 65536
_PROLOG = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|\s+)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_HTML_ROOTS = frozenset(
    (
        *(
            "html",
            "head",
            "title",
            "meta",
            "link",
            "script",
            "style",
            "body",
            "header",
            "footer",
            "main",
            "nav",
            "aside",
        ),
        *("article", "section", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "figure", "img"),
        *("aside", "blockquote", "span", "a"),
    )
)
_DOCTYPE = re.compile(r"\s*<!doctype\s+html\b", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|!\[[^\]\n]*\]\(|> \S|```)|\[[^\[\]\n]{1,300}\]\([^)\s]{1,300}\)", re.MULTILINE)
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\}|\Z)|\[\s*[\[{\"])")
_TREE = re.compile(r"\s*\{\s*\"umbruch\"")


def kind_of(content: bytes, name: str = "") -> str:
    """The format of a file, a key of `rules.TITLES`.

    Args:
        content: the whole file.
        name: its name, which decides only where plain text could be Markdown as well.

    Raises:
        InputUnreadable: it is of no format that can be checked.
    """
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(content, name)
    for magic, what in _ELSEWHERE.items():
        if content.startswith(magic):
            raise _unknown(f"this is {what}", name)
    text = beginning(content)
    if "\0" in text:
        raise _unknown("this is no text and no document that is known", name)
    return _kind_of_text(text, name, whole=len(content) <= _HEAD)


def beginning(content: bytes) -> str:
    """The first 64 kB as text, by their byte order mark, else as UTF-8, whatever is no character replaced."""
    head = content[:_HEAD]
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head.decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def _kind_of_archive(content: bytes, name: str) -> str:
    """EPUB and Word files are told by the names in them, which even a broken archive shows."""
    if b"mimetypeapplication/epub+zip" in content[:128] or b"META-INF/container.xml" in content:
        return "epub"
    if b"word/" in content and b"[Content_Types].xml" in content:
        return "docx"
    raise _unknown("this is a ZIP archive, and neither an EPUB nor a Word file", name, "name the files in it")


def _kind_of_text(text: str, name: str, *, whole: bool) -> str:
    if text.lstrip().startswith("<"):
        return _kind_of_markup(text, name)
    if _JSON.match(text) and (found := _kind_of_json(text, whole=whole)):
        return found
    if _FRONT_MATTER.match(text) or len(_MARKDOWN.findall(text)) >= 2:
        return "markdown"
    return "markdown" if PurePath(name).suffix.lower() in (".md", ".markdown") else "text"


def _kind_of_markup(text: str, name: str) -> str:
    start = _PROLOG.match(text)
    root = _ROOT.match(text, start.end() if start else 0)
    local = root.group(1) if root else ""
    if local in _G2_ROOTS:
        return "newsml"
    if local == "nitf":
        return "nitf"
    if local.lower() in _HTML_ROOTS or _DOCTYPE.match(text):
        return "html"
    what = f"with the root {local!r}" if local else "without a root element"
    raise _unknown(f"this is markup {what}, which is not checked", name, "NewsML-G2, NITF and HTML are")


def _kind_of_json(text: str, *, whole: bool) -> str | None:
    """JSON is a tree where it says so, else taken for ninjs; text that only opens with a bracket is text."""
    if _TREE.match(text):
        return "json"
    if not whole:
        return "ninjs"
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return "ninjs" if '":' in text or '" :' in text else None
    return "json" if isinstance(found, dict) and "umbruch" in found else "ninjs"


def _unknown(what: str, name: str, hint: str | None = None) -> InputUnreadable:
    return InputUnreadable(what, source=name or None, hint=hint or "umbruch check --help names what can be checked")
