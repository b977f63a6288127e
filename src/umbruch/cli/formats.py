"""`umbruch formats`: what can be read and what can be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from umbruch.cli.options import say_error
from umbruch.cli.speech import headings, localised
from umbruch.cli.terminal import folded, table, terminal_limit

if TYPE_CHECKING:
    from umbruch.registry.format_table import Format


@click.command("formats", short_help="List the formats that are read and written.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the format json instead.")
def command(schema: bool) -> None:
    """List the formats that umbruch and its plug-ins read and write.

    The first suffix is the one that written files get. A format that needs a library which is not installed here says
    so under READ; what reads scans says below the table in which languages it can do that here.

    \b
    Examples:
      umbruch formats
      umbruch formats --schema > tree.schema.json
    """
    if schema:
        _print_schema()
        return
    from umbruch import api
    from umbruch.registry import format_table

    rows = [
        (row.name, _read(row), headings("yes")[0] if row.writes else "–", " ".join(row.suffixes), row.media_type)
        for row in api.formats()
    ]
    for line in table(headings("FORMAT", "READ", "WRITE", "SUFFIXES", "MEDIA TYPE"), rows):
        click.echo(line)
    for said in _said(api.formats()):
        for line in folded(said, terminal_limit()):
            click.echo(line)
    for error in format_table.broken():
        say_error(error)


def _read(row: Format) -> str:
    """Whether a format is read on this machine: a library or a program that its reader needs may not be installed."""
    from importlib.util import find_spec

    from umbruch.registry import format_table

    if not row.reads:
        return "–"
    needs = getattr(format_table.reader(row.name), "needs", None)
    return headings("yes")[0] if not needs or find_spec(needs) else localised(f"needs {needs}")


def _said(rows: Iterable[Format]) -> Iterator[str]:
    """What readers have to say of the programs that they call."""
    from umbruch.registry import format_table

    for row in rows:
        said = getattr(format_table.reader(row.name), "on_this_machine", None) if row.reads else None
        if said:
            yield f"{row.name}: {localised(said())}"


def _print_schema() -> None:
    import json

    from umbruch.tree.as_json import schema

    click.echo(json.dumps(schema(), indent=2, ensure_ascii=False))
