"""Items of lists, captions, paragraphs of boxes and quotes that are for the newsroom: to be read as lines of the copy.

What stands in a list or a box is the file's own and is no line for the recognisers; an embargo or a note to the desk
is, wherever somebody set it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from umbruch.clipping.marks.newsroom.desk_notes import without_desk_notes
from umbruch.clipping.marks.release import is_embargo
from umbruch.tree import Block, Box, Figure, List, Paragraph, Quote, Table
from umbruch.tree.walk import inline_text

_LONGEST_NOTE = 300
"""Signs of what is asked: an embargo or a note is a line or a short paragraph."""


def with_notes_apart(block: Block) -> tuple[Block, ...]:
    """A block, or what it holds for readers with what it holds for the newsroom as paragraphs of their own.

    Args:
        block: of a file; one with numbers is parted where such an item stands, so that the others keep theirs.

    Returns:
        The block alone, where nothing in it is for the newsroom.
    """
    match block:
        case List(ordered=True, items=items):
            return tuple(_parted(block)) if any(map(_is_note, items)) else (block,)
        case List(items=items):
            kept = tuple(item for item in items if not _is_note(item))
            notes = tuple(one for item in items if _is_note(item) for one in item)
            return (block,) if not notes else (*_unless_empty(replace(block, items=kept)), *notes)
        case Quote(content=content) | Box(content=content):
            left = tuple(one for one in content if not _is_note((one,)))
            notes = tuple(one for one in content if _is_note((one,)))
            return (block,) if not notes else (*_unless_empty(replace(block, content=left)), *notes)
        case Figure(caption=caption) | Table(caption=caption) if is_for_the_newsroom(inline_text(caption)):
            empty = isinstance(block, Figure) and not block.image
            return (Paragraph(caption),) if empty else (replace(block, caption=()), Paragraph(caption))
        case _:
            return (block,)


def _unless_empty(block: List | Quote | Box) -> tuple[Block, ...]:
    whole = block.items if isinstance(block, List) else block.content
    return (block,) if whole or (isinstance(block, Box) and block.title) else ()


def _parted(block: List) -> Iterator[Block]:
    held: list[tuple[Block, ...]] = []
    first = block.start
    for number, item in enumerate(block.items, start=block.start):
        if not _is_note(item):
            held.append(item)
            continue
        if held:
            yield replace(block, items=tuple(held), start=first)
        yield from item
        held, first = [], number + 1
    if held:
        yield replace(block, items=tuple(held), start=first)


def _is_note(blocks: tuple[Block, ...]) -> bool:
    """Whether blocks are one paragraph, and that an embargo or a note to the newsroom."""
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph) and is_for_the_newsroom(inline_text(blocks[0].content))


def is_for_the_newsroom(text: str) -> bool:
    """Whether a line or a short paragraph is an embargo or a note to the newsroom, and nothing else."""
    text = text.strip()
    if not text or len(text) > _LONGEST_NOTE:
        return False
    return is_embargo(text) or not without_desk_notes(text, html=False).text.strip()
