"""An input that hangs or eats memory costs itself only; the first that fails may end the batch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import umbruch
from umbruch.batch.pool import each_in_processes
from umbruch.batch.task_limits import Limits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="timers and bounds of memory are those of Linux")

ARTICLE = "Neue Brücke {name}\n\nKALLDORF. Am Montag ist die neue Brücke über die Kalle eröffnet worden.\n"


def work(task: str) -> str:
    match task:
        case "sleeps":
            subprocess.run(["sleep", "60"], check=False)
        case "hangs in a library":
            return str(sum(range(10**13)))  # it never looks whether there is a signal
        case "eats":
            try:
                return str(len(bytearray(4_000_000_000)))
            except MemoryError:
                return "no memory"
        case _:
            pass
    return task


def lost(task: str, late: bool) -> str:
    return f"{task}: late" if late else f"{task}: lost"


@pytest.mark.parametrize("hangs", ["sleeps", "hangs in a library"])
def test_a_task_that_takes_too_long_is_given_up_and_the_others_are_done(hangs: str) -> None:
    tasks = ["a", hangs, "b", "c"]
    done = list(each_in_processes(iter(tasks), work, lost, 2, 2, limits=Limits(seconds=0.3)))
    assert done == ["a", f"{hangs}: late", "b", "c"]


def test_a_task_that_wants_too_much_memory_is_refused_it() -> None:
    done = list(each_in_processes(iter(["eats", "a"]), work, lost, 1, 1, limits=Limits(megabytes=2_000)))
    assert done == ["no memory", "a"]


def test_long_inputs_are_spread_over_the_processes() -> None:
    sizes: list[int] = []

    def note(task: int) -> int:
        sizes.append(task)
        return task

    done = list(each_in_processes(iter([70, 70, 70]), abs, lambda task, _: -task, 1, 16, weight=note, most=64))
    assert done == sizes == [70, 70, 70]


def test_an_input_that_takes_too_long_says_so(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(ARTICLE.format(name="eins") * 60_000, encoding="utf-8")
    short = tmp_path / "short.txt"
    short.write_text(ARTICLE.format(name="zwei"), encoding="utf-8")
    results = umbruch.convert([long, short], to="json", out=tmp_path / "out", time_limit=2)
    assert [result.status for result in results] == ["failed", "done"]
    assert "took longer than 2 seconds" in str(results[0].error)
    assert "--time-limit" in str(results[0].error)


def test_the_first_failure_ends_the_batch_where_that_is_wanted(tmp_path: Path) -> None:
    for name in ("a", "c"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE.format(name=name), encoding="utf-8")
    inputs = [tmp_path / f"{name}.txt" for name in "abc"]
    results = umbruch.convert(inputs, to="json", out=tmp_path / "out", fail_fast=True)
    assert [result.status for result in results] == ["done", "failed"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.json"]
