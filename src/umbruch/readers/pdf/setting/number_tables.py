"""Tables on a page, where it is certain that they are: rows of short cells in columns, numbers under one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.stretched_lines import rows_of
from umbruch.readers.pdf.setting.text_blocks import TextBlock

_NUMBER = re.compile(
    r"(?![0+(]\d{2,}[ /-]?\d)[(]?[-+–−±]?\s?[$€£]?\s?\d[\d.,'’:\u00a0\u202f ]{0,14}\s?"
    r"(?:[%‰€$£]|[^\W\d_]{1,4}\.?|[MTmk]?[€$£])?[)]?"
    r"|[-–—.*]|n/a|k\. ?A\."
)
"""A number with its sign and unit, or what stands for none; no number of a telephone, which begins with a zero."""
_DATE = re.compile(r"\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{2,4})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO_NUMBERS = re.compile(r"(?:\d{4,} \d[\d.,]*|[\d.,]+ (?:\d{1,2}|\d{4,}|\d+[.,][\d.,]+))")
"""Numbers of two columns that stand so close that they were taken for one: figures of one number are in threes."""
_FEWEST_ROWS = {2: 4}
"""Rows from which two columns are a table: as many lines of an address, with a number each, are seldom in one place."""
_FEWEST = 3
_NUMBERS = 0.8
"""Share of the cells of a column below the head that must be numbers."""
_FILLED = 0.8
"""Share of the cells of a table that must hold something."""
_LONGEST_CELL = 60
_GUTTER = 0.8
"""Ems between two columns at least."""
_ROW_STEP = 3.5
"""Times the size from a row to the next one at most."""
_CLOSE = 0.75
"""Times the usual step to the next row from which a line alone goes on with the cell above it."""
_SAME_SIZE = 1.25
_MOST_OF_A_PAGE = 0.8
"""Share of a page's letters from which a table is all that stands on it: a list, and no table of an article."""
_MOST_COLUMNS = 12
_LABEL_ENDS = ":"

Row = Sequence[SetLine]


class TablesApart(NamedTuple):
    """The tables of a page, and the pieces of lines that are in none."""

    tables: tuple[TextBlock, ...]
    lines: tuple[SetLine, ...]


def tables_apart(lines: Sequence[SetLine]) -> TablesApart:
    """The tables on a page.

    Args:
        lines: the pieces of its lines.
    """
    rows = rows_of(lines)
    letters = sum(len(line.text) for line in lines)
    tables: list[TextBlock] = []
    taken: set[int] = set()
    for first, last in _runs(rows):
        found = _table(rows[first:last])
        if found is not None and sum(len(line.text) for line in found.lines) < _MOST_OF_A_PAGE * letters:
            tables.append(found)
            taken.update(id(line) for row in rows[first:last] for line in row)
    return TablesApart(tuple(tables), tuple(line for line in lines if id(line) not in taken))


def _runs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Stretches of rows (first, last exclusive) that may be a table, from row to row of several pieces."""
    first = 0
    while first < len(rows):
        last = first
        while last < len(rows) and _may_be_row(rows, first, last):
            last += 1
        while last > first and len(rows[last - 1]) < 2 and not _goes_on(rows, first, last - 1):
            last -= 1
        if last - first >= _FEWEST:
            yield first, last
        first = max(last, first + 1)


def _may_be_row(rows: Sequence[Row], first: int, at: int) -> bool:
    row = rows[at]
    if at == first:
        return len(row) > 1
    above = rows[at - 1]
    near = row[0].base - above[0].base < _ROW_STEP * max(row[0].size, above[0].size)
    return near and (len(row) > 1 or _goes_on(rows, first, at))


def _goes_on(rows: Sequence[Row], first: int, at: int) -> bool:
    """Whether a line alone is the rest of a cell: right under it, closer than rows are to each other."""
    if len(rows[at]) > 1 or at == first:
        return False
    (line,) = rows[at]
    above = rows[at - 1]
    steps = [
        rows[number][0].base - rows[number - 1][0].base
        for number in range(first + 1, min(at + 6, len(rows)))
        if len(rows[number]) > 1
    ]
    cell = next((one for one in above if abs(one.left - line.left) < line.size), None)
    return bool(steps) and cell is not None and line.base - above[0].base < _CLOSE * median(steps)


def _table(rows: Sequence[Row]) -> TextBlock | None:
    """The rows as a table, None where they are not certainly one."""
    sizes = [line.size for row in rows for line in row]
    if max(sizes) > _SAME_SIZE * min(sizes):
        return None
    for cells in (_cells(rows), _cells_under_head(rows)):
        if cells is not None and _is_certain(cells):
            return TextBlock(tuple(line for row in rows for line in row), tuple(map(tuple, cells)))
    return None


def _cells(rows: Sequence[Row]) -> list[list[str]] | None:
    """The cells of rows in the columns that all of them have; None where two pieces of a row stand in one column."""
    columns = _columns([line for row in rows for line in row])
    if not 1 < len(columns) <= _MOST_COLUMNS:
        return None
    cells: list[list[str]] = []
    for row in rows:
        placed = [next(at for at, edges in enumerate(columns) if line.left < edges[1]) for line in row]
        if len(set(placed)) < len(placed):
            return None
        if len(row) == 1 and cells:
            cells[-1][placed[0]] += f"\n{row[0].text}"
            continue
        made = [""] * len(columns)
        for at, line in zip(placed, row, strict=True):
            made[at] = line.text
        cells.append(made)
    return cells


def _cells_under_head(rows: Sequence[Row]) -> list[list[str]] | None:
    """The same where the names of all columns stand in the middle over them, beside what stands in the columns."""
    cells = _cells(rows[1:])
    if cells is None or len(rows[0]) != len(cells[0]):
        return None
    return [[line.text for line in rows[0]], *cells]


def _columns(lines: Sequence[SetLine]) -> list[tuple[float, float]]:
    """The left and right edges of strips that lines stand in, with nothing printed between them."""
    strips: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.left):
        if strips and line.left < strips[-1][1] + _GUTTER * line.size:
            strips[-1] = (strips[-1][0], max(strips[-1][1], line.right))
        else:
            strips.append((line.left, line.right))
    return strips


def _is_certain(cells: Sequence[Sequence[str]]) -> bool:
    """Whether cells are a table: short, most of them filled, no labels of a form, a column of numbers."""
    everything = [cell for row in cells for cell in row]
    width = len(cells[0])
    if (
        len(cells) < _FEWEST_ROWS.get(width, _FEWEST)
        or sum(map(bool, everything)) < _FILLED * len(everything)
        or max(map(len, everything)) > _LONGEST_CELL
        or any(row[0].endswith(_LABEL_ENDS) for row in cells[1:])
        or any(map(_TWO_NUMBERS.fullmatch, everything))
    ):
        return False
    body = cells[heads_in(cells) :]
    return len(body) > 1 and any(_are_numbers([row[at] for row in body]) for at in range(1, width))


def heads_in(cells: Sequence[Sequence[str]]) -> int:
    """1 where the first row of a table names its columns: no number under which others stand, or years; else 0."""
    head, *body = cells
    numbers = [at for at in range(1, len(head)) if _are_numbers([row[at] for row in body])]
    if not numbers:
        return 0
    years = all(_YEAR.fullmatch(head[at]) for at in numbers)
    told = years and not any(_YEAR.fullmatch(cell) for row in body for cell in row)
    return int(told or not any(_is_number(head[at]) for at in numbers))


def _are_numbers(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell]
    return bool(filled) and sum(map(_is_number, filled)) >= _NUMBERS * len(column)


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None and _DATE.fullmatch(cell) is None
