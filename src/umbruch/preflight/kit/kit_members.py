"""The files of a press kit, in a folder or in a ZIP: their names, their bytes, the pictures beside each."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import NamedTuple, Protocol

from umbruch.errors import InputMissing, InputUnreadable
from umbruch.files import MAX_INPUT_BYTES
from umbruch.pictures.open_picture import picture_from
from umbruch.preflight.common.zip_archive import MAX_ENTRIES
from umbruch.tree import Picture

MAIL = ".eml"
"""The suffix of a mail ready to send."""


class Members(Protocol):
    """Files below one roof; names are relative, with slashes."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files, in order."""
        ...

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none of that name or it cannot be read."""
        ...

    def is_beside(self, address: str, name: str) -> bool:
        """Whether what an address in the file `name` leads to lies beside the roof, as the ZIP of a kit does."""
        ...


class FilesInFolder(NamedTuple):
    """What lies in a folder, hidden files and links left out."""

    folder: Path
    names: tuple[str, ...]

    def is_beside(self, address: str, name: str) -> bool:
        """Whether an address leads to a file right beside the folder."""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        return path.startswith("../") and path.count("/") == 1 and (self.folder / path).is_file()

    def read(self, name: str) -> bytes | None:
        """The bytes of a file of at most 64 MB."""
        path = self.folder / name
        try:
            if name not in self.names or path.stat().st_size > MAX_INPUT_BYTES:
                return None
            return path.read_bytes()
        except OSError:
            return None


def files_in(folder: Path) -> FilesInFolder:
    """The files in a folder and below it.

    Args:
        folder: an existing folder.

    Raises:
        InputUnreadable: it may not be listed, is empty, or holds more than 10,000 files.
    """
    title, found = str(folder), list[str]()

    def refuse(error: OSError) -> None:
        raise InputUnreadable(f"cannot be read: {error.strerror}", source=title, hint="check its rights") from None

    for where, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(where) / name for name in sorted(files) if not name.startswith("."))
        found += [path.relative_to(folder).as_posix() for path in paths if path.is_file() and not path.is_symlink()]
        if len(found) > MAX_ENTRIES:
            raise InputUnreadable(
                f"more than {MAX_ENTRIES} files in the folder", source=title, hint="name some of them"
            )
    if not found:
        raise InputUnreadable("there is no file in this folder", source=title, hint="was it made?")
    return FilesInFolder(folder, tuple(found))


class PicturesOfMember(NamedTuple):
    """The pictures that a file of the kit can name; never one outside the kit."""

    members: Members
    name: str

    def beside(self) -> tuple[str, ...]:
        """None: in a kit pictures are named by what shows them."""
        return ()

    def fetch(self, href: str) -> Picture:
        """The picture at an address relative to the file."""
        path = path_of(href, self.name)
        if path is None:
            raise InputUnreadable("the picture lies outside the kit", source=href, hint="put it into the kit")
        content = self.members.read(path)
        if content is None:
            raise InputMissing("there is no such picture in the kit", source=href, hint="put it into the kit")
        return picture_from(content, href)


def path_of(href: str, name: str) -> str | None:
    """Which file of the kit an address in the file `name` leads to; None where it leads out of the kit."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), href))
    return None if path.startswith(("../", "/")) or path == ".." else path


def words_of_mail(content: bytes) -> bytes | None:
    """The text of a mail in UTF-8, which is looked at like any other text; None where it has no plain one."""
    from email import message_from_bytes
    from email.message import EmailMessage
    from email.policy import default

    try:
        mail = message_from_bytes(content, policy=default)
        body = mail.get_body(("plain",)) if isinstance(mail, EmailMessage) else None
        words = str(body.get_content()).replace("\r\n", "\n") if body else ""
        return words.encode("utf-8", "replace") or None
    except (LookupError, ValueError, AttributeError, IndexError):  # what the module raises for parts that are crooked
        return None
