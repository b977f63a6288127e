"""Which pictures are credited by the articles beside them: a story for the wire carries the credit, not the picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from umbruch.diagnostics import collecting
from umbruch.errors import UmbruchError
from umbruch.files import load
from umbruch.pictures.picture_folder import folder_of
from umbruch.preflight.detection import kind_of
from umbruch.preflight.given import CheckedFile
from umbruch.registry.format_table import ReadRequest, reader
from umbruch.tree.walk import each_figure

_ARTICLES = frozenset({"newsml", "nitf", "ninjs", "markdown", "json"})
"""What names the pictures beside it and says who made them."""


def credited_in(article: CheckedFile) -> frozenset[str]:
    """The addresses of the pictures that an article shows with a credit; none where it cannot be read."""
    if article.kind not in _ARTICLES:
        return frozenset()
    request = ReadRequest(source=article.name, picture_folder=article.picture_folder, house=article.house)
    try:
        with collecting():
            publication = reader(article.kind).read(article.content, request)
    except UmbruchError:
        return frozenset()
    return frozenset(figure.image for figure in each_figure(publication) if figure.image and figure.credit)


class FilesBeside:
    """The files that are checked together; those that are articles are read when a picture asks for it."""

    def __init__(self, named: Sequence[str]) -> None:
        """Take the files by their paths."""
        self._named = named

    @cached_property
    def credited(self) -> frozenset[Path]:
        """The pictures that one of the articles credits, each in the folder of its article."""
        found = set[Path]()
        for name in self._named:
            path = Path(name).resolve()
            try:
                loaded = load(path) if path.is_file() else None
                kind = kind_of(loaded.content, path.name) if loaded else ""
            except UmbruchError:
                continue
            if loaded:
                article = CheckedFile(loaded.name, loaded.content, kind, datetime.now(UTC), folder_of(path))
                found.update(path.parent / href for href in credited_in(article))
        return frozenset(found)
