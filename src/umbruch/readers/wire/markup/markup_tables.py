"""Tables of XHTML and NITF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from umbruch.readers.elements.element_inlines import tidied
from umbruch.readers.wire.markup.markup_inlines import below, holds_blocks, inline_content
from umbruch.readers.wire.wire_xml import Element, local
from umbruch.tree import Alignment, Block, Break, Inline, Paragraph, Subheading, Table, Text
from umbruch.tree.walk import block_texts, says_something

_MOST_COLUMNS = 100
_ALIGN = re.compile(r"text-align\s*:\s*(right|end|center|left)", re.IGNORECASE)

Inner = Callable[[Element], tuple[Block, ...]]
Cell = tuple[Inline, ...]


def cells_of(element: Element) -> list[list[Element]]:
    """The cells of a table row by row; none of them where it only holds the page together."""
    rows = [row for row in below(element, "tr") if _table_of(row) is element]
    cells = [[cell for cell in row if local(cell) in ("td", "th")] for row in rows]
    if next(below(element, "table"), None) is not None or (len(cells) == 1 and len(cells[0]) <= 1):
        return []
    return [row for row in cells if row]


def table_of(element: Element, cells: list[list[Element]], inner: Inner) -> Table | None:
    """The table in an element; None where no cell says anything.

    Args:
        element: the table.
        cells: what `cells_of` found in it.
        inner: gives the blocks inside a cell.
    """
    grid = [tuple(made for cell in row for made in _cell(cell, inner)) for row in cells]
    first = cells[0]
    headed = local(first[0].getparent().getparent()) == "thead" or all(map(_heads_column, first))
    headed = headed and not (len(first) == 1 and len(cells) > 1 and len(cells[1]) > 1)
    below_head = cells[1:] if headed else cells
    captions = [child for child in element if local(child) == "caption"]
    caption = tidied(inline_content(captions[0])) if captions else ()
    columns: dict[int, Alignment | None] = {}
    for row in cells:
        for place, cell in enumerate(row):
            columns[place] = columns.get(place) or _alignment(cell)
    align = tuple(columns[place] for place in sorted(columns))
    if not says_something(caption) and not any(says_something(cell) for line in grid for cell in line):
        return None
    return Table(
        grid[0] if headed else (),
        tuple(grid[1:] if headed else grid),
        caption,
        align if any(align) else (),
        bool(below_head) and all(local(row[0]) == "th" for row in below_head),
    )


def _heads_column(cell: Element) -> bool:
    """Whether a cell may be the head of a column; one that says that it heads its row is none (HTML, `scope`)."""
    return local(cell) == "th" and cell.get("scope") != "row"


def _table_of(row: Element) -> Element | None:
    return next((one for one in row.iterancestors() if local(one) in ("table", "nitf-table")), None)


def _cell(cell: Element, inner: Inner) -> Iterator[Cell]:
    parts: list[Inline] = []
    if holds_blocks(cell):
        for block in inner(cell):
            content: Cell = block.content if isinstance(block, Paragraph | Subheading) else _words_of(block)
            parts += [Break(), *content] if parts else content
    else:
        parts = inline_content(cell)
    yield tidied(parts)
    told = cell.get("colspan", "1")
    spanned = min(int(told), _MOST_COLUMNS) if told.isascii() and told.isdecimal() and len(told) < 4 else 1
    yield from [()] * (spanned - 1)


def _words_of(block: Block) -> Cell:
    return (Text(" ".join(block_texts((block,)))),)


def _alignment(cell: Element) -> Alignment | None:
    told = (cell.get("align") or "").lower()
    if not told:
        found = _ALIGN.search(cell.get("style") or "")
        told = found.group(1).lower() if found else ""
    match told:
        case "left" | "center" | "right":
            return told
        case "end":
            return "right"
        case _:
            return None
