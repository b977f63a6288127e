"""Working on many inputs through any `concurrent.futures.Executor`: in order, with bounded memory, and with workers
that may die. The executor may be a pool of threads or processes, or one of another machine that sees the same folders.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import Executor, Future, wait
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from umbruch.batch.plan import Job, size_of
from umbruch.batch.pool import in_chunks, lost
from umbruch.batch.work import Order, Result, work
from umbruch.errors import UmbruchError

CHUNK, CHUNK_BYTES = 100, 2_000_000
"""Inputs of a task: a scheduler takes 2 to 3 ms for each, which is to cost next to nothing; fewer where they are long.
"""

IN_FLIGHT = 64
"""Tasks that are handed out at once: enough for some dozens of workers, and few enough to be held in memory."""

ASKED_AFTER, LATEST = 2.0, 2.0
"""Seconds after which an executor is asked whether it still works, and that a result may take to come from one that
does not: a task that was handed out while a scheduler died is never done and never fails."""

ATTEMPTS = 3
"""How often a task is handed out before its inputs are tried one by one: workers die, and schedulers start anew."""

Chunk = tuple[Job, ...]


class _Task(NamedTuple):
    """A chunk that was handed out."""

    chunk: Chunk
    future: Future[list[Result]]


def work_on_executor(
    jobs: Iterator[Job],
    order: Order,
    executor: Executor,
    *,
    chunk_size: int | None = None,
    in_flight: int = IN_FLIGHT,
    renewed: Callable[[], Executor] | None = None,
    idle: Callable[[], bool] | None = None,
) -> Generator[Result]:
    """Results in the order of the jobs; leaving the iterator early takes back what no worker has begun.

    Args:
        jobs: what is to be done. Paths are made absolute for the workers, and results named as the jobs are.
        order: what the jobs have in common.
        executor: it is not shut down.
        chunk_size: inputs of a task, by default `CHUNK`.
        in_flight: tasks handed out at once.
        renewed: gives an executor in the place of one that broke; without it the inputs of that one fail.
        idle: whether the executor has nothing to do, though it is waited for: what was handed out while it broke.
    """
    chunks = in_chunks(jobs, chunk_size or CHUNK, size_of, CHUNK_BYTES)
    running: deque[_Task] = deque()
    handing = _Handing(executor, order, renewed, idle)
    try:
        while True:
            while len(running) < in_flight and (chunk := next(chunks, None)):
                running.append(_Task(chunk, handing.hand_out(chunk)))
            if not running:
                return
            task = running[0]
            results = handing.results(task)
            running.popleft()
            yield from results
    finally:
        for task in running:
            task.future.cancel()


class _Handing:
    """Hands chunks to the executor, and again where they were lost."""

    def __init__(
        self, executor: Executor, order: Order, renewed: Callable[[], Executor] | None, idle: Callable[[], bool] | None
    ) -> None:
        self._executor = executor
        self._order = _absolute_order(order)
        self._renewed = renewed
        self._idle = idle

    def hand_out(self, chunk: Chunk) -> Future[list[Result]]:
        """The future of a chunk; one that has failed already where the executor takes no more."""
        try:
            return self._executor.submit(work_on_chunk, tuple(map(_absolute, chunk)), self._order)
        except Exception as error:  # noqa: BLE001  each kind of executor breaks in its own way
            failed: Future[list[Result]] = Future()
            failed.set_exception(error)
            return failed

    def results(self, task: _Task) -> list[Result]:
        """The results of a chunk, whatever happens to the workers."""
        found = self._waited_for(task.future)
        for _ in range(1, ATTEMPTS):
            if found is not None:
                break
            self._renew()
            found = self._waited_for(self.hand_out(task.chunk))
        if found is not None:
            return [_named_as(job, result) for job, result in zip(task.chunk, found, strict=True)]
        if len(task.chunk) == 1:
            (job,) = task.chunk
            return [Result(job.source, "failed", error=lost(job.source))]
        return [one for job in task.chunk for one in self._alone(job)]

    def _alone(self, job: Job) -> list[Result]:
        """A task was lost again and again: each of its inputs is a task of its own, so that only the culprit fails."""
        found = self._waited_for(self.hand_out((job,)))
        if found is None:
            self._renew()
            return [Result(job.source, "failed", error=lost(job.source))]
        return [_named_as(job, found[0])]

    def _renew(self) -> None:
        if self._renewed is not None:
            self._executor = self._renewed()

    def _waited_for(self, future: Future[list[Result]]) -> list[Result] | None:
        """The results; None where the task was lost, for `work` itself never raises."""
        try:
            if self._idle is not None:
                self._stand_by(future, self._idle)
            return future.result(timeout=None if self._idle is None else LATEST)
        except UmbruchError:
            raise
        except Exception:  # noqa: BLE001  a killed worker, a broken pool, a scheduler that has gone: each has its own
            return None
        except BaseException as error:
            if type(error).__name__ != "CancelledError":  # Dask's is no Exception
                raise
            return None

    @staticmethod
    def _stand_by(future: Future[list[Result]], idle: Callable[[], bool]) -> None:
        """Wait until a task is done, or nobody works on it."""
        while not wait((future,), timeout=ASKED_AFTER).done:
            if idle():
                return


def work_on_chunk(chunk: Chunk, order: Order) -> list[Result]:
    """Do the jobs one after another; this is what runs on the workers."""
    return [work(job, order) for job in chunk]


def _absolute_order(order: Order) -> Order:
    template = None if order.template is None else Path(os.path.abspath(order.template))  # noqa: PTH100
    journal = order.journal and order.journal._replace(folder=Path(os.path.abspath(order.journal.folder)))  # noqa: PTH100
    return replace(order, template=template, journal=journal)


def _absolute(job: Job) -> Job:
    """The job for somebody who works in another folder."""
    targets = tuple(target._replace(path=Path(os.path.abspath(target.path))) for target in job.targets)  # noqa: PTH100
    return job._replace(source=os.path.abspath(job.source), targets=targets)  # noqa: PTH100  links stay


def _named_as(job: Job, result: Result) -> Result:
    """The result with paths as the job has them."""
    folders = {Path(os.path.abspath(target.path)).parent: target.path.parent for target in job.targets}  # noqa: PTH100
    made = tuple(one._replace(path=_seen_from(one.path, folders)) for one in result.made)
    error = result.error
    if error is not None and error.source == result.source != job.source:
        error = type(error)(error.message, source=job.source, place=error.place, hint=error.hint)
    return replace(result, source=job.source, made=made, error=error)


def _seen_from(path: Path, folders: Mapping[Path, Path]) -> Path:
    for whole, given in folders.items():
        if path.is_relative_to(whole):
            return given / path.relative_to(whole)
    return path
