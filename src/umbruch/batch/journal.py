"""What was made from what, kept on disk beside the results, so that a batch can be taken up wherever it ended.

A record says of one finished file which bytes it has, and the digests of everything that it was made from. It is
written after the file is whole, so a batch may be killed at any moment: what has no record is made again. Records are
never believed without a look at the files themselves.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from umbruch.errors import OutputError
from umbruch.kept import ready

JOURNAL = ".umbruch-journal"
_VERSION = 1
_PATIENCE = 30.0
"""Seconds to wait for another batch into the same folder."""

_TABLES = """
CREATE TABLE batch (number INTEGER PRIMARY KEY, key TEXT NOT NULL, moment TEXT NOT NULL, finished INTEGER NOT NULL);
CREATE TABLE made (target TEXT PRIMARY KEY, source TEXT NOT NULL, record BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX by_source ON made (source);
"""


class Kept(NamedTuple):
    """A file of a record: its path from the journal's folder, its size in bytes, the digest of its content."""

    path: str
    size: int
    digest: str


class Record(NamedTuple):
    """One finished file with the pictures stored beside it, and what it was made from.

    `key` stands for format, style, settings and program; `needs` are absolute paths of files with their digests (empty
    where a file was looked for in vain), `beside` the names of the pictures that belonged to the input.
    """

    format: str
    files: tuple[Kept, ...]
    key: str
    needs: tuple[tuple[str, str], ...]
    beside: tuple[str, ...]


def path_inside(folder: Path, path: str | Path) -> str:
    """A path seen from the folder of the journal, whichever links lead there."""
    return os.path.relpath(os.path.realpath(path), os.path.realpath(folder))


class Journal:
    """The records of one folder, in SQLite; used by one process, the one that hands out the work."""

    def __init__(self, folder: Path) -> None:
        """Open the journal of a folder that exists, or begin one; what is no journal any more is begun anew.

        Raises:
            OutputError: it cannot be written.
        """
        self._path = folder / JOURNAL
        self._number = 0
        try:
            try:
                self._table = self._opened()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self._remove()
                self._table = self._opened()
        except (sqlite3.Error, OSError) as error:
            raise self._unwritable(error) from None

    def _opened(self) -> sqlite3.Connection:
        table = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            table.execute("PRAGMA journal_mode = WAL")
            # A process that is killed loses nothing; after a power cut the last records may be missing, no more.
            table.execute("PRAGMA synchronous = NORMAL")
            if table.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                table.executescript(
                    "BEGIN IMMEDIATE; DROP TABLE IF EXISTS batch; DROP TABLE IF EXISTS made;"
                    f"{_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;"
                )
        except BaseException:
            table.close()
            raise
        return table

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                self._path.with_name(self._path.name + suffix).unlink()

    def _unwritable(self, error: Exception) -> OutputError:
        return OutputError(
            f"the journal of the batch cannot be written: {error}", source=str(self._path),
            hint="check the folder's rights and the disk; is another batch at work there?",
        )  # fmt: skip

    def begin(self, key: str, resume: bool) -> datetime:
        """Begin a batch; the moment that its files are stamped with.

        Args:
            key: stands for what all inputs have in common.
            resume: whether a batch of that key that did not come to its end is taken up, with its moment.
        """
        try:
            if resume and (found := self._unfinished(key)):
                self._number, moment = found
                return moment
            moment = datetime.now(UTC)
            written = "INSERT INTO batch (key, moment, finished) VALUES (?, ?, 0)"
            self._number = self._table.execute(written, (key, moment.isoformat())).lastrowid or 0
        except sqlite3.Error as error:
            raise self._unwritable(error) from None
        return moment

    def _unfinished(self, key: str) -> tuple[int, datetime] | None:
        last = self._table.execute(
            "SELECT number, moment, finished FROM batch WHERE key = ? ORDER BY number DESC LIMIT 1", (key,)
        ).fetchone()
        return (last[0], datetime.fromisoformat(last[1])) if last and not last[2] else None

    def records(self, source: str) -> tuple[Record, ...]:
        """What is known of the files that were made from an input."""
        found = self._table.execute("SELECT record FROM made WHERE source = ?", (os.path.abspath(source),))  # noqa: PTH100
        with suppress(msgspec.DecodeError):
            return tuple(msgspec.json.decode(row[0], type=ready(Record)) for row in found)
        return ()

    def is_made(self, path: str) -> bool:
        """Whether a file was made by a batch into this folder."""
        target = path_inside(self._path.parent, path)
        return self._table.execute("SELECT 1 FROM made WHERE target = ?", (target,)).fetchone() is not None

    def keep(self, source: str, records: Iterable[Record]) -> None:
        """Keep records of the files that were made from an input."""
        rows = [(one.files[0].path, os.path.abspath(source), msgspec.json.encode(one)) for one in records]  # noqa: PTH100
        try:
            self._table.execute("BEGIN")
            self._table.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", rows)
            self._table.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._unwritable(error) from None

    def finish(self) -> None:
        """Note that the batch has come to its end, so that the next one has a moment of its own."""
        try:
            self._table.execute("UPDATE batch SET finished = 1 WHERE number = ?", (self._number,))
        except sqlite3.Error as error:
            raise self._unwritable(error) from None

    def close(self) -> None:
        """Close it; what was kept stays."""
        self._table.close()
