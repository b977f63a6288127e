"""`umbruch init` and `umbruch config`: what a house has set for all its articles, written and shown."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from umbruch.cli.options import say_error
from umbruch.cli.speech import localised
from umbruch.cli.terminal import columns, folded, laid, one_line, shortened, styled, width

if TYPE_CHECKING:
    from umbruch.settings import FoundHouse

_WIDEST = 44


@click.command("init", short_help="Write an umbruch.toml to start from.")
@click.argument("folder", metavar="[FOLDER]", default=".")
@click.option("--lang", "language", metavar="de|en", default=None, help="Language of its comments; by default yours.")
@click.pass_context
def init(context: click.Context, folder: str, language: str | None) -> None:
    """Write an umbruch.toml into a folder (by default this one), every key in it explained and commented out.

    It holds for all articles in the folder and below it: formats, style, language, time zone, publisher, provider, and
    the names that the house knows. A file that is there already is left alone.

    \b
    Example:
      umbruch init ~/press
    """
    from umbruch.errors import OutputError, UmbruchError, UsageError, did_you_mean
    from umbruch.files import store
    from umbruch.language.user_language import user_language
    from umbruch.settings.house_file import HOUSE_FILE
    from umbruch.settings.house_keys import LANGUAGES, starting_file

    path = Path(folder) / HOUSE_FILE
    try:
        if language is not None and language not in LANGUAGES:
            raise UsageError(f"there are no comments in {language!r}", hint=did_you_mean(language, LANGUAGES))
        if not Path(folder).is_dir():
            raise UsageError("there is no such folder", source=folder, hint="make it first")
        if path.exists():
            raise OutputError("it is there already", source=str(path), hint="umbruch config shows what it says")
        store(path, starting_file(language or user_language()).encode())
    except UmbruchError as error:
        say_error(error)
        context.exit(error.exit_code)
    click.echo(one_line(str(path)))


@click.command("config", short_help="Show what umbruch.toml sets, and where.")
@click.argument("source", metavar="[INPUT|FOLDER]", default=".")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.pass_context
def config(context: click.Context, source: str, as_json: bool) -> None:
    """Show what is set for an input or a folder (by default this one), key by key, and in which file and line.

    The nearest umbruch.toml holds, looked for from the input's folder upwards to your home folder or the root of the
    disk. Options of a call win over it.

    \b
    Examples:
      umbruch config
      umbruch config clippings/2027/bridge.txt
    """
    from umbruch.errors import UmbruchError
    from umbruch.settings import found_house

    try:
        found = found_house(Path(source))
    except UmbruchError as error:
        say_error(error)
        context.exit(error.exit_code)
    if as_json:
        import json

        import msgspec

        told = {"file": str(found.file) if found.file else None, "settings": msgspec.to_builtins(found.house)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for line in _table(found):
        click.echo(line)


def _table(found: FoundHouse) -> list[str]:
    """The lines of the table: key, value, and where it is set or what holds without."""
    from umbruch.language.user_language import user_language
    from umbruch.settings.house_keys import house_keys

    lang = user_language()
    lines = dict(found.lines)
    rows = []
    for name, key in house_keys().items():
        value = _shown(getattr(found.house, name))
        rows.append((name, value or "–", localised(f"line {lines[name]}") if name in lines else key.told(lang)))
    names, values, tellings = (max(map(width, column)) for column in zip(*rows, strict=True))
    widths = (names, min(values, _WIDEST), tellings)
    title = str(found.file) if found.file else localised("no umbruch.toml holds here; umbruch init writes one")
    lines_of = (
        laid((name, shortened(one_line(value), widths[1]), told), widths, columns()) for name, value, told in rows
    )
    return [*(styled(line, bold=True) for line in folded(one_line(title), columns())), "", *chain(*lines_of)]


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    if value is None or isinstance(value, str):
        return value or ""
    return ", ".join(str(part) for name in value.__struct_fields__ if (part := getattr(value, name)))
