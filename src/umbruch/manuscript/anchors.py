"""Finding a line or a block again by its words, wherever they stand after the text was edited."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from umbruch.manuscript.letters import letters

_NEAR = 0.75
"""The share of pairs of letters that a changed line has in common with its anchor: a word or two were changed."""
_CLEAR = 0.15
"""By how much it is nearer than any other line."""
_MOST_COMPARED = 5_000
"""Lines that are compared with an anchor that stands nowhere; each costs as much as it is long."""
_MOST_MISSING = 50
"""Anchors of one file that are looked for over the ends of lines and among changed ones."""
_LONGEST_COMPARED = 400
_BEYOND = 8
"""Letters of a line behind the length of the anchor that count against it: an anchor may be the beginning of a line."""
_SHORT, _SHORTENED = 14, 10
"""Words of an anchor that is written whole, and of one that is the beginning of a longer line or block."""
_LONGEST_WORD = 60
"""Signs of an anchor in writings without blanks between words."""
_LEAST_OVER_LINES = 12
"""Letters of an anchor that is looked for over the ends of lines, too."""


class Anchor(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where something stands, told by words.

    Args:
        words: the line or block, or its beginning.
        after: the words above it, where the same words stand several times.
        nth: which of them it is, from 1, where even that does not tell.
    """

    words: str
    after: str = ""
    nth: int | None = None


class Found(NamedTuple):
    """The places (from 0) that an anchor may mean; `near` where its words were changed a little."""

    first: Sequence[int]
    last: Sequence[int]
    near: bool = False


class Places:
    """Texts in their order, among which anchors are looked up.

    Args:
        texts: the lines or blocks; empty ones are never found.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [letters(text) for text in texts]
        self._order = sorted((own, at) for at, own in enumerate(self._texts) if own)
        self._missing = 0
        self._joined: tuple[str, dict[int, int], dict[int, int]] | None = None

    def find(self, anchor: Anchor, *, near: bool = True) -> Found:
        """Every place that has the words, or begins with them; where none does, the one that is nearly so.

        Words whose lines were broken anew are found over several lines, if they fill these.

        Args:
            anchor: what to look for.
            near: whether lines count whose words were changed a little.
        """
        wanted = letters(anchor.words)
        if not wanted:
            return Found((), ())
        places = self._beginning(wanted)
        exact = [at for at in places if self._texts[at] == wanted]
        found = exact or places
        if len(found) > 1 and anchor.after:
            above = letters(anchor.after)
            told = [at for at in found if self._above(at) == above]
            found = told or [at for at in found if self._above(at).startswith(above)] or found
        if found:
            return Found(found, found)
        self._missing += 1
        if self._missing > _MOST_MISSING:
            return Found((), ())
        return self._over_lines(wanted) or (self._nearest(wanted) if near else Found((), ()))

    def _beginning(self, wanted: str) -> list[int]:
        start = bisect_left(self._order, (wanted, -1))
        found = []
        for own, at in self._order[start:]:
            if not own.startswith(wanted):
                break
            found.append(at)
        return sorted(found)

    def above(self, at: int) -> int | None:
        """The place of the nearest words above one."""
        return next((one for one in range(at - 1, -1, -1) if self._texts[one]), None)

    def _above(self, at: int) -> str:
        found = self.above(at)
        return "" if found is None else self._texts[found]

    def _over_lines(self, wanted: str) -> Found | None:
        if len(wanted) < _LEAST_OVER_LINES:
            return None
        whole, starts, ends = self._joined or self._join()
        begin = whole.find(wanted)
        if begin < 0 or whole.find(wanted, begin + 1) >= 0:
            return None
        first, last = starts.get(begin), ends.get(begin + len(wanted))
        return None if first is None or last is None else Found((first,), (last,))

    def _join(self) -> tuple[str, dict[int, int], dict[int, int]]:
        """All letters one after another, and the line that begins and the one that ends at a place among them."""
        starts, ends, end = {}, {}, 0
        for at, own in enumerate(self._texts):
            if own:
                starts[end] = at
                end += len(own)
                ends[end] = at
        self._joined = ("".join(self._texts), starts, ends)
        return self._joined

    def _nearest(self, wanted: str) -> Found:
        own = _pairs(wanted)
        near = [
            (_alike(own, _pairs(text[: len(wanted) + _BEYOND])), at)
            for at, text in enumerate(self._texts[:_MOST_COMPARED])
            if text
        ]
        near.sort(key=lambda one: (-one[0], one[1]))
        if not near or near[0][0] < _NEAR or (len(near) > 1 and near[1][0] > near[0][0] - _CLEAR):
            return Found((), ())
        return Found((near[0][1],), (near[0][1],), near=True)


def anchor_at(at: int, texts: Sequence[str], places: Places) -> Anchor:
    """The shortest anchor that tells one place from all others.

    Args:
        at: the place, from 0.
        texts: the lines or blocks.
        places: the same, ready to be looked up.
    """
    words = " ".join(texts[at].split())
    for one in (_shortened(words), words):
        if len(places.find(Anchor(one)).first) < 2:
            return Anchor(one)
    above = places.above(at)
    anchor = Anchor(words, "" if above is None else _shortened(" ".join(texts[above].split())))
    found = places.find(anchor).first
    return anchor if len(found) < 2 else Anchor(anchor.words, anchor.after, found.index(at) + 1)


def _shortened(words: str) -> str:
    parts = words.split()
    return " ".join(parts[:_SHORTENED]) if len(parts) > _SHORT else words[: _LONGEST_WORD * _SHORTENED // 2]


def _pairs(text: str) -> Counter[str]:
    short = text[:_LONGEST_COMPARED]
    return Counter(short[at : at + 2] for at in range(len(short) - 1)) or Counter((short,))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """How alike two texts are, from 0 to 1 (Dice's coefficient of their pairs of letters)."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())
