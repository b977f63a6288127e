"""The one rule for the names under which pictures are stored: nobody's bytes go where their sender wants them.

A picture is one by its content, its suffix says its kind, and its name is one that every system takes as a plain file
inside the folder: nothing hidden, no device of Windows, no control character, no way out of the folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import picture_renamed, picture_unreadable
from umbruch.errors import InputUnreadable
from umbruch.language.slug import DEVICE_NAMES, slug
from umbruch.pictures.kinds import PICTURE_SUFFIXES, SUFFIX_OF, kind_by_content
from umbruch.pictures.picture_folder import PictureFolder, composed
from umbruch.tree import Figure, Picture, Publication
from umbruch.tree.figure_changes import with_figures_changed
from umbruch.tree.reading import Reading

_HARMLESS = re.compile(r"\w[\w .,()+&!@='’–-]*")
_LONGEST = 120
"""Octets of a name, well under the 255 that file systems take, with room for what others put before it."""

_DEEPEST = 4
_Tree = TypeVar("_Tree", bound=Publication)


class PicturesGiven:
    """A folder that remembers which pictures it gave: those lie there under their names already."""

    def __init__(self, folder: PictureFolder) -> None:
        """Take the folder."""
        self._folder = folder
        self.pictures: list[Picture] = []

    def beside(self) -> tuple[str, ...]:
        """The names of the pictures with the article's own."""
        return self._folder.beside()

    def fetch(self, href: str) -> Picture:
        """The picture of that relative name."""
        self.pictures.append(self._folder.fetch(href))
        return self.pictures[-1]


def safe_name(href: str, media_type: str) -> str:
    """The name under which a picture may be stored, its own where that does no harm.

    Args:
        href: the name that it came with: a relative path with forward slashes, where nobody meant ill.
        media_type: what it is by its content.
    """
    parts = [part for part in re.split(r"[/\\]", composed(href)) if part not in ("", ".")]
    if ".." in parts or href[:1] in ("/", "\\") or len(parts) > _DEEPEST:
        parts = parts[-1:]
    *folders, name = parts or [""]
    suffixes = SUFFIX_OF[media_type]
    path = PurePosixPath(name) if name else PurePosixPath("picture")
    suffix = path.suffix
    known = suffix.lower() in suffixes
    stem = path.stem if known or suffix.lower() in PICTURE_SUFFIXES else name
    kept = suffix if known and suffix.isascii() else suffixes[0]
    above = [one for one in map(_harmless, folders) if one]
    return "/".join((*above, f"{_harmless(stem) or 'picture'}{kept}"))


def _harmless(part: str) -> str:
    """A part of a path as it is where it does no harm, else its slug; empty where nothing is left."""
    plain = _HARMLESS.fullmatch(part) and part == part.rstrip(" .") and len(part.encode()) <= _LONGEST
    name = part if plain else slug(part)
    return f"{slug(name)}-picture" if name.partition(".")[0].strip().lower() in DEVICE_NAMES else name


def received(reading: Reading, given: Sequence[Picture]) -> Reading:
    """A reading whose pictures were opened and have safe names; its figures and its cover follow.

    What is no picture is left out, with a remark.

    Args:
        reading: what a reader made, of a file that may be a stranger's.
        given: pictures of the article's own folder, which were opened there and keep their names.
    """
    own = {picture.href: picture.content for picture in given}
    if all(_is_one_of(picture, own) for picture in reading.pictures):
        return reading
    from umbruch.pictures.open_picture import picture_from

    remarks: list[Diagnostic] = []

    def looked_at(picture: Picture) -> Picture | None:
        if _is_one_of(picture, own):
            return picture
        try:
            made = picture_from(picture.content, picture.href)
            kind, content = made.media_type, made.content
            return replace(picture, media_type=kind, width=made.width, height=made.height, content=content)
        except InputUnreadable as error:
            remarks.append(picture_unreadable(picture.href, error.message))
            return None

    tree = _renamed(reading, looked_at, given, (), remarks)
    return replace(tree, diagnostics=(*tree.diagnostics, *remarks))


def _is_one_of(picture: Picture, own: Mapping[str, bytes]) -> bool:
    """Whether a picture is one that the folder gave: under its name there, and byte for byte."""
    return own.get(picture.href) == picture.content


def storable(publication: _Tree, taken: Iterable[str]) -> _Tree:
    """A publication whose pictures can be stored beside its file; what is no picture is left out.

    Args:
        publication: the tree.
        taken: names that are taken there: those of other files that are stored.
    """
    if not publication.pictures:
        return publication
    from umbruch.pictures.open_picture import opened
    from umbruch.pictures.prepare_picture import prepare
    from umbruch.pictures.purposes import BESIDE

    def headed(picture: Picture) -> Picture | None:
        try:
            kind = kind_by_content(picture.content)
            if kind is not None and kind.name in BESIDE.taken:
                with opened(picture.content, picture.href):
                    return replace(picture, media_type=kind.media_type)
            made = prepare(picture, BESIDE)
        except InputUnreadable:
            return None
        media_type, width, height, content = made.media_type, made.width, made.height, made.content
        return replace(picture, media_type=media_type, width=width, height=height, content=content)

    return _renamed(publication, headed, (), taken, [])


def _renamed(
    publication: _Tree,
    look: Callable[[Picture], Picture | None],
    given: Sequence[Picture],
    taken: Iterable[str],
    remarks: list[Diagnostic],
) -> _Tree:
    own = {picture.href: picture.content for picture in given}
    names = {name.casefold() for name in taken} | {picture.href.casefold() for picture in given}
    hrefs: dict[str, str | None] = {}
    pictures: dict[str, Picture] = {}
    for picture in publication.pictures:
        made = look(picture)
        if made is None:
            hrefs.setdefault(picture.href, None)
            continue
        if not _is_one_of(picture, own):
            wanted = safe_name(picture.href, made.media_type)
            name = wanted if own.get(wanted) == picture.content else _free(wanted, names)
            names.add(name.casefold())
            if name != picture.href:
                remarks.append(picture_renamed(picture.href, name))
            made = replace(made, href=name)
        hrefs.setdefault(picture.href, made.href)
        pictures[made.href] = made
    changed = {old: new for old, new in hrefs.items() if old != new}
    if not changed:
        return replace(publication, pictures=tuple(pictures.values()))

    def follow(figure: Figure, _: str) -> Figure:
        if figure.image not in changed:
            return figure
        return replace(figure, image=changed[figure.image])

    cover = publication.cover
    return replace(
        publication,
        cover=changed.get(cover, cover) if cover else cover,
        articles=tuple(with_figures_changed(article, follow) for article in publication.articles),
        pictures=tuple(pictures.values()),
    )


def _free(name: str, taken: set[str]) -> str:
    """The name, numbered where another file has it, be it in other letters' case."""
    path, number, free = PurePosixPath(name), 1, name
    while free.casefold() in taken:
        number += 1
        free = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
    return free
