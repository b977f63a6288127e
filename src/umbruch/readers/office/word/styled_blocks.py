"""The body of a Word file whose styles say what is what: quotes, boxes, captions, lists put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from umbruch.clipping.marks.caption import find_credit
from umbruch.readers.office.word.block_walk import Seen
from umbruch.readers.office.word.style_looks import LIST_CONTINUE
from umbruch.readers.office.word.word_copy import placed_lists
from umbruch.registry.roles import ROLE
from umbruch.tree import Block, Box, Credit, Figure, List, Paragraph, Quote, Subheading, Table
from umbruch.tree.walk import inline_text

_SUBHEADING = re.compile(rf"{ROLE['subheading'].docx_style}(?: (\d))?")
_CAPTION = "caption"
_CREDIT = ROLE["credit"].docx_style
_ATTRIBUTION = ROLE["attribution"].docx_style
_BOX_TITLE = ROLE["box_title"].docx_style
_BOX = ROLE["box"].docx_style
_QUOTES = {ROLE["quote"].docx_style: False, ROLE["pull"].docx_style: True}
_QUESTION = ROLE["question"].docx_style


class StyledBody:
    """Puts the blocks of a body together, one paragraph after the other."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._numbers: list[int] = []
        self._before = ""

    def read(self, seen: Iterable[Seen]) -> tuple[tuple[Block, ...], tuple[int, ...]]:
        """The blocks, and for each the number of the paragraph that it begins with."""
        for one in placed_lists(seen):
            self._take(one)
            self._before = one.style
        return tuple(self._blocks), tuple(self._numbers)

    def _take(self, seen: Seen) -> None:
        block = seen.block
        last = self._blocks[-1] if self._blocks else None
        if seen.style == _BOX and isinstance(last, Box) and not isinstance(block, Paragraph):
            self._blocks[-1] = replace(last, content=(*last.content, block))
            return
        if not isinstance(block, Paragraph):
            self._add(block, seen.number)
            return
        heading = _SUBHEADING.fullmatch(seen.style)
        match seen.style, last:
            case _, _ if heading:
                self._add(Subheading(block.content, min(int(heading.group(1) or 1), 5)), seen.number)
            case str(style), Quote(content, None, pull) if (
                style in _QUOTES and self._follows(style) and (pull == _QUOTES[style])
            ):
                self._blocks[-1] = replace(last, content=(*content, block))
            case str(style), _ if style in _QUOTES:
                self._add(Quote((block,), pull=_QUOTES[style]), seen.number)
            case str(style), Quote(_, attribution, _) if style == _ATTRIBUTION:
                text = inline_text(block.content)
                self._blocks[-1] = replace(last, attribution=f"{attribution}\n\n{text}" if attribution else text)
            case str(style), _ if style == _BOX_TITLE:
                self._add(Box(inline_text(block.content)), seen.number)
            case str(style), Box(_, content) if style == _BOX:
                self._blocks[-1] = replace(last, content=(*content, block))
            case str(style), _ if style == _BOX:
                self._add(Box(content=(block,)), seen.number)
            case str(style), Figure(_, caption, None) if style == _CREDIT:
                self._blocks[-1] = replace(last, caption=caption, credit=_credit(block))
            case str(style), Figure(str(), (), None) if style == _CAPTION:
                self._blocks[-1] = replace(last, caption=block.content)
            case str(style), Table(caption=()) if style == _CAPTION:
                self._blocks[-1] = replace(last, caption=block.content)
            case str(style), _ if style == _CAPTION:
                self._add(Figure(caption=block.content), seen.number)
            case str(style), _ if style == _CREDIT:
                self._add(Figure(credit=_credit(block)), seen.number)
            case str(style), List(items=items) if style == LIST_CONTINUE and items:
                self._blocks[-1] = replace(last, items=(*items[:-1], (*items[-1], block)))
            case str(style), _ if style == _QUESTION:
                self._add(replace(block, voice="question"), seen.number)
            case _:
                self._add(block, seen.number)

    def _follows(self, style: str) -> bool:
        return self._before == style

    def _add(self, block: Block, number: int) -> None:
        self._blocks.append(block)
        self._numbers.append(number)


def _credit(block: Paragraph) -> Credit:
    text = inline_text(block.content)
    found = find_credit(text)
    return found.credit if found is not None and found.caption_end == 0 else Credit(text)
