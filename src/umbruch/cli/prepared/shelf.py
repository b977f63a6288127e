"""A file in the user's cache with what takes long to make and is the same at every call.

Everything on it stands under what it was made from, so that nothing on it can be out of date: a pattern under its
text, a table under the digest of its files. The file lies in a folder that nobody else may write, or it is not used;
what is broken is not used either, and made anew. Without it every call gives the same bytes, a little later. Only
the command line has one, the library never. `UMBRUCH_CACHE=off` does without.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress

from umbruch.cli.prepared.parted_file import PartedFile, Place, laid_out, places
from umbruch.cli.prepared.private_file import path_in_cache, written

MOST_BYTES = 16_000_000
MOST_ENTRIES = 4_000
"""A call needs some four hundred patterns."""

_FORM = "shelf 2"
"""Of the table of contents; another version may know another."""

Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""A compiled pattern: flags, code, number of groups, groups by name, names by group."""

Key = tuple[str | bytes, int]
"""A pattern and its flags."""


class Shelf:
    """What was kept, and what is new."""

    def __init__(self, path: str | None) -> None:
        """Take what is there; without a path nothing is there, and nothing will be kept."""
        self.patterns: dict[Key, Code] = {}
        self.used: set[Key] = set()
        self._digests: dict[str, tuple[str, Place]] = {}
        self._tables: dict[str, tuple[str, bytes]] = {}
        self._asked: set[str] = set()
        self._path = path
        self._owner = os.getpid()
        self._file = PartedFile(path, _FORM, MOST_BYTES)
        if self._file.contents is not None:
            of_patterns, self._digests = self._file.contents
            if (patterns := self._file.part(of_patterns)) is not None:
                self.patterns = marshal.loads(patterns)  # noqa: S302  nobody else can have written it
        self._kept = len(self.patterns)

    def table(self, name: str, digest: str) -> bytes | None:
        """A table that was made from files of this digest."""
        self._asked.add(name)
        if (new := self._tables.get(name)) is not None:
            return new[1] if new[0] == digest else None
        found = self._digests.get(name)
        return self._file.part(found[1]) if found is not None and found[0] == digest else None

    def keep_table(self, name: str, digest: str, content: bytes) -> None:
        """Keep a table under its name, in the place of an older one."""
        self._tables[name] = (digest, content)
        self._asked.add(name)

    def save(self) -> None:
        """Write what is new; whatever is in the way, the next call makes it anew.

        A shelf that is full, with patterns of earlier versions most of all, keeps what this call has used.
        """
        if self._path is None or os.getpid() != self._owner or not (self._tables or len(self.patterns) > self._kept):
            return
        with suppress(OSError, ValueError):
            parts = self._parts(everything=len(self.patterns) <= MOST_ENTRIES)
            if sum(map(len, parts)) > MOST_BYTES:
                parts = self._parts(everything=False)
            if sum(map(len, parts)) <= MOST_BYTES:
                written(self._path, *parts)

    def _parts(self, *, everything: bool) -> list[bytes]:
        """The file with all that is here, or only with what this call has used."""
        patterns = {key: code for key, code in self.patterns.items() if everything or key in self.used}
        tables = {}
        for name, (digest, place) in self._digests.items():
            if (everything or name in self._asked) and (content := self._file.part(place)) is not None:
                tables[name] = (digest, content)
        tables.update(self._tables)
        parts = [marshal.dumps(patterns), *(content for _, content in tables.values())]
        of_patterns, *of_tables = places(parts)
        digests = {name: (digest, place) for (name, (digest, _)), place in zip(tables.items(), of_tables, strict=True)}
        return laid_out(_FORM, (of_patterns, digests), parts)


def shelf_path() -> str | None:
    """Where the shelf of this user and this Python lies; None where there is no place for it."""
    return path_in_cache("shelf")
