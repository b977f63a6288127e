"""Blocks as HTML inside Markdown, for what Markdown itself cannot say: figures with captions, tables with odd rows.

Each block is HTML without an empty line, as Markdown ends it there; white space counts as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never
from urllib.parse import quote

from umbruch.tree import (
    Block,
    Break,
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

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ESCAPED = re.compile('[&<>"\ufeff\ufffd]|[^\\S \u00a0\u202f\u2009]')


def block_html(block: Block) -> str:
    """A block as HTML."""
    match block:
        case Paragraph():
            return f"<p>{_inlines(block.content)}</p>"
        case Subheading():
            return f"<h{block.level + 1}>{_inlines(block.content)}</h{block.level + 1}>"
        case Quote():
            words = f"<blockquote>{_blocks(block.content)}</blockquote>"
            by = f"<figcaption>{_escaped(block.attribution)}</figcaption>" if block.attribution else ""
            return f"<figure>{words}{by}</figure>" if by else words
        case List():
            tag = "ol" if block.ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{_blocks(item)}</li>' for item in block.items)}</{tag}>"
        case Figure():
            return _figure(block)
        case Table():
            return _table(block)
        case Rule():
            return "<hr>"
        case _:
            assert_never(block)


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(map(block_html, blocks))


def _figure(figure: Figure) -> str:
    image = ""
    if figure.image is not None or figure.alt is not None:
        src = f' src="{address(figure.image)}"' if figure.image is not None else ""
        alt = f' alt="{_escaped(figure.alt)}"' if figure.alt is not None else ""
        image = f"<img{src}{alt}>"
    caption = _inlines(figure.caption)
    if figure.credit:
        name = f' data-name="{_escaped(figure.credit.name)}"' if figure.credit.name is not None else ""
        credit = f'<span class="credit"{name}>{_escaped(figure.credit.text)}</span>'
        caption = f"{caption} {credit}" if caption else credit
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    return "\n".join(("<figure>", *filter(None, (image, words)), "</figure>"))


def address(href: str) -> str:
    """The relative name of a file as an address: what has a meaning there is encoded."""
    return quote(href, safe="/!$'*+,=-._~@")


def _table(table: Table) -> str:
    caption = f"<caption>{_inlines(table.caption)}</caption>" if table.caption else ""
    head = f"<thead>{_row(table.header, 'th')}</thead>" if table.header else ""
    rows = [_row(row, "td") for row in table.rows]
    return "\n".join(("<table>", *filter(None, (caption, head)), *rows, "</table>"))


def _row(cells: Iterable[tuple[Inline, ...]], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_inlines(cell)}</{tag}>' for cell in cells)}</tr>"


def _inlines(content: Iterable[Inline]) -> str:
    return "".join(map(_inline, content))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return _escaped(text)
        case Break():
            return "<br>"
        case Emphasis():
            return f"<em>{_inlines(inline.content)}</em>"
        case Strong():
            return f"<strong>{_inlines(inline.content)}</strong>"
        case Link():
            return f'<a href="{_escaped(inline.href)}">{_inlines(inline.content)}</a>'
        case _:
            assert_never(inline)


def _escaped(text: str | None) -> str:
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found.group()) or f"&#{ord(found.group())};", text or "")
