"""Elements of HTML in reading order as blocks with their looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.language.tags import is_named
from umbruch.manuscript import PLAIN, Look
from umbruch.readers.blocks.caption_lines import credit_of
from umbruch.readers.door import Placed
from umbruch.readers.elements.element_inlines import around, split_at_gaps, tidied
from umbruch.readers.elements.element_notes import ElementNotes, is_backlink
from umbruch.readers.elements.element_tables import alignment, is_of_table, is_table, span_of
from umbruch.readers.elements.named_captions import (
    holds_words,
    is_credit_line,
    is_inline_caption,
    is_inline_credit,
    line_of,
    may_be_caption,
    names_caption,
    taken_credit,
)
from umbruch.readers.elements.parsed_page import DEEPEST, Element
from umbruch.tree import (
    Block,
    Box,
    Break,
    Credit,
    Emphasis,
    Figure,
    Inline,
    List,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Strong,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.walk import inline_text

BLOCKS = frozenset(
    ("p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "ul", "ol", "li", "dl", "dt", "dd",
     "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
     "figure", "figcaption", "pre", "hr", "address", "details", "summary", "form", "fieldset", "body", "html", "center",
     "picture", "img")
)  # fmt: skip
_PARTING = BLOCKS - {"img", "picture"}
_BLANK = Text(" ")
_UNSEEN = frozenset(
    ("script", "style", "template", "svg", "iframe", "button", "input", "select", "textarea", "head", "title",
     "object", "embed", "canvas", "audio", "video", "map", "noscript", "link", "meta", "dialog")
)  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
FOR_EARS = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|assistive-text)(?:$|[\s_-])", re.IGNORECASE
)

TakePicture = Callable[[Element, int], Figure | None]


class Wanted(NamedTuple):
    """What a reader keeps of its elements.

    Args:
        picture: the figure of an `img`, None where it is no picture of the article.
        address: the address that a link leads to, as it is kept; None where the words stay without it.
        passed: elements that are left out with all that stands in them.
        boxed: elements that are a box beside the text.
        notes: the footnotes of the page.
        languages: words and paragraphs in another language are marked so.
    """

    picture: TakePicture = lambda _element, _number: None
    address: Callable[[str], str | None] = lambda href: (
        href if href.startswith(("http://", "https://", "mailto:")) else None
    )
    passed: Callable[[Element], bool] = lambda _element: False
    boxed: Callable[[Element], bool] = lambda _element: False
    notes: ElementNotes | None = None
    languages: bool = False


class Walked(NamedTuple):
    """A block, its look, its number, and the element that it stands in."""

    placed: Placed
    element: Element


def walked(root: Element, wanted: Wanted) -> list[Walked]:
    """The blocks under an element, in reading order."""
    walk = _Walk(wanted, _holders(root))
    walk.into(root, 0)
    walk.flush(root)
    return walk.found


def _holders(root: Element) -> set[Element]:
    """The elements that hold blocks, so that no inline element with a block in it is taken for running words."""
    found: set[Element] = set()
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag not in BLOCKS:
            continue
        above = element.getparent()
        while above is not None and above not in found:
            found.add(above)
            above = above.getparent()
    return found


class _Walk:
    def __init__(self, wanted: Wanted, holders: set[Element]) -> None:
        self.wanted = wanted
        self.holders = holders
        self.found: list[Walked] = []
        self.run: list[Inline] = []
        self.number = 0

    def into(self, element: Element, depth: int) -> None:
        """The content of an element that holds blocks."""
        self._words(element.text)
        for child in element:
            self._child(child, depth)
            self._words(child.tail)

    def _words(self, text: str | None) -> None:
        if text:
            self.run.append(Text(text))

    def _child(self, child: Element, depth: int) -> None:
        tag = child.tag
        if not isinstance(tag, str) or self._unseen(child):
            return
        if depth > DEEPEST:
            self._words(" ".join(child.itertext("p", "span", "div", "b", "i", "a")))
        elif is_inline_caption(child) and not any(inline_text((one,)).strip() for one in self.run):
            self.flush(child.getparent())
            self._caption(child)
        elif is_inline_credit(child):
            self.flush(child.getparent())
            if not self._credited(child):
                self.put(Figure(None, (), credit_of(line_of(child))), child)
        elif tag in BLOCKS or child in self.holders:
            self.flush(child.getparent())
            self._block(child, tag, depth)
            self.flush(child)
        else:
            self.run += self.inline(child, depth)

    def _unseen(self, element: Element) -> bool:
        if _is_unseen(element) or (self.wanted.notes is not None and self.wanted.notes.holds(element)):
            return True
        return (element.tag in BLOCKS or element in self.holders) and self.wanted.passed(element)

    def inline(self, element: Element, depth: int = 0) -> list[Inline]:
        """The running words of an element."""
        if element.tag == "br":
            return [Break()]
        notes = self.wanted.notes if element.tag == "a" else None
        if notes is not None and (called := notes.called_by(element)) is not None:
            return [Note(_Walk(self.wanted._replace(notes=None), self.holders).inner(called, depth))]
        if is_backlink(element):
            return []
        content: list[Inline] = [Text(element.text)] if element.text else []
        for child in element:
            if isinstance(child.tag, str) and not _is_unseen(child):
                whole = Text("".join(child.itertext(with_tail=False))) if depth >= DEEPEST else None
                inner = [whole] if whole else self.inline(child, depth + 1)
                content += [_BLANK, *inner, _BLANK] if child.tag in _PARTING else inner
            if child.tail:
                content.append(Text(child.tail))
        href = self.wanted.address(element.get("href", "").strip()) if element.tag == "a" else None
        if element.tag == "span" and (lang := self._lang(element)) is not None and content:
            return [Span(lang, tuple(content))]
        return list(around(element.tag, href, content))

    def _lang(self, element: Element) -> str | None:
        """The language that an element names, where languages are wanted."""
        told = (element.get("lang") or "") if self.wanted.languages else ""
        return told if told and is_named(told) else None

    def flush(self, element: Element) -> None:
        """The words so far as paragraphs."""
        if self.run:
            content, self.run = self.run, []
            for part in split_at_gaps(content):
                if inline_text(part).strip() or any(isinstance(one, Note) for one in part):
                    lang = self._lang(element) if element.tag == "p" else None
                    self.put(Paragraph(part, lang), element, _look(part))

    def put(self, block: Block, element: Element, look: Look = PLAIN) -> None:
        """One more block."""
        self.number += 1
        self.found.append(Walked(Placed(block, look, self.number), element))

    def inner(self, element: Element, depth: int) -> tuple[Block, ...]:
        """The blocks inside an element, for lists, quotes and cells."""
        walk = _Walk(self.wanted, self.holders)
        walk.number = self.number
        walk.into(element, depth + 1)
        walk.flush(element)
        return tuple(one.placed.block for one in walk.found)

    def _block(self, element: Element, tag: str, depth: int) -> None:
        match tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                pictures = [one for one in self.inner(element, depth) if isinstance(one, Figure)]
                content = tidied(self.inline(element))
                if inline_text(content).strip():
                    level = int(tag[1])
                    self.put(Subheading(content, max(1, min(5, level - 1))), element, Look(heading=level))
                for one in pictures:
                    self.put(one, element)
            case "ul" | "ol":
                self._list(element, tag == "ol", depth)
            case "blockquote":
                if inside := self.inner(element, depth):
                    self.put(Quote(inside, pull=element.get("role") == "doc-pullquote"), element)
            case "figure":
                self._figure(element, depth)
            case "img":
                if figure := self.wanted.picture(element, self.number + 1):
                    self.put(figure, element)
            case "hr":
                self.put(Rule(), element)
            case "table":
                self._table(element, depth)
            case "pre":
                lines = "".join(element.itertext()).strip("\n").split("\n")
                content = tuple(part for line in lines for part in (Text(line.rstrip()), Break()) if part != Text(""))
                if any(isinstance(part, Text) for part in content):
                    self.put(Paragraph(content[:-1]), element)
            case "p" if "attribution" in (element.get("class") or "").split() and self._attributed(element):
                pass
            case "p" | "div" if names_caption(element) and may_be_caption(element):
                self._caption(element)
            case "p" | "div" if is_credit_line(element) and self._credited(element):
                pass
            case "div" | "section" | "article" | "aside" if self.wanted.boxed(element):
                self._box(element, depth)
            case _:
                self.into(element, depth + 1)

    def _box(self, element: Element, depth: int) -> None:
        """A box, its first heading as its title; a heading alone is no box."""
        inside = self.inner(element, depth)
        first = inside[0] if inside else None
        named = next(iter(element), None)
        titled = named is not None and "title" in (named.get("class") or "") and isinstance(first, Paragraph)
        if isinstance(first, Subheading | Paragraph) and len(inside) > 1 and (titled or isinstance(first, Subheading)):
            self.put(Box(inline_text(first.content).replace("\n", " "), inside[1:]), element)
        elif isinstance(first, Subheading):
            self.put(first, element, Look(heading=first.level + 1))
        elif inside:
            self.put(Box(None, inside), element)

    def _attributed(self, element: Element) -> bool:
        """Take a line under a quotation for the name of who said it; False where no quotation stands before it."""
        last = self.found[-1] if self.found else None
        if last is None or not isinstance(quote := last.placed.block, Quote) or quote.attribution:
            return False
        by = inline_text(tidied(self.inline(element))).replace("\n", " ")
        self.found[-1] = last._replace(placed=last.placed._replace(block=replace(quote, attribution=by or None)))
        return True

    def _credited(self, element: Element) -> bool:
        """Take a line under a picture for its credit; False where no picture without one stands before it."""
        last = self.found[-1] if self.found else None
        if last is None or not isinstance(figure := last.placed.block, Figure) or figure.credit:
            return False
        block = replace(figure, credit=credit_of(line_of(element)))
        self.found[-1] = last._replace(placed=last.placed._replace(block=block))
        return True

    def _words_and_credit(self, caption: Element) -> tuple[tuple[Inline, ...], Credit | None]:
        """The words of a caption, and the credit that an element in it is called."""
        line = taken_credit(caption)
        return tidied(self.inline(caption)), credit_of(line) if line else None

    def _caption(self, element: Element) -> None:
        """Words under a picture, named so, that stand in no `figure`: the caption of the picture before."""
        words, credit = self._words_and_credit(element)
        if not inline_text(words).strip() and credit is None:
            return
        last = self.found[-1] if self.found else None
        if last is not None and isinstance(figure := last.placed.block, Figure) and not figure.caption and figure.image:
            block = Figure(figure.image, words, credit or figure.credit, figure.alt)
            self.found[-1] = last._replace(placed=last.placed._replace(block=block))
        elif last is not None and isinstance(table := last.placed.block, Table) and is_of_table(element):
            self.found[-1] = last._replace(placed=last.placed._replace(block=replace(table, caption=words)))
        else:
            self.put(Figure(None, words, credit), element)

    def _list(self, element: Element, ordered: bool, depth: int) -> None:
        items = []
        for child in element:
            if isinstance(child.tag, str) and not self._unseen(child):
                inside = self.inner(child, depth) if child in self.holders else _paragraphs(self.inline(child, depth))
                if inside:
                    items.append(inside)
        start = element.get("start", "1")
        if items:
            first = int(start) if start.isdigit() and len(start) < 9 else 1
            self.put(List(ordered, tuple(items), first), element)

    def _figure(self, element: Element, depth: int) -> None:
        images = [one for one in element.iter("img") if not self._unseen(one)]
        shown = next((found for one in images if (found := self.wanted.picture(one, self.number + 1))), None)
        caption = next(element.iter("figcaption"), None)
        if shown is None and (quote := next(element.iter("blockquote"), None)) is not None:
            by = "" if caption is None else inline_text(tidied(self.inline(caption)))
            if inside := self.inner(quote, depth):
                self.put(Quote(inside, by.replace("\n", " ") or None), element)
            return
        if caption is not None and shown is None and next(element.iter("table"), None) is not None:
            self._captioned_table(element, caption, depth)
            return
        if caption is None or (shown is None and holds_words(element, caption)):
            self.into(element, depth + 1)
            return
        words, credit = self._words_and_credit(caption)
        if shown is None and not words and credit is None:
            return
        made = shown or Figure()
        self.put(Figure(made.image, words, credit, made.alt), element)

    def _captioned_table(self, element: Element, caption: Element, depth: int) -> None:
        words = tidied(self.inline(caption))
        text, caption.tail = caption.tail, None
        caption.clear()
        caption.tail = text
        self.into(element, depth + 1)
        self.flush(element)
        last = self.found[-1] if self.found else None
        if last is not None and isinstance(table := last.placed.block, Table) and not table.caption:
            self.found[-1] = last._replace(placed=last.placed._replace(block=replace(table, caption=words)))
        elif inline_text(words).strip():
            self.put(Paragraph(words), element)

    def _table(self, element: Element, depth: int) -> None:
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if not is_table(element, cells):
            self.into(element, depth + 1)
            return
        caption = next((tidied(self.inline(one)) for one in element if one.tag == "caption"), ())
        grid = [
            tuple(part for cell in row for part in (tidied(self.inline(cell)), *[()] * (span_of(cell) - 1)))
            for row in cells
        ]
        width = max(map(len, grid))
        grid = [(*row, *[()] * (width - len(row))) for row in grid]
        headed = all(cell.tag == "th" for cell in cells[0]) and len(grid) > 1
        align = tuple(alignment(cell) for cell in cells[-1])
        self.put(
            Table(
                grid[0] if headed else (), tuple(grid[1:] if headed else grid), caption,
                align if any(align) else (), all(row[0].tag == "th" for row in cells[headed:] if row),
            ),
            element,
        )  # fmt: skip


def _is_unseen(element: Element) -> bool:
    return element.tag in _UNSEEN or element.get("hidden") is not None or is_hidden(element)


def is_hidden(element: Element) -> bool:
    """Whether an element is not shown: by its style, or named as for screen readers only."""
    style = element.get("style")
    if style and HIDDEN.search(style):
        return True
    named = element.get("class")
    return bool(named and element.tag not in BLOCKS and FOR_EARS.search(named))


def _paragraphs(content: list[Inline]) -> tuple[Block, ...]:
    return tuple(Paragraph(part) for part in split_at_gaps(content) if inline_text(part).strip())


def _look(content: tuple[Inline, ...]) -> Look:
    words = [
        one for one in content if not isinstance(one, Text | Break) or (isinstance(one, Text) and one.text.strip())
    ]
    return Look(
        bold=bool(words) and all(isinstance(one, Strong) for one in words),
        italic=bool(words) and all(isinstance(one, Emphasis) for one in words),
    )
