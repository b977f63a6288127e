"""Numbers at the start of lines: which of them count the items of a list, and which belong to the words.

CommonMark takes every number with a point for an item and counts on from the first. Here the numbers are kept as they
were written: a list goes on only as long as they count up, `19. August war der Stichtag` is a sentence, and so is a
single numbered line with no neighbour to count with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import all_conventions
from umbruch.kept import remembered
from umbruch.readers.markdown.token_inlines import merged
from umbruch.tree import Block, List, Paragraph, Text
from umbruch.tree.walk import inline_text

_LAST_DAY = 31
_FIRST_WORD = re.compile(r"\w+")


class NumberedItem(NamedTuple):
    """A line with a number before it: the number, its mark (`.` or `)`), and the blocks behind it."""

    number: int
    mark: str
    blocks: tuple[Block, ...]


class Placed(NamedTuple):
    """A block or numbered items, and the line (from 0, in the Markdown) that they start on."""

    block: Block | tuple[NumberedItem, ...]
    line: int


def settled(placed: Sequence[Placed]) -> list[tuple[Block, int]]:
    """The blocks with all numbered items made into lists or paragraphs, by what stands beside them."""
    runs = [one for each in placed for one in _runs(each)]
    found: list[tuple[Block, int]] = []
    for place, one in enumerate(runs):
        if not isinstance(one.block, tuple):
            found.append((one.block, one.line))
        elif _counts(one.block, runs[:place], runs[place + 1 :]):
            found.append((_list(one.block), one.line))
        else:
            found += [(block, one.line) for item in one.block for block in _as_words(item)]
    return found


def _runs(placed: Placed) -> list[Placed]:
    """Numbered items parted where they no longer count up, or no longer repeat one number."""
    if not isinstance(placed.block, tuple):
        return [placed]
    runs: list[list[NumberedItem]] = []
    for item in placed.block:
        last = runs[-1] if runs else []
        repeats = bool(last) and item.number == last[-1].number and len({one.number for one in last}) == 1
        if last and (repeats or (item.number == last[-1].number + 1 and not _repeating(last))):
            last.append(item)
        else:
            runs.append([item])
    return [Placed(tuple(run), placed.line) for run in runs]


def _repeating(run: list[NumberedItem]) -> bool:
    return len(run) > 1 and run[0].number == run[1].number


def _counts(items: tuple[NumberedItem, ...], before: Sequence[Placed], after: Sequence[Placed]) -> bool:
    """Whether these are items: not all of them days of a month, several, or counted on from or to others."""
    if all(_is_day(item) for item in items):
        return False
    if len(items) > 1 or len(items[0].blocks) > 1:
        return True
    number = items[0].number
    last = next((one.block for one in reversed(before) if isinstance(one.block, tuple)), None)
    following = next((one.block for one in after if isinstance(one.block, tuple)), None)
    goes_on = last is not None and last[-1].number == number - 1
    return goes_on or (following is not None and following[0].number == number + 1)


def _is_day(item: NumberedItem) -> bool:
    """Whether the number and what follows are a day: `19. August`."""
    first = item.blocks[0] if item.blocks else None
    if item.mark != "." or not 1 <= item.number <= _LAST_DAY or not isinstance(first, Paragraph):
        return False
    word = _FIRST_WORD.match(inline_text(first.content))
    return word is not None and word.group().casefold() in _months()


@remembered(1)
def _months() -> frozenset[str]:
    return frozenset(
        name.rstrip(".").casefold()
        for conventions in all_conventions().values()
        for names in conventions.months
        for name in names
    )


def _list(items: tuple[NumberedItem, ...]) -> List:
    return List(True, tuple(item.blocks for item in items), items[0].number)


def _as_words(item: NumberedItem) -> tuple[Block, ...]:
    number = Text(f"{item.number}{item.mark} ")
    first = item.blocks[0] if item.blocks else None
    if isinstance(first, Paragraph):
        return (Paragraph(merged((number, *first.content))), *item.blocks[1:])
    return (Paragraph((Text(number.text.rstrip()),)), *item.blocks)
