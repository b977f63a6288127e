"""How long one task may take and how much memory its process may use; for worker processes, where the system can do it.

A task that is late is interrupted. One that cannot be interrupted, because it is deep inside a library, is ended with
its process by the kernel a moment later: the timer of processor time has nobody who could put off its signal.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple, NoReturn

from umbruch.errors import Fault

GRACE = 2.0
"""Seconds of processor time that an interrupted task gets to come to its end; never more than it had."""


class Limits(NamedTuple):
    """Seconds for one task, megabytes of address space for one process; None is no limit."""

    seconds: float | None = None
    megabytes: int | None = None

    @property
    def any(self) -> bool:
        """Whether there is a limit."""
        return self.seconds is not None or self.megabytes is not None


NO_LIMITS = Limits()


class OutOfTime(BaseException):
    """The task takes longer than it may; no `Exception`, so that nobody takes it for a fault of one format alone."""


def out_of_time(source: str, limits: Limits) -> Fault:
    """The error for an input that took longer than it may."""
    return Fault(
        f"it took longer than {limits.seconds:g} seconds and was given up", source=source,
        hint="allow more with --time-limit, or report it, with the input if you may share it",
    )  # fmt: skip


def bound_memory(limits: Limits) -> None:
    """Let the system refuse this process more memory than a task may use beside what the process itself has taken.

    A process that is forked from a large one (a notebook, a server) would else be refused the first byte.
    """
    if limits.megabytes is None:
        return
    try:
        import resource
    except ImportError:  # Windows
        return
    most = _taken() + limits.megabytes * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most <= hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _taken() -> int:
    """The bytes of addresses that this process has by now; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def timed(limits: Limits) -> Iterator[None]:
    """Interrupt what runs inside the block when its time is over.

    Raises:
        OutOfTime: inside the block.
    """
    if limits.seconds is None or not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, _interrupt)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    signal.setitimer(signal.ITIMER_PROF, limits.seconds + min(GRACE, limits.seconds))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise OutOfTime
