"""Other ways to convert than one file after another: the plan alone, all inputs in one file, again on every save."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from umbruch.cli.options import say_error, say_remark
from umbruch.cli.speech import headings, localised
from umbruch.cli.terminal import one_line, size_of, table

if TYPE_CHECKING:
    from umbruch.batch import Result
    from umbruch.batch.inputs import Selection
    from umbruch.diagnostics import Diagnostic

FAILED = 1
MOST_OPENED = 5


def say_plan(
    inputs: Sequence[str], formats: list[str] | None, out: str, include: Iterable[str], exclude: Iterable[str]
) -> int:
    """Print which files would be made of which inputs, and which of them replace older ones; the exit status."""
    from umbruch.batch import planned
    from umbruch.errors import InputMissing

    if takes_all(inputs, out):
        rows = [(one, Path(out).suffix[1:], _planned(Path(out))) for one in inputs]
        refused = 0
    else:
        rows, refused = [], 0
        for job in planned(inputs, formats, out, include=include, exclude=exclude):
            missing = job.source != "-" and not Path(job.source).exists()
            error = job.refused or (
                InputMissing("there is no such file", source=job.source, hint="check the path") if missing else None
            )
            if error is not None:
                refused += 1
                say_error(error)
            rows += [(job.source, target.format, _planned(target.path)) for target in job.targets if not error]
    source, format, _, file = headings("INPUT", "FORMAT", "SIZE", "FILE")
    for line in table((source, format, file), rows) if rows else ():
        click.echo(line)
    click.echo(f"umbruch: {localised('nothing was written (--dry-run)')}", err=True)
    return FAILED if refused else 0


def _planned(path: Path) -> str:
    return f"{path}  ({localised('replaces the one that is there')})" if path.is_file() else str(path)


def takes_all(inputs: Sequence[str], out: str) -> bool:
    """Whether `out` is one file for several inputs."""
    from umbruch.batch.plan import claimed_by_suffix, is_folder

    path = Path(out)
    several = len(inputs) > 1 or any(is_folder(Path(one)) for one in inputs)
    return several and "-" not in (*inputs, out) and not out.endswith("/") and not is_folder(path) and bool(
        claimed_by_suffix(path)
    )  # fmt: skip


def convert_into_one(
    inputs: Sequence[str], out: str, formats: list[str] | None, selection: Selection, *, strict: bool, verbose: bool,
    quiet: bool, reading_as: dict[str, Any], writing_as: dict[str, Any],
) -> list[Result]:  # fmt: skip
    """Make one file of all inputs, and say so.

    Returns:
        What became of each input, those that cannot be read first; what the writer remarks stands with the last.

    Raises:
        UmbruchError: nothing can be read, or the file cannot be made.
    """
    from umbruch import api
    from umbruch.batch import Result
    from umbruch.batch.records import Made
    from umbruch.errors import StrictError, UsageError
    from umbruch.presskit.one_file import joined
    from umbruch.registry.format_table import writer_for

    begun = time.monotonic()
    if formats is not None and len(formats) != 1:
        raise UsageError("one file cannot hold several formats", source=out, hint="name a folder")
    path = Path(out)
    title = path.stem.replace("-", " ").replace("_", " ").strip().capitalize()
    whole = joined(inputs, title, selection, **reading_as)
    for error in whole.unread:
        say_error(error)
    remarks = list(whole.remarks)
    written: list[Diagnostic] = []
    format = formats[0] if formats else None
    if strict and (grave := [one for one in remarks if one[1].severity != "info"]):
        raise StrictError(grave[0][1].message, source=grave[0][0], hint="nothing is written under --strict")
    api.write(whole.publication, path, format=format, on_diagnostic=written.append, **writing_as)
    size = path.stat().st_size
    if not quiet:
        click.echo(f"{one_line(out)}  {size_of(size)}")
    for source, remark in [*remarks, *((out, one) for one in written)]:
        if verbose or remark.severity != "info":
            say_remark(source, remark)
    if not quiet:
        count = len(whole.sources)
        click.echo(f"umbruch: {localised(f'{count} inputs in one file')}", err=True)
    seconds, made = time.monotonic() - begun, (Made(format or writer_for(path).name, path, size),)
    failed = [Result(one.source or out, "failed", error=one, seconds=seconds) for one in whole.unread]
    done = [
        Result(
            source, "done", made, seconds=seconds,
            diagnostics=tuple(one for name, one in remarks if name == source),
        )
        for source in whole.sources
    ]  # fmt: skip
    done[-1] = replace(done[-1], diagnostics=(*done[-1].diagnostics, *written))
    return failed + done


def saves(source: str, style: str | None) -> Iterator[None]:
    """Once for each time that an input, what lies beside it under its name, its settings or its style is saved.

    Raises:
        UsageError: the package `watchfiles` is not installed.
    """
    from umbruch.errors import UsageError

    try:
        from watchfiles import watch
    except ImportError:
        raise UsageError(
            "watching needs the package watchfiles", hint="install it: pip install 'umbruch[watch]'"
        ) from None
    path = Path(source).resolve()
    own_style = Path(style).resolve() if style is not None and style.endswith(".toml") else None
    folders = {path.parent} | ({own_style.parent} if own_style is not None and own_style.is_file() else set())
    stem = path.stem.split(".")[0]
    for changes in watch(*folders, debounce=300, step=50, recursive=False, raise_interrupt=True):
        changed = [Path(name) for _, name in changes]
        if any(_concerns(one, path, stem, own_style) for one in changed):
            yield


def _concerns(changed: Path, path: Path, stem: str, style: Path | None) -> bool:
    """Pictures go by the beginning of the name; what is made from the input does not count, or it would never end."""
    from umbruch.pictures.kinds import PICTURE_SUFFIXES

    if changed in (path, style) or changed.name in (f"{stem}.fix.toml", "umbruch.toml"):
        return True
    return changed.parent == path.parent and changed.suffix.lower() in PICTURE_SUFFIXES


def open_files(made: Sequence[Path]) -> None:
    """Open the first few of what was made, each with the program that its kind has on this machine."""
    for path in made[:MOST_OPENED]:
        if click.launch(str(path)):
            click.echo(
                f"umbruch: {localised(f'no program here opens {one_line(str(path))}: open it by hand')}", err=True
            )
