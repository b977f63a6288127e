"""Working on many inputs in several processes, in order, with bounded memory, and with processes that may die."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import Event
from typing import Generic, TypeVar

from umbruch.batch.plan import Job
from umbruch.batch.work import Order, Result, work
from umbruch.errors import Fault

CHUNK = 16
"""Inputs that a process takes at once, so that handing them over costs next to nothing."""

AHEAD = 2
"""Chunks in hand for each process, worked on or waiting."""

T = TypeVar("T")
R = TypeVar("R")

_stop: Event | None = None


def work_in_processes(jobs: Iterator[Job], order: Order, processes: int) -> Iterator[Result]:
    """Results in the order of the jobs; leaving the iterator early stops the processes after the input in hand."""
    return each_in_processes(jobs, partial(work, order=order), _lost, processes, CHUNK)


def _lost(job: Job) -> Result:
    return Result(job.source, "failed", error=lost(job.source))


def lost(source: str) -> Fault:
    """The error for work whose process died over it."""
    return Fault(
        "the process that worked on it was ended from outside", source=source,
        hint="not enough memory? try fewer jobs with -j",
    )  # fmt: skip


def each_in_processes(
    tasks: Iterator[T], do: Callable[[T], R], lost: Callable[[T], R], processes: int, chunk_size: int
) -> Iterator[R]:
    """Do every task in one of several processes; results come in the order of the tasks.

    Args:
        tasks: what is to be done; it is sent to a process, so it must be fit for pickling.
        do: does one task, and never raises.
        lost: the result for a task over which its process died.
        processes: how many work at once.
        chunk_size: how many tasks a process takes at once.
    """
    chunks = iter(lambda: tuple(islice(tasks, chunk_size)), ())
    waiting: deque[tuple[T, ...]] = deque()
    while True:
        pool = _Pool(processes, do)
        try:
            running: deque[tuple[tuple[T, ...], Future[list[R]]]] = deque()
            while True:
                while len(running) < processes * AHEAD and (chunk := _next(waiting, chunks)):
                    try:
                        running.append((chunk, pool.submit(chunk)))
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
            yield from _one_by_one(waiting.popleft(), do, lost)


def _next(waiting: deque[tuple[T, ...]], chunks: Iterator[tuple[T, ...]]) -> tuple[T, ...] | None:
    return waiting.popleft() if waiting else next(chunks, None)


def _one_by_one(chunk: tuple[T, ...], do: Callable[[T], R], lost: Callable[[T], R]) -> Iterator[R]:
    """A process died over one of these tasks: each gets a process of its own, so that only the culprit fails."""
    pool = _Pool(1, do)
    try:
        for task in chunk:
            try:
                yield from pool.submit((task,)).result()
            except BrokenProcessPool:
                pool.close()
                pool = _Pool(1, do)
                yield lost(task)
    finally:
        pool.close()


class _Pool(Generic[T, R]):
    """A process pool whose workers can be asked to stop between two tasks."""

    def __init__(self, processes: int, do: Callable[[T], R]) -> None:
        self._do = do
        context = _context()
        self._stop = context.Event()
        self._executor = ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(self._stop,))

    def submit(self, chunk: tuple[T, ...]) -> Future[list[R]]:
        return self._executor.submit(_work_chunk, chunk, self._do)

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


def _work_chunk(chunk: tuple[T, ...], do: Callable[[T], R]) -> list[R]:
    results = []
    for task in chunk:
        if _stop is not None and _stop.is_set():
            break
        results.append(do(task))
    return results
