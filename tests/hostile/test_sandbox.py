"""`--sandbox` and `umbruch.sandbox()`: nothing but what is named is read or written, and no program is called."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import umbruch
from tests.cli.running import COMMAND, run
from tests.tools import ROOT, require_tool
from umbruch.errors import InputUnreadable, OutputError

COPY = "Neuer Steg offen\n\nLINDENAU. Der neue Steg ist offen, sagte Bürgermeisterin Ina Born am Montag.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(COPY, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(COPY, encoding="utf-8")
    (tmp_path / "umbruch.toml").write_text('to = ["text"]\n')
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    return tmp_path


def test_only_what_is_named_is_read_and_written(place: Path) -> None:
    with umbruch.sandbox(read=[place / "in"], write=[place / "out"]):
        umbruch.write(umbruch.read(place / "in" / "a.txt"), place / "out" / "a.pdf")
        for other in (place / "secret.txt", place / "in" / "link.txt", place / "in" / ".." / "secret.txt"):
            with pytest.raises(InputUnreadable, match="outside of the sandbox"):
                umbruch.read(other)
        with pytest.raises(OutputError, match="outside of the sandbox"):
            umbruch.write(umbruch.read(place / "in" / "a.txt"), place / "in" / "a.json")
    assert not (place / "in" / "a.json").exists()
    assert umbruch.read(place / "secret.txt").article.headline == "Neuer Steg offen"


ACTS: dict[str, Callable[[Path], object]] = {
    "a program": lambda _: subprocess.run([sys.executable, "-V"], check=False),
    "a connection": lambda _: socket.create_connection(("127.0.0.1", 9)),
    "a question to the network": lambda _: socket.getaddrinfo("example.org", 80),
    "removing": lambda place: (place / "secret.txt").unlink(),
    "renaming out": lambda place: (place / "in" / "a.txt").rename(place / "b.txt"),
    "linking": lambda place: (place / "out").symlink_to(place),
    "a folder": lambda place: (place / "new").mkdir(),
    "listing": lambda place: list(place.iterdir()),
    "removing a tree": lambda place: shutil.rmtree(place / "in"),
}


@pytest.mark.parametrize("act", ACTS)
def test_nothing_else_is_done(act: str, place: Path) -> None:
    before = sorted(place.rglob("*"))
    with umbruch.sandbox(read=[place / "in"]), pytest.raises(PermissionError):
        ACTS[act](place)
    assert sorted(place.rglob("*")) == before


def test_a_sandbox_holds_its_own_thread_alone(place: Path) -> None:
    read: list[str | None] = []
    with umbruch.sandbox():
        thread = threading.Thread(target=lambda: read.append(umbruch.read(place / "secret.txt").article.headline))
        thread.start()
        thread.join()
    assert read == ["Neuer Steg offen"]


def test_every_format_is_made_inside(place: Path) -> None:
    formats = [one.name for one in umbruch.formats() if one.writes]
    with umbruch.sandbox():
        reading = umbruch.read(COPY.encode(), format="text")
        assert all(umbruch.render(reading, format, on_diagnostic=lambda _: None) for format in formats)


@pytest.mark.slow
def test_the_command_line_holds_to_what_it_names(place: Path) -> None:
    made = run("convert", place / "in", "-o", place / "out", "--to", "text,pdf", "--sandbox")
    assert (place / "out" / "a.txt").is_file()
    assert (place / "out" / "a.pdf").is_file()
    assert not (place / "out" / "link.txt").exists()
    assert "outside of the sandbox" in made.err or made.status == 0
    assert run("convert", place / "in" / "a.txt", "-o", place / "front.pdf", "--sandbox").status == 0
    assert run("check", place / "out" / "a.pdf", "--sandbox", "--no-tools").status == 0
    assert run("inspect", place / "in" / "a.txt", "--sandbox").status == 0
    kit = run("kit", place / "in", "-o", place / "kits", "--sandbox")
    assert kit.status == 0, kit.err
    assert [one.name for one in (place / "kits").iterdir() if one.name.endswith((".part", ".old"))] == []


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


CALLS = {
    "convert": ("convert", "{in}", "-o", "{out}", "--to", "pdf,epub,docx,newsml,html", "--sandbox"),
    "inspect": ("inspect", "{in}/a.txt", "--sandbox", "--json"),
    "kit": ("kit", "{in}", "-o", "{out}", "--sandbox"),
    "check": ("check", "{made}/a.pdf", "{made}/a.epub", "{made}/a.docx", "{made}/a.html", "--sandbox"),
}


@pytest.mark.slow
@pytest.mark.parametrize("command", CALLS)
def test_the_system_sees_nothing_else_opened_and_no_program_started(place: Path, command: str) -> None:
    if command == "check":
        reading = umbruch.read(place / "in" / "a.txt")
        for suffix in ("pdf", "epub", "docx", "html"):
            umbruch.write(reading, place / "made" / f"a.{suffix}")
    log, strace = place / "log", require_tool("strace")
    if subprocess.run([strace, "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets no program watch another (ptrace)")
    watched = [strace, "-f", "-qq", "-e", "trace=%file,%network,execve", "-o", str(log)]
    folders = {name: str(place / name) for name in ("in", "out", "made")}
    call = [part.format(**folders) for part in CALLS[command]]
    env = {"PATH": "/usr/bin:/bin", "HOME": str(place), "UMBRUCH_CACHE": "off", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*watched, *COMMAND, *call], env=env, cwd=place, capture_output=True, check=False, timeout=120
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == (1 if command == "convert" else 0), done.stderr.decode()
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert sum("execve(" in line and "= 0" in line for line in lines) == 1
    assert not [line for line in lines if " connect(" in line]
    installation = tuple(str(Path(one).resolve()) for one in (sys.prefix, sys.base_prefix, str(ROOT), *sys.path) if one)
    opened = [found.groups() for line in lines if (found := OPENED.search(line))]
    assert len(opened) > 100
    for name, flags in opened:
        path = str((place / name).resolve())
        if "WRONLY" in flags or "RDWR" in flags or "CREAT" in flags:
            assert path.startswith((str(place / "out"), "/dev/", "/proc/")), (name, flags)
        else:
            own = (*installation, *OURS, *folders.values(), str(place / "log"))
            assert path.startswith(own) or path == str(place), (name, flags)


def test_a_way_out_would_be_seen() -> None:
    line = '17 openat(AT_FDCWD, "/home/x/secret.txt", O_RDONLY|O_CLOEXEC) = 3'
    found = OPENED.search(line)
    assert found is not None
    assert found.groups() == ("/home/x/secret.txt", "O_RDONLY|O_CLOEXEC")
