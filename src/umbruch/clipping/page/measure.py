"""How wide a printed line is, and how much room it leaves for what follows: what tells a line that ends on purpose.

A compositor fills each line as far as the next word, or its first syllable where words are cut, would go. So the room
that is left once that piece is counted in is nearly never positive on a line that runs on. Printed columns are set in
letters of different widths, and narrow ones change their width beside a picture: both are allowed for here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from umbruch.clipping.page.lines import Line, may_go_on
from umbruch.kept import remembered

Pitch = Literal["fixed", "proportional"]

_AVERAGE = 0.43
_CLASSES = (
    (0.25, " \u00a0"),
    (0.28, "ijl.,:;'’‘|/"),
    (0.33, "ftrI()[]-\u00ad"),
    (0.39, 'sJ"„“”«»‹›'),
    (0.44, "aceäéèêëàáâãåçz?"),
    (0.56, "PSF"),
    (0.61, "ELTZB"),
    (0.72, "wAÄCDGHKNOÖQRUÜVXY"),
    (0.80, "mæœ"),
    (0.92, "MW—…%@"),
)
_SMALL, _CAPITAL = 0.5, 0.68
_NEIGHBOURS = 3
_LEAST_NEIGHBOURS = 4
_SAMPLES = 120
_LEAST_ROOMS = 8
_STRAYS = 2
_FIRST_WORD = re.compile(r"[\W_]*([^\W\d_]+)")
_FIRST_PART = re.compile(r"[^-–/\s]+[-–/](?=[^\W\d_])")
_CUT_SHARE = 0.05


class _Widths(dict[int, float]):
    """Widths in average letters by code point: Times' metrics in classes, an accented letter as wide as its base."""

    def __missing__(self, code: int) -> float:
        letter = chr(code)
        bare = unicodedata.normalize("NFD", letter)[0]
        if bare != letter and ord(bare) in self:
            width = self[ord(bare)]
        else:
            width = (_CAPITAL if letter.isupper() else _SMALL) / _AVERAGE
        if len(self) < 5_000:
            self[code] = width
        return width


_WIDTHS = _Widths({ord(letter): width / _AVERAGE for width, letters in _CLASSES for letter in letters})


class Gauge(NamedTuple):
    """How the lines of a text are measured.

    `pitch` tells whether all letters count as equally wide; `cutting` is the language (BCP 47) whose words were cut at
    line ends, None where lines end with whole words.
    """

    pitch: Pitch = "fixed"
    cutting: str | None = None

    def width(self, text: str) -> float:
        """The width of a text in average letters."""
        if self.pitch == "fixed":
            return len(text)
        return sum(map(_WIDTHS.__getitem__, map(ord, text)))

    def piece(self, text: str) -> float:
        """The width of the least piece of a line that could have gone up to the line before it."""
        word = text.split(maxsplit=1)[0]
        return min(self.width(piece) for piece in _pieces(word, self.cutting))

    def rooms(self, lines: Sequence[Line], full: float = 0) -> list[float]:
        """For each line but the last the room left on it once the next piece is counted in; negative if it can't go.

        Args:
            lines: lines that stand together.
            full: the width of a full line where there are too few lines around to tell, in average letters.
        """
        widths = [self.width(line.text) for line in lines]
        blank = self.width(" ")
        return [
            _column(widths, at, full) - widths[at] - blank - self.piece(following.text)
            for at, (_, following) in enumerate(pairwise(lines))
        ]


def _column(widths: Sequence[float], at: int, full: float) -> float:
    """The width of the column at a line: the second widest of the lines around, since one may have been mended."""
    start = max(0, min(at - _NEIGHBOURS, len(widths) - 1 - 2 * _NEIGHBOURS))
    around = [*widths[start:at], *widths[at + 1 : start + 1 + 2 * _NEIGHBOURS]]
    if len(around) < _LEAST_NEIGHBOURS:
        return full or max(around)
    around.sort()
    return around[-2]


@remembered(4_096)
def _pieces(word: str, cutting: str | None) -> tuple[str, ...]:
    """The word, and its first parts with their hyphens as far as words are cut in the text."""
    pieces = [word]
    if part := _FIRST_PART.match(word):
        pieces.append(part.group())
    if cutting is not None and (first := _FIRST_WORD.match(word)):
        from umbruch.language.hyphenation import hyphenator

        letters = first.group(1)
        if cuts := hyphenator(cutting).cuts(letters):
            pieces.append(f"{word[: first.start(1) + cuts[0]]}-")
    return tuple(pieces)


def gauge_of(blocks: Sequence[Sequence[Line]], lang: str | None) -> tuple[Gauge, list[float]]:
    """The gauge by which the lines that run on in the middle of a sentence are the fullest, and the rooms on these.

    Args:
        blocks: chunks of running text.
        lang: the language of the text (BCP 47), None where it isn't known.
    """
    lines = [line for block in blocks for line in block]
    cut = sum(line.text[-1] in "-\u2010\u00ad\u00ac" and line.text[-2:-1].isalpha() for line in lines)
    cutting = lang if cut > len(lines) * _CUT_SHARE else None
    sample = _sample(blocks)
    printed, typed = Gauge("proportional", cutting), Gauge("fixed", cutting)
    by_width, by_number = running_rooms(sample, printed), running_rooms(sample, typed)
    return (printed, by_width) if spread(by_width) < spread(by_number) else (typed, by_number)


def _sample(blocks: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    """Enough of the text to tell how it was set."""
    sample: list[Sequence[Line]] = []
    left = _SAMPLES
    for block in blocks:
        if left < 2:
            break
        sample.append(block[:left])
        left -= len(block)
    return sample


def running_rooms(blocks: Sequence[Sequence[Line]], gauge: Gauge) -> list[float]:
    """The rooms on lines that run on in the middle of a sentence."""
    return [
        room
        for block in blocks
        for (line, following), room in zip(pairwise(block), gauge.rooms(block), strict=True)
        if may_go_on(line.text, following.text)
    ]


def spread(rooms: Sequence[float]) -> float:
    """The room that few lines leave which run on: one in twenty, but two of many; 0 without any."""
    ordered = sorted(rooms)
    if not ordered:
        return 0.0
    return ordered[-1 - max(_STRAYS, len(ordered) // 20)] if len(ordered) >= _LEAST_ROOMS else ordered[-1]
