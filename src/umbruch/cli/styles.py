"""`umbruch styles`: the styles that ship, and one of them as a file to start from."""

from __future__ import annotations

import click

from umbruch.cli.printing.completion import complete_style
from umbruch.cli.speech import headings, localised
from umbruch.cli.terminal import table


@click.command("styles", short_help="List the styles.")
@click.argument("name", required=False, shell_complete=complete_style)
def command(name: str | None) -> None:
    """List the styles that ship with umbruch, or print one.

    A style of your own is a TOML file that extends one of them; name the file with --style.

    \b
    Examples:
      umbruch styles
      umbruch styles magazine > my-house.toml
      umbruch convert clipping.txt --style release
      umbruch convert clipping.txt --style my-house.toml
    """
    from umbruch import api
    from umbruch.style import load
    from umbruch.style.loading import as_written

    if name is not None:
        click.echo(as_written(name), nl=False)
        return
    rows = []
    for name in api.styles():
        style = load(name)
        page = f"{_millimetres(style.page.width)} x {_millimetres(style.page.height)} mm"
        rows.append((name, page, str(style.page.columns), style.fonts.serif.family, localised(style.description)))
    for line in table(headings("STYLE", "PAGE", "COLUMNS", "SERIF FACE", "WHAT FOR"), rows):
        click.echo(line)


def _millimetres(points: float) -> int:
    return round(points * 25.4 / 72)
