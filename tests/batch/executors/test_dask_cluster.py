"""A batch on a real Dask cluster on this machine: a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import umbruch
from umbruch.errors import UsageError

distributed: Any = pytest.importorskip("distributed")

ARTICLES, OF_A_TASK = 300, 20
EPOCH = "1700000000"


class Cluster:
    """A scheduler and workers on loopback."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self._folder = folder
        self.scheduler = self.start_scheduler()
        self.workers = [self.start_worker(), self.start_worker()]

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]], cwd=self._folder,
            env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def start_scheduler(self) -> subprocess.Popen[bytes]:
        return self._start("dask_scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard")

    def start_worker(self) -> subprocess.Popen[bytes]:
        return self._start(
            "dask_worker", self.address, "--host", "127.0.0.1", "--no-nanny", "--nthreads", "1", "--no-dashboard",
            "--death-timeout", "60", "--local-directory", str(self._folder),
        )  # fmt: skip

    def wait(self) -> None:
        with distributed.Client(self.address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)

    def end(self) -> None:
        for one in (*self.workers, self.scheduler):
            one.kill()
            one.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    found = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        found.wait()
        yield found
    finally:
        found.end()


def archive(folder: Path, count: int) -> list[str]:
    folder.mkdir()
    for number in range(count):
        text = f"Brücke {number} eröffnet\n\nKALLDORF. Am Montag ist die Brücke Nummer {number} eröffnet worden.\n"
        (folder / f"a{number:04}.txt").write_text(text, encoding="utf-8")
    return sorted(map(str, folder.iterdir()))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".umbruch")}


@pytest.mark.slow
def test_articles_come_out_whole_though_a_worker_is_killed_and_the_scheduler_started_anew(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setattr("umbruch.batch.executors.ordered_chunks.CHUNK", OF_A_TASK)
    inputs = archive(tmp_path / "in", ARTICLES)
    results = umbruch.convert_all(inputs, ["ninjs"], tmp_path / "out", cluster=cluster.address)
    seen = [next(results) for _ in range(60)]
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    seen += [next(results) for _ in range(60)]
    cluster.scheduler.kill()
    cluster.scheduler.wait()
    cluster.scheduler = cluster.start_scheduler()
    time.sleep(1)
    cluster.workers += [cluster.start_worker()]
    seen += results
    assert [one.source for one in seen] == inputs
    assert {one.status for one in seen} == {"done"}
    again = list(umbruch.convert_all(inputs, ["ninjs"], tmp_path / "out", resume=True))
    assert {one.status for one in again} == {"skipped"}, "the journal is that of any batch"
    assert len(contents(tmp_path / "out")) == ARTICLES


@pytest.mark.slow
def test_a_cluster_makes_the_bytes_of_one_process(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    inputs = archive(tmp_path / "in", 20)
    list(umbruch.convert_all(inputs, ["docx", "newsml"], tmp_path / "cluster", cluster=cluster.address))
    list(umbruch.convert_all(inputs, ["docx", "newsml"], tmp_path / "alone"))
    assert len(contents(tmp_path / "alone")) == 40
    assert contents(tmp_path / "alone") == contents(tmp_path / "cluster")


@pytest.mark.slow
def test_workers_that_would_make_other_files_are_refused(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000001")
    inputs = archive(tmp_path / "in", 1)
    with pytest.raises(UsageError, match="another umbruch or SOURCE_DATE_EPOCH"):
        list(umbruch.convert_all(inputs, ["text"], tmp_path / "out", cluster=cluster.address))


def test_an_address_where_nobody_answers_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("umbruch.batch.executors.dask_cluster.TIMEOUT", 1)
    (inputs,) = archive(tmp_path / "in", 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(UsageError, match="no Dask scheduler answers"):
            list(umbruch.convert_all([inputs], ["text"], tmp_path / "out", cluster=address))


def test_the_package_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    (inputs,) = archive(tmp_path / "in", 1)
    with pytest.raises(UsageError, match="distributed") as caught:
        list(umbruch.convert_all([inputs], ["text"], tmp_path / "out", cluster="tcp://127.0.0.1:1"))
    assert "umbruch[cluster]" in (caught.value.hint or "")
