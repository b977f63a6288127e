"""A file of the user's cache in parts, of which a call reads those that it needs; each is checked when it is read.

A table of contents stands before the parts. What is damaged is not there, and whoever asks for it makes it anew.
"""

from __future__ import annotations

import marshal
import os
import zlib

from umbruch.cli.prepared.private_file import opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

Place = tuple[int, int, int]
"""Where a part begins behind the table of contents, its length and its checksum."""

_HEAD = 8
"""Bytes before the table of contents: its checksum and its length."""


class PartedFile:
    """Such a file, kept open."""

    def __init__(self, path: str | None, form: str, most: int) -> None:
        """Open it; without a path, and where it is missing, larger than `most` or not ours alone, it has no parts.

        Args:
            path: where it lies.
            form: of its table of contents; those of other versions are not looked at.
            most: bytes.
        """
        self.contents: Any = None
        self._start = 0
        self._handle = opened(path, most) if path is not None else None
        if self._handle is None:
            return
        try:
            head = os.pread(self._handle, _HEAD, 0)
            length = int.from_bytes(head[4:], "big")
            content = os.pread(self._handle, min(length, most), _HEAD)
            if len(content) == length and zlib.crc32(content) == int.from_bytes(head[:4], "big"):
                found = marshal.loads(content)  # noqa: S302  nobody else can have written it
                if type(found) is tuple and len(found) == 2 and found[0] == form:
                    self.contents = found[1]
                    self._start = _HEAD + length
        except (OSError, ValueError, EOFError, TypeError):
            return

    def part(self, place: Place) -> bytes | None:
        """A part that the table of contents tells of; None where it is damaged."""
        begin, length, checksum = place
        if self._handle is None:
            return None
        try:
            content = os.pread(self._handle, length, self._start + begin)
        except OSError:
            return None
        return content if len(content) == length and zlib.crc32(content) == checksum else None


def places(parts: Iterable[bytes]) -> list[Place]:
    """Where each of these parts will lie."""
    found, begin = [], 0
    for part in parts:
        found.append((begin, len(part), zlib.crc32(part)))
        begin += len(part)
    return found


def laid_out(form: str, contents: Any, parts: Iterable[bytes]) -> list[bytes]:
    """A whole file, in pieces to be written one after another."""
    table = marshal.dumps((form, contents))
    return [zlib.crc32(table).to_bytes(4, "big") + len(table).to_bytes(4, "big"), table, *parts]
