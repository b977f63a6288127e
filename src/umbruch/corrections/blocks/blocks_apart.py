"""Blocks split before some words, joined with the one beside them, put in another order; every word stays."""

from __future__ import annotations

import re

from msgspec.structs import replace

from umbruch.corrections.values import refuse
from umbruch.readers.blocks.inline_cuts import cut, stripped
from umbruch.tree import Block, Box, List, Paragraph, Quote, Subheading, Text
from umbruch.tree.walk import inline_text

END = "end"
"""What is written in the place of a block's words where there is none below."""
_NUMBERED = re.compile(r"body\[(\d{1,6})\]")


def split(block: Block, words: str, path: str) -> tuple[Block, Block]:
    """A paragraph or crosshead as two, the second of which begins with the words; as kinds they stay what it was.

    Raises:
        FieldError: words that do not stand in it, several times, or at its very beginning; another kind of block.
    """
    if not isinstance(block, Paragraph | Subheading):
        refuse(f"a {type(block).__name__.lower()} cannot be split", path, "only paragraphs and crossheads are split")
    text = inline_text(block.content)
    wanted = words.strip()
    at = text.find(wanted) if wanted else -1
    if at < 0:
        refuse(f"the words {wanted!r} do not stand in it", path, "write them as the text has them")
    if text.find(wanted, at + 1) >= 0:
        refuse(f"the words {wanted!r} stand in it several times", path, "write some more of them")
    before, after = stripped(cut(block.content, 0, at)), stripped(cut(block.content, at, len(text)))
    if not inline_text(before):
        refuse("it begins with these words", path, "write the words of its second part")
    return replace(block, content=before), replace(block, content=after)


def joined(first: Block, second: Block, path: str) -> Block:
    """Two blocks as one, of the first one's kind.

    Raises:
        FieldError: blocks of different kinds, or of a kind that has no running words or items.
    """
    match first, second:
        case ((Paragraph(one) | Subheading(one)), (Paragraph(two) | Subheading(two))):
            return replace(first, content=(*one, Text(" "), *two))
        case List(), List() if first.ordered == second.ordered:
            return replace(first, items=(*first.items, *second.items))
        case Quote(), Quote() if not (first.attribution and second.attribution):
            by = first.attribution or second.attribution
            return replace(first, content=(*first.content, *second.content), attribution=by)
        case Box(), Box() if not second.title:
            return replace(first, content=(*first.content, *second.content))
        case _:
            kinds = " and a ".join(type(one).__name__.lower() for one in (first, second))
            return refuse(f"a {kinds} cannot be joined", path, "make both of one kind with .type first")


def numbered_place(value: str) -> int | None:
    """The number of a block that is named as `--set` names it (`body[2]`), None for words."""
    found = _NUMBERED.fullmatch(value)
    return int(found[1]) if found else None


def order_after(count: int, block: int, before: int) -> list[int]:
    """The old numbers of all blocks in their new order.

    Args:
        count: how many blocks there are.
        block: the one that is moved.
        before: the one that it then stands before; `count` for the end.
    """
    order = [one for one in range(count) if one != block]
    at = before - (before > block)
    return [*order[:at], block, *order[at:]]
