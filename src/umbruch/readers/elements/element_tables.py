"""Tables of pages and mails: which hold facts, and what their cells say of themselves."""

from __future__ import annotations

import re

from umbruch.readers.elements.parsed_page import Element
from umbruch.tree import Alignment

_LONG_CELL = 240
_MOST_CELLS = 20_000
_ALIGN = re.compile(r"text-align\s*:\s*(right|end|center)", re.IGNORECASE)


def is_table(element: Element, cells: list[list[Element]]) -> bool:
    """Whether a table holds facts; most tables in mails only hold the page together."""
    flat = [cell for row in cells for cell in row]
    if len(cells) < 2 or max(map(len, cells)) < 2 or len(flat) > _MOST_CELLS:
        return False
    if element.get("role") == "presentation" or any(next(cell.iter("table", "img"), None) is not None for cell in flat):
        return False
    if any(cell.tag == "th" for cell in flat):
        return True
    wide = sum(len(row) > 1 for row in cells)
    return wide * 2 > len(cells) and all(len("".join(cell.itertext())) <= _LONG_CELL for cell in flat)


def span_of(cell: Element) -> int:
    """How many columns a cell takes."""
    told = cell.get("colspan", "1")
    return min(int(told), 100) if told.isdigit() and len(told) < 4 and int(told) else 1


def alignment(cell: Element) -> Alignment | None:
    """How the words of a cell are set, where it says so."""
    found = _ALIGN.search(f"{cell.get('style') or ''};text-align:{cell.get('align') or ''}")
    match found.group(1).lower() if found else "":
        case "right" | "end":
            return "right"
        case "center":
            return "center"
        case _:
            return None


def is_of_table(element: Element) -> bool:
    """Whether a caption stands right under a table, in an element that holds nothing else."""
    above = element.getprevious()
    return above is not None and above.tag == "table" and element.getnext() is None
