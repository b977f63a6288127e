"""Help pages in the user's language: paragraph by paragraph, before click lays them out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click

from umbruch.cli.printing.terminal_width import terminal_columns
from umbruch.cli.speech import localised

WITHOUT_TERMINAL = 80
NARROWEST = 40
NARROW = 70
"""Columns below which what an option does stands below its name, and a margin at the right is too much."""

_SHORT_NAME = 11
"""The longest name beside which there is room on a narrow terminal: `pressreview`."""

_GOES_ON = " \\"
"""What a shell takes for the end of a line, and not of a command."""

_WORD = re.compile(r"""(?:--?[a-z][\w-]* (?!--?[a-z]))?(?:"[^"]*"|'[^']*'|[^\s"'])+""")
"""A word of a command as a shell has it, what stands in quotation marks whole; an option with its value is one."""

_AS_WRITTEN = "\b"
"""Begins a paragraph whose lines click leaves as they are."""


class _Formatter(click.HelpFormatter):
    """Lays out what it is given, in the user's language, and no wider than the terminal."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        if width is None:
            terminal = max(terminal_columns(WITHOUT_TERMINAL), NARROWEST)
            width = terminal if terminal < NARROW else min(terminal, max_width or terminal) - 2
        super().__init__(indent_increment, width, max_width)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, localised("Usage:" if prefix is None else prefix.strip()) + " ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(localised(heading))

    def write_text(self, text: str) -> None:
        room = self.width - self.current_indent
        super().write_text("\n\n".join(_paragraph(one, room) for one in text.split("\n\n")))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        col_max = min(col_max, _SHORT_NAME) if self.width < NARROW else col_max
        super().write_dl([(name, _told(text)) for name, text in rows], col_max, col_spacing)


class HelpContext(click.Context):
    """What a command is called with; its help page is in the user's language."""

    formatter_class = _Formatter


def speaking(command: click.Command) -> click.Command:
    """The same command, whose help page is in the user's language."""
    command.context_class = HelpContext
    return command


def said_by(command: click.Command) -> Iterator[str]:
    """Every sentence of the help page of a command, as it is looked for in the catalogue."""
    for text in (command.help, command.epilog, command.short_help):
        for paragraph in (text or "").replace("    ", "").split("\n\n"):
            yield from (sentence for sentence, _ in _sentences(paragraph.strip("\n")))
    for option in command.params:
        if isinstance(option, click.Option) and option.help:
            yield option.help


def _paragraph(text: str, room: int) -> str:
    if text.lstrip("\n").startswith(_AS_WRITTEN):
        lines = [parted for line, margin in _sentences(text) for parted in _parted(localised(line), margin, room)]
        return "\n".join([_AS_WRITTEN, *lines])
    return " ".join(localised(sentence) for sentence, _ in _sentences(text))


def _parted(command: str, margin: str, room: int) -> Iterator[str]:
    """The lines of an example that is no wider than the room; it goes on behind a backslash, and can be copied so."""
    line, further = margin, f"{margin}    "
    words: list[str] = []
    for word in _WORD.findall(command):
        words += [word] if word[0] != "-" or len(further) + len(word) + len(_GOES_ON) <= room else word.split(" ", 1)
    for number, word in enumerate(words):
        end = 0 if number == len(words) - 1 else len(_GOES_ON)
        if line.strip() and len(line) + len(word) + end > room:
            yield line.rstrip() + _GOES_ON
            line = further
        line += f"{word} "
    yield line.rstrip()


def _sentences(paragraph: str) -> Iterator[tuple[str, str]]:
    """What is translated as one, with its margin: a paragraph, or each line of one that stays as it is written."""
    if not paragraph.lstrip("\n").startswith(_AS_WRITTEN):
        if paragraph.strip():
            yield " ".join(paragraph.split()), ""
        return
    for line in paragraph.lstrip("\n").split("\n")[1:]:
        bare = line.strip()
        yield bare, line[: len(line) - len(line.lstrip())]


def _told(text: str) -> str:
    """The help of an option, and what click adds to it in brackets."""
    help_text, bracket, added = text.partition("  [")
    if not bracket:
        return localised(text)
    extras = "; ".join(localised(one) for one in added.removesuffix("]").split("; "))
    return f"{localised(help_text)}  [{extras}]"
