"""`umbruch convert`: inputs in, files out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import TYPE_CHECKING

import click

from umbruch.cli.options import reading_options, say_error, say_remark
from umbruch.cli.terminal import one_line, padded, size_of, styled, width

if TYPE_CHECKING:
    from umbruch.batch import Result

FAILED = 1


@click.command("convert", short_help="Convert articles into finished files.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--to",
    "formats",
    metavar="FORMATS",
    help="Formats to make, parted by commas; by default what the suffix of -o FILE tells, else what umbruch.toml says, "
    "else pdf,epub,docx,newsml.",
)
@click.option(
    "-o",
    "--output",
    "out",
    metavar="DIR|FILE|-",
    default=".",
    help="Folder for the files (made when missing; by default the current one), or one file for one input and one "
    "format, or - for standard output. A folder may end in a slash to tell it from a file.",
)
@click.option(
    "--style",
    metavar="NAME|FILE",
    default=None,
    help="Style by name, or a TOML file; by default umbruch.toml's, else broadsheet.",
)
@click.option(
    "--template",
    metavar="FILE",
    default=None,
    help="House template (.docx, .dotx) for Word files: its styles, paper and page heads win, missing styles are made.",
)
@click.option(
    "-j", "--jobs", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Processes at work."
)
@click.option(
    "--resume",
    is_flag=True,
    help="Leave out inputs whose files are all there and newer than they are, whatever the style and options were.",
)
@click.option("--strict", is_flag=True, help="Take warnings for errors: write nothing for an input that has one.")
@reading_options
@click.pass_context
def command(
    context: click.Context,
    inputs: tuple[str, ...],
    formats: str | None,
    out: str,
    style: str | None,
    template: str | None,
    jobs: int,
    resume: bool,
    strict: bool,
    source_format: str | None,
    lang: str | None,
    article: int | None,
    assignments: tuple[str, ...],
    no_fixes: bool,
) -> None:
    """Convert articles into finished files.

    INPUT is a file, or - for standard input. A file is named after its input (clipping.txt becomes clipping.pdf); an
    older file of that name is replaced, an input never is. Each format is stored as soon as it is made: where one
    fails, the others of that input and all other inputs are still done. A table of what was made goes to standard
    output, everything else to standard error.

    \b
    Examples:
      umbruch convert clipping.txt -o output
      umbruch convert *.txt --to pdf,docx -o output -j 2 --resume
      umbruch convert clipping.txt -o front.pdf --style clipping
      umbruch convert clipping.txt --set headline="New bridge opens" --set dateline.place=Kalldorf
      cat clipping.txt | umbruch convert - --to pdf -o - > clipping.pdf

    \b
    Exit status: 0 all done, 1 some inputs failed, 2 wrong usage, 3 the input (or every input) cannot be read.
    """
    from umbruch import corrections
    from umbruch.batch import convert_all
    from umbruch.errors import UmbruchError

    if out == "-" and sys.__stdout__ is None:
        raise click.UsageError("standard output is closed: name a file or a folder with -o")
    try:
        results = convert_all(
            list(inputs),
            formats.split(",") if formats is not None else None,
            out,
            format=source_format,
            style=style,
            template=template,
            lang=lang,
            set=corrections.parse(assignments),
            fixes=not no_fixes,
            article=article,
            strict=strict,
            jobs=jobs,
            resume=resume,
        )
    except UmbruchError as error:
        say_error(error)
        context.exit(error.exit_code)
    if out == "-" and sys.stdout.isatty() and not _is_text(formats or ""):
        raise click.UsageError(f"{formats} is not for the eye: send it on with > or |")
    with closing(results):
        status = _tell(results, inputs, quiet=out == "-")
    context.exit(status)


def _is_text(format: str) -> bool:
    """Whether a terminal can show files of this format."""
    from umbruch.registry.format_table import writer

    media_type = writer(format.strip(" ,")).media_type
    return media_type.startswith("text/") or media_type.endswith(("json", "xml"))


def _tell(results: Iterable[Result], inputs: tuple[str, ...], quiet: bool) -> int:
    """Print what becomes of each input while it happens; the exit status."""
    counts = {"done": 0, "skipped": 0, "failed": 0}
    statuses: set[int] = set()
    show = _silent if quiet else _table_of(inputs)
    for result in results:
        counts[result.status] += 1
        for remark in result.diagnostics:
            if remark.severity != "info":
                say_remark(result.source, remark)
        if result.error is not None:
            say_error(result.error)
            statuses.add(result.error.exit_code)
        show(result)
    if len(inputs) > 1 and not quiet:
        told = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
        click.echo(f"umbruch: {len(inputs)} inputs: {told}", err=True)
    if counts["done"] or counts["skipped"]:
        return FAILED if statuses else 0
    return statuses.pop() if len(statuses) == 1 else FAILED


def _silent(result: Result) -> None:
    pass


def _table_of(inputs: tuple[str, ...]) -> Callable[[Result], None]:
    """A function that prints the files of a result as rows of one table."""
    first = min(max(max(width(one_line(name)) for name in inputs), len("INPUT")), 44)
    started = False

    def show(result: Result) -> None:
        nonlocal started
        if result.made and not started:
            started = True
            click.echo(styled(f"{padded('INPUT', first)}  {'FORMAT':<8}  {'SIZE':>8}  FILE", bold=True))
        for made in result.made:
            row = f"{padded(one_line(result.source), first)}  {made.format:<8}  {size_of(made.size):>8}"
            kept = "  (was there)" if result.status == "skipped" else ""
            click.echo(f"{row}  {one_line(str(made.path))}{kept}")

    return show
