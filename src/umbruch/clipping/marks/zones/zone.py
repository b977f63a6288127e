"""Lines that show by themselves what they are, or that are plain."""

from __future__ import annotations

from typing import Literal, NamedTuple

from umbruch.clipping.page.lines import Line

Role = Literal[
    "plain",
    "caption",
    "byline",
    "source",
    "day",
    "embargo",
    "contact",
    "boilerplate",
    "label",
    "notice",
    "end",
    "infobox",
    "page",
]
LONGEST_CAPTION = 900
"""Signs of a caption at most."""
HEAD_LINES = 10
"""Lines from the first one among which the head of an article stands."""


class Zone(NamedTuple):
    """Lines with one role, in the order of the page.

    `opens` tells that blank lines stood before them, `sureness` (from 0 to 1) how well the lines show their role.
    """

    role: Role
    lines: tuple[Line, ...]
    opens: bool = True
    sureness: float = 1.0

    @property
    def text(self) -> str:
        """The lines joined with single spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its lines."""
        return tuple(line.number for line in self.lines)
