"""Blocks as Markdown; one that Markdown has no sure way to say is written as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from umbruch.registry.credit_lines import DECORATION, credit_in, credit_line, parted_at_breaks
from umbruch.tree import Block, Box, Figure, List, Paragraph, Quote, Rule, Subheading, Table
from umbruch.tree.blocks import HIGHEST_START
from umbruch.tree.walk import inline_text
from umbruch.writers.markdown.html_form import address, block_html
from umbruch.writers.markdown.inline_text import (
    BREAK,
    Notes,
    NotPlain,
    escaped,
    line_markdown,
    merged,
    paragraph_markdown,
)

_DEEPEST = 6
"""Lists and quotes further inside one another are written as HTML; readers of Markdown stop at some depth."""

_DASHES = "—–-―"
_UNDER_HEAD = {None: "---", "left": ":--", "center": ":-:", "right": "--:"}
_RULE, _INNER_RULE = "* * *", "___"


def body_markdown(blocks: Sequence[Block]) -> str:
    """The blocks of a body, an empty line between them, and under them its footnotes."""
    notes = Notes()
    parts = list(_each(blocks, 0, notes))
    foot: list[str] = []
    for number, note in enumerate(notes.written, start=1):
        text = _blocks(note.content, 1, notes)
        foot.append(
            f"[^{number}]: " + "\n".join(f"    {line}" if line else "" for line in text.split("\n")).lstrip(" ")
        )
    return "\n\n".join((*parts, *foot))


def _blocks(blocks: Sequence[Block], depth: int, notes: Notes) -> str:
    return "\n\n".join(_each(blocks, depth, notes))


def _each(blocks: Sequence[Block], depth: int, notes: Notes) -> Iterator[str]:
    """Two lists in a row would become one: the second gets other marks."""
    other = False
    before: Block | None = None
    for block in blocks:
        other = isinstance(block, List) and isinstance(before, List) and block.ordered == before.ordered and not other
        before = block
        taken = len(notes.written)
        try:
            yield _block(block, depth, other, notes)
        except NotPlain:
            del notes.written[taken:]
            yield block_html(block)


def _block(block: Block, depth: int, other: bool, notes: Notes) -> str:
    match block:
        case Paragraph():
            if block.lang or block.voice or block.speaker is not None:
                raise NotPlain
            return paragraph_markdown(block.content, notes)
        case Subheading():
            marks = "#" * (block.level + 1)
            return f"{marks} {line_markdown(block.content, notes)}" if merged(block.content) else marks
        case Quote():
            return _quote(block, depth, notes)
        case List():
            return _list(block, depth, other, notes)
        case Figure():
            return _picture(block, notes)
        case Table():
            return _table(block, depth, notes)
        case Box():
            raise NotPlain
        case Rule():
            return _INNER_RULE if depth else _RULE
        case _:
            assert_never(block)


def _quote(quote: Quote, depth: int, notes: Notes) -> str:
    """A quote; who said it stands in a last paragraph after a dash."""
    if depth >= _DEEPEST or quote.pull:
        raise NotPlain
    by = quote.attribution
    last = quote.content[-1] if quote.content else None
    if by:
        if not quote.content or by != by.strip() or by[0] in _DASHES or "\n" in by:
            raise NotPlain
    elif len(quote.content) > 1 and isinstance(last, Paragraph) and inline_text(last.content)[:1] in tuple(_DASHES):
        raise NotPlain
    text = _blocks(quote.content, depth + 1, notes)
    if by:
        text = f"{text}\n\n— {escaped(by)}"
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _list(block: List, depth: int, other: bool, notes: Notes) -> str:
    if not block.items or depth >= _DEEPEST or block.start + len(block.items) - 1 > HIGHEST_START:
        raise NotPlain
    members = [list(_each(item, depth + 1, notes)) for item in block.items]
    tight = _is_tight(block) and not any(part.startswith("<") for parts in members for part in parts)
    gap = "\n" if tight else "\n\n"
    items = []
    for number, parts in enumerate(members, start=block.start):
        mark = (f"{number})" if other else f"{number}.") if block.ordered else ("+" if other else "-")
        indent = " " * (len(mark) + 1)
        lines = [f"{indent}{line}" if line else "" for line in gap.join(parts).split("\n")]
        items.append(mark + "\n".join(lines)[len(mark) :])
    return gap.join(items)


def _is_tight(block: List) -> bool:
    """Whether no empty line is needed: each item a paragraph, and lists of such under it."""
    return all(
        item
        and isinstance(item[0], Paragraph)
        and merged(item[0].content)
        and all(isinstance(one, List) and one.items and _is_tight(one) for one in item[1:])
        for item in block.items
    )


def _picture(figure: Figure, notes: Notes) -> str:
    """A picture, and on lines of their own in the same paragraph its caption and its credit.

    Every reader of CommonMark shows it so. What has no words there is said behind the address, where nobody sees it.
    """
    alt = figure.alt or ""
    if alt != alt.strip() or "\n" in alt or not (figure.image or alt or figure.caption or figure.credit):
        raise NotPlain
    marks = "+".join(filter(None, (figure.weight, DECORATION if figure.alt == "" else None)))
    source = address(figure.image) if figure.image is not None else ""
    lines = [f"![{escaped(alt)}]({source}{f'#{marks}' if marks else ''})"]
    if figure.caption:
        lines.append(paragraph_markdown(figure.caption, notes))
    if figure.credit:
        lines.append(paragraph_markdown(credit_line(figure.credit) or (), notes))
    elif credit_in(parted_at_breaks(merged(figure.caption))[-1]):
        raise NotPlain
    return BREAK.join(lines)


def _table(table: Table, depth: int, notes: Notes) -> str:
    """A table with a head of words, rows of its width and no caption."""
    width = len(table.header)
    odd = table.caption or table.row_heads or not any(table.header)
    if depth or odd or any(len(row) != width for row in table.rows):
        raise NotPlain
    rows = ["| " + " | ".join(line_markdown(cell, notes, cell=True) if merged(cell) else "" for cell in row) + " |"
            for row in (table.header, *table.rows)]  # fmt: skip
    align = (*table.align, *(None,) * (width - len(table.align)))
    return "\n".join((rows[0], "| " + " | ".join(_UNDER_HEAD[one] for one in align) + " |", *rows[1:]))
