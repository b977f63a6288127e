"""The body of a Word file in reading order: paragraphs, lists, tables, pictures and text boxes as blocks with looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from umbruch.manuscript import FixedRole, Look
from umbruch.readers.blocks.inline_cuts import joined
from umbruch.readers.door import Copy
from umbruch.readers.head_lines import is_letterhead
from umbruch.readers.office.enclosed_pictures import Crop, EnclosedPictures
from umbruch.readers.office.formatted_runs import (
    LetterSizes,
    Run,
    Weight,
    inlines_of,
    is_headed,
    weight_of,
    without_weight,
)
from umbruch.readers.office.word.inserted_files import without_figures
from umbruch.readers.office.word.list_numbers import ListNumbers, Mark
from umbruch.readers.office.word.paragraph_walk import Anchored, Noticed, ParagraphWalk, chosen_branch
from umbruch.readers.office.word.related_parts import R, W, WordParts, is_on, value
from umbruch.readers.office.word.run_languages import RunLanguages
from umbruch.readers.office.word.style_looks import NamedStyle, StyleLooks, numbering_in
from umbruch.readers.office.word.unseen_parts import (
    Sheet,
    box_ground,
    cell_ground,
    ground_of,
    is_flat,
    is_undrawn,
    is_unseen_row,
    table_ground,
)
from umbruch.readers.office.zip_parts import local
from umbruch.tree import Block, Figure, Inline, Note, Paragraph, Rule, Table, Text
from umbruch.tree.walk import inline_text

_LONGEST_HEADING = 250
"""Characters; what is longer is text that somebody set in the style of a heading."""
_WIDEST_LAYOUT = 3
"""Columns of a table of one row that only sets things beside each other, as a letterhead does."""

_RULE = "Rule"
"""The name of the style in which we set a line between two parts."""


class Seen(NamedTuple):
    """A block of the body as it was seen, before its sizes and lists are known."""

    block: Block
    number: int
    style: str = ""
    weight: Weight = Weight(False, False, None)
    heading: int | None = None
    mark: tuple[Mark, int] | None = None
    gap: bool = False
    dateline: str = ""
    title: bool = False
    told: FixedRole | None = None
    boxed: int = 0


class Shared(NamedTuple):
    """What the walks through the parts of one file share."""

    parts: WordParts
    styles: StyleLooks
    numbers: ListNumbers
    pictures: EnclosedPictures
    noticed: Noticed
    sizes: LetterSizes
    hidden: list[str]
    languages: RunLanguages
    sheet: Sheet = Sheet()
    inserted: Callable[[bytes, str], Copy | None] = lambda _content, _source: None


class BlockWalk:
    """Walks the blocks of one part of a file."""

    def __init__(self, part: str, shared: Shared, notes: dict[tuple[str, str], Note]) -> None:
        """Take the part's name, what all parts share, and the notes that its runs may refer to."""
        self._part = part
        self._shared = shared
        self._relations = shared.parts.relations(part)
        self._words = ParagraphWalk(shared.styles, self._relations, notes, shared.noticed)
        self.number = 0
        self.unread: list[tuple[str, int]] = []
        self._gap = False
        self._ground = shared.sheet.ground

    def blocks(self, parent: etree._Element) -> Iterator[Seen]:
        """The blocks inside an element."""
        for one in parent:
            match local(one):
                case "p":
                    yield from self._paragraph(one)
                case "tbl":
                    yield from self._table(one)
                case "AlternateContent":
                    yield from self.blocks(chosen_branch(one))
                case "altChunk":
                    yield from self._inserted(one)
                case "sdt":
                    content = one.find(W + "sdtContent")
                    if one.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                        self._shared.noticed.placeholders.append("".join(text.text or "" for text in one.iter(W + "t")))
                    elif content is not None and not _is_contents(one):
                        yield from self.blocks(content)
                case "customXml" | "ins" | "moveTo" | "sdtContent" | "smartTag" | "body" | "docPartBody":
                    yield from self.blocks(one)
                case _:
                    pass

    def _inserted(self, element: etree._Element) -> Iterator[Seen]:
        """The blocks of a file that is inserted whole."""
        target = self._relations.get(element.get(R + "id") or "")
        archive = self._shared.parts.zip
        there = target is not None and not target.outside and archive.has(target.name)
        copy = (
            self._shared.inserted(archive.read(target.name), archive.source) if target is not None and there else None
        )
        if copy is None:
            self.unread.append(("a file inserted whole (altChunk)", self.number))
            return
        self._shared.hidden.extend(copy.discarded)
        shown = without_figures(copy)
        if len(shown) < len(copy.placed):
            self.unread.append(("a picture in a file inserted whole", self.number))
        for one in shown:
            self.number += 1
            look = one.look
            yield Seen(one.block, self.number, look.style or "", Weight(look.bold, look.italic, None), look.heading)

    def _paragraph(self, element: etree._Element) -> Iterator[Seen]:
        self.number += 1
        number, shared = self.number, self._shared
        properties = element.find(W + "pPr")
        style_id = value(properties.find(W + "pStyle")) if properties is not None else None
        style = shared.styles.of(style_id)
        own = ground_of(properties.find(W + "shd")) if properties is not None else None
        walked = self._words.walk(element, style, own or style.ground or self._ground, number)
        if is_flat(properties):
            walked = walked._replace(runs=[], hidden="".join(run.text for run in walked.runs) + walked.hidden)
        if walked.hidden.strip():
            shared.hidden.append(walked.hidden.strip())
        gap, self._gap = self._gap, False
        content = inlines_of(
            shared.languages.told(walked.runs), bold=bool(style.letters.bold), italic=bool(style.letters.italic)
        )
        if inline_text(content).strip() or any(isinstance(one, Note) for one in content):
            shared.sizes.add(walked.runs)
            seen = self._seen(content, walked.runs, style, properties, number)
            yield seen._replace(gap=gap)
        elif style.name == _RULE:
            yield Seen(Rule(), number, style.name)
        elif not walked.anchored:
            self._gap = True
        for one in walked.anchored:
            yield from self._anchored(one, number)

    def _seen(
        self,
        content: tuple[Inline, ...],
        runs: list[Run],
        style: NamedStyle,
        properties: etree._Element | None,
        number: int,
    ) -> Seen:
        weight = weight_of(runs)
        heading = style.heading
        if properties is not None and (level := value(properties.find(W + "outlineLvl"))) and level.isdigit():
            heading = int(level) + 1 if int(level) < 9 else None
        if heading and len(inline_text(content)) > _LONGEST_HEADING:
            heading = None
        numbering = (numbering_in(properties) if properties is not None else None) or style.numbering
        if numbering is not None and not numbering[0] and style.numbering is not None:
            numbering = (style.numbering[0], numbering[1])
        mark = None
        if numbering is not None and (found := self._shared.numbers.next(*numbering)) and not heading:
            mark = (found, numbering[1])
        dateline = ""
        for run in runs:
            if not run.format.dateline and run.text.strip():
                break
            dateline += run.text if run.format.dateline else ""
        return Seen(Paragraph(content), number, style.name, weight, heading, mark, dateline=dateline, title=style.title)

    def _anchored(self, anchored: Anchored, number: int) -> Iterator[Seen]:
        element = anchored.element
        if is_undrawn(element, anchored.drawing, self._shared.sheet):
            self._shared.hidden.append(_words(element) or "a picture")
            return
        match local(element):
            case "txbxContent":
                yield from _as_letterhead(self.number + 1, list(self._on(box_ground(anchored.drawing), element)))
            case "textpath":
                yield Seen(Paragraph((Text(" ".join((element.get("string") or "").split())),)), number)
            case _:
                figure = self._figure(anchored, number)
                if figure is not None:
                    yield Seen(figure, number)

    def _on(self, ground: str | None, element: etree._Element) -> Iterator[Seen]:
        """The blocks inside an element on a ground of its own."""
        around, self._ground = self._ground, ground
        yield from self.blocks(element)
        self._ground = around

    def _figure(self, anchored: Anchored, number: int) -> Figure | None:
        element = anchored.element
        target = self._relations.get(element.get(R + "embed") or element.get(R + "id") or "")
        if target is None or target.outside:
            if target is not None or element.get(R + "link"):
                self._shared.noticed.linked_outside += 1
            return None
        zipped = self._shared.parts.zip
        return self._shared.pictures.figure(
            target.name, lambda: zipped.read(target.name), _alternative(anchored), number, _crop(element)
        )

    def _table(self, element: etree._Element) -> Iterator[Seen]:
        rows = [row for row in _rows(element) if not is_unseen_row(row)]
        self._shared.hidden.extend(_words(row) for row in _rows(element) if is_unseen_row(row) and _words(row))
        ground = table_ground(element, self._ground)
        cells = [list(_cells(row)) for row in rows]
        if _is_layout(cells):
            for row in cells:
                for cell in row:
                    yield from self._on(cell_ground(cell) or ground, cell)
            self._gap = True
            return
        number = self.number + 1
        made: list[tuple[tuple[Inline, ...], ...]] = []
        bold: list[bool] = []
        figures: list[Seen] = []
        names: list[str] = []
        for row in cells:
            texts: list[tuple[Inline, ...]] = []
            weights = []
            for cell in row:
                properties = cell.find(W + "tcPr")
                seen = list(self._on(cell_ground(cell) or ground, cell))
                figures += [one for one in seen if isinstance(one.block, Figure)]
                names += [one.style for one in seen]
                content = _cell([one.block for one in seen])
                if content:
                    weights.append(all(one.weight.bold for one in seen if isinstance(one.block, Paragraph)))
                texts.append(() if _goes_on(properties) else content)
                if _goes_on(properties) and content:
                    texts[-1] = content
                span = value(properties.find(W + "gridSpan")) if properties is not None else None
                texts += [()] * (min(int(span), 60) - 1 if span and span.isdigit() and int(span) > 0 else 0)
            made.append(tuple(texts))
            bold.append(bool(weights) and all(weights))
        self._gap = False
        headed = len(made) > 1 and (_is_header(rows[0]) or is_headed(bold))
        table = Table(
            header=tuple(map(without_weight, made[0])) if headed else (),
            rows=tuple(_even(made[1:] if headed else made)),
        )
        if any(cell for row in (table.header, *table.rows) for cell in row):
            yield Seen(table, number, names[0] if names else "")
        yield from figures


def _as_letterhead(number: int, box: list[Seen]) -> list[Seen]:
    """The blocks of a text box; its lines are told to be the contact where they are nothing but a letterhead."""
    lines = [inline_text(one.block.content) if isinstance(one.block, Paragraph) else "" for one in box]
    return [one._replace(told="contact" if is_letterhead(lines) else None, boxed=number) for one in box]


def _words(element: etree._Element) -> str:
    return " ".join(" ".join(text.text or "" for text in element.iter(W + "t")).split())


def _is_contents(control: etree._Element) -> bool:
    """Whether a control is a table of contents, which Word makes from the headings."""
    return value(control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")) == "Table of Contents"


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for one in table:
        match local(one):
            case "tr":
                yield one
            case "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo":
                yield from _rows(one)
            case _:
                pass


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for one in row:
        match local(one):
            case "tc":
                yield one
            case "sdt" | "sdtContent" | "customXml" | "ins":
                yield from _cells(one)
            case _:
                pass


def _is_layout(cells: list[list[etree._Element]]) -> bool:
    """Whether a table only puts things under or beside each other: one column, or one row of a few cells."""
    return all(len(row) <= 1 for row in cells) or (len(cells) == 1 and len(cells[0]) <= _WIDEST_LAYOUT)


def _goes_on(properties: etree._Element | None) -> bool:
    """Whether a cell goes on from the row above (ISO/IEC 29500-1, 17.4.84)."""
    merge = properties.find(W + "vMerge") if properties is not None else None
    return merge is not None and value(merge) != "restart"


def _is_header(row: etree._Element) -> bool:
    return is_on(row.find(f"{W}trPr/{W}tblHeader"))


def _even(rows: list[tuple[tuple[Inline, ...], ...]]) -> Iterator[tuple[tuple[Inline, ...], ...]]:
    return (row for row in rows if any(row))


def _cell(blocks: list[Block]) -> tuple[Inline, ...]:
    """The words of a cell, its paragraphs under one another."""
    content: list[Inline] = []
    for block in blocks:
        match block:
            case Paragraph():
                content += [Text("\n"), *block.content] if content else block.content
            case Table():
                for row in (block.header, *block.rows):
                    words = tuple(part for cell in row if cell for part in (*cell, Text(" ")))
                    content += [Text("\n"), *words] if content else words
            case _:
                pass
    return _with_breaks(joined(content))


def _with_breaks(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    from umbruch.tree import Break

    made: list[Inline] = []
    for one in content:
        if isinstance(one, Text) and "\n" in one.text:
            for place, line in enumerate(one.text.split("\n")):
                made += [Break(), Text(line)] if place else [Text(line)]
        else:
            made.append(one)
    return joined(made)


def _alternative(anchored: Anchored) -> str | None:
    """What a drawing says to those who cannot see it; empty where it is decoration."""
    for one in anchored.drawing.iter("{*}docPr", "{*}shape", "{*}decorative"):
        if local(one) == "decorative" and one.get("val") in ("1", "true"):
            return ""
    for one in anchored.drawing.iter("{*}docPr", "{*}cNvPr", "{*}shape"):
        words = (one.get("descr") or one.get("alt") or "").strip()
        if words:
            return " ".join(words.split())
    return None


_WHOLE = 100_000
"""A share of a picture is told in thousandths of a per cent (ISO/IEC 29500-1, 20.1.10.40)."""


def _crop(blip: etree._Element) -> Crop:
    parent = blip.getparent()
    found = next((one for one in parent if local(one) == "srcRect"), None) if parent is not None else None
    if found is None:
        return Crop()

    def share(side: str) -> float:
        try:
            return min(max(int(found.get(side) or 0) / _WHOLE, 0.0), 1.0)
        except ValueError:
            return 0.0

    return Crop(share("l"), share("t"), share("r"), share("b"))


def look_of(seen: Seen, sizes: LetterSizes, *, titled: bool) -> Look:
    """The look of a block, its size against that of the body."""
    heading = seen.heading
    if seen.title:
        heading = 1
    elif heading is not None and titled:
        heading = min(heading + 1, 9)
    return Look(
        size=sizes.share(seen.weight.size), bold=seen.weight.bold, italic=seen.weight.italic, style=seen.style or None,
        heading=heading,
    )  # fmt: skip
