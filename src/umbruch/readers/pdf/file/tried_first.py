"""A PDF that could keep pdfium at work without end is opened by another process first, within limits of its own.

pdfium is a library in C: while it is at work nothing of Python is asked, no timer and no limit on memory, and where it
fails it takes its process along. Most files are bounded before it sees them (`bounded_drawings`); those in which
something stays unseen get a trial run. One start of Python for each (some 0.2 s) is paid by these few alone, so that no
worker is kept waiting for them.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from typing import Protocol

from umbruch.bounds.sandbox_gate import hold_for_good, own_program
from umbruch.errors import Fault, InputUnreadable, UmbruchError

MOST_SECONDS = 20
"""Seconds of processor time: a page of a newspaper takes 0.3, a file of 500 pages 10."""
MOST_MEGABYTES = 1000
"""Of address space, Python itself among it: a page of a newspaper takes 400."""
_LONGEST_WAIT = 3 * MOST_SECONDS
"""Seconds by the clock, for a machine that does something else at the same time."""
_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[3:]; from umbruch.readers.pdf.file.tried_first import run; "
    "from umbruch.readers.pdf.read_pages import look_through; run(look_through, *map(int, sys.argv[1:3]))"
)
_OUT_OF_MEMORY = 3
_HINT = "print it to a new PDF, or scan the page"


class _Look(Protocol):
    def __call__(self, content: bytes, source: str) -> object: ...


def insist_on_trial(content: bytes, source: str, why: Sequence[str]) -> None:
    """Let another process do with a file all that pdfium would be asked here, and wait for its end.

    Nothing is tried where Python cannot be started anew: inside a program that was packed into one file.

    Args:
        content: the file.
        source: its name for messages.
        why: what cannot be seen from outside, in words; nothing is tried where there is none.

    Raises:
        InputUnreadable: it took too long or too much memory, or pdfium failed.
    """
    if not why or not sys.executable or getattr(sys, "frozen", False):
        return
    command = trial_command()
    try:
        with own_program(command):
            done = subprocess.run(  # noqa: S603  this Python and our own module, no shell
                command, input=content, capture_output=True, timeout=_LONGEST_WAIT, check=False
            )
    except subprocess.TimeoutExpired:
        raise _refused(f"it keeps the reader at work for more than {MOST_SECONDS} seconds", source, why) from None
    except OSError as error:
        raise Fault(
            f"no process could be started to try it first: {error.strerror}", source=source, hint=_HINT
        ) from None
    late = (-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0))
    if done.returncode and done.returncode in late:
        raise _refused(f"it keeps the reader at work for more than {MOST_SECONDS} seconds", source, why)
    if done.returncode == _OUT_OF_MEMORY or done.returncode < 0:
        raise _refused(f"it breaks the reader, or needs more than {MOST_MEGABYTES} MB of memory", source, why)


def trial_command() -> list[str]:
    """How the other process is started: this Python, with the same modules and nothing else."""
    limits = (str(MOST_SECONDS), str(MOST_MEGABYTES))
    return [sys.executable, "-I", "-c", _PROGRAM, *limits, *filter(None, sys.path)]


def run(look: _Look, seconds: int, megabytes: int) -> None:
    """In the other process: look at what comes in within limits; an error that is told is no failure here."""
    _bound(seconds, megabytes)
    hold_for_good((), ())
    try:
        look(sys.stdin.buffer.read(), "-")
    except UmbruchError:
        return
    except MemoryError:
        sys.exit(_OUT_OF_MEMORY)


def _bound(seconds: int, megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the clock alone
        return
    for limit, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, megabytes * 1_000_000)):
        _, hard = resource.getrlimit(limit)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (soft, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refused(what: str, source: str, why: Sequence[str]) -> InputUnreadable:
    return InputUnreadable(f"the PDF is not read: {what} ({'; '.join(why)})", source=source, hint=_HINT)
