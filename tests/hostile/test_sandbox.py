"""`--sandbox` and `umbruch.sandbox()`: nothing but what is named is read or written, and no program is called."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import umbruch
from tests.cli.running import run
from tests.hostile.system_calls import OPENED, Visitor, seen_in, told_address, watched
from tests.tools import require_tool
from umbruch.bounds.sandbox_gate import own_program
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


@pytest.mark.parametrize("event", ["subprocess.Popen", "os.posix_spawn"])
def test_our_own_trial_alone_is_started_however_python_does_it(event: str) -> None:
    ours = ["python", "-I", "-c", "pass"]
    with umbruch.sandbox(), own_program(ours):
        sys.audit(event, "python", list(ours), None, None)
        for other in (["python"], [*ours, "x"]):
            with pytest.raises(PermissionError):
                sys.audit(event, "python", other, None, None)


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


CALLS = {
    "convert": ("convert", "{in}", "-o", "{out}", "--to", "pdf,epub,docx,newsml,html", "--sandbox"),
    "inspect": ("inspect", "{in}/a.txt", "--sandbox", "--json"),
    "kit": ("kit", "{in}", "-o", "{out}", "--sandbox"),
    "check": ("check", "{made}/a.pdf", "{made}/a.epub", "{made}/a.docx", "{made}/a.html", "--sandbox"),
    "pressreview": ("pressreview", "{in}", "-o", "{out}/review.pdf", "--sandbox"),
    "feed": ("feed", "{in}", "-o", "{out}/feed.atom", "--sandbox"),
}
REFUSED = {"convert": 1, "pressreview": 1, "feed": 1}
"""The status of calls that meet a link which leads out, and tell it."""


@pytest.mark.slow
@pytest.mark.parametrize("command", CALLS)
def test_the_system_sees_nothing_else_opened_and_no_program_started(place: Path, command: str) -> None:
    if command == "check":
        reading = umbruch.read(place / "in" / "a.txt")
        for suffix in ("pdf", "epub", "docx", "html"):
            umbruch.write(reading, place / "made" / f"a.{suffix}")
    log = place / "log"
    folders = {name: str(place / name) for name in ("in", "out", "made")}
    call = [part.format(**folders) for part in CALLS[command]]
    with watched(place, log, call) as process:
        _, error = process.communicate(timeout=120)
    assert b"Traceback" not in error
    assert process.returncode == REFUSED.get(command, 0), error.decode()
    seen = seen_in(log)
    assert seen.programs == 1
    assert seen.connections == []
    assert len(seen.opened) > 100
    assert seen.elsewhere(place, read=list(folders.values()), written=[str(place / "out")]) == []


@pytest.mark.slow
def test_a_studio_in_a_sandbox_serves_corrects_and_exports_and_touches_nothing_else(place: Path) -> None:
    require_tool("strace")
    log = place / "log"
    (place / "in" / "link.txt").unlink()
    call = ["studio", "in/a.txt", "-o", "out", "--sandbox"]
    with watched(place, log, call) as process:
        port, key = told_address(process)
        asked = Visitor(port, key)
        (entry,) = asked.json("/desk")["entries"]
        article = f"/a/{entry['key']}"
        revision = asked.json(article)["revision"]
        change = {"type": "lines", "first": 0, "last": 0, "role": "kicker"}
        asked.json(f"{article}/change", {"revision": revision, "change": change})
        asked.json(f"{article}/store", {"formats": ["pdf", "docx"]})
        assert asked.status("/nowhere") == 404
    assert (place / "in" / "a.fix.toml").is_file()
    assert (place / "out" / "a.pdf").is_file()
    seen = seen_in(log)
    assert (seen.programs, seen.connections) == (1, [])
    own = [str(place / "in"), str(place / "out")]
    assert seen.elsewhere(place, read=own, written=own) == []


@pytest.mark.slow
def test_a_watch_in_a_sandbox_builds_and_shows_and_touches_nothing_else(place: Path) -> None:
    pytest.importorskip("watchfiles")
    log = place / "log"
    (place / "in" / "link.txt").unlink()
    (place / "in" / "kit.toml").write_text('title = "Steg"\nformats = ["text"]\n')
    with watched(place, log, ["watch", "in", "-o", "out", "--port", "0", "--sandbox"]) as process:
        port, key = told_address(process)
        assert process.stdout is not None
        assert b"out/in/" in process.stdout.readline()
        assert b"Steg" in Visitor(port, key).content("/")
    seen = seen_in(log)
    assert (seen.programs, seen.connections) == (1, [])
    assert seen.elsewhere(place, read=[str(place / "in")], written=[str(place / "out")]) == []


@pytest.mark.parametrize("command", ["convert", "watch"])
def test_a_browser_is_a_program_that_no_sandbox_calls(place: Path, command: str) -> None:
    told = run(command, place / "in", "-o", place / "out", "--sandbox", "--open")
    assert (told.status, told.out) == (2, "")
    assert "--open calls a program" in told.err
    assert not (place / "out").exists()


def test_a_way_out_would_be_seen() -> None:
    line = '17 openat(AT_FDCWD, "/home/x/secret.txt", O_RDONLY|O_CLOEXEC) = 3'
    found = OPENED.search(line)
    assert found is not None
    assert found.groups() == ("/home/x/secret.txt", "O_RDONLY|O_CLOEXEC")
