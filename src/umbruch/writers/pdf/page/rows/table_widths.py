"""How wide the columns of a table are: by their words and figures, in how small a type, and how it is parted."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

import msgspec

from umbruch.language.joining_letters import is_shaped
from umbruch.style.model import Style, TextStyle
from umbruch.tree import Inline, Table
from umbruch.tree.walk import inline_text
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.type.founts import Fount, founts_of

GAP = 8.0
_FIGURES = re.compile(
    r"(?P<figures>(?:[€$£]|[A-Z]{3})?\s?[+\-–−]?(?!0\d)\d[\d.,:’'\s\u00a0\u202f–−-]*)(?P<unit>[^\d\s][^\d]{0,11})?"
)
_NOTHING = frozenset("-–—−./")
_SHORT_UNIT = 4
MOST_GAP = 0.25
_WIDEST_GAP = 36.0
_NARROWEST = 14.0
_CUT_HEADER = 0.6
_HAIR = 0.5
_FEW_ROWS, _FEW_COLUMNS = 4, 3
SMALLEST = 0.78
"""How much smaller the type of a table may be that is too wide for its column."""
_MOST_CUT = 1.25
"""Where words need so many times the room of a table in its smallest type, more than a few of them are cut."""
_LONG_WORD = 1 / 3
"""A word that is longer than that part of the measure is cut rather than the table parted for its sake."""
_WIDEST_HEAD = 0.45
"""The first column stands beside each part of a table that is parted, unless it takes more of the measure than that."""

Cells = tuple[tuple[Inline, ...], ...]


def words_fit(
    table: Table, style: Style, measure: float, lang: str | None, leftwards: bool, *, reduced: bool = False
) -> bool:
    """Whether a measure is wide enough for each word and each figure of a table.

    Args:
        table: the table.
        style: the style.
        measure: in points.
        lang: the language of the article.
        leftwards: whether it runs from right to left.
        reduced: whether in the smallest type that tables are set in, where no figure is cut and few words are.
    """
    rows = rows_of(table)
    count = max((len(cells) for cells, _ in rows), default=0)
    if not count:
        return True
    galley = Galley(style, measure, 0.0, lang, leftwards=leftwards)
    share = SMALLEST if reduced else 1.0
    text = reduced_type(style.text.table, share) if reduced else style.text.table
    room = measure - share * min(GAP, measure / count * MOST_GAP) * (count - 1)
    numeric = [column > 0 and is_numeric(table, column) for column in range(count)]
    least = needs(rows, numeric, galley, room, text, cuts_headers=reduced)[0]
    if not reduced:
        return sum(least) <= room
    figures = sum(one for one, has_figures in zip(least, numeric, strict=True) if has_figures)
    return not words_are_cut(least, room) and figures + (count - sum(numeric)) * _NARROWEST <= room


def is_small(table: Table) -> bool:
    """Whether a table stands in the text: a few rows of a few columns."""
    return len(table.rows) <= _FEW_ROWS and max(map(len, (table.header, *table.rows)), default=0) <= _FEW_COLUMNS


def rows_of(table: Table) -> list[tuple[Cells, bool]]:
    """Its rows, and of each whether it is the header."""
    return [*([(table.header, True)] if table.header else []), *((row, False) for row in table.rows)]


def is_numeric(table: Table, column: int) -> bool:
    """Whether a column holds figures of one unit; a figure that begins with a nought, as telephone numbers, is none."""
    cells = [inline_text(row[column]).strip() for row in table.rows if column < len(row)]
    found = [_FIGURES.fullmatch(cell) for cell in cells if cell and cell not in _NOTHING]
    units = {match["unit"] for match in found if match}
    alike = len(units) == 1 or all(len(unit or "") <= _SHORT_UNIT for unit in units)
    return bool(found) and all(found) and alike


def reduced_type(style: TextStyle, share: float) -> TextStyle:
    """The style in smaller type, and with words cut where they must be."""
    return msgspec.structs.replace(style, size=style.size * share, leading=style.leading * share, hyphenate=True)


def words_are_cut(least: Sequence[float], room: float) -> bool:
    """Whether more words than a few are cut in columns that together have so much room, in points."""
    return sum(min(one, room * _LONG_WORD) for one in least) > _MOST_CUT * room


def grouped(least: Sequence[float], measure: float, gap: float, *, heads: bool) -> list[tuple[int, ...]]:
    """The columns in groups that the measure holds, of about the same number; the first one heads all where it may."""
    head = (0,) if heads and least[0] <= _WIDEST_HEAD * measure else ()
    taken = least[0] + gap if head else 0.0
    others = range(len(head), len(least))

    def filled(most: int) -> list[tuple[int, ...]]:
        groups: list[list[int]] = [[]]
        width = taken
        for column in others:
            if groups[-1] and (width + least[column] > measure or len(groups[-1]) >= most):
                groups.append([])
                width = taken
            groups[-1].append(column)
            width += least[column] + gap
        return [(*head, *group) for group in groups]

    needed = len(filled(len(least)))
    even = filled(math.ceil(len(others) / needed))
    return even if len(even) == needed else filled(len(least))


def _measured(galley: Galley) -> Callable[[str, Fount], float]:
    """How the widths of texts are found."""

    def measured(text: str, fount: Fount) -> float:
        if galley.leftwards or is_shaped(text):
            from umbruch.writers.pdf.type.mixed import width_of

            return width_of(text, fount, galley.lang)
        return fount.shape(text).width

    return measured


def needs(
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


def column_widths(
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
