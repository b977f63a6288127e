"""Small letters and capitals of the scripts that have them, for patterns: Latin, Greek and Cyrillic, by Unicode."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_SCRIPTS = ((0x41, 0x17F), (0x218, 0x21B), (0x386, 0x3CE), (0x400, 0x45F), (0x490, 0x491))
"""Blocks of letters that the languages with conventions are written in (Unicode, chapters 7 and 8): Latin with what
Romanian has beyond it, Greek, Cyrillic with what Ukrainian has beyond it."""


def _stretches(belongs: Callable[[str], bool]) -> Iterator[str]:
    """The letters of one case, neighbours as a stretch, as they stand in a class of a pattern."""
    first = last = ""
    for letter in (chr(code) for start, end in _SCRIPTS for code in range(start, end + 1)):
        if not belongs(letter):
            continue
        if first and ord(letter) == ord(last) + 1:
            last = letter
            continue
        if first:
            yield first if first == last else f"{first}-{last}"
        first = last = letter
    yield first if first == last else f"{first}-{last}"


_LOWER, _UPPER = "".join(_stretches(str.islower)), "".join(_stretches(str.isupper))


def by_case(pattern: str) -> str:
    """A pattern with `[:lower:]` and `[:upper:]` in its classes, as POSIX has them, in the terms of `re`."""
    return pattern.replace("[:lower:]", _LOWER).replace("[:upper:]", _UPPER)
