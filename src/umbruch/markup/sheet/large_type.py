"""Large type on screens: headlines that fill a page of paper are too large for a column of 36em or a telephone.

A rung of the ladder leaves a share of what is larger than its bound, so that a loud style stays louder than a quiet
one. Sizes are in times of the body's, widths of windows in times of the browser's own type (16 px).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Rung(NamedTuple):
    """Windows of at most this width (None for all), and the bound."""

    window: str | None
    bound: float

    def size(self, size: float) -> float:
        """What type of a size becomes."""
        return min(size, self.bound) + max(0.0, size - self.bound) * _SHARE


_SHARE = 0.12
"""With it the headline of a tabloid (10.2em on paper) holds a word of 18 letters in a column of 36em."""

LADDER = (Rung(None, 3.0), Rung("48em", 2.25), Rung("30em", 1.5))
"""A column of 36em takes some 20 letters of 3em, a small tablet (600 px) as many of 2.25em, a telephone (375 px) some
25 of 1.5em; tried on the shipped styles at 375, 600, 800 and 1280 px."""

LONG_WORDS = (
    ("-webkit-hyphens", "auto"),
    ("hyphens", "auto"),
    ("-webkit-hyphenate-limit-before", "6"),
    ("-webkit-hyphenate-limit-after", "6"),
    ("hyphenate-limit-chars", "14 6 6"),
    ("text-wrap", "balance"),
)
"""Only words of 14 letters and more are parted (CSS Text 4, 6.3.2): a line of large type holds hardly more."""


def is_large(size: float) -> bool:
    """Whether type of a size is smaller on some screens."""
    return size > LADDER[-1].bound


def everywhere(size: float) -> float:
    """The size on screens of any width."""
    return LADDER[0].size(size)


def elsewhere(size: float) -> Iterator[tuple[str, float]]:
    """Media queries under which type has another size than everywhere, paper among them, and that size.

    Args:
        size: as the style has it on paper.
    """
    if everywhere(size) != size:
        yield "print", size
    for above, rung in pairwise(LADDER):
        if above.size(size) != rung.size(size):
            yield f"screen and (max-width: {rung.window})", rung.size(size)
