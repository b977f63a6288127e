"""Opening an EPUB for the tests: its files, its package document, its chapters."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

import umbruch
from tests.markup.reading import elements, values
from umbruch.diagnostics import Diagnostic
from umbruch.tree import Publication


class Book(NamedTuple):
    """An opened EPUB: its bytes, its files by path, and what was remarked when it was made."""

    content: bytes
    files: dict[str, bytes]
    remarks: list[Diagnostic]

    @property
    def package(self) -> etree._Element:
        """The package document."""
        return etree.fromstring(self.files["EPUB/content.opf"])

    @property
    def css(self) -> str:
        """The style sheet."""
        return self.files["EPUB/style.css"].decode()

    def document(self, name: str) -> etree._Element:
        """One of the book's documents, without its suffix."""
        return etree.fromstring(self.files[f"EPUB/{name}.xhtml"])

    def chapters(self) -> list[str]:
        """The markup of each chapter, in reading order."""
        ids = values(self.package, "//opf:itemref/@idref")
        return [self.files[f"EPUB/{one}.xhtml"].decode() for one in ids if one.startswith("article-")]

    def meta(self, name: str) -> list[str]:
        """The texts of a Dublin Core element (`dc:title`) or of a `meta` with that property."""
        path = f"//{name}/text()" if name.startswith("dc:") else f"//opf:meta[@property='{name}']/text()"
        return values(self.package, path)


def opened(content: bytes, remarks: list[Diagnostic] | None = None) -> Book:
    """The files of an EPUB."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return Book(content, {name: archive.read(name) for name in archive.namelist()}, remarks or [])


def made(publication: Publication, style: str = "broadsheet") -> Book:
    """A publication as an opened EPUB."""
    remarks: list[Diagnostic] = []
    collect: Callable[[Diagnostic], None] = remarks.append
    return opened(umbruch.render(publication, "epub", style, on_diagnostic=collect), remarks)


__all__ = ["Book", "elements", "made", "opened", "values"]
