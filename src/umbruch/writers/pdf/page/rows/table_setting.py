"""Tables: columns as wide as their words ask for, thin rules, rows kept whole where a page can hold them.

A table whose figures would be cut even in small type is parted: some of its columns stand below the others, each part
under its own header and beside the first column again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from umbruch.bounds.budgets import budget
from umbruch.diagnostics import Diagnostic, report
from umbruch.errors import RenderError
from umbruch.style.model import TextStyle
from umbruch.style.units import Colour
from umbruch.tree import Table
from umbruch.tree.walk import inline_text
from umbruch.writers.pdf.file.structure_tags import FURNITURE, Element
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.inline_runs import runs_of
from umbruch.writers.pdf.page.rows.table_widths import (
    GAP,
    MOST_GAP,
    SMALLEST,
    Cells,
    column_widths,
    grouped,
    is_numeric,
    needs,
    reduced_type,
    rows_of,
    words_are_cut,
)  # fmt: skip
from umbruch.writers.pdf.page.strips import RuleStrip, Strip, TypeStrip
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import LineBreak, Look, Run, SetLine

MOST_CELLS = 40_000
"""Cells of a table: some twenty seconds of work; no printed table has a twentieth of them."""

_PADDING = 2.5
_TALLEST_HEADER = 4
_SMALL = 0.25
_HAIR = 0.5
_FEW_COLUMNS = 3
"""A table of so few columns is never parted."""
_PART_SIZES = (1.0, 0.9, SMALLEST)
_BETWEEN_PARTS = 0.8
"""White between two parts of a table, in lines of the body."""

_ALIGNED: dict[str, Literal["left", "right", "centre"]] = {"left": "left", "right": "right", "center": "centre"}


def set_table(table: Table, galley: Galley, parent: Element, place: str, *, inset: float = 0.0) -> None:
    """Put a table into a galley, its caption below it; RenderError where it has more cells than are set."""
    rows = rows_of(table)
    count = max((len(cells) for cells, _ in rows), default=0)
    texts = galley.style.text
    if (cells := count * len(rows)) > (most := budget("cells", MOST_CELLS)):
        raise RenderError(
            f"a table of {len(rows):,} rows and {count:,} columns ({cells:,} cells) is too large to be set",
            place=place, hint=f"at most {most:,} cells are; shorten it, or send it as a file of its own",
        )  # fmt: skip
    if count:
        setter = _TableSetter(table, galley, count, inset, place)
        element = Element("Div" if setter.is_box else "Table", parent)
        setter.rows(rows, element)
    if table.caption:
        if count:
            galley.keep_with_next()
        look = galley.look(texts.caption, f"{place}.caption")
        caption = Element("P", parent) if not count or setter.is_box else Element("Caption", element)
        galley.paragraph(runs_of(table.caption, look, caption), look, inset=inset, whole=True)
    galley.white(texts.table.space_after)


class _Part(NamedTuple):
    """Columns of a table that stand side by side, with their widths and the gap between them in points."""

    columns: tuple[int, ...]
    widths: Sequence[float]
    gap: float


class _TableSetter:
    """Sets the rows of one table."""

    def __init__(self, table: Table, galley: Galley, count: int, inset: float, place: str) -> None:
        rows: list[tuple[Cells, bool]] = [(table.header, True), *((row, False) for row in table.rows)]
        self._galley = galley
        self._place = place
        self._inset = inset
        self._measure = galley.measure - inset
        self._style = galley.style.text.table
        align = (*table.align, *(None for _ in range(count)))[:count]
        self._numeric = [align[column] is None and column > 0 and is_numeric(table, column) for column in range(count)]
        self._align = [
            _ALIGNED[own] if own else "right" if figures and not galley.leftwards else None
            for own, figures in zip(align, self._numeric, strict=True)
        ]
        self.is_box = count == 1 and not table.header
        """Whether it is one column without a header: paragraphs in a box, to those who do not see it."""
        self._row_heads = table.row_heads
        self._first_heads = table.row_heads or not table.header or not inline_text(table.header[0]).strip()
        gap = min(GAP, self._measure / count * MOST_GAP)
        room = self._measure - gap * (count - 1)
        least, most = needs(rows, self._numeric, galley, room, self._style)
        if sum(least) > room:
            self._style = reduced_type(self._style, max(room / sum(least), SMALLEST))
            gap *= SMALLEST
            room = self._measure - gap * (count - 1)
            for figures in (self._numeric, [False] * count):
                least, most = needs(rows, figures, galley, room, self._style, cuts_headers=True)
                if sum(least) <= room:
                    break
        widths, own_gap = column_widths(least, most, self._numeric, self._measure, gap)
        self._parts = [_Part(tuple(range(count)), widths, own_gap)]
        if count > _FEW_COLUMNS and (self._cuts(least) or words_are_cut(least, room)):
            self._parts = self._parted(rows, galley.style.text.table)
        if self._cuts(least):
            _remark_width(count, place)

    def _cuts(self, least: Sequence[float]) -> bool:
        """Whether a figure is cut in its cell."""
        return any(
            self._numeric[column] and least[column] > width + _HAIR
            for part in self._parts
            for column, width in zip(part.columns, part.widths, strict=True)
        )

    def _parted(self, rows: Sequence[tuple[Cells, bool]], full: TextStyle) -> list[_Part]:
        """As few parts as hold all columns with their words whole, in the largest type that needs no more of them."""
        found: list[_Part] = []
        for share in _PART_SIZES:
            style = reduced_type(full, share)
            gap = GAP * share
            least, most = needs(rows, self._numeric, self._galley, self._measure, style)
            groups = grouped(least, self._measure, gap, heads=not self._numeric[0])
            if found and len(groups) >= len(found):
                continue
            self._style = style
            found = []
            for columns in groups:
                own = ([least[one] for one in columns], [most[one] for one in columns])
                widths, wider = column_widths(*own, [self._numeric[one] for one in columns], self._measure, gap)
                found.append(_Part(columns, widths, wider))
        return found

    def rows(self, rows: Sequence[tuple[Cells, bool]], element: Element) -> None:
        """Set header and rows; where rows go on in the next column the header stands above them again."""
        galley, colours = self._galley, self._galley.style.colours
        below_crosshead = bool(galley.strips) and galley.strips[-1].keep
        white = max(self._style.space_before, galley.style.text.body.leading * (0.3 if below_crosshead else 0.6))
        elements = [element if self.is_box else Element("TR", element) for _ in rows]
        for part in self._parts:
            first = len(galley.strips)
            galley.place(self._rule(0.8, colours.ink), before=white, after=_PADDING)
            galley.keep_with_next()
            again: tuple[Strip, ...] = ()
            for number, (cells, header) in enumerate(rows):
                bands = self._row(cells, elements[number], part, f"{self._place}.row[{number}]", header=header)
                for place, band in enumerate(bands):
                    band.under = (*again, Strip(height=_PADDING)) if place and again else again
                    galley.place(band)
                last = number == len(rows) - 1
                galley.keep_with_next()
                rule = self._rule(0.5, colours.ink) if header or last else self._rule(0.3, colours.rule)
                galley.place(rule, before=_PADDING, after=_PADDING)
                if header or number == len(rows) - 2:
                    galley.keep_with_next()
                if header and len(bands) <= _TALLEST_HEADER:
                    again = self._again(cells, part)
            galley.keep_whole(first, _SMALL)
            white = galley.style.text.body.leading * _BETWEEN_PARTS

    def _again(self, cells: Cells, part: _Part) -> tuple[Strip, ...]:
        """The header once more, as furniture: it has been read once."""
        ink = self._galley.style.colours.ink
        strips: list[Strip] = [self._rule(0.8, ink), *self._row(cells, None, part, self._place, header=True)]
        strips[1].before = _PADDING
        ruled = self._rule(0.5, ink)
        ruled.before = _PADDING
        return (*strips, ruled)

    def _rule(self, thickness: float, colour: Colour) -> RuleStrip:
        return RuleStrip(height=thickness, thickness=thickness, colour=colour, width=self._measure, inset=self._inset)

    def _row(
        self, cells: Cells, row: Element | None, part: _Part, place: str, *, header: bool
    ) -> list[TypeStrip]:  # fmt: skip
        """The lines of all cells side by side; a row breaks between lines only where no column can hold it."""
        columns: list[tuple[float, list[SetLine]]] = []
        left = self._inset
        for number, width in zip(part.columns, part.widths, strict=True):
            content = cells[number] if number < len(cells) else ()
            own = self._align[number]
            style = msgspec.structs.replace(self._style, align=own) if own else self._style
            look = self._galley.look(style, f"{place}[{number}]")
            look = _bold(look) if header or (self._row_heads and number == 0) else look
            if row is None or (number == 0 and part is not self._parts[0]):
                runs: list[Run | LineBreak] = [look.run(inline_text(content), FURNITURE)]
            else:
                runs = runs_of(content, look, self._cell(row, number, header=header))
            columns.append((left, compose(runs, look, width)))
            left += width + part.gap
        depth = max((len(lines) for _, lines in columns), default=0)
        bands = []
        for band in range(max(depth, 1)):
            lines = tuple((lines[band], at) for at, lines in columns if band < len(lines))
            bands.append(TypeStrip(height=self._style.leading, keep=band < depth - 1, lines=lines))
        return bands

    def _cell(self, row: Element, number: int, *, header: bool) -> Element:
        """The element of a cell; where no header says what a row holds, its first cell does (ISO 14289-1, 7.5)."""
        if self.is_box:
            return Element("P", row)
        if header or (number == 0 and self._first_heads):
            return Element("TH", row, attributes={"O": "/Table", "Scope": "/Column" if header else "/Row"})
        return Element("TD", row)


def _remark_width(count: int, place: str) -> None:
    """Report a table whose figures are cut in their cells, in type as small as may be and over all columns."""
    report(
        Diagnostic(
            code="table.too_wide",
            severity="warning",
            message=f"{count} columns are too many for the page: figures are cut in their cells",
            field=place,
            hint="turn the table, so that its columns become rows, part it in two, or take a wider sheet with --paper",
        )
    )


def _bold(look: Look) -> Look:
    return look._replace(style=msgspec.structs.replace(look.style, weight="bold"))
