"""The chapters of an e-book as articles: those in its spine, with the pictures that the archive holds."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable
from urllib.parse import unquote, urldefrag

from msgspec.structs import replace

from umbruch.diagnostics.remarks import shortened
from umbruch.errors import InputError, InputUnreadable
from umbruch.pictures.alternative_text import described
from umbruch.pictures.open_picture import picture_from
from umbruch.readers.door import Copy, joined_readings, read_copy
from umbruch.readers.elements.element_blocks import Wanted, walked
from umbruch.readers.elements.element_notes import ElementNotes
from umbruch.readers.elements.own_markup import own_article, own_articles
from umbruch.readers.elements.parsed_page import Element, decoded_page, parsed
from umbruch.readers.elements.unseen_elements import take_out_unseen
from umbruch.readers.epub.book_claims import ToldOfBook, claims_of_chapter, names_in_contents, told_of, within
from umbruch.readers.unseen_words import hidden_text
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Block, Figure, Picture
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts

MOST_CHAPTERS = 500
MOST_BYTES = 256 * 1024 * 1024
"""What all parts may unpack to."""
_CONTAINER = "META-INF/container.xml"
_HALF_SIGN = re.compile(
    rb"&#(?:x0*d[89a-f][\da-f]{2}|0*5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7(?:[0-2]\d\d|3[0-3]\d|34[0-3])));?", re.IGNORECASE
)
"""Halves of signs by their number (U+D800 and above), which lxml would hand on as bytes that are no text."""
_NO_CHAPTERS = frozenset(("titlepage", "cover", "toc", "landmarks", "copyright-page"))
"""Kinds of pages that hold no article (EPUB 3 Structural Semantics Vocabulary)."""
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError
)  # fmt: skip
"""What the archive raises for parts that are missing, locked, packed otherwise or broken."""
_NCX = "application/x-dtbncx+xml"
_PAGES = ("application/xhtml+xml", "text/html")


def read_book(content: bytes, request: ReadRequest) -> Reading:
    """The chapters of an e-book, each an article.

    Raises:
        InputUnreadable: broken, locked, without a chapter, or unpacking to more than 256 MB.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        raise _broken(request, None) from None
    with archive:
        return _Book(archive, request).reading()


def _broken(request: ReadRequest, part: str | None) -> InputUnreadable:
    return InputUnreadable("the e-book is broken or locked", source=request.source, place=part, hint="get it again")


class _Book:
    def __init__(self, archive: zipfile.ZipFile, request: ReadRequest) -> None:
        self._archive = archive
        self._request = request
        self._left = MOST_BYTES
        self._pictures: dict[str, Picture] = {}
        self._told = ToldOfBook()
        self._names: dict[str, str] = {}
        self._alone = False

    def _part(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as stream:
                held = stream.read(self._left + 1)
        except _ZIP_ERRORS:
            raise _broken(self._request, shortened(name)) from None
        self._left -= len(held)
        if self._left < 0:
            raise InputUnreadable(
                "the e-book unpacks to more than 256 MB", source=self._request.source, hint="do not open it elsewhere"
            )
        return held

    def _xml(self, name: str) -> Element:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        try:
            root = etree.fromstring(_HALF_SIGN.sub(b"", self._part(name)), parser)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if root is None:
            raise _broken(self._request, shortened(name))
        return root

    def reading(self) -> Reading:
        """The chapters that are articles; covers, title pages and tables of contents are none."""
        package = next((one.get("full-path") for one in self._xml(_CONTAINER).iter("{*}rootfile")), None)
        if not package:
            raise _broken(self._request, _CONTAINER)
        root = self._xml(package)
        folder = posixpath.dirname(package)
        self._told = told_of(root, folder)
        items = {one.get("id"): one for one in root.iter("{*}item")}
        spine = [items[one.get("idref")] for one in root.iter("{*}itemref") if one.get("idref") in items]
        chapters = [
            within(folder, item.get("href") or "")
            for item in spine[:MOST_CHAPTERS]
            if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
        ]
        chapters = [name for name in chapters if name not in self._told.no_chapters]
        self._names = self._contents(items.values(), folder)
        self._alone = len(chapters) == 1
        found: list[Reading] = []
        for name in chapters:
            found += self._chapter(name, self._told.language)
        if not found:
            raise InputUnreadable("there is no chapter in the e-book", source=self._request.source, hint="get it again")
        titles = self._told.titles
        book = joined_readings(found)
        return replace(book, title=titles[0] if titles and len(book.articles) > 1 else None, pictures=self._shown())

    def _contents(self, items: Iterable[Element], folder: str) -> dict[str, str]:
        """The names of chapters by their parts; none where they cannot be read: no words are lost with them."""
        for item in items:
            if item.get("media-type") == _NCX or "nav" in (item.get("properties") or "").split():
                name = within(folder, item.get("href") or "")
                try:
                    found = names_in_contents(self._xml(name), posixpath.dirname(name))
                except InputUnreadable:
                    continue
                if found:
                    return found
        return {}

    def _shown(self) -> tuple[Picture, ...]:
        return tuple(self._pictures.values())

    def _chapter(self, name: str, lang: str | None) -> list[Reading]:
        root = parsed(decoded_page(self._part(name)), self._request.source)

        def figure(element: Element, _number: int) -> Figure | None:
            address = unquote(urldefrag(element.get("src") or "")[0])
            href = self._picture(posixpath.normpath(posixpath.join(posixpath.dirname(name), address)))
            return None if href is None else Figure(href, alt=described(element.get("alt")))

        if own := own_articles(root):
            articles = tuple(own_article(one, figure, self._request.lang or lang) for one in own)
            return [Reading(lang=articles[0].lang, articles=articles)]
        unseen = take_out_unseen(root)
        body = root.find("body")
        kinds = {kind for one in root.iter("body", "section") for kind in (one.get("epub:type") or "").split()}
        if kinds & _NO_CHAPTERS:
            return []
        placed = [
            one.placed for one in walked(body if body is not None else root, Wanted(figure, notes=ElementNotes(root)))
        ]
        words = [one for one in placed if not isinstance(one.block, Figure)]
        told = not self._alone and all(_said_in(one.block, self._told.metadata) for one in words)
        if len(words) < 2 or told:
            return []
        aside = tuple(one.words for one in unseen)
        claims = claims_of_chapter(self._told, self._names.get(name), alone=self._alone)
        copy = Copy(tuple(placed), claims, discarded=aside, remarks=tuple(hidden_text(aside)), lang=lang)
        return [read_copy(copy, self._request)]

    def _picture(self, name: str) -> str | None:
        if name not in self._pictures:
            try:
                self._pictures[name] = picture_from(self._part(name), posixpath.basename(name))
            except InputError:
                return None
        return self._pictures[name].href


def _said_in(block: Block, metadata: frozenset[str]) -> bool:
    """Whether all that a block says is told of the book, as on title pages that do not say what they are."""
    return all(" ".join(text.split()) in metadata for text in block_texts((block,)))
