"""`umbruch convert`: inputs in, files out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, closing, nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from umbruch.cli.options import (
    hold,
    reading_options,
    sandbox_option,
    say_error,
    style_keys_of,
    style_options,
)
from umbruch.cli.printing.completion import complete_formats, complete_style
from umbruch.cli.printing.progress import MOST_MEASURED, Telling
from umbruch.cli.speech import localised

if TYPE_CHECKING:
    from umbruch.batch import Result
    from umbruch.errors import UmbruchError
    from umbruch.registry.format_table import Changes

MOST_KNOWN = 200_000
"""So many inputs of a list are known before the first is worked on, and looked through for names that clash."""


@click.command("convert", short_help="Convert articles into finished files.")
@click.argument("inputs", metavar="INPUT...", nargs=-1)
@click.option(
    "--to",
    "formats",
    metavar="FORMATS",
    shell_complete=complete_formats,
    help="Formats to make, parted by commas; by default what the suffix of -o FILE tells, else what umbruch.toml says, "
    "else pdf,epub,docx,newsml.",
)
@click.option(
    "-o",
    "--output",
    "out",
    metavar="DIR|FILE|-",
    default=".",
    help="Folder for the files (made when missing; by default the current one), or one file, which takes all inputs "
    "(all.pdf), or - for standard output; so it is by default for standard input and one format in a pipe. A folder "
    "may end in a slash to tell it from a file.",
)
@click.option(
    "--style",
    metavar="NAME|FILE",
    shell_complete=complete_style,
    default=None,
    help="Style by name, or a TOML file; by default umbruch.toml's, else broadsheet.",
)
@style_options
@click.option(
    "--template",
    metavar="FILE",
    default=None,
    help="House template (.docx, .dotx) for Word files: its styles, paper and page heads win, missing styles are made.",
)
@click.option(
    "--files-from", metavar="FILE|-", help="More inputs from a list: one name a line, or parted by null bytes."
)
@click.option(
    "--include",
    metavar="PATTERN",
    multiple=True,
    help="In folders read only what matches, for example '*.txt' or '2024/*'; may be given several times.",
)
@click.option("--exclude", metavar="PATTERN", multiple=True, help="In folders leave out what matches.")
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    default=None,
    help="Processes at work; by default as many as there are cores. A few inputs stay in one.",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Make only what is missing, cut or changed, or whose input, pictures, style or options have changed since.",
)
@click.option("--report", metavar="FILE", help="Write what became of each input as JSON lines, while it happens.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print what became of each input as a line of JSON in place of the table."
)
@click.option("-q", "--quiet", is_flag=True, help="Print no table and no sums: warnings and errors alone.")
@click.option("-v", "--verbose", is_flag=True, help="Tell notes, too: what a format has no place for.")
@click.option("--fail-fast", is_flag=True, help="Stop after the first input that fails.")
@click.option(
    "--time-limit",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    help="Give an input up that takes longer, and go on with the others.",
)
@click.option(
    "--memory-limit",
    metavar="MB",
    type=click.IntRange(min=256),
    help="Megabytes of address space that an input may take beside what its process has at the start; "
    "one that wants more fails.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Work on the Dask cluster of this scheduler (tcp://scheduler:8786) instead; its workers see the same folders.",
)
@click.option("--dry-run", is_flag=True, help="Say which files would be made; read and write nothing.")
@click.option("--open", "opened", is_flag=True, help="Open what was made, at most five files, as a double click does.")
@click.option(
    "--watch",
    "watched",
    is_flag=True,
    help="Convert one input again whenever it, its pictures, corrections or style are saved; Ctrl-C ends it.",
)
@click.option("--strict", is_flag=True, help="Take warnings for errors: write nothing for an input that has one.")
@click.option(
    "--revise",
    is_flag=True,
    help="Where a NewsML, NITF or ninjs file of the same item is replaced, count its version up and note what changed.",
)
@reading_options
@sandbox_option
@click.pass_context
def command(
    context: click.Context,
    inputs: tuple[str, ...],
    formats: str | None,
    out: str,
    style: str | None,
    style_keys: tuple[str, ...],
    paper: str | None,
    template: str | None,
    files_from: str | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    jobs: int | None,
    resume: bool,
    report: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    fail_fast: bool,
    time_limit: float | None,
    memory_limit: int | None,
    cluster: str | None,
    dry_run: bool,
    opened: bool,
    watched: bool,
    strict: bool,
    revise: bool,
    source_format: str | None,
    lang: str | None,
    article: int | None,
    assignments: tuple[str, ...],
    no_fixes: bool,
    attachments: bool,
    changes: Changes,
) -> None:
    """Convert articles into finished files.

    INPUT is a file, a folder, or - for standard input. A file is named after its input (clipping.txt becomes
    clipping.pdf); an older file of that name is replaced, an input never is. A folder stands for all that can be read
    in it and below it, and its results lie in folders of the same names; two inputs that would become one file are
    refused before anything is written. Each format is stored as soon as it is made: where one fails, the others of
    that input and all other inputs are still done. A table of what was made goes to standard output, everything else
    to standard error.

    INPUT and -o may be addresses of an object store (s3://, gs://, az://): what is to be read is copied to this machine
    first, and each result goes to its address as soon as it is made.

    Of a batch of more than a few inputs a journal is kept in the folder of the results (.umbruch-journal): --resume
    takes up from it what was interrupted.

    \b
    Examples:
      umbruch convert clipping.txt -o output
      umbruch convert archive --exclude drafts --to pdf,docx -o output --resume --report report.jsonl
      find archive -name '*.txt' -print0 | umbruch convert --files-from - -o output
      umbruch convert clipping.txt -o front.pdf --style clipping
      umbruch convert monday/*.txt -o monday.pdf
      umbruch convert clipping.txt --to pdf --watch --open
      umbruch convert clipping.txt --paper a5 --set-style text.headline.size=30pt
      umbruch convert clipping.txt --set headline="New bridge opens" --set dateline.place=Kalldorf
      umbruch convert s3://archive/2024 --to pdf -o s3://archive/pdf
      cat clipping.txt | umbruch convert - --to pdf -o - > clipping.pdf

    Exit status: 0 all done, 1 some inputs failed, 2 wrong usage, 3 the input (or every input) cannot be read.
    """
    from umbruch import corrections
    from umbruch.api import DEFAULT_STYLE
    from umbruch.batch import convert_all
    from umbruch.batch.inputs import Selection
    from umbruch.batch.result_lines import line_of
    from umbruch.batch.stores.store_address import is_address
    from umbruch.cli.publications.converting import (
        FAILED,
        MOST_OPENED,
        convert_into_one,
        open_files,
        say_plan,
        takes_all,
    )
    from umbruch.errors import UmbruchError

    if not inputs and files_from is None:
        raise click.UsageError("Missing argument 'INPUT...'.")
    if files_from == "-" and "-" in inputs:
        raise click.UsageError("standard input cannot be both the list of --files-from and an input")
    if inputs == ("-",) and _is_piped(context, formats):
        out = "-"
    if out == "-" and sys.__stdout__ is None:
        raise click.UsageError("standard output is closed: name a file or a folder with -o")
    hold(context, [*inputs, files_from, style, template], [out, report], opens=opened)
    if any(map(is_address, (*inputs, out))) and (dry_run or opened or watched):
        raise click.UsageError("--dry-run, --open and --watch are for files of this machine, not for an object store")
    if as_json and out == "-":
        raise click.UsageError("standard output cannot hold both the file and the lines of --json")
    named = None if formats is None else formats.split(",")
    everything = [*inputs, *_listed(files_from)] if dry_run or (files_from and files_from != "-") else inputs
    if watched and (len(inputs) != 1 or inputs[0] == "-" or Path(inputs[0]).is_dir() or files_from):
        raise click.UsageError("--watch takes one file; a folder with a press kit is watched by umbruch watch")
    telling = Telling(quiet=quiet or as_json or out == "-", as_json=as_json, verbose=verbose)
    made: list[Path] = []
    reading_as: dict[str, Any] = {
        "format": source_format, "lang": lang, "set": corrections.parse(assignments), "fixes": not no_fixes,
        "article": article, "attachments": attachments, "changes": changes,
    }  # fmt: skip

    def once(telling: Telling) -> int:
        keys = style_keys_of(style_keys, paper)
        if takes_all(everything, out) and not any(map(is_address, (*everything, out))):
            with _reported(report) as add:
                whole = convert_into_one(
                    everything, out, named, Selection(include, exclude), strict=strict, verbose=verbose,
                    quiet=quiet or as_json, reading_as=reading_as,
                    writing_as={"style": style or DEFAULT_STYLE, "style_keys": keys, "template": template},
                )  # fmt: skip
                for result in whole:
                    add(result)
                    if as_json:
                        click.echo(line_of(result), nl=False)
            made.append(Path(out))
            return FAILED if any(result.error for result in whole) else 0
        results = convert_all(
            _all_inputs(inputs, files_from, telling), named, out, style=style, style_keys=keys, template=template,
            strict=strict, revise=revise, jobs=jobs or _cores(), resume=resume, include=include, exclude=exclude,
            fail_fast=fail_fast, time_limit=time_limit, memory_limit=memory_limit, cluster=cluster,
            on_inputs=telling.expect, **reading_as,
        )  # fmt: skip
        if out == "-" and sys.stdout.isatty() and not _is_text(formats or ""):
            raise click.UsageError(f"{formats} is not for the eye: send it on with > or |")
        with closing(results), _reported(report) as add:
            for result in results:
                add(result)
                telling.tell(result)
                made.extend(result.files[: MOST_OPENED - len(made)])
        return telling.ended()

    try:
        if dry_run:
            context.exit(say_plan(everything, named, out, include, exclude))
        status = once(telling)
    except UmbruchError as error:
        status = _told(error, telling)
        if not watched:
            context.exit(status)
    if opened and out != "-":
        open_files(made)
    if watched:
        _watch(inputs[0], style, once, quiet=quiet)
    context.exit(status)


def _told(error: UmbruchError, telling: Telling) -> int:
    telling.clear()
    telling.tell_gathered()
    say_error(error)
    return error.exit_code


def _watch(source: str, style: str | None, once: Callable[[Telling], int], *, quiet: bool) -> None:
    """Convert again on every save, until somebody ends it."""
    from umbruch.cli.publications.converting import saves
    from umbruch.errors import UmbruchError

    click.echo(f"umbruch: {localised(f'waiting for {source} to be saved; Ctrl-C ends it')}", err=True)
    try:
        for _ in saves(source, style):
            telling = Telling(quiet=quiet)
            try:
                once(telling)
            except UmbruchError as error:
                _told(error, telling)
    except UmbruchError as error:
        say_error(error)


def _is_piped(context: click.Context, formats: str | None) -> bool:
    """Whether the one file that is asked for should go on to another program, as nobody says where it should go."""
    given = context.get_parameter_source("out") is not click.core.ParameterSource.DEFAULT
    return not given and formats is not None and "," not in formats and not sys.stdout.isatty()


def _listed(files_from: str | None) -> Iterable[str]:
    if files_from is None:
        return ()
    from umbruch.batch.inputs import names_from, names_in

    return names_in(sys.stdin.buffer) if files_from == "-" else names_from(files_from)


def _all_inputs(inputs: tuple[str, ...], files_from: str | None, telling: Telling) -> Iterable[str]:
    """The inputs that are named, then those of a list: known at once, unless there are more than `MOST_KNOWN`."""
    telling.name(inputs)
    if files_from is None:
        return inputs
    names = iter(_listed(files_from))
    known = [*inputs, *islice(names, MOST_KNOWN)]
    telling.name(known[:MOST_MEASURED])
    return chain(known, names) if len(known) >= MOST_KNOWN else known


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _reported(report: str | None) -> AbstractContextManager[Callable[[Result], None]]:
    if report is None:
        return nullcontext(lambda _: None)
    from umbruch.batch.result_lines import reported

    return reported(report)


def _is_text(format: str) -> bool:
    """Whether a terminal can show files of this format."""
    from umbruch.registry.format_table import writer

    media_type = writer(format.strip(" ,")).media_type
    return media_type.startswith("text/") or media_type.endswith(("json", "xml"))
