"""One document of a kit: what it is made from, and its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Literal, NamedTuple, Protocol

from umbruch.batch.ingredients import document_key
from umbruch.diagnostics import Diagnostic, collecting
from umbruch.errors import RenderError, UmbruchError
from umbruch.presskit.making.kit_documents import alone, for_unknown_machines, under_embargo, whole
from umbruch.presskit.photos.kit_photo import SUFFIX_TYPE
from umbruch.presskit.source.kit_reading import PressKit
from umbruch.presskit.source.model import KitPicture
from umbruch.registry import format_table
from umbruch.style import Style
from umbruch.tree import Embargo
from umbruch.tree.reading import Smaller


class Memory(Protocol):
    """Files of the last build that may still be right."""

    def recall(self, path: str, key: str) -> bytes | None:
        """The file at that path, where it was made from what `key` stands for."""
        ...


class Wanted(NamedTuple):
    """A document: its path in the kit, its format, the number of its article, None for the whole, its embargo."""

    path: str
    format: str
    number: int | None
    embargo: Embargo | None


class Rendered(NamedTuple):
    """What became of one: what its `key` stands for, its bytes, what was remarked, or the error in their place."""

    key: str = ""
    content: bytes = b""
    remarks: tuple[Diagnostic, ...] = ()
    error: UmbruchError | None = None


def one_document(
    wanted: Wanted,
    kit: PressKit,
    style: Style,
    hrefs: Mapping[str, str],
    pictures: tuple[KitPicture, ...],
    memory: Memory | None,
) -> Rendered:
    """Make a document, or recall it where nothing has changed; in whichever process.

    Args:
        wanted: which.
        kit: the kit as it was read.
        style: how documents are set.
        hrefs: the pictures' paths in the kit by their sources.
        pictures: the pictures as they lie in the kit.
        memory: files of the last build.

    Raises:
        RenderError: it cannot be made into the format; it names the document.
    """
    path, format, number, embargo = wanted
    if number is None:
        publication = whole(kit, format, style, hrefs, _smaller(pictures))
    else:
        above = {source: f"../../{href}" for source, href in hrefs.items()}
        publication = alone(kit, number, format, style, above, _smaller(pictures, "../../"))
    shown = format == "pdf" and all(one.embargo is not None for one in publication.articles)
    look = for_unknown_machines(under_embargo(style, embargo, shown=shown))
    key = document_key(format, publication, look)
    content = memory.recall(path, key) if memory is not None else None
    if content is not None:
        return Rendered(key, content)
    with collecting() as found:
        try:
            content = format_table.writer(format).render(publication, look)
        except RenderError as error:
            raise RenderError(error.message, source=path, place=error.source, hint=error.hint) from None
    return Rendered(key, content, tuple(found))


def _smaller(pictures: tuple[KitPicture, ...], above: str = "") -> tuple[Smaller, ...]:
    """The files of the pictures for web pages and lists, as a document names them that lies below their folder."""
    sizes: tuple[Literal["web", "thumbnail"], ...] = ("web", "thumbnail")
    return tuple(
        Smaller(
            of=f"{above}{picture.print.href}",
            purpose=purpose,
            href=f"{above}{file.href}",
            media_type=SUFFIX_TYPE[PurePosixPath(file.href).suffix],
            width=file.width,
            height=file.height,
            size=file.bytes_size,
        )
        for picture in pictures
        for purpose, file in zip(sizes, (picture.web, picture.thumb), strict=True)
    )
