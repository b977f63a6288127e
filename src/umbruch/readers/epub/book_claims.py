"""What an e-book says of itself: its metadata, and the names of its chapters in its contents (EPUB 3.3, 5.5 and 7)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, urldefrag

from umbruch.manuscript import Claim
from umbruch.readers.elements.parsed_page import Element

DC = "{http://purl.org/dc/elements/1.1/}"
_NO_CHAPTERS = frozenset(("cover", "title-page", "toc", "copyright-page"))
"""Kinds of pages that hold no article (OPF 2.0.1, 2.6: the guide of EPUB 2)."""


class ToldOfBook(NamedTuple):
    """What the package of a book tells.

    Args:
        metadata: the values of Dublin Core, without blanks at their ends.
        titles: of the book.
        authors: of the book.
        language: of the book (BCP 47).
        no_chapters: the names of the parts that hold no article, as its guide tells.
    """

    metadata: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    language: str | None = None
    no_chapters: frozenset[str] = frozenset()


def told_of(package: Element, folder: str) -> ToldOfBook:
    """What a package document tells.

    Args:
        package: its root.
        folder: in which it lies in the archive.
    """
    values = [(str(one.tag), _words(one)) for one in package.iter(f"{DC}*")]
    return ToldOfBook(
        frozenset(value for _, value in values if value),
        tuple(value for tag, value in values if tag == f"{DC}title" and value),
        tuple(value for tag, value in values if tag == f"{DC}creator" and value),
        next((value for tag, value in values if tag == f"{DC}language" and value), None),
        frozenset(
            within(folder, one.get("href") or "")
            for one in package.iter("{*}reference")
            if one.get("type") in _NO_CHAPTERS
        ),
    )


def within(folder: str, href: str) -> str:
    """The name of a part in the archive, from its address in a file of that folder; without the place in the part."""
    return posixpath.normpath(posixpath.join(folder, unquote(urldefrag(href)[0])))


def names_in_contents(root: Element, folder: str) -> dict[str, str]:
    """The names of chapters by their parts, as a navigation document or an NCX (EPUB 2) lists them.

    Args:
        root: of either.
        folder: in which it lies in the archive.
    """
    found: dict[str, str] = {}
    for href, label in (*_navigation(root), *_ncx(root)):
        if href and label:
            found.setdefault(within(folder, href), label)
    return found


def claims_of_chapter(told: ToldOfBook, name: str | None, *, alone: bool) -> tuple[Claim, ...]:
    """The claims on a chapter.

    Args:
        told: what the package tells.
        name: of the chapter in the contents; None where they do not list it.
        alone: it is the only one: what is told of the book is told of it.
    """
    claims = [Claim("headline", name, "contents")] if name else []
    if alone:
        claims += (Claim("headline", title, "dc:title") for title in told.titles[:1])
        claims += (Claim("byline", author, "dc:creator") for author in told.authors[:1])
    return tuple({(one.field, one.value): one for one in reversed(claims)}.values())[::-1]


def _navigation(root: Element) -> Iterator[tuple[str, str]]:
    for nav in root.iter("{*}nav"):
        kinds = (nav.get("{http://www.idpf.org/2007/ops}type") or nav.get("epub:type") or "").split()
        if "toc" in kinds:
            for link in nav.iter("{*}a"):
                yield link.get("href") or "", _words(link)


def _ncx(root: Element) -> Iterator[tuple[str, str]]:
    for point in root.iter("{*}navPoint"):
        label, content = point.find("{*}navLabel"), point.find("{*}content")
        if label is not None and content is not None:
            yield content.get("src") or "", _words(label)


def _words(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
