"""Faults planted under what writes: a process in which the Nth step to the disk fails, or is the last one it takes.

Steps are renames, exchanges of names, new folders, removals, files opened for writing, writes and `fsync`.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Literal

Way = Literal["killed", "full", "broken"]
ERRORS = {"full": errno.ENOSPC, "broken": errno.EIO}
_EVENTS = ("os.rename", "os.mkdir", "os.rmdir", "os.remove", "open", "ctypes.call_function")
DONE, HIT = 0, 40


class Planted:
    """Counts steps, and lets the one go wrong whose turn it is."""

    def __init__(self, at: int, way: Way) -> None:
        """Take the number of the step, from 0, and what becomes of it."""
        self.at = at
        self.way = way
        self.count = -1

    def step(self) -> None:
        """One step."""
        self.count += 1
        if self.count != self.at:
            return
        if self.way == "killed":
            os._exit(HIT)
        raise OSError(ERRORS[self.way], os.strerror(ERRORS[self.way]))

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """What Python tells of the system (PEP 578)."""
        if event not in _EVENTS:
            return
        writes = event != "open" or int(arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if not writes or isinstance(arguments[0], int):  # what is open already was counted when it was opened
            return
        self.step()


class _Torn(io.BufferedWriter):
    """A file of which a half is written when the fault comes."""

    planted: Planted

    def write(self, content: Any) -> int:
        half = bytes(content)[: len(content) // 2]
        super().write(half)
        super().flush()
        self.planted.step()
        return len(half) + super().write(bytes(content)[len(half) :])


def plant(planted: Planted) -> None:
    """Put the fault under this process, for good."""
    fsync, fdopen = os.fsync, os.fdopen

    def counted(handle: int) -> None:
        planted.step()
        fsync(handle)

    def torn(handle: int, mode: str = "r", *more: Any, **named: Any) -> Any:
        if "w" not in mode:
            return fdopen(handle, mode, *more, **named)
        made = _Torn(io.FileIO(handle, "wb"))
        made.planted = planted
        return made

    os.fsync, os.fdopen = counted, torn  # type: ignore[assignment]
    sys.addaudithook(planted.hook)


def in_a_process(do: Callable[[], object], at: int, way: Way) -> bool:
    """Do it in a fork of this process with the fault at that step; whether the step came at all."""
    process = os.fork()
    if process == 0:
        hit = DONE
        planted = Planted(at, way)
        try:
            with suppress(BaseException):
                plant(planted)
                do()
            hit = HIT if planted.count >= at else DONE
        finally:
            os._exit(hit)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status) == HIT
