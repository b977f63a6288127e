"""The pictures of a kit as its articles reach for them: made ready once, however many articles show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath

from umbruch.errors import InputMissing
from umbruch.pictures.kinds import PICTURE_SUFFIXES
from umbruch.pictures.picture_folder import composed, picture_bytes
from umbruch.presskit.photos.print_sizes import Prints, PrintStore, make_ready
from umbruch.presskit.photos.ready_ahead import ready_ahead
from umbruch.tree import Picture
from umbruch.written.paths import same_name


class PictureStock:
    """All pictures of a folder by their path in it; a picture is opened when it is first asked for."""

    def __init__(self, folder: Path, names: tuple[str, ...], cache: PrintStore, *, page: bool = True) -> None:
        """Take the folder, its pictures, where prints are kept, and whether documents need a size of their own."""
        self.names = names
        self.cache = cache
        self._make = partial(make_ready, cache=cache, page=page)
        self._folder = folder
        self._keys: dict[str, str] = {}
        self._ahead: Mapping[str, Future[str | None]] = {}

    @contextmanager
    def made_ahead(self) -> Iterator[None]:
        """Inside the block the pictures of the folder are made ready while articles are read, several at once."""
        with ready_ahead(self.names, self._content, self._make) as self._ahead:
            yield
        self._ahead = {}

    def prints(self, name: str) -> Prints:
        """The prints of a picture; InputError where it cannot be read."""
        if name not in self._keys and (ahead := self._ahead.get(name)) is not None and (key := ahead.result()):
            self._keys[name] = key
        if name in self._keys and (prints := self.cache.get(self._keys[name])) is not None:
            return prints
        self._keys[name], prints = self._make(self._content(name), name)
        return prints

    def key(self, name: str) -> str:
        """Where the prints of a picture lie in the cache."""
        if name not in self._keys:
            self.prints(name)
        return self._keys[name]

    def add(self, name: str, content: bytes) -> str:
        """Take in a picture that an article brought inside its own file, under the name that it goes by here."""
        if name not in self._keys:
            self.names = (*self.names, name)
            self._keys[name], _ = self._make(content, name)
        return name

    def _content(self, name: str) -> bytes:
        return picture_bytes(self._folder / name, name)

    def picture(self, name: str) -> Picture:
        """A picture as the tree holds it, in its size for documents."""
        one = self.prints(name).shown
        return Picture(href=name, media_type=one.media_type, width=one.width, height=one.height, content=one.content)


class ArticlePictures:
    """The stock seen from one article: a relative path is looked for beside it, then at the top of the folder."""

    def __init__(self, stock: PictureStock, article: str) -> None:
        """Take the stock and the article's path in the same folder."""
        self._stock = stock
        self._article = PurePosixPath(article)
        self.sources: dict[str, str] = {}
        """The name in the stock of each href that the article wrote."""

    def beside(self) -> tuple[str, ...]:
        """`clipping.jpg`, `clipping-2.jpg` … beside `clipping.txt`, by number."""
        pattern = re.compile(re.escape(composed(self._article.stem)) + r"(?:[-_](\d{1,4}))?")
        numbered = []
        for name in self._stock.names:
            path = PurePosixPath(name)
            match = pattern.fullmatch(composed(path.stem))
            if match and path.parent == self._article.parent and path.suffix.lower() in PICTURE_SUFFIXES:
                numbered.append((int(match.group(1) or 1), path.name))
        return tuple(name for _, name in sorted(numbered))

    def fetch(self, href: str) -> Picture:
        """The picture at a path relative to the article, or relative to the folder of the kit."""
        for start in (self._article.parent, PurePosixPath()):
            if name := same_name(_joined(start, href), self._stock.names):
                return self._taken(href, name)
        raise InputMissing("there is no such picture", source=href, hint="put it into the folder of the kit")

    def _taken(self, href: str, name: str) -> Picture:
        self.sources[href] = self.sources[name] = name
        return self._stock.picture(name)


def _joined(start: PurePosixPath, href: str) -> str:
    """The path without `.` and `..`; what leads out of the folder comes back with the `..` it can't lose."""
    parts: list[str] = []
    for part in (start / href).parts:
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
