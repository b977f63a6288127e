"""Blocks as HTML inside Markdown, for what Markdown itself cannot say: figures with captions, tables with odd rows.

Each block is HTML without an empty line, as Markdown ends it there; white space counts as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never
from urllib.parse import quote

from umbruch.tree import (
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

_TAG_OF: dict[type[Inline], str] = {
    Emphasis: "em", Strong: "strong", Subscript: "sub", Superscript: "sup", Struck: "s",
}  # fmt: skip
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ESCAPED = re.compile('[&<>"\ufeff\ufffd]|[^\\S \u00a0\u202f\u2009]')


def block_html(block: Block) -> str:
    """A block as HTML."""
    match block:
        case Paragraph():
            about = _attributes(lang=block.lang, data_voice=block.voice, data_speaker=block.speaker)
            return f"<p{about}>{_inlines(block.content)}</p>"
        case Subheading():
            return f"<h{block.level + 1}>{_inlines(block.content)}</h{block.level + 1}>"
        case Quote():
            about = _attributes(class_="pull" if block.pull else None)
            words = f"<blockquote{about}>{_blocks(block.content)}</blockquote>"
            by = f"<figcaption>{_escaped(block.attribution)}</figcaption>" if block.attribution else ""
            return f"<figure>{words}{by}</figure>" if by else words
        case List():
            tag = "ol" if block.ordered else "ul"
            start = _attributes(start=str(block.start) if block.start != 1 else None)
            return f"<{tag}{start}>{''.join(f'<li>{_blocks(item)}</li>' for item in block.items)}</{tag}>"
        case Figure():
            return _figure(block)
        case Table():
            return _table(block)
        case Box():
            title = f"<header>{_escaped(block.title)}</header>" if block.title is not None else ""
            return f"<aside>{title}{_blocks(block.content)}</aside>"
        case Rule():
            return "<hr>"
        case _:
            assert_never(block)


def _attributes(**values: str | None) -> str:
    """Those that have a value, as they stand in a tag; `data_x` is written `data-x`, `class_` is `class`."""
    named = ((name.rstrip("_").replace("_", "-"), value) for name, value in values.items() if value is not None)
    return "".join(f' {name}="{_escaped(value)}"' for name, value in named)


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
    return "\n".join((f"<figure{_attributes(class_=figure.weight)}>", *filter(None, (image, words)), "</figure>"))


def address(href: str) -> str:
    """The relative name of a file as an address: what has a meaning there is encoded."""
    return quote(href, safe="/!$'*+,=-._~@")


def _table(table: Table) -> str:
    caption = f"<caption>{_inlines(table.caption)}</caption>" if table.caption else ""
    head = f"<thead>{_row(table.header, table.align, 'th', 'th')}</thead>" if table.header else ""
    first = "th" if table.row_heads else "td"
    rows = [_row(row, table.align, first, "td") for row in table.rows]
    return "\n".join(("<table>", *filter(None, (caption, head)), *rows, "</table>"))


def _row(cells: tuple[tuple[Inline, ...], ...], align: tuple[Alignment | None, ...], first: str, rest: str) -> str:
    aligned = (*align, *(None,) * len(cells))
    tags = (first, *(rest,) * len(cells))
    written = (
        f"<{tag}{_attributes(align=way)}>{_inlines(cell)}</{tag}>"
        for cell, tag, way in zip(cells, tags, aligned, strict=False)
    )
    return f"<tr>{''.join(written)}</tr>"


def _inlines(content: Iterable[Inline]) -> str:
    return "".join(map(_inline, content))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return _escaped(text)
        case Break():
            return "<br>"
        case Emphasis() | Strong() | Subscript() | Superscript() | Struck():
            tag = _TAG_OF[type(inline)]
            return f"<{tag}>{_inlines(inline.content)}</{tag}>"
        case Span():
            return f"<span{_attributes(lang=inline.lang)}>{_inlines(inline.content)}</span>"
        case Note():
            return f'<span class="note">{_blocks(inline.content)}</span>'
        case Link():
            return f'<a href="{_escaped(inline.href)}">{_inlines(inline.content)}</a>'
        case _:
            assert_never(inline)


def _escaped(text: str | None) -> str:
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found.group()) or f"&#{ord(found.group())};", text or "")
