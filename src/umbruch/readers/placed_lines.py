"""Blocks as the lines that they show, and back: what is left of them once lines were put aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from umbruch.readers.blocks.inline_cuts import lines_of_content
from umbruch.readers.door import Placed
from umbruch.tree import Block, Break, Figure, Inline, Paragraph, Subheading
from umbruch.tree.walk import block_texts, inline_text


class PlacedLines(NamedTuple):
    """The lines of blocks, an empty one after each block, and for each its block and its number in that."""

    lines: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def lines_of(placed: Sequence[Placed]) -> PlacedLines:
    """The lines of blocks; those that are no running words have one, their words."""
    lines: list[str] = []
    places: list[tuple[int, int]] = []
    for at, one in enumerate(placed):
        parts = lines_of_content(one.block.content) if isinstance(one.block, Paragraph | Subheading) else ((),)
        for number, part in enumerate(parts):
            lines.append(inline_text(part) or _as_line(one.block))
            places.append((at, number))
        lines.append("")
        places.append((-1, 0))
    return PlacedLines(tuple(lines), tuple(places))


def left_of(placed: Sequence[Placed], shown: PlacedLines, kept: Iterable[int]) -> list[Placed]:
    """The blocks with the lines that are kept, by their numbers; those without any are gone."""
    numbers: dict[int, set[int]] = {}
    for line in kept:
        at, number = shown.places[line]
        numbers.setdefault(at, set()).add(number)
    return [one for at, whole in enumerate(placed) if at in numbers for one in [_remaining(whole, numbers[at])] if one]


def _as_line(block: Block) -> str:
    """A stand-in for a block that is no line: its words, so that furniture in lists and tables is seen."""
    return "" if isinstance(block, Figure) else " ".join(" ".join(block_texts((block,))).split()) or " "


def _remaining(placed: Placed, lines: set[int]) -> Placed | None:
    block = placed.block
    if not isinstance(block, Paragraph):
        return placed
    parts = lines_of_content(block.content)
    if len(lines) == len(parts):
        return placed
    content: list[Inline] = []
    for number, part in enumerate(parts):
        if number in lines:
            content += [Break(), *part] if content else part
    return placed._replace(block=Paragraph(tuple(content))) if inline_text(content).strip() else None
