"""Making another kind of block of the same words: no word is lost, or the change is refused."""

from __future__ import annotations

import typing

from umbruch.corrections.values import refuse
from umbruch.errors import did_you_mean
from umbruch.tree import (
    Block,
    Box,
    Break,
    Figure,
    Inline,
    List,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.walk import inline_text

KINDS: dict[str, type[Block]] = {kind.__name__.lower(): kind for kind in typing.get_args(Block)}
"""The kinds of blocks by the name that `type` has in the JSON form."""

_Lines = list[tuple[Inline, ...]]


def as_kind(block: Block, kind: str, path: str) -> Block:
    """The words of a block as another kind.

    Args:
        block: what stands there now.
        kind: a name of `KINDS`.
        path: that of its `type`, for messages.

    Raises:
        FieldError: no such kind, or one that could not hold all that the block holds.
    """
    if kind not in KINDS:
        refuse(f"{kind!r} is no kind of block", path, did_you_mean(kind, KINDS))
    wanted = KINDS[kind]
    if isinstance(block, wanted):
        return block
    now = type(block).__name__.lower()
    if isinstance(block, Table) or (isinstance(block, Figure) and block.image is not None):
        refuse(f"a {now} cannot become a {kind}: it holds more than words", path, "clear it and set another block")
    lines = _lines(block)
    if wanted is Paragraph:
        return Paragraph(_joined(lines))
    if wanted is Subheading:
        return Subheading(_joined(lines))
    if wanted is Quote:
        return Quote(_inside(block, lines))
    if wanted is Box:
        return Box(inline_text(block.content)) if isinstance(block, Subheading) else Box(None, _inside(block, lines))
    if wanted is List:
        return List(items=tuple((Paragraph(line),) for line in lines))
    if wanted is Figure:
        return Figure(caption=_joined(lines))
    if any(inline_text(line).strip() for line in lines):
        refuse(f"a {now} with words cannot become a {kind}", path, "empty takes the block out")
    return Rule() if wanted is Rule else Table()


def _inside(block: Block, lines: _Lines) -> tuple[Block, ...]:
    """The block as the content of a quote or a box; who said a quote or what a box is called stands in a line."""
    if isinstance(block, Paragraph | List):
        return (block,)
    return tuple(Paragraph(line) for line in lines)


def _lines(block: Block) -> _Lines:
    """The words of a block, a line for each paragraph in it."""
    match block:
        case Paragraph() | Subheading():
            return _broken(block.content)
        case Quote():
            by = [(Text(f"— {block.attribution}"),)] if block.attribution else []
            return [*_of_all(block.content), *by]
        case Box():
            title = [(Strong((Text(block.title),)),)] if block.title else []
            return [*title, *_of_all(block.content)]
        case List():
            return [line for item in block.items for line in _of_all(item)]
        case Figure():
            credit: _Lines = [(Text(block.credit.text),)] if block.credit else []
            return [*([block.caption] if block.caption else []), *credit]
        case Table():
            return [cell for row in (block.header, *block.rows) for cell in row]
        case Rule():
            return []
        case _:
            typing.assert_never(block)


def _of_all(blocks: tuple[Block, ...]) -> _Lines:
    return [line for block in blocks for line in _lines(block)]


def _broken(content: tuple[Inline, ...]) -> _Lines:
    lines: list[list[Inline]] = [[]]
    for inline in content:
        if isinstance(inline, Break):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [tuple(line) for line in lines if line]


def _joined(lines: _Lines) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for line in lines:
        if joined:
            joined.append(Break())
        joined += line
    return tuple(joined)
