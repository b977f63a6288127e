"""Markdown tokens to blocks of the tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.readers.markdown.figure_lines import (
    caption_of,
    description,
    lines_of,
    split_credit,
    weight_of,
    with_captions,
)
from umbruch.readers.markdown.html_blocks import blocks_of
from umbruch.readers.markdown.markdown_grammar import ATTRIBUTES, MOST_NESTING, grammar
from umbruch.readers.markdown.numbered_lines import NumberedItem, Placed, settled
from umbruch.readers.markdown.said_by_underscores import (
    caption_below,
    headed_rows,
    is_pull,
    paragraph_of,
    set_apart,
)
from umbruch.readers.markdown.token_inlines import CODE, COMMENT, DELETED, HIDDEN, Inlines, merged
from umbruch.registry.credit_lines import CREDITED, DECORATION, UNCREDITED, credit_in, parted_at_breaks
from umbruch.tree import (
    Alignment,
    Block,
    Break,
    Credit,
    Figure,
    Inline,
    List,
    Paragraph,
    Quote,
    Rule,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.walk import inline_text

_CONTAINERS = frozenset({"blockquote_open", "list_item_open"})
_ATTRIBUTION = ("— ", "– ", "-- ", "― ")
_WAYS: dict[str, Alignment] = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}
_WEIGHTS: tuple[Literal["lead", "half"], ...] = ("lead", "half")
_BREAKS = frozenset({"softbreak", "hardbreak"})
_NOWHERE = ("", "#")
"""Where the link of a comment leads."""


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
        self._inlines = Inlines(lambda node: self._children(node, node.map[0] if node.map else 0))
        self.headings: list[Heading] = []
        self.remarks: list[Diagnostic] = []

    @property
    def comments(self) -> tuple[str, ...]:
        """The comments in the text, which are meant for whoever edits it."""
        return tuple(one for one in self._inlines.comments if one)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The words of elements that no browser shows."""
        return tuple(one for one in self._inlines.hidden if one)

    def convert(self, text: str) -> list[tuple[Block, int]]:
        """The blocks of a Markdown text in order, each with the line (from 0) that it starts on.

        A footnote that nothing refers to stands at the end as paragraphs.

        Raises:
            RecursionError: the parser would leave out what is too deep.
        """
        placed = self._placed(self._parsed(text), 0)
        for label, node in self._inlines.definitions.items():
            if label not in self._inlines.used:
                line = node.map[0] if node.map else 0
                placed += [Placed(block, line) for block in self._children(node, line)]
        blocks = settled(placed)
        return blocks if self._exact else with_captions(blocks)

    def _parsed(self, text: str) -> Sequence[SyntaxTreeNode]:
        found: dict[str, Any] = {}
        tokens = grammar(exact=self._exact).parse(text, found)
        if any(token.type in _CONTAINERS and token.level >= MOST_NESTING - 1 for token in tokens):
            raise RecursionError
        self._inlines.comments += _comments_among(found)
        notes = found.get("footnotes", {}).get("list", {})
        self._inlines.written_in_line = {number: note.get("tokens") or [] for number, note in notes.items()}
        root = SyntaxTreeNode(tokens)
        for node in root.walk():
            if node.type == "footnote_reference":
                self._inlines.definitions.setdefault(str(node.meta.get("label")), node)
        return root.children

    def _blocks(self, node: SyntaxTreeNode, line: int) -> list[Block | tuple[NumberedItem, ...]]:
        match node.type:
            case "heading":
                return list(self._heading(node, line))
            case "paragraph":
                return list(self._paragraph(node, line))
            case "blockquote":
                return [self._quote(node, self._children(node, line))]
            case "bullet_list":
                return [List(items=tuple(tuple(self._children(item, line)) for item in node.children))]
            case "ordered_list":
                return [self._ordered(node, line)]
            case "hr":
                return [Rule()]
            case "table":
                return [self._table(node)]
            case "fence" | "code_block":
                return [Paragraph(_lines(node.content))]
            case "html_block":
                return list(self._html(node.content, line))
            case "footnote_reference":
                return []
            case _:
                return list(self._children(node, line))

    def _children(self, node: SyntaxTreeNode, line: int) -> list[Block]:
        blocks = settled(self._placed(node.children, line))
        return [block for block, _ in (blocks if self._exact else with_captions(blocks))]

    def _placed(self, nodes: Sequence[SyntaxTreeNode], line: int) -> list[Placed]:
        placed: list[Placed] = []
        for node in nodes:
            at = node.map[0] if node.map else line
            above = placed[-1].block if placed else None
            if self._exact and isinstance(above, Table) and (whole := caption_below(node, above, self._inlines)):
                placed[-1] = Placed(whole, placed[-1].line)
            else:
                placed += [Placed(block, at) for block in self._blocks(node, at)]
        return placed

    def _quote(self, node: SyntaxTreeNode, blocks: Sequence[Block]) -> Block:
        if not self._exact:
            return _quote(blocks)
        if box := set_apart(node, blocks, self._inlines):
            return box
        return replace(_quote(blocks[1:]), pull=True) if is_pull(node) else _quote(blocks)

    def _heading(self, node: SyntaxTreeNode, line: int) -> Sequence[Block]:
        level = int(node.tag[1])
        if level > 1 or self.headings:
            return [Subheading(self._inlines.read(node.children), max(1, level - 1))]
        used = set(self._inlines.used)
        self.headings.append(Heading(inline_text(self._inlines.read(node.children)), line))
        self._inlines.used = used  # a headline has no notes: theirs are kept as text
        return []

    def _ordered(self, node: SyntaxTreeNode, line: int) -> Block | tuple[NumberedItem, ...]:
        items = [tuple(self._children(item, line)) for item in node.children]
        start = int(node.attrs.get("start", 1))
        if self._exact:
            return List(True, tuple(items), start)
        numbers = [int(item.info) if item.info.isdecimal() else start for item in node.children]
        return tuple(NumberedItem(number, node.markup, one) for number, one in zip(numbers, items, strict=True))

    def _html(self, html: str, line: int) -> Sequence[Block]:
        """Blocks of HTML without code; what nobody sees is kept apart, and HTML beyond what we know is text."""
        inlines = self._inlines
        rest = CODE.sub("", html)
        if rest != html:
            self._remark("markdown.html", "code of a web page is left out", line)
        for unseen, kept in ((COMMENT, inlines.comments), (HIDDEN, inlines.hidden), (DELETED, inlines.hidden)):
            kept += [" ".join(found["words"].split()) for found in unseen.finditer(rest)]
            rest = unseen.sub("", rest)
        if not rest.strip():
            return []
        if rest != html and not rest.lstrip().startswith("<"):
            notes = self._inlines.written_in_line
            blocks = [block for node in self._parsed(rest.strip("\n")) for block in self._plain(node, line)]
            self._inlines.written_in_line = notes
            return blocks
        found = blocks_of(rest, lambda href: self._picture(unquote(href), line))
        if found is not None:
            return found
        self._remark("markdown.html", "HTML is kept as text", line)
        return [Paragraph(_lines(rest))]

    def _plain(self, node: SyntaxTreeNode, line: int) -> list[Block]:
        return [block for block, _ in settled([Placed(one, line) for one in self._blocks(node, line)])]

    def _paragraph(self, node: SyntaxTreeNode, line: int) -> Sequence[Block]:
        """A paragraph, and the pictures in it: those on lines of their own where they stand, others behind it."""
        children = node.children[0].children if node.children else []
        if self._exact and (written := self._written_figure(children, line) or paragraph_of(children, self._inlines)):
            return [written]
        if self._exact or not any(child.type == "image" for child in children):
            figures: list[Block] = [self._figure(child, line) for child in children if child.type == "image"]
            content = self._inlines.read([child for child in children if child.type != "image"])
            content = content if self._exact else lines_of(content)
            filled = content and (self._exact or inline_text(content).strip() or _has_notes(content))
            return [*([Paragraph(content)] if filled else []), *figures]
        blocks: list[Block] = []
        for nodes in _by_pictures(children):
            pictures = [self._figure(one, line) for one in nodes if one.type == "image"]
            content = lines_of(self._inlines.read([one for one in nodes if one.type != "image"]))
            above = blocks[-1] if blocks else None
            bare = isinstance(above, Figure) and not (above.caption or above.credit or pictures)
            said = caption_of(content, right_below=True) if bare else None
            if said and isinstance(above, Figure):
                blocks[-1] = replace(above, caption=said.caption, credit=said.credit)
            else:
                blocks += [*([Paragraph(content)] if content else []), *pictures]
        return blocks

    def _written_figure(self, children: Sequence[SyntaxTreeNode], line: int) -> Figure | None:
        """A picture as umbruch writes it: under it, in the same paragraph, its caption and then its credit."""
        if not children or children[0].type != "image" or (len(children) > 1 and children[1].type != "hardbreak"):
            return None
        source, _, behind = str(children[0].attrs.get("src", "")).partition("#")
        marks = behind.split("+")
        alt = inline_text(self._inlines.read(children[0].children)) or ("" if DECORATION in marks else None)
        content = self._inlines.read(children[2:])
        below = parted_at_breaks(content) if content else []
        credit = credit_in(below[-1]) if below and UNCREDITED not in marks else None
        if credit:
            content = content[: max(0, len(content) - len(below[-1]) - 1)]
            named = next((one for one in marks if one.startswith(CREDITED)), None)
            credit = credit if named is None else Credit(credit.text, unquote(named.removeprefix(CREDITED)) or None)
        weight = next((one for one in _WEIGHTS if one in marks), None)
        return Figure(self._picture(unquote(source), line) if source else None, content, credit, alt, weight)

    def _figure(self, node: SyntaxTreeNode, line: int) -> Figure:
        href = unquote(str(node.attrs.get("src", "")))
        image = self._picture(href, line)
        caption, credit = split_credit(str(node.attrs.get("title", "")))
        alt = inline_text(self._inlines.read(node.children))
        said = alt or None if self._exact else description(alt, href)
        weight = weight_of(str(node.attrs.get(ATTRIBUTES, "")))
        return Figure(image, (Text(caption),) if caption else (), credit, said, weight)

    def _table(self, node: SyntaxTreeNode) -> Table:
        cells = [row.children for part in node.children for row in part.children]
        rows = [tuple(self._inlines.read(cell.children) for cell in row) for row in cells]
        align = [_WAYS.get(str(cell.attrs.get("style"))) for cell in cells[0]] if cells else []
        while align and align[-1] is None:
            align.pop()
        has_head = bool(node.children) and node.children[0].type == "thead"
        made = Table(rows[0] if has_head else (), tuple(rows[1:] if has_head else rows), (), tuple(align))
        if not self._exact:
            return _with_its_heads(made)
        headed = headed_rows(cells[1:], self._inlines)
        made = replace(made, header=made.header if any(made.header) else ())
        return made if headed is None else replace(made, rows=tuple(headed), row_heads=True)

    def _remark(self, code: str, message: str, line: int) -> None:
        self.remarks.append(Diagnostic(code, message, "warning", self._first_line + line + 1))


def _by_pictures(children: Sequence[SyntaxTreeNode]) -> list[list[SyntaxTreeNode]]:
    """The tokens of a paragraph parted into its lines of pictures and what stands between them."""
    lines: list[list[SyntaxTreeNode]] = [[]]
    for child in children:
        if child.type in _BREAKS:
            lines.append([child])
        else:
            lines[-1].append(child)
    parts: list[list[SyntaxTreeNode]] = []
    pictured = True
    for line in lines:
        said = [one for one in line if one.type not in _BREAKS and (one.type != "text" or one.content.strip())]
        alone = bool(said) and all(one.type == "image" for one in said)
        if alone or pictured:
            parts.append(line)
        else:
            parts[-1] += line
        pictured = alone
    return parts


def _has_notes(content: Sequence[Inline]) -> bool:
    return any(not isinstance(one, Text | Break) for one in content)


def _with_its_heads(table: Table) -> Table:
    """The table with the line under it that is its caption, and its first column as heads where the corner is empty."""
    rows, caption = table.rows, table.caption
    last = rows[-1] if rows else ()
    words = inline_text(last[0]) if last else ""
    if words.startswith(": ") and not any(last[1:]):
        first = last[0][0]
        rest = (Text(first.text[2:].lstrip()), *last[0][1:]) if isinstance(first, Text) else last[0]
        rows, caption = rows[:-1], merged(rest)
    corner = bool(table.header) and not inline_text(table.header[0]).strip() and any(table.header[1:])
    heads = corner and bool(rows) and all(row and row[0] for row in rows)
    return replace(table, rows=rows, caption=caption, row_heads=heads)


def _comments_among(found: Mapping[str, Any]) -> list[str]:
    """What writers say to one another as links that lead nowhere: `[//]: # (ask her)`, which no program shows."""
    links = (*found.get("references", {}).values(), *found.get("duplicate_refs", ()))
    return [str(link["title"]) for link in links if link.get("title") and link.get("href") in _NOWHERE]


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
