"""Runs the command line as a user does: in a process of its own."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

COMMAND = (sys.executable, "-m", "umbruch")


class Ran(NamedTuple):
    """How a call ended."""

    status: int
    out: str
    err: str


def run(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Ran:
    """Run `umbruch` with these arguments; standard output and error are no terminal."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        check=False,
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def run_in_terminal(*arguments: str | Path, columns: int = 80, env: Mapping[str, str] | None = None) -> Ran:
    """Run `umbruch` with a terminal as its standard output."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns), **(env or {})}
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.PIPE,
        env=environment,
    )
    os.close(follower)
    shown = b""
    while select.select([leader], [], [], 60)[0]:
        try:
            part = os.read(leader, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        shown += part
    _, error = process.communicate(timeout=60)
    os.close(leader)
    return Ran(process.returncode, shown.decode("utf-8", "replace").replace("\r\n", "\n"), error.decode())


def heeds_control_c() -> None:
    """To be called in a new process before its program: where tests run in the background, Ctrl-C may be ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
