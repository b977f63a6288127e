"""Text boxes of office files that stand beside the text: facts, background, a person, under a headline of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from umbruch.clipping.marks.release import has_address, opens_contact
from umbruch.readers.door import Placed
from umbruch.tree import Block, Box, Figure, Paragraph, Subheading
from umbruch.tree.walk import block_texts

_LONGEST_TITLE = 80
"""Letters of the headline of a box; a paragraph with more is text, and a box above the first one is in the head."""
_LARGER = 1.15
"""Times the size of the text from which a line stands out."""


def with_boxes(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The blocks of a file, each text box beside the text as one; of others the blocks that stand in them.

    Args:
        placed: in reading order, those in text boxes with the numbers of these.
    """
    outside = sum(_letters(one.block) for one in placed if not one.boxed)
    return tuple(_boxed(placed, outside)) if any(one.boxed for one in placed) else tuple(placed)


def _boxed(placed: Sequence[Placed], outside: int) -> Iterator[Placed]:
    begun = False
    for number, group in groupby(placed, key=lambda one: one.boxed):
        blocks = list(group)
        if number and begun and _is_beside(blocks, outside):
            title = " ".join(" ".join(block_texts((blocks[0].block,))).split())
            yield Placed(Box(title, tuple(one.block for one in blocks[1:])), number=blocks[0].number)
            continue
        begun = begun or (not number and any(_is_running(one.block) for one in blocks))
        yield from blocks


def _is_beside(blocks: Sequence[Placed], outside: int) -> bool:
    """Whether the blocks of a text box stand beside the text: under a headline, less than the text, and no contact."""
    first, *others = blocks
    if not others or not _is_title(first, others) or any(one.told for one in blocks):
        return False
    if any(isinstance(one.block, Figure) for one in blocks) or sum(_letters(one.block) for one in blocks) > outside:
        return False
    lines = [line for one in blocks for text in block_texts((one.block,)) for line in text.split("\n")]
    return not any(opens_contact(line) or has_address(line) for line in lines)


def _is_title(first: Placed, others: Sequence[Placed]) -> bool:
    """Whether the first block of a box stands out from the others."""
    if not isinstance(first.block, Paragraph | Subheading) or not 0 < _letters(first.block) <= _LONGEST_TITLE:
        return False
    usual = min(one.look.size for one in others)
    bold = first.look.bold and not all(one.look.bold for one in others)
    return first.look.heading is not None or bold or first.look.size > _LARGER * usual


def _is_running(block: Block) -> bool:
    return isinstance(block, Paragraph) and _letters(block) > _LONGEST_TITLE


def _letters(block: Block) -> int:
    return sum(map(len, block_texts((block,))))
