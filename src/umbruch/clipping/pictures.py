"""The pictures beside a clipping, given to its captions in order."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from umbruch.clipping.assembly import Clipping
from umbruch.diagnostics import Diagnostic, Reading
from umbruch.errors import InputError
from umbruch.format_table import Shelf
from umbruch.tree import Block, Figure, Picture


@dataclass
class _Hand:
    """Deals pictures to figures."""

    pictures: list[Picture]
    remarks: list[Diagnostic] = field(default_factory=list)

    def deal(self, block: Block, path: str) -> Block:
        if not isinstance(block, Figure) or not self.pictures:
            return block
        picture = self.pictures.pop(0)
        self.remarks.append(
            Diagnostic("picture.matched", f"{picture.href} taken as the picture of this caption", field=path)
        )
        return msgspec.structs.replace(block, image=picture.href)


def with_pictures(clipping: Clipping, shelf: Shelf) -> Reading:
    """The reading of a clipping, its captions joined with the pictures that lie beside the file.

    The first picture goes to the first caption. A picture too many becomes a figure without caption at the end, one
    that cannot be opened is remarked upon.
    """
    remarks: list[Diagnostic] = []
    try:
        pictures = shelf.beside()
    except InputError as error:
        pictures = ()
        remarks.append(Diagnostic("picture.unreadable", error.message, "warning", hint=error.hint))
    hand = _Hand(list(pictures))
    body = [hand.deal(block, f"articles[0].body[{n}]") for n, block in enumerate(clipping.article.body)]
    for picture in hand.pictures:
        remarks.append(
            Diagnostic(
                "picture.without_caption", f"{picture.href} has no caption in the text, set at the end", "warning"
            )
        )
        body.append(Figure(image=picture.href))
    article = msgspec.structs.replace(clipping.article, body=tuple(body))
    return Reading(
        lang=article.lang,
        articles=(article,),
        pictures=pictures,
        origins=clipping.origins,
        diagnostics=(*clipping.diagnostics, *hand.remarks, *remarks),
    )
