"""Which formats carry a whole tree and what counts as the same; a format joins as soon as both its sides exist."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import msgspec

from umbruch.diagnostics import Diagnostic, collecting
from umbruch.errors import InputMissing
from umbruch.registry import format_table
from umbruch.registry.format_table import ReadRequest
from umbruch.style import load
from umbruch.tree import Picture, Publication, Text
from umbruch.tree.reading import Reading

_T = TypeVar("_T")


class RoundTrip(NamedTuple):
    """A format, and the tree that reading must give back."""

    format: str
    expected: Callable[[Publication], Publication]


def whole(publication: Publication) -> Publication:
    """Everything comes back."""
    return publication


def by_markdown(publication: Publication) -> Publication:
    """What Markdown has no place for is left out; the writer says what."""
    from umbruch.writers.markdown.carried import carried

    with collecting():
        return carried(publication)


ROUND_TRIPS = (
    RoundTrip("json", whole),
    RoundTrip("markdown", by_markdown),
)
"""Formats that can carry a tree; what those of the wire can say of one is in `tests.wire_trips`."""


def both_sides(row: RoundTrip) -> bool:
    """Whether the format can be read and written."""
    return any(one.name == row.format and one.reads and one.writes for one in format_table.formats())


class PictureFolderOf:
    """The pictures of a publication, as if they lay beside the file."""

    def __init__(self, publication: Publication) -> None:
        self._pictures = {picture.href: picture for picture in publication.pictures}

    def beside(self) -> tuple[str, ...]:
        """None that have the article's name."""
        return ()

    def fetch(self, href: str) -> Picture:
        """The picture of that name."""
        if href not in self._pictures:
            raise InputMissing("there is no such picture", source=href)
        one = self._pictures[href]
        return Picture(one.href, one.media_type, one.width, one.height, one.content)  # a file without facts of its own


def written(publication: Publication, format: str) -> tuple[bytes, list[Diagnostic]]:
    """The file and what the writer remarked."""
    with collecting() as remarks:
        content = format_table.writer(format).render(publication, load("release"))
    return content, remarks


def read_back(content: bytes, format: str, publication: Publication) -> Reading:
    """What the reader makes of the file, the pictures beside it."""
    request = ReadRequest(source="a file", picture_folder=PictureFolderOf(publication))
    return format_table.reader(format).read(content, request)


def plain(publication: Publication) -> Any:
    """The tree in plain types for comparison: neighbouring runs of characters as one, an empty line as none."""
    fields = {name: getattr(publication, name) for name in Publication.__struct_fields__}
    return _plain(Publication(**fields))


def _plain(part: Any) -> Any:
    match part:
        case tuple():
            return _joined([_plain(one) for one in part])
        case Text():
            return {"type": "text", "text": part.text}
        case msgspec.Struct():
            fields = {name: _plain(getattr(part, name)) for name in part.__struct_fields__}
            kept = {name: value for name, value in fields.items() if value or name == "alt"}
            return {"type": type(part).__name__, **kept}
        case _:
            return part


def _joined(parts: list[Any]) -> list[Any]:
    joined: list[Any] = []
    for part in parts:
        if isinstance(part, dict) and part.get("type") == "text":
            if not part["text"]:
                continue
            if joined and isinstance(joined[-1], dict) and joined[-1].get("type") == "text":
                # two runs may meet in one sign, as every reader leaves it
                whole = unicodedata.normalize("NFC", joined[-1]["text"] + part["text"])
                joined[-1] = {"type": "text", "text": whole}
                continue
        joined.append(part)
    return joined
