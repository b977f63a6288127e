"""Blocks as Markdown; one that Markdown has no sure way to say is written as HTML.

A box and a pull quote are quotes to readers of Markdown: a box begins with its title between double underscores, or
with a line of hyphens, a pull quote with a line of stars. Nothing else begins so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never
from urllib.parse import quote

from umbruch.registry.credit_lines import (
    CREDITED,
    DECORATION,
    UNCREDITED,
    credit_in,
    credit_line,
    parted_at_breaks,
)
from umbruch.tree import Block, Box, Emphasis, Figure, List, Paragraph, Quote, Rule, Subheading, Table, Text
from umbruch.tree.blocks import HIGHEST_START
from umbruch.tree.walk import inline_text, said
from umbruch.writers.markdown.html_form import address, block_html
from umbruch.writers.markdown.inline_text import (
    BREAK,
    ELEMENT,
    Notes,
    NotPlain,
    attribute,
    escaped,
    line_markdown,
    marked_whole,
    merged,
    paragraph_markdown,
)
from umbruch.writers.markdown.table_text import table_text

_DEEPEST = 6
"""Lists and quotes further inside one another are written as HTML; readers of Markdown stop at some depth."""

_DASHES = "—–-―"
_RULE, _INNER_RULE = "* * *", "___"
_OPENS_BOX, _OPENS_PULL = "- - -", "* * *"


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
            return _paragraph(block, notes)
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
            return table_text(block, notes)
        case Box():
            return _box(block, depth, notes)
        case Rule():
            return _INNER_RULE if depth else _RULE
        case _:
            assert_never(block)


def _paragraph(block: Paragraph, notes: Notes) -> str:
    """A paragraph; one with a language, a voice or a speaker of its own says so in an element around its words.

    Where readers let no HTML pass, a question is heavy still, and who says something stands before it.
    """
    if not (block.lang or block.voice or block.speaker is not None):
        return paragraph_markdown(block.content, notes)
    about = {"class": "paragraph", "lang": block.lang, "data-voice": block.voice, "data-speaker": block.speaker}
    attributes = "".join(f' {name}="{attribute(value)}"' for name, value in about.items() if value is not None)
    name = Text(f"{(block.speaker or '').strip()}:")
    speaker = f"{marked_whole('__', (name,), notes)} " if said(block) != block.content else ""
    if block.voice == "question" and merged(block.content):
        words = marked_whole("__", block.content, notes)
    else:
        words = paragraph_markdown(block.content, notes) if merged(block.content) else ""
    return f"<span{attributes}>{speaker}{words}</span>"


def _box(box: Box, depth: int, notes: Notes) -> str:
    if depth >= _DEEPEST or box.title == "":
        raise NotPlain
    head = _OPENS_BOX if box.title is None else marked_whole("__", (Text(box.title),), notes)
    return _set_apart("\n\n".join(filter(None, (head, _blocks(box.content, depth + 1, notes)))))


def _set_apart(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _quote(quote: Quote, depth: int, notes: Notes) -> str:
    """A quote; who said it stands in a last paragraph after a dash."""
    if depth >= _DEEPEST:
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
    if quote.pull:
        text = "\n\n".join(filter(None, (_OPENS_PULL, text)))
    return _set_apart(text)


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
    credit = figure.credit
    if not (figure.image or figure.alt or figure.caption or credit):
        raise NotPlain
    if credit and (credit.text == "" or credit.name == ""):
        raise NotPlain
    marks = [figure.weight or "", DECORATION if figure.alt == "" else ""]
    lines = [paragraph_markdown(figure.caption, notes)] if merged(figure.caption) else []
    if credit:
        sure = credit_line(credit)
        line = paragraph_markdown(sure, notes) if sure else "<"
        if ELEMENT.search(line):
            line = paragraph_markdown((Emphasis((Text(credit.text),)),), notes)
            marks.append(f"{CREDITED}{quote(credit.name or '', safe='')}")
        lines.append(line)
    elif credit_in(parted_at_breaks(merged(figure.caption))[-1]):
        marks.append(UNCREDITED)
    source = address(figure.image) if figure.image is not None else ""
    behind = "+".join(filter(None, marks))
    return BREAK.join((f"![{escaped(figure.alt or '')}]({source}{f'#{behind}' if behind else ''})", *lines))
