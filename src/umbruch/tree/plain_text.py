"""The tree as plain text: every word in reading order, one blank line between paragraphs, lines wrapped or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import assert_never

from umbruch.tree.addresses import safe_address
from umbruch.tree.blocks import (
    Alignment,
    Block,
    Box,
    Break,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Strong,
    Struck,
    Subheading,
    Subscript,
    Superscript,
    Table,
    Text,
)
from umbruch.tree.model import Article, Dateline
from umbruch.tree.notes import with_notes_at_foot
from umbruch.tree.walk import in_brackets, inline_text, notices, said

GAP = "\n\n"
STARS = "* * *"
_QUOTED = "    "
_SPACES = re.compile(r"[ \t\n]+")


def article_text(article: Article, width: int | None = None) -> str:
    """The whole article.

    Args:
        article: what to set.
        width: the longest line in columns of a fixed-width font, a Chinese character being two; None leaves each
            paragraph on one line.
    """
    head = (
        article.embargo.text if article.embargo else None,
        article.kicker,
        article.headline,
        article.deck,
        article.byline.text if article.byline else None,
        article.lead,
    )
    return _joined((*_wrapped(head, width), body_text(article, width)))


def body_text(article: Article, width: int | None = None) -> str:
    """The body with its dateline and what stands at the foot, for formats that carry the head in fields of their own.

    Args:
        article: what to set.
        width: as in `article_text`.
    """
    article = with_notes_at_foot(article, bracketed=True)
    foot = (
        article.source.text if article.source else None,
        article.boilerplate,
        article.contact.text if article.contact else None,
        *notices(article),
    )
    return _joined((*_Setter(width).blocks(article.body, article.dateline), *_wrapped(foot, width)))


def lines_text(lines: Iterable[str | None], width: int | None = None) -> str:
    """Lines of plain text as paragraphs; empty ones are left out."""
    return _joined(_wrapped(lines, width))


def _joined(parts: Iterable[str]) -> str:
    return GAP.join(part for part in parts if part.strip())


def _wrapped(lines: Iterable[str | None], width: int | None) -> Iterator[str]:
    for line in lines:
        if line and line.strip():
            yield wrap(line.strip("\n"), width)


def wrap(text: str, width: int | None, indent: str = "") -> str:
    """The text with its own line ends and, where a width is given, new ones at spaces.

    Words that are longer than a line, such as addresses, stay whole.

    Args:
        text: one paragraph.
        width: in columns, None for no limit.
        indent: stands before each line but the first.
    """
    if width is None:
        return text.replace("\n", f"\n{indent}")
    wide = max(20, width - len(indent))
    return f"\n{indent}".join(line for part in text.split("\n") for line in _cut(part, wide))


def _cut(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for word in _SPACES.split(text.strip(" \t")):
        columns = _columns(word)
        if line and used + 1 + columns > width:
            yield line
            line, used = word, columns
        else:
            line, used = (f"{line} {word}", used + 1 + columns) if line else (word, columns)
    yield line


def _columns(word: str) -> int:
    if word.isascii():
        return len(word)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in word
    )


class _Setter:
    """Sets blocks for one width; `width` shrinks inside lists and quotes."""

    def __init__(self, width: int | None) -> None:
        self._width = width

    def blocks(self, blocks: Iterable[Block], dateline: Dateline | None = None) -> Iterator[str]:
        waiting = dateline.text.strip() if dateline else ""
        for block in blocks:
            if waiting and isinstance(block, Paragraph) and inline_text(said(block)).strip():
                yield wrap(f"{waiting} {_inlines(said(block))}", self._width)
                waiting = ""
                continue
            if waiting and not isinstance(block, Figure | Paragraph):
                yield waiting
                waiting = ""
            yield self._block(block)
        yield waiting

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return wrap(_inlines(said(block)), self._width)
            case Subheading():
                return wrap(_inlines(block.content), self._width)
            case Box():
                title = (wrap(block.title.strip("\n"), self._width),) if block.title else ()
                return _joined((*title, *self.blocks(block.content)))
            case Quote():
                return self._quote(block)
            case List():
                return self._list(block)
            case Figure():
                credit = block.credit.text if block.credit else None
                return "\n".join(_wrapped((_inlines(block.caption), credit), self._width))
            case Table():
                return self._table(block)
            case Rule():
                return STARS
            case _:
                assert_never(block)

    def _inside(self, indent: int) -> _Setter:
        return _Setter(None if self._width is None else max(20, self._width - indent))

    def _quote(self, quote: Quote) -> str:
        """Wrapped text shows a quote by its indent; a field of a CMS takes the words alone."""
        by = f"— {quote.attribution}" if quote.attribution and quote.attribution.strip() else ""
        inside = self if self._width is None else self._inside(len(_QUOTED))
        words = _joined(inside.blocks(quote.content))
        text = "\n".join(part for part in (words, wrap(by, inside._width)) if part)
        return text if self._width is None else _indented(text, _QUOTED)

    def _list(self, block: List) -> str:
        items = []
        for number, item in enumerate(block.items, start=block.start):
            mark = f"{number}. " if block.ordered else "- "
            text = "\n".join(part for part in self._inside(len(mark)).blocks(item) if part.strip())
            items.append(mark + _indented(text, " " * len(mark)).lstrip(" "))
        return "\n".join(items)

    def _table(self, table: Table) -> str:
        """Columns side by side where they fit, else cells divided by tabs, as a spreadsheet takes them."""
        rows = [[_one_line(_inlines(cell)) for cell in row] for row in (table.header, *table.rows) if row]
        caption = wrap(_inlines(table.caption), self._width)
        columns = max(map(len, rows), default=0)
        widths = [max(_columns(row[place]) if place < len(row) else 0 for row in rows) for place in range(columns)]
        if self._width is None or sum(widths) + 2 * (columns - 1) > self._width:
            grid = "\n".join("\t".join(row) for row in rows)
        else:
            grid = "\n".join(_row(row, widths, table.align) for row in rows)
        return _joined((grid, caption))


def _row(cells: list[str], widths: list[int], align: tuple[Alignment | None, ...]) -> str:
    padded = []
    for place, (cell, width) in enumerate(zip(cells, widths, strict=False)):
        free = width - _columns(cell)
        side = align[place] if place < len(align) else None
        before = free if side == "right" else free // 2 if side == "center" else 0
        padded.append(" " * before + cell + " " * (free - before))
    return "  ".join(padded).rstrip(" ")


def _indented(text: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}" if line else "" for line in text.split("\n"))


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text)


def _inlines(content: Iterable[Inline]) -> str:
    return "".join(_pieces(content))


def _pieces(content: Iterable[Inline]) -> Iterator[str]:
    for inline in content:
        match inline:
            case Text(text):
                yield text
            case Break():
                yield "\n"
            case Emphasis() | Strong() | Subscript() | Superscript() | Struck() | Span():
                yield from _pieces(inline.content)
            case Note():
                yield from _pieces(in_brackets(inline))
            case Link():
                yield from _link(inline)
            case _:
                assert_never(inline)


def _link(link: Link) -> Iterator[str]:
    """The words and, where they don't say it, the address between angle brackets (RFC 3986, appendix C)."""
    words = "".join(_pieces(link.content))
    yield words
    address = safe_address(link.href)
    if address and words.strip() not in (link.href, address, address.partition(":")[2].strip("/")):
        yield f" <{address}>" if words.strip() else f"<{address}>"
