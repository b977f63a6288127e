"""One input from start to end: read, correct, render, store, with every failure turned into its `Result`."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from umbruch import api
from umbruch.batch.house_options import houses, style_of
from umbruch.batch.plan import STDIN, STDOUT, Job, Target
from umbruch.diagnostics import Diagnostic
from umbruch.errors import Fault, OutputError, StrictError, UmbruchError
from umbruch.facts.moment import stamped
from umbruch.files import fixes_beside, store
from umbruch.pictures.stored_names import storable
from umbruch.registry.format_table import writer
from umbruch.settings import looked_up_once
from umbruch.style import Style
from umbruch.tree.reading import Reading

Status = Literal["done", "failed", "skipped"]


class Made(NamedTuple):
    """A file that was made: its format, where it lies, its size in bytes."""

    format: str
    path: Path
    size: int


@dataclass(frozen=True)
class Result:
    """What became of one input.

    `error` is the first thing that went wrong and None unless `status` is `failed`; files of formats that did succeed
    are in `made` all the same. `diagnostics` holds what was guessed while reading, the remarks of the writers, and
    further errors.
    """

    source: str
    status: Status
    made: tuple[Made, ...] = ()
    error: UmbruchError | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that were made, or were there already."""
        return tuple(made.path for made in self.made)


@dataclass(frozen=True)
class Order:
    """What the inputs of a batch have in common; without a `style` the house behind each input may name one."""

    style: Style | None
    moment: datetime
    template: str | Path | None = None
    format: str | None = None
    lang: str | None = None
    corrections: Mapping[str, str] | None = None
    fixes: bool = True
    article: int | None = None
    strict: bool = False
    resume: bool = False


def work(job: Job, order: Order) -> Result:
    """Do one job. Never raises but for an interrupt: a fault of ours becomes a `Fault` in the result."""
    try:
        if order.resume and (there := _already_made(job)):
            return Result(job.source, "skipped", there)
        with stamped(order.moment), looked_up_once(houses(order.moment)):
            return _work(job, order)
    except UmbruchError as error:
        return Result(job.source, "failed", error=_named(error, job.source))
    except Exception as error:  # noqa: BLE001  the outermost edge: the other inputs are still done
        return Result(job.source, "failed", error=fault(error, job.source))


def _work(job: Job, order: Order) -> Result:
    if job.refused is not None:
        raise job.refused
    reading = api.read(
        job.source, format=order.format, lang=order.lang, set=order.corrections, fixes=order.fixes,
        article=order.article,
    )  # fmt: skip
    style = order.style or style_of(job.source, order.template, order.moment)
    remarks = list(reading.diagnostics)
    errors: list[UmbruchError] = []
    made: list[Made] = []
    rendered: list[tuple[Target, bytes]] = []
    beside = _for_storing(reading, job)
    for target in job.targets:
        try:
            publication = beside if _has_pictures_beside(target) else reading
            content = api.render(publication, target.format, style, on_diagnostic=remarks.append)
            if order.strict:
                rendered.append((target, content))
            else:
                made += _store(target, content, publication)
        except UmbruchError as error:
            errors.append(_named(error, job.source))
        except Exception as error:  # noqa: BLE001  a fault in one writer leaves the other formats their chance
            errors.append(fault(error, job.source))
    remarks = _once(remarks)
    if order.strict and not errors:
        _insist(job.source, remarks)
        for target, content in rendered:
            made += _store(target, content, beside)
    if not errors:
        return Result(job.source, "done", tuple(made), diagnostics=tuple(remarks))
    remarks += [Diagnostic(error.code, str(error).removeprefix(f"{job.source}: "), "error") for error in errors[1:]]
    return Result(job.source, "failed", tuple(made), errors[0], tuple(remarks))


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
    if grave:
        more = f" and {len(grave) - 1} more" if len(grave) > 1 else ""
        raise StrictError(f"{grave[0]}{more}", source=source, hint="nothing is written under --strict")


def _store(target: Target, content: bytes, publication: Reading) -> list[Made]:
    if target.path == STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return []
    beside: tuple[Path, ...] = ()
    if _has_pictures_beside(target):
        beside = api.store_pictures(publication, target.path.parent)
    store(target.path, content)
    pictures = [Made("picture", path, path.stat().st_size) for path in beside]
    return [Made(target.format, target.path, len(content)), *pictures]


def _already_made(job: Job) -> tuple[Made, ...]:
    """The files of an earlier run, where all of them are there and newer than the input."""
    if job.source == STDIN or job.refused is not None:
        return ()
    try:
        written = Path(job.source).stat().st_mtime_ns
        fixes = fixes_beside(Path(job.source))
        if fixes.is_file():
            written = max(written, fixes.stat().st_mtime_ns)
        stats = [(target, target.path.stat()) for target in job.targets]
    except (OSError, ValueError):
        return ()
    if any(stat.st_mtime_ns <= written for _, stat in stats):
        return ()
    return tuple(Made(target.format, target.path, stat.st_size) for target, stat in stats)


def _named(error: UmbruchError, source: str) -> UmbruchError:
    """The error with the input's name first, whatever file it tells of."""
    if error.source == source:
        return error
    place = ": ".join(part for part in (error.source, error.place) if part)
    return type(error)(error.message, source=source, place=place or None, hint=error.hint)


def fault(error: BaseException, source: str) -> UmbruchError:
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
