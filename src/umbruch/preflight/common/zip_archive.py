"""ZIP archives from strangers: opened within limits, read part by part, never unpacked to the disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.rules import finding

MAX_ENTRIES = 10_000
MAX_UNPACKED = 512 * 1024 * 1024
MAX_RATIO = 200
"""Times that all files together may grow; only asked of archives that grow beyond `HARMLESS`."""

HARMLESS = 16 * 1024 * 1024

_ENTRY = b"PK\x01\x02"
_BLOCK = 1024 * 1024
_LOCKED = 0x1


class Archive(NamedTuple):
    """An opened archive: the names of its files in their order, and their bytes on demand."""

    zip: zipfile.ZipFile
    names: tuple[str, ...]

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where there is none of that name."""
        if name not in self.names:
            return None
        try:
            return self.zip.read(name)
        except _FAULTS:
            return None

    def is_beside(self, address: str, name: str) -> bool:  # noqa: ARG002
        """Nothing lies beside the files of an archive."""
        return False


_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Opened(NamedTuple):
    """An archive, None where it must not or cannot be opened, and what was found on the way."""

    archive: Archive | None
    findings: tuple[Diagnostic, ...]


def opened(content: bytes, kind: str) -> Opened:
    """Open an archive of the format `kind` and look at its entries."""
    if content.count(_ENTRY) > MAX_ENTRIES:
        return Opened(None, (finding(kind, "archive.bomb", f"more than {MAX_ENTRIES} files in the archive"),))
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        entries = packed.infolist()
    except _FAULTS as error:
        return Opened(None, (finding(kind, "archive.broken", f"the archive does not open: {error}"),))
    if bomb := _bomb(entries, len(content)):
        return Opened(None, (finding(kind, "archive.bomb", bomb),))
    found = [*_names(entries, kind), *_locked(entries, kind)]
    readable = [entry for entry in entries if not entry.is_dir() and not entry.flag_bits & _LOCKED]
    found += [
        finding(kind, "archive.broken", f"cannot be unpacked: {why}", place=entry.filename)
        for entry in readable
        if (why := _fault(packed, entry))
    ]
    return Opened(Archive(packed, tuple(entry.filename for entry in readable)), tuple(found))


def _bomb(entries: list[zipfile.ZipInfo], size: int) -> str | None:
    """Why the archive would blow up, None for a harmless one."""
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        return f"{len(entries)} files in the archive; {MAX_ENTRIES} are allowed"
    if total > MAX_UNPACKED:
        return f"unpacked it would take {_megabytes(total)}; {_megabytes(MAX_UNPACKED)} are allowed"
    if total > HARMLESS and total > MAX_RATIO * size:
        return f"unpacked it would grow {total // size} times; {MAX_RATIO} times are allowed"
    if sum(entry.compress_size for entry in entries) > size:
        return "its files lie over one another"
    return None


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"


def _names(entries: list[zipfile.ZipInfo], kind: str) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for entry in entries:
        written = entry.orig_filename
        parts = written.replace("\\", "/").split("/")
        if ".." in parts or written.startswith(("/", "\\")) or written[1:2] == ":" or "\0" in written:
            yield finding(kind, "archive.path", f"the name {written!r} leads out of the archive", place=entry.filename)
        if entry.filename in seen:
            yield finding(kind, "archive.duplicate", "the name stands twice in the archive", place=entry.filename)
        seen.add(entry.filename)


def _locked(entries: list[zipfile.ZipInfo], kind: str) -> Iterator[Diagnostic]:
    for entry in entries:
        if entry.flag_bits & _LOCKED:
            yield finding(kind, "archive.encrypted", "locked with a password", place=entry.filename)


def _fault(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str | None:
    """Why a file cannot be unpacked; its checksum is compared on the way."""
    try:
        with packed.open(entry) as stream:
            while stream.read(_BLOCK):
                pass
    except _FAULTS as error:
        return str(error) or type(error).__name__
    return None
