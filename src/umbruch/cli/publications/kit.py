"""`umbruch kit`: a folder in, a press kit out; many folders at once with --all."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from umbruch.cli.options import hold, sandbox_option, say_error, say_remark, style_keys_of, style_options
from umbruch.cli.printing.completion import complete_style
from umbruch.cli.speech import headings, localised
from umbruch.cli.terminal import one_line, size_of

if TYPE_CHECKING:
    from umbruch.presskit.build.many_kits import KitResult, KitsProgress

FAILED = 1


@click.command("kit", short_help="Make press kits.")
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True)
@click.option("-o", "--output", "out", metavar="DIR", default=".", help="Folder for the results; by default this one.")
@click.option(
    "--style",
    metavar="NAME|FILE",
    default=None,
    help="Style in the place of the one in kit.toml.",
    shell_complete=complete_style,
)
@style_options
@click.option("--all", "several", is_flag=True, help="Take several folders, each a kit; one that fails stops no other.")
@click.option(
    "-j", "--jobs", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Kits built at once."
)
@click.option("--init", is_flag=True, help="Write a kit.toml with comments from what lies in the folder; no kit yet.")
@click.option("--release", is_flag=True, help="Publish: leave the embargo out; refused as long as it holds.")
@click.option(
    "--trust", is_flag=True, help="Let the style of the folder take fonts, templates and styles from outside of it."
)
@click.option(
    "--revise",
    is_flag=True,
    help="Count the version of each article up that is in the old kit and has changed, with what changed as the note.",
)
@click.option("--fresh", is_flag=True, help="Make everything anew, also what has not changed.")
@sandbox_option
@click.pass_context
def command(
    context: click.Context,
    folders: tuple[str, ...],
    out: str,
    style: str | None,
    style_keys: tuple[str, ...],
    paper: str | None,
    several: bool,
    jobs: int,
    init: bool,
    release: bool,
    fresh: bool,
    trust: bool,
    revise: bool,
) -> None:
    """Make press kits: folders of articles and pictures in, all that a press office sends and puts online out.

    FOLDER holds articles in any format that umbruch reads, pictures, and perhaps a kit.toml. In the folder of the
    results a folder and a ZIP of the same name are made: the kit as PDF, EPUB, DOCX and NewsML-G2, each article
    alone, the pictures for print and web with their rights, and a web page. What has not changed is not made again.
    A kit is built beside the old one, which stays whole until the new one is.

    \b
    Examples:
      umbruch kit --init summer-festival
      umbruch kit summer-festival -o output
      umbruch kit summer-festival -o output --release
      umbruch kit --all kits/* -o output -j 2

    Exit status: 0 all done, 1 some kits failed, 2 wrong usage, 3 the kit (or every kit) cannot be read.
    """
    if len(folders) > 1 and not several:
        raise click.UsageError("several folders are several kits: say --all")
    hold(context, [*folders, style], [out, *(folders if init else ())])
    if init:
        context.exit(_init(folders))
    from umbruch.errors import UmbruchError
    from umbruch.presskit.build.many_kits import build_all

    try:
        results = build_all(
            [Path(folder) for folder in folders], Path(out), style=style, style_keys=style_keys_of(style_keys, paper),
            release=release, fresh=fresh, trust=trust, revise=revise, jobs=jobs, progress=_progress(len(folders)),
        )  # fmt: skip
        with closing(results):
            status = _tell(results, len(folders))
        context.exit(status)
    except UmbruchError as error:
        say_error(error)
        context.exit(error.exit_code)


def _init(folders: Iterable[str]) -> int:
    from umbruch.errors import UmbruchError
    from umbruch.presskit.source.manifest_template import write_template

    status = 0
    for folder in folders:
        try:
            click.echo(one_line(str(write_template(Path(folder)))))
        except UmbruchError as error:
            say_error(error)
            status = error.exit_code
    return status


def _progress(kits: int) -> KitsProgress | None:
    """A line on the terminal that tells how far the work has come; None where nobody looks."""
    if not sys.stderr.isatty():
        return None

    def show(source: str, done: int, total: int) -> None:
        name = f"{Path(source).name}: " if kits > 1 else ""
        click.echo(f"\r\x1b[Kumbruch: {one_line(name)}{localised(f'{done} of {total} files')}", err=True, nl=False)

    return show


def _tell(results: Iterable[KitResult], count: int) -> int:
    counts = {"done": 0, "skipped": 0, "failed": 0}
    statuses: set[int] = set()
    for result in results:
        if sys.stderr.isatty():
            click.echo("\r\x1b[K", err=True, nl=False)
        counts[result.status] += 1
        for remark in result.diagnostics:
            if remark.severity != "info":
                say_remark(result.source, remark)
        if result.error is not None:
            say_error(result.error)
            statuses.add(result.error.exit_code)
        if result.kit is not None:
            kept = f"  ({localised('nothing has changed')})" if result.status == "skipped" else ""
            kit = result.kit
            click.echo(f"{one_line(str(kit.folder))}/  {localised(f'{kit.files} files')}, {size_of(kit.size)}{kept}")
            click.echo(f"{one_line(str(kit.archive))}  {size_of(kit.archive.stat().st_size)}{kept}")
        if sys.stderr.isatty() and (finished := sum(counts.values())) < count:
            click.echo(f"umbruch: {localised(f'{finished} of {count} kits')}", err=True, nl=False)
    if count > 1:
        words = dict(zip(counts, headings("done", "skipped", "failed"), strict=True))
        told = ", ".join(f"{number} {words[status]}" for status, number in counts.items() if number)
        click.echo(f"umbruch: {localised(f'{count} kits')}: {told}", err=True)
    if counts["done"] or counts["skipped"]:
        return FAILED if statuses else 0
    return statuses.pop() if len(statuses) == 1 else FAILED
