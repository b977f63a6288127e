"""The command line as a page, a manual page and completions for shells, made from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from umbruch.cli.app import application
from umbruch.cli.printing.completion import VARIABLE, shells

SHELLS = shells()


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its whole name, the one without a name first."""
    context = click.Context(application)
    yield "umbruch", application
    for name in application.list_commands(context):
        command = application.get_command(context, name)
        assert command is not None
        yield f"umbruch {name}", command


def commands_page() -> str:
    """The reference of the command line in Markdown."""
    lines = [
        "# The command line",
        "",
        "Made from the commands themselves; `umbruch help COMMAND` says the same, in German or English.",
    ]
    for name, command in commands():
        lines += ["", f"## {name}", ""]
        for paragraph, verbatim in _paragraphs(command.help or ""):
            lines += [*_shown(paragraph, verbatim=verbatim), ""]
        lines += ["| option | what it does |", "|---|---|"]
        for option in _options(command):
            names = ", ".join(f"`{one}`" for one in option.opts)
            value = f" `{_metavar(option)}`" if _metavar(option) else ""
            lines.append(f"| {names}{value} | {_cell(option.help or '')} |")
    return "\n".join(lines) + "\n"


def manual_page(version: str) -> str:
    """`umbruch.1` in roff (man-pages(7))."""
    lines = [
        f'.TH UMBRUCH 1 "" "umbruch {version}" "User commands"',
        ".SH NAME",
        "umbruch \\- set press articles as PDF, EPUB, DOCX and NewsML-G2",
        ".SH SYNOPSIS",
        ".B umbruch",
        "[\\-\\-locale de|en] COMMAND [OPTION]... [ARGUMENT]...",
    ]
    for number, (name, command) in enumerate(commands()):
        lines.append(".SH DESCRIPTION" if number == 0 else f".SH {_roff(name).upper()}")
        for paragraph, verbatim in _paragraphs(command.help or ""):
            if verbatim:
                lines += [".PP", _roff(paragraph[0]), ".nf", ".RS 4", *map(_roff, paragraph[1:]), ".RE", ".fi"]
            else:
                lines += [".PP", _roff(" ".join(paragraph))]
        for option in _options(command):
            names = ", ".join(f"\\fB{_roff(one)}\\fR" for one in option.opts)
            value = f" \\fI{_roff(_metavar(option))}\\fR" if _metavar(option) else ""
            lines += [".TP", names + value, _roff(option.help or "")]
    lines += [".SH EXIT STATUS", "0 all done, 1 some inputs failed, 2 wrong usage, 3 an input cannot be read."]
    return "\n".join(lines) + "\n"


def completion(shell: str) -> str:
    """The script by which a shell completes our commands.

    Args:
        shell: a key of `SHELLS`.
    """
    maker = SHELLS[shell](application, {}, "umbruch", VARIABLE)
    script: str = maker.source_template % maker.source_vars()
    return script.strip() + "\n"


def _options(command: click.Command) -> Iterator[click.Option]:
    yield from (one for one in command.params if isinstance(one, click.Option))


def _metavar(option: click.Option) -> str:
    return "" if option.is_flag else (option.metavar or option.make_metavar(click.Context(application)))


def _paragraphs(text: str) -> Iterator[tuple[list[str], bool]]:
    """Paragraphs in lines, and whether they stay as they are written."""
    for block in inspect.cleandoc(text).split("\n\n"):
        lines = block.strip("\n").split("\n")
        verbatim = lines[0].strip() == "\b"
        yield ([line.strip() for line in lines[1:]] if verbatim else lines), verbatim


def _shown(paragraph: list[str], *, verbatim: bool) -> list[str]:
    if not verbatim or len(paragraph) == 1:
        return paragraph
    return [paragraph[0], "", *(f"    {line}" for line in paragraph[1:])]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
