"""Blocks of a page as they are shown: a short paragraph all in bold is a crosshead, the end of a caption its credit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from umbruch.clipping.page.lines import ends_sentence
from umbruch.readers.blocks.caption_lines import captioned
from umbruch.readers.door import Placed
from umbruch.readers.web.page_body import LONG
from umbruch.tree import Block, Break, Figure, Inline, Paragraph, Strong, Subheading
from umbruch.tree.walk import inline_text

_LONGEST = 90
"""Letters of a crosshead, as in the text of clippings (`clipping.text.body`)."""
_LEVEL = 2
_NO_CROSSHEAD = ".:;,?!…"


def with_crossheads(placed: Sequence[Placed]) -> tuple[Block, ...]:
    """The blocks, paragraphs that only a bold face tells from the others as crossheads, captions without their credits.

    Args:
        placed: the blocks of a text with their looks.
    """
    return tuple(_shown(placed))


def _shown(placed: Sequence[Placed]) -> Iterator[Block]:
    many = 2 * sum(one.look.bold for one in placed) > len(placed)
    for at, one in enumerate(placed):
        block = one.block
        match block:
            case Paragraph(content=(Strong(inner),)) if at and not many and _stands_over(placed, at):
                yield Subheading(inner, _LEVEL)
            case Paragraph(content=(Strong(inner), Break(), *rest)) if at and not many and _opens(inner, rest):
                yield Subheading(inner, _LEVEL)
                yield Paragraph(tuple(rest), block.lang)
            case Figure(caption=caption, credit=None) if caption:
                yield captioned(block, caption)
            case _:
                yield block


def _opens(inner: Sequence[Inline], rest: Sequence[Inline]) -> bool:
    """Whether the first line of a paragraph, all in bold, stands over running text as a crosshead does."""
    text, below = inline_text(inner).strip(), inline_text(rest).strip()
    return 0 < len(text) <= _LONGEST and text[-1] not in _NO_CROSSHEAD and len(below) >= LONG and ends_sentence(below)


def _stands_over(placed: Sequence[Placed], at: int) -> bool:
    """Whether a bold line stands over a paragraph that is set as usual, and is no sentence."""
    block = placed[at].block
    below = placed[at + 1] if at + 1 < len(placed) else None
    assert isinstance(block, Paragraph)
    text = inline_text(block.content).strip()
    if below is None or not isinstance(below.block, Paragraph) or below.look.bold or Break() in block.content:
        return False
    return 0 < len(text) <= _LONGEST and text[-1] not in _NO_CROSSHEAD and "\n" not in text
