"""Processes that die: workers never outlive the one that started them, and what a killed one left is cleared away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import umbruch
from tests.cli.running import COMMAND
from tests.publications import sample_publication
from umbruch.batch.journal import JOURNAL
from umbruch.files import remove_orphans, unfinished

PROCESSES = Path("/proc")

pytestmark = pytest.mark.skipif(not PROCESSES.is_dir(), reason="who is whose child is read from /proc")

READER_WHO_SLEEPS = """
import sys, time
import umbruch

if __name__ == "__main__":
    results = umbruch.convert_all(sys.argv[2:], ["docx"], sys.argv[1], jobs=2)
    for _ in range(12):
        next(results)
    time.sleep(120)  # the workers have done all that they may do ahead, and wait
"""


def parent_of(process: int) -> int | None:
    """The parent of a process that is alive; a dead one that nobody has asked after counts as gone."""
    try:
        fields = (PROCESSES / str(process) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else int(fields[1])


def children_of(parent: int) -> list[int]:
    found = [int(path.name) for path in PROCESSES.iterdir() if path.name.isdigit()]
    return [process for process in found if parent_of(process) == parent]


def wait_until(what: str, true: Iterator[bool]) -> None:
    for _ in range(600):
        if next(true):
            return
        time.sleep(0.05)
    pytest.fail(f"{what} never came")


def started(command: list[str], out: Path) -> tuple[subprocess.Popen[bytes], list[int]]:
    """The process of a batch that is under way, and its workers."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),  # whoever runs the tests may have it ignored
    )
    wait_until("the first files", (out.is_dir() and len(list(out.iterdir())) > 11 for _ in iter(int, 1)))
    workers = children_of(process.pid)
    assert len(workers) >= 2
    return process, workers


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    content = umbruch.render(sample_publication("long"), "json")
    names = [tmp_path / "in" / f"a{number:03}.json" for number in range(300)]
    (tmp_path / "in").mkdir()
    for name in names:
        name.write_bytes(content)
    return list(map(str, names))


@pytest.mark.slow
@pytest.mark.parametrize("at", ["work", "rest"])
def test_workers_end_when_their_parent_is_killed(tmp_path: Path, sources: list[str], at: str) -> None:
    out = tmp_path / "out"
    command = [*COMMAND, "convert", *sources, "--to", "docx", "-o", str(out), "-j", "2"]
    if at == "rest":
        script = tmp_path / "sleeps.py"
        script.write_text(READER_WHO_SLEEPS)
        command = [sys.executable, str(script), str(out), *sources]
    process, workers = started(command, out)
    process.kill()
    process.communicate(timeout=60)
    wait_until("the end of the workers", (not any(map(parent_of, workers)) for _ in iter(int, 1)))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_to_end_ends_like_an_interrupt(tmp_path: Path, sources: list[str], name: str) -> None:
    out = tmp_path / "out"
    process, workers = started([*COMMAND, "convert", *sources, "--to", "docx", "-o", str(out), "-j", "2"], out)
    number = signal.Signals[name]
    process.send_signal(number)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert error.decode().strip() == "umbruch: interrupted"
    assert not any(map(parent_of, workers))
    assert [path.name for path in out.glob(".*")] == [JOURNAL]
    assert len(list(out.glob("*.docx"))) < len(sources)


@pytest.mark.slow
def test_a_task_in_hand_does_not_hold_up_the_end(tmp_path: Path) -> None:
    """A worker that never comes to the end of its task is ended a moment after the iterator is left."""
    script = tmp_path / "stuck.py"
    script.write_text(
        "import sys, time\n"
        "from umbruch.batch.pool import each_in_processes\n"
        "def do(task):\n"
        "    open(sys.argv[1], 'a').close()\n"
        "    while task: time.sleep(1)\n"
        "    return task\n"
        "if __name__ == '__main__':\n"
        "    results = each_in_processes(iter(range(100)), do, print, 2, 1)\n"
        "    next(results)\n"
        "    results.close()\n"
        "    print('closed')\n"
    )
    done = subprocess.run([sys.executable, script, tmp_path / "x"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "closed\n")


@pytest.mark.slow
def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path, sources: list[str]) -> None:
    """`nohup umbruch …` goes on when the terminal is closed."""
    out = tmp_path / "out"
    command = [*COMMAND, "convert", *sources[:60], "--to", "docx", "-o", str(out)]
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGHUP, before)
    wait_until("the first files", (out.is_dir() and any(out.iterdir()) for _ in iter(int, 1)))
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=60)
    assert (process.returncode, len(list(out.glob("*.docx")))) == (0, 60)


def orphan(folder: Path, name: str) -> Path:
    """What a process that is dead by now was at work on."""
    asked = f"from umbruch.files import unfinished; from pathlib import Path; print(unfinished(Path({name!r})).name)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return folder / done.stdout.strip()


def test_the_next_run_clears_away_what_a_dead_one_left(tmp_path: Path, sources: list[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    left = orphan(out, "a000.docx")
    left.write_bytes(b"half")
    folder = orphan(out, "kit")
    folder.mkdir()
    (folder / "index.html").write_text("half")
    assert umbruch.convert(sources[0], to="json", out=out)[0].status == "done"
    assert [path.name for path in out.iterdir()] == ["a000.json"]


def test_what_somebody_is_at_work_on_is_left_alone(tmp_path: Path) -> None:
    own = unfinished(tmp_path / "a.pdf")
    other = tmp_path / own.name.replace(f"-{os.getpid()}-", f"-{os.getppid()}-")
    dead = orphan(tmp_path, "a.pdf").name
    elsewhere = tmp_path / dead.replace(dead.split(".")[3].split("-")[0], "0" * 8)
    unknown = tmp_path / ".a.pdf.part"
    for path in (own, other, elsewhere, unknown):
        path.write_bytes(b"half")
    remove_orphans(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted((own, other, elsewhere, unknown))
    remove_orphans(tmp_path / "nowhere")


def test_a_number_that_has_come_back_hides_no_orphan(tmp_path: Path) -> None:
    """In a container each start has the same process number."""
    name = unfinished(tmp_path / "a.pdf").name
    machine, number, run = name.split(".")[3].split("-")
    again = tmp_path / name.replace(f"{machine}-{number}-{run}", f"{machine}-{number}-{'0' * 6}")
    again.write_bytes(b"half")
    remove_orphans(tmp_path)
    assert not list(tmp_path.iterdir())
