"""The articles that the studio was opened for: one file, or all that can be read in a folder and below it."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

from umbruch.batch.inputs import Selection, inputs_of
from umbruch.errors import InputMissing
from umbruch.files import KIT_FILE
from umbruch.studio.open_article import OpenArticle

_MOST_OPEN = 32
"""Articles that are remembered as they were read; all others are read again when they are looked at."""


class Entry(NamedTuple):
    """An article of the desk: the key in its addresses, its name inside the folder, its path."""

    key: str
    name: str
    path: Path


class Desk:
    """What is to be worked on.

    Args:
        path: a file or a folder.
        out: where exported files are stored.
        lang: the language of comments in files of corrections: `de`, else English.

    Raises:
        InputMissing: there is no such file or folder.
    """

    def __init__(self, path: Path, out: Path, lang: str) -> None:
        if not path.exists():
            raise InputMissing("there is no such file or folder", source=str(path), hint="check the path")
        self.path = path
        self.out = out
        self.lang = lang
        self.is_folder = path.is_dir()
        self._lock = threading.Lock()
        self._known: dict[str, Entry] = {}
        self._open: OrderedDict[str, OpenArticle] = OrderedDict()

    @property
    def is_kit(self) -> bool:
        """Whether it is the folder of a press kit."""
        return self.is_folder and (self.path / KIT_FILE).is_file()

    def entries(self) -> tuple[Entry, ...]:
        """All articles that are there now, by name; new files appear by themselves."""
        found = self._in_folder() if self.is_folder else [_entry(self.path.name, self.path)]
        with self._lock:
            self._known = {one.key: one for one in found}
        return tuple(found)

    def _in_folder(self) -> list[Entry]:
        made = self.out.resolve()
        inside = self.path.resolve() != made
        found = inputs_of([self.path], Selection(), self.out, lambda _: False)
        paths = (Path(one.source) for one in found if one.refused is None)
        return [
            _entry(path.relative_to(self.path).as_posix(), path)
            for path in paths
            if not (inside and path.resolve().is_relative_to(made))
        ]

    def article(self, key: str) -> OpenArticle:
        """One of them.

        Raises:
            InputMissing: there is none of that key any more.
        """
        if key not in self._known:
            self.entries()
        with self._lock:
            entry = self._known.get(key)
            if entry is None:
                raise InputMissing("there is no such article on this desk", hint="reload the page")
            article = self._open.pop(key, None) or OpenArticle(entry.path, self.lang)
            self._open[key] = article
            while len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)
            return article


def _entry(name: str, path: Path) -> Entry:
    return Entry(hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16], name, path)
