"""The one door to the disk: inputs come in with their limits checked, results go out whole or not at all."""

from __future__ import annotations

import errno
import os
import platform
import re
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import BinaryIO, NamedTuple

from umbruch.bounds.budgets import budget
from umbruch.errors import InputMissing, InputUnreadable, OutputError
from umbruch.kept import remembered

MAX_INPUT_BYTES = 64 * 1024 * 1024

KIT_FILE = "kit.toml"
"""What a folder that is a press kit says of itself."""

_UNFINISHED = ".part"
_PUT_ASIDE = ".old"
_RUN = os.urandom(3).hex()
"""Tells this process from an earlier one that had its number."""

_OWNED = re.compile(
    rf"\.(?P<machine>[0-9a-f]{{8}})-(?P<process>\d{{1,10}})-(?P<run>[0-9a-f]{{6}})\.[0-9a-f]{{16}}({_UNFINISHED}|{_PUT_ASIDE})$"
)

_STANDARD_INPUT = frozenset({"/dev/stdin", "/dev/fd", "/proc/self/fd"})
"""Where a shell puts the end of a pipe that stands for a file."""


class Loaded(NamedTuple):
    """An input in memory: the name for messages, its bytes, and its path if it has one."""

    name: str
    content: bytes
    path: Path | None


def load(source: str | os.PathLike[str] | bytes | BinaryIO, name: str | None = None) -> Loaded:
    """An input from a path, `-` (standard input), bytes or a binary stream.

    Args:
        source: where the bytes come from.
        name: the name to show in messages; by default the path, or `<bytes>`.

    Raises:
        InputMissing: no such file.
        InputUnreadable: a folder, a pipe or device, an empty file, more than 64 MB, no permission, or `-` where
            standard input is closed.
    """
    if isinstance(source, bytes):
        return Loaded(name or "<bytes>", _checked(source, name or "<bytes>"), None)
    if isinstance(source, (str, os.PathLike)):
        if os.fspath(source) == "-":
            return Loaded(name or "<stdin>", _checked(_standard_input(), "<stdin>"), None)
        return _load_file(Path(source), name)
    title = name or str(getattr(source, "name", "<stream>"))
    content = source.read(_most() + 1)
    if not isinstance(content, bytes):
        raise InputUnreadable("the stream gives text, not bytes", source=title, hint='open the file with "rb"')
    return Loaded(title, _checked(content, title), None)


def _standard_input() -> bytes:
    """What is piped in, one byte more than an input may have at most."""
    if sys.stdin is None or sys.stdin.closed:
        raise InputUnreadable("standard input is closed", source="<stdin>", hint="pipe something in, or name a file")
    try:
        return sys.stdin.buffer.read(_most() + 1)
    except OSError as error:  # a folder, or the terminal of another
        raise InputUnreadable(
            f"standard input cannot be read: {error.strerror}", source="<stdin>", hint="pipe something in"
        ) from None


def _load_file(path: Path, name: str | None) -> Loaded:
    title = name or str(path)
    try:
        if path.is_dir():
            raise InputUnreadable("this is a folder, not a file", source=title, hint="name the files inside it")
        content = read_regular(path, _most(), title)
    except FileNotFoundError:
        raise InputMissing("there is no such file", source=title, hint="check the path") from None
    except OSError as error:
        raise InputUnreadable(f"cannot be read: {error.strerror}", source=title, hint="check its rights") from None
    except ValueError as error:
        raise InputMissing(f"this is no path: {error}", source=repr(title)) from None
    return Loaded(title, _checked(content, title), path)


def unpacked(content: bytes) -> bytes:
    """What gzip has packed, of the tables that ship; the module `gzip` would import more."""
    return zlib.decompress(content, 16 + zlib.MAX_WBITS)


def fixes_beside(path: Path) -> Path:
    """Where the corrections of an input stand: `article.fix.toml` beside `article.txt`."""
    return path.with_name(f"{path.stem}.fix.toml")


def read_regular(path: Path, limit: int, name: str) -> bytes:
    """The bytes of a regular file, one more than `limit` at most; what a shell has laid for a pipe is read too.

    Args:
        path: the file, or a link to it.
        limit: in bytes.
        name: what to call it in messages.

    Raises:
        InputUnreadable: a pipe, a device or a socket, which may never end.
        OSError: it cannot be opened or read.
    """
    waits = str(path) in _STANDARD_INPUT or str(path.parent) in _STANDARD_INPUT
    # Without waiting for somebody at the other end of a pipe; what was opened is asked, not the name.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | (0 if waits else getattr(os, "O_NONBLOCK", 0)))
    if not waits and not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise InputUnreadable(
            "this is a pipe or a device, not a file", source=name, hint="name a file, or pipe it in with -"
        )
    with os.fdopen(handle, "rb") as stream:
        content = stream.read(limit + 1)
    seen_as(path, content)
    return content


_seen: ContextVar[dict[str, str] | None] = ContextVar("umbruch_files_seen", default=None)


@contextmanager
def seeing(files: dict[str, str]) -> Iterator[None]:
    """Keep of each file that is read inside the block its absolute path and its digest, empty where it is missing."""
    token = _seen.set(files)
    try:
        yield
    finally:
        _seen.reset(token)


def seen_as(path: Path, content: bytes | None) -> None:
    """Tell `seeing` of a file that was read, or of one that was looked for and is not there (None)."""
    files = _seen.get()
    if files is not None:
        import hashlib

        digest = "" if content is None else hashlib.sha256(content).hexdigest()
        files[os.path.abspath(path)] = digest  # noqa: PTH100  links stay: it is the name that may lead elsewhere one day


def _most() -> int:
    return budget("input", MAX_INPUT_BYTES)


def _checked(content: bytes, title: str) -> bytes:
    if not content:
        raise InputUnreadable("the input is empty", source=title, hint="was it saved?")
    if len(content) > _most():
        shown = "64 MB" if _most() == MAX_INPUT_BYTES == 1 << 26 else f"{_most():,} bytes"
        raise InputUnreadable(f"the input is larger than {shown}", source=title, hint="split it")
    return content


def store(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file whole or not at all: a temporary file beside the target, then a rename.

    Missing folders are made. A crash or a full disk leaves the old file as it was. Where a link leads to a file, that
    file is written and the link stays; into a pipe or a device the bytes go as they are.

    Args:
        path: where to.
        content: all of it.
        durable: wait until the disk has it, so that a power cut leaves it whole, too; a journal makes up for that.

    Raises:
        OutputError: the folder cannot be made or written, the disk is full, or the target is a folder.
    """
    with _as_output_error(path):
        if takes_as_it_comes(path):
            path.write_bytes(content)
            return
        path = _linked(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise OutputError("the target is a folder", source=str(path), hint="name a file in it")
        # Named before it is made, so that an interrupt at any moment can take it away again.
        temporary = unfinished(path)
        try:
            with open_new(temporary, like=path) as stream:
                stream.write(content)
                stream.flush()
                if durable:
                    os.fsync(stream.fileno())
            temporary.replace(path)
            if durable:
                settle(path.parent)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _linked(path: Path) -> Path:
    """The file that a link leads to, be it there or not; any other path as it is."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def takes_as_it_comes(path: Path) -> bool:
    """Whether a pipe, a device or a socket has that name: nothing that could be replaced by a whole file."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def bars_folder(path: Path) -> bool:
    """Whether something other than a folder has that name: one look, as others may be making the folder just now."""
    try:
        return not stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def settle(folder: Path) -> None:
    """Wait until the disk knows the names in a folder, so that a rename outlives a power cut (fsync(2))."""
    if sys.platform == "win32":  # where folders cannot be opened
        return
    with suppress(PermissionError):  # a folder that may be written and not read
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):  # file systems that have no such thing
                raise
        finally:
            os.close(handle)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are not there; OutputError where that cannot be."""
    with _as_output_error(path / "x"):
        path.mkdir(parents=True, exist_ok=True)


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
    return path.parent / f".{path.name[:40]}.{_owner()}.{os.urandom(8).hex()}{_UNFINISHED}"


def put_aside(path: Path) -> Path:
    """A hidden name beside `path` for what it was, until what replaces it stands there; it tells who is at work."""
    return unfinished(path).with_suffix(_PUT_ASIDE)


def all_put_aside(path: Path) -> list[Path]:
    """What processes that have died since have put aside of `path` and not brought back."""
    try:
        names = [entry.name for entry in os.scandir(path.parent) if entry.name.startswith(f".{path.name[:40]}.")]
    except (OSError, ValueError):
        return []
    return [path.parent / name for name in sorted(names) if name.endswith(_PUT_ASIDE) and is_orphan(name)]


def remove_orphans(folder: Path) -> None:
    """Remove the unfinished files and folders whose process on this machine is dead: it was killed at its work.

    What another machine or container has begun is left alone, and so is what cannot be removed.
    """
    try:
        names = [entry.name for entry in os.scandir(folder) if entry.name.endswith(_UNFINISHED)]
    except (OSError, ValueError):
        return
    for name in names:
        if is_orphan(name):
            path = folder / name
            if path.is_dir() and not path.is_symlink():
                from shutil import rmtree

                rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):
                    path.unlink()


def _owner() -> str:
    return f"{_machine()}-{os.getpid()}-{_RUN}"


def is_orphan(name: str) -> bool:
    """Whether a name is that of something unfinished whose process on this machine is dead."""
    found = _OWNED.search(name)
    if found is None or found["machine"] != _machine():
        return False
    process, run = int(found["process"]), found["run"]
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
    return _is_over(process)


def _is_over(process: int) -> bool:
    """Whether a process has ended and only its number is left, because nobody has asked after it (proc(5))."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[:1] in (["Z"], ["X"])


@remembered(1)
def _machine() -> str:
    """Stands for all processes that know each other by their numbers: this machine since its start, this container."""
    import hashlib

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
