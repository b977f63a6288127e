"""Letters that a PDF draws and does not name, ligatures mostly: told by other words of the file, or said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.readers.pdf.around_the_text import SetPage
from umbruch.readers.pdf.file.page_content import LOST

_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "ft", "fft", "tt", "ti", "tti", "fj")
"""What faces draw as one sign, by how often (the `liga` features of Roboto, Calibri, Minion and Source)."""
_WORD = re.compile(rf"(?:[^\W\d_]|{LOST})+")
_LEAST_WORD, _LONGEST_WORD = 3, 60
_BEHIND = 2
"""Letters behind the lost ones that must stand in the other word, too."""
_LEAST_KNOWN = 4
"""Letters by which a word is told at least, the lost ones among them."""
_MOST_WORDS = 200_000


class Mended(NamedTuple):
    """The pages, and the words that lack letters still, or lacked them."""

    pages: tuple[SetPage, ...]
    lacking: tuple[str, ...] = ()
    found: tuple[str, ...] = ()

    def remarks(self) -> Iterator[Diagnostic]:
        """What is to be said of them."""
        if self.lacking:
            count, word = len(self.lacking), shortened(self.lacking[0])
            yield Diagnostic(
                "copy.letters", f"{count} words lack letters that the file draws and does not name: {word}", "warning",
                hint="compare them with the page",
            )  # fmt: skip
        if self.found:
            count, word = len(self.found), shortened(self.found[0])
            yield Diagnostic(
                "copy.letters_found", f"{count} words lacked letters that other words of the file tell: {word}", "info",
                hint="compare them with the page",
            )  # fmt: skip


def with_lost_letters(pages: Sequence[SetPage], told: Iterable[str]) -> Mended:
    """The pages with letters that their file does not name, where other words tell them.

    Args:
        pages: with the pieces of their lines; `LOST` stands for letters without a name.
        told: what else the file says of itself, its title and headings.
    """
    if not any(LOST in line.text for page in pages for line in page.lines):
        return Mended(tuple(pages))
    texts = (*told, *(line.text for page in pages for line in page.lines))
    tokens = {token.casefold() for text in texts for token in _WORD.findall(text) if LOST not in token}
    words = sorted(token for token in tokens if len(token) >= _LEAST_WORD)[:_MOST_WORDS]
    lacking: list[str] = []
    found: list[str] = []

    def mended(match: re.Match[str]) -> str:
        word = match.group()
        before, lost, behind = word.partition(LOST)
        if not lost or not (before or behind.strip(LOST)):
            return before  # a whole word, or an icon
        letters = _letters(before, behind, words) if len(word) <= _LONGEST_WORD else None
        (lacking if letters is None else found).append(word if letters is None else before + letters + behind)
        return word if letters is None else before + letters + behind

    made = tuple(
        page._replace(
            lines=tuple(
                line._replace(text=" ".join(_WORD.sub(mended, line.text).split(" "))) if LOST in line.text else line
                for line in page.lines
            )
        )
        for page in pages
    )
    kept = tuple(page._replace(lines=tuple(line for line in page.lines if line.text.strip())) for page in made)
    return Mended(kept, tuple(lacking), tuple(found))


def _letters(before: str, behind: str, words: Sequence[str]) -> str | None:
    """The letters that stand between two parts of a word in other words; None where none or several may."""

    def begins(start: str) -> str:
        at = bisect_left(words, start)
        return words[at] if at < len(words) and words[at].startswith(start) else ""

    starts = {letters: (before + letters + behind[:_BEHIND]).casefold() for letters in _LIGATURES}
    possible = [one for one, start in starts.items() if len(start) >= _LEAST_KNOWN and begins(start)]
    whole = [one for one in possible if begins(told := (before + one + behind).casefold()) == told]
    return (whole or possible)[0] if len(whole or possible) == 1 else None
