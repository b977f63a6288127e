"""What is known of every article of a desk: corrected, checked, exported, doubtful; found out behind the page."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import NamedTuple

import msgspec

from umbruch import api
from umbruch.errors import UmbruchError
from umbruch.files import fixes_beside
from umbruch.studio.desk import Desk, Entry

_REST = 0.004
"""Seconds between two articles, in which whoever works on one comes first."""
_ROUND = 2.0
"""Seconds between two looks at the folder."""
_ALONE = 10.0
"""Seconds without a question after which nobody looks at the desk any more."""


class State(msgspec.Struct, frozen=True):
    """What the list shows of an article; `doubts` is None until it has been read, `error` says why it cannot be."""

    key: str
    corrected: bool
    exported: bool
    checked: bool = False
    doubts: int | None = None
    headline: str = ""
    error: str = ""


class News(NamedTuple):
    """What has changed since a number, and the number from which to ask next."""

    number: int
    entries: tuple[Entry, ...]
    states: tuple[State, ...]


class DeskStates:
    """Reads the articles of a desk behind the page as long as somebody asks, and again whenever one changes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._asked = threading.Event()
        self._number = 0
        self._known: dict[str, tuple[int, State]] = {}
        self._signs: dict[str, tuple[object, ...]] = {}
        self._entries: tuple[Entry, ...] = ()
        self._thread: threading.Thread | None = None

    def news(self, since: int) -> News:
        """The entries, and the states that are newer than a number; 0 asks for all."""
        self._asked.set()
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._watch, name="desk", daemon=True)
                self._thread.start()
            states = tuple(state for number, state in self._known.values() if number > since)
            return News(self._number, self._entries, states)

    def _watch(self) -> None:
        while self._asked.wait(_ALONE):
            self._asked.clear()
            entries = self._desk.entries()
            exported = _stems(self._desk.out)
            with self._lock:
                self._entries = entries
                gone = self._known.keys() - {one.key for one in entries}
                for key in gone:
                    del self._known[key]
                    self._signs.pop(key, None)
            for entry in entries:
                self._look(entry, exported)
            threading.Event().wait(_ROUND)

    def _look(self, entry: Entry, exported: frozenset[str]) -> None:
        sign = (_moment(entry.path), _moment(fixes_beside(entry.path)), entry.path.stem in exported)
        if self._signs.get(entry.key) == sign:
            return
        state = _judged(entry, exported=sign[2])
        with self._lock:
            self._number += 1
            self._known[entry.key] = (self._number, state)
            self._signs[entry.key] = sign
        threading.Event().wait(_REST)


def _judged(entry: Entry, *, exported: bool) -> State:
    try:
        applied = api.read_corrected(entry.path)
    except UmbruchError as error:
        return State(entry.key, fixes_beside(entry.path).is_file(), exported, error=error.message)
    reading = applied.reading
    corrected = bool(applied.steps or applied.lines or applied.whole or applied.agreed)
    headline = (reading.articles[0].headline or "") if reading.articles else ""
    doubts = sum(one.doubtful for one in reading.origins)
    return State(entry.key, corrected, exported, bool(applied.checked), doubts, headline)


def _moment(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


def _stems(folder: Path) -> frozenset[str]:
    """What the files of a folder are called before their first suffix."""
    try:
        return frozenset(one.name.split(".")[0] for one in folder.iterdir() if one.is_file())
    except OSError:
        return frozenset()
