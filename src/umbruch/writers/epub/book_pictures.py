"""Pictures as an e-book takes them: core media types, upright, of a size that a telephone can open."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import picture_missing, picture_unreadable
from umbruch.errors import InputUnreadable
from umbruch.language.slug import slug
from umbruch.pictures.prepare_picture import prepare
from umbruch.pictures.purposes import E_BOOK
from umbruch.tree import Picture, Publication
from umbruch.tree.walk import each_figure

COVER = "cover"
"""What the cover is called in the package."""


class StoredPicture(NamedTuple):
    """A picture inside the book: its path beside the documents, its type, its bytes, its size in pixels."""

    path: str
    media_type: str
    content: bytes
    width: int
    height: int
    moves: bool


def stored_pictures(publication: Publication) -> dict[str, StoredPicture]:
    """The pictures that figures, cover and logo name, by their href, in the order in which they are first shown.

    A picture that is named twice, or lies there under two names, is stored once. One that is missing or can't be
    opened is reported and left out.
    """
    by_content: dict[str, StoredPicture] = {}
    found: dict[str, StoredPicture] = {}
    available = {picture.href: picture for picture in publication.pictures}
    for href in _shown_hrefs(publication):
        picture = available.get(href)
        if picture is None:
            report(picture_missing(href))
            continue
        digest = hashlib.sha256(picture.content).hexdigest()
        if digest not in by_content:
            stored = _stored(picture, len(by_content) + 1)
            if stored is None:
                continue
            by_content[digest] = stored
        found[href] = by_content[digest]
    return found


def distinct(pictures: Mapping[str, StoredPicture]) -> tuple[StoredPicture, ...]:
    """Each stored picture once, in order."""
    return tuple(dict.fromkeys(pictures.values()))


def picture_id(pictures: Mapping[str, StoredPicture], picture: StoredPicture, cover: str | None) -> str:
    """What a stored picture is called in the package: by its number, the cover by that name."""
    if picture is pictures.get(cover or ""):
        return COVER
    return f"picture-{distinct(pictures).index(picture) + 1:03}"


def _shown_hrefs(publication: Publication) -> Iterable[str]:
    named = [publication.cover, publication.logo, *(figure.image for figure in each_figure(publication))]
    return dict.fromkeys(href for href in named if href is not None)


def _stored(picture: Picture, number: int) -> StoredPicture | None:
    try:
        made = prepare(picture, E_BOOK)
    except InputUnreadable as error:
        report(picture_unreadable(picture.href, error.message))
        return None
    name = "-".join(filter(None, (f"picture-{number:03}", slug(PurePosixPath(picture.href).stem, 40))))
    return StoredPicture(
        f"pictures/{name}.{made.suffix}", made.media_type, made.content, made.width, made.height, made.moves
    )
