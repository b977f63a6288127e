"""A file in the user's cache with what takes long to make and is the same at every call.

Everything on it stands under what it was made from, so that nothing on it can be out of date: a pattern under its
text, a table under the digest of its files. The file lies in a folder that nobody else may write, or it is not used;
one that is broken is not used either, and made anew. Without it every call gives the same bytes, a little later. Only
the command line has one, the library never. `UMBRUCH_CACHE=off` does without.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
import zlib
from contextlib import suppress

MOST_BYTES = 8_000_000
MOST_ENTRIES = 4_000
"""A call needs some four hundred patterns."""

Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""A compiled pattern: flags, code, number of groups, groups by name, names by group."""


class Shelf:
    """What was kept, and what is new."""

    def __init__(self, path: str | None) -> None:
        """Take what is there; without a path nothing is there, and nothing will be kept."""
        self.patterns: dict[tuple[str, int], Code] = {}
        self.tables: dict[str, tuple[str, bytes]] = {}
        self.used: set[tuple[str, int]] = set()
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
                _write(self._path, content)

    def _used_only(self) -> tuple[dict[tuple[str, int], Code], dict[str, tuple[str, bytes]]]:
        patterns = {key: code for key, code in self.patterns.items() if key in self.used}
        return patterns, {name: table for name, table in self.tables.items() if name in self._asked}


def shelf_path() -> str | None:
    """Where the shelf of this user and this Python lies (XDG Base Directory); None where there is no place for it."""
    if not hasattr(os, "geteuid") or os.environ.get("UMBRUCH_CACHE") == "off":
        return None
    base = os.environ.get("XDG_CACHE_HOME", "")
    home = os.environ.get("HOME", "")
    if not os.path.isabs(base):  # noqa: PTH117  pathlib takes longer than what is saved
        if not os.path.isabs(home):  # noqa: PTH117
            return None
        base = f"{home}/.cache"
    return f"{base}/umbruch/{sys.implementation.cache_tag}-{sys.hexversion:x}.shelf"


def _read(path: str) -> memoryview | None:
    """The content of a file of ours that nobody else may write, and that is whole; else None."""
    try:
        if not _is_private(os.lstat(os.path.dirname(path))):  # noqa: PTH120
            return None
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
            return None
        if found.st_size > MOST_BYTES + 4:
            return None
        content = os.read(handle, MOST_BYTES + 4)
    except OSError:
        return None
    finally:
        os.close(handle)
    behind = memoryview(content)[4:]  # megabytes, of which each copy takes longer than all else here
    return behind if behind and zlib.crc32(behind) == int.from_bytes(content[:4], "big") else None


def _is_private(folder: os.stat_result) -> bool:
    return stat.S_ISDIR(folder.st_mode) and folder.st_uid == os.geteuid() and not folder.st_mode & 0o077


def _write(path: str, content: bytes) -> None:
    folder = os.path.dirname(path)  # noqa: PTH120
    base = os.path.dirname(folder)  # noqa: PTH120
    if not os.path.isdir(base):  # noqa: PTH112
        os.makedirs(base, 0o700, exist_ok=True)  # noqa: PTH103
    with suppress(FileExistsError):
        os.mkdir(folder, 0o700)  # noqa: PTH102
    if not _is_private(os.lstat(folder)):
        return
    temporary = f"{path}.{os.getpid()}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(zlib.crc32(content).to_bytes(4, "big") + content)
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
