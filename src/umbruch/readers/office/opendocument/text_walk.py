"""The body of an OpenDocument text in reading order, as blocks with looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from umbruch.facts.desk_comments import desk_comment
from umbruch.readers.blocks.caption_lines import captioned
from umbruch.readers.blocks.inline_cuts import joined
from umbruch.readers.head_lines import names_subtitle
from umbruch.readers.office.enclosed_pictures import EnclosedPictures
from umbruch.readers.office.formatted_runs import (
    Format,
    LetterSizes,
    Run,
    Weight,
    inlines_of,
    is_headed,
    weight_of,
    without_weight,
)
from umbruch.readers.office.legacy_fonts import LegacyLetters
from umbruch.readers.office.opendocument.text_styles import TEXT, TextStyle, TextStyles, points_of
from umbruch.readers.office.zip_parts import ZipParts, local, within
from umbruch.tree import Block, Break, Figure, Inline, List, Note, Paragraph, Table, Text
from umbruch.tree.addresses import address_as_written
from umbruch.tree.blocks import HIGHEST_START
from umbruch.tree.walk import block_texts, inline_text

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 100
_MOST_CELLS = 60
_LONGEST_HEADING = 250
_WIDEST_LAYOUT = 3
_SHAPES = frozenset(("custom-shape", "rect", "ellipse", "g", "line", "polygon", "path", "caption", "connector"))
_SKIPPED = frozenset(
    ("sequence-decls", "variable-decls", "user-field-decls", "forms", "table-of-content", "illustration-index",
     "alphabetical-index", "bibliography-configuration")
)  # fmt: skip


class SeenText(NamedTuple):
    """A block as it was seen, before the size of the body is known."""

    block: Block
    number: int
    style: TextStyle | None = None
    weight: Weight = Weight(False, False, None)
    heading: int | None = None
    boxed: int = 0


class TextWalk:
    """Walks a text, and keeps what stands beside it."""

    def __init__(self, parts: ZipParts, styles: TextStyles) -> None:
        """Take the archive, for pictures, and the styles."""
        self._parts = parts
        self._styles = styles
        self.pictures = EnclosedPictures()
        self.sizes = LetterSizes()
        self.desk_notes: list[str] = []
        self.hidden: list[str] = []
        self.legacy = LegacyLetters()
        self.placeholders: list[str] = []
        self.changes = 0
        self.linked_outside = 0
        self.number = 0
        self._inside_note = False
        self._counts: dict[str, int] = {}
        self._ground = styles.paper

    def blocks(self, parent: etree._Element) -> Iterator[SeenText]:
        """The blocks inside an element."""
        for one in parent:
            match local(one):
                case "p" | "h":
                    yield from self._paragraph(one)
                case "list":
                    yield from self._list(one)
                case "table":
                    yield from self._table(one)
                case "section":
                    if one.get(TEXT + "display") == "none" or one.get(TEXT + "is-hidden") == "true":
                        self.hidden.append(" ".join(words_in(one).split()))
                    else:
                        yield from self.blocks(one)
                case "tracked-changes":
                    self.changes += sum(local(change) == "changed-region" for change in one)
                case name if name == "frame" or name in _SHAPES:
                    yield from self._anchored(one)
                case "index-body" | "numbered-paragraph" | "a" | "text-box":
                    yield from self.blocks(one)
                case name if name in _SKIPPED:
                    pass
                case _:
                    pass

    def _paragraph(self, element: etree._Element) -> Iterator[SeenText]:
        self.number += 1
        number = self.number
        style = self._styles.of("paragraph", element.get(TEXT + "style-name"))
        line = _Line(style.ground or self._ground, self.legacy, number)
        self._inside(element, style.format, style.hidden, None, line)
        runs = line.runs
        if line.unseen:
            line.hidden, runs = ["".join(run.text for run in runs), *line.hidden], []
        hidden = "".join(line.hidden).strip()
        if hidden:
            self.hidden.append(hidden)
        content = inlines_of(runs, bold=style.format.bold, italic=style.format.italic)
        figures = [seen for frame in line.frames for seen in self._anchored(frame)]
        says = inline_text(content).strip() or any(isinstance(one, Note) for one in content)
        lone = [at for at, one in enumerate(figures) if isinstance(one.block, Figure) and not one.block.caption]
        if says and len(lone) == 1 and _is_caption(style):
            figure = figures[lone[0]]
            assert isinstance(figure.block, Figure)
            figures[lone[0]] = figure._replace(block=captioned(figure.block, content))
        elif says:
            self.sizes.add(runs)
            yield SeenText(Paragraph(content), number, style, weight_of(runs), self._level(element, style, content))
        yield from figures

    def _level(self, element: etree._Element, style: TextStyle, content: tuple[Inline, ...]) -> int | None:
        if len(inline_text(content)) > _LONGEST_HEADING or any(map(names_subtitle, style.names)):
            return None
        level = element.get(TEXT + "outline-level") if local(element) == "h" else None
        return int(level) if level and level.isdigit() and int(level) > 0 else style.heading

    def _anchored(self, frame: etree._Element) -> Iterator[SeenText]:
        number = self.number + 1
        inside = self._frame(frame) if local(frame) == "frame" else self.blocks(frame)
        yield from (seen._replace(boxed=number) for seen in inside)

    def _inside(self, parent: etree._Element, form: Format, hidden: bool, href: str | None, line: _Line) -> None:
        line.take(parent.text, form, hidden, href)
        for one in parent:
            match local(one):
                case "s":
                    count = one.get(TEXT + "c") or "1"
                    blanks = min(int(count), _MOST_BLANKS) if count.isdigit() else 1
                    line.take_as_it_is(" " * blanks, form, hidden, href)
                case "tab":
                    line.take_as_it_is(" ", form, hidden, href)
                case "line-break":
                    line.take_as_it_is("\n", form, hidden, href)
                case "span":
                    own, unseen = self._styles.span(form, one.get(TEXT + "style-name"))
                    self._inside(one, own, hidden or unseen, href, line)
                case "a":
                    address = address_as_written(one.get(XLINK + "href") or "")
                    self._inside(one, form, hidden, address or href, line)
                case "note":
                    note = self._note(one)
                    if note is not None:
                        line.runs.append(Run("", form, note))
                case "annotation":
                    self._comment(one)
                case "placeholder":
                    self.placeholders.append(words_in(one).strip())
                case "hidden-text":
                    line.hidden.append(words_in(one) or one.get(TEXT + "string-value") or "")
                case "hidden-paragraph":
                    line.unseen = line.unseen or one.get(TEXT + "is-hidden") == "true"
                case "ruby":
                    base = one.find(TEXT + "ruby-base")
                    if base is not None:
                        self._inside(base, form, hidden, href, line)
                case "frame" | "custom-shape" | "rect" | "ellipse" | "g" | "caption" | "line":
                    line.frames.append(one)
                case "bookmark" | "soft-page-break" | "annotation-end" | "change" | "change-start" | "change-end":
                    pass
                case _:
                    self._inside(one, form, hidden, href, line)
            line.take(one.tail, form, hidden, href)

    def _note(self, element: etree._Element) -> Note | None:
        body = element.find(TEXT + "note-body")
        if body is None or self._inside_note:
            return None
        self._inside_note = True
        content = tuple(seen.block for seen in self.blocks(body))
        self._inside_note = False
        return Note(content) if content else None

    def _comment(self, element: etree._Element) -> None:
        who = (element.findtext(DC + "creator") or "").strip()
        words = " ".join(" ".join(words_in(one) for one in element if local(one) in ("p", "list")).split())
        if words:
            self.desk_notes.append(desk_comment(words, who))

    def _on(self, ground: str | None, element: etree._Element) -> Iterator[SeenText]:
        """The blocks inside an element on a ground of its own."""
        around, self._ground = self._ground, ground
        yield from self.blocks(element)
        self._ground = around

    def _cell(self, cell: etree._Element) -> Iterator[SeenText]:
        return self._on(self._styles.of("table-cell", cell.get(TABLE + "style-name")).ground or self._ground, cell)

    def _frame(self, frame: etree._Element) -> Iterator[SeenText]:
        if _is_flat(frame):
            self.hidden.append(" ".join(words_in(frame).split()) or "a picture")
            return
        for one in frame:
            match local(one):
                case "image":
                    figure = self._picture(one, frame)
                    if figure is not None:
                        yield SeenText(figure, self.number)
                    return
                case "text-box":
                    yield from self._on(self._styles.of("graphic", frame.get(DRAW + "style-name")).ground, one)
                    return
                case "table":
                    yield from self._table(one)
                    return
                case _:
                    pass

    def _picture(self, image: etree._Element, frame: etree._Element) -> Figure | None:
        href = image.get(XLINK + "href") or ""
        name = within("", href) if ":" not in href else None
        if name is None or not self._parts.has(name):
            self.linked_outside += bool(href)
            return None
        words = (frame.findtext(SVG + "desc") or "").strip() or (frame.findtext(SVG + "title") or "").strip()
        return self.pictures.figure(name, lambda: self._parts.read(name), " ".join(words.split()) or None, self.number)

    def _list(self, element: etree._Element, level: int = 1, style: str | None = None) -> Iterator[SeenText]:
        style = element.get(TEXT + "style-name") or style
        numbered, start = self._styles.levels(style).get(level, (False, 1))
        if element.get(TEXT + "continue-numbering") == "true" and style in self._counts and level == 1:
            start = self._counts[style] + 1
        items: list[tuple[Block, ...]] = []
        number = self.number + 1
        headings: list[SeenText] = []
        for one in element:
            if local(one) not in ("list-item", "list-header"):
                continue
            first = one.get(TEXT + "start-value")
            if first and first.isdigit() and not items:
                start = int(first)
            content: list[Block] = []
            for part in one:
                seen = list(self._list(part, level + 1, style) if local(part) == "list" else self.blocks([part]))  # type: ignore[arg-type]
                for found in seen:
                    if found.heading:
                        headings.append(found)
                    else:
                        content.append(found.block)
            if content:
                items.append(tuple(content))
        yield from headings
        if items:
            if style is not None and level == 1:
                self._counts[style] = start + len(items) - 1
            yield SeenText(List(numbered, tuple(items), min(start, HIGHEST_START) if numbered else 1), number)

    def _table(self, element: etree._Element) -> Iterator[SeenText]:
        number = self.number + 1
        rows = [one for one in _rows(element, header=False) if one[0].get(TABLE + "visibility") in (None, "visible")]
        whole = (row for row, _ in _rows(element, header=False))
        self.hidden += [words for row in whole if row.get(TABLE + "visibility") in ("collapse", "filter")
                        and (words := " ".join(words_in(row).split()))]  # fmt: skip
        cells = [[one for one in row if local(one) in ("table-cell", "covered-table-cell")] for row, _ in rows]
        if all(len(row) <= 1 for row in cells) or (len(cells) == 1 and len(cells[0]) <= _WIDEST_LAYOUT):
            for row in cells:
                for cell in row:
                    yield from self._cell(cell)
            return
        made: list[tuple[tuple[Inline, ...], ...]] = []
        bold: list[bool] = []
        figures: list[SeenText] = []
        for row in cells:
            texts: list[tuple[Inline, ...]] = []
            said: list[SeenText] = []
            for cell in row:
                seen = list(self._cell(cell)) if local(cell) == "table-cell" else []
                figures += [one for one in seen if isinstance(one.block, Figure)]
                content = _cell([one.block for one in seen])
                said += [one for one in seen if isinstance(one.block, Paragraph)]
                repeated = cell.get(TABLE + "number-columns-repeated") or "1"
                count = min(int(repeated), _MOST_CELLS) if repeated.isdigit() else 1
                texts += [content] * count if content else [()] * count
            made.append(tuple(texts[:_MOST_CELLS]))
            bold.append(bool(said) and all(one.weight.bold for one in said))
        width = max((max((at + 1 for at, cell in enumerate(row) if cell), default=0) for row in made), default=0)
        made = [row[:width] for row in made]
        headed = len(made) > 1 and (rows[0][1] or is_headed(bold))
        header = tuple(map(without_weight, made[0])) if headed else ()
        table = Table(header, rows=tuple(row for row in made[headed:] if any(row)))
        if any(cell for row in (table.header, *table.rows) for cell in row):
            yield SeenText(table, number)
        yield from figures


class _Line:
    """What was found in a paragraph."""

    def __init__(self, ground: str | None, legacy: LegacyLetters, number: int) -> None:
        self._legacy = legacy
        self._number = number
        self.runs: list[Run] = []
        self.hidden: list[str] = []
        self.unseen = False
        self.ground = ground
        self.frames: list[etree._Element] = []

    def take(self, text: str | None, form: Format, hidden: bool, href: str | None) -> None:
        """Take characters, their blanks collapsed (OpenDocument 1.3, part 3, 6.1.2)."""
        if not text:
            return
        shown = _BLANKS.sub(" ", text)
        if shown.startswith(" ") and (not self.runs or self.runs[-1].text.endswith((" ", "\n"))):
            shown = shown[1:]
        self.take_as_it_is(shown, form, hidden, href)

    def take_as_it_is(self, text: str, form: Format, hidden: bool, href: str | None) -> None:
        """Take characters."""
        if hidden or form.unseen_on(self.ground):
            self.hidden.append(text)
        elif text and not self._legacy.take(form.font, text, self._number):
            self.runs.append(Run(text, form._replace(href=href)))


def words_in(element: etree._Element) -> str:
    """All characters inside an element."""
    return "".join(map(str, element.itertext()))


def _is_flat(frame: etree._Element) -> bool:
    """Whether a frame has no size to show anything in."""
    sizes = [points_of(frame.get(SVG + name)) for name in ("width", "height")]
    return any(size is not None and size <= 1 for size in sizes)


def _is_caption(style: TextStyle) -> bool:
    """Whether a style stands on LibreOffice's own of captions."""
    return any(name in ("Caption", "Illustration", "Figure", "Table", "Drawing") for name in style.names)


def _rows(table: etree._Element, *, header: bool) -> Iterator[tuple[etree._Element, bool]]:
    for one in table:
        match local(one):
            case "table-row":
                yield one, header
            case "table-header-rows":
                yield from _rows(one, header=True)
            case "table-rows" | "table-row-group":
                yield from _rows(one, header=header)
            case _:
                pass


def _cell(blocks: list[Block]) -> tuple[Inline, ...]:
    content: list[Inline] = []
    for block in blocks:
        own: tuple[Inline, ...]
        match block:
            case Paragraph():
                own = block.content
            case Figure():
                continue
            case _:
                own = (Text(" ".join(block_texts((block,)))),)
        content += [Break(), *own] if content else own
    return joined(content)
