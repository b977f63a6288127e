"""Help pages in the user's language: paragraph by paragraph, before click lays them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from umbruch.cli.speech import localised

_AS_WRITTEN = "\b"
"""Begins a paragraph whose lines click leaves as they are."""


class _Formatter(click.HelpFormatter):
    """Lays out what it is given, in the user's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, localised("Usage:" if prefix is None else prefix.strip()) + " ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(localised(heading))

    def write_text(self, text: str) -> None:
        super().write_text("\n\n".join(map(_paragraph, text.split("\n\n"))))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
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


def _paragraph(text: str) -> str:
    if text.lstrip("\n").startswith(_AS_WRITTEN):
        return "\n".join([_AS_WRITTEN, *(f"{margin}{localised(line)}" for line, margin in _sentences(text))])
    return " ".join(localised(sentence) for sentence, _ in _sentences(text))


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
