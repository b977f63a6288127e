"""What one build of a kit leaves for the next: the prints of its pictures, and which file was made from what."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from umbruch.files import store
from umbruch.kept import ready
from umbruch.presskit.photos.print_sizes import Prints

_FORMAT = 1


class Record(msgspec.Struct, frozen=True):
    """The last build: `key` stands for all that went in, `keys` for each document, `archive` names its ZIP."""

    key: str
    keys: dict[str, str]
    files: dict[str, str]
    archive: str
    format: int = _FORMAT


class BuildCache:
    """A hidden folder beside a finished kit; losing it costs time and nothing else."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        """Take the folder, which is made when something is put in; a fresh cache forgets what earlier builds left."""
        self._folder = folder
        self._fresh = fresh
        self._used: set[str] = set()

    def get(self, key: str) -> Prints | None:
        """The prints that were made from the same picture in the same way."""
        if self._fresh and key not in self._used:
            return None
        self._used.add(key)
        try:
            return msgspec.msgpack.decode((self._folder / f"{key}.prints").read_bytes(), type=ready(Prints))
        except (OSError, msgspec.MsgspecError):
            return None

    def put(self, key: str, prints: Prints) -> None:
        """Keep prints for the next build; those that a power cut leaves incomplete cannot be decoded: made anew."""
        self._used.add(key)
        store(self._folder / f"{key}.prints", msgspec.msgpack.encode(prints), durable=False)

    def record(self) -> Record | None:
        """What the last build noted down."""
        if self._fresh:
            return None
        try:
            record = msgspec.json.decode((self._folder / "record.json").read_bytes(), type=ready(Record))
        except (OSError, msgspec.MsgspecError):
            return None
        return record if record.format == _FORMAT else None

    def note(self, record: Record) -> None:
        """Note down a build that went well, and throw away prints that it did not use."""
        store(self._folder / "record.json", msgspec.json.encode(record))
        for path in self._folder.glob("*.prints"):
            if path.stem not in self._used:
                path.unlink(missing_ok=True)


class OldFiles:
    """The documents of the last build, recalled where they were made from the same and nobody has changed them."""

    def __init__(self, folder: Path, record: Record | None) -> None:
        """Take the folder of the finished kit and what was noted down of it."""
        self._folder = folder
        self._record = record

    def recall(self, path: str, key: str) -> bytes | None:
        """The document at that path, or None."""
        if self._record is None or self._record.keys.get(path) != key:
            return None
        try:
            content = (self._folder / path).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == self._record.files.get(path) else None
