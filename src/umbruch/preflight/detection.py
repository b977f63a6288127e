"""Which format a file is of, told by its content; its name only decides between plain text and Markdown."""

from __future__ import annotations

import codecs
import io
import json
import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import PurePath

from umbruch.errors import InputUnreadable
from umbruch.pictures.kinds import PICTURE_SUFFIXES

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
    "picture": PICTURE_SUFFIXES,
    "kit": (".zip",),
}
"""The suffixes that a file of each format may have."""

_ELSEWHERE = {
    b"\xd0\xcf\x11\xe0": "an old Word file, or one that is locked with a password",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip archive",
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
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
_LOCAL_HEAD = b"PK\x03\x04"
_HEAD_LENGTH = 30
"""Bytes before the name of a file in an archive (APPNOTE 4.3.7)."""

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
    if content.startswith(_PICTURES) or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        return "picture"
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
    """EPUB and Word files are told by the files in them; any other archive is a press kit or a folder of files."""
    names = _names_in(content)
    if b"mimetypeapplication/epub+zip" in content[:128] or "META-INF/container.xml" in names:
        return "epub"
    if "[Content_Types].xml" in names and any(one.startswith("word/") for one in names):
        return "docx"
    if not names:
        raise _unknown("this is a ZIP archive with nothing in it", name, "was it made?")
    return "kit"


def _names_in(content: bytes) -> frozenset[str]:
    """The names in an archive; of one that is broken those that stand before its files."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if any(entry.header_offset == 0 for entry in archive.infolist()):
                return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
        pass  # what opens otherwise is the last archive inside one that is cut
    return frozenset(found.decode("utf-8", "replace") for found in _heads(content))


def _heads(content: bytes) -> Iterator[bytes]:
    """The names before the files of an archive, read one after another from its beginning."""
    at = 0
    while content[at : at + 4] == _LOCAL_HEAD and len(content) >= at + _HEAD_LENGTH:
        packed, _, name, extra = struct.unpack_from("<IIHH", content, at + 18)
        yield content[at + _HEAD_LENGTH : at + _HEAD_LENGTH + name]
        at += _HEAD_LENGTH + name + extra + packed


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
