"""On which line of a TOML file a key stands; the parser of the standard library forgets it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence

_TABLE = re.compile(r"\s*\[\[?(?P<keys>[^\]]+)\]\]?\s*(?:#.*)?$")
_KEY = r"""(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)"""
_ASSIGNMENT = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=")
_LONG_TEXT = re.compile(r'"""|\'\'\'')


ANY = "*"
"""Stands in a path for a key whose name is not known."""


def line_of(text: str, keys: Sequence[str | int], *, last: bool = False) -> int | None:
    """The line (from 1) of the key or value that a path leads to; None where it leads nowhere.

    Args:
        text: the whole file.
        keys: names of keys, numbers of entries in a list, and at the end perhaps a value of that list. As much of the
            path as can be found counts.
        last: take the last of several places.
    """
    best, depth = None, 0
    names = [str(key) for key in keys if isinstance(key, str)]
    table: list[str] = []
    quote = None
    for number, line in enumerate(text.split("\n"), 1):
        if quote is None:
            if header := _TABLE.match(line):
                table = _names(header.group("keys"))
                here = table
            elif (written := _before_equals(line)) is not None:
                here = [*table, *_names(written)]
            else:
                here = []
            reached = _agreement(here, names)
            if here and reached == len(here) and reached > depth:
                best, depth = number, reached
            waiting = depth == len(names) - 1 or (last and depth == len(names))
            if best is not None and waiting and _names_value(line, names[-1]):
                best, depth = number, len(names)
        for mark in _LONG_TEXT.findall(line):
            quote = mark if quote is None else None if quote == mark else quote
    return best


def _before_equals(line: str) -> str | None:
    match = _ASSIGNMENT.match(line)
    return match.group(1) if match else None


def _names(written: str) -> list[str]:
    """The keys in `pictures."bus.jpg"`."""
    try:
        table: object = tomllib.loads(f"{written} = 1")
    except tomllib.TOMLDecodeError:
        return []
    names = []
    while isinstance(table, dict):
        name, table = next(iter(table.items()))
        names.append(name)
    return names


def _agreement(here: Sequence[str], wanted: Sequence[str]) -> int:
    count = 0
    for one, other in zip(here, wanted, strict=False):
        if one != other and other != ANY:
            break
        count += 1
    return count


def _names_value(line: str, value: str) -> bool:
    """Whether a line writes the value out, or the key inside a table in braces."""
    return f'"{value}"' in line or f"'{value}'" in line or bool(re.search(rf"\b{re.escape(value)}\s*=", line))
