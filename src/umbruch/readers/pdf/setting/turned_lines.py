"""Lines of a PDF page that stand on their side or aslant: watermarks, stamps, notes and credits at an edge."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from umbruch.readers.pdf.file.page_content import SOFT_HYPHEN, Letter

_FAR = 2.0
"""Ems between two letters, in whatever direction, from which the second begins another line."""


def turned_lines(letters: Iterable[Letter]) -> Iterator[str]:
    """The words of the letters that do not stand upright, line by line as the file draws them.

    Args:
        letters: of a page, in the order of the file.
    """
    line: list[Letter] = []
    for letter in letters:
        if not (letter.run.turned or letter.run.slanted) or letter.run.invisible:
            continue
        if line and not _goes_on(line[-1], letter):
            yield from _words(line)
            line = []
        line.append(letter)
    yield from _words(line)


def _goes_on(last: Letter, letter: Letter) -> bool:
    size = max(last.run.size, letter.run.size)
    near = max(abs(letter.left - last.right), abs(letter.base - last.base)) < _FAR * size
    near = near or max(abs(letter.left - last.left), abs(letter.base - last.base)) < _FAR * size
    return near and last.run.turned == letter.run.turned and last.run.size == letter.run.size


def _words(line: Iterable[Letter]) -> Iterator[str]:
    text = "".join(f" {one.text}" if one.after != "none" else one.text for one in line)
    if words := " ".join(unicodedata.normalize("NFC", text.replace(SOFT_HYPHEN, "-")).split()):
        yield words
