"""A batch on a real Dask cluster on this machine: scheduler, two workers and batch, each a process of its own.

Nothing of Dask is loaded here: its threads would stay, and whoever has threads does not fork.
"""

from __future__ import annotations

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import umbruch
from umbruch.errors import UsageError

pytestmark = pytest.mark.skipif(not importlib.util.find_spec("distributed"), reason="distributed is not installed")

ARTICLES, OF_A_TASK = 120, 8
EPOCH = "1700000000"

WAITING = """
import sys
from distributed import Client

with Client(sys.argv[1], timeout=60, set_as_default=False) as client:
    client.wait_for_workers(2, timeout=60)
"""

CONVERTING = """
import sys
import umbruch
from umbruch.batch.executors import dask_cluster, ordered_chunks

address, formats, out, size, timeout, *inputs = sys.argv[1:]
ordered_chunks.CHUNK, dask_cluster.TIMEOUT = int(size), float(timeout)
try:
    for result in umbruch.convert_all(inputs, formats.split(","), out, cluster=address):
        print(result.status, result.source, flush=True)
except umbruch.UmbruchError as error:
    print("refused", error, flush=True)
"""


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
        subprocess.run([sys.executable, "-c", WAITING, self.address], check=True, timeout=120)

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


def converting(
    address: str, formats: str, out: Path, inputs: list[str], *, timeout: float = 20, epoch: str = EPOCH
) -> subprocess.Popen[str]:
    """A process that converts on the cluster and says what became of each input."""
    return subprocess.Popen(
        [sys.executable, "-c", CONVERTING, address, formats, str(out), str(OF_A_TASK), str(timeout), *inputs],
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def said(process: subprocess.Popen[str]) -> list[str]:
    """All that it says from now on."""
    assert process.stdout is not None
    with process.stdout as told:
        lines = told.read().splitlines()  # communicate() forgets what readline() has read ahead
    process.wait(timeout=120)
    return lines


@pytest.mark.slow
def test_articles_come_out_whole_though_a_worker_is_killed_and_the_scheduler_started_anew(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    inputs = archive(tmp_path / "in", ARTICLES)
    batch = converting(cluster.address, "ninjs", tmp_path / "out", inputs)
    assert batch.stdout is not None
    seen = [batch.stdout.readline().strip() for _ in range(24)]
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    seen += [batch.stdout.readline().strip() for _ in range(24)]
    cluster.scheduler.kill()
    cluster.scheduler.wait()
    cluster.scheduler = cluster.start_scheduler()
    time.sleep(1)
    cluster.workers += [cluster.start_worker()]
    seen += said(batch)
    assert seen == [f"done {one}" for one in inputs]
    assert len(contents(tmp_path / "out")) == ARTICLES
    again = list(umbruch.convert_all(inputs, ["ninjs"], tmp_path / "out", resume=True))
    assert {one.status for one in again} == {"skipped"}, "the journal is that of any batch"


@pytest.mark.slow
def test_a_cluster_makes_the_bytes_of_one_process(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    inputs = archive(tmp_path / "in", 10)
    assert len(said(converting(cluster.address, "docx,newsml", tmp_path / "cluster", inputs))) == 10
    list(umbruch.convert_all(inputs, ["docx", "newsml"], tmp_path / "alone"))
    assert len(contents(tmp_path / "alone")) == 20
    assert contents(tmp_path / "alone") == contents(tmp_path / "cluster")


@pytest.mark.slow
def test_workers_that_would_make_other_files_are_refused(cluster: Cluster, tmp_path: Path) -> None:
    inputs = archive(tmp_path / "in", 1)
    (line,) = said(converting(cluster.address, "text", tmp_path / "out", inputs, epoch="1700000001"))
    assert line.startswith("refused")
    assert "another umbruch or SOURCE_DATE_EPOCH" in line


@pytest.mark.slow
def test_an_address_where_nobody_answers_is_said(tmp_path: Path) -> None:
    inputs = archive(tmp_path / "in", 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        (line,) = said(converting(address, "text", tmp_path / "out", inputs, timeout=1))
    assert line.startswith(f"refused no Dask scheduler answers at {address}")


def test_the_package_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    (inputs,) = archive(tmp_path / "in", 1)
    with pytest.raises(UsageError, match="distributed") as caught:
        list(umbruch.convert_all([inputs], ["text"], tmp_path / "out", cluster="tcp://127.0.0.1:1"))
    assert "umbruch[cluster]" in (caught.value.hint or "")
