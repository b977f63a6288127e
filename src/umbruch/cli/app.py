"""The command `umbruch`: its subcommands, and how each kind of failure ends."""

from __future__ import annotations

import errno
import importlib
import os
import signal
import sys
import warnings
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from umbruch import __version__
from umbruch.cli.help_pages import HelpContext, speaking
from umbruch.cli.printing.completion import VARIABLE, answer_shells, naming_files
from umbruch.cli.speech import LOCALES, headings, localised
from umbruch.cli.terminal import one_line
from umbruch.errors import did_you_mean

INTERRUPTED = 130
BROKEN_PIPE = 141
FAILED = 1
WRONG_USAGE = 2

_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
"""Why what is printed cannot be written: the disk behind it is full or gone."""

_COMMANDS = {
    "check": "umbruch.cli.check",
    "config": "umbruch.cli.house_settings:config",
    "convert": "umbruch.cli.convert",
    "feed": "umbruch.cli.publications.feed",
    "formats": "umbruch.cli.formats",
    "help": "umbruch.cli.app:help_page",
    "init": "umbruch.cli.house_settings:init",
    "inspect": "umbruch.cli.inspect",
    "kit": "umbruch.cli.publications.kit",
    "pressreview": "umbruch.cli.publications.pressreview",
    "studio": "umbruch.cli.publications.studio",
    "styles": "umbruch.cli.styles",
    "watch": "umbruch.cli.publications.watch",
}


class _Commands(click.Group):
    """Commands whose modules are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name or "command")
        return naming_files(speaking(command)) if VARIABLE in os.environ else speaking(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; where there is none of that name, an error that says which is meant."""
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            raise click.UsageError(f"there is no command {name!r}: {did_you_mean(name, _COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 all done, 1 some inputs failed, 2 wrong usage, 3 an input cannot be read.",
)
@click.option(
    "--locale",
    metavar="|".join(LOCALES),
    type=click.Choice(LOCALES),
    expose_value=False,
    help="Language of messages and help, anywhere in a call; by default that of your environment.",
)
@click.version_option(__version__, "-V", "--version", message="umbruch %(version)s")
@click.pass_context
def application(context: click.Context) -> None:
    """Set press articles as PDF, EPUB, DOCX and NewsML-G2.

    An article comes in as plain text, Word file, mail, web page, PDF, scan or wire copy; headline, dateline,
    byline, captions and source are recognised.

    \b
    Examples:
      umbruch convert clipping.txt -o output
      umbruch inspect clipping.txt
    """
    try:
        os.getcwd()  # noqa: PTH109  Path.cwd() is the same, and imports more
    except OSError:
        click.echo(localised("umbruch: the working folder has been deleted (change to another one)"), err=True)
        context.exit(FAILED)
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(WRONG_USAGE)


speaking(application)


def complete_command(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """What a shell may write for a command."""
    return [name for name in _COMMANDS if name.startswith(begun)]


@click.command("help", short_help="Explain a command.")
@click.argument("name", metavar="[COMMAND]", default="", required=False, shell_complete=complete_command)
@click.pass_context
def help_page(context: click.Context, name: str) -> None:
    """Explain a command, as its --help does; without a name list them all.

    \b
    Example:
      umbruch help convert
    """
    whole = context.find_root()
    if not name:
        click.echo(whole.get_help())
        return
    _, command, _ = application.resolve_command(whole, [name])
    assert command is not None
    click.echo(command.get_help(HelpContext(command, info_name=name, parent=whole)))


def main() -> NoReturn:
    """Run the command line and leave with its exit status."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    _end_as_by_control_c()
    # What Pillow makes of odd data in a picture is told in our words, or is none of the user's business.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    if VARIABLE in os.environ:
        answer_shells()
    try:
        status = application.main(prog_name="umbruch", standalone_mode=False) or 0
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        status = BROKEN_PIPE
    except OSError as error:
        if error.errno not in _UNWRITABLE or error.filename is not None:
            status = _report_fault(error)
        else:
            _silence_stdout()
            with suppress(OSError):
                click.echo(localised(f"umbruch: standard output cannot be written: {error.strerror}"), err=True)
            status = FAILED
    except (KeyboardInterrupt, click.Abort) as error:
        with suppress(OSError):  # nobody may be there to read it
            click.echo(f"umbruch: {headings('interrupted')[0]}", err=True)
        status = _status_of(error)
    except click.ClickException as error:
        status = _report_usage(error)
    except Exception as error:  # noqa: BLE001  the outermost edge: one line, whatever has gone wrong
        status = _report_fault(error)
    sys.exit(status)


def _open_what_is_closed() -> None:
    """Let what is said go nowhere where a program started us without standard output or error (`>&-`)."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 open to the end


class _Ended(KeyboardInterrupt):
    """A signal asked to end; `number` is that of the signal."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def _end_as_by_control_c() -> None:
    """End in good order, workers and all, when the machine shuts down or the terminal is closed.

    A signal that is ignored stays ignored (`nohup`). Only the command line sets signal handlers, the library never.
    """
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise _Ended(number)


def _status_of(error: BaseException) -> int:
    """128 and the number of the signal, as shells count it."""
    cause = error if isinstance(error, _Ended) else error.__cause__
    return 128 + cause.number if isinstance(cause, _Ended) else INTERRUPTED


def _report_usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "umbruch"
    message = one_line(localised(error.format_message())).rstrip(".")
    see = localised(f"see {command} --help")
    click.echo(f"{command}: {message} ({see})", err=True)
    return WRONG_USAGE


def _report_fault(error: Exception) -> int:
    """A mistake of ours in one line; UMBRUCH_TRACEBACK=1 shows all of it, for a report."""
    from umbruch.batch.work import fault
    from umbruch.cli.options import say_error
    from umbruch.errors import UmbruchError

    if os.environ.get("UMBRUCH_TRACEBACK"):
        raise error
    known = error if isinstance(error, UmbruchError) else fault(error)
    with suppress(OSError):
        say_error(known)
    return known.exit_code


def _silence_stdout() -> None:
    """Nobody reads any more: the interpreter must not complain when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
