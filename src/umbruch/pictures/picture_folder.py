"""The pictures that lie beside an article: the only way for a reader to reach a file."""

from __future__ import annotations

import os
import re
import threading
import time
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from umbruch.errors import InputError, InputMissing, InputUnreadable, SettingsError
from umbruch.files import read_regular, seen_as
from umbruch.kept import enlist
from umbruch.pictures.kinds import MAX_PICTURE_BYTES, PICTURE_SUFFIXES
from umbruch.tree import Picture
from umbruch.tree.reading import Reading

_NUMBER = re.compile(r"[-_](\d{1,4})$")
_SETTLED = 2.0
"""Seconds after which a change of a folder shows in its time stamp on every file system (FAT counts in twos)."""

_FINE_SETTLED = 0.1
"""The same where stamps are finer than exFAT's hundredths: they are as fine as the system's tick, at most 10 ms."""

_COARSE = 10_000_000
"""Nanoseconds that exFAT counts in; a stamp that is no multiple comes from a file system with fine ones."""


class PictureFolder(Protocol):
    """The pictures that lie beside an article: the only way for a reader to reach a file."""

    def beside(self) -> tuple[str, ...]:
        """Names, for `fetch`, of the pictures with the article's own (`clipping.jpg`, `clipping-2.jpg`), in order."""
        ...

    def fetch(self, href: str) -> Picture:
        """The picture of that relative name; InputError where it is missing, unreadable or outside the folder."""
        ...


class NoPictures:
    """For input that comes without a folder: bytes and streams."""

    def beside(self) -> tuple[str, ...]:
        """No pictures."""
        return ()

    def fetch(self, href: str) -> Picture:
        """Nothing to fetch: InputMissing."""
        raise InputMissing(
            "this input has no folder to look for the picture in", source=href, hint="read it from its file"
        )


class _Listing(NamedTuple):
    """The pictures of a folder, by the names of the articles that they may belong to, as they were at a moment."""

    stamp: tuple[int, int, int]
    settled: bool
    by_stem: dict[str, list[tuple[int, str]]]


class FolderListings:
    """Which pictures lie in a folder, listed once and again when the folder changes; safe from any thread."""

    name = "pictures.picture_folder.FolderListings"

    def __init__(self, most: int = 16, *, once: bool = False) -> None:
        """Keep the listings of so many folders; where `once`, whatever becomes of the folders meanwhile."""
        self.most = most
        self._once = once
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Listing] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._kept.clear()

    def of_article(self, folder: Path, stem: str) -> tuple[str, ...]:
        """The names of the pictures in a folder that belong to the article of that name, by number."""
        key = str(folder)
        try:
            stat = folder.stat()
        except OSError:
            return ()
        stamp = (stat.st_dev, stat.st_ino, stat.st_mtime_ns)
        with self._lock:
            listing = self._kept.get(key)
            if listing is None or not (self._once or (listing.stamp == stamp and listing.settled)):
                # Changes within the grain of the clock leave the stamp as it is: such a listing serves only once.
                grain = _FINE_SETTLED if stat.st_mtime_ns % _COARSE else _SETTLED
                listing = _Listing(stamp, time.time() - stat.st_mtime > grain, _by_stem(_names(folder)))
                self._kept[key] = listing
                while len(self._kept) > self.most:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
        return tuple(name for _, name in listing.by_stem.get(composed(stem), ()))


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208
    except OSError:  # a folder may be closed to listing and its article readable all the same
        return []


def _by_stem(names: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
    """Names and numbers of pictures under each name that an article may have: `a-2.jpg` may be that of `a` or `a-2`."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name, number, stem in _claims(names):
        found.setdefault(stem, []).append((number, name))
    return {stem: sorted(entries) for stem, entries in found.items()}


def _claims(names: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    # Of ten thousands of names few are pictures: the end of each is looked at before anything is made of it.
    for name in [one for one in names if one.lower().endswith(PICTURE_SUFFIXES) and not one.startswith(".")]:
        stem = composed(PurePosixPath(name).stem)
        yield name, 1, stem
        if match := _NUMBER.search(stem):
            yield name, int(match.group(1)), stem[: match.start()]


def composed(name: str) -> str:
    """A name as one writes it, whatever a Mac has made of its accents (Unicode, NFC)."""
    return unicodedata.normalize("NFC", name)


LISTINGS = FolderListings()
enlist(LISTINGS)

_in_use: ContextVar[FolderListings] = ContextVar("umbruch_folder_listings", default=LISTINGS)


@contextmanager
def listed_by(listings: FolderListings) -> Iterator[None]:
    """Ask these listings inside the block: a batch that fills a folder with its results need not list it each time."""
    token = _in_use.set(listings)
    try:
        yield
    finally:
        _in_use.reset(token)


class PicturesOnDisk:
    """The pictures in the folder of an article; never a file outside it, and never anything but a regular file."""

    def __init__(self, article: Path, listings: FolderListings | None = None) -> None:
        self._article = article
        self._folder = article.parent.resolve()
        self._listings = listings or _in_use.get()

    def beside(self) -> tuple[str, ...]:
        """`clipping.jpg`, `clipping-2.jpg` … beside `clipping.txt`, by number; a scan is no picture of itself."""
        names = self._listings.of_article(self._folder, self._article.stem)
        return tuple(composed(name) for name in names if name != self._article.name)

    def fetch(self, href: str) -> Picture:
        """The picture at a path relative to the article; accents count as the same however they are composed."""
        relative = PurePosixPath(href)
        missing = InputMissing("there is no such picture", source=href, hint=f"looked in {self._folder}")
        try:
            path = (self._folder / relative).resolve()
            if not relative.is_absolute() and path.is_relative_to(self._folder) and not path.exists():
                path = self._spelt_otherwise(path) or path
            found = path.exists() and not path.is_dir()
        except (OSError, RuntimeError, ValueError):  # too long a name, links in a circle, a null byte
            raise missing from None
        if relative.is_absolute() or not path.is_relative_to(self._folder):
            raise InputUnreadable(
                "the picture lies outside the article's folder", source=href, hint="move it beside the article"
            )
        if not found:
            seen_as(path, None)
            raise missing
        return self._picture(path, composed(path.relative_to(self._folder).as_posix()))

    def _spelt_otherwise(self, path: Path) -> Path | None:
        """The file whose name is the same but for the way in which its accents are composed."""
        here = self._folder
        for part in path.relative_to(self._folder).parts:
            if (here / part).exists():
                here /= part
                continue
            other = next((name for name in _names(here) if composed(name) == composed(part)), None)
            if part.isascii() or other is None:
                return None
            here /= other
        found = here.resolve()
        return found if found.is_relative_to(self._folder) else None

    def _picture(self, path: Path, href: str) -> Picture:
        try:
            if not path.resolve().is_relative_to(self._folder):
                raise InputUnreadable("the picture is a link that leads outside the folder", source=href)
        except (OSError, RuntimeError):
            raise InputUnreadable("the picture is a link that leads nowhere", source=href) from None
        from umbruch.pictures.open_picture import picture_from

        return picture_from(picture_bytes(path, href), href)


def picture_bytes(path: Path, href: str) -> bytes:
    """The bytes of a picture file.

    Raises:
        InputUnreadable: not a regular file, larger than 128 MB, or it cannot be read.
    """
    try:
        content = read_regular(path, MAX_PICTURE_BYTES, href)
    except OSError as error:
        raise InputUnreadable(f"the picture cannot be read: {error.strerror}", source=href) from None
    if len(content) > MAX_PICTURE_BYTES:
        raise InputUnreadable("the picture is larger than 128 MB", source=href, hint="scale it down")
    return content


def folder_of(path: Path | None) -> PictureFolder:
    """The pictures beside an input that was read from a path; none for any other."""
    return NoPictures() if path is None else PicturesOnDisk(path)


def with_logo(reading: Reading, path: Path) -> Reading:
    """The reading with the logo of the house, which no clipping carries.

    Raises:
        SettingsError: the picture cannot be read or opened.
    """
    from umbruch.pictures.open_picture import picture_from

    name = path.name
    try:
        logo = picture_from(picture_bytes(path, name), name)
    except InputError as error:
        message = f"the logo cannot be used: {error.message}"
        raise SettingsError(message, source=str(path), hint="take another picture") from None
    others = tuple(one for one in reading.pictures if one.href != name)
    return replace(reading, logo=name, pictures=(*others, logo))
