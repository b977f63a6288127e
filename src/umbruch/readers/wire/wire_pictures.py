"""Pictures that an item names: those that lie beside it are taken, of all others the address is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote, urldefrag

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.errors import InputError
from umbruch.readers.wire.item_told import PictureTold
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Block, Box, Figure, List, Picture, Quote, Text
from umbruch.tree.walk import inline_text

_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]{1,}:", re.IGNORECASE)


class PicturesByReference:
    """Takes pictures as they are met, each once; nothing is fetched from elsewhere than the article's folder."""

    def __init__(self, request: ReadRequest) -> None:
        """For one file."""
        self.taken: dict[str, Picture] = {}
        self.remarks: list[Diagnostic] = []
        self._request = request
        self._by_address: dict[str, str | None] = {}

    def take(self, address: str, alt: str | None = None) -> str | None:  # noqa: ARG002  the walk tells what it knows
        """The name of the picture at an address, which is a file beside the article; None where it is not there."""
        if address not in self._by_address:
            self._by_address[address] = self._found(address)
        return self._by_address[address]

    def _found(self, address: str) -> str | None:
        if _REMOTE.match(address):
            self._missing(f"the picture at {shortened(address)} was not fetched", "put it beside the article")
            return None
        try:
            picture = self._request.picture_folder.fetch(unquote(urldefrag(address)[0].split("?")[0]))
        except InputError as error:
            self._missing(f"{shortened(address)}: {error.message}", error.hint)
            return None
        self.taken.setdefault(picture.href, picture)
        return picture.href

    def _missing(self, message: str, hint: str | None) -> None:
        remark = Diagnostic("picture.missing", message, "warning", hint=hint)
        if remark not in self.remarks:
            self.remarks.append(remark)

    def of_item(self, told: PictureTold) -> str | None:
        """The picture of an item, with what the item says of it; of several renditions the first that is there."""
        beside = [href for href in told.hrefs if not _REMOTE.match(href)]
        href = next(filter(None, map(self.take, beside)), None)
        if href is None:
            if told.hrefs and not beside:
                self.take(told.hrefs[0])
            return None
        known = self.taken[href]
        self.taken[href] = replace(
            known,
            copyright=told.copyright or known.copyright,
            terms=told.terms or known.terms,
            focus=told.focus or known.focus,
            place=told.place or known.place,
            date=told.date or known.date,
        )
        return href


def figure_of(told: PictureTold, href: str | None) -> Figure | None:
    """The figure of a picture that an item names; None where nothing is known to show."""
    if href is None and not told.caption and told.credit is None:
        return None
    caption = (Text(told.caption),) if told.caption else ()
    return Figure(href, caption, told.credit, told.alt)


def with_items(blocks: list[Block], shown: dict[str, list[PictureTold]]) -> tuple[list[Block], set[str]]:
    """The blocks whose figures say what the items of their pictures do, and the pictures that they show.

    Args:
        blocks: of a body.
        shown: what is told of each picture, by its name; several where several figures show it, in their order.
    """
    seen: set[str] = set()

    def told(figure: Figure) -> Figure:
        if not figure.image:
            return figure
        seen.add(figure.image)
        told_of = shown.get(figure.image)
        if not told_of:
            return figure
        item = told_of.pop(0) if len(told_of) > 1 else told_of[0]
        return replace(
            figure,
            caption=figure.caption or ((Text(item.caption),) if item.caption else ()),
            credit=item.credit or figure.credit,
            alt=item.alt,
        )

    return [_figures_changed(block, told) for block in blocks], seen


def with_missing(blocks: list[Block], others: list[tuple[PictureTold, str | None]]) -> list[Block]:
    """The blocks, whose figures without a picture take what items of the same caption tell, and the rest.

    Args:
        blocks: of a body, in which a figure has no picture where the file that it names was not sent along.
        others: pictures of items that no figure shows, each with its name where it is there.
    """
    if not others:
        return blocks
    waiting: dict[str, list[int]] = {}
    for number, (item, _) in reversed(list(enumerate(others))):
        if item.caption:
            waiting.setdefault(_words(item.caption), []).append(number)
    shown: set[int] = set()

    def told(figure: Figure) -> Figure:
        fitting = waiting.get(_words(inline_text(figure.caption))) if not figure.image else None
        if not fitting:
            return figure
        number = fitting.pop()
        shown.add(number)
        item, href = others[number]
        return replace(figure, image=href, credit=item.credit or figure.credit, alt=item.alt or figure.alt)

    changed = [_figures_changed(block, told) for block in blocks]
    rest = (figure_of(*one) for number, one in enumerate(others) if number not in shown)
    return changed + [figure for figure in rest if figure is not None]


def _words(text: str) -> str:
    return " ".join(text.split())


def _figures_changed(block: Block, change: Callable[[Figure], Figure]) -> Block:
    """The block with each figure in it changed."""
    match block:
        case Figure():
            return change(block)
        case Quote() | Box():
            return replace(block, content=tuple(_figures_changed(one, change) for one in block.content))
        case List():
            items = tuple(tuple(_figures_changed(one, change) for one in item) for item in block.items)
            return replace(block, items=items)
        case _:
            return block
