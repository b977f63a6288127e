"""Paths as people write them: names that are the same to the eye are the same (NFC, NFD), whoever wrote the file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

MAX_PATH = 4_096
"""Bytes of a path (Linux, PATH_MAX)."""


def existing(folder: Path, written: str) -> Path | None:
    """The file that a written path leads to, with all links followed; None where there is none or it is no path.

    A Mac writes `Brücke.jpg` with a separate diaeresis (NFD), a keyboard mostly without (NFC): where the name as it
    stands leads nowhere, the file of the folder is taken that reads the same.

    Args:
        folder: what the path is relative to.
        written: the path, with forward slashes.
    """
    if not written or "\0" in written or len(written.encode(errors="replace")) > MAX_PATH:
        return None
    try:
        exact = (folder / written).resolve()
        if exact.is_file():
            return exact
        if written.isascii():
            return None
        found = folder
        for part in PurePosixPath(written).parts:
            step = found / part
            if not step.exists():
                name = same_name(part, (one.name for one in found.iterdir()))
                if name is None:
                    return None
                step = found / name
            found = step
        return found.resolve() if found.is_file() else None
    except (OSError, RuntimeError, ValueError):  # too long a name, links in a circle, half a surrogate pair
        return None


def same_name(written: str, known: Iterable[str]) -> str | None:
    """The one of the known names that reads the same as the written one; itself before all others."""
    wanted = unicodedata.normalize("NFC", written)
    found = None
    for name in known:
        if name == written:
            return name
        if found is None and unicodedata.normalize("NFC", name) == wanted:
            found = name
    return found
