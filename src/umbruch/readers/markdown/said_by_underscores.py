"""What umbruch says with underscores, which it writes for nothing else: captions, heads of rows, titles, questions.

Beside them stand what no word says: elements around a whole paragraph, and lines at the head of boxes and pull quotes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from markdown_it.tree import SyntaxTreeNode

from umbruch.readers.markdown.token_inlines import Inlines, attributes_of, language_of
from umbruch.tree import Block, Box, Inline, Paragraph, Quote, Table, Text
from umbruch.tree.walk import inline_text

Kind = Literal["em", "strong"]

_MARKS: dict[Kind, str] = {"em": "_", "strong": "__"}
_VOICES: dict[str, Literal["question", "answer"]] = {"question": "question", "answer": "answer"}
_PARAGRAPH = "paragraph"
"""The class of an element that stands for the paragraph around it."""


def marked_whole(nodes: Sequence[SyntaxTreeNode], kind: Kind) -> Sequence[SyntaxTreeNode] | None:
    """What stands between underscores, where nothing else stands beside it."""
    filled = [one for one in nodes if one.type != "text" or one.content]
    if len(filled) == 1 and filled[0].type == kind and filled[0].markup == _MARKS[kind]:
        return filled[0].children
    return None


def line_nodes(node: SyntaxTreeNode) -> Sequence[SyntaxTreeNode]:
    """The inlines of a paragraph or a cell."""
    return node.children[0].children if node.children else ()


def caption_below(node: SyntaxTreeNode, table: Block | None, inlines: Inlines) -> Table | None:
    """The table with its caption, where the paragraph right below it is one."""
    if node.type != "paragraph" or not isinstance(table, Table) or table.caption:
        return None
    words = marked_whole(line_nodes(node), "em")
    return Table(table.header, table.rows, inlines.read(words), table.align, table.row_heads) if words else None


def headed_rows(
    rows: Sequence[Sequence[SyntaxTreeNode]], inlines: Inlines
) -> list[tuple[tuple[Inline, ...], ...]] | None:
    """The rows of a table, where each first cell is marked as a head or empty; None where none is marked."""
    heads = [marked_whole(line_nodes(row[0]), "strong") if row else None for row in rows]
    empty = [not row or not any(one.content for one in line_nodes(row[0])) for row in rows]
    if not any(heads) or not all(head or nothing for head, nothing in zip(heads, empty, strict=True)):
        return None
    return [
        (inlines.read(head or ()), *(inlines.read(cell.children) for cell in row[1:]))
        for head, row in zip(heads, rows, strict=True)
    ]


def paragraph_of(nodes: Sequence[SyntaxTreeNode], inlines: Inlines) -> Paragraph | None:
    """A paragraph with a language, a voice or a speaker; None where no element around it says so."""
    filled = [one for one in nodes if one.type != "text" or one.content]
    if len(filled) < 2 or filled[0].type != "html_inline" or filled[-1].content != "</span>":
        return None
    about = attributes_of(filled[0].content)
    if about.get("class") != _PARAGRAPH:
        return None
    speaker, words = about.get("data-speaker"), filled[1:-1]
    if words and speaker is not None and (name := marked_whole(words[:1], "strong")):
        named = inline_text(inlines.read(name)) == f"{speaker.strip()}:"
        words = words[1:] if named else words
    else:
        named = False
    voice = _VOICES.get(about.get("data-voice", ""))
    said = words[1:] if named and words and words[0].content == " " else words
    if voice == "question" and (asked := marked_whole(said, "strong")) is not None:
        content = inlines.read(asked)
    else:
        content = _without_blank(inlines.read(words)) if named else inlines.read(words)
    return Paragraph(content, language_of(about), voice, speaker)


def _without_blank(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without the blank that parts a name from what is said."""
    first = content[0] if content else None
    if not isinstance(first, Text) or not first.text.startswith(" "):
        return content
    return (*((Text(first.text[1:]),) if first.text != " " else ()), *content[1:])


def set_apart(node: SyntaxTreeNode, blocks: Sequence[Block], inlines: Inlines) -> Box | Quote | None:
    """A box or a pull quote by how its quote begins; None for a quote.

    Args:
        node: the quote.
        blocks: those in it.
        inlines: reads the title.
    """
    first = node.children[0] if node.children else None
    if first is None or not blocks:
        return None
    if first.type == "paragraph" and (title := marked_whole(line_nodes(first), "strong")):
        return Box(inline_text(inlines.read(title)), tuple(blocks[1:]))
    if first.type == "hr" and first.markup.startswith("-"):
        return Box(None, tuple(blocks[1:]))
    return None


def is_pull(node: SyntaxTreeNode) -> bool:
    """Whether a quote begins as pull quotes do."""
    return bool(node.children) and node.children[0].type == "hr" and node.children[0].markup.startswith("*")
