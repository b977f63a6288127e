"""Eight threads and four processes write the same targets: each file is a whole version, nothing is left over."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import umbruch
from umbruch.files import store

COPY = "Neuer Steg offen\n\nLINDENAU. Der neue Steg ist offen, sagte Bürgermeisterin Ina Born am Montag.\n"
VERSIONS = [bytes([number]) * 200_000 for number in range(1, 13)]
THREADS, PROCESSES, ROUNDS = 8, 4, 15


def store_often(target: Path, first: int) -> None:
    for turn in range(ROUNDS):
        store(target, VERSIONS[(first + turn) % len(VERSIONS)], durable=False)


def convert_one(source: Path, out: Path) -> None:
    (result,) = umbruch.convert(source, ["text", "docx"], out)
    assert result.error is None, result.error


def all_at_once(
    threads: list[threading.Thread], processes: list[multiprocessing.process.BaseProcess]
) -> list[int | None]:
    for process in processes:
        process.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    for process in processes:
        process.join(120)
    return [one.exitcode for one in processes]


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.endswith((".part", ".old"))]


def test_one_target_is_always_one_of_the_whole_versions(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(VERSIONS[0])
    context = multiprocessing.get_context("spawn")
    threads = [threading.Thread(target=store_often, args=(target, number)) for number in range(THREADS)]
    processes = [context.Process(target=store_often, args=(target, 8 + number)) for number in range(PROCESSES)]
    torn: list[int] = []
    looks = 0
    over = threading.Event()

    def look() -> None:
        nonlocal looks
        while not over.is_set():
            looks += 1
            if (content := target.read_bytes()) not in VERSIONS:
                torn.append(len(content))

    watcher = threading.Thread(target=look)
    watcher.start()
    statuses = all_at_once(threads, list(processes))
    over.set()
    watcher.join()
    assert statuses == [0] * PROCESSES
    assert torn == []
    assert target.read_bytes() in VERSIONS
    assert leftovers(tmp_path) == []
    record_property(f"times stored by {THREADS} threads and {PROCESSES} processes", (THREADS + PROCESSES) * ROUNDS)
    record_property("looks at that one target", looks)


@pytest.mark.slow
def test_threads_and_processes_convert_one_input_into_one_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    source = tmp_path / "a.txt"
    source.write_text(COPY, encoding="utf-8")
    convert_one(source, tmp_path / "alone")
    context = multiprocessing.get_context("spawn")
    threads = [threading.Thread(target=convert_one, args=(source, tmp_path / "out")) for _ in range(THREADS)]
    processes = [context.Process(target=convert_one, args=(source, tmp_path / "out")) for _ in range(PROCESSES)]
    assert all_at_once(threads, list(processes)) == [0] * PROCESSES
    for name in ("a.txt", "a.docx"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()
    assert leftovers(tmp_path) == []
