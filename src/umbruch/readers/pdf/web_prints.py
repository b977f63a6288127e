"""Print-outs of web pages: the column of the article, without menus, side columns, buttons and teasers."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.readers.pdf.around_the_text import TextAlone, words_of
from umbruch.readers.pdf.page_manuscript import ReadPage, body_size
from umbruch.readers.pdf.setting.text_blocks import TextBlock

_LEAST_LETTERS = 120
"""Letters of a block, over two lines at least, from which it is running text."""
_LIKE = 0.12
_SHARED = 0.5
"""Share of a block's width that lies inside the column."""
_DISPLAY = 1.2
_NEAR_HEAD = 60.0
"""Points above the headline in which its kicker and day may stand."""
_NEAR_END = 60.0
"""Points below the last running text in which a name or a credit may stand."""


def is_web_print(creator: str) -> bool:
    """Whether a browser made the file: browsers write their whole identification into `Creator`."""
    return creator.startswith("Mozilla/")


def article_alone(pages: Sequence[ReadPage]) -> TextAlone:
    """The article on the pages of a print-out, and what stands around it; all pages as they are where none is found."""
    running = [
        (page.number, block)
        for page in pages
        for block in page.blocks
        if len(block.lines) > 1 and len(block.text) >= _LEAST_LETTERS
    ]
    if not running:
        return TextAlone(tuple(pages), ())
    size = body_size([ReadPage(number, (block,)) for number, block in running])
    text = [(number, block) for number, block in running if abs(block.size - size) < _LIKE * size]
    widest = max(text or running, key=lambda one: one[1].right - one[1].left)[1]
    text = [(number, block) for number, block in text if _inside(block, widest.left, widest.right)]
    if not text:
        return TextAlone(tuple(pages), ())
    first, last = text[0], text[-1]
    headline = _headline(pages, first, widest, size)
    kept, around = [], []
    for page in pages:
        own = [
            block
            for block in page.blocks
            if _belongs(page, block, headline, last, widest) and not _is_button(page, block, headline)
        ]
        kept.append(page._replace(blocks=tuple(own)))
        around += [words_of(block) for block in page.blocks if block not in own]
    return TextAlone(tuple(kept), tuple(around))


def _headline(
    pages: Sequence[ReadPage], first: tuple[int, TextBlock], column: TextBlock, size: float
) -> tuple[int, TextBlock]:
    """The biggest type above the first running text, in its column; that text itself where there is none."""
    above = [
        (page.number, block)
        for page in pages
        for block in page.blocks
        if (page.number, block.top) < (first[0], first[1].top)
        and block.size > _DISPLAY * size
        and min(block.right, column.right) - max(block.left, column.left) > 0
        and len(block.text.split()) > 1
    ]
    return max(above, key=lambda one: (one[1].size, one[0], one[1].top), default=first)


def _belongs(
    page: ReadPage, block: TextBlock, headline: tuple[int, TextBlock],
    last: tuple[int, TextBlock], column: TextBlock,
) -> bool:  # fmt: skip
    if block is headline[1]:
        return True
    if not _inside(block, min(column.left, headline[1].left), max(column.right, headline[1].right)):
        return False
    if (page.number, block.bottom) < (headline[0], headline[1].top - _NEAR_HEAD):
        return False
    return (page.number, block.top) < (last[0], last[1].bottom + _NEAR_END)


def _is_button(page: ReadPage, block: TextBlock, headline: tuple[int, TextBlock]) -> bool:
    """Whether a block below the headline is one word or a number: a button, a counter."""
    below = (page.number, block.top) > (headline[0], headline[1].top)
    return below and block is not headline[1] and len(block.text.split()) < 2


def _inside(block: TextBlock, left: float, right: float) -> bool:
    return min(block.right, right) - max(block.left, left) >= _SHARED * (block.right - block.left)
