"""A file in the user's cache with what takes long to make and is the same at every call.

Everything on it stands under what it was made from, so that nothing on it can be out of date: a pattern under its
text, a table under the digest of its files. The file lies in a folder that nobody else may write, or it is not used;
one that is broken is not used either, and made anew. Without it every call gives the same bytes, a little later. Only
the command line has one, the library never. `UMBRUCH_CACHE=off` does without.
"""

from __future__ import annotations

import marshal
import os
import zlib
from contextlib import suppress

from umbruch.cli.prepared.private_file import opened, path_in_cache, written

MOST_BYTES = 8_000_000
MOST_ENTRIES = 4_000
"""A call needs some four hundred patterns."""

Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""A compiled pattern: flags, code, number of groups, groups by name, names by group."""


class Shelf:
    """What was kept, and what is new."""

    def __init__(self, path: str | None) -> None:
        """Take what is there; without a path nothing is there, and nothing will be kept."""
        self.patterns: dict[tuple[str | bytes, int], Code] = {}
        self.tables: dict[str, tuple[str, bytes]] = {}
        self.used: set[tuple[str | bytes, int]] = set()
        self._asked: set[str] = set()
        self._path = path
        self._owner = os.getpid()
        self._kept = 0
        content = _read(path) if path is not None else None
        if content is not None:
            with suppress(Exception):  # of a version that wrote it otherwise
                self.patterns, self.tables = marshal.loads(content)  # noqa: S302  nobody else can have written it
                self._kept = self._count()
        self._new = False

    def _count(self) -> int:
        return len(self.patterns)

    def table(self, name: str, digest: str) -> bytes | None:
        """A table that was made from files of this digest."""
        self._asked.add(name)
        found = self.tables.get(name)
        return found[1] if found is not None and found[0] == digest else None

    def keep_table(self, name: str, digest: str, content: bytes) -> None:
        """Keep a table under its name, in the place of an older one."""
        self.tables[name] = (digest, content)
        self._asked.add(name)
        self._new = True

    def save(self) -> None:
        """Write what is new; whatever is in the way, the next call makes it anew.

        A shelf that is full, with patterns of earlier versions most of all, keeps what this call has used.
        """
        if self._path is None or os.getpid() != self._owner or not (self._new or self._count() > self._kept):
            return
        with suppress(OSError, ValueError):
            content = marshal.dumps((self.patterns, self.tables))
            if len(content) > MOST_BYTES or self._count() > MOST_ENTRIES:
                content = marshal.dumps(self._used_only())
            if len(content) <= MOST_BYTES:
                written(self._path, zlib.crc32(content).to_bytes(4, "big"), content)

    def _used_only(self) -> tuple[dict[tuple[str | bytes, int], Code], dict[str, tuple[str, bytes]]]:
        patterns = {key: code for key, code in self.patterns.items() if key in self.used}
        return patterns, {name: table for name, table in self.tables.items() if name in self._asked}


def shelf_path() -> str | None:
    """Where the shelf of this user and this Python lies; None where there is no place for it."""
    return path_in_cache("shelf")


def _read(path: str) -> memoryview | None:
    """The content of the file, if it is whole."""
    handle = opened(path, MOST_BYTES + 4)
    if handle is None:
        return None
    try:
        content = os.read(handle, MOST_BYTES + 4)
    except OSError:
        return None
    finally:
        os.close(handle)
    behind = memoryview(content)[4:]  # megabytes, of which each copy takes longer than all else here
    return behind if behind and zlib.crc32(behind) == int.from_bytes(content[:4], "big") else None
