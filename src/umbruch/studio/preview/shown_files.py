"""A made file as a browser can show it in a frame: the web and an e-book as they are, all others as a page."""

from __future__ import annotations

import io
import mimetypes
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from umbruch.errors import InputMissing
from umbruch.studio.open_article import OpenArticle
from umbruch.studio.preview.file_pages import text_page, wire_page, word_page

_HTML = "text/html; charset=utf-8"
_XHTML = "application/xhtml+xml"


class ShownFile(NamedTuple):
    """What a frame is given."""

    content: bytes
    media_type: str


def shown_file(article: OpenArticle, kind: str, path: str) -> ShownFile:
    """A file of a preview.

    Args:
        article: what is shown.
        kind: `html`, `epub`, `word`, `wire` or `text`.
        path: a file inside the e-book; else empty.

    Raises:
        InputMissing: there is no such preview or file.
    """
    if kind == "html" and not path:
        return ShownFile(article.made("html").content, _HTML)
    if kind == "epub":
        return _of_book(article.made("epub").content, path)
    made = _PAGES.get(kind)
    if made is None or path:
        raise InputMissing("there is no such preview", hint="reload the page")
    format, page = made
    content = article.remembered("shown", kind, lambda: page(article.made(format).content))
    return ShownFile(content, _HTML)


_PAGES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "word": ("docx", word_page),
    "wire": ("newsml", wire_page),
    "text": ("text", text_page),
}
"""What is shown as a page of our own: the format, and what makes the page."""


def _of_book(content: bytes, path: str) -> ShownFile:
    """A file of an e-book."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        if path not in book.namelist():
            raise InputMissing("there is no such file in the e-book", hint="reload the page")
        media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return ShownFile(book.read(path), _XHTML if path.endswith((".xhtml", ".html")) else media_type)


def first_chapter(article: OpenArticle) -> str:
    """The path of the chapter at which a phone opens the e-book."""
    with zipfile.ZipFile(io.BytesIO(article.made("epub").content)) as book:
        chapters = sorted(one for one in book.namelist() if one.endswith(".xhtml") and "/article-" in one)
    if not chapters:
        raise InputMissing("the e-book has no chapter")
    return chapters[0]
