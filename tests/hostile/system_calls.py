"""Runs the command line under the eyes of the system (strace), and tells what it opened, started and asked."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.running import COMMAND
from tests.tools import ROOT, require_tool

OPENED = re.compile(r'(?:open|openat|creat)\((?:AT_FDCWD, |\d+, )?"([^"]*)", ([A-Z_|]+)[^)]*\) = \d+')
OURS = (
    "/usr/",
    "/lib",
    "/etc/locale.alias",
    "/etc/ssl/openssl.cnf",
    "/etc/ld.so",
    "/etc/localtime",
    "/etc/mime.types",
    "/proc/",
    "/dev/",
    "/sys/",
    "pyvenv.cfg",
)
_WRITES = ("WRONLY", "RDWR", "CREAT")


class Seen(NamedTuple):
    """What the system saw: programs that were started, connections to others, files with how they were opened."""

    programs: int
    connections: list[str]
    opened: list[tuple[str, str]]

    def elsewhere(self, place: Path, *, read: Sequence[str], written: Sequence[str]) -> list[tuple[str, str]]:
        """Files outside of what may be read and written, and of Python and its libraries."""
        installed = tuple(
            str(Path(one).resolve()) for one in (sys.prefix, sys.base_prefix, str(ROOT), *sys.path) if one
        )
        own = (*installed, *OURS, *read, *written, str(place / "log"))
        found = []
        for name, flags in self.opened:
            path = str((place / name).resolve())
            to_write = any(one in flags for one in _WRITES)
            known = (*written, "/dev/", "/proc/") if to_write else own
            if not path.startswith(known) and (to_write or path != str(place)):
                found.append((name, flags))
        return found


def seen_in(log: Path) -> Seen:
    """What stands in the log of strace."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return Seen(
        sum("execve(" in line and "= 0" in line for line in lines),
        [line for line in lines if " connect(" in line],
        [(found[1], found[2]) for line in lines if (found := OPENED.search(line))],
    )


@contextmanager
def watched(place: Path, log: Path, call: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """The command line in a folder, each call to the system written down; ended by Ctrl-C where it still runs."""
    strace = require_tool("strace")
    if subprocess.run([strace, "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets no program watch another (ptrace)")
    command = [strace, "-f", "-qq", "-e", "trace=%file,%network,execve", "-o", str(log), *COMMAND, *call]
    env = {"PATH": "/usr/bin:/bin", "HOME": str(place), "UMBRUCH_CACHE": "off", "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        command, env=env, cwd=place, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    try:
        yield process
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            _, error = process.communicate(timeout=60)
            assert b"Traceback" not in error, error.decode()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def told_address(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """The port and the key of the address that a server prints."""
    assert process.stderr is not None
    line = process.stderr.readline().decode()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/\?key=(\S+)", line)
    assert found, line
    return int(found[1]), found[2]


class Visitor:
    """Whoever opened the printed address in a browser."""

    def __init__(self, port: int, key: str) -> None:
        """Take the port and the key."""
        self._port = port
        self._headers = {"Cookie": f"umbruch-{port}={key}"}

    def _asked(self, path: str, sent: object = None) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        origin = {"Origin": f"http://127.0.0.1:{self._port}", "Content-Type": "application/json"}
        if sent is None:
            connection.request("GET", path, headers=self._headers)
        else:
            connection.request("POST", path, json.dumps(sent), self._headers | origin)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, content

    def status(self, path: str) -> int:
        """The status of an answer."""
        return self._asked(path)[0]

    def content(self, path: str) -> bytes:
        """What lies at an address."""
        status, content = self._asked(path)
        assert status == 200, content
        return content

    def json(self, path: str, sent: object = None) -> Any:
        """What an address answers, to a change where something is sent."""
        status, content = self._asked(path, sent)
        assert status == 200, content
        return json.loads(content)
