"""A table above the text that only sets a letterhead: label, office, day and telephone in cells, and no figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from umbruch.clipping.marks.embargoes.cleared_labels import is_cleared
from umbruch.clipping.marks.furniture.ways_to_reach import reaches
from umbruch.clipping.marks.release import is_label
from umbruch.clipping.signs.dates import find_date
from umbruch.manuscript import FixedRole
from umbruch.readers.blocks.inline_cuts import joined, lines_of_content
from umbruch.readers.door import Placed
from umbruch.readers.head_lines import HEAD, is_letterhead, tells_news
from umbruch.tree import Inline, Paragraph, Table, Text
from umbruch.tree.walk import inline_text

_LONGEST = 90
"""Letters of a line in a letterhead."""
_MOST_ROWS, _MOST_COLUMNS = 12, 3

Line = tuple[Inline, ...]


def with_letterhead_as_lines(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The blocks of a file with the tables of a letterhead above its text as lines.

    Args:
        placed: the blocks in their order.
    """
    made: list[Placed] = []
    above = True
    for at, one in enumerate(placed):
        lines = _lines(one) if above and at < HEAD and isinstance(one.block, Table) else None
        above = (
            above and len(inline_text(one.block.content) if isinstance(one.block, Paragraph) else "") <= 2 * _LONGEST
        )
        made += [one] if lines is None else lines
    return tuple(made)


def _lines(one: Placed) -> list[Placed] | None:
    """The lines of a letterhead; None where the table is something else."""
    table = one.block
    assert isinstance(table, Table)
    rows = [row for row in (table.header, *table.rows) if any(inline_text(cell).strip() for cell in row)]
    if not 1 < len(rows) <= _MOST_ROWS or max(map(len, rows)) > _MOST_COLUMNS:
        return None
    words = [" ".join(inline_text(line).split()) for row in rows for cell in row for line in lines_of_content(cell)]
    words = [line for line in words if line]
    labelled = any(map(is_label, words))
    if not (labelled or any(map(reaches, words))) or any(len(line) > _LONGEST for line in words):
        return None
    if sum(map(tells_news, words)) > labelled:
        return None
    if _by_rows(rows):
        content = [tuple(joined([part for cell in row if cell for part in (Text(" "), *cell)][1:])) for row in rows]
        return list(_placed(one, content, contact=False))
    columns = [
        [line for row in rows if at < len(row) for line in lines_of_content(row[at]) if inline_text(line).strip()]
        for at in range(max(map(len, rows)))
    ]
    ordered = sorted(columns, key=_is_contact, reverse=True)  # the label stands right above the headline, then
    return [line for column in ordered for line in _placed(one, column, contact=_is_contact(column))]


def _by_rows(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether most rows are a label with a colon and what stands by it."""
    labels = [inline_text(row[0]).strip() for row in rows]
    return 2 * sum(label.endswith(":") for label in labels) >= len(labels)


def _is_contact(column: Sequence[Line]) -> bool:
    return is_letterhead([" ".join(inline_text(line).split()) for line in column])


def _placed(one: Placed, lines: Sequence[Line], *, contact: bool) -> Iterator[Placed]:
    for number, line in enumerate(lines):
        words = " ".join(inline_text(line).split())
        told: FixedRole | None = "contact" if contact and find_date(words) is None else None
        told = "kicker" if is_label(words) and not is_cleared(words) else told
        yield Placed(Paragraph(line), number=one.number, tight=bool(number), told=told)
