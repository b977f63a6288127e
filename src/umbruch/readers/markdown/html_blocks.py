"""HTML inside Markdown to blocks: a closed set of elements, figures with captions and tables among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from html.parser import HTMLParser
from typing import Literal, NamedTuple, TypeVar

from msgspec.structs import replace

from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.tree import (
    Alignment,
    Block,
    Box,
    Break,
    Credit,
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
from umbruch.tree.walk import inline_text

_VOID = {"br", "hr", "img"}
_PLAIN = {"span", "u", "ins", "mark", "small", "big", "cite", "abbr", "font", "time", "bdi", "q"}
_INLINE = {"em", "i", "strong", "b", "sub", "sup", "s", "del", "strike", "a", "br"} | _PLAIN
_BLOCK = {
    "p", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "figure", "figcaption", "img", "table",
    "caption", "thead", "tbody", "tr", "th", "td", "hr", "aside", "header",
}  # fmt: skip
_VOICES: dict[str, Literal["question", "answer"]] = {"question": "question", "answer": "answer"}
_WEIGHTS: dict[str, Literal["lead", "half"]] = {"lead": "lead", "half": "half"}
_WAYS: dict[str, Alignment] = {"left": "left", "center": "center", "right": "right"}
_T = TypeVar("_T")
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


_MOST_OPEN = 64
"""Signs of a tag without its end in a piece of HTML; for each, the parser looks through all the rest."""


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
    if html.count("<") - html.count(">") > _MOST_OPEN:
        return None
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
        yield from _loose(loose, picture)
        loose = []
        yield from _block(child, picture)
    yield from _loose(loose, picture)


def _loose(children: Sequence[Element | str], picture: Find) -> Iterator[Block]:
    if any(not isinstance(child, str) or child.strip() for child in children):
        yield Paragraph(_inlines(children, picture))


def _block(element: Element, picture: Find) -> Iterator[Block]:
    match element.tag:
        case "p":
            voice = _one_of(_VOICES, element.attributes.get("data-voice"))
            lang = _language(element)
            yield Paragraph(_inlines(element.children, picture), lang, voice, element.attributes.get("data-speaker"))
        case "h2" | "h3" | "h4" | "h5" | "h6":
            yield Subheading(_inlines(element.children, picture), int(element.tag[1]) - 1)
        case "blockquote":
            yield _quote(element, None, picture)
        case "aside":
            yield _box(element, picture)
        case "ul" | "ol":
            items = tuple(tuple(_blocks(item.children, picture)) for item in _only(element, "li"))
            yield List(element.tag == "ol", items, _start(element))
        case "figure":
            yield _figure(element, picture)
        case "img":
            yield _shown(element, _Said((), None), picture)
        case "table":
            yield _table(element, picture)
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
        return _quote(quote, inline_text(_inlines(caption.children, picture)) if caption else None, picture)
    if table := by_tag.get("table"):
        made = _table(table, picture)
        return replace(made, caption=_inlines(caption.children, picture)) if caption else made
    weight = _one_of(_WEIGHTS, element.attributes.get("class"))
    return replace(_shown(by_tag.get("img"), _said(caption, picture), picture), weight=weight)


def _quote(element: Element, attribution: str | None, picture: Find) -> Quote:
    pull = element.attributes.get("class") == "pull"
    return Quote(tuple(_blocks(element.children, picture)), attribution, pull)


def _box(element: Element, picture: Find) -> Box:
    """A box; its title stands in a `header`."""
    heads = list(element.all("header"))
    if len(heads) > 1:
        raise _Unknown
    title = inline_text(_inlines(heads[0].children, picture)) if heads else None
    return Box(title, tuple(_blocks([one for one in element.children if one not in heads], picture)))


def _start(element: Element) -> int:
    """The first number of a list, 1 where there is none that a list can begin with."""
    written = element.attributes.get("start") or ""
    return int(written) if element.tag == "ol" and re.fullmatch("[0-9]{1,9}", written) else 1


def _language(element: Element) -> str | None:
    lang = element.attributes.get("lang")
    return lang if lang and language_tag(lang) != UNDETERMINED else None


def _one_of(known: Mapping[str, _T], written: str | None) -> _T | None:
    return known.get(written or "")


def _shown(image: Element | None, said: _Said, picture: Find) -> Figure:
    src = image.attributes.get("src") if image else None
    alt = image.attributes.get("alt") if image else None
    return Figure(picture(src) if src is not None else None, said.words, said.credit, alt)


def _said(caption: Element | None, picture: Find) -> _Said:
    """The words of a caption and the credit at its end, which a space keeps apart."""
    if caption is None:
        return _Said((), None)
    children = list(caption.children)
    last = children[-1] if children else None
    if not isinstance(last, Element) or last.tag != "span" or last.attributes.get("class") != "credit":
        return _Said(_inlines(children, picture), None)
    credit = Credit(inline_text(_inlines(last.children, picture)), last.attributes.get("data-name"))
    words = children[:-1]
    if words and isinstance(space := words[-1], str) and space.endswith(" "):
        words[-1] = space[:-1]
    return _Said(_inlines(words, picture), credit)


def _table(element: Element, picture: Find) -> Table:
    header: tuple[Element, ...] = ()
    rows: list[_Row] = []
    ways: dict[int, Alignment] = {}
    caption: tuple[Inline, ...] = ()
    for part in _only(element, "caption", "thead", "tbody", "tr"):
        match part.tag:
            case "caption":
                caption = _inlines(part.children, picture)
            case "tr":
                rows.append(_row(part, ways))
            case "thead":
                heads = [_row(row, ways) for row in _only(part, "tr")]
                header = heads[0].cells if heads else ()
                rows += heads[1:]
            case _:
                rows += [_row(row, ways) for row in _only(part, "tr")]
    filled = [row for row in rows if row.cells]
    row_heads = bool(filled) and all(row.headed for row in filled)
    written = tuple(tuple(_inlines(cell.children, picture) for cell in row.cells) for row in rows)
    align = tuple(ways.get(number) for number in range(max(ways, default=-1) + 1))
    return Table(tuple(_inlines(cell.children, picture) for cell in header), written, caption, align, row_heads)


class _Row(NamedTuple):
    """The cells of a row, and whether the first one alone is a head."""

    cells: tuple[Element, ...]
    headed: bool


def _row(element: Element, ways: dict[int, Alignment]) -> _Row:
    """A row; how its cells stand is entered in `ways`."""
    cells = tuple(_only(element, "td", "th"))
    for number, cell in enumerate(cells):
        if way := _WAYS.get(cell.attributes.get("align") or ""):
            ways.setdefault(number, way)
    return _Row(cells, bool(cells) and cells[0].tag == "th" and all(cell.tag == "td" for cell in cells[1:]))


def _inlines(children: Iterable[Element | str], picture: Find) -> tuple[Inline, ...]:
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
                content.append(Emphasis(_inlines(child.children, picture)))
            case "strong" | "b":
                content.append(Strong(_inlines(child.children, picture)))
            case "sub":
                content.append(Subscript(_inlines(child.children, picture)))
            case "sup":
                content.append(Superscript(_inlines(child.children, picture)))
            case "s" | "del" | "strike":
                content.append(Struck(_inlines(child.children, picture)))
            case "a":
                content.append(Link(child.attributes.get("href") or "", _inlines(child.children, picture)))
            case "br":
                content.append(Break())
            case "span" if child.attributes.get("class") == "note":
                content.append(Note(tuple(_blocks(child.children, picture))))
            case "span" if lang := _language(child):
                content.append(Span(lang, _inlines(child.children, picture)))
            case "span":
                content += _inlines(child.children, picture)
            case _:
                raise _Unknown
    return tuple(content)
