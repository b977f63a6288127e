"""Working on many inputs in several processes, in order, with bounded memory, and with processes that may die."""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import Event
from typing import Any, Generic, TypeVar

from umbruch import api
from umbruch.batch.plan import Job, size_of
from umbruch.batch.task_limits import NO_LIMITS, Limits, OutOfTime, bound_memory, out_of_time, timed
from umbruch.batch.work import Order, Result, work
from umbruch.errors import Fault
from umbruch.kept import collect_rarely

CHUNK, CHUNK_BYTES = 16, 64_000
"""Inputs that a process takes at once, so that handing them over costs next to nothing; fewer where they are long, so
that the work is spread over all processes.
"""

AHEAD = 2
"""Chunks in hand for each process, worked on or waiting."""

GRACE = 1.0
"""Seconds that tasks in hand get when the iterator is left, so that an interrupt ends within two."""

T = TypeVar("T")
R = TypeVar("R")

_PR_SET_PDEATHSIG = 1
"""From <sys/prctl.h>."""

_do: Callable[[Any], Any] | None = None
_stop: Event | None = None
_limits = NO_LIMITS
"""What a worker does, whether it is to go on, and how long a task may take; all are set in worker processes only."""

_SAMPLE = "Neue Brücke eröffnet\n\nKALLDORF. Am Montag ist die neue Brücke über die Kalle eröffnet worden.\n"


def work_in_processes(
    jobs: Iterator[Job], order: Order, processes: int, limits: Limits = NO_LIMITS
) -> Iterator[Result]:
    """Results in the order of the jobs.

    Leaving the iterator early stops the processes after the input in hand, or a second later.
    """
    first = list(islice(jobs, 1))
    if sys.platform == "linux":
        _warm_up({target.format for job in first for target in job.targets}, order)
    return each_in_processes(
        chain(first, jobs), partial(work, order=order), partial(_lost, limits=limits), processes, CHUNK,
        weight=size_of, most=CHUNK_BYTES, limits=limits,
    )  # fmt: skip


def _warm_up(formats: Iterable[str], order: Order) -> None:
    """Load what the inputs will need before processes are forked, with words of our own: no input can harm this one."""
    with suppress(Exception):
        reading = api.read(_SAMPLE.encode(), format="text", lang=order.lang)
        for format in sorted(formats):
            api.render(reading, format, order.style or api.DEFAULT_STYLE, on_diagnostic=lambda _: None)


def _lost(job: Job, late: bool, limits: Limits) -> Result:
    return Result(job.source, "failed", error=out_of_time(job.source, limits) if late else lost(job.source))


def lost(source: str) -> Fault:
    """The error for work whose process died over it."""
    return Fault(
        "the process that worked on it was ended from outside", source=source,
        hint="not enough memory? try fewer jobs with -j",
    )  # fmt: skip


def each_in_processes(
    tasks: Iterator[T],
    do: Callable[[T], R],
    lost: Callable[[T, bool], R],
    processes: int,
    chunk_size: int,
    *,
    weight: Callable[[T], int] = lambda _: 0,
    most: int = 1,
    limits: Limits = NO_LIMITS,
) -> Iterator[R]:
    """Do every task in one of several processes; results come in the order of the tasks.

    Args:
        tasks: what is to be done; it is sent to a process, so it must be fit for pickling.
        do: does one task, and never raises.
        lost: the result for a task over which its process died, or (True) which took longer than it may.
        processes: how many work at once.
        chunk_size: how many tasks a process takes at once.
        weight: how heavy a task is.
        most: a process takes no more tasks at once when these are so heavy together.
        limits: of time for a task, of memory for a process.
    """
    chunks = in_chunks(tasks, chunk_size, weight, most)
    waiting: deque[tuple[T, ...]] = deque()
    while True:
        pool = _Pool(processes, do, limits)
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
                chunk, future = running[0]
                results = future.result()
                running.popleft()
                yield from (lost(task, True) if one is None else one for task, one in zip(chunk, results, strict=False))
        except BrokenProcessPool:
            whole = True
            waiting.extendleft(reversed([chunk for chunk, _ in running]))
        finally:
            pool.close(patient=whole)
        if waiting:
            yield from _one_by_one(waiting.popleft(), do, lost, limits)


def in_chunks(tasks: Iterator[T], size: int, weight: Callable[[T], int], most: int) -> Iterator[tuple[T, ...]]:
    """The tasks in chunks of `size`, or of fewer that together weigh `most`."""
    chunk: list[T] = []
    heavy = 0
    for task in tasks:
        chunk.append(task)
        heavy += weight(task)
        if len(chunk) >= size or heavy >= most:
            yield tuple(chunk)
            chunk, heavy = [], 0
    if chunk:
        yield tuple(chunk)


def _next(waiting: deque[tuple[T, ...]], chunks: Iterator[tuple[T, ...]]) -> tuple[T, ...] | None:
    return waiting.popleft() if waiting else next(chunks, None)


def _one_by_one(
    chunk: tuple[T, ...], do: Callable[[T], R], lost: Callable[[T, bool], R], limits: Limits
) -> Iterator[R]:
    """A process died over one of these tasks: each gets a process of its own, so that only the culprit fails."""
    pool = _Pool(1, do, limits)
    whole = False
    try:
        for task in chunk:
            begun = time.monotonic()
            try:
                (one,) = pool.submit((task,)).result()
            except BrokenProcessPool:
                pool.close(patient=True)
                pool = _Pool(1, do, limits)
                yield lost(task, limits.seconds is not None and time.monotonic() - begun >= limits.seconds)
            else:
                yield lost(task, True) if one is None else one
        whole = True
    finally:
        pool.close(patient=whole)


class _Pool(Generic[T, R]):
    """A process pool whose workers stop between two tasks when they are asked to, and never outlive this process."""

    def __init__(self, processes: int, do: Callable[[T], R], limits: Limits) -> None:
        context = _context()
        forks = context.get_start_method() == "fork"
        self._stop = context.Event()
        self._told, self._tell = context.Pipe(duplex=False)
        self._executor = ProcessPoolExecutor(
            processes, context, initializer=_begin, initargs=(do, self._stop, self._told, limits, forks)
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


def _begin(do: Callable[[Any], Any], stop: Event, told: Connection[Any, Any], limits: Limits, forked: bool) -> None:
    """Make a new process ready: signals of the terminal are for its parent, and it ends when that is gone."""
    global _do, _stop, _limits
    _do, _stop, _limits = do, stop, limits
    if forked:  # by the only thread that there is: the kernel asks after the thread, not after the process
        _die_with_parent()
    gc.freeze()  # what is loaded by now stays; there is no use in looking through it again and again
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, args=(told,), name="umbruch-parent", daemon=True).start()
    bound_memory(limits)  # last: a thread that gets no memory never says that it has begun


def _die_with_parent() -> None:
    """Let the kernel end this process with its parent, even when it hangs inside a library (prctl(2))."""
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


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
        try:
            with timed(_limits):
                done = _do(task)
        except OutOfTime:
            done = None
        results.append(done)
    return results
