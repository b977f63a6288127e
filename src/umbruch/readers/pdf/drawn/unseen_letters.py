"""Which letters of a PDF page do not show: in the colour of what lies behind them, covered, tiny, or without ink."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

from umbruch.readers.pdf.drawn.page_drawings import Ground, PageDrawings
from umbruch.readers.pdf.drawn.page_letters import PageLetters
from umbruch.readers.pdf.file.page_content import Area, Letter
from umbruch.readers.unseen_words import CLEAR, WHITE, is_unseen

_CELL = 36.0
_WIDEST = 400
"""Cells from which on a ground is kept once for the whole page."""
_MOST_CHECKS = 2_000_000
_MANY_COLOURS = 60
_MOST_ASKED = 20
"""Pictures over letters of one page that are looked at for whether they let them through."""
_TINY = 1 / 560
"""Share of the page's height up to which letters are hidden: 1.5 points on A4."""
_MIDDLE = 0.25
"""Ems above the base line at which the middle of a small letter stands."""


class Parted(NamedTuple):
    """The letters that a page shows, and those that it does not."""

    shown: tuple[Letter, ...]
    unseen: tuple[Letter, ...]


def parted(letters: PageLetters, drawings: PageDrawings, height: float, lets_through: Callable[[Any], bool]) -> Parted:
    """Part letters into those that show and those that do not.

    Args:
        letters: of the page.
        drawings: what else is drawn on it.
        height: of the page in points.
        lets_through: whether what lies under a picture is seen; asked only where a letter lies there.
    """
    grounds = _Grounds(drawings.grounds, lets_through)
    last = max((one.order for one in drawings.grounds if one.colour or one.picture), default=-1.0)
    colours = {WHITE, *(one.colour for one in drawings.grounds if one.colour)}
    of_ink = {ink: _may_hide(ink, colours) for ink in set(letters.inks.values())}
    shown: list[Letter] = []
    unseen: list[Letter] = list(letters.off)
    tiny = height * _TINY
    known, order, clip, ink, at_risk = 0, None, None, None, False
    for letter, address in zip(letters.shown, letters.drawn, strict=True):
        if address != known:
            known, order, clip = address, drawings.orders.get(address), drawings.clips.get(address)
            ink, run = letters.inks[address], letter.run
            over = order is not None and not (run.turned or run.slanted) and (of_ink[ink] or order < last)
            at_risk = over or ink == CLEAR or clip is not None or run.size <= tiny
        if not at_risk:
            shown.append(letter)
            continue
        if (
            (letter.run.size <= tiny and letter.right - letter.left <= tiny)
            or ink == CLEAR
            or (clip is not None and not _stands_in(letter, clip))
        ):
            hidden = True
        elif order is None or letter.run.turned or letter.run.slanted:
            hidden = False
        else:
            hidden = (of_ink[ink] and is_unseen(ink, grounds.behind(letter, order))) or (
                order < last and grounds.covered(letter, order)
            )
        (unseen if hidden else shown).append(letter)
    return Parted(tuple(shown), tuple(unseen))


def _may_hide(ink: str | None, colours: Collection[str]) -> bool:
    """Whether letters of an ink can be unseen on any of the grounds of a page; where it has many, all are asked."""
    return ink is not None and (len(colours) > _MANY_COLOURS or any(is_unseen(ink, colour) for colour in colours))


def _stands_in(letter: Letter, area: Area) -> bool:
    """Whether the middle of a letter stands in an area."""
    x, y = (letter.left + letter.right) / 2, letter.base - _MIDDLE * letter.run.size
    return area.left <= x <= area.right and area.top <= y <= area.bottom


class _Grounds:
    """The grounds of a page by the cells that they lie over, in the order of drawing."""

    def __init__(self, grounds: Sequence[Ground], lets_through: Callable[[Any], bool]) -> None:
        self._lets_through = lets_through
        self._asked: dict[float, bool] = {}
        self._cells: dict[tuple[int, int], list[Ground]] = defaultdict(list)
        self._wide: list[Ground] = []
        self._left = _MOST_CHECKS
        for one in grounds:
            across = range(int(max(one.area.left, 0) // _CELL), int(min(one.area.right, 1e6) // _CELL) + 1)
            down = range(int(max(one.area.top, 0) // _CELL), int(min(one.area.bottom, 1e6) // _CELL) + 1)
            if len(across) * len(down) > _WIDEST:
                self._wide.append(one)
                continue
            for x in across:
                for y in down:
                    self._cells[x, y].append(one)

    def behind(self, letter: Letter, order: float) -> str | None:
        """The colour right behind a letter; None where a picture or the like may lie there."""
        best: Ground | None = None
        for one in self._at(letter):
            if one.order < order and (best is None or one.order > best.order):
                best = one
        if self._left <= 0:
            return None
        return WHITE if best is None else best.colour

    def covered(self, letter: Letter, order: float) -> bool:
        """Whether something is drawn over a letter that lets nothing through."""
        for one in self._at(letter):
            if one.order > order and self._covers(one):
                return self._left > 0
        return False

    def _covers(self, ground: Ground) -> bool:
        if ground.picture is None:
            return ground.colour is not None
        if ground.order not in self._asked:
            self._asked[ground.order] = len(self._asked) < _MOST_ASKED and not self._lets_through(ground.picture)
        return self._asked[ground.order]

    def _at(self, letter: Letter) -> list[Ground]:
        x, y = (letter.left + letter.right) / 2, letter.base - _MIDDLE * letter.run.size
        own = self._cells.get((int(x // _CELL), int(y // _CELL)))
        if own is None and not self._wide:
            return []
        near = [*self._wide, *own] if own else self._wide
        self._left -= len(near)
        if self._left <= 0:
            return []
        return [one for one in near if one.area.left <= x <= one.area.right and one.area.top <= y <= one.area.bottom]
