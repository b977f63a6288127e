"""HTML inside Markdown to blocks: a closed set of elements, figures with captions and tables among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

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

_VOID = {"br", "hr", "img"}
_INLINE = {"em", "i", "strong", "b", "a", "br", "span"}
_BLOCK = {
    "p", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "figure", "figcaption", "img", "table",
    "caption", "thead", "tbody", "tr", "th", "td", "hr",
}  # fmt: skip
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")

Find = Callable[[str], str | None]


class Element:
    """An element on its way to a block."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []

    def all(self, *tags: str) -> Iterator[Element]:
        """The children of those names."""
        return (child for child in self.children if isinstance(child, Element) and child.tag in tags)

    def one(self, tag: str) -> Element | None:
        """The first child of that name."""
        return next(self.all(tag), None)


class _Unknown(Exception):
    """HTML beyond the set, or left open."""


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE and tag not in _BLOCK:
            raise _Unknown
        element = Element(tag, dict(attrs))
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._open[-1].tag != tag:
            raise _Unknown
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._text(_LINE_END.sub(" ", data) if data.strip() else ("" if "\n" in data else data))

    def handle_charref(self, name: str) -> None:
        self._text(unescape(f"&#{name};"))

    def handle_entityref(self, name: str) -> None:
        self._text(unescape(f"&{name};"))

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        raise _Unknown

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002
        raise _Unknown

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        raise _Unknown

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002
        raise _Unknown

    def finish(self) -> Element:
        self.close()
        if len(self._open) > 1:
            raise _Unknown
        return self.root

    def _text(self, text: str) -> None:
        if text:
            self._open[-1].children.append(text)


class _Said(NamedTuple):
    """A caption taken apart."""

    words: tuple[Inline, ...]
    credit: Credit | None


def blocks_of(html: str, picture: Find) -> list[Block] | None:
    """The blocks in a piece of HTML; None where it holds elements beyond the set or leaves one open.

    Args:
        html: as it stands in the Markdown.
        picture: finds the picture behind an address.
    """
    builder = _Builder()
    try:
        builder.feed(html)
        root = builder.finish()
        return list(_blocks(root.children, picture))
    except (_Unknown, ValueError, AssertionError):
        return None


def _blocks(children: Iterable[Element | str], picture: Find) -> Iterator[Block]:
    """Blocks; words outside any of them make a paragraph."""
    loose: list[Element | str] = []
    for child in children:
        if isinstance(child, str) or child.tag in _INLINE:
            loose.append(child)
            continue
        yield from _loose(loose)
        loose = []
        yield from _block(child, picture)
    yield from _loose(loose)


def _loose(children: Sequence[Element | str]) -> Iterator[Block]:
    if any(not isinstance(child, str) or child.strip() for child in children):
        yield Paragraph(_inlines(children))


def _block(element: Element, picture: Find) -> Iterator[Block]:
    match element.tag:
        case "p":
            yield Paragraph(_inlines(element.children))
        case "h2" | "h3" | "h4" | "h5" | "h6":
            yield Subheading(_inlines(element.children), int(element.tag[1]) - 1)
        case "blockquote":
            yield Quote(tuple(_blocks(element.children, picture)))
        case "ul" | "ol":
            items = tuple(tuple(_blocks(item.children, picture)) for item in _only(element, "li"))
            yield List(element.tag == "ol", items)
        case "figure":
            yield _figure(element, picture)
        case "img":
            yield _shown(element, _Said((), None), picture)
        case "table":
            yield _table(element)
        case "hr":
            yield Rule()
        case _:
            raise _Unknown


def _only(element: Element, *tags: str) -> Iterator[Element]:
    """The children, which must all be of those names."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag not in tags:
                raise _Unknown
            yield child
        elif child.strip():
            raise _Unknown


def _figure(element: Element, picture: Find) -> Block:
    parts = list(_only(element, "img", "figcaption", "blockquote", "table"))
    by_tag = {part.tag: part for part in parts}
    if len(by_tag) != len(parts) or len(by_tag.keys() - {"figcaption"}) > 1:
        raise _Unknown
    caption = by_tag.get("figcaption")
    if quote := by_tag.get("blockquote"):
        said = inline_text(_inlines(caption.children)) if caption else None
        return Quote(tuple(_blocks(quote.children, picture)), said)
    if table := by_tag.get("table"):
        made = _table(table)
        return Table(made.header, made.rows, _inlines(caption.children) if caption else made.caption)
    return _shown(by_tag.get("img"), _said(caption), picture)


def _shown(image: Element | None, said: _Said, picture: Find) -> Figure:
    src = image.attributes.get("src") if image else None
    alt = image.attributes.get("alt") if image else None
    return Figure(picture(src) if src is not None else None, said.words, said.credit, alt)


def _said(caption: Element | None) -> _Said:
    """The words of a caption and the credit at its end, which a space keeps apart."""
    if caption is None:
        return _Said((), None)
    children = list(caption.children)
    last = children[-1] if children else None
    if not isinstance(last, Element) or last.tag != "span" or last.attributes.get("class") != "credit":
        return _Said(_inlines(children), None)
    credit = Credit(inline_text(_inlines(last.children)), last.attributes.get("data-name"))
    words = children[:-1]
    if words and isinstance(space := words[-1], str) and space.endswith(" "):
        words[-1] = space[:-1]
    return _Said(_inlines(words), credit)


def _table(element: Element) -> Table:
    header: tuple[tuple[Inline, ...], ...] = ()
    rows: list[tuple[tuple[Inline, ...], ...]] = []
    caption: tuple[Inline, ...] = ()
    for part in _only(element, "caption", "thead", "tbody", "tr"):
        match part.tag:
            case "caption":
                caption = _inlines(part.children)
            case "tr":
                rows.append(_row(part))
            case "thead":
                heads = [_row(row) for row in _only(part, "tr")]
                header = heads[0] if heads else ()
                rows += heads[1:]
            case _:
                rows += [_row(row) for row in _only(part, "tr")]
    return Table(header, tuple(rows), caption)


def _row(element: Element) -> tuple[tuple[Inline, ...], ...]:
    return tuple(_inlines(cell.children) for cell in _only(element, "td", "th"))


def _inlines(children: Iterable[Element | str]) -> tuple[Inline, ...]:
    content: list[Inline] = []
    for child in children:
        if isinstance(child, str):
            if content and isinstance(before := content[-1], Text):
                content[-1] = Text(before.text + child)
            elif child:
                content.append(Text(child))
            continue
        match child.tag:
            case "em" | "i":
                content.append(Emphasis(_inlines(child.children)))
            case "strong" | "b":
                content.append(Strong(_inlines(child.children)))
            case "a":
                content.append(Link(child.attributes.get("href") or "", _inlines(child.children)))
            case "br":
                content.append(Break())
            case "span":
                content += _inlines(child.children)
            case _:
                raise _Unknown
    return tuple(content)
