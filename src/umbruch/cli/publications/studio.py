"""`umbruch studio`: see what was recognised, put it right with a key, watch the page change."""

from __future__ import annotations

from pathlib import Path

import click

from umbruch.cli.options import hold, is_sandboxed, sandbox_option, say_error


@click.command("studio", short_help="Look, correct and export in the browser of this machine.")
@click.argument("path", metavar="[INPUT|FOLDER]", default=".")
@click.option("-o", "--output", "out", metavar="DIR", default="output", help="Folder for exported files.")
@click.option(
    "--port", metavar="N", type=click.IntRange(0, 65535), default=0, help="Port of the page; by default a free one."
)
@click.option("--no-open", "closed", is_flag=True, help="Print the address, and open no browser.")
@click.option("--lang", type=click.Choice(("de", "en")), default=None, help="Language of the page; by default yours.")
@sandbox_option
@click.pass_context
def command(context: click.Context, path: str, out: str, port: int, closed: bool, lang: str | None) -> None:
    """Look, correct and export in the browser of this machine.

    On the left the copy, each line with the role that it was given, doubtful ones first; on the right the finished
    page. A key gives the chosen lines another role, recognition runs again, and the page changes. Each step is written
    at once to a file beside the input (clipping.fix.toml), which every command reads.

    A folder opens as a list of its articles; without INPUT it is this folder. Nobody else can reach the page, and it
    asks no network. Ctrl-C ends it. With --sandbox it writes into the folder of INPUT and that of exported files
    alone, and opens no browser.

    Needs: pip install 'umbruch[studio]'

    \b
    Examples:
      umbruch studio clipping.txt
      umbruch studio archive
    """
    from umbruch.errors import UmbruchError
    from umbruch.language.user_language import user_language
    from umbruch.studio.serving.local_run import Studio

    try:
        studio = Studio(Path(path), out=Path(out), lang=lang or user_language(), port=port)
    except UmbruchError as error:
        say_error(error)
        context.exit(error.exit_code)
    given = Path(path)
    hold(context, [given], [given if given.is_dir() else given.parent, out])
    click.echo(f"umbruch: {studio.address} shows it; Ctrl-C ends it", err=True)
    if not (closed or is_sandboxed(context)):
        click.launch(studio.address)
    studio.serve()
