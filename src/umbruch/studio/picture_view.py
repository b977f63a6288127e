"""The pictures of an article: what is known of each and what is missing, a small view of it, and taking in new ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from umbruch.errors import InputMissing, InputUnreadable
from umbruch.files import store
from umbruch.pictures.kinds import MAX_PICTURE_BYTES, kind_by_content
from umbruch.pictures.open_picture import picture_from
from umbruch.pictures.prepare_picture import Prepared, prepare
from umbruch.pictures.purposes import SCREEN
from umbruch.studio.open_article import OpenArticle
from umbruch.tree import Figure
from umbruch.tree.reading import Reading
from umbruch.tree.walk import inline_text

MOST_BYTES = MAX_PICTURE_BYTES
_SMALL = 720
"""Pixels of the longer side of a small view; twice what the page shows."""
SMALL_VIEW = SCREEN._replace(taken=("JPEG", "PNG"), moving=False, longest=_SMALL)
_MOST_BESIDE = 200


def pictures_of(reading: Reading) -> Iterator[dict[str, Any]]:
    """Every figure of the bodies, with the picture that it shows."""
    places = {picture.href: number for number, picture in enumerate(reading.pictures)}
    for number, article in enumerate(reading.articles):
        for place, block in enumerate(article.body):
            if not isinstance(block, Figure):
                continue
            at = places.get(block.image or "")
            picture = reading.pictures[at] if at is not None else None
            yield {
                "article": number,
                "block": place,
                "picture": at,
                "name": block.image,
                "caption": inline_text(block.caption),
                "credit": block.credit.text if block.credit else "",
                "alt": block.alt,
                "copyright": (picture.copyright or "") if picture else "",
                "terms": (picture.terms or "") if picture else "",
                "place": (picture.place or "") if picture else "",
                "date": (picture.date or "") if picture else "",
                "focus": picture.focus if picture else None,
                "size": [picture.width, picture.height] if picture else None,
            }


def small_view(article: OpenArticle, number: int) -> Prepared:
    """A picture of the article, small and upright, as the web takes it.

    Raises:
        InputMissing: there is no such picture.
        InputUnreadable: it cannot be opened.
    """
    pictures = article.shown().applied.reading.pictures
    if not 0 <= number < len(pictures):
        raise InputMissing("there is no such picture", hint="reload the page")
    return article.remembered("small", number, lambda: prepare(pictures[number], SMALL_VIEW))


def taken_in(article: OpenArticle, content: bytes) -> Path:
    """Store a picture beside the article under its name, so that every command finds it; the next caption gets it.

    Raises:
        InputUnreadable: it is no picture that umbruch takes, or too large.
        OutputError: it cannot be stored.
    """
    kind = kind_by_content(content)
    if kind is None or len(content) > MOST_BYTES:
        raise InputUnreadable("this is no picture that umbruch takes", hint="JPEG, PNG, WebP, TIFF, GIF or SVG")
    path = _free(article.path, kind.suffixes[0])
    picture_from(content, path.name)
    store(path, content)
    return path


def _free(path: Path, suffix: str) -> Path:
    """The next name of a picture of an article: `clipping.jpg`, `clipping-2.jpg` …"""
    taken = {one.stem for one in path.parent.iterdir() if one.suffix.lower() != path.suffix.lower()}
    for number in range(1, _MOST_BESIDE):
        stem = path.stem if number == 1 else f"{path.stem}-{number}"
        if stem not in taken and not path.with_name(f"{stem}{suffix}").exists():
            return path.with_name(f"{stem}{suffix}")
    raise InputUnreadable(f"more than {_MOST_BESIDE} pictures", hint="take some away")
