"""Which format a file is of, told by its content; its name only decides between plain text and Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import PurePath

from umbruch.errors import InputUnreadable
from umbruch.files import KIT_FILE
from umbruch.pictures.kinds import PICTURE_SUFFIXES, kind_by_content
from umbruch.preflight.common.schemas import G2
from umbruch.registry.content_signs import DOCTYPE_HTML, G2_ROOTS, HEAD, beginning, is_wire, names_in, root_of, what_is

PDF = "pdf"
SUFFIXES: dict[str, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "epub": (".epub",),
    "docx": (".docx", ".docm"),
    "newsml": (".xml", ".newsml", ".g2"),
    "newsml-1": (".xml", ".newsml"),
    "nitf": (".xml", ".nitf"),
    "ninjs": (".json", ".ninjs"),
    "wire": (".txt", ".text", ".anpa", ".iptc", ".7901", ".wire"),
    "feed": (".xml", ".rss", ".atom", ".json"),
    "html": (".html", ".htm", ".xhtml"),
    "markdown": (".md", ".markdown", ".txt", ".text"),
    "text": (".txt", ".text", ".md", ".markdown"),
    "json": (".json",),
    "picture": PICTURE_SUFFIXES,
    "kit": (".zip",),
}
"""The suffixes that a file of each format may have."""

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
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|!\[[^\]\n]*\]\(|> \S|```)|\[[^\[\]\n]{1,300}\]\([^)\s]{1,300}\)", re.MULTILINE)
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\}|\Z)|\[\s*[\[{\"])")
_TREE = re.compile(r"\s*\{\s*\"umbruch\"")
_JSON_FEED = re.compile(r"\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/")


_LETTERS = re.compile(rb"[A-Za-z]{2}")
"""Without any, control characters are no message but bytes of a program."""
_OF_KITS = ("MANIFEST", KIT_FILE)
"""The files by which a kit is known: that which lists a finished one, and that which says how one is made."""


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
    if is_wire(content) and _LETTERS.search(content):
        return "wire"
    told = what_is(content, markup=False)
    if told is not None and told.what.startswith("a picture") and kind_by_content(content):
        return "picture"
    text = beginning(content)
    if told is not None and not text.lstrip("\ufeff \t\r\n").startswith("<"):
        raise _unknown(f"this is {told.what}", name)
    if PurePath(name).name == KIT_FILE:
        raise _unknown(
            "this says how a press kit is made and is nothing to send out", name, "check the kit made from it"
        )
    if "\0" in text:
        raise _unknown("this is no text and no document that is known", name)
    return _kind_of_text(text, name, whole=len(content) <= HEAD)


def _kind_of_archive(content: bytes, name: str) -> str:
    """EPUB and Word files are told by the files in them; any other archive is a press kit or a folder of files."""
    names = names_in(content)
    if b"mimetypeapplication/epub+zip" in content[:128] or "META-INF/container.xml" in names:
        return "epub"
    if "[Content_Types].xml" in names and any(one.startswith("word/") for one in names):
        return "docx"
    if not names:
        raise _unknown("this is a ZIP archive with nothing in it", name, "was it made?")
    return "kit"


def is_kit(names: Iterable[str]) -> bool:
    """Whether files that lie together are a press kit, or what one is made from, or hold one.

    Args:
        names: their names, with slashes.
    """
    return any(name.rpartition("/")[2] in _OF_KITS for name in names)


def _kind_of_text(text: str, name: str, *, whole: bool) -> str:
    if text.lstrip().startswith("<"):
        return _kind_of_markup(text, name)
    if _JSON.match(text) and (found := _kind_of_json(text, whole=whole)):
        return found
    if _FRONT_MATTER.match(text) or len(_MARKDOWN.findall(text)) >= 2:
        return "markdown"
    return "markdown" if PurePath(name).suffix.lower() in (".md", ".markdown") else "text"


def _kind_of_markup(text: str, name: str) -> str:
    local = root_of(text) or ""
    if local in G2_ROOTS or (local == "catalog" and G2 in text):
        return "newsml"
    if local == "NewsML":
        return "newsml-1"
    if local == "nitf":
        return "nitf"
    if local in ("rss", "feed"):
        return "feed"
    if local.lower() in _HTML_ROOTS or DOCTYPE_HTML.match(text):
        return "html"
    what = f"with the root {local!r}" if local else "without a root element"
    raise _unknown(f"this is markup {what}, which is not checked", name, "NewsML, NITF, RSS, Atom and HTML are")


def _kind_of_json(text: str, *, whole: bool) -> str | None:
    """JSON is a tree or a feed where it says so, else taken for ninjs; text that only opens with a bracket is text."""
    if _TREE.match(text):
        return "json"
    if _JSON_FEED.search(text):
        return "feed"
    if not whole:
        return "ninjs"
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return "ninjs" if '":' in text or '" :' in text else None
    return "json" if isinstance(found, dict) and "umbruch" in found else "ninjs"


def _unknown(what: str, name: str, hint: str | None = None) -> InputUnreadable:
    return InputUnreadable(what, source=name or None, hint=hint or "umbruch check --help names what can be checked")
