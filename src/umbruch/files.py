"""The one door to the disk: inputs come in with their limits checked, results go out whole or not at all."""

from __future__ import annotations

import hashlib
import io
import os
import platform
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

from umbruch.errors import InputMissing, InputUnreadable, OutputError
from umbruch.tree import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_INPUT_BYTES = 64 * 1024 * 1024
MAX_PICTURE_BYTES = 128 * 1024 * 1024
MAX_PIXELS = 200_000_000

_UNFINISHED = ".part"
_RUN = secrets.token_hex(3)
"""Tells this process from an earlier one that had its number."""

_OWNED = re.compile(
    rf"\.(?P<machine>[0-9a-f]{{8}})-(?P<process>\d{{1,10}})-(?P<run>[0-9a-f]{{6}})\.[0-9a-f]{{16}}{_UNFINISHED}$"
)

PICTURE_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "TIFF": "image/tiff",
}
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff")


class PictureFolder(Protocol):
    """The pictures that lie beside an article: the only way for a reader to reach a file."""

    def beside(self) -> tuple[Picture, ...]:
        """The pictures with the article's own name (`clipping.jpg`, `clipping-2.jpg`), in order."""
        ...

    def fetch(self, href: str) -> Picture:
        """The picture of that relative name; InputError where it is missing, unreadable or outside the folder."""
        ...


class Loaded(NamedTuple):
    """An input in memory: the name for messages, its bytes, its path if it has one, and the pictures beside it."""

    name: str
    content: bytes
    path: Path | None
    picture_folder: PictureFolder


class NoPictures:
    """For input that comes without a folder: bytes and streams."""

    def beside(self) -> tuple[Picture, ...]:
        """No pictures."""
        return ()

    def fetch(self, href: str) -> Picture:
        """Nothing to fetch: InputMissing."""
        raise InputMissing(
            "this input has no folder to look for the picture in", source=href, hint="read it from its file"
        )


class PicturesOnDisk:
    """The pictures in the folder of an article; never a file outside it."""

    def __init__(self, article: Path) -> None:
        self._article = article
        self._folder = article.parent.resolve()

    def beside(self) -> tuple[Picture, ...]:
        """`clipping.jpg`, `clipping-2.jpg` … beside `clipping.txt`, by number."""
        pattern = re.compile(re.escape(self._article.stem) + r"(?:[-_](\d{1,4}))?")
        numbered = [
            (int(match.group(1) or 1), path.name, path)
            for path in self._files()
            if path.suffix.lower() in PICTURE_SUFFIXES and (match := pattern.fullmatch(path.stem))
        ]
        return tuple(self._picture(path, name) for _, name, path in sorted(numbered))

    def _files(self) -> list[Path]:
        try:
            return list(self._folder.iterdir())
        except OSError:  # a folder may be closed to listing and its article readable all the same
            return []

    def fetch(self, href: str) -> Picture:
        """The picture at a path relative to the article."""
        relative = PurePosixPath(href)
        missing = InputMissing("there is no such picture", source=href, hint=f"looked in {self._folder}")
        try:
            path = (self._folder / relative).resolve()
            found = path.is_file()
        except (OSError, RuntimeError, ValueError):  # too long a name, links in a circle, a null byte
            raise missing from None
        if relative.is_absolute() or not path.is_relative_to(self._folder):
            raise InputUnreadable(
                "the picture lies outside the article's folder", source=href, hint="move it beside the article"
            )
        if not found:
            raise missing
        return self._picture(path, path.relative_to(self._folder).as_posix())

    def _picture(self, path: Path, href: str) -> Picture:
        try:
            if not path.resolve().is_relative_to(self._folder):
                raise InputUnreadable("the picture is a link that leads outside the folder", source=href)
            if path.stat().st_size > MAX_PICTURE_BYTES:
                raise InputUnreadable("the picture is larger than 128 MB", source=href)
            return picture_from(path.read_bytes(), href)
        except OSError as error:
            raise InputUnreadable(f"the picture cannot be read: {error.strerror}", source=href) from None


def picture_from(content: bytes, href: str) -> Picture:
    """A picture from its bytes, looked at closely enough to know that it is whole.

    Args:
        content: the bytes of a JPEG, PNG, GIF, WebP or TIFF file.
        href: its name relative to the article.

    Raises:
        InputUnreadable: no picture, of another kind, cut in half, or of more than 200 million pixels.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=tuple(PICTURE_TYPES)) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise InputUnreadable(f"{width} x {height} pixels are too many", source=href, hint="scale it down")
            kind = PICTURE_TYPES[kind_of(image)]
            image.draft("L", (max(1, width // 8), max(1, height // 8)))
            image.load()
    except (OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError) as error:
        raise InputUnreadable(
            f"not a picture that can be opened: {error}", source=href, hint="is the file whole? JPEG and PNG are safe"
        ) from None
    return Picture(href=href, media_type=kind, width=width, height=height, content=content)


def kind_of(image: Image) -> str:
    """Pillow's name for the kind of a picture; a JPEG with previews behind it (CIPA DC-007, MPO) is a JPEG."""
    return "JPEG" if image.format == "MPO" else image.format or ""


def load(source: str | os.PathLike[str] | bytes | BinaryIO, name: str | None = None) -> Loaded:
    """An input from a path, `-` (standard input), bytes or a binary stream.

    Args:
        source: where the bytes come from.
        name: the name to show in messages; by default the path, or `<bytes>`.

    Raises:
        InputMissing: no such file.
        InputUnreadable: a folder, an empty file, more than 64 MB, or no permission.
    """
    if isinstance(source, bytes):
        return Loaded(name or "<bytes>", _checked(source, name or "<bytes>"), None, NoPictures())
    if isinstance(source, (str, os.PathLike)):
        if os.fspath(source) == "-":
            return Loaded(
                name or "<stdin>", _checked(sys.stdin.buffer.read(MAX_INPUT_BYTES + 1), "<stdin>"), None, NoPictures()
            )
        return _load_file(Path(source), name)
    title = name or str(getattr(source, "name", "<stream>"))
    content = source.read(MAX_INPUT_BYTES + 1)
    if not isinstance(content, bytes):
        raise InputUnreadable("the stream gives text, not bytes", source=title, hint='open the file with "rb"')
    return Loaded(title, _checked(content, title), None, NoPictures())


def _load_file(path: Path, name: str | None) -> Loaded:
    title = name or str(path)
    try:
        if path.is_dir():
            raise InputUnreadable("this is a folder, not a file", source=title, hint="name the files inside it")
        with path.open("rb") as stream:
            content = stream.read(MAX_INPUT_BYTES + 1)
    except FileNotFoundError:
        raise InputMissing("there is no such file", source=title, hint="check the path") from None
    except OSError as error:
        raise InputUnreadable(f"cannot be read: {error.strerror}", source=title, hint="check its rights") from None
    except ValueError as error:
        raise InputMissing(f"this is no path: {error}", source=repr(title)) from None
    return Loaded(title, _checked(content, title), path, PicturesOnDisk(path))


def _checked(content: bytes, title: str) -> bytes:
    if not content:
        raise InputUnreadable("the input is empty", source=title, hint="was it saved?")
    if len(content) > MAX_INPUT_BYTES:
        raise InputUnreadable("the input is larger than 64 MB", source=title, hint="split it")
    return content


def store(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: a temporary file beside the target, then a rename.

    Missing folders are made. A crash or a full disk leaves the old file as it was.

    Raises:
        OutputError: the folder cannot be made or written, the disk is full, or the target is a folder.
    """
    with _as_output_error(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise OutputError("the target is a folder", source=str(path), hint="name a file in it")
        # Named before it is made, so that an interrupt at any moment can take it away again.
        temporary = unfinished(path)
        try:
            with open_new(temporary, like=path) as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def open_new(temporary: Path, like: Path) -> BinaryIO:
    """Open a new file for writing, with the rights of the file `like` that it will replace.

    Where there is no such file the system gives the rights that any new file gets; the process's mask is not touched,
    which other threads may be making files under.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    try:
        rights = like.stat().st_mode & 0o777
    except OSError:
        return os.fdopen(os.open(temporary, flags, 0o666), "wb")
    stream = os.fdopen(os.open(temporary, flags, 0o600), "wb")
    try:
        temporary.chmod(rights)
    except BaseException:
        stream.close()
        raise
    return stream


def unfinished(path: Path) -> Path:
    """A hidden name beside `path` for what becomes it when it is whole; it tells who is at work on it."""
    return path.parent / f".{path.name[:40]}.{_owner()}.{secrets.token_hex(8)}{_UNFINISHED}"


def remove_orphans(folder: Path) -> None:
    """Remove the unfinished files and folders whose process on this machine is dead: it was killed at its work.

    What another machine or container has begun is left alone, and so is what cannot be removed.
    """
    try:
        names = [entry.name for entry in os.scandir(folder) if entry.name.endswith(_UNFINISHED)]
    except (OSError, ValueError):
        return
    for name in names:
        if (found := _OWNED.search(name)) and _is_orphan(found["machine"], int(found["process"]), found["run"]):
            path = folder / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):
                    path.unlink()


def _owner() -> str:
    return f"{_machine()}-{os.getpid()}-{_RUN}"


def _is_orphan(machine: str, process: int, run: str) -> bool:
    if machine != _machine():
        return False
    if process == os.getpid():  # a number comes back, in a container at each start
        return run != _RUN
    if sys.platform == "win32":  # where asking whether a process is there would end it
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


@lru_cache(maxsize=1)
def _machine() -> str:
    """Stands for all processes that know each other by their numbers: this machine since its start, this container."""
    parts = [platform.node()]
    with suppress(OSError):
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii"))
        parts.append(str(Path("/proc/self/ns/pid").readlink()))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]


@contextmanager
def _as_output_error(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise OutputError(
            "a file stands where the folder should be", source=str(path.parent), hint="choose another folder"
        ) from None
    except ValueError as error:
        raise OutputError(f"this is no path: {error}", source=repr(str(path))) from None
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror}", source=str(path), hint="check the folder's rights and the disk"
        ) from None
