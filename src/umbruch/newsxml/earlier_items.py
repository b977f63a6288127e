"""Items that take the place of earlier ones: their versions counted up, with what changed as the note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from umbruch import api
from umbruch.diagnostics import Diagnostic, collecting
from umbruch.errors import UmbruchError
from umbruch.files import Loaded, load
from umbruch.newsxml.revision import Sent, next_version
from umbruch.registry.format_table import writer
from umbruch.style import Style
from umbruch.tree import Article, Publication
from umbruch.tree.reading import Reading, lives_of


class Earlier(NamedTuple):
    """The items of a format that went out before, by their guid, and files that could not be read."""

    format: str
    items: Mapping[str, Sent]
    remarks: tuple[Diagnostic, ...] = ()


def earlier_items(format: str, files: Iterable[Path]) -> Earlier:
    """What went out before in a format.

    Args:
        format: the name of its writer, one of `umbruch.newsxml.WIRE`.
        files: where it lies; files that are not there are passed over.
    """
    items: dict[str, Sent] = {}
    remarks: list[Diagnostic] = []
    for path in files:
        if not path.is_file():
            continue
        try:
            items |= _items_in(load(path))
        except UmbruchError as error:
            remarks.append(
                Diagnostic(
                    "revise.unreadable", f"the earlier {path.name} cannot be read: {error.message}", "warning",
                    hint="its version is not known: set it with --set version=…",
                )
            )  # fmt: skip
    return Earlier(format, items, tuple(remarks))


def _items_in(loaded: Loaded) -> dict[str, Sent]:
    with collecting():
        reading = api.read(loaded.content, format=api.reader_of(loaded), fixes=False)
    return {
        article.id: Sent(article, life)
        for article, life in zip(reading.articles, lives_of(reading), strict=True)
        if article.id
    }


def revised(publication: Publication, earlier: Iterable[Earlier], style: Style) -> tuple[Publication, list[Diagnostic]]:
    """The publication, each article as the version that follows the newest item of its guid.

    Args:
        publication: what is to be written.
        earlier: what went out before, by format.
        style: what it is written with.

    Returns:
        It, and what was remarked. Where nothing went out before it is as it was.
    """
    remarks: list[Diagnostic] = []
    articles, lives = list(publication.articles), list(lives_of(publication))
    for one in earlier:
        remarks += one.remarks
        if not one.items:
            continue
        for number, (read_back, sent) in enumerate(_pairs(publication, one, style)):
            if sent is None or (articles[number].version or 1) >= (sent.article.version or 1) + 1:
                continue
            articles[number] = next_version(publication.articles[number], read_back, sent)
            lives[number] = replace(lives[number], created=sent.life.created)
    if articles == list(publication.articles) and lives == list(lives_of(publication)):
        return publication, remarks
    fields = {name: getattr(publication, name) for name in type(publication).__struct_fields__}
    kind = type(publication) if isinstance(publication, Reading) else Reading
    return kind(**{**fields, "articles": tuple(articles), "lives": tuple(lives)}), remarks


def _pairs(publication: Publication, earlier: Earlier, style: Style) -> list[tuple[Article, Sent | None]]:
    """Each article as its format gives it back, with the item that went out before."""
    with collecting():
        content = writer(earlier.format).render(publication, style)
        loaded = Loaded("", content, None)
        again = api.read(content, format=api.reader_of(loaded), fixes=False)
    return [(article, earlier.items.get(article.id or "")) for article in again.articles]
