"""`umbruch feed`: a folder of articles in, a feed for readers and other programs out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from umbruch.cli.options import hold, sandbox_option, say_error, say_remark
from umbruch.cli.terminal import one_line

if TYPE_CHECKING:
    from umbruch.presskit.folder_feed import FeedFormat

FAILED = 1
_BY_SUFFIX: dict[str, FeedFormat] = {
    ".rss": "rss", ".xml": "rss", ".atom": "atom", ".json": "jsonfeed", ".jsonfeed": "jsonfeed",
}  # fmt: skip


@click.command("feed", short_help="Make a feed (RSS, Atom, JSON Feed).")
@click.argument("inputs", metavar="FOLDER|FILE...", nargs=-1, required=True)
@click.option(
    "-o", "--output", "out", metavar="FILE", default=None,
    help="The feed; the suffix tells the format (.rss, .atom, .json). By default feed.atom; - prints it.",
)  # fmt: skip
@click.option("--to", "kind", type=click.Choice(["rss", "atom", "jsonfeed"]), default=None, help="Format of the feed.")
@click.option("--title", metavar="TEXT", default=None, help="Title; by default the kit's, else the folder's name.")
@click.option("--publisher", metavar="NAME", default=None, help="Whose it is; by default kit.toml's or umbruch.toml's.")
@click.option(
    "--address", metavar="URL", default=None, help="Page that it is about, which RSS needs; by default kit.toml's."
)
@click.option("--lang", metavar="TAG", default=None, help="Language; by default that of most articles.")
@sandbox_option
@click.pass_context
def command(
    context: click.Context, inputs: tuple[str, ...], out: str | None, kind: FeedFormat | None, title: str | None,
    publisher: str | None, address: str | None, lang: str | None,
) -> None:  # fmt: skip
    """Make a feed of the articles in folders and files, or of a press kit.

    What is under an embargo, withheld or killed is left out, and said: make the feed again when the embargo ends. An
    entry keeps its id as long as its file keeps its name and its article its day, so that a corrected article is no
    new one.

    \b
    Examples:
      umbruch feed releases -o feed.atom
      umbruch feed releases --to rss --address https://www.example.org/press/

    Exit status: 0 all done, 1 some inputs could not be read, 2 wrong usage, 3 not one can be read.
    """
    from datetime import UTC, datetime

    from umbruch.errors import UmbruchError
    from umbruch.files import store
    from umbruch.presskit.folder_feed import NAMES, folder_feed

    kind = kind or _BY_SUFFIX.get(Path(out or "").suffix.lower(), "atom")
    out = out or NAMES[kind]
    hold(context, list(inputs), [] if out == "-" else [out])
    try:
        feed = folder_feed(
            inputs, kind, NAMES[kind] if out == "-" else Path(out).name, datetime.now(UTC), title=title,
            publisher=publisher, address=address, lang=lang,
        )  # fmt: skip
        for source, remark in feed.remarks:
            if remark.severity != "info":
                say_remark(source or out, remark)
        for error in feed.unread:
            say_error(error)
        if out == "-":
            sys.stdout.buffer.write(feed.content)
        else:
            store(Path(out), feed.content)
    except UmbruchError as error:
        say_error(error)
        context.exit(error.exit_code)
    if out != "-":
        click.echo(one_line(out))
    context.exit(FAILED if feed.unread else 0)
