"""Options that several commands share, and the messages that they all write the same way."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from umbruch.cli.speech import localised_error, localised_remark
from umbruch.cli.terminal import coloured, one_line

if TYPE_CHECKING:
    from umbruch.diagnostics import Diagnostic
    from umbruch.errors import UmbruchError

_F = TypeVar("_F", bound=Callable[..., object])
_SANDBOX = "umbruch.sandbox"
_COLOURS = {"error": "red", "warning": "yellow"}


def reading_options(function: _F) -> _F:
    """`--from`, `--lang`, `--article`, `--set`, `--no-fixes` …: how an input is to be read."""
    for option in (
        click.option(
            "--changes",
            type=click.Choice(("accepted", "original")),
            default="accepted",
            help="Read tracked changes of Word and OpenDocument files as accepted (so it is done by default), or the "
            "original text before them.",
        ),
        click.option(
            "--attachments",
            is_flag=True,
            help="Read the documents attached to a mail, too, each by the reader of its format.",
        ),
        click.option(
            "--no-fixes",
            is_flag=True,
            help="Read without the corrections beside the input (article.fix.toml beside article.txt).",
        ),
        click.option(
            "--set",
            "assignments",
            metavar="FIELD=VALUE",
            multiple=True,
            help="Correct a field of the (first) article: headline, dateline.place, body[2] …; names are parted by "
            "semicolons, an empty value clears the field. lines[3-5]=deck says what lines of the input are, "
            "body[2].type=subheading what a block is. May be given several times.",
        ),
        click.option(
            "--article",
            "article",
            type=click.IntRange(min=1),
            metavar="N",
            help="Of an input with several articles (a newspaper page, a mailbox) take the Nth one alone.",
        ),
        click.option("--lang", metavar="xx", help="Language of the input, for example de; detected by default."),
        click.option(
            "--from",
            "source_format",
            metavar="FORMAT",
            help="Format of the input; by default its suffix and its beginning tell.",
        ),
    ):
        function = option(function)
    return function


def style_options(function: _F) -> _F:
    """`--set-style` and `--paper`: what is otherwise than the style says."""
    for option in (
        click.option(
            "--paper",
            metavar="SIZE",
            help="Sheet of paper in the place of the style's: a4, a5, letter, legal, a4-landscape, 105x210mm …; "
            "columns become as many as it holds.",
        ),
        click.option(
            "--set-style",
            "style_keys",
            metavar="KEY=VALUE",
            multiple=True,
            help="Change a key of the style: text.headline.size=30pt, page.columns=3, colours.accent=#8a1c1c …; all "
            "keys stand in docs/styles.md. May be given several times.",
        ),
    ):
        function = option(function)
    return function


def style_keys_of(assignments: tuple[str, ...], paper: str | None) -> dict[str, str]:
    """The keys that `--set-style` and `--paper` give; StyleError for one that says nothing."""
    from umbruch.errors import StyleError, did_you_mean
    from umbruch.style.given_keys import parsed
    from umbruch.style.paper import PAPER_SIZES, paper_size

    if paper is not None and paper_size(paper) is None:
        raise StyleError(
            f"{one_line(paper)[:60]!r} is not a paper size", source="--paper",
            hint=did_you_mean(paper, PAPER_SIZES) + " or write 105x210mm",
        )  # fmt: skip
    return ({} if paper is None else {"page.size": paper}) | parsed(assignments)


def sandbox_option(function: _F) -> _F:
    """`--sandbox`, which `hold` keeps to."""
    option = click.option(
        "--sandbox",
        is_flag=True,
        expose_value=False,
        callback=lambda context, _, told: context.meta.update({_SANDBOX: told}),
        help="Read and write nothing but what the call names, inputs with their folders; call no program, no network.",
    )
    return option(function)


def is_sandboxed(context: click.Context) -> bool:
    """Whether the call says `--sandbox`."""
    return bool(context.meta.get(_SANDBOX))


def hold(
    context: click.Context,
    read: Iterable[str | Path | None],
    write: Iterable[str | Path | None] = (),
    *,
    opens: bool = False,
) -> None:
    """Where the call says `--sandbox`, hold this process to what it names: files with the folders that they lie in.

    A port of this machine that was taken before stays open, and is all that is left of the network.

    Args:
        context: of the command.
        read: files and folders; what is not there is passed over, and - for standard input.
        write: files, or folders for all that is made in them.
        opens: whether the call asks for another program that shows what was made, too: a mistake in its usage.
    """
    if not is_sandboxed(context):
        return
    if opens:
        raise click.UsageError("--open calls a program, and --sandbox lets none be called")
    from umbruch.batch.stores.store_address import is_address
    from umbruch.bounds.sandbox_gate import hold_for_good

    if any(map(is_address, (*(read := list(read)), *(write := list(write))))):
        raise click.UsageError("--sandbox closes the network, and what lies in an object store comes through it")
    named = [Path(one) for one in read if one is not None and str(one) != "-"]
    folders = [one if one.is_dir() else one.parent for one in named if one.exists()]
    hold_for_good(folders, [one for one in write if one is not None and str(one) != "-"])


def say_error(error: UmbruchError) -> None:
    """One line on standard error: file, place, reason, and what to do."""
    click.echo(f"umbruch: {one_line(localised_error(error))}", err=True)


def say_remark(source: str, remark: Diagnostic) -> None:
    """One line on standard error for something that was seen on the way."""
    grave, colon, said = one_line(localised_remark(source, remark)).partition(":")
    if colour := _COLOURS.get(remark.severity) if coloured(sys.stderr) else None:
        grave = click.style(grave, fg=colour, bold=True)
    click.echo(f"umbruch: {grave}{colon}{said}", err=True)
