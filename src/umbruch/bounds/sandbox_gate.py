"""The sandbox: only named files are read and written, no program is called, nothing goes to the network.

One gate stands before all that Python does to files, processes and sockets (audit hooks, PEP 578). What it refuses is
an `OSError` like any other, so that every message names the file. What a library in C opens by itself does not pass
the gate; nothing here gives one a path, and a test watches that with strace.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

Named = str | os.PathLike[str]

_OF_THE_SYSTEM = (
    "/dev/null", "/dev/urandom", "/dev/stdin", "/dev/stdout", "/dev/stderr", "/etc/localtime", "/etc/mime.types",
    "/etc/timezone", "/lib", "/lib64", "/proc/self", f"/proc/{os.getpid()}", "/proc/sys/kernel/random/boot_id",
    "/proc/cpuinfo", "/proc/meminfo", "/usr/lib", "/usr/lib64", "/usr/share", "/usr/local/lib", "/usr/local/share",
)  # fmt: skip
"""What Python and its libraries read of the system; nothing in it is anybody's text."""

_WRITES = frozenset(
    ("os.chmod", "os.chown", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.utime", "os.setxattr",
     "os.removexattr", "os.lockf")
)  # fmt: skip
_ENTRIES = frozenset(("os.remove", "os.rmdir", "os.mkdir"))
_MOVES = frozenset(("os.rename", "os.link", "os.symlink"))
_LISTS = frozenset(("os.listdir", "os.scandir", "os.walk", "glob.glob"))
_PROGRAMS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn")
_STARTS = ("subprocess.Popen", "os.posix_spawn")
"""What a call of `subprocess` passes, with the words of the command; the second from Python 3.13 on."""
_NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "ftplib.",
            "http.client.", "smtplib.", "urllib.Request")  # fmt: skip


class _Allowed(NamedTuple):
    """Whole paths, each for itself and all below it; `beginnings` are those of the hidden names that become a file."""

    read: tuple[str, ...]
    write: tuple[str, ...]
    beginnings: tuple[str, ...] = ()


_inside: ContextVar[_Allowed | None] = ContextVar("umbruch_sandbox", default=None)
_own_program: ContextVar[Sequence[str] | None] = ContextVar("umbruch_own_program", default=None)
_for_good: _Allowed | None = None
_hooked = threading.Lock()
_is_hooked = False


@contextmanager
def sandbox(read: Iterable[Named] = (), write: Iterable[Named] = ()) -> Iterator[None]:
    """Let this thread read and write nothing but what is named, and call no program, inside the block.

    >>> import umbruch
    >>> with umbruch.sandbox():
    ...     headline = umbruch.read(b"Neuer Steg offen\\n\\nLINDENAU. Am Montag.", format="text").article.headline

    Umbruch's own files, Python's and its libraries' are read as ever. A file stands for itself, a folder for all below
    it. What is refused is the error that a missing right is: `InputUnreadable`, `OutputError`. Threads that are started
    inside the block are not held; what holds a whole process, beyond Python, is a matter of the system.

    Args:
        read: files and folders that may be read.
        write: files and folders that may be written, and read.
    """
    _hook_once()
    token = _inside.set(_allowed(read, write))
    try:
        yield
    finally:
        _inside.reset(token)


def hold_for_good(read: Iterable[Named], write: Iterable[Named]) -> None:
    """Hold this process and all that are forked from it, in all their threads; for the command line."""
    global _for_good
    sys.dont_write_bytecode = True
    _hook_once()
    _for_good = _allowed(read, write)


@contextmanager
def own_program(command: Sequence[str]) -> Iterator[None]:
    """Let this very command be called inside a sandbox too: another Python that holds itself to one, with no files."""
    token = _own_program.set(command)
    try:
        yield
    finally:
        _own_program.reset(token)


def may_read(path: Named) -> bool:
    """Whether a file may be read here; True outside of a sandbox."""
    held = _held()
    return held is None or _is_below(os.path.realpath(path), held.read)


def is_held() -> bool:
    """Whether a sandbox holds this thread."""
    return _held() is not None


def _held() -> _Allowed | None:
    return _inside.get() or _for_good


def _hook_once() -> None:
    global _is_hooked
    with _hooked:
        if not _is_hooked:
            sys.addaudithook(_gate)
            _is_hooked = True


def _allowed(read: Iterable[Named], write: Iterable[Named]) -> _Allowed:
    written = tuple(os.path.realpath(one) for one in write)
    package = Path(__file__).resolve().parents[1]
    libraries = (one for one in sys.path if one.endswith(("site-packages", "dist-packages")))
    own = (sys.prefix, sys.base_prefix, sys.exec_prefix, str(package), str(package.parents[1] / "styles"), *libraries)
    known = tuple(os.path.realpath(one) for one in (*own, *_OF_THE_SYSTEM))
    return _Allowed(
        (*known, *_OF_THE_SYSTEM, *(os.path.realpath(one) for one in read), *written),
        written,
        tuple(map(_hidden, written)),
    )


def _gate(event: str, arguments: tuple[object, ...]) -> None:
    held = _held()
    if held is None:
        return
    if event == "open":
        _open(arguments, held)
    elif event == "os.mkdir" and any(_is_below(one, (_whole(arguments[0]),)) for one in held.write):
        return  # on the way to what is named
    elif event in _WRITES:
        _insist(arguments[0], held.write, _folder_of(arguments), is_entry=event in _ENTRIES, beginnings=held.beginnings)
    elif event in _MOVES:
        for path in arguments[:2]:
            _insist(path, held.write, is_entry=True, beginnings=held.beginnings)
    elif event in _LISTS:
        _insist(arguments[0] if arguments[0] is not None else ".", held.read)
    elif event in _STARTS and arguments[1] == _own_program.get():
        return
    elif event.startswith(_PROGRAMS):
        raise PermissionError(errno.EACCES, "the sandbox calls no program", _first(arguments))
    elif event.startswith(_NETWORK):
        raise PermissionError(errno.EACCES, "the sandbox has no network")


def _first(arguments: tuple[object, ...]) -> str | None:
    return str(arguments[0]) if arguments else None


def _open(arguments: tuple[object, ...], held: _Allowed) -> None:
    path, flags = arguments[0], arguments[2]
    writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
    if not writes and isinstance(path, (str, bytes, os.PathLike)) and not os.path.lexists(path):
        return  # missing, as the system will say; or relative to an open folder, looked at when that was opened
    _insist(path, held.write if writes else held.read, beginnings=held.beginnings)


def _folder_of(arguments: tuple[object, ...]) -> int:
    """The open folder that a path is relative to; -1 where it is relative to the working folder."""
    last = arguments[-1]
    return last if len(arguments) > 1 and isinstance(last, int) else -1


def _hidden(path: str) -> str:
    folder, name = os.path.split(path)
    return f"{folder}{os.sep}.{name[:40]}."


def _whole(path: object) -> str:
    return os.path.realpath(os.fsdecode(path)) if isinstance(path, (str, bytes, os.PathLike)) else ""


def _insist(
    path: object,
    allowed: tuple[str, ...],
    folder: int = -1,
    *,
    is_entry: bool = False,
    beginnings: tuple[str, ...] = (),
) -> None:
    if isinstance(path, int) or not isinstance(path, (str, bytes, os.PathLike)):
        return  # what is open already
    name = os.fsdecode(path)
    if folder >= 0 and not name.startswith(os.sep):
        name = f"/proc/self/fd/{folder}/{name}"
    if is_entry:  # a link is renamed and removed itself
        above, last = os.path.split(name)
        whole = f"{os.path.realpath(above).rstrip(os.sep)}{os.sep}{last}"
    else:
        whole = os.path.realpath(name)
    if not _is_below(whole, allowed) and not (beginnings and whole.startswith(beginnings)):
        raise PermissionError(errno.EACCES, "outside of the sandbox", name)


def _is_below(path: str, allowed: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith(one.rstrip(os.sep) + os.sep) for one in allowed)
