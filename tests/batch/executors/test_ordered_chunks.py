"""A batch on any executor: the same files and results, in order, whatever happens to the workers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import umbruch
from umbruch.batch.executors import ordered_chunks
from umbruch.batch.executors.ordered_chunks import ATTEMPTS, work_on_executor
from umbruch.batch.plan import Job, Target
from umbruch.batch.work import Order
from umbruch.errors import UsageError

MOMENT = datetime(2024, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(24):
        words = "Am Montag ist die neue Brücke über die Kalle eröffnet worden. " * (1 + number % 5)
        (folder / f"a{number:02}.txt").write_text(f"Brücke {number} eröffnet\n\nKALLDORF. {words}\n", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    return sorted(map(str, folder.iterdir()))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".umbruch")}


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_makes_the_files_that_one_process_makes(
    kind: Callable[[int], Executor], inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    alone = list(umbruch.convert_all(inputs, ["docx", "html"], tmp_path / "alone"))
    with kind(3) as executor:
        shared = list(umbruch.convert_all(inputs, ["docx", "html"], tmp_path / "shared", executor=executor))
        again = list(umbruch.convert_all(inputs, ["docx", "html"], tmp_path / "shared", executor=executor, resume=True))
    assert [one.source for one in shared] == inputs
    assert [one.status for one in shared] == [one.status for one in alone] == ["done"] * 24 + ["failed"]
    assert [one.status for one in again] == ["skipped"] * 24 + ["failed"]
    assert str(shared[-1].error) == str(alone[-1].error)
    assert contents(tmp_path / "shared") == contents(tmp_path / "alone")


def test_paths_are_told_as_they_were_given(inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    given = [os.path.relpath(one) for one in inputs]
    with ThreadPoolExecutor(2) as executor:
        results = list(umbruch.convert_all(given, ["ninjs"], "out", executor=executor))
    assert [one.source for one in results] == given
    assert results[0].files == (Path("out/a00.ninjs.json"),)
    assert str(results[-1].error).startswith("in/b.txt: ")


class _Losing(Executor):
    """Loses a task each time an input of that name is in it, as a cluster does whose workers die over it."""

    def __init__(self, name: str, error: BaseException, times: int = 1_000) -> None:
        self.name, self.error, self.times = name, error, times
        self.handed: list[int] = []

    def submit(self, do: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        chunk: tuple[Job, ...] = arguments[0]
        self.handed.append(len(chunk))
        future: Future[Any] = Future()
        if self.times and any(Path(job.source).name == self.name for job in chunk):
            self.times -= 1
            future.set_exception(self.error)
        else:
            future.set_result(do(*arguments))
        return future


def jobs(inputs: list[str], out: Path) -> Iterator[Job]:
    return (Job(one, (Target("text", out / f"{Path(one).stem}.out"),)) for one in inputs[:24])


@pytest.mark.parametrize("error", [OSError("connection lost"), CancelledError(), RuntimeError("KilledWorker")])
def test_only_the_input_over_which_workers_die_fails(error: BaseException, inputs: list[str], tmp_path: Path) -> None:
    executor = _Losing("a05.txt", error)
    order = Order(style=None, moment=MOMENT)
    results = list(work_on_executor(jobs(inputs, tmp_path / "out"), order, executor, chunk_size=10))
    assert [one.source for one in results if one.status != "done"] == [inputs[5]]
    assert "ended from outside" in str(results[5].error)
    assert sorted(executor.handed) == sorted([10] * ATTEMPTS + [1] * 10 + [10, 4])


def test_a_task_that_is_lost_once_is_handed_out_again(inputs: list[str], tmp_path: Path) -> None:
    broken = _Losing("a05.txt", OSError("gone"))
    order = Order(style=None, moment=MOMENT)
    with ThreadPoolExecutor(1) as other:
        found = work_on_executor(jobs(inputs, tmp_path / "out"), order, broken, chunk_size=10, renewed=lambda: other)
        results = list(found)
    assert [one.status for one in results] == ["done"] * 24
    assert len(list((tmp_path / "out").iterdir())) == 24


class _Forgetting(Executor):
    """Never does its first task, and never says so: a message to a scheduler that dies at that moment."""

    def __init__(self, other: Executor) -> None:
        self._other: Executor | None = None
        self._next = other

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self._other is None:
            self._other = self._next
            return Future()
        return self._other.submit(fn, *args, **kwargs)


def test_a_task_that_nobody_works_on_is_handed_out_again(
    inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordered_chunks, "ASKED_AFTER", 0.01)
    monkeypatch.setattr(ordered_chunks, "LATEST", 0.01)
    order = Order(style=None, moment=MOMENT)
    answers = iter((False, True))
    with ThreadPoolExecutor(2) as other:
        forgetting, wanted = _Forgetting(other), jobs(inputs, tmp_path / "out")
        found = work_on_executor(wanted, order, forgetting, chunk_size=30, idle=lambda: next(answers, False))
        results = list(found)
    assert [one.status for one in results] == ["done"] * 24


def test_no_more_is_handed_out_than_is_said(inputs: list[str], tmp_path: Path) -> None:
    asked = 0

    def counted() -> Iterator[Job]:
        nonlocal asked
        for job in jobs(inputs, tmp_path / "out"):
            asked += 1
            yield job

    with ThreadPoolExecutor(1) as executor:
        order = Order(style=None, moment=MOMENT)
        results = work_on_executor(counted(), order, executor, chunk_size=2, in_flight=3)
        next(results)
        assert asked == 6
        results.close()
    assert asked == 6


@pytest.mark.parametrize("limit", [{"time_limit": 5.0}, {"memory_limit": 512}, {"out": "-"}])
def test_what_only_own_processes_can_do_is_refused(limit: dict[str, Any], inputs: list[str], tmp_path: Path) -> None:
    chosen = {"out": tmp_path / "out", **limit}
    with ThreadPoolExecutor(1) as executor, pytest.raises(UsageError):
        umbruch.convert_all(inputs[:1], ["text"], executor=executor, **chosen)
