"""A table as XHTML: heads of columns and rows, cells that stand as their column does, its caption."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from umbruch.markup.footnotes import Footnotes
from umbruch.markup.inline_markup import inline_markup
from umbruch.markup.safe_elements import NOTHING, Safe, css_class, element, joined
from umbruch.tree import Inline, Table

Cells = tuple[tuple[Inline, ...], ...]


class _Grid(NamedTuple):
    """What all rows of a table share: how many cells they have, and what their words are set with."""

    table: Table
    width: int
    footnotes: Footnotes | None


def table_markup(table: Table, field: str, footnotes: Footnotes | None = None, id: str = "table") -> Safe:
    """The table with its caption, nothing where it has no cells and none.

    The caption has no class of its own: extractors leave out what is called `caption` together with pictures.

    Args:
        table: the table.
        field: its path in the tree, for what is reported.
        footnotes: takes the notes in its cells.
        id: that of the caption, by which the table is called.
    """
    width = max((len(row) for row in (table.header, *table.rows)), default=0)
    rows = joined(_rows(_Grid(table, width, footnotes), field), "\n") if width else NOTHING
    words = inline_markup(table.caption, f"{field}.caption", footnotes)
    named = bool(words.strip())
    if not rows.strip():
        return element("p", words, {"class": css_class("caption")}) if named else NOTHING
    caption = element("p", words, {"id": id}) if named else NOTHING
    grid = element("table", rows, {"class": css_class("table"), "aria-labelledby": id if named else None})
    return element("div", joined((grid, caption), "\n"), {"class": "tabular"})


def _rows(grid: _Grid, field: str) -> Iterator[Safe]:
    table = grid.table
    if table.header:
        yield element("thead", _row(table.header, grid, f"{field}.header", heads=True))
    if table.rows:
        cells = (_row(row, grid, f"{field}.rows[{number}]") for number, row in enumerate(table.rows))
        yield element("tbody", joined(cells, "\n"))


def _row(cells: Cells, grid: _Grid, field: str, heads: bool = False) -> Safe:
    """A row, filled up with empty cells; a head over a column or before a row without a name is an ordinary cell."""
    written: list[Safe] = []
    for number in range(grid.width):
        content = NOTHING
        if number < len(cells):
            content = inline_markup(cells[number], f"{field}[{number}]", grid.footnotes)
        stands = {"class": grid.table.align[number] if number < len(grid.table.align) else None}
        scope = "col" if heads else "row" if grid.table.row_heads and number == 0 else None
        if scope and content:
            written.append(element("th", content, {"scope": scope, **stands}))
        else:
            written.append(element("td", content, stands))
    return element("tr", joined(written))
