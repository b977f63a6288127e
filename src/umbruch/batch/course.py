"""How a batch runs from its first input to its last: the journal, this process or several, and when it stops."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from umbruch.batch import plan
from umbruch.batch.ingredients import digest_of, style_key
from umbruch.batch.inputs import Input, Selection, Source, inputs_of
from umbruch.batch.journal import JOURNAL, Journal
from umbruch.batch.plan import STDOUT, Destination, Job, size_of
from umbruch.batch.records import Journalled
from umbruch.batch.task_limits import NO_LIMITS, Limits
from umbruch.batch.work import Order, Result, work
from umbruch.files import make_folder, remove_orphans

if TYPE_CHECKING:
    from concurrent.futures import Executor

FEW, FEW_BYTES = 8, 64_000
"""Up to so many inputs of so many bytes stay in this process: starting others would take longer than the work."""


@dataclass(frozen=True)
class Course:
    """A batch that is ready to run.

    `journalled` says whether it is recorded what is made; `processes` how many work at once, unless the work is done
    by an `executor` or by the Dask `cluster` of that address.
    """

    where: Destination
    order: Order
    processes: int = 1
    resume: bool = False
    journalled: bool = False
    fail_fast: bool = False
    limits: Limits = NO_LIMITS
    executor: Executor | None = None
    cluster: str | None = None

    def inputs(self, paths: Iterable[Source], selection: Selection) -> Iterator[Input]:
        """The inputs that `paths` stand for; in folders what an earlier run made is passed over."""
        folder = self.where.folder
        with closing(Journal(folder)) if _is_file(folder / JOURNAL) else nullcontext() as journal:
            made = journal.is_made if journal else lambda _: False
            yield from inputs_of(paths, selection, folder, made)

    def results(self, inputs: Iterable[Input], named: frozenset[str] = frozenset()) -> Generator[Result]:
        """The result of each input, in order.

        Args:
            inputs: what to work on.
            named: the absolute paths of those that are known before.
        """
        if self.where.file == STDOUT or not self.journalled:
            yield from self._stopped(self._work(plan.jobs(inputs, self.where, named), self.order))
            return
        make_folder(self.where.folder)
        with closing(Journal(self.where.folder)) as journal:
            key = self._key()
            moment = journal.begin(key, self.resume)
            order = replace(self.order, moment=moment, journal=Journalled(self.where.folder, key, self.order.run))
            jobs: Iterator[Job] = plan.jobs(inputs, self.where, named)
            if self.resume:
                jobs = (job._replace(known=journal.records(job.source)) for job in jobs)
            failed = False
            with closing(self._work(jobs, order)) as results:
                for result in results:
                    if result.records:
                        journal.keep(result.source, result.records)
                    failed = result.status == "failed"
                    yield replace(result, records=())
                    if failed and self.fail_fast:
                        return
            journal.finish()

    def _key(self) -> str:
        """Stands for all that the inputs have in common."""
        order = self.order
        corrections = sorted((order.corrections or {}).items())
        options = repr(
            (
                order.format,
                order.lang,
                corrections,
                order.fixes,
                order.article,
                order.attachments,
                order.changes,
                order.strict,
                order.style_keys,
            )
        )
        return digest_of(style_key(order.style) if order.style else "", options)

    def _stopped(self, results: Generator[Result]) -> Generator[Result]:
        with closing(results):
            for result in results:
                yield result
                if self.fail_fast and result.status == "failed":
                    return

    def _work(self, jobs: Iterator[Job], order: Order) -> Generator[Result]:
        planned = _without_orphans(jobs, self.where.folder)
        if self.cluster is not None:
            from umbruch.batch.executors.dask_cluster import connected
            from umbruch.batch.executors.ordered_chunks import work_on_executor

            with connected(self.cluster) as found:
                yield from work_on_executor(
                    planned,
                    order,
                    found.executor,
                    in_flight=found.in_flight,
                    renewed=found.renewed,
                    idle=found.idle,
                )
            return
        if self.executor is not None:
            from umbruch.batch.executors.ordered_chunks import work_on_executor

            yield from work_on_executor(planned, order, self.executor, chunk_size=FEW)
            return
        if self.processes > 1 or self.limits.any:
            first = list(islice(planned, FEW + 1))
            if self.limits.any or len(first) > FEW or sum(map(size_of, first)) > FEW_BYTES:
                from umbruch.batch.pool import work_in_processes

                yield from work_in_processes(chain(first, planned), order, self.processes, self.limits)
                return
            planned = iter(first)
        for job in planned:
            yield work(job, order)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for the disk
        return False


def _without_orphans(jobs: Iterable[Job], folder: Path) -> Iterator[Job]:
    """The jobs, each folder cleared of what a killed run left before anything goes into it, and at the end again: its
    workers may have lived a moment longer than the run itself.
    """
    seen = {folder}
    remove_orphans(folder)
    for job in jobs:
        for target in job.targets[:1]:
            if target.path.parent not in seen:
                seen.add(target.path.parent)
                remove_orphans(target.path.parent)
        yield job
    for one in seen:
        remove_orphans(one)
