"""Several inputs in one file: their articles one after another, their pictures under names of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from umbruch import api
from umbruch.batch.inputs import Selection, inputs_of
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputError, InputUnreadable
from umbruch.tree import Article, Figure, Picture, Publication
from umbruch.tree.figure_changes import with_figures_changed
from umbruch.tree.reading import Life, Reading, lives_of


class Joined(NamedTuple):
    """The publication of several inputs, and what was seen on the way; an input that cannot be read is an error."""

    publication: Reading
    sources: tuple[str, ...]
    remarks: tuple[tuple[str, Diagnostic], ...]
    unread: tuple[InputError, ...]


def joined(paths: Iterable[str | os.PathLike[str]], title: str, selection: Selection, **reading_as: Any) -> Joined:
    """Read inputs and put their articles together, in the order in which they are named.

    Args:
        paths: files and folders; a folder stands for all that can be read in it and below it.
        title: of the whole.
        selection: what is read in folders.
        **reading_as: the arguments of `umbruch.read`.

    Raises:
        InputUnreadable: not one of them can be read.
        UsageError: `lang` is no language tag.
    """
    articles: list[Article] = []
    pictures: dict[str, Picture] = {}
    remarks: list[tuple[str, Diagnostic]] = []
    sources: list[str] = []
    unread: list[InputError] = []
    lives: list[Life] = []
    for one in inputs_of(paths, selection, Path(os.devnull), lambda _: False):
        try:
            if one.refused is not None:
                raise one.refused
            read = api.read(one.source, **reading_as)
        except InputError as error:
            unread.append(error)
            continue
        sources.append(one.source)
        remarks += [(one.source, remark) for remark in read.diagnostics]
        articles += articles_with_pictures(read, pictures)
        lives += lives_of(read)
    if not articles:
        if len(unread) == 1:
            raise unread[0]
        raise InputUnreadable(
            "there is no article here that can be read", source=", ".join(os.fspath(path) for path in paths) or None,
            hint="umbruch formats lists what is read",
        )  # fmt: skip
    languages = [article.lang for article in articles if article.lang]
    whole = Reading(
        kind="kit",
        title=title,
        lang=max(dict.fromkeys(languages), key=languages.count, default=None),
        articles=tuple(articles),
        pictures=tuple(pictures.values()),
        lives=tuple(lives),
    )
    return Joined(whole, tuple(sources), tuple(remarks), tuple(unread))


def articles_with_pictures(read: Publication, pictures: dict[str, Picture]) -> Sequence[Article]:
    """The articles of an input, whose pictures have names of their own among all.

    Args:
        read: the input.
        pictures: those of the inputs before it, by name; its own are added.
    """
    names: dict[str, str] = {}
    for picture in read.pictures:
        name, number = picture.href, 2
        while name in pictures and pictures[name] != replace(picture, href=name):
            stem, dot, suffix = picture.href.rpartition(".")
            name = f"{stem or suffix}-{number}{dot and stem and f'.{suffix}'}"
            number += 1
        names[picture.href] = name
        pictures[name] = replace(picture, href=name)

    def renamed(figure: Figure, _path: str) -> Figure:
        return replace(figure, image=names.get(figure.image or "", figure.image))

    return [with_figures_changed(article, renamed) for article in read.articles]
