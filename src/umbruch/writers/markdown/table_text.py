"""A table as GitHub's Markdown has it; what that has no sign for is said by underscores.

Its caption is the paragraph below it, between single underscores, and heads of rows stand between double ones. Readers
of Markdown show them slanted and heavy, and as umbruch writes all other emphasis with stars, ours knows them.
"""

from __future__ import annotations

from umbruch.tree import Inline, Table
from umbruch.writers.markdown.inline_text import Notes, NotPlain, line_markdown, marked_whole, merged

_UNDER_HEAD = {None: "---", "left": ":--", "center": ":-:", "right": "--:"}


def table_text(table: Table, notes: Notes) -> str:
    """The table, and below it its caption.

    Args:
        table: rows of one width, a head of that width or none.
        notes: takes the footnotes in it.

    Raises:
        NotPlain: it has no cells, or heads of rows and all of them are empty.
    """
    width = max((len(row) for row in (table.header, *table.rows)), default=0)
    if not width or (table.row_heads and not any(row and merged(row[0]) for row in table.rows)):
        raise NotPlain
    align = (*table.align, *(None,) * width)[:width]
    lines = [
        _row([_cell(cell, notes) for cell in table.header] or [""] * width),
        _row([_UNDER_HEAD[one] for one in align]),
        *(_row(_cells(row, notes, headed=table.row_heads)) for row in table.rows),
    ]
    written = "\n".join(lines)
    return f"{written}\n\n{marked_whole('_', table.caption, notes)}" if merged(table.caption) else written


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: tuple[tuple[Inline, ...], ...], notes: Notes, *, headed: bool) -> list[str]:
    first = [marked_whole("__", cell, notes, cell=True) if merged(cell) else "" for cell in row[:1] if headed]
    return [*first, *(_cell(cell, notes) for cell in row[len(first) :])]


def _cell(cell: tuple[Inline, ...], notes: Notes) -> str:
    return line_markdown(cell, notes, cell=True) if merged(cell) else ""
