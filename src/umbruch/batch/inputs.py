"""What a batch is to work on: files as they are named, folders with all that can be read in them, lists of names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import translate
from pathlib import Path, PurePath
from typing import NamedTuple

from umbruch.errors import InputMissing, InputUnreadable, OutputError
from umbruch.files import KIT_FILE
from umbruch.pictures.kinds import PICTURE_SUFFIXES
from umbruch.registry import format_table

STDIN = "-"

_PICTURES = PICTURE_SUFFIXES

Source = str | os.PathLike[str]


class Input(NamedTuple):
    """One input: its name, and the folder below the destination that its files go to.

    `refused` says why a folder has nothing to work on, `off_the_wire` why no item may be made of the input.
    """

    source: str
    below: str = ""
    refused: InputUnreadable | None = None
    off_the_wire: OutputError | None = None


class Selection(NamedTuple):
    """Which files of folders are worked on, as patterns of the shell; without `include` all that a reader claims."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


def inputs_of(
    paths: Iterable[Source], selection: Selection, destination: Path, is_made: Callable[[str], bool]
) -> Iterator[Input]:
    """Each input in order; a folder stands for the files in it and below it, by name.

    Args:
        paths: files and folders; `-` is standard input. What is named by itself is taken whatever its name is.
        selection: patterns for the files in folders: one with a slash is compared with the path inside the folder, one
            without with each part of it.
        destination: where the results go; it is not looked into, unless it is the folder itself.
        is_made: whether a file was made by an earlier run; such a file of a folder is left out.
    """
    for path in paths:
        name = os.fspath(path)
        if name == STDIN or not os.path.isdir(name):  # noqa: PTH112  a million of them
            yield Input(name)
            continue
        empty = True
        chosen = _chooser(Path(name), selection)
        for inside in _files_in(Path(name), PurePath(), chosen, _real(destination)):
            source = os.path.join(name, inside)  # noqa: PTH118
            if not is_made(source):
                empty = False
                yield Input(source, os.path.dirname(inside))  # noqa: PTH120
        if empty:
            nothing = InputUnreadable(
                "there is nothing in this folder that is to be read", source=name, hint="see umbruch formats, --include"
            )
            yield Input(name, refused=nothing)


def names_in(content: Iterable[bytes]) -> Iterator[str]:
    """The names of a list: one a line, or parted by null bytes as `find -print0` writes them; empty ones are left out.

    Args:
        content: the lines of a file, read as they are needed.
    """
    for line in content:
        for name in line.split(b"\0"):
            if name := name.rstrip(b"\r\n"):
                yield os.fsdecode(name)


def names_from(path: Source) -> Iterator[str]:
    """The names in a list file, read as they are needed.

    Raises:
        InputMissing: there is no such list, at the first name.
        InputUnreadable: it cannot be read.
    """
    try:
        with open(path, "rb") as stream:  # noqa: PTH123  a name of a pipe too
            yield from names_in(stream)
    except FileNotFoundError:
        raise InputMissing("there is no such list of inputs", source=os.fspath(path), hint="check the path") from None
    except OSError as error:
        raise InputUnreadable(
            f"the list of inputs cannot be read: {error.strerror}", source=os.fspath(path), hint="check its rights"
        ) from None


def _files_in(folder: Path, inside: PurePath, chosen: Callable[[PurePath], bool], left_out: str) -> Iterator[str]:
    """Paths inside the folder, in the order of their names; hidden ones and links to folders are passed over."""
    try:
        with os.scandir(folder / inside) as entries:
            found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return
    files = {entry.name for entry in found if not entry.is_dir() and entry.is_file() and chosen(inside / entry.name)}
    for entry in found:
        path = inside / entry.name
        if entry.is_dir(follow_symlinks=False):
            if _real(Path(entry.path)) != left_out:
                yield from _files_in(folder, path, chosen, left_out)
        elif entry.name in files:
            yield str(path)


def _claimed(folder: Path, suffixes: tuple[str, ...]) -> Callable[[PurePath], bool]:
    """Whether a reader claims a file. A picture is read as a scan only where no article lies in its folder, and outside
    of press kits: beside an article it belongs to that, in a kit to the kit.
    """
    articles: dict[PurePath, bool] = {}
    kits: dict[PurePath, bool] = {}

    def has_articles(inside: PurePath) -> bool:
        if inside not in articles:
            names = [name.lower() for name in os.listdir(folder / inside) if not name.startswith(".")]  # noqa: PTH208
            articles[inside] = any(name.endswith(suffixes) and not name.endswith(_PICTURES) for name in names)
        return articles[inside]

    def in_kit(inside: PurePath) -> bool:
        if inside not in kits:
            above = inside.parent
            kits[inside] = (folder / inside / KIT_FILE).is_file() or (above != inside and in_kit(above))
        return kits[inside]

    def claimed(path: PurePath) -> bool:
        name = path.name.lower()
        if not name.endswith(suffixes):
            return False
        return not name.endswith(_PICTURES) or not (has_articles(path.parent) or in_kit(path.parent))

    return claimed


def _chooser(folder: Path, selection: Selection) -> Callable[[PurePath], bool]:
    suffixes = tuple(one for row in format_table.formats() if row.reads for one in row.suffixes)
    include = _matcher(selection.include) if selection.include else _claimed(folder, suffixes)
    exclude = _matcher(selection.exclude)

    def chosen(path: PurePath) -> bool:
        return include(path) and not exclude(path)

    return chosen


def _matcher(patterns: Sequence[str]) -> Callable[[PurePath], bool]:
    whole = [re.compile(translate(pattern.lstrip("/"))) for pattern in patterns if "/" in pattern]
    parts = [re.compile(translate(pattern)) for pattern in patterns if "/" not in pattern]

    def matches(path: PurePath) -> bool:
        return any(one.match(path.as_posix()) for one in whole) or any(
            one.match(part) for one in parts for part in path.parts
        )

    return matches


def _real(path: Path) -> str:
    return os.path.realpath(path)
