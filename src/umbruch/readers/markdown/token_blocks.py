"""Markdown tokens to blocks and inlines of the tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from umbruch.clipping.marks.caption import find_credit
from umbruch.diagnostics import Diagnostic
from umbruch.readers.markdown.html_blocks import blocks_of
from umbruch.tree import (
    Block,
    Break,
    Credit,
    Emphasis,
    Figure,
    Inline,
    Link,
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

_MOST_NESTING = 20
_CONTAINERS = frozenset({"blockquote_open", "list_item_open"})
_ATTRIBUTION = ("— ", "– ", "-- ", "― ")


class Placed(NamedTuple):
    """A block and the line (from 0, in the Markdown) that it starts on."""

    block: Block
    line: int


class Heading(NamedTuple):
    """A level-one heading, which is the article's headline and not part of the body."""

    text: str
    line: int


class Converter:
    """Turns one Markdown text into blocks; pictures are asked for through `picture`, remarks collected."""

    def __init__(self, picture: Callable[[str, int], str | None], first_line: int, *, exact: bool = False) -> None:
        """Take what the text refers to.

        Args:
            picture: finds the picture behind an address that stands on a line of the text.
            first_line: the line of the file that the text begins on, from 0.
            exact: the text was written by umbruch: nothing in it is guessed.
        """
        self._picture = picture
        self._first_line = first_line
        self._exact = exact
        self.headings: list[Heading] = []
        self.remarks: list[Diagnostic] = []

    def convert(self, text: str) -> list[Placed]:
        """The blocks of a Markdown text in order; RecursionError where the parser would leave out what is too deep."""
        parser = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTING}).enable("table")
        tokens = parser.parse(text)
        if any(token.type in _CONTAINERS and token.level >= _MOST_NESTING - 1 for token in tokens):
            raise RecursionError
        root = SyntaxTreeNode(tokens)
        placed: list[Placed] = []
        for node in root.children:
            line = node.map[0] if node.map else 0
            placed += [Placed(block, line) for block in self._blocks(node, line)]
        return placed if self._exact else _with_captions(placed)

    def _blocks(self, node: SyntaxTreeNode, line: int) -> list[Block]:
        match node.type:
            case "heading":
                content = self._inlines(node.children)
                level = int(node.tag[1])
                if level == 1 and not self.headings:
                    self.headings.append(Heading(inline_text(content), line))
                    return []
                return [Subheading(content, max(1, level - 1))]
            case "paragraph":
                return self._paragraph(node, line)
            case "blockquote":
                return [_quote(self._children(node, line))]
            case "bullet_list" | "ordered_list":
                items = tuple(tuple(self._children(item, line)) for item in node.children)
                start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 1
                return [List(node.type == "ordered_list", items, start)]
            case "hr":
                return [Rule()]
            case "table":
                return [self._table(node)]
            case "fence" | "code_block":
                return [Paragraph(_lines(node.content))]
            case "html_block":
                found = blocks_of(node.content, lambda href: self._picture(unquote(href), line))
                if found is not None:
                    return found
                self._remark("markdown.html", "HTML is kept as text", line)
                return [Paragraph(_lines(node.content))]
            case _:
                return self._children(node, line)

    def _children(self, node: SyntaxTreeNode, line: int) -> list[Block]:
        return [block for child in node.children for block in self._blocks(child, child.map[0] if child.map else line)]

    def _paragraph(self, node: SyntaxTreeNode, line: int) -> list[Block]:
        children = node.children[0].children if node.children else []
        figures = [self._figure(child, line) for child in children if child.type == "image"]
        content = self._inlines([child for child in children if child.type != "image"])
        filled = content and (self._exact or inline_text(content).strip())
        paragraph: list[Block] = [Paragraph(content)] if filled else []
        return [*paragraph, *figures]

    def _figure(self, node: SyntaxTreeNode, line: int) -> Figure:
        image = self._picture(unquote(str(node.attrs.get("src", ""))), line)
        caption, credit = split_credit(str(node.attrs.get("title", "")))
        alt = inline_text(self._inlines(node.children))
        return Figure(image, (Text(caption),) if caption else (), credit, alt or None)

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [
            tuple(self._inlines(cell.children) for cell in row.children)
            for part in node.children
            for row in part.children
        ]
        has_head = bool(node.children) and node.children[0].type == "thead"
        return Table(rows[0] if has_head else (), tuple(rows[1:] if has_head else rows))

    def _inlines(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Inline, ...]:
        content: list[Inline] = []
        for node in nodes:
            match node.type:
                case "inline":
                    content += self._inlines(node.children)
                case "text" | "code_inline" | "html_inline":
                    content.append(Text(node.content))
                case "softbreak":
                    content.append(Text(" "))
                case "hardbreak":
                    content.append(Break())
                case "em":
                    content.append(Emphasis(self._inlines(node.children)))
                case "strong":
                    content.append(Strong(self._inlines(node.children)))
                case "link":
                    content.append(Link(str(node.attrs.get("href", "")), self._inlines(node.children)))
                case _:
                    content.append(Text(node.content))
        return merged(content)

    def _remark(self, code: str, message: str, line: int) -> None:
        self.remarks.append(Diagnostic(code, message, "warning", self._first_line + line + 1))


def merged(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring runs of plain text as one, empty ones left out."""
    result: list[Inline] = []
    for inline in content:
        if isinstance(inline, Text) and not inline.text:
            continue
        if isinstance(inline, Text) and result and isinstance(result[-1], Text):
            result[-1] = Text(result[-1].text + inline.text)
        else:
            result.append(inline)
    return tuple(result)


def split_credit(text: str) -> tuple[str, Credit | None]:
    """A caption and the credit at its end."""
    found = find_credit(text)
    return (text[: found.caption_end].strip(), found.credit) if found else (text.strip(), None)


def _lines(text: str) -> tuple[Inline, ...]:
    content: list[Inline] = []
    for line in text.rstrip("\n").split("\n"):
        if content:
            content.append(Break())
        content.append(Text(line))
    return merged(content)


def _quote(blocks: Sequence[Block]) -> Quote:
    """A quote; a last paragraph that opens with a dash names who said it."""
    if len(blocks) > 1 and isinstance(last := blocks[-1], Paragraph):
        text = inline_text(last.content)
        if text.startswith(_ATTRIBUTION):
            return Quote(tuple(blocks[:-1]), text.lstrip("—–-― "))
    return Quote(tuple(blocks))


def _with_captions(placed: Sequence[Placed]) -> list[Placed]:
    """A paragraph in italics right under a picture without a title is its caption."""
    result: list[Placed] = []
    for one in placed:
        before = result[-1].block if result else None
        if (
            isinstance(before, Figure)
            and not before.caption
            and before.credit is None
            and isinstance(one.block, Paragraph)
        ):
            content = one.block.content
            if len(content) == 1 and isinstance(content[0], Emphasis):
                caption, credit = split_credit(inline_text(content))
                figure = Figure(before.image, (Text(caption),) if caption else (), credit, before.alt)
                result[-1] = Placed(figure, result[-1].line)
                continue
        result.append(one)
    return result
