"""Working on many inputs in several processes, in order, with bounded memory, and with processes that may die."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import Event

from umbruch.batch.plan import Job
from umbruch.batch.work import Order, Result, work
from umbruch.errors import Fault

CHUNK = 16
"""Inputs that a process takes at once, so that handing them over costs next to nothing."""

AHEAD = 2
"""Chunks in hand for each process, worked on or waiting."""

Chunk = tuple[Job, ...]

_stop: Event | None = None


def work_in_processes(jobs: Iterator[Job], order: Order, processes: int) -> Iterator[Result]:
    """Results in the order of the jobs; leaving the iterator early stops the processes after the input in hand."""
    chunks = iter(lambda: tuple(islice(jobs, CHUNK)), ())
    waiting: deque[Chunk] = deque()
    while True:
        pool = _Pool(processes)
        try:
            running: deque[tuple[Chunk, Future[list[Result]]]] = deque()
            while True:
                while len(running) < processes * AHEAD and (chunk := _next(waiting, chunks)):
                    try:
                        running.append((chunk, pool.submit(chunk, order)))
                    except BrokenProcessPool:
                        waiting.appendleft(chunk)
                        raise
                if not running:
                    return
                yield from running[0][1].result()
                running.popleft()
        except BrokenProcessPool:
            waiting.extendleft(reversed([chunk for chunk, _ in running]))
        finally:
            pool.close()
        if waiting:
            yield from _one_by_one(waiting.popleft(), order)


def _next(waiting: deque[Chunk], chunks: Iterator[Chunk]) -> Chunk | None:
    return waiting.popleft() if waiting else next(chunks, None)


def _one_by_one(chunk: Chunk, order: Order) -> Iterator[Result]:
    """A process died over one of these inputs: each gets a process of its own, so that only the culprit fails."""
    pool = _Pool(1)
    try:
        for job in chunk:
            try:
                yield from pool.submit((job,), order).result()
            except BrokenProcessPool:
                pool.close()
                pool = _Pool(1)
                error = Fault(
                    "the process that worked on it was ended from outside", source=job.source,
                    hint="not enough memory? try fewer jobs with -j",
                )  # fmt: skip
                yield Result(job.source, "failed", error=error)
    finally:
        pool.close()


class _Pool:
    """A process pool whose workers can be asked to stop between two inputs."""

    def __init__(self, processes: int) -> None:
        context = _context()
        self._stop = context.Event()
        self._executor = ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(self._stop,))

    def submit(self, chunk: Chunk, order: Order) -> Future[list[Result]]:
        return self._executor.submit(_work_chunk, chunk, order)

    def close(self) -> None:
        self._stop.set()
        self._executor.shutdown(wait=True, cancel_futures=True)


def _context() -> BaseContext:
    """Forking hands over what the first input has loaded; it is safe on Linux as long as there is a single thread."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _begin(stop: Event) -> None:
    global _stop
    _stop = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work_chunk(chunk: Chunk, order: Order) -> list[Result]:
    results = []
    for job in chunk:
        if _stop is not None and _stop.is_set():
            break
        results.append(work(job, order))
    return results
