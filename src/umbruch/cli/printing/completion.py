"""What a shell is told when somebody presses Tab: commands, options, styles, formats, and where files go."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem, ShellComplete

VARIABLE = "_UMBRUCH_COMPLETE"
"""Set by the scripts of shells; its value says which shell asks, and what."""

_FILES = frozenset(("FILE", "INPUT"))
_FOLDERS = frozenset(("DIR", "FOLDER"))
"""Words in the metavar of a parameter that takes names of files, or those of folders alone."""

_FIRST_COMMA_OF_A_LINE = 'string split "," $completion'
_NEVER_LATER_ONES = 'string split -m 1 "," $completion'

Completes = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def complete_style(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """What a shell may write for a style: a name that begins so, or a file."""
    from click.shell_completion import CompletionItem

    from umbruch import api

    return [CompletionItem(name) for name in api.styles() if name.startswith(begun)] or [
        CompletionItem(begun, type="file")
    ]


def complete_formats(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """What a shell may write for a list of formats: what goes before stays, the last one is completed."""
    from click.shell_completion import CompletionItem

    from umbruch import api

    before, comma, last = begun.rpartition(",")
    names = [row.name for row in api.formats() if row.writes and row.name.startswith(last)]
    return [CompletionItem(f"{before}{comma}{name}") for name in names]


class _Paths(click.types.StringParamType):
    """Text that names a file or a folder: `kind` is what the shell is to look for."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:  # click names its arguments
        """Leave it to the shell."""
        from click.shell_completion import CompletionItem

        del ctx, param
        return [CompletionItem(incomplete, type=self._kind)]


def naming_files(command: click.Command) -> click.Command:
    """The same command; where its metavars say FILE, INPUT, DIR or FOLDER, the shell completes names of such."""
    for one in command.params:
        words = set(re.findall("[A-Z]+", one.metavar or ""))
        if type(one.type) is not click.types.StringParamType or not words & (_FILES | _FOLDERS):
            continue
        one.type = _Paths("file" if words & _FILES else "dir")
    return command


def shells() -> dict[str, type[ShellComplete]]:
    """How each shell asks and is told, by its name; descriptions come in the user's language."""
    from click.shell_completion import BashComplete, FishComplete, ZshComplete

    from umbruch.cli.speech import localised

    def speaking(inner: type[ShellComplete], template: str) -> type[ShellComplete]:
        class Speaking(inner):  # type: ignore[misc, valid-type]  # click gives one class a shell
            source_template = template

            def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
                found: list[CompletionItem] = super().get_completions(args, incomplete)
                for item in found:
                    if item.help:
                        item.help = localised(item.help)
                return found

        return Speaking

    # A description, and a list of formats, may hold commas: click's script for fish cuts them there.
    fish = FishComplete.source_template.replace(_FIRST_COMMA_OF_A_LINE, _NEVER_LATER_ONES)
    return {
        "bash": speaking(BashComplete, BashComplete.source_template),
        "zsh": speaking(ZshComplete, ZshComplete.source_template),
        "fish": speaking(FishComplete, fish),
    }


def answer_shells() -> None:
    """Let click answer the shells by these."""
    from click.shell_completion import add_completion_class

    for name, asked in shells().items():
        add_completion_class(asked, name)
