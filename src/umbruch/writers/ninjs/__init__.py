"""Writes ninjs (IPTC, News in JSON): 3.1, and the older 2.2 and 1.6 that most receivers still take."""

from __future__ import annotations

from typing import ClassVar

from umbruch.style.model import Style
from umbruch.tree import Publication


class _NinjsWriter:
    """One version of ninjs."""

    version: ClassVar[str]
    media_type = "application/json"
    pictures_beside = True

    def render(self, publication: Publication, style: Style) -> bytes:  # noqa: ARG002
        """A text item with its pictures as associations, or a composite of several; the style plays no part.

        Raises:
            RenderError: a publication without an article, or blocks inside blocks too deep.
        """
        from umbruch.writers.ninjs.news_object import document

        return document(publication, self.version)


class Ninjs31Writer(_NinjsWriter):
    """ninjs 3.1: names in camel case."""

    name = "ninjs-3.1"
    version = "3.1"
    suffixes: tuple[str, ...] = (".ninjs31.json",)


class NinjsWriter(Ninjs31Writer):
    """ninjs in its current version."""

    name = "ninjs"
    suffixes = (".ninjs.json", ".ninjs")


class Ninjs22Writer(_NinjsWriter):
    """ninjs 2.2: as 3.1, names in lower case."""

    name = "ninjs-2.2"
    version = "2.2"
    suffixes = (".ninjs22.json",)


class Ninjs16Writer(_NinjsWriter):
    """ninjs 1.6: roles in the names of the properties (`body_html`)."""

    name = "ninjs-1.6"
    version = "1.6"
    suffixes = (".ninjs16.json",)
