"""Word files of before 2007 (DOC), which no library reads well: handed to a program that does, if one is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from umbruch.errors import InputUnreadable

_PATIENCE = 90
"""Seconds; LibreOffice takes up to twenty to start on a busy machine."""
_LARGEST = 64_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_TEXT_PROGRAMS = (
    ("antiword", ("-m", "UTF-8.txt", "-w", "0", "{file}")),
    ("catdoc", ("-d", "utf-8", "-w", "{file}")),
)
"""Programs that write the words of a DOC to standard output, and how they are called."""


class Converted(NamedTuple):
    """What a program made of an old Word file: a new one with all its looks, or its words alone."""

    word_file: bytes | None = None
    text: str | None = None


def converted(content: bytes, source: str) -> Converted:
    """An old Word file made readable by LibreOffice, antiword or catdoc, whichever is found first.

    Raises:
        InputUnreadable: it is no such file, locked, or none of the programs is installed or can read it.
    """
    if not content.startswith(_OLE):
        raise InputUnreadable("this is no Word file", source=source, hint="open it and save it anew")
    if _LOCKED in content:
        raise InputUnreadable("the file is locked by a password", source=source, hint="save it without one")
    if _WORD not in content:
        raise InputUnreadable("no Word document is in this file", source=source, hint="open it and save it as .docx")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    with tempfile.TemporaryDirectory(prefix="umbruch-") as name:
        folder = Path(name)
        path = folder / "old.doc"
        path.write_bytes(content)
        if office is not None and (made := _by_office(office, path)) is not None:
            return Converted(word_file=made)
        for program, arguments in _TEXT_PROGRAMS:
            if (found := shutil.which(program)) is not None:
                said = _run([found, *(one.format(file=path) for one in arguments)])
                if said is not None and said.strip():
                    return Converted(text=said.decode("utf-8", "replace"))
    if office is None and not any(shutil.which(program) for program, _ in _TEXT_PROGRAMS):
        raise InputUnreadable(
            "this is an old Word file (DOC), and no program that reads it is installed here", source=source,
            hint="install libreoffice, antiword or catdoc, or save it as .docx",
        )  # fmt: skip
    raise InputUnreadable(
        "the old Word file (DOC) cannot be read", source=source, hint="open it in Word and save it as .docx"
    )


def _by_office(program: str, path: Path) -> bytes | None:
    """The file as DOCX, made with a profile of its own, so that no other window of LibreOffice is asked."""
    profile = (path.parent / "profile").as_uri()
    _run(
        [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx", "--outdir",
         str(path.parent), str(path)]
    )  # fmt: skip
    made = path.with_suffix(".docx")
    return made.read_bytes() if made.is_file() and made.stat().st_size <= _LARGEST else None


def _run(command: list[str]) -> bytes | None:
    """What a program writes; None where it fails or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603  fixed programs and our own file, no shell
            command, capture_output=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 and len(done.stdout) <= _LARGEST else None
