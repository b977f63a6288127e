"""The body of an item, in XHTML, NITF or IDF, as blocks; what a class says of a block goes with it.

One walk reads all three, as their elements share names or meanings: a table says what each element is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from umbruch.readers.elements.element_inlines import split_at_gaps, tidied
from umbruch.readers.wire.markup.markup_inlines import (
    DEEPEST,
    KIND,
    below,
    classes_of,
    holds_blocks,
    inline,
    inline_content,
    lang_of,
)
from umbruch.readers.wire.markup.markup_tables import cells_of, table_of
from umbruch.readers.wire.wire_xml import Element, local, words
from umbruch.readers.wire.wrapped_copy import blocks_of_copy, is_wrapped_copy
from umbruch.registry.roles import ROLE
from umbruch.tree import Block, Box, Break, Credit, Figure, Inline, List, Paragraph, Quote, Rule, Subheading, Text
from umbruch.tree.walk import inline_text, says_something

_IDF = {"headline": "headline", "leadin": "lead", "preamble": "lead", "dateline": "dateline", "byline": "byline"}
_LEVEL = re.compile(r"level-([1-5])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOXES = frozenset((ROLE["box"].css_class, "infobox", "linkbox", "dpa-infobox", "factbox"))

_LONELY = frozenset(("embargoed",))
"""Classes of running words that stand alone (dpa's line of an embargo)."""

TakeFigure = Callable[[str, str | None], str | None]
"""The name of the picture behind an address, where it is at hand, told with its description; None where it is not."""


class Part(NamedTuple):
    """A block of a body, the classes and line of its element, and the name of that element."""

    block: Block
    classes: tuple[str, ...]
    tag: str
    line: int | None


class Body(NamedTuple):
    """The parts of a body, the dateline that a class marks in it, and what was left out."""

    parts: tuple[Part, ...]
    dateline: str | None
    left_out: tuple[str, ...]


def body_of_markup(root: Element, take: TakeFigure) -> Body:
    """The parts of a body in reading order.

    Args:
        root: `html`, `body`, `body.content`, `idf` or whatever holds the paragraphs.
        take: gives the picture of an address.
    """
    walk = _Walk(take)
    walk.into(root, 0, ())
    return Body(tuple(walk.parts), _dateline(root), tuple(dict.fromkeys(walk.left_out)))


def _dateline(root: Element) -> str | None:
    """The dateline that a class marks."""
    told = next((line for one in root.iter("{*}p") if (line := one.get("data-dateline"))), None)
    if told:
        return str(told)
    marked = next((one for one in below(root, "span") if "dateline" in classes_of(one)), None)
    return None if marked is None else words(marked) or None


class _Walk:
    def __init__(self, take: TakeFigure) -> None:
        self.take = take
        self.parts: list[Part] = []
        self.run: list[Inline] = []
        self.left_out: list[str] = []

    def into(self, element: Element, depth: int, classes: tuple[str, ...]) -> None:
        """The content of an element that may hold blocks and running words side by side."""
        if element.text:
            self.run.append(Text(element.text))
        for child in element:
            tag = local(child)
            kind = KIND.get(tag) if tag else "unseen"
            if kind is None and len(child) and holds_blocks(child):
                kind = "container"
            if kind is None and tag == "time" and "publicationDate" in classes_of(child):
                kind = "unseen"  # the item says it
            if kind is None and not _LONELY.isdisjoint(classes_of(child)):
                kind = "paragraph"
            if kind is None:
                self.run += inline(child, tag, depth)
            elif kind == "unseen" or _HIDDEN.search(child.get("style") or ""):
                pass
            elif depth >= DEEPEST:
                self.run.append(Text(f" {words(child)} "))
            else:
                self.flush(element, classes)
                self._block(child, tag, kind, depth + 1, classes)
            if child.tail:
                self.run.append(Text(child.tail))
        self.flush(element, classes)

    def inner(self, element: Element, depth: int) -> tuple[Block, ...]:
        """The blocks inside an element, for lists, quotes and boxes."""
        walk = _Walk(self.take)
        walk.into(element, depth + 1, ())
        self.left_out += walk.left_out
        return tuple(_folded(walk.parts))

    def flush(self, element: Element, classes: tuple[str, ...]) -> None:
        """The running words so far as paragraphs, in the language and voice of their element."""
        if not self.run:
            return
        content, self.run = self.run, []
        if not any(not isinstance(one, Text) or one.text.strip() for one in content):
            return
        tag = local(element)
        paragraph = KIND.get(tag) == "paragraph"
        if paragraph and all(isinstance(one, Text) for one in content):
            raw = "".join(one.text for one in content if isinstance(one, Text))
            if is_wrapped_copy(raw):
                for block in blocks_of_copy(raw):
                    self.put(block, element, classes)
                return
        lang = lang_of(element) if paragraph else None
        own = classes_of(element) if paragraph else ()
        voice: Literal["question", "answer"] | None = (
            "question" if "question" in own else "answer" if "answer" in own else None
        )
        for part in split_at_gaps(content):
            if says_something(part):
                self.put(Paragraph(part, lang, voice), element, classes)

    def put(self, block: Block, element: Element, classes: tuple[str, ...]) -> None:
        """One more block."""
        self.parts.append(Part(block, (*classes_of(element), *classes), local(element), element.sourceline))

    def _block(self, element: Element, tag: str, kind: str, depth: int, classes: tuple[str, ...]) -> None:
        match kind:
            case "heading":
                if len(element) and holds_blocks(element):
                    self.into(element, depth, classes)
                elif says_something(content := tidied(inline_content(element, depth))):
                    self.put(Subheading(content, _level(element, tag)), element, classes)
            case "list":
                self._list(element, tag == "ol", depth, classes)
            case "quote":
                self._quote(element, depth, classes)
            case "table":
                self._table(element, depth, classes)
            case "figure":
                if figure := self._figure(element, tag, depth):
                    self.put(figure, element, classes)
            case "rule":
                self.put(Rule(), element, classes)
            case "pre":
                lines = [line.rstrip() for line in "".join(element.itertext()).strip("\n").split("\n")]
                content = tuple(one for line in lines for one in (Text(line), Break()) if one != Text(""))
                if any(isinstance(one, Text) for one in content):
                    self.put(Paragraph(content[:-1]), element, classes)
            case "idf":
                self._idf(element, depth, classes)
            case "object":
                self._object(element, classes)
            case _:
                own = classes_of(element)
                if depth and (tag == "aside" or not _BOXES.isdisjoint(own)):
                    if inside := self.inner(element, depth):
                        self.put(_box(inside, self._box_title(element)), element, classes)
                else:
                    self.into(element, depth, classes if kind == "paragraph" else (*own, *classes))

    def _box_title(self, element: Element) -> str | None:
        """The title of a box that its class or first heading gives."""
        first = next((child for child in element if local(child)), None)
        if first is not None and local(first) in ("header", "div") and len(first) == 1:
            first = first[0]
        if first is None or (element.text or "").strip():
            return None
        marked = ROLE["box_title"].css_class in classes_of(first)
        return words(first) or None if marked or KIND.get(local(first)) == "heading" else None

    def _list(self, element: Element, ordered: bool, depth: int, classes: tuple[str, ...]) -> None:
        items = [
            inside for child in element if local(child) in ("li", "dt", "dd") and (inside := self.inner(child, depth))
        ]
        start = element.get("start") or element.get("seqnum") or "1"
        first = int(start) if ordered and start.isdecimal() and start.isascii() and len(start) <= 9 else 1
        if items:
            self.put(List(ordered, tuple(items), first), element, classes)

    def _quote(self, element: Element, depth: int, classes: tuple[str, ...]) -> None:
        credit = next((child for child in element if local(child) in ("credit", "cite")), None)
        if credit is not None:
            tail, parent = credit.tail, credit.getparent()
            parent.remove(credit)
            credit.tail = None
            if tail and tail.strip():
                self.run.append(Text(tail))
        by = None if credit is None else _lines(tidied(inline_content(credit, depth))) or None
        inside = self.inner(element, depth)
        if inside or by:
            self.put(Quote(inside, by, ROLE["pull"].css_class in classes_of(element)), element, classes)

    def _figure(self, element: Element, tag: str, depth: int) -> Figure | None:
        image = element if tag == "img" else next(below(element, "img", "media-reference"), None)
        href = "" if image is None else (image.get("src") or image.get("source") or image.get("name") or "").strip()
        alt = None if image is None else image.get("alt", image.get("alternate-text"))
        shown = self.take(href, alt) if href else None
        captions = list(below(element, "figcaption", "media-caption")) if tag != "img" else []
        credit_of = next(below(element, "media-producer"), None)
        content: list[Inline] = []
        for caption in captions:
            marked = next((one for one in caption.iter() if one is not caption and _is_credit(one)), None)
            if marked is not None and credit_of is None:
                credit_of = marked
            for part in self._caption(caption, depth, marked):
                content += [Break(), *part] if content else part
        credit = None
        if credit_of is not None and (line := _lines(tidied(inline_content(credit_of, depth)))):
            name = image.get("source-credit") if image is not None else None
            credit = Credit(line, name) if name else _credit(line)
        caption_words = tidied(content)
        if shown is None and not says_something(caption_words) and credit is None and not alt:
            return None
        weight: Literal["lead", "half"] | None = next(
            (one for one in ("lead", "half") if one in classes_of(element)), None
        )
        return Figure(shown, caption_words, credit, alt, weight)

    def _caption(self, caption: Element, depth: int, without: Element | None) -> Iterator[list[Inline]]:
        """The paragraphs of a caption as running words, without the credit in it."""
        if without is not None:
            words_there = list(without)
            kept = (without.text, without.tail)
            without.text, without[:] = None, []
        paragraphs = [child for child in caption if local(child) == "p"]
        for part in paragraphs or [caption]:
            yield inline_content(part, depth)
        if without is not None:
            without.text, without.tail = kept
            without[:] = words_there

    def _table(self, element: Element, depth: int, classes: tuple[str, ...]) -> None:
        cells = cells_of(element)
        if not cells:
            self.into(element, depth, classes)
        elif table := table_of(element, cells, lambda cell: self.inner(cell, depth)):
            self.put(table, element, classes)

    def _idf(self, element: Element, depth: int, classes: tuple[str, ...]) -> None:
        """An element of IDF (Infomaker), whose attribute says its role."""
        kind = (element.get("type") or "body").lower()
        role = _IDF.get(kind)
        if kind.startswith(("subheadline", "preleadin")) and role is None:
            if says_something(content := tidied(inline_content(element, depth))):
                self.put(Subheading(content), element, classes)
        elif kind in ("blockquote", "drop-quote"):
            self._quote(element, depth, classes)
        else:
            self.into(element, depth, (*((role,) if role else ()), *classes))

    def _object(self, element: Element, classes: tuple[str, ...]) -> None:
        kind = element.get("type") or ""
        if not kind.endswith("/image"):
            self.left_out.append(" ".join(filter(None, (kind or "object", element.get("url") or element.get("data")))))
            return
        told = {local(one): words(one) for one in below(element, "text", "alttext", "credit")}
        link = next(below(element, "link"), None)
        href = "" if link is None else link.get("uri") or ""
        caption = (Text(told["text"]),) if told.get("text") else ()
        credit = _credit(told["credit"]) if told.get("credit") else None
        alt = told.get("alttext") or None
        if (shown := self.take(href, alt)) or caption or credit:
            self.put(Figure(shown, caption, credit, alt), element, classes)


def _folded(parts: list[Part]) -> Iterator[Block]:
    """The blocks inside another, with the line under a quote in the quote."""
    held: Quote | None = None
    for part in parts:
        block = part.block
        if held is not None:
            if is_attribution(part) and held.attribution is None:
                yield Quote(held.content, attribution_of(part), held.pull)
                held = None
                continue
            yield held
            held = None
        if is_attribution(part):
            yield Quote((), attribution_of(part))
        elif isinstance(block, Quote) and block.attribution is None:
            held = block
        else:
            yield block
    if held is not None:
        yield held


def is_attribution(part: Part) -> bool:
    """Whether a paragraph says who said the quote before it."""
    return isinstance(part.block, Paragraph) and ROLE["attribution"].css_class in part.classes


def attribution_of(part: Part) -> str:
    """Who said the quote before this paragraph."""
    return _lines(part.block.content) if isinstance(part.block, Paragraph) else ""


def _box(inside: tuple[Block, ...], title: str | None) -> Box:
    """A box; its title is no block of it any more."""
    first = inside[0]
    if title and isinstance(first, Paragraph | Subheading) and " ".join(_lines(first.content).split()) == title:
        return Box(_lines(first.content), inside[1:])
    return Box(None, inside)


def _lines(content: tuple[Inline, ...]) -> str:
    return inline_text(content).strip()


def _credit(line: str) -> Credit:
    from umbruch.clipping.marks.caption import parse_credit

    return parse_credit(line)


def _is_credit(element: Element) -> bool:
    return ROLE["credit"].css_class in classes_of(element) or element.get("itemprop") in (
        "creditText",
        "copyrightHolder",
    )


def _level(element: Element, tag: str) -> int:
    told = _LEVEL.search(element.get("class") or "")
    if told:
        return int(told.group(1))
    return max(1, min(5, int(tag[1]) - 1)) if tag[0] == "h" and tag[1].isdigit() else 1
