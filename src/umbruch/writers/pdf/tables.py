"""Tables: columns as wide as their words ask for, thin rules, rows kept whole where a page can hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from umbruch.style.model import TextStyle
from umbruch.tree import Inline, Table
from umbruch.walk import inline_text
from umbruch.writers.pdf.composing import Look, SetLine, compose
from umbruch.writers.pdf.founts import founts_of
from umbruch.writers.pdf.galley import Galley, runs_of
from umbruch.writers.pdf.slugs import TypeSlug
from umbruch.writers.pdf.tags import Element

_GAP = 8.0
_PADDING = 2.5
_FIGURES = re.compile(r"[\s\d.,:;/%€$£+\-–−]*\d[\s\d.,:;/%€$£+\-–−]*(?:%|€|Euro|km|kg|m|°C)?\s*")
_NARROWEST = 14.0

Cells = tuple[tuple[Inline, ...], ...]


def set_table(table: Table, galley: Galley, parent: Element, place: str, *, inset: float = 0.0) -> None:
    """Put a table into a galley, its caption below it."""
    rows: list[tuple[Cells, bool]] = [(table.header, True)] if table.header else []
    rows += [(row, False) for row in table.rows]
    count = max((len(cells) for cells, _ in rows), default=0)
    texts = galley.style.text
    if count:
        element = Element("Table", parent)
        numeric = [_is_numeric(table, column) for column in range(count)]
        widths = _column_widths(rows, count, galley, galley.measure - inset, texts.table)
        width, white = galley.measure - inset, max(texts.table.space_before, texts.body.leading * 0.6)
        galley.rule(0.8, galley.style.colours.ink, before=white, after=_PADDING, inset=inset, width=width)
        galley.keep_with_next()
        for number, (cells, header) in enumerate(rows):
            _set_row(cells, galley, Element("TR", element), widths, numeric, inset, f"{place}.row[{number}]", header)
            last = number == len(rows) - 1
            if header or number == len(rows) - 2:
                galley.keep_with_next()
            colour = galley.style.colours.ink if header or last else galley.style.colours.rule
            galley.keep_with_next()
            galley.rule(0.5 if header or last else 0.3, colour, before=_PADDING, after=_PADDING, inset=inset,
                        width=galley.measure - inset)  # fmt: skip
            if header:
                galley.keep_with_next()
    if table.caption:
        if count:
            galley.keep_with_next()
        look = galley.look(texts.caption, f"{place}.caption")
        caption = Element("Caption", element if count else parent)
        galley.paragraph(runs_of(table.caption, look, caption), look, inset=inset, whole=True)
    galley.white(texts.table.space_after)


def _is_numeric(table: Table, column: int) -> bool:
    cells = [inline_text(row[column]).strip() for row in table.rows if column < len(row)]
    return any(cells) and all(_FIGURES.fullmatch(cell) for cell in cells if cell)


def _set_row(
    cells: Cells, galley: Galley, row: Element, widths: Sequence[float], numeric: Sequence[bool], inset: float,
    place: str, header: bool,
) -> None:  # fmt: skip
    """The lines of all cells side by side; a row breaks between lines only where no column can hold it."""
    style = galley.style.text.table
    columns: list[tuple[float, list[SetLine]]] = []
    left = inset
    for number, width in enumerate(widths):
        content = cells[number] if number < len(cells) else ()
        attributes = {"O": "/Table", "Scope": "/Column"} if header else None
        cell = Element("TH" if header else "TD", row, attributes=attributes)
        align = msgspec.structs.replace(style, align="right") if numeric[number] else style
        look = galley.look(align, f"{place}[{number}]")
        runs = runs_of(content, _bold(look) if header else look, cell)
        columns.append((left, compose(runs, look, width)))
        left += width + _GAP
    depth = max((len(lines) for _, lines in columns), default=0)
    for band in range(max(depth, 1)):
        lines = tuple((lines[band], at) for at, lines in columns if band < len(lines))
        galley.place(TypeSlug(height=style.leading, keep=band < depth - 1, lines=lines))


def _bold(look: Look) -> Look:
    return look._replace(style=msgspec.structs.replace(look.style, weight="bold"))


def _column_widths(
    rows: Sequence[tuple[Cells, bool]], count: int, galley: Galley, measure: float, style: TextStyle
) -> list[float]:
    """Widths in points: what the longest cells ask for where there is room, else shared by need above the words'."""
    room = max(measure - _GAP * (count - 1), _NARROWEST * count)
    least, most = [_NARROWEST] * count, [_NARROWEST] * count
    for cells, header in rows:
        fount = founts_of(galley.style.fonts).fount(style.font, bold=header or style.weight == "bold")
        for number, cell in enumerate(cells):
            text = inline_text(cell)[:2000]
            for line in text.split("\n"):
                most[number] = max(most[number], fount.shape(line).width * style.size / 1000 + 0.5)
            for word in text.split():
                least[number] = max(least[number], fount.shape(word).width * style.size / 1000 + 0.5)
    if sum(most) <= room:
        spare = (room - sum(most)) / count
        return [one + spare for one in most]
    if sum(least) <= room:
        spare, need = room - sum(least), sum(most) - sum(least)
        return [low + spare * (high - low) / need for low, high in zip(least, most, strict=True)]
    narrow = sum(min(one, room / count) for one in least)
    spare = room - narrow
    over = sum(max(one - room / count, 0.0) for one in least)
    return [min(one, room / count) + spare * max(one - room / count, 0.0) / over for one in least]
