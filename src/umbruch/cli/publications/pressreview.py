"""`umbruch pressreview`: a folder of clippings in, one press review out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from umbruch.cli.options import hold, sandbox_option, say_error, say_remark, style_keys_of, style_options
from umbruch.cli.printing.completion import complete_style
from umbruch.cli.terminal import one_line, size_of

FAILED = 1


@click.command("pressreview", short_help="Put clippings together as a press review.")
@click.argument("inputs", metavar="FOLDER|FILE...", nargs=-1, required=True)
@click.option(
    "-o", "--output", "out", metavar="FILE", default="pressreview.pdf", show_default=True,
    help="The review; the suffix tells the format (pdf, epub, docx, html …).",
)  # fmt: skip
@click.option("--title", metavar="TEXT", default=None, help='Title; by default "Press review" in the language.')
@click.option("--date", metavar="YYYY-MM-DD", default=None, help="Day; by default the newest one of the clippings.")
@click.option("--lang", metavar="TAG", default=None, help="Language; by default that of most clippings.")
@click.option("--publisher", metavar="NAME", default=None, help="Who made it; by default umbruch.toml's.")
@click.option("--rights", metavar="TEXT", default=None, help="What may be done with clippings that do not say it.")
@click.option(
    "--style",
    metavar="NAME|FILE",
    default="pressreview",
    show_default=True,
    help="Style by name or file.",
    shell_complete=complete_style,
)
@style_options
@sandbox_option
@click.pass_context
def command(
    context: click.Context, inputs: tuple[str, ...], out: str, title: str | None, date: str | None,
    lang: str | None, publisher: str | None, rights: str | None, style: str, style_keys: tuple[str, ...],
    paper: str | None,
) -> None:  # fmt: skip
    """Put clippings together as a press review (Pressespiegel).

    A cover with its day and the list of all clippings by newspaper, then each clipping on a sheet of its own, with
    newspaper, day, page, circulation and section above it, and its rights in the foot. Newspapers of the largest
    circulation come first; what cannot be read is said and left out. The printed page beside a clipping
    (clipping.facsimile.jpg beside clipping.txt) is shown on a sheet of its own where its rights are named.

    \b
    Examples:
      umbruch pressreview clippings
      umbruch pressreview clippings -o review.pdf --title "Pressespiegel" --date 2026-11-19

    Exit status: 0 all done, 1 some clippings could not be read, 2 wrong usage, 3 not one can be read.
    """
    from umbruch import api
    from umbruch.errors import UmbruchError
    from umbruch.presskit.press_review import press_review

    if date is not None and not _is_day(date):
        raise click.UsageError(f"{date!r} is no day: write it as 2026-11-19")
    hold(context, [*inputs, style], [out])
    try:
        keys = style_keys_of(style_keys, paper)
        review = press_review(inputs, title=title, date=date, lang=lang, publisher=publisher, rights=rights)
        for source, remark in review.remarks:
            if remark.severity != "info":
                say_remark(source, remark)
        api.write(
            review.publication, out, style=style, style_keys=keys or None,
            on_diagnostic=lambda remark: say_remark(out, remark),
        )  # fmt: skip
    except UmbruchError as error:
        say_error(error)
        context.exit(error.exit_code)
    click.echo(f"{one_line(str(Path(out)))}  {size_of(Path(out).stat().st_size)}", file=sys.stdout)
    context.exit(FAILED if any(remark.severity == "error" for _, remark in review.remarks) else 0)


def _is_day(written: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return len(written) == len("2026-11-19")
