"""Tables: columns as wide as their words ask for, thin rules, rows kept whole where a page can hold them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from umbruch.bounds.budgets import budget
from umbruch.diagnostics import Diagnostic, report
from umbruch.errors import RenderError
from umbruch.language.joining_letters import is_shaped
from umbruch.style.model import Style, TextStyle
from umbruch.style.units import Colour
from umbruch.tree import Inline, Table
from umbruch.tree.walk import inline_text
from umbruch.writers.pdf.file.structure_tags import FURNITURE, Element
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.inline_runs import runs_of
from umbruch.writers.pdf.page.strips import RuleStrip, Strip, TypeStrip
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.founts import Fount, founts_of
from umbruch.writers.pdf.type.runs import LineBreak, Look, Run, SetLine

MOST_CELLS = 40_000
"""Cells of a table: some twenty seconds of work; no printed table has a twentieth of them."""

_GAP = 8.0
_PADDING = 2.5
_FIGURES = re.compile(
    r"(?P<figures>(?:[€$£]|[A-Z]{3})?\s?[+\-–−]?(?!0\d)\d[\d.,:’'\s\u00a0\u202f–−-]*)(?P<unit>[^\d\s][^\d]{0,11})?"
)
_NOTHING = frozenset("-–—−./")
_SHORT_UNIT = 4
_MOST_GAP = 0.25
_WIDEST_GAP = 36.0
_NARROWEST = 14.0
_TALLEST_HEADER = 4
_SMALL = 0.25
_CUT_HEADER = 0.6
_HAIR = 0.5
_SMALLEST = 0.78
"""How much smaller the type of a table may be that is too wide for its column."""

_ALIGNED: dict[str, Literal["left", "right", "centre"]] = {"left": "left", "right": "right", "center": "centre"}

Cells = tuple[tuple[Inline, ...], ...]


def set_table(table: Table, galley: Galley, parent: Element, place: str, *, inset: float = 0.0) -> None:
    """Put a table into a galley, its caption below it; RenderError where it has more cells than are set."""
    rows: list[tuple[Cells, bool]] = [(table.header, True)] if table.header else []
    rows += [(row, False) for row in table.rows]
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


def words_fit(table: Table, style: Style, measure: float, lang: str | None, leftwards: bool) -> bool:
    """Whether a measure is wide enough, in type of full size, for each word and each figure of a table."""
    rows: list[tuple[Cells, bool]] = [(table.header, True)] if table.header else []
    rows += [(row, False) for row in table.rows]
    count = max((len(cells) for cells, _ in rows), default=0)
    if not count:
        return True
    galley = Galley(style, measure, 0.0, lang, leftwards=leftwards)
    room = measure - min(_GAP, measure / count * _MOST_GAP) * (count - 1)
    numeric = [column > 0 and not leftwards and _is_numeric(table, column) for column in range(count)]
    return sum(_needs(rows, numeric, galley, room, style.text.table)[0]) <= room


def _is_numeric(table: Table, column: int) -> bool:
    """Whether a column holds figures of one unit; a figure that begins with a nought, as telephone numbers, is none."""
    cells = [inline_text(row[column]).strip() for row in table.rows if column < len(row)]
    found = [_FIGURES.fullmatch(cell) for cell in cells if cell and cell not in _NOTHING]
    units = {match["unit"] for match in found if match}
    alike = len(units) == 1 or all(len(unit or "") <= _SHORT_UNIT for unit in units)
    return bool(found) and all(found) and alike


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
        self._numeric = [
            align[column] is None and column > 0 and not galley.leftwards and _is_numeric(table, column)
            for column in range(count)
        ]
        self._align = [
            _ALIGNED[own] if own else "right" if figures else None
            for own, figures in zip(align, self._numeric, strict=True)
        ]
        self.is_box = count == 1 and not table.header
        """Whether it is one column without a header: paragraphs in a box, to those who do not see it."""
        self._row_heads = table.row_heads
        self._first_heads = table.row_heads or not table.header or not inline_text(table.header[0]).strip()
        gap = min(_GAP, self._measure / count * _MOST_GAP)
        room = self._measure - gap * (count - 1)
        least, most = _needs(rows, self._numeric, galley, room, self._style)
        if sum(least) > room:
            self._style = _reduced(self._style, max(room / sum(least), _SMALLEST))
            gap *= _SMALLEST
            room = self._measure - gap * (count - 1)
            for figures in (self._numeric, [False] * count):
                least, most = _needs(rows, figures, galley, room, self._style, cuts_headers=True)
                if sum(least) <= room:
                    break
        self._widths, self._gap = _column_widths(least, most, self._numeric, self._measure, gap)
        columns = zip(self._numeric, least, self._widths, strict=True)
        if any(figures and needed > width + _HAIR for figures, needed, width in columns):
            _remark_width(count, place)

    def rows(self, rows: Sequence[tuple[Cells, bool]], element: Element) -> None:
        """Set header and rows; where rows go on in the next column the header stands above them again."""
        galley, colours = self._galley, self._galley.style.colours
        first = len(galley.strips)
        below_crosshead = bool(first) and galley.strips[-1].keep
        white = max(self._style.space_before, galley.style.text.body.leading * (0.3 if below_crosshead else 0.6))
        galley.place(self._rule(0.8, colours.ink), before=white, after=_PADDING)
        galley.keep_with_next()
        again: tuple[Strip, ...] = ()
        for number, (cells, header) in enumerate(rows):
            row = element if self.is_box else Element("TR", element)
            bands = self._row(cells, row, f"{self._place}.row[{number}]", header=header)
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
                again = self._again(cells)
        galley.keep_whole(first, _SMALL)

    def _again(self, cells: Cells) -> tuple[Strip, ...]:
        """The header once more, as furniture: it has been read once."""
        ink = self._galley.style.colours.ink
        strips: list[Strip] = [self._rule(0.8, ink), *self._row(cells, None, self._place, header=True)]
        strips[1].before = _PADDING
        ruled = self._rule(0.5, ink)
        ruled.before = _PADDING
        return (*strips, ruled)

    def _rule(self, thickness: float, colour: Colour) -> RuleStrip:
        return RuleStrip(height=thickness, thickness=thickness, colour=colour, width=self._measure, inset=self._inset)

    def _row(self, cells: Cells, row: Element | None, place: str, *, header: bool) -> list[TypeStrip]:
        """The lines of all cells side by side; a row breaks between lines only where no column can hold it."""
        columns: list[tuple[float, list[SetLine]]] = []
        left = self._inset
        for number, width in enumerate(self._widths):
            content = cells[number] if number < len(cells) else ()
            own = self._align[number]
            style = msgspec.structs.replace(self._style, align=own) if own else self._style
            look = self._galley.look(style, f"{place}[{number}]")
            look = _bold(look) if header or (self._row_heads and number == 0) else look
            if row is None:
                runs: list[Run | LineBreak] = [look.run(inline_text(content), FURNITURE)]
            else:
                runs = runs_of(content, look, self._cell(row, number, header=header))
            columns.append((left, compose(runs, look, width)))
            left += width + self._gap
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


def _reduced(style: TextStyle, share: float) -> TextStyle:
    """The style in smaller type, and with words cut where they must be."""
    return msgspec.structs.replace(style, size=style.size * share, leading=style.leading * share, hyphenate=True)


def _bold(look: Look) -> Look:
    return look._replace(style=msgspec.structs.replace(look.style, weight="bold"))


def _measured(galley: Galley) -> Callable[[str, Fount], float]:
    """How the widths of texts are found."""

    def measured(text: str, fount: Fount) -> float:
        if galley.leftwards or is_shaped(text):
            from umbruch.writers.pdf.type.mixed import width_of

            return width_of(text, fount, galley.lang)
        return fount.shape(text).width

    return measured


def _needs(
    rows: Sequence[tuple[Cells, bool]], numeric: Sequence[bool], galley: Galley, room: float, style: TextStyle,
    *, cuts_headers: bool = False,
) -> tuple[list[float], list[float]]:  # fmt: skip
    """What each column needs for its longest word and for its longest cell, in points; figures keep their unit.

    With `cuts_headers` the words of headers are taken for cut in two.
    """
    share = _CUT_HEADER if cuts_headers else 1.0
    count = len(numeric)
    measured = _measured(galley)
    narrowest = min(_NARROWEST, room / count)
    least, most = [narrowest] * count, [narrowest] * count
    for cells, header in rows:
        fount = founts_of(galley.style.fonts).fount(style.font, bold=header or style.weight == "bold")
        for number, cell in enumerate(cells):
            text = inline_text(cell)[:2000]
            for line in text.split("\n"):
                whole = measured(line, fount) * style.size / 1000 + 0.5
                most[number] = max(most[number], whole)
                if numeric[number] and not header and whole <= room / 2:
                    least[number] = max(least[number], whole)
            for word in text.split():
                width = measured(word, fount) * style.size / 1000 + 0.5
                least[number] = max(least[number], width * share if header else width)
    return least, most


def _column_widths(
    least: Sequence[float], most: Sequence[float], numeric: Sequence[bool], measure: float, gap: float
) -> tuple[list[float], float]:
    """Widths of the columns and the gap between them, in points.

    Each gets what its longest cell asks for where there is room, and what is left parts them up to `_WIDEST_GAP`; else
    they share the room by need above what the words ask for. Where words have to be cut figures still are not.
    """
    count = len(most)
    room = measure - gap * (count - 1)
    if sum(most) <= room:
        wider = min((room - sum(most)) / max(count - 1, 1), max(_WIDEST_GAP - gap, 0.0))
        spare = (room - sum(most) - wider * (count - 1)) / count
        return [one + spare for one in most], gap + wider
    if sum(least) <= room:
        spare, need = room - sum(least), sum(most) - sum(least)
        return [low + spare * (high - low) / need for low, high in zip(least, most, strict=True)], gap
    fixed = sum(one for one, figures in zip(least, numeric, strict=True) if figures)
    words = count - sum(numeric)
    if words and room - fixed > _NARROWEST * words:
        kept, room, count = numeric, room - fixed, words
    else:
        kept = [False] * count
    narrow = sum(min(one, room / count) for one, figures in zip(least, kept, strict=True) if not figures)
    spare = room - narrow
    over = sum(max(one - room / count, 0.0) for one, figures in zip(least, kept, strict=True) if not figures)
    return [
        one if figures else min(one, room / count) + spare * max(one - room / count, 0.0) / over
        for one, figures in zip(least, kept, strict=True)
    ], gap
