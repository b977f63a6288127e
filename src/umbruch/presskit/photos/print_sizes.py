"""Each picture read once and scaled once: for print, for the page of a document, for the web, and as a thumbnail."""

from __future__ import annotations

import hashlib
import threading
from typing import Protocol

import msgspec

from umbruch.pictures.open_picture import opened
from umbruch.pictures.own_metadata import PhotoFacts, facts_in
from umbruch.pictures.prepare_picture import prepare_sizes
from umbruch.pictures.purposes import KIT_SIZES
from umbruch.style import Style
from umbruch.tree import Picture

RECIPE = f"{hashlib.sha256(repr(KIT_SIZES).encode()).hexdigest()[:12]}-v7"
"""What the prints depend on beside the picture: a change makes every kept print worthless."""

_PAGE = "page"
_TURNS = tuple(threading.Lock() for _ in range(64))
"""By the beginning of a key: what is in a folder twice is made once, and of four at work few meet by chance."""


def page_is_shown(style: Style) -> bool:
    """Whether documents in that style show pictures in a size of their own.

    In columns a picture is shown so small that the one for the web is fine enough, and no writer has to scale it.
    """
    return style.page.columns == 1


class Print(msgspec.Struct, frozen=True):
    """A picture in one size, JPEG or PNG, without texts in it."""

    content: bytes
    width: int
    height: int
    media_type: str


class Prints(msgspec.Struct, frozen=True):
    """A picture made ready: its sizes and what the original said about itself.

    `print` is what newspapers get; `page` is as much of it as 15 cm at 300 dpi can show, for documents, and None where
    these show the one for the web; `web` and `thumb` are for screens.
    """

    print: Print
    page: Print | None
    web: Print
    thumb: Print
    facts: PhotoFacts

    @property
    def shown(self) -> Print:
        """The size that documents show."""
        return self.page or self.web


class PrintStore(Protocol):
    """Where prints are kept from one build to the next, under a key made from the content of the original."""

    def get(self, key: str) -> Prints | None:
        """The prints of that key."""
        ...

    def put(self, key: str, prints: Prints) -> None:
        """Keep the prints."""
        ...


class StoreInMemory:
    """Prints kept in memory, for a kit that is not built on disk."""

    def __init__(self) -> None:
        """Nothing is in it yet."""
        self._prints: dict[str, Prints] = {}

    def get(self, key: str) -> Prints | None:
        """The prints of that key."""
        return self._prints.get(key)

    def put(self, key: str, prints: Prints) -> None:
        """Keep the prints."""
        self._prints[key] = prints


def make_ready(content: bytes, href: str, cache: PrintStore, *, page: bool = True) -> tuple[str, Prints]:
    """The prints of a picture, and the key that they lie under in the cache.

    They are upright, sRGB or grey, and no side is longer than 2400, 1800, 1200 and 480 pixels.

    A JPEG that needs no change keeps its own compressed data. Photographs become JPEG, what is transparent or has few
    colours PNG.

    Args:
        content: the bytes of a picture file.
        href: its name for messages.
        cache: asked for prints of the same content first; keeps new ones.
        page: whether documents need a size of their own.

    Raises:
        InputUnreadable: no picture, cut in half, or of more than 200 million pixels.
    """
    key = f"{hashlib.sha256(content).hexdigest()}-{RECIPE}{'' if page else '-no-page'}"
    with _TURNS[int(key[:2], 16) % len(_TURNS)]:
        if (prints := cache.get(key)) is None:
            prints = _made_ready(content, href, page=page)
            cache.put(key, prints)
    return key, prints


def _made_ready(content: bytes, href: str, *, page: bool) -> Prints:
    with opened(content, href) as image:
        facts = facts_in(image)
    picture = Picture(href=href, media_type="", width=0, height=0, content=content)
    wanted = {name: purpose for name, purpose in KIT_SIZES.items() if page or name != _PAGE}
    sizes = prepare_sizes(picture, tuple(wanted.values()))
    made = {
        name: Print(one.content, one.width, one.height, one.media_type) for name, one in zip(wanted, sizes, strict=True)
    }
    return Prints(made["print"], made.get(_PAGE), made["web"], made["thumb"], facts)
