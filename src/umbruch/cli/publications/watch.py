"""`umbruch watch`: a press kit built again on every save, with a preview that reloads itself."""

from __future__ import annotations

from pathlib import Path

import click

from umbruch.cli.options import hold, sandbox_option, say_error, say_remark, style_keys_of, style_options
from umbruch.cli.printing.completion import complete_style
from umbruch.cli.speech import localised
from umbruch.cli.terminal import one_line


@click.command("watch", short_help="Build a press kit again on every save, and show it.")
@click.argument("folder", metavar="FOLDER")
@click.option("-o", "--output", "out", metavar="DIR", default=".", help="Folder for the results; by default this one.")
@click.option(
    "--style",
    metavar="NAME|FILE",
    default=None,
    help="Style in the place of the one in kit.toml.",
    shell_complete=complete_style,
)
@style_options
@click.option(
    "--port", metavar="N", type=click.IntRange(0, 65535), default=8000, show_default=True,
    help="Port of the preview; 0 takes a free one.",
)  # fmt: skip
@click.option(
    "--trust", is_flag=True, help="Let the style of the folder take fonts, templates and styles from outside of it."
)
@click.option("--open", "opened", is_flag=True, help="Open the preview in the browser.")
@sandbox_option
@click.pass_context
def command(
    context: click.Context, folder: str, out: str, style: str | None, style_keys: tuple[str, ...], paper: str | None,
    port: int, trust: bool, opened: bool,
) -> None:  # fmt: skip
    """Build a press kit again on every save, and show it.

    The web page of the kit is shown on an address of this machine that nobody else can reach; open pages reload
    themselves after each build, and show what is wrong where one fails. Ctrl-C ends it.

    Needs the package watchfiles: pip install 'umbruch[watch]'

    \b
    Example:
      umbruch watch summer-festival -o output --open
    """
    from umbruch.errors import UmbruchError
    from umbruch.presskit.build.preview import Preview
    from umbruch.presskit.build.watching import builds
    from umbruch.presskit.source.finding import kit_name

    try:
        keys = style_keys_of(style_keys, paper)
        preview = Preview(Path(out) / kit_name(Path(folder)), port)
        hold(context, [folder, style], [out], opens=opened)
        every = builds(Path(folder), Path(out), style=style, style_keys=keys, trust=trust)
    except UmbruchError as error:
        say_error(error)
        context.exit(error.exit_code)
    preview.start()
    click.echo(f"umbruch: {localised(f'{preview.address} shows the kit; Ctrl-C ends it')}", err=True)
    shown = False
    try:
        for built in every:
            if isinstance(built, UmbruchError):
                say_error(built)
                preview.warn(str(built))
                continue
            preview.show()
            for remark in built.diagnostics:
                if remark.severity != "info":
                    say_remark(built.source, remark)
            kept = localised("nothing has changed" if built.status == "skipped" else f"{built.files} files")
            click.echo(f"{one_line(str(built.folder))}/  {kept}")
            if opened and not shown:
                shown = True
                click.launch(preview.address)
    finally:
        preview.stop()
