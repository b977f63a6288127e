"""The pictures beside a clipping, given to its captions in order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from umbruch.clipping.assembly import Clipping
from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.errors import InputError
from umbruch.pictures.picture_folder import PictureFolder
from umbruch.tree import Article, Block, Figure, Picture
from umbruch.tree.reading import Reading


def with_pictures(clipping: Clipping, picture_folder: PictureFolder) -> Reading:
    """The reading of a clipping, its captions joined with the pictures that lie beside the file.

    The first picture goes to the first caption. A picture too many becomes a figure without caption at the end. One
    that cannot be opened is remarked upon and keeps its place: its caption stays without a picture, and no other
    picture gets that caption.
    """
    remarks: list[Diagnostic] = []
    taken = [_taken(name, picture_folder, remarks) for name in picture_folder.beside()]
    pictures = tuple(filter(None, taken))
    waiting = iter(taken)
    articles = [_dealt(article, number, waiting, remarks) for number, article in enumerate(clipping.articles)]
    spare = tuple(Figure(image=picture.href) for picture in waiting if picture)
    remarks += [
        Diagnostic("picture.without_caption", f"{one.image} has no caption in the text, set at the end", "warning")
        for one in spare
    ]
    articles[-1] = replace(articles[-1], body=(*articles[-1].body, *spare))
    return Reading(
        kind="article" if len(articles) == 1 else "kit",
        lang=articles[0].lang,
        articles=tuple(articles),
        pictures=pictures,
        origins=clipping.origins,
        diagnostics=(*clipping.diagnostics, *remarks),
    )


def _taken(name: str, picture_folder: PictureFolder, remarks: list[Diagnostic]) -> Picture | None:
    """The picture of that name; None, with a remark, where it cannot be opened."""
    try:
        return picture_folder.fetch(name)
    except InputError as error:
        remarks.append(
            Diagnostic("picture.unreadable", f"{shortened(name)}: {error.message}", "warning", hint=error.hint)
        )
        return None


def _dealt(article: Article, number: int, waiting: Iterator[Picture | None], remarks: list[Diagnostic]) -> Article:
    """The article with the next pictures given to its figures."""
    body: list[Block] = []
    for position, block in enumerate(article.body):
        picture = next(waiting, None) if isinstance(block, Figure) else None
        if picture is not None and isinstance(block, Figure):
            block = replace(block, image=picture.href)
            remarks.append(
                Diagnostic(
                    "picture.matched", f"{picture.href} taken as the picture of this caption",
                    field=f"articles[{number}].body[{position}]",
                )
            )  # fmt: skip
        body.append(block)
    return replace(article, body=tuple(body))
