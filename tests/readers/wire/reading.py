"""Reads made-up files of the wire, with pictures beside them where a test wants some."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.errors import InputMissing, InputUnreadable
from umbruch.registry import format_table
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Picture, Publication
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts


class Beside:
    """Pictures that lie beside the file; whatever else is asked for is remembered."""

    def __init__(self, pictures: Sequence[Picture] = ()) -> None:
        self.pictures = {picture.href: picture for picture in pictures}
        self.asked: list[str] = []

    def beside(self) -> tuple[str, ...]:
        return ()

    def fetch(self, href: str) -> Picture:
        self.asked.append(href)
        if href.startswith(("..", "/")):
            raise InputUnreadable("the picture lies outside the article's folder", source=href)
        if href not in self.pictures:
            raise InputMissing("there is no such picture", source=href)
        return self.pictures[href]


def read(content: str | bytes, format: str, beside: Beside | None = None) -> Reading:
    """What the reader of that name makes of a file."""
    raw = content.encode() if isinstance(content, str) else content
    request = ReadRequest(source="a file", picture_folder=beside or Beside())
    return format_table.reader(format).read(raw, request)


def body(publication: Publication) -> list[str]:
    """The texts of the body of the first article."""
    return list(block_texts(publication.article.body))


def codes(reading: Reading) -> list[str]:
    """The codes of what was remarked."""
    return [one.code for one in reading.diagnostics]
