"""One input from start to end: read, correct, render, store, with every failure turned into its `Result`."""

from __future__ import annotations

import secrets
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from umbruch import api
from umbruch.batch.house_options import houses, style_of
from umbruch.batch.journal import Record
from umbruch.batch.plan import STDOUT, Job, Target
from umbruch.batch.records import Journalled, Made, evidence_of
from umbruch.diagnostics import Diagnostic
from umbruch.errors import Fault, OutputError, StrictError, UmbruchError
from umbruch.facts.moment import stamped
from umbruch.files import seeing, store
from umbruch.kept import made_once
from umbruch.newsxml import WIRE
from umbruch.pictures.picture_folder import FolderListings, listed_by
from umbruch.pictures.stored_names import storable
from umbruch.registry.format_table import Changes, writer
from umbruch.settings import looked_up_once
from umbruch.style import Style
from umbruch.tree.reading import Reading

Status = Literal["done", "failed", "skipped"]


@dataclass(frozen=True)
class Result:
    """What became of one input.

    `error` is the first thing that went wrong and None unless `status` is `failed`; files of formats that did succeed
    are in `made` all the same. `diagnostics` holds what was guessed while reading, the remarks of the writers, and
    further errors. `seconds` is how long it took; `records` is for the journal.
    """

    source: str
    status: Status
    made: tuple[Made, ...] = ()
    error: UmbruchError | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    seconds: float = field(default=0.0, compare=False)
    records: tuple[Record, ...] = field(default=(), repr=False, compare=False)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that were made, or were there already."""
        return tuple(made.path for made in self.made)


@dataclass(frozen=True)
class Order:
    """What the inputs of a batch have in common; without a `style` the house behind each input may name one.

    `run` tells this batch from all others. `alone` is whether it has but one input, so that nobody compares its name.
    """

    style: Style | None
    moment: datetime
    style_keys: tuple[tuple[str, str], ...] = ()
    template: str | Path | None = None
    format: str | None = None
    lang: str | None = None
    corrections: Mapping[str, str] | None = None
    fixes: bool = True
    article: int | None = None
    attachments: bool = False
    changes: Changes = "accepted"
    strict: bool = False
    revise: bool = False
    alone: bool = False
    journal: Journalled | None = None
    run: str = field(default_factory=lambda: secrets.token_hex(8))


@made_once(4)
def _listings(_run: str) -> FolderListings:
    """The folders of a batch, each listed once: what is read was there when it began."""
    return FolderListings(once=True)


def work(job: Job, order: Order) -> Result:
    """Do one job. Never raises but for an interrupt: a fault of ours becomes a `Fault` in the result."""
    begun = time.monotonic()
    try:
        with stamped(order.moment), looked_up_once(houses(order.run)), listed_by(_listings(order.run)):
            result = _work(job, order)
    except UmbruchError as error:
        result = Result(job.source, "failed", error=_named(error, job.source))
    except Exception as error:  # noqa: BLE001  the outermost edge: the other inputs are still done
        result = Result(job.source, "failed", error=fault(error, job.source))
    return replace(result, seconds=time.monotonic() - begun)


def _work(job: Job, order: Order) -> Result:
    if job.refused is not None:
        raise job.refused
    style = order.style or style_of(job.source, order.template, order.run, keys=order.style_keys)
    evidence = evidence_of(job, style, order.journal)
    there = evidence.made_before() if evidence else {}
    before = tuple(made for target in job.targets for made in there.get(target, ()))
    targets = [target for target in job.targets if target not in there]
    if not targets:
        return Result(job.source, "skipped", before)
    with seeing(evidence.needs if evidence else {}):
        reading = read_as_ordered(job.source, order)
    remarks = list(reading.diagnostics)
    errors: list[UmbruchError] = []
    if job.off_the_wire and any(target.format in WIRE for target in targets):
        errors.append(job.off_the_wire)
        targets = [target for target in targets if target.format not in WIRE]
    if order.alone and any(target.format in WIRE for target in targets) and (remark := _undated(reading)):
        remarks.append(remark)
    if order.revise:
        reading, told = _revised(reading, targets, style)
        remarks += told
    made: list[Made] = []
    records: list[Record] = []
    ours = evidence.pictures() if evidence else frozenset[Path]()
    rendered: list[tuple[Target, bytes, Reading]] = []
    beside = _for_storing(reading, job)

    def stored(target: Target, content: bytes, publication: Reading) -> None:
        files = _store(target, content, publication, ours, durable=evidence is None)
        made.extend(files)
        if evidence and files:
            records.append(evidence.record(files, content))

    for target in targets:
        try:
            publication = beside if _has_pictures_beside(target) else reading
            content = api.render(publication, target.format, style, on_diagnostic=remarks.append)
            if order.strict:
                rendered.append((target, content, publication))
            else:
                stored(target, content, publication)
        except UmbruchError as error:
            errors.append(_named(error, job.source))
        except Exception as error:  # noqa: BLE001  a fault in one writer leaves the other formats their chance
            errors.append(fault(error, job.source))
    remarks = _once(remarks)
    if order.strict and not errors:
        _insist(job.source, remarks)
        for one in rendered:
            stored(*one)
    files = (*before, *made)
    if not errors:
        return Result(job.source, "done", files, diagnostics=tuple(remarks), records=tuple(records))
    remarks += [Diagnostic(error.code, str(error).removeprefix(f"{job.source}: "), "error") for error in errors[1:]]
    return Result(job.source, "failed", files, errors[0], tuple(remarks), records=tuple(records))


def read_as_ordered(source: str, order: Order) -> Reading:
    """An input as the batch wants it read."""
    return api.read(
        source, format=order.format, lang=order.lang, set=order.corrections, fixes=order.fixes,
        article=order.article, attachments=order.attachments, changes=order.changes,
    )  # fmt: skip


def _undated(reading: Reading) -> Diagnostic | None:
    from umbruch.newsxml.guids import undated

    return undated(reading)


def _revised(reading: Reading, targets: list[Target], style: Style) -> tuple[Reading, list[Diagnostic]]:
    """The reading as the next version of what lies where its files will."""
    from umbruch.newsxml.earlier_items import earlier_items, revised

    earlier = [earlier_items(one.format, (one.path,)) for one in targets if one.format in WIRE and one.path != STDOUT]
    made, remarks = revised(reading, earlier, style)
    assert isinstance(made, Reading)
    return made, remarks


def _has_pictures_beside(target: Target) -> bool:
    return bool(getattr(writer(target.format), "pictures_beside", False))


def _for_storing(reading: Reading, job: Job) -> Reading:
    """The reading whose pictures have names that no file of the job has, where a format stores them beside its file."""
    if not reading.pictures or not any(map(_has_pictures_beside, job.targets)):
        return reading
    return storable(reading, [Path(job.source).name, *(target.path.name for target in job.targets)])


def _once(remarks: list[Diagnostic]) -> list[Diagnostic]:
    """What several writers remark on the same thing, each in its way, is said once."""
    fields: dict[tuple[str, str, int | None], set[str | None]] = {}
    kept = []
    for remark in remarks:
        seen = fields.setdefault((remark.code, remark.message, remark.line), set())
        if not seen or (remark.field is not None and remark.field not in seen):
            kept.append(remark)
        seen.add(remark.field)
    return kept


def _insist(source: str, remarks: list[Diagnostic]) -> None:
    grave = [remark for remark in remarks if remark.severity != "info"]
    if not grave:
        return
    first, others = grave[0], len(grave) - 1
    place = f"line {first.line}" if first.line is not None else first.field
    more = f"; {others} more like it" if others else ""
    raise StrictError(first.message, source=source, place=place, hint=f"nothing is written under --strict{more}")


def _store(
    target: Target, content: bytes, publication: Reading, ours: frozenset[Path], *, durable: bool
) -> tuple[Made, ...]:
    if target.path == STDOUT:
        with _as_printing():
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        return ()
    beside: tuple[Path, ...] = ()
    if _has_pictures_beside(target):
        beside = api.store_pictures(publication, target.path.parent, ours)
    store(target.path, content, durable=durable)
    pictures = [Made("picture", path, path.stat().st_size) for path in beside]
    return (Made(target.format, target.path, len(content)), *pictures)


@contextmanager
def _as_printing() -> Iterator[None]:
    """Standard output that cannot be written is nobody's fault here; a pipe that is closed ends the program."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(
            f"standard output cannot be written: {error.strerror}", hint="is the disk full? name a file with -o"
        ) from None


def _named(error: UmbruchError, source: str) -> UmbruchError:
    """The error with the input's name first, whatever file it tells of."""
    if error.source == source:
        return error
    place = ": ".join(part for part in (error.source, error.place) if part)
    return type(error)(error.message, source=source, place=place or None, hint=error.hint)


def fault(error: BaseException, source: str | None = None) -> UmbruchError:
    """An error for what should not have happened, with the place in our sources."""
    if isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, MemoryError):
        return OutputError("there is not enough memory for it", source=source, hint="fewer jobs at once with -j")
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    said = f": {error}" if str(error) else ""
    return Fault(
        f"a fault in umbruch, not in your file: {type(error).__name__}{said}{place}", source=source,
        hint="please report it, with the input if you may share it",
    )  # fmt: skip
