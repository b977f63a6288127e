"""What fits a terminal: widths of characters, shortened lines, tables, colour where it is wanted."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TextIO

import click

from umbruch.cli.printing.terminal_width import terminal_columns
from umbruch.language.user_language import user_language

WITHOUT_TERMINAL = 100
"""Columns where the output goes to a file or another program."""

ELLIPSIS = "…"
DECIMAL_SIGNS = {"de": ",", "en": "."}
"""Of the languages in which umbruch speaks, as CLDR has them: its table is too much to open for one sign."""

LEAST_LAST = 20
"""Columns that the last column of a table needs to be read in lines of its own: two or three words."""


def columns() -> int:
    """The width to write for: COLUMNS, the terminal's, or 100."""
    return max(terminal_columns(WITHOUT_TERMINAL), 40)


def coloured(stream: TextIO | None = None) -> bool:
    """Whether standard output, or another stream, takes colour: a terminal, and the user has not said no.

    See https://no-color.org.
    """
    return (stream or sys.stdout).isatty() and not os.environ.get("NO_COLOR")


_FIRST_COMBINING = "\u0300"
"""Before it stands nothing that combines or is wide, and of what is not seen the soft hyphen alone."""


def width(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for one that combines."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if character < _FIRST_COMBINING and character != "\u00ad":
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def one_line(text: str) -> str:
    """A text without line breaks, and without characters that would steer the terminal."""
    flat = " ".join(text.split())
    if flat.isprintable():
        return flat
    return "".join(character if _is_harmless(character) else _escaped(character) for character in flat)


def _is_harmless(character: str) -> bool:
    return character.isprintable() or character in "\u00ad\u200c\u200d"


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def shortened(text: str, limit: int) -> str:
    """A text cut to `limit` columns, with an ellipsis where something is missing."""
    if _ends_within(text, limit):
        return text
    taken, used = [], 0
    for character in text:
        used += _character_width(character)
        if used > limit - 1:
            break
        taken.append(character)
    return "".join(taken).rstrip() + ELLIPSIS


def _ends_within(text: str, limit: int) -> bool:
    """Whether a text takes no more columns than that; of a long one only its beginning is looked at."""
    if text.isascii():
        return len(text) <= limit
    used = 0
    for character in text:
        used += _character_width(character)
        if used > limit:
            return False
    return True


def padded(text: str, to: int, right: bool = False) -> str:
    """A text filled with spaces up to `to` columns."""
    space = " " * max(0, to - width(text))
    return space + text if right else text + space


def styled(text: str, **how: bool | str) -> str:
    """A text with colour or weight, where standard output takes it; `how` is that of `click.style`."""
    return click.style(text, **how) if coloured() else text  # type: ignore[arg-type]


def table(head: Sequence[str], rows: Iterable[Sequence[str]], limit: int | None = None) -> list[str]:
    """Lines of a table: columns two spaces apart, as wide as their longest cell.

    Where a line would be too wide the last column goes on in lines of its own; where that would leave it too little,
    last columns stand below the others.

    Args:
        head: the titles of the columns.
        rows: the cells; each is made one line.
        limit: the widest line in columns, by default that of the terminal; without a terminal every row is one line.
    """
    limit = limit or terminal_limit()
    cells = [tuple(one_line(cell) for cell in row) for row in rows]
    widths = [max(map(width, column)) for column in zip(head, *cells, strict=True)]
    lines = [styled(line, bold=True) for line in laid(head, widths, limit)]
    return lines + [line for row in cells for line in laid(row, widths, limit)]


def terminal_limit() -> int:
    """The widest line of standard output: a terminal's columns, and none elsewhere, where other programs read it."""
    return columns() if sys.stdout.isatty() else sys.maxsize


def laid(cells: Sequence[str], widths: Sequence[int], limit: int, least: int = LEAST_LAST) -> list[str]:
    """The lines of a row of a table.

    Args:
        cells: what stands in it, each one line.
        widths: those of the columns.
        limit: the widest line in columns.
        least: columns that the last cell needs to stand beside the others.
    """
    beside = len(cells)
    while beside > 1 and _room(widths[:beside], limit) < min(widths[beside - 1], least):
        beside -= 1
    *before, last = cells[:beside]
    opening = "".join(padded(cell, to) + "  " for cell, to in zip(before, widths, strict=False))
    first, *more = folded(last, max(_room(widths[:beside], limit), 1))
    lines = [opening + first, *(" " * width(opening) + part for part in more)]
    lines += [f"  {part}" for cell in cells[beside:] for part in folded(cell, limit - 2)]
    return [line.rstrip() for line in lines]


def _room(widths: Sequence[int], limit: int) -> int:
    """What the columns before leave to the last."""
    return limit - sum(widths[:-1]) - 2 * (len(widths) - 1)


def wrapped(text: str, limit: int) -> list[str]:
    """A text broken between words into lines of at most `limit` columns; a longer word stays whole."""
    lines, line = [], ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if line and width(joined) > limit:
            lines.append(line)
            line = word
        else:
            line = joined
    return [*lines, line]


def folded(text: str, limit: int) -> list[str]:
    """A text in lines of at most `limit` columns; words that are longer are cut."""
    return [part for line in wrapped(text, limit) for part in chopped(line, limit)]


def chopped(line: str, limit: int) -> list[str]:
    """A line in pieces of at most `limit` columns."""
    pieces = [""]
    for character in line:
        if width(pieces[-1] + character) > limit:
            pieces.append("")
        pieces[-1] += character
    return pieces


def size_of(size: int) -> str:
    """Bytes as a reader counts them, in powers of ten, with the decimal sign of the user's language."""
    if size < 1_000:
        return f"{size} B"
    if size < 1_000_000:
        return f"{with_decimal(size / 1_000)} kB"
    return f"{with_decimal(size / 1_000_000)} MB"


def with_decimal(number: float) -> str:
    """A number with one decimal, as the user's language writes it."""
    return f"{number:.1f}".replace(".", DECIMAL_SIGNS[user_language()])
