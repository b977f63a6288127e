"""Working on many inputs in several processes, in order, with bounded memory, and with processes that may die."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import Event
from typing import Any, Generic, TypeVar

from umbruch.batch.plan import Job
from umbruch.batch.work import Order, Result, work
from umbruch.errors import Fault

CHUNK = 16
"""Inputs that a process takes at once, so that handing them over costs next to nothing."""

AHEAD = 2
"""Chunks in hand for each process, worked on or waiting."""

GRACE = 1.0
"""Seconds that tasks in hand get when the iterator is left, so that an interrupt ends within two."""

T = TypeVar("T")
R = TypeVar("R")

_do: Callable[[Any], Any] | None = None
_stop: Event | None = None
"""What a worker does, and whether it is to go on; both are set in worker processes only."""


def work_in_processes(jobs: Iterator[Job], order: Order, processes: int) -> Iterator[Result]:
    """Results in the order of the jobs.

    Leaving the iterator early stops the processes after the input in hand, or a second later.
    """
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
        whole = False
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
                    whole = True
                    return
                yield from running[0][1].result()
                running.popleft()
        except BrokenProcessPool:
            whole = True
            waiting.extendleft(reversed([chunk for chunk, _ in running]))
        finally:
            pool.close(patient=whole)
        if waiting:
            yield from _one_by_one(waiting.popleft(), do, lost)


def _next(waiting: deque[tuple[T, ...]], chunks: Iterator[tuple[T, ...]]) -> tuple[T, ...] | None:
    return waiting.popleft() if waiting else next(chunks, None)


def _one_by_one(chunk: tuple[T, ...], do: Callable[[T], R], lost: Callable[[T], R]) -> Iterator[R]:
    """A process died over one of these tasks: each gets a process of its own, so that only the culprit fails."""
    pool = _Pool(1, do)
    whole = False
    try:
        for task in chunk:
            try:
                yield from pool.submit((task,)).result()
            except BrokenProcessPool:
                pool.close(patient=True)
                pool = _Pool(1, do)
                yield lost(task)
        whole = True
    finally:
        pool.close(patient=whole)


class _Pool(Generic[T, R]):
    """A process pool whose workers stop between two tasks when they are asked to, and never outlive this process."""

    def __init__(self, processes: int, do: Callable[[T], R]) -> None:
        context = _context()
        self._stop = context.Event()
        self._told, self._tell = context.Pipe(duplex=False)
        self._executor = ProcessPoolExecutor(
            processes, context, initializer=_begin, initargs=(do, self._stop, self._told)
        )
        self._handed: set[Future[list[R]]] = set()

    def submit(self, chunk: tuple[T, ...]) -> Future[list[R]]:
        future: Future[list[R]] = self._executor.submit(_work_chunk, chunk)
        self._handed.add(future)
        future.add_done_callback(self._handed.discard)
        return future

    def close(self, *, patient: bool) -> None:
        """End the processes after the task in hand; where that is not waited for, a moment later at any rate."""
        self._stop.set()
        if not patient:
            self._executor.shutdown(wait=False, cancel_futures=True)
            if wait(self._handed.copy(), GRACE).not_done:
                self._tell.send_bytes(b"end")
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._tell.close()
        self._told.close()


def _context() -> BaseContext:
    """Forking hands over what the first input has loaded; it is safe on Linux as long as there is a single thread."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _begin(do: Callable[[Any], Any], stop: Event, told: Connection[Any, Any]) -> None:
    """Make a new process ready: signals of the terminal are for its parent, and it ends when that is gone."""
    global _do, _stop
    _do, _stop = do, stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, args=(told,), name="umbruch-parent", daemon=True).start()


def _end_with_parent(told: Connection[Any, Any]) -> None:
    """Wait until the parent has died, of whatever, or says that all must end now."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    multiprocessing.connection.wait([parent.sentinel, told])
    os._exit(1)  # at once: nobody is left to take the results, and files are stored whole or not at all


def _work_chunk(chunk: tuple[Any, ...]) -> list[Any]:
    results = []
    for task in chunk:
        if _stop is not None and _stop.is_set():
            break
        assert _do is not None
        results.append(_do(task))
    return results
